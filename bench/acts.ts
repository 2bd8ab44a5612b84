import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { uuidv7At } from '#kernel/id.ts'
import { addressOf } from './address.ts'
import { listNotes, saveDraft } from '#modules/journal/contract.ts'
import { readCase } from '#modules/cases/contract.ts'
import { readToday } from '#modules/overview/contract.ts'
import type { Statement } from './record.ts'

/** The child, the case and the person that the bench works as. */
export type Subject = { readonly caseId: string; readonly childId: string }

export type HttpCall = {
  readonly method: string
  readonly url: string
  readonly body?: string
  readonly key?: string
}

export type Act = {
  readonly name: string
  /** What the browser asks; a new list for each time. */
  readonly calls: (subject: Subject) => readonly HttpCall[]
  /** The same work said straight to the database on one connection. */
  readonly bare: (client: pg.ClientBase, statements: readonly Statement[]) => Promise<void>
}

const newId = (): string => uuidv7At(Temporal.Now.instant().epochMilliseconds)

const replay = async (client: pg.ClientBase, statements: readonly Statement[]): Promise<void> => {
  for (const [n, { text, values }] of statements.entries()) {
    await client.query({ name: `b${n}-${text.length}`, text, values: [...values] })
  }
}

/** A written statement again, with an id of its own wherever the recorded draft's id stood. */
const replayWithNewId = async (client: pg.ClientBase, statements: readonly Statement[]): Promise<void> => {
  const id = newId()
  const recorded = statements
    .find(({ text }) => /insert into "note_drafts"/.test(text))
    ?.values.find(isDraftId)
  await client.query('begin')
  await replay(
    client,
    statements.map(({ text, values }) => ({
      text,
      values: values.map((value) => (value === recorded ? id : value)),
    })),
  )
  await client.query('commit')
}

export const recordedDraftId = newId()
const isDraftId = (value: unknown): boolean => value === recordedDraftId

const words =
  'Hembesök tillsammans med medhandläggaren. Familjen berättade om veckan som gått och vad som känns svårt just nu. '

export const draftBody = (childId: string, caseId: string, today: string) => ({
  childId,
  caseId,
  reportChildId: null,
  kind: 'home_visit' as const,
  eventOn: today,
  place: 'Hemma hos familjen',
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

const draftCall = ({ caseId, childId }: Subject, today: string): HttpCall => {
  const draftId = newId()
  return {
    method: saveDraft.method,
    url: addressOf(saveDraft, { draftId }),
    body: JSON.stringify(draftBody(childId, caseId, today)),
    key: randomUUID(),
  }
}

export const acts = (today: string): readonly Act[] => [
  { name: 'Idag', calls: () => [{ method: 'GET', url: addressOf(readToday, {}) }], bare: replay },
  {
    name: 'Open a case with its 20 newest notes',
    calls: ({ caseId, childId }) => [
      { method: 'GET', url: addressOf(readCase, { caseId }) },
      { method: 'GET', url: addressOf(listNotes, { childId }) },
    ],
    bare: replay,
  },
  { name: 'Save a note', calls: (subject) => [draftCall(subject, today)], bare: replayWithNewId },
]
