import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { listWaves, planWave, type Waves } from '../waves/contract.ts'
import { useTime } from './words.ts'

type Props = { readonly plan: NonNullable<Waves['plan']>; readonly onClose: () => void }

/** A week for one or more units, with what it can be expected to tell. */
export const PlanWaveDialog = ({ plan, onClose }: Props) => {
  const { text, one } = useTime()
  const { waves } = text
  const refresh = useRefresh()
  const today = useToday()
  const [id] = useState(newKey)
  return (
    <Dialog title={waves.plan} isOpen onClose={onClose} width="wide">
      <Form
        schema={planWave.input}
        also={{ id }}
        submit={waves.save}
        done={waves.saved}
        actions={<Button onPress={onClose}>{waves.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(planWave, values, key)
          await refresh(listWaves)
          onClose()
        }}
      >
        <CheckboxGroup
          name="unitIds"
          label={waves.units}
          choices={plan.units.map((unit) => ({
            value: unit.id,
            label: unit.name,
            note: waves.unitNote(unit.people),
          }))}
          defaultValue={plan.units.length === 1 ? plan.units.map((unit) => unit.id) : []}
        />
        <DayField name="startsOn" label={waves.startsOn} defaultValue={plan.startsOn} earliest={today} />
        <DayField name="endsOn" label={waves.endsOn} defaultValue={plan.endsOn} earliest={today} />
        <TextField
          name="momentsPerDay"
          label={waves.perDay}
          hint={waves.perDayHint}
          kind="number"
          defaultValue={10}
          width={4}
        />
        <DayField name="agreedOn" label={waves.agreedOn} hint={waves.agreedHint} latest={today} />
        <Disclosure title={waves.precision}>
          <p>{waves.precisionLead}</p>
          <ul>
            {plan.precision.map(({ people, plusMinus }) => (
              <li key={people}>{waves.precisionRow(people, one(plusMinus * 100))}</li>
            ))}
          </ul>
        </Disclosure>
      </Form>
    </Dialog>
  )
}
