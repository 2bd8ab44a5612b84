import { useState } from 'react'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { useToast } from '#web/ui/toast.tsx'
import {
  readCaseDecisions,
  readProposal,
  returnProposal,
  sendProposal,
  type ShownProposal,
} from '../contract.ts'
import type { ProposalAct } from '../rules/next-act.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { SignDialog } from './sign-dialog.tsx'

const SendForm = ({ shown, isNext }: { readonly shown: ShownProposal; readonly isNext: boolean }) => {
  const text = useText({ sv, en }).proposal
  const refresh = useRefresh()
  const toast = useToast()
  const { proposal, mayDecide } = shown
  const isSent = proposal.sentTo !== ''
  return (
    <Form
      schema={sendProposal.input}
      also={{ proposalId: proposal.id, version: proposal.version }}
      label={text.send}
      submit={isSent ? text.sendElse : text.send}
      submitKind={isNext ? 'primary' : 'quiet'}
      onSubmit={async (values, key) => {
        const { sentTo } = await call(sendProposal, values, key)
        toast(text.sendDone(sentTo))
        await refresh(readProposal, readCaseDecisions)
      }}
    >
      <Select
        name="to"
        label={text.askWhom}
        choices={mayDecide.who.map((one) => ({
          value: one.id,
          label: `${one.name}, ${one.title}, ${one.unit}`,
        }))}
        defaultValue={proposal.sentToId ?? mayDecide.who[0]?.id ?? ''}
      />
    </Form>
  )
}

const ReturnForm = ({ shown }: { readonly shown: ShownProposal }) => {
  const text = useText({ sv, en }).proposal
  const refresh = useRefresh()
  const { id: proposalId, version } = shown.proposal
  return (
    <Disclosure title={text.giveBack}>
      <Form
        schema={returnProposal.input}
        also={{ proposalId, version }}
        label={text.giveBack}
        submit={text.giveBackSubmit}
        submitKind="quiet"
        done={text.givenBack}
        onSubmit={async (values, key) => {
          await call(returnProposal, values, key)
          await refresh(readProposal, readCaseDecisions)
        }}
      >
        <TextArea name="note" label={text.giveBackLabel} rows={2} />
      </Form>
    </Disclosure>
  )
}

/** "May I decide this?": yes, and then one may sign when nothing is missing; or who may, with a button that sends it. */
export const MayDecide = ({ shown, act }: { readonly shown: ShownProposal; readonly act: ProposalAct }) => {
  const { proposal: text, deciders } = useText({ sv, en })
  const format = useFormat()
  const { worker } = useSession()
  const [isSigning, setSigning] = useState(false)
  const { proposal, mayDecide, gaps, can } = shown
  const { allowed, lowestRole, paragraph, who } = mayDecide
  // FL 17–18: a "yes" beside a conflict of interest would be half the truth.
  const isShown = !allowed || shown.inConflict === null
  const lowest = deciders[lowestRole]
  const isPolitical = lowestRole === 'committee' || lowestRole === 'board'
  return (
    <Section title={text.mayTitle}>
      {isShown && (
        <Notice kind={allowed ? 'done' : 'info'}>
          {allowed ? text.yes : isPolitical ? text.politicians(lowest) : text.no(lowest)}{' '}
          <span className="soft">{paragraph}</span>
        </Notice>
      )}
      {proposal.sentTo !== '' && proposal.sentAt !== null && proposal.sentToId !== worker.id && (
        <p>{text.waits(proposal.sentTo, format.moment(proposal.sentAt))}</p>
      )}
      {allowed && can.decide && gaps.length === 0 && proposal.agenda === null && (
        <p>
          <Button kind={act === 'sign' ? 'primary' : 'quiet'} icon="pen" onPress={() => setSigning(true)}>
            {text.sign}
          </Button>
        </p>
      )}
      {!allowed && can.write && who.length > 0 && proposal.agenda === null && (
        <SendForm shown={shown} isNext={act === 'send'} key={proposal.version} />
      )}
      {proposal.sentToId === worker.id && <ReturnForm shown={shown} key={proposal.version} />}
      {isSigning && <SignDialog shown={shown} onClose={() => setSigning(false)} />}
    </Section>
  )
}
