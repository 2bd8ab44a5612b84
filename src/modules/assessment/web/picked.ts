import type { NoteView } from '#modules/journal/contract.ts'
import type { NoteField } from '../rules/parts.ts'
import { quotesOf, sentencesOf } from '../rules/sentences.ts'

export type OneNote = NoteView['beside'][number]

/** Which sentences of which field of which note: by `pickKey`. */
export type PickedIn = ReadonlyMap<string, ReadonlySet<number>>

export const pickKey = (noteId: string, field: NoteField): string => `${noteId} ${field}`

export const fieldText = (note: OneNote, field: NoteField): string =>
  field === 'child_words' ? note.childWords : note[field]

export const withPick = (picked: PickedIn, key: string, at: number, isOn: boolean): PickedIn => {
  const next = new Set(picked.get(key))
  if (isOn) next.add(at)
  else next.delete(at)
  return new Map(picked).set(key, next)
}

export type Wanted = { readonly noteId: string; readonly field: NoteField; readonly text: string }

/** What was picked, as quotes: exactly as it stands in the notes, in their order. */
export const wantedOf = (
  notes: readonly OneNote[],
  fields: readonly NoteField[],
  picked: PickedIn,
): Wanted[] =>
  notes.flatMap((note) =>
    fields.flatMap((field) => {
      const text = fieldText(note, field)
      const chosen = picked.get(pickKey(note.id, field)) ?? new Set<number>()
      return quotesOf(text, sentencesOf(text), chosen).map((words) => ({
        noteId: note.id,
        field,
        text: words,
      }))
    }),
  )
