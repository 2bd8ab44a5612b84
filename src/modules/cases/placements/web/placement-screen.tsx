import { useState } from 'react'
import { en as homesEn } from '../../homes/text.en.ts'
import { sv as homesSv } from '../../homes/text.sv.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import type { ScreenProps } from '#web/screens.ts'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import type { PlacementView } from '../contract.ts'
import { monthsBetween } from '../rules/history.ts'
import { CarePlanSection, ImplementationPlanSection } from './care-plan-section.tsx'
import { BasisDialog, EndDialog, HideDialog, MoveDialog, WorkerDialog } from './change-dialogs.tsx'
import { FollowSection } from './follow-section.tsx'
import { HistorySection } from './history-section.tsx'
import { NextSection } from './next-section.tsx'
import { ReviewSection } from './review-section.tsx'
import { usePlacement, usePlacementText } from './use-placement.ts'

const dialogs = {
  move: MoveDialog,
  basis: BasisDialog,
  worker: WorkerDialog,
  hide: HideDialog,
  end: EndDialog,
} as const
type Opened = keyof typeof dialogs

const Acts = ({
  view,
  onOpen,
}: {
  readonly view: PlacementView
  readonly onOpen: (opened: Opened) => void
}) => {
  const text = usePlacementText().screen
  const item = (key: Opened, label: string) => ({ key, label, onPick: () => onOpen(key) })
  return (
    <>
      <LinkButton to={`/arenden/${view.caseId}`}>{text.toCase}</LinkButton>
      <LinkButton to={`/barn/${view.child.id}`}>{text.toChild}</LinkButton>
      {view.can.work && (
        <Menu
          label={text.more}
          items={[
            item('move', text.move),
            item('basis', text.changeBasis),
            item('worker', text.changeWorker),
            item('hide', view.isHidden ? text.show : text.hide),
            item('end', text.end),
          ]}
        />
      )}
    </>
  )
}

/** Where the child lives and since when, in one line. */
const Where = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText()
  const kinds = useText({ sv: homesSv, en: homesEn }).kinds
  const format = useFormat()
  const today = useToday()
  if (view.endedOn !== null)
    return text.screen.ended(format.day(view.endedOn), view.endKind === null ? '' : text.ends[view.endKind])
  const home =
    view.homeId === null ? text.common.hiddenHome : <Link to={`/hem/${view.homeId}`}>{view.home}</Link>
  return (
    <>
      {home}, {kinds[view.kind].toLowerCase()}{' '}
      {text.screen.since(format.day(view.fromOn), text.screen.months(monthsBetween(view.fromOn, today)))}
    </>
  )
}

const Margin = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText()
  const format = useFormat()
  const { contact } = view
  return (
    <>
      <KeyFacts
        facts={[
          [text.screen.worker, view.namedWorker],
          [text.screen.owner, view.owner],
          [text.screen.basis, text.bases[view.legalBasis]],
          [text.screen.placed, format.day(view.startedOn)],
        ]}
      />
      {!view.seesHome && <Notice>{text.common.hiddenHomeLead}</Notice>}
      {contact && view.endedOn === null && (
        <KeyFacts
          facts={[
            [
              text.screen.contact,
              [contact.contactName, contact.phone, contact.email, contact.address]
                .filter((words) => words !== '')
                .join(', '),
            ],
          ]}
        />
      )}
    </>
  )
}

/** SoL 22:2, 22:4: the emergency home is for a time; the home after it takes another decision. The way there. */
const WayOn = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText().emergency
  const { wayOn, caseId } = view
  if (wayOn === null) return null
  if (wayOn.granted !== null)
    return (
      <Notice
        actions={
          view.can.work && (
            <LinkButton to={`/arenden/${caseId}/placering/${wayOn.granted.interventionId}`}>
              {text.carryOut}
            </LinkButton>
          )
        }
      >
        {text.granted(wayOn.granted.name)}
      </Notice>
    )
  return (
    <Notice
      actions={
        view.can.work && (
          <LinkButton to={wayOn.investigationIsOpen ? `/arenden/${caseId}/beslut` : '/inflode/ny'}>
            {wayOn.investigationIsOpen ? text.propose : text.intake}
          </LinkButton>
        )
      }
    >
      <p>{text.lead}</p>
      {!wayOn.investigationIsOpen && <p>{text.needsInvestigation}</p>}
    </Notice>
  )
}

const Placement = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText()
  const [opened, setOpened] = useState<Opened>()
  const Opened = opened && dialogs[opened]
  return (
    <Page
      title={view.child.name}
      tab={text.screen.tab}
      above={
        <>
          <span>{text.screen.tab}</span>
          <Protected level={view.child.protection} />
        </>
      }
      lead={<Where view={view} />}
      actions={<Acts view={view} onOpen={setOpened} />}
      aside={<Margin view={view} />}
    >
      {view.endedOn !== null && view.endReason !== '' && <Notice>{view.endReason}</Notice>}
      {view.endedOn === null && !view.can.work && <Notice>{text.screen.notYours}</Notice>}
      {view.careOver !== null && (
        <Notice
          kind="warn"
          title={text.screen.careOver(
            text.shortBases[view.legalBasis],
            view.careOver.age,
            view.careOver.paragraph,
          )}
        >
          {text.screen.careOverLead}
        </Notice>
      )}
      <WayOn view={view} />
      <NextSection view={view} />
      <FollowSection view={view} />
      <ReviewSection view={view} />
      <CarePlanSection view={view} />
      <ImplementationPlanSection view={view} />
      <HistorySection view={view} />
      {Opened && <Opened view={view} onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

/** A placed child: where it lives, who is its own social worker, what is next and what is late. */
export const Screen = ({ params: { placementId = '' } }: ScreenProps) => (
  <Loaded answer={usePlacement(placementId)} lines={10}>
    {(view) => <Placement key={view.id} view={view} />}
  </Loaded>
)
