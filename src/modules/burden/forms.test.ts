import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rooms } from '../../rooms.ts'
import { formsSource } from '#test/support/forms-source.ts'
import { clicksOfTasks, formOfOwn, formsOfContracts, readersOfOwn } from './forms.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

const routes = new Map(rooms.flatMap((room) => room.routes.map(({ route }) => [route.name, route] as const)))
const last = (name: string): string => name.split('.').at(-1) ?? name

test('the table of forms, fields and what shows them is the contracts’ own: run node tools/write-forms.ts', () => {
  const stored = readFileSync(join(import.meta.dirname, 'forms.json'), 'utf8')
  expect(JSON.parse(stored)).toEqual(JSON.parse(formsSource()))
})

test('every form and every field has a name that people understand, in both languages', () => {
  const forms = [...formsOfContracts.keys()]
  const fields = [
    ...new Set([...formsOfContracts.values()].flatMap((form) => Object.keys(form.fields).map(last))),
  ]
  for (const words of [sv, en]) {
    expect(forms.filter((name) => !Object.hasOwn(words.forms, name))).toEqual([])
    expect(fields.filter((name) => !Object.hasOwn(words.fields, name))).toEqual([])
    expect(clicksOfTasks.filter(({ task }) => !Object.hasOwn(words.tasks.names, task))).toEqual([])
  }
})

test('what shows a field exists, and is a reading', () => {
  const readers = new Set([
    ...[...formsOfContracts.values()].flatMap(({ fields }) => Object.values(fields).flat()),
    ...Object.values(readersOfOwn).flat(),
  ])
  expect([...readers].filter((name) => routes.get(name) === undefined)).toEqual([])
  for (const name of Object.values(formOfOwn)) expect(formsOfContracts.has(name)).toBe(true)
})

test('nothing that identifies a person, a matter or a moment is a field of the meter', () => {
  const names = [...formsOfContracts.values()].flatMap(({ fields }) => Object.keys(fields))
  for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z_]*(\.[a-z][A-Za-z_]*)*$/)
})
