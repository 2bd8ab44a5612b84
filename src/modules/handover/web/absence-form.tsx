import { useState } from 'react'
import { absenceKinds } from '#modules/organisation/contract.ts'
import { useToday } from '#web/clock.ts'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { enterAbsence, moveUnit, readStaffing } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import type { Staffing } from './staffing-screen.tsx'

type DialogProps = { readonly staffing: Staffing; readonly onClose: () => void }

const isKind = (text: string): text is (typeof absenceKinds)[number] =>
  absenceKinds.some((one) => one === text)

/** Who will be away, and from when until when. There is no field for why. */
export const AbsenceDialog = ({ staffing, onClose }: DialogProps) => {
  const { staffing: text, kinds } = useText({ sv, en })
  const refresh = useRefresh()
  const today = useToday()
  const [id] = useState(newKey)
  const [kind, setKind] = useState<(typeof absenceKinds)[number]>('absence')
  const isForATime = kind === 'absence' || kind === 'leave'
  return (
    <Dialog title={text.add} isOpen onClose={onClose}>
      <Form
        schema={enterAbsence.input}
        also={{ id }}
        submit={text.save}
        done={text.saved}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(enterAbsence, values, key)
          await refresh(readStaffing)
          onClose()
        }}
      >
        <ComboBox
          name="workerId"
          label={text.who}
          choices={staffing.workers.map((one) => ({
            value: one.id,
            label: one.name,
            note: `${one.title}, ${one.unit}`,
          }))}
        />
        <RadioGroup
          name="kind"
          label={text.kind}
          hint={text.kindHint}
          choices={absenceKinds.map((value) => ({ value, label: kinds[value] }))}
          value={kind}
          onChange={(value) => isKind(value) && setKind(value)}
        />
        <DayField name="fromOn" label={text.from} hint={text.fromHint[kind]} defaultValue={today} />
        {isForATime && <DayField name="untilOn" label={text.until} hint={text.untilHint} optional />}
        {kind === 'moving' && (
          <Select
            name="toUnitId"
            label={text.toUnit}
            choices={staffing.otherUnits.map((unit) => ({ value: unit.id, label: unit.name }))}
          />
        )}
      </Form>
    </Dialog>
  )
}

/** A reorganisation: everybody in a unit, on one day. */
export const UnitDialog = ({ staffing, onClose }: DialogProps) => {
  const { staffing: text } = useText({ sv, en })
  const refresh = useRefresh()
  const today = useToday()
  const units = staffing.units.map((unit) => ({ value: unit.id, label: unit.name }))
  const [first] = units
  return (
    <Dialog title={text.addWhole} isOpen onClose={onClose}>
      <p>{text.wholeLead}</p>
      <Form
        schema={moveUnit.input}
        also={units.length === 1 ? { unitId: first?.value } : {}}
        submit={text.save}
        done={text.saved}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(moveUnit, values, key)
          await refresh(readStaffing)
          onClose()
        }}
      >
        {units.length > 1 && <Select name="unitId" label={text.unit} choices={units} />}
        <Select
          name="toUnitId"
          label={text.toUnit}
          choices={staffing.otherUnits.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
        <DayField name="fromOn" label={text.from} hint={text.fromHint.moving} defaultValue={today} />
      </Form>
    </Dialog>
  )
}
