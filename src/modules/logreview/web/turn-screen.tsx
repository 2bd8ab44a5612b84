import { useState } from 'react'
import { readOrganisation } from '#modules/organisation/contract.ts'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Select } from '#web/ui/select.tsx'
import { enterDutyTurn } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { WorkerChoice } from './worker-choice.tsx'

/** A manager writes down who has the duty. */
export const TurnScreen = () => {
  const { turns: text } = useText({ sv, en })
  const today = useToday()
  const organisation = useCall(readOrganisation, {})
  const [round, setRound] = useState(0)
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Loaded answer={organisation}>
        {({ units }) => (
          <Form
            key={round}
            schema={enterDutyTurn.input}
            submit={text.save}
            done={text.done}
            onSubmit={async (values, key) => {
              await call(enterDutyTurn, values, key)
              setRound(round + 1)
            }}
          >
            <WorkerChoice label={text.who} />
            <Select
              name="unitId"
              label={text.unit}
              empty={text.all}
              optional
              choices={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            />
            <DayField name="fromOn" label={text.from} defaultValue={today} />
            <DayField name="untilOn" label={text.until} hint={text.untilHint} defaultValue={today} />
          </Form>
        )}
      </Loaded>
    </Page>
  )
}
