import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import {
  type AgreeingView,
  type ConsentForm,
  consentForms,
  type HelpConsent,
  noteConsent,
  withdrawConsent,
  type WordView,
} from '../contract.ts'
import { useConsentText, useSaveConsent } from './use-consents.ts'

type WordFormProps = {
  readonly caseId: string
  readonly openedOn: Day
  readonly help: HelpConsent
  readonly one: AgreeingView
  /** A yes in this form, or a no. */
  readonly said: ConsentForm | 'no'
  readonly onClose: () => void
}

/** The second press: day and scope are filled in already, so that a yes of today is saved as it stands. */
export const WordForm = ({ caseId, openedOn, help, one, said, onClose }: WordFormProps) => {
  const text = useConsentText()
  const today = useToday()
  const save = useSaveConsent(noteConsent, onClose)
  const [id] = useState(newKey)
  const isYes = said !== 'no'
  const also = { caseId, id, interventionId: help.interventionId, personId: one.personId }
  return (
    <Form
      schema={noteConsent.input}
      also={
        isYes ? { ...also, answer: 'agrees', form: said } : { ...also, answer: 'refuses', scope: help.name }
      }
      label={text.of(isYes ? text.yes[said] : text.no, one.name)}
      submit={isYes ? text.form.saveYes : text.form.saveNo}
      done={text.form.saved}
      actions={<Button onPress={onClose}>{text.form.cancel}</Button>}
      onSubmit={save}
    >
      <DayField
        name="givenOn"
        label={text.form.givenOn}
        defaultValue={today}
        earliest={openedOn}
        latest={today}
      />
      {isYes ? (
        <TextField name="scope" label={text.form.scope} defaultValue={help.name} />
      ) : (
        <>
          <RadioGroup
            name="form"
            label={text.form.form}
            choices={consentForms.map((value) => ({ value, label: text.forms[value] }))}
            defaultValue="oral"
          />
          <TextArea name="words" label={text.form.words} rows={2} optional />
        </>
      )}
    </Form>
  )
}

type WithdrawFormProps = {
  readonly caseId: string
  readonly word: WordView
  readonly name: string
  readonly onClose: () => void
}

/** SoL 21:1: a yes can be taken back at any time. */
export const WithdrawForm = ({ caseId, word, name, onClose }: WithdrawFormProps) => {
  const text = useConsentText()
  const today = useToday()
  return (
    <Form
      schema={withdrawConsent.input}
      also={{ caseId, consentId: word.id, version: word.version }}
      label={text.of(text.withdraw.act, name)}
      submit={text.withdraw.save}
      done={text.form.saved}
      actions={<Button onPress={onClose}>{text.form.cancel}</Button>}
      onSubmit={useSaveConsent(withdrawConsent, onClose)}
    >
      <DayField
        name="withdrawnOn"
        label={text.withdraw.on}
        defaultValue={today}
        earliest={word.givenOn}
        latest={today}
      />
      <TextArea name="words" label={text.withdraw.words} rows={2} optional />
    </Form>
  )
}
