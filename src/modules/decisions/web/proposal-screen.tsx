import { helpLimits } from '#modules/cases/contract.ts'
import { en as conflictsEn } from '#modules/cases/conflicts/text.en.ts'
import { sv as conflictsSv } from '#modules/cases/conflicts/text.sv.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { type Gap, type ProposalView, readProposal, type ShownProposal } from '../contract.ts'
import { type ProposalAct, proposalActOf } from '../rules/next-act.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { en as boardEn } from '../board/text.en.ts'
import { sv as boardSv } from '../board/text.sv.ts'
import { BoardStep } from '../board/web/board-step.tsx'
import { ChairForm } from '../board/web/chair-form.tsx'
import { Consults } from './consults.tsx'
import { MayDecide } from './may-decide.tsx'
import { ProposalForm, ProposalWords } from './proposal-text.tsx'
import { Above } from './words.tsx'

const inText: readonly Gap[] = [
  'not_told',
  'content_missing',
  'reasons_missing',
  'rule_missing',
  'intervention_missing',
  ...helpLimits,
]

/** From the day of the meeting until the minutes are entered the text stays as the politicians have it. */
const isBeingDecided = ({ agenda }: ProposalView, today: string): boolean =>
  agenda !== null && (agenda.isHeld || agenda.heldOn <= today)

type BeforeProps = { readonly gaps: readonly Gap[]; readonly proposal: ProposalView }

/** What stands in the way, and the step that takes it away. */
const Before = ({ gaps, proposal }: BeforeProps) => {
  const text = useText({ sv, en })
  const answers = { ...text.answers, ...useText({ sv: boardSv, en: boardEn }).answers }
  if (gaps.length === 0) return null
  return (
    <Notice kind="warn" title={text.proposal.beforeTitle}>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>
            {answers[gap]}
            {gap === 'not_communicated' && (
              <>
                {' '}
                <Link to={`/arenden/${proposal.caseId}`}>{text.list.back}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The one thing that the screen asks for; everything else is there and quiet. */
const nextActOf = (shown: ShownProposal, today: string): ProposalAct => {
  const { proposal, mayDecide, gaps, can } = shown
  return proposalActOf({
    mayWrite: can.write && !isBeingDecided(proposal, today),
    lacksText: gaps.some((gap) => inText.includes(gap)),
    lacksMore: gaps.length > 0,
    maySign: mayDecide.allowed && can.decide,
    mayPutOnAgenda: can.putOnAgenda,
    isPolitical: mayDecide.lowestRole === 'committee' || mayDecide.lowestRole === 'board',
    isOnAgenda: proposal.agenda !== null,
    isSent: proposal.sentTo !== '',
  })
}

/** A proposal: its text, what is missing, whether I may decide it, and who was asked. */
export const Screen = ({ params: { proposalId = '' } }: ScreenProps) => {
  const text = useText({ sv, en })
  const { answers: conflict } = useText({ sv: conflictsSv, en: conflictsEn })
  const today = useToday()
  const answer = useCall(readProposal, { proposalId })
  return (
    <Loaded answer={answer}>
      {(shown) => (
        <Page
          title={`${text.kinds[shown.proposal.kind]}: ${shown.child.name}`}
          tab={text.proposal.tab}
          lead={text.proposal.proposedBy(shown.proposal.proposedBy)}
          above={
            <Above
              to={`/arenden/${shown.proposal.caseId}/beslut`}
              back={text.proposal.back}
              number={text.list.caseNumber(shown.caseNumber)}
              protection={shown.child.protection}
            />
          }
        >
          {shown.proposal.returnedNote !== '' && (
            <Notice kind="warn" title={text.proposal.returned}>
              {shown.proposal.returnedNote}
            </Notice>
          )}
          <Section title={text.proposal.text}>
            {shown.can.write && !isBeingDecided(shown.proposal, today) ? (
              <ProposalForm
                proposal={shown.proposal}
                birthOn={shown.child.birthOn}
                isNext={nextActOf(shown, today) === 'write'}
              />
            ) : (
              <ProposalWords proposal={shown.proposal} />
            )}
          </Section>
          {shown.inConflict !== null && (
            <Notice kind="warn">
              {shown.inConflict === 'barred' ? conflict.in_conflict : conflict.conflict_not_answered}
            </Notice>
          )}
          <Before gaps={shown.gaps} proposal={shown.proposal} />
          <MayDecide shown={shown} act={nextActOf(shown, today)} />
          <BoardStep shown={shown} isNext={nextActOf(shown, today) === 'board'} />
          <ChairForm shown={shown} />
          <Consults caseId={shown.proposal.caseId} consults={shown.consults} mayWrite={shown.can.consult} />
        </Page>
      )}
    </Loaded>
  )
}
