import { useText } from '#web/language.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const last = (name: string): string => name.split('.').at(-1) ?? name

const named = (names: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name

/** What forms, fields and tasks are called for people. */
export const useNames = () => {
  const text = useText({ sv, en })
  return {
    form: (name: string): string => named(text.forms, name),
    field: ({ name, label }: { readonly name: string; readonly label: string }): string =>
      label === '' ? named(text.fields, last(name)) : label,
    task: (name: string): string => named(text.tasks.names, name),
  }
}
