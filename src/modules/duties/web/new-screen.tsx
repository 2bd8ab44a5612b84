import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7At } from '#kernel/id.ts'
import { call } from '#web/call.ts'
import { epochMilliseconds, useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { listDuties, openDuty } from '../contract.ts'
import type { openedByHand } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Kind = (typeof openedByHand)[number]

const Fields = ({ kinds }: { readonly kinds: readonly Kind[] }) => {
  const text = useText({ sv, en })
  const today = useToday()
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'lexSarah')
  const { create } = text
  return (
    <>
      <RadioGroup
        name="kind"
        label={create.kind}
        choices={kinds.map((one) => ({ value: one, label: text.kinds[one], note: create.hints[one] }))}
        defaultValue={kind}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? kind)}
      />
      <TextField name="title" label={create.name} hint={create.nameHint} />
      <TextArea name="account" label={create.account} hint={create.accountHint} rows={6} optional />
      <DayField name="on" label={create.on[kind]} defaultValue={today} latest={today} />
      {(kind === 'incident' || kind === 'gdprBreach') && (
        <TextField name="time" label={create.time} hint={create.timeHint} width={6} />
      )}
      {kind === 'otherDuty' && (
        <TextField name="days" kind="number" label={create.days} hint={create.daysHint} width={5} />
      )}
    </>
  )
}

/** SoL 27:2: whoever works here reports at once. Four fields, and no last day: it is counted. */
export const NewScreen = () => {
  const text = useText({ sv, en })
  const router = useRouter()
  const refresh = useRefresh()
  const answer = useCall(listDuties, {})
  const [dutyId] = useState(() => uuidv7At(epochMilliseconds()))
  return (
    <Page title={text.create.title} tab={text.create.title}>
      <Loaded answer={answer}>
        {({ can }) => (
          <Form
            schema={openDuty.input}
            also={{ id: dutyId }}
            submit={text.create.save}
            done={text.create.saved}
            actions={<LinkButton to="/uppgifter">{text.create.cancel}</LinkButton>}
            onSubmit={async (values, key) => {
              await call(openDuty, values, key)
              await refresh(listDuties)
              await router.navigate({ to: `/uppgifter/${dutyId}` })
            }}
          >
            <Fields kinds={can.open} />
          </Form>
        )}
      </Loaded>
    </Page>
  )
}
