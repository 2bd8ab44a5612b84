import { useState } from 'react'
import { z } from 'zod'
import { type PickedPerson, PersonPicker } from '#modules/people/web/person-picker.tsx'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { listLowThreshold, noteLowThreshold } from '../contract.ts'
import { ageGroupOf, ageGroups, consentsFor, isForbidden, lowConsents, lowThresholdKinds } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** SoL 14:5: the board's decision, and roughly how old: it decides whose consent is needed. */
const Unnamed = ({ onAge }: { readonly onAge: (age: string) => void }) => {
  const { form, ages } = useText({ sv, en })
  const today = useToday()
  return (
    <>
      <DayField name="identityDecidedOn" label={form.identityOn} latest={today} />
      <TextField name="identityReference" label={form.identityReference} />
      <RadioGroup
        name="ageGroup"
        label={form.age}
        choices={ageGroups
          .filter((value) => value !== 'not_asked')
          .map((value) => ({ value, label: ages[value] }))}
        onChange={onAge}
      />
    </>
  )
}

/** Who it is for, and on whose consent: only what the age makes necessary. */
const ForWhom = () => {
  const { form, consents } = useText({ sv, en })
  const today = useToday()
  const [isNamed, setNamed] = useState(true)
  const [person, setPerson] = useState<PickedPerson>()
  const [chosenAge, setChosenAge] = useState('')
  const ofPerson = person?.birthOn ? ageGroupOf(person.birthOn, today) : person && 'not_asked'
  const age = isNamed ? ofPerson : ageGroups.find((one) => one === chosenAge)
  // Of somebody else's child the reader knows no day of birth: the server counts it and says what is needed.
  const possible = age === 'not_asked' ? lowConsents : age === undefined ? [] : consentsFor(age)
  return (
    <>
      <RadioGroup
        name="whom"
        label={form.whom}
        choices={[
          { value: 'named', label: form.named },
          { value: 'unnamed', label: form.unnamed },
        ]}
        value={isNamed ? 'named' : 'unnamed'}
        onChange={(value) => setNamed(value === 'named')}
      />
      {isNamed ? (
        <PersonPicker label={form.person} value={person} onChange={setPerson} />
      ) : (
        <Unnamed onAge={setChosenAge} />
      )}
      {age !== undefined && age !== 'adult' && (
        <>
          <RadioGroup
            key={age}
            name="consent"
            label={form.consent}
            hint={form.consentHint}
            choices={possible.map((value) => ({ value, label: consents[value] }))}
          />
          <DayField name="consentOn" label={form.consentOn} latest={today} defaultValue={today} />
        </>
      )}
    </>
  )
}

/** What is filled in: `whom` only chooses which fields are shown. */
const Noted = noteLowThreshold.input.omit({ id: true }).extend({ whom: z.string().optional() })

/** A new help in the register. What the kind does not need is not asked for. */
export const NoteForm = ({ onClose }: { readonly onClose: () => void }) => {
  const { form, kinds, add } = useText({ sv, en })
  const today = useToday()
  const refresh = useRefresh()
  const [chosen, setChosen] = useState('')
  return (
    <Form
      schema={Noted}
      label={add}
      submit={form.save}
      done={form.saved}
      actions={<Button onPress={onClose}>{form.cancel}</Button>}
      onSubmit={async ({ whom: _whom, ...values }, key) => {
        await call(noteLowThreshold, { ...values, id: newKey() }, key)
        await refresh(listLowThreshold)
        onClose()
      }}
    >
      <Select
        name="kind"
        label={form.kind}
        hint={form.kindHint}
        choices={lowThresholdKinds.map((value) => ({
          value,
          label: kinds[value],
          disabled: isForbidden(value),
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <TextField name="name" label={form.name} hint={form.nameHint} />
      {chosen === 'advice' && <Notice>{form.adviceNote}</Notice>}
      {chosen !== '' && chosen !== 'advice' && <ForWhom />}
      <DayField name="startedOn" label={form.startedOn} latest={today} defaultValue={today} />
      <Checkbox name="toldOfApplication" label={form.told} />
    </Form>
  )
}
