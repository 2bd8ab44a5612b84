import type { Entry, MergeField } from '#modules/people/merge/contract.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** What an entry says in a field, for the eye. */
export const useEntryWords = () => {
  const text = useText({ sv, en })
  const format = useFormat()
  const words: Readonly<Record<MergeField, (entry: Entry) => string>> = {
    name: ({ person }) => person.name,
    number: ({ person }) => format.identityNumber(person.number),
    birthOn: ({ person }) => (person.birthOn ? format.day(person.birthOn) : ''),
    deadOn: ({ person }) => (person.deadOn ? format.day(person.deadOn) : ''),
    contact: ({ contact }) => contact ?? text.withheld,
    language: ({ language }) => language,
  }
  return (entry: Entry, field: MergeField): string => words[field](entry)
}
