import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { uuidv7At } from '#kernel/id.ts'
import { readCase } from '#modules/cases/contract.ts'
import { listNotes, saveDraft } from '#modules/journal/contract.ts'
import { readToday } from '#modules/overview/contract.ts'
import { searchPeople } from '#modules/people/contract.ts'
import { addressOf } from './address.ts'
import type { Statement } from './record.ts'

/** The child, the case and the words that the bench works with. */
export type Subject = {
  readonly caseId: string
  readonly childId: string
  readonly searches: readonly string[]
}

export type HttpCall = {
  readonly method: string
  readonly url: string
  readonly body?: string
  readonly key?: string
}

/** A route with its input, as one run of it is recorded. */
export type Asked = { readonly name: string; readonly input: object }

export type Act = {
  readonly name: string
  /** Different ways to do it, taken in turn: the words that are searched. */
  readonly variants: number
  /** What the browser asks; a new list for each time. */
  readonly calls: (variant: number) => readonly HttpCall[]
  /** The same, for the recording. */
  readonly asked: (variant: number) => readonly Asked[]
  /** What was recorded, said straight to the database on one connection. */
  readonly bare: (client: pg.ClientBase, statements: readonly Statement[]) => Promise<void>
}

const newId = (): string => uuidv7At(Temporal.Now.instant().epochMilliseconds)

const names = new Map<string, string>()

/** A name per text: a connection that says it again has its plan. */
const nameOf = (text: string): string => {
  const known = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 20)
  names.set(text, known)
  return known
}

export const replay = async (client: pg.ClientBase, statements: readonly Statement[]): Promise<void> => {
  for (const { text, values } of statements) {
    await client.query({ name: nameOf(text), text, values: [...values] })
  }
}

const recordedDraftId = newId()

/** A written statement again, with an id of its own wherever the recorded draft's id stood. */
const replayWithNewId = async (client: pg.ClientBase, statements: readonly Statement[]): Promise<void> => {
  const id = newId()
  await client.query('begin')
  await replay(
    client,
    statements.map(({ text, values }) => ({
      text,
      values: values.map((value) => (value === recordedDraftId ? id : value)),
    })),
  )
  await client.query('commit')
}

/** By it the bench finds its own drafts again. */
export const draftPlace = 'Hemma hos familjen (mätning)'

const words =
  'Hembesök tillsammans med medhandläggaren. Familjen berättade om veckan som gått och vad som känns svårt just nu. '

const draftBody = ({ childId, caseId }: Subject, today: string) => ({
  childId,
  caseId,
  reportChildId: null,
  kind: 'home_visit' as const,
  eventOn: today,
  place: draftPlace,
  childAlone: null,
  participants: ['Vårdnadshavare', 'Barnet'],
  happened: words.repeat(8),
  childWords: 'Jag vill att det ska vara lugnt hemma.',
  assessment: words.repeat(2),
  originalId: null,
  correctionReason: '',
  revision: 0,
  tabId: newId(),
  tabSeq: 1,
})

/** The acts in the order in which they are measured. */
export const acts = (subject: Subject, today: string): readonly Act[] => {
  const { caseId, childId, searches } = subject
  const q = (variant: number): string => searches[variant] ?? ''
  return [
    {
      name: 'Idag',
      variants: 1,
      calls: () => [{ method: 'GET', url: addressOf(readToday, {}) }],
      asked: () => [{ name: readToday.name, input: {} }],
      bare: replay,
    },
    {
      name: 'Open a case with its 20 newest notes',
      variants: 1,
      calls: () => [
        { method: 'GET', url: addressOf(readCase, { caseId }) },
        { method: 'GET', url: addressOf(listNotes, { childId }) },
      ],
      asked: () => [
        { name: readCase.name, input: { caseId } },
        { name: listNotes.name, input: { childId } },
      ],
      bare: replay,
    },
    {
      name: 'Save a note',
      variants: 1,
      calls: () => [
        {
          method: saveDraft.method,
          url: addressOf(saveDraft, { draftId: newId() }),
          body: JSON.stringify(draftBody(subject, today)),
          key: randomUUID(),
        },
      ],
      asked: () => [
        { name: saveDraft.name, input: { draftId: recordedDraftId, ...draftBody(subject, today) } },
      ],
      bare: replayWithNewId,
    },
    {
      name: 'Search a name',
      variants: searches.length,
      calls: (variant) => [
        {
          method: searchPeople.method,
          url: addressOf(searchPeople, {}),
          body: JSON.stringify({ q: q(variant) }),
        },
      ],
      asked: (variant) => [{ name: searchPeople.name, input: { q: q(variant) } }],
      bare: replay,
    },
  ]
}
