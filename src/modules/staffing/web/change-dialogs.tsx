import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { useToday } from '#web/clock.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { addReorganisation, addStaffingMeasure, readStaffingChanges } from '../changes/contract.ts'
import { measuredFigures, measureKinds } from '../rules/effect.ts'
import { en } from '../text-changes.en.ts'
import { sv } from '../text-changes.sv.ts'

type ForUnits = {
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

const UnitAndDay = ({ units }: Pick<ForUnits, 'units'>) => {
  const { changes: text } = useText({ sv, en })
  const today = useToday()
  return (
    <>
      <Select
        name="unitId"
        label={text.unit}
        optional
        empty={text.allUnits}
        choices={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DayField name="fromOn" label={text.from} defaultValue={today} />
    </>
  )
}

export const MeasureDialog = ({ units, onClose }: ForUnits) => {
  const { changes: text, plan } = useText({ sv, en })
  const refresh = useRefresh()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.add} isOpen width="wide" onClose={onClose}>
      <Form
        schema={addStaffingMeasure.input}
        also={{ id }}
        submit={text.save}
        done={text.added}
        actions={<Button onPress={onClose}>{plan.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(addStaffingMeasure, values, key)
          await refresh(readStaffingChanges)
          onClose()
        }}
      >
        <Select
          name="kind"
          label={text.kind}
          choices={measureKinds.map((value) => ({ value, label: text.kinds[value] }))}
        />
        <TextField name="name" label={text.name} />
        <UnitAndDay units={units} />
        <Select
          name="figure"
          label={text.figure}
          choices={measuredFigures.map((value) => ({ value, label: text.figures[value] }))}
        />
        <TextArea name="expected" label={text.expected} hint={text.expectedHint} rows={2} max={500} />
      </Form>
    </Dialog>
  )
}

export const ReorganisationDialog = ({ units, onClose }: ForUnits) => {
  const { changes: text, plan } = useText({ sv, en })
  const refresh = useRefresh()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.addReorganisation} isOpen width="wide" onClose={onClose}>
      <Form
        schema={addReorganisation.input}
        also={{ id }}
        submit={text.save}
        done={text.reorganisationAdded}
        actions={<Button onPress={onClose}>{plan.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(addReorganisation, values, key)
          await refresh(readStaffingChanges)
          onClose()
        }}
      >
        <TextField name="name" label={text.what} />
        <UnitAndDay units={units} />
        <TextArea
          name="tookPart"
          label={text.tookPart}
          hint={text.tookPartHint}
          rows={3}
          max={1000}
          optional
        />
      </Form>
    </Dialog>
  )
}
