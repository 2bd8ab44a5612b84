import { certainties, protections } from '#modules/people/contract.ts'
import { useText } from '#web/language.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** What is already known of the person when the fields are shown. */
export type KnownFields = {
  readonly givenName: string
  readonly familyName: string
  readonly number: string
  readonly birthOn: string
  readonly deadOn: string
  readonly certainty: string
  readonly protection: string
}

/** Day of birth plus 60 in the digits (lag 2022:1697). */
const isCoordination = (number: string): boolean => {
  const digits = number.replace(/\D/g, '')
  return (digits.length === 10 || digits.length === 12) && Number(digits.slice(-6, -4)) > 60
}

type WhoFieldsProps = {
  readonly known: KnownFields
  readonly onChange: (change: Partial<KnownFields>) => void
  /** A person who has no number may get one of ours. */
  readonly offersReserve: boolean
  /** Instead of the usual hint, for one who has a number of ours. */
  readonly numberHint?: string | undefined
}

/** Name, number, day of birth, protection. The day comes with the number, but the law lets the two differ (FOL 18 §). */
export const WhoFields = ({ known, onChange, offersReserve, numberHint }: WhoFieldsProps) => {
  const text = useText({ sv, en })
  return (
    <>
      <TextField
        name="givenName"
        label={text.dialog.given}
        hint={text.dialog.givenHint}
        defaultValue={known.givenName}
        onChange={(givenName) => onChange({ givenName })}
      />
      <TextField
        name="familyName"
        label={text.dialog.family}
        defaultValue={known.familyName}
        onChange={(familyName) => onChange({ familyName })}
      />
      <TextField
        name="number"
        label={text.dialog.number}
        hint={numberHint ?? text.dialog.numberHint}
        optional
        width={16}
        defaultValue={known.number}
        onChange={(number) => onChange({ number })}
      />
      {isCoordination(known.number) && (
        <Select
          name="certainty"
          label={text.dialog.certainty}
          hint={text.dialog.certaintyHint}
          optional
          empty={text.dialog.certaintyUnknown}
          defaultValue={known.certainty}
          choices={certainties.map((one) => ({ value: one, label: text.certainties[one] }))}
        />
      )}
      {known.number.trim() === '' && offersReserve && <Checkbox name="reserve" label={text.dialog.reserve} />}
      {(known.number.trim() === '' || known.birthOn !== '') && (
        <DayField
          name="birthOn"
          label={text.dialog.birth}
          optional
          defaultValue={known.birthOn}
          onChange={(birthOn) => onChange({ birthOn })}
        />
      )}
      <Select
        name="protection"
        label={text.dialog.protection}
        empty="none"
        defaultValue={known.protection}
        choices={protections.map((one) => ({ value: one, label: text.protection[one] }))}
      />
    </>
  )
}

type ContactFieldsProps = {
  readonly contact: { readonly address: string; readonly phone: string; readonly email: string } | null
  /** Said instead of the fields when they are not shown. */
  readonly elsewhere?: string | undefined
  readonly language: string
  readonly needsInterpreter: boolean
}

/** `contact` null: withheld from the reader, and then it is not sent either, so that it stays as it is. */
export const ContactFields = ({ contact, elsewhere, language, needsInterpreter }: ContactFieldsProps) => {
  const text = useText({ sv, en })
  return (
    <>
      {contact ? (
        <>
          <TextField
            name="contact.address"
            label={text.dialog.address}
            optional
            defaultValue={contact.address}
          />
          <TextField
            name="contact.phone"
            label={text.dialog.phone}
            kind="tel"
            optional
            defaultValue={contact.phone}
          />
          <TextField
            name="contact.email"
            label={text.dialog.email}
            kind="email"
            optional
            defaultValue={contact.email}
          />
        </>
      ) : (
        <p className="soft">{elsewhere ?? text.withheldWhy}</p>
      )}
      <TextField name="language" label={text.dialog.language} optional defaultValue={language} />
      <Checkbox name="needsInterpreter" label={text.dialog.interpreter} defaultChecked={needsInterpreter} />
    </>
  )
}
