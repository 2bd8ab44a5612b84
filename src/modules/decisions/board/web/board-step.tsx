import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { readCaseDecisions, readProposal, type ShownProposal } from '../../contract.ts'
import { listMeetingDays, putOnAgenda, takeOffAgenda } from '../contract.ts'
import { bodyMayDecide, usualBody } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type StepProps = {
  readonly shown: ShownProposal
  /** It is what the screen asks for. */
  readonly isNext: boolean
}

const Schema = putOnAgenda.input.omit({ id: true })

const SendForm = ({ shown: { proposal, mayDecide }, isNext }: StepProps) => {
  const { proposal: text, bodies } = useText({ sv, en })
  const format = useFormat()
  const refresh = useRefresh()
  const toast = useToast()
  const { data } = useCall(listMeetingDays, {})
  const usual = usualBody(mayDecide.lowestRole)
  const possible = (data ?? []).filter(({ body }) => bodyMayDecide(body, mayDecide.lowestRole))
  const first = possible.find(({ body }) => body === usual) ?? possible[0]
  if (data === undefined) return null
  if (first === undefined) return <p>{text.noMeeting}</p>
  return (
    <Form
      schema={Schema}
      also={{ proposalId: proposal.id, version: proposal.version }}
      label={text.title}
      submit={text.send}
      submitKind={isNext ? 'primary' : 'quiet'}
      onSubmit={async (values, key) => {
        const { agenda } = await call(putOnAgenda, { ...values, id: key }, key)
        if (agenda) toast(text.sent(bodies[agenda.body], format.day(agenda.heldOn)))
        await refresh(readProposal, readCaseDecisions)
      }}
    >
      <Select
        name="meetingId"
        label={text.meeting}
        empty="none"
        defaultValue={first.id}
        choices={possible.map(({ id, body, heldOn }) => ({
          value: id,
          label: `${bodies[body]}, ${format.weekday(heldOn)}`,
        }))}
      />
      <Checkbox name="partySpeaks" label={text.speaks} hint={text.speaksHint} />
    </Form>
  )
}

const Standing = ({ shown: { proposal, can, gaps }, isNext }: StepProps) => {
  const { proposal: text, bodies } = useText({ sv, en })
  const format = useFormat()
  const refresh = useRefresh()
  const toast = useToast()
  const again = useAct(putOnAgenda, { refresh: [readProposal, readCaseDecisions] })
  const off = useAct(takeOffAgenda, {
    onDone: () => {
      toast(text.offDone)
      void refresh(readProposal, readCaseDecisions)
    },
  })
  const { agenda } = proposal
  if (agenda === null) return null
  const resend = (): void =>
    again.run({
      proposalId: proposal.id,
      id: agenda.itemId,
      version: proposal.version,
      meetingId: agenda.meetingId,
    })
  return (
    <>
      <Notice kind={agenda.isChanged ? 'warn' : 'done'}>
        {text.on(bodies[agenda.body], format.weekday(agenda.heldOn))}{' '}
        {agenda.isHeld ? text.waiting : agenda.isChanged && text.changed}
      </Notice>
      {again.fault && <ErrorState error={again.fault} />}
      {off.fault && <ErrorState error={off.fault} />}
      {!agenda.isHeld && can.putOnAgenda && (
        <p className="cluster">
          {agenda.isChanged && gaps.length === 0 && (
            <Button kind={isNext ? 'primary' : 'quiet'} pending={again.pending} onPress={resend}>
              {text.resend}
            </Button>
          )}
          <Button kind="bare" pending={off.pending} onPress={() => off.run({ agendaItemId: agenda.itemId })}>
            {text.off}
          </Button>
        </p>
      )}
    </>
  )
}

/** The way of a proposal to those who may decide it: on to the agenda, and what stands there. */
export const BoardStep = ({ shown, isNext }: StepProps) => {
  const { proposal: text } = useText({ sv, en })
  const { proposal, mayDecide, gaps, can } = shown
  const isPolitical = mayDecide.lowestRole === 'committee' || mayDecide.lowestRole === 'board'
  if (proposal.agenda === null && (!isPolitical || !can.putOnAgenda || gaps.length > 0)) return null
  return (
    <Section title={text.title}>
      {proposal.agenda === null ? (
        <SendForm shown={shown} isNext={isNext} key={proposal.version} />
      ) : (
        <Standing shown={shown} isNext={isNext} key={proposal.version} />
      )}
    </Section>
  )
}
