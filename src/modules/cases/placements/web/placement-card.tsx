import { en as homesEn } from '../../homes/text.en.ts'
import { sv as homesSv } from '../../homes/text.sv.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { listPlacementsOfChild, type PlacementBrief } from '../contract.ts'
import { usePlacementText } from './use-placement.ts'

/** A placement in a few lines: where, since when, who, and what nobody has done. For the child's page and the case. */
export const PlacementCard = ({ placement }: { readonly placement: PlacementBrief }) => {
  const text = usePlacementText()
  const kinds = useText({ sv: homesSv, en: homesEn }).kinds
  const format = useFormat()
  const where = placement.home === '' ? text.card.hidden : text.card.lives(placement.home)
  if (placement.endedOn !== null)
    return (
      <p className="cluster">
        <Link to={`/placeringar/${placement.id}`}>
          {placement.home === '' ? text.common.hiddenHome : placement.home}
        </Link>
        <span className="soft">{kinds[placement.kind]}</span>
        <span className="soft">
          {text.card.ended(format.day(placement.startedOn), format.day(placement.endedOn))}
        </span>
      </p>
    )
  return (
    <div className="stack">
      <p className="cluster">
        <b>{where}</b>
        <span className="soft">{kinds[placement.kind]}</span>
        <span className="soft">{text.card.since(format.day(placement.fromOn))}</span>
        <span className="soft">{text.shortBases[placement.legalBasis]}</span>
      </p>
      <p className="cluster">
        <span>{text.card.worker(placement.namedWorker)}</span>
        {placement.lastVisitOn ? (
          <span className="soft">{text.card.lastVisit(format.day(placement.lastVisitOn))}</span>
        ) : (
          <Badge tone="warn">{text.card.neverVisited}</Badge>
        )}
        {placement.lastTalkAloneOn === null && <Badge tone="danger">{text.card.neverAlone}</Badge>}
      </p>
      <LinkButton to={`/placeringar/${placement.id}`}>{text.card.open}</LinkButton>
    </div>
  )
}

type PlacementPartProps = {
  readonly caseId: string
  readonly childId: string
  readonly interventionId: string
  /** Granted, agreed to and not begun: this is what comes next. */
  readonly isNext: boolean
  /** SoL 34:1: it was carried out before, and is to be carried out again. */
  readonly isInterrupted: boolean
}

/** In the case: the way to carry the placement out, or to its page. */
export const PlacementPart = ({
  caseId,
  childId,
  interventionId,
  isNext,
  isInterrupted,
}: PlacementPartProps) => {
  const text = usePlacementText().card
  return (
    <Loaded answer={useCall(listPlacementsOfChild, { childId })} lines={2}>
      {(placements) => {
        const own = placements.find((one) => one.interventionId === interventionId)
        if (own && !isInterrupted) return <PlacementCard placement={own} />
        return (
          <div className="stack">
            {own && <PlacementCard placement={own} />}
            <p className="soft">{own ? text.again : text.carryOutLead}</p>
            <LinkButton
              to={`/arenden/${caseId}/placering/${interventionId}`}
              kind={isNext ? 'primary' : 'quiet'}
            >
              {text.carryOut}
            </LinkButton>
          </div>
        )
      }}
    </Loaded>
  )
}
