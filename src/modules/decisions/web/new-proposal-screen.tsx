import { useRouter } from '@tanstack/react-router'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { createProposal, readCaseDecisions } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { ProposalFields } from './proposal-fields.tsx'
import { Above } from './words.tsx'

/** A new proposal. What is not written yet may wait: it is a draft until somebody signs it. */
export const Screen = ({ params: { caseId = '' } }: ScreenProps) => {
  const { list, form, proposal, answers } = useText({ sv, en })
  const router = useRouter()
  const refresh = useRefresh()
  const answer = useCall(readCaseDecisions, { caseId })
  return (
    <Loaded answer={answer}>
      {({ child, caseNumber, investigationId, can }) => (
        <Page
          title={`${list.newProposal}: ${child.name}`}
          tab={proposal.tab}
          lead={list.newLead}
          above={
            <Above
              to={`/arenden/${caseId}/beslut`}
              back={proposal.back}
              number={list.caseNumber(caseNumber)}
              protection={child.protection}
            />
          }
        >
          {can.propose ? (
            <Form
              schema={createProposal.input.omit({ id: true })}
              also={{ caseId }}
              submit={form.create}
              done={form.saved}
              onSubmit={async (values, key) => {
                const { id } = await call(createProposal, { ...values, id: key }, key)
                await refresh(readCaseDecisions)
                await router.navigate({ to: `/beslut/forslag/${id}` })
              }}
            >
              <ProposalFields birthOn={child.birthOn} hasInvestigation={investigationId !== null} />
            </Form>
          ) : (
            <Notice kind="warn">{answers.case_is_closed}</Notice>
          )}
        </Page>
      )}
    </Loaded>
  )
}
