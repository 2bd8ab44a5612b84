import { z } from 'zod'
import { isReading, type Route } from '#kernel/route.ts'
import { rooms } from '../../src/rooms.ts'

/** What src/modules/burden/forms.json says, derived from the contracts: the forms, their fields, and which routes show each. */
type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Every name in a schema, dotted, without the places of lists. */
const namesIn = (schema: unknown, at = ''): string[] => {
  if (!isJson(schema)) return []
  const branches = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => listOf(schema[key]))
  const below = [...branches, ...(isJson(schema['items']) ? [schema['items']] : [])].flatMap((one) =>
    namesIn(one, at),
  )
  const { properties } = schema
  if (!isJson(properties)) return at !== '' && below.length === 0 ? [at] : below
  return [
    ...below,
    ...Object.entries(properties).flatMap(([key, one]) => namesIn(one, at === '' ? key : `${at}.${key}`)),
  ]
}

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): unknown =>
  z.toJSONSchema(type, { io, unrepresentable: 'any' })

/** Sent along by the screen, never filled in. */
const notFilledIn = new Set([
  'id',
  'version',
  'revision',
  'tabId',
  'tabSeq',
  'seen',
  'own',
  'goalId',
  'noteId',
  'quoteId',
  'partId',
  'caseId',
  'reportChildId',
  'originalId',
  'investigationId',
  'matterId',
  'proposalId',
  'returnOf',
  'deviceId',
  'aboutType',
  'aboutId',
  'size',
])

const last = (name: string): string => name.split('.').at(-1) ?? name

/** Somebody or something that was chosen is shown by its name, under another word: nothing can be told of it. */
const isChosen = (field: string): boolean => /Ids?$/.test(last(field))

const fieldsOf = (route: Route): string[] => {
  const inPath = new Set([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name))
  const fields = namesIn(schemaOf(route.input, 'input')).filter(
    (name) => !inPath.has(name) && !notFilledIn.has(last(name)),
  )
  return [...new Set(fields)]
}

/** An editor of many texts under one route: its fields are the texts, named by the contract's own list. */
const textsOfEditors: Readonly<Record<string, string>> = { saveSection: 'section' }

const textsOf = (route: Route): string[] | undefined => {
  const key = textsOfEditors[route.name]
  const schema = schemaOf(route.input, 'input')
  const properties = isJson(schema) && isJson(schema['properties']) ? schema['properties'] : {}
  const one = key === undefined ? undefined : properties[key]
  return isJson(one) ? listOf(one['enum']).map(String) : undefined
}

/**
 * What shows the whole of a form in another shape than its field by field: documents and pages that have no reply to look
 * into, and views that give a field another name. By hand; a name that no route has fails the test.
 */
const showsAllOf: Readonly<Record<string, readonly string[]>> = {
  saveSection: ['readAssessment'],
  saveDraft: ['listNotes'],
}

/** Sent by the program on its own: nobody fills anything in. */
const sentByItself = new Set([
  'pushAssessmentText',
  'pushNoteText',
  'signDraft',
  'greetDevice',
  'quarantineWords',
  'returnBag',
  'tellVisit',
  'makeOwnCalendar',
])

type Form = { readonly room: string; readonly fields: Readonly<Record<string, readonly string[]>> }

const formsOf = (): Readonly<Record<string, Form>> => {
  const readings = rooms.flatMap((room) =>
    room.routes.flatMap(({ route }) =>
      isReading(route) && route.produces === undefined
        ? [
            {
              room: room.name,
              name: route.name,
              shows: new Set(namesIn(schemaOf(route.reply, 'output')).map(last)),
            },
          ]
        : [],
    ),
  )
  const known = new Set(readings.map(({ name }) => name))
  for (const name of Object.values(showsAllOf).flat())
    if (!known.has(name)) throw new Error(`no reading is called ${name}`)
  const forms = rooms.flatMap((room) =>
    room.routes.flatMap(({ route }) => {
      if (isReading(route) || typeof route.may !== 'string' || sentByItself.has(route.name)) return []
      const fields = textsOf(route) ?? fieldsOf(route)
      const all = showsAllOf[route.name] ?? []
      const readersOf = (field: string): string[] =>
        isChosen(field)
          ? []
          : [
              ...new Set([
                ...all,
                ...readings
                  .filter((one) => one.room === room.name && one.shows.has(last(field)))
                  .map((one) => one.name),
              ]),
            ]
      return fields.length === 0
        ? []
        : [
            [
              route.name,
              {
                room: room.name,
                fields: Object.fromEntries(fields.map((field) => [field, readersOf(field)])),
              },
            ] as const,
          ]
    }),
  )
  return Object.fromEntries(forms)
}

/** The file as it must stand: one form after the other, in the order of the rooms. */
export const formsSource = (): string => `${JSON.stringify(formsOf(), null, 1)}\n`
