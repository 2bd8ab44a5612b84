import { useState } from 'react'
import { isDay } from '#kernel/day.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { NoteKindSchema } from '../contract.ts'
import { aloneInNote, noteKinds } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import type { Words } from './words.ts'

type FieldsProps = {
  readonly words: Words
  readonly onChange: (change: Partial<Words>) => void
  /** False while the day in the field cannot be read. */
  readonly onDayReadable: (readable: boolean) => void
}

const namesIn = (typed: string): string[] =>
  typed
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** Which event it was: what a list and a count need, and no more. */
export const EventFields = ({ words, onChange, onDayReadable }: FieldsProps) => {
  const text = useText({ sv, en })
  const today = useToday()
  // As it is typed: joined anew from the list, a space after a comma would vanish under the fingers.
  const [participants, setParticipants] = useState(() => words.participants.join(', '))
  const isView = words.kind === 'party_view'
  const kinds = noteKinds.filter((kind) => kind !== 'party_view')
  return (
    <div className="note-facts">
      {!isView && (
        <Select
          name="kind"
          label={text.editor.kind}
          empty="none"
          value={words.kind}
          choices={kinds.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={(value) => onChange({ kind: NoteKindSchema.parse(value) })}
        />
      )}
      {!isView && (
        <TextField
          name="place"
          label={text.editor.place}
          optional={words.kind !== 'talk_with_child'}
          value={words.place}
          onChange={(place) => onChange({ place })}
        />
      )}
      <DayField
        name="eventOn"
        label={text.editor.eventOn}
        latest={today}
        defaultValue={words.eventOn}
        onChange={(value) => {
          onDayReadable(isDay(value))
          if (isDay(value)) onChange({ eventOn: value })
        }}
      />
      {!isView && (
        <TextField
          name="participants"
          label={text.editor.participants}
          hint={text.editor.participantsHint}
          optional
          value={participants}
          onChange={(typed) => {
            setParticipants(typed)
            onChange({ participants: namesIn(typed) })
          }}
        />
      )}
      {(words.kind === 'talk_with_child' || aloneInNote(words) !== null) && (
        <RadioGroup
          name="childAlone"
          label={text.editor.childAlone}
          value={words.childAlone === null ? '' : words.childAlone ? 'yes' : 'no'}
          choices={[
            { value: 'yes', label: text.editor.alone.yes },
            { value: 'no', label: text.editor.alone.no },
          ]}
          onChange={(value) => onChange({ childAlone: value === 'yes' })}
        />
      )}
    </div>
  )
}

type TextsProps = Omit<FieldsProps, 'onDayReadable'> & { readonly withChild: boolean }

/** Facts, the child's words and the assessment, apart. The two last stay closed until they are wanted. */
export const TextFields = ({ words, onChange, withChild }: TextsProps) => {
  const text = useText({ sv, en }).editor
  const [opened, setOpened] = useState<{
    readonly childWords?: true
    readonly agreed?: true
    readonly assessment?: true
  }>({})
  const prompts =
    words.kind === 'talk_with_child' || words.kind === 'party_view'
      ? text.happened[words.kind]
      : text.happened.other
  const isView = words.kind === 'party_view'
  const showsChild =
    withChild || words.kind === 'talk_with_child' || words.childWords !== '' || opened.childWords === true
  const showsAgreed = words.agreed !== '' || opened.agreed === true
  const showsOwn = !withChild && (words.assessment !== '' || opened.assessment === true)
  return (
    <>
      {!withChild && (
        <TextArea
          name="happened"
          label={prompts.label}
          hint={prompts.hint}
          rows={6}
          optional={words.kind === 'talk_with_child'}
          value={words.happened}
          onChange={(happened) => onChange({ happened })}
        />
      )}
      {showsChild && (
        <TextArea
          name="childWords"
          label={text.childWords}
          hint={text.childWordsHint}
          rows={withChild ? 10 : 5}
          optional
          value={words.childWords}
          onChange={(childWords) => onChange({ childWords })}
        />
      )}
      {showsAgreed && (
        <TextArea
          name="agreed"
          label={text.agreed}
          hint={text.agreedHint}
          rows={3}
          optional
          value={words.agreed}
          onChange={(agreed) => onChange({ agreed })}
        />
      )}
      {showsOwn && (
        <TextArea
          name="assessment"
          label={text.assessment}
          hint={text.assessmentHint}
          rows={4}
          optional
          value={words.assessment}
          onChange={(assessment) => onChange({ assessment })}
        />
      )}
      {!isView && !withChild && (!showsChild || !showsAgreed || !showsOwn) && (
        <p className="cluster">
          {!showsChild && (
            <Button icon="plus" onPress={() => setOpened((was) => ({ ...was, childWords: true }))}>
              {text.openChildWords}
            </Button>
          )}
          {!showsAgreed && (
            <Button icon="plus" onPress={() => setOpened((was) => ({ ...was, agreed: true }))}>
              {text.openAgreed}
            </Button>
          )}
          {!showsOwn && (
            <Button icon="plus" onPress={() => setOpened((was) => ({ ...was, assessment: true }))}>
              {text.openAssessment}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
