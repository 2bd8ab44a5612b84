import { useRouter } from '@tanstack/react-router'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import type { Gap, ShownProposal } from '../../contract.ts'
import { recordChairDecision } from '../contract.ts'
import { urgentWays } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const canWait: readonly Gap[] = ['not_told', 'not_communicated']

/** KL 6:39, LVU 6: the chair has decided alone. Offered only where the law lets the chair do so. */
export const ChairForm = ({ shown }: { readonly shown: ShownProposal }) => {
  const { chair: text, ways } = useText({ sv, en })
  const today = useToday()
  const router = useRouter()
  const refresh = useRefresh()
  const { proposal, seen, chairBy, gaps, can } = shown
  const isReady = gaps.every((gap) => canWait.includes(gap))
  if (chairBy === '' || !can.recordChair || !isReady || proposal.agenda !== null) return null
  return (
    <Disclosure title={text.open}>
      <p className="soft">
        {text.lead} {chairBy}
      </p>
      <Form
        schema={recordChairDecision.input}
        also={{ proposalId: proposal.id, version: proposal.version, seen }}
        label={text.open}
        submit={text.save}
        submitKind="danger"
        done={text.saved}
        onSubmit={async (values, key) => {
          const { id } = await call(recordChairDecision, values, key)
          await router.navigate({ to: `/beslut/${id}` })
          await refresh()
        }}
      >
        <TextField name="chair" label={text.name} />
        <RadioGroup
          name="part"
          label={text.part}
          defaultValue="chair"
          choices={(['chair', 'member'] as const).map((value) => ({ value, label: text.parts[value] }))}
        />
        <DayField name="decidedOn" label={text.on} latest={today} defaultValue={today} />
        <TextField name="decidedTime" label={text.time} hint={text.timeHint} width={6} />
        <RadioGroup
          name="how"
          label={text.how}
          choices={urgentWays.map((value) => ({ value, label: ways[value] }))}
        />
      </Form>
    </Disclosure>
  )
}
