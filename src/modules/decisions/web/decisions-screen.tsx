import { addressOf } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { Section } from '#web/ui/section.tsx'
import {
  type DecisionView,
  investigationDocument,
  type ProposalView,
  readCaseDecisions,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { en as boardEn } from '../board/text.en.ts'
import { sv as boardSv } from '../board/text.sv.ts'
import { Consults } from './consults.tsx'
import { Above } from './words.tsx'

const Proposals = ({ proposals }: { readonly proposals: readonly ProposalView[] }) => {
  const { list, kinds } = useText({ sv, en })
  const board = useText({ sv: boardSv, en: boardEn })
  const format = useFormat()
  const standing = (proposal: ProposalView): string => {
    if (proposal.agenda !== null)
      return board.proposal.sent(board.bodies[proposal.agenda.body], format.day(proposal.agenda.heldOn))
    if (proposal.sentTo !== '') return list.sentTo(proposal.sentTo)
    return proposal.returnedNote === '' ? list.draft : list.returned
  }
  return (
    <List label={list.proposals}>
      {proposals.map((proposal) => (
        <Row
          key={proposal.id}
          to={`/beslut/forslag/${proposal.id}`}
          title={kinds[proposal.kind]}
          what={standing(proposal)}
          meta={proposal.proposedBy}
        />
      ))}
    </List>
  )
}

const Decisions = ({ decisions }: { readonly decisions: readonly DecisionView[] }) => {
  const { list, kinds } = useText({ sv, en })
  const format = useFormat()
  return (
    <List label={list.decisions}>
      {decisions.map((decision) => (
        <Row
          key={decision.id}
          to={`/beslut/${decision.id}`}
          title={decision.interventionName === '' ? kinds[decision.kind] : decision.interventionName}
          what={list.by(decision.decidedBy, decision.decidedTitle)}
          meta={format.day(decision.decidedOn)}
        />
      ))}
    </List>
  )
}

/** Decisions of a case: what is proposed, what is decided and who was asked. */
export const Screen = ({ params: { caseId = '' } }: ScreenProps) => {
  const text = useText({ sv, en }).list
  const answer = useCall(readCaseDecisions, { caseId })
  return (
    <Loaded answer={answer}>
      {({ child, caseNumber, investigationId, proposals, decisions, consults, can }) => (
        <Page
          title={`${text.title}: ${child.name}`}
          tab={text.tab}
          above={
            <Above
              to={`/arenden/${caseId}`}
              back={text.back}
              number={text.caseNumber(caseNumber)}
              protection={child.protection}
            />
          }
          actions={
            can.propose && (
              <LinkButton
                to={`/arenden/${caseId}/beslut/nytt`}
                kind={proposals.length === 0 ? 'primary' : 'quiet'}
                icon="pen"
              >
                {text.newProposal}
              </LinkButton>
            )
          }
        >
          {(proposals.length > 0 || can.propose) && (
            <Section title={text.proposals} count={proposals.length}>
              {proposals.length > 0 ? <Proposals proposals={proposals} /> : <p>{text.noProposals}</p>}
              {investigationId !== null && (
                <p>
                  <a
                    className="button bare"
                    href={addressOf(investigationDocument, { investigationId })}
                    target="_blank"
                    rel="noreferrer"
                  >
                    <Icon name="print" />
                    {text.draftPdf}
                  </a>
                </p>
              )}
            </Section>
          )}
          <Section title={text.decisions} count={decisions.length}>
            {decisions.length > 0 ? (
              <Decisions decisions={decisions} />
            ) : (
              <EmptyState title={text.noDecisions} />
            )}
          </Section>
          <Consults caseId={caseId} consults={consults} mayWrite={can.consult} />
        </Page>
      )}
    </Loaded>
  )
}
