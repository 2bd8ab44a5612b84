import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { SaveStamp } from '#kernel/autosave.ts'
import type { Day, Instant } from '#kernel/day.ts'
import { Id } from '#kernel/id.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import { keptId, mergedIds, samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Draft, NoteText, SignedNote, Writer } from './rules.ts'

const Names = z.array(z.string())
const Writers = z.array(z.object({ workerId: Id, name: z.string(), title: z.string() }))

const textColumns = [
  'id',
  'child_id',
  'case_id',
  'report_child_id',
  'kind',
  'event_on',
  'place',
  'child_alone',
  'participants',
  'happened',
  'child_words',
  'assessment',
  'agreed',
  'original_id',
  'correction_reason',
  'started_at',
] as const

const draftColumns = [
  ...textColumns,
  'author_id',
  'saved_at',
  'saved_by',
  'revision',
  'tab_id',
  'tab_seq',
] as const
const noteColumns = [
  ...textColumns,
  'signed_at',
  'signed_by',
  'signed_name',
  'signed_title',
  'written_with',
  'hash',
] as const

const draftsOf = (tx: Tx) => tx.selectFrom('note_drafts').select(draftColumns)
const notes = (tx: Tx) => tx.selectFrom('notes').select(noteColumns)

type TextRow = Pick<
  Awaited<ReturnType<ReturnType<typeof notes>['execute']>>[number],
  (typeof textColumns)[number]
>
type DraftRow = Awaited<ReturnType<ReturnType<typeof draftsOf>['execute']>>[number]
type NoteRow = Awaited<ReturnType<ReturnType<typeof notes>['execute']>>[number]

const textOf = (row: TextRow): NoteText & { readonly id: string; readonly startedAt: Instant } => ({
  id: row.id,
  childId: row.child_id,
  caseId: row.case_id,
  reportChildId: row.report_child_id,
  kind: row.kind,
  eventOn: row.event_on,
  place: row.place,
  childAlone: row.child_alone,
  participants: Names.parse(row.participants),
  happened: row.happened,
  childWords: row.child_words,
  assessment: row.assessment,
  agreed: row.agreed,
  originalId: row.original_id,
  correctionReason: row.correction_reason,
  startedAt: row.started_at,
})

const asDraft = (row: DraftRow): Draft => ({
  ...textOf(row),
  authorId: row.author_id,
  savedAt: row.saved_at,
  savedBy: row.saved_by ?? row.author_id,
  revision: row.revision,
  tabId: row.tab_id,
  tabSeq: row.tab_seq,
})

export type StoredNote = SignedNote & { readonly writtenWith: readonly Writer[]; readonly hash: string }

const noteOf = (row: NoteRow): StoredNote => ({
  ...textOf(row),
  signedAt: row.signed_at,
  signedBy: row.signed_by,
  signedName: row.signed_name,
  signedTitle: row.signed_title,
  writtenWith: Writers.parse(row.written_with),
  hash: row.hash,
})

const wordsRow = (note: NoteText) => ({
  case_id: note.caseId,
  report_child_id: note.reportChildId,
  kind: note.kind,
  event_on: note.eventOn,
  place: note.place,
  child_alone: note.childAlone,
  participants: JSON.stringify(note.participants),
  happened: note.happened,
  child_words: note.childWords,
  assessment: note.assessment,
  agreed: note.agreed,
  original_id: note.originalId,
  correction_reason: note.correctionReason,
})

const draftById = (tx: Tx, id: string) => draftsOf(tx).where('id', '=', id)

const freeDraft = preparedOne((tx, id: string) => draftById(tx, id))
const lockedDraft = preparedOne((tx, id: string) => draftById(tx, id).forUpdate())

/** The draft, locked until the transaction ends or not. Whose it is says `together/held.ts`, by which alone it is asked for. */
export const draftOf = async (tx: Tx, id: string, hold: 'locked' | 'free'): Promise<Draft | undefined> => {
  const row = await (hold === 'locked' ? lockedDraft : freeDraft)(tx, id)
  return row && asDraft(row)
}

/** What lists need of a draft: without a word of the text. */
export type DraftHead = Pick<
  Draft,
  'id' | 'childId' | 'caseId' | 'kind' | 'eventOn' | 'startedAt' | 'savedAt'
>

const heads = (tx: Tx) =>
  tx
    .selectFrom('note_drafts')
    .select([
      'note_drafts.id',
      'note_drafts.child_id',
      'note_drafts.case_id',
      'note_drafts.kind',
      'note_drafts.event_on',
      'note_drafts.started_at',
      'note_drafts.saved_at',
    ])

const headsBy = prepared((tx, authorId: string) => heads(tx).where('author_id', '=', authorId))
const headsWith = prepared((tx, workerId: string) =>
  heads(tx)
    .innerJoin('note_writers', 'note_writers.note_id', 'note_drafts.id')
    .where('note_writers.worker_id', '=', workerId)
    .where('note_writers.may_finish', '=', true),
)

const inTime = (a: DraftHead, b: DraftHead): number =>
  a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : a.id < b.id ? -1 : 1

/** What a worker has begun, and what waits at a meeting that she held with others: each once. */
export const ownDrafts = async (tx: Tx, workerId: string): Promise<DraftHead[]> => {
  const [begun, shared] = await Promise.all([headsBy(tx, workerId), headsWith(tx, workerId)])
  const rows = [...new Map([...begun, ...shared].map((row) => [row.id, row])).values()]
  return rows
    .map((row) => ({
      id: row.id,
      childId: row.child_id,
      caseId: row.case_id,
      kind: row.kind,
      eventOn: row.event_on,
      startedAt: row.started_at,
      savedAt: row.saved_at,
    }))
    .toSorted(inTime)
}

/** False when the id is taken: by the same draft a moment ago, or by somebody else's. */
export const insertDraft = async (tx: Tx, draft: Draft): Promise<boolean> => {
  const done = await tx
    .insertInto('note_drafts')
    .values({
      id: draft.id,
      child_id: draft.childId,
      author_id: draft.authorId,
      ...wordsRow(draft),
      started_at: draft.startedAt,
      saved_at: draft.savedAt,
      saved_by: draft.savedBy,
      revision: draft.revision,
      tab_id: draft.tabId,
      tab_seq: draft.tabSeq,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

type Updated = {
  readonly id: string
  readonly note: NoteText
  readonly stamp: SaveStamp
  readonly savedAt: Instant
  readonly savedBy: string
}

export const updateDraft = async (tx: Tx, { id, note, stamp, savedAt, savedBy }: Updated): Promise<void> => {
  await tx
    .updateTable('note_drafts')
    .set({
      ...wordsRow(note),
      saved_at: savedAt,
      saved_by: savedBy,
      revision: stamp.revision,
      tab_id: stamp.tabId,
      tab_seq: stamp.tabSeq,
    })
    .where('id', '=', id)
    .execute()
}

export const deleteDraft = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('note_drafts').where('id', '=', id).execute()
}

export const insertNote = async (
  tx: Tx,
  { writtenWith = [], ...note }: SignedNote & { readonly hash: string },
): Promise<void> => {
  await tx
    .insertInto('notes')
    .values({
      id: note.id,
      child_id: note.childId,
      ...wordsRow(note),
      started_at: note.startedAt,
      signed_at: note.signedAt,
      signed_by: note.signedBy,
      signed_name: note.signedName,
      signed_title: note.signedTitle,
      written_with: JSON.stringify(writtenWith),
      hash: note.hash,
    })
    .execute()
}

const noteRow = preparedOne((tx, id: string) => notes(tx).where('id', '=', id))

export const noteById = async (tx: Tx, id: string): Promise<StoredNote | undefined> => {
  const row = await noteRow(tx, id)
  return row && noteOf(row)
}

const notesWithIds = prepared((tx, ids: readonly string[]) =>
  notes(tx).where('id', '=', sql<string>`any(${ids})`),
)

export const notesById = async (tx: Tx, ids: readonly string[]): Promise<StoredNote[]> =>
  ids.length === 0 ? [] : (await notesWithIds(tx, ids)).map(noteOf)

const noteOfPerson = preparedOne((tx, id: string, childId: string) =>
  notes(tx).where('id', '=', id).where('child_id', '=', samePerson(tx, childId)),
)

/** A signed note, if it is about this child: also under an entry that was merged into the child's. */
export const noteOfChild = async (tx: Tx, id: string, childId: string): Promise<StoredNote | undefined> => {
  const row = await noteOfPerson(tx, id, childId)
  return row && noteOf(row)
}

type Page = { readonly childId: string; readonly before?: { on: Day; id: string }; readonly limit: number }

/** Each page by itself: one id is read in the order of the index, and a person who was entered once costs no sorting. */
const pageOf = (tx: Tx, { childId, before, limit }: Page) => {
  const newest = (who: RawBuilder<string>) => {
    const rows = notes(tx)
      .where('child_id', '=', who)
      .where('original_id', 'is', null)
      .orderBy('event_on', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
    return before
      ? rows.where((w) => w.eb(w.refTuple('event_on', 'id'), '<', w.tuple(before.on, before.id)))
      : rows
  }
  const own = tx.selectFrom(newest(keptId(tx, childId)).as('own')).selectAll()
  const merged = tx.selectFrom(newest(mergedIds(tx, childId)).as('merged')).selectAll()
  return tx
    .selectFrom(own.unionAll(merged).as('note'))
    .selectAll()
    .orderBy('event_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
}

const firstPage = prepared((tx, childId: string, limit: number) => pageOf(tx, { childId, limit }))
const laterPage = prepared((tx, childId: string, limit: number, on: Day, id: string) =>
  pageOf(tx, { childId, limit, before: { on, id } }),
)

/** Notes of a child that stand on their own, newest event first. */
export const originalNotes = async (tx: Tx, { childId, before, limit }: Page): Promise<StoredNote[]> =>
  (before
    ? await laterPage(tx, childId, limit, before.on, before.id)
    : await firstPage(tx, childId, limit)
  ).map(noteOf)

const rowsBeside = prepared((tx, originalIds: readonly string[]) =>
  notes(tx)
    .where('original_id', '=', sql<string>`any(${originalIds})`)
    .orderBy('signed_at')
    .orderBy('id'),
)

/** Corrections and parties' views of these notes, in the order in which they were signed. */
export const notesBeside = async (tx: Tx, originalIds: readonly string[]): Promise<StoredNote[]> =>
  originalIds.length === 0 ? [] : (await rowsBeside(tx, originalIds)).map(noteOf)

/** Notes of a child with their event within [from, until), oldest first, for a document. */
export const notesBetween = async (
  tx: Tx,
  { childId, from, until }: { childId: string; from: Day; until: Day },
): Promise<StoredNote[]> => {
  const rows = await notes(tx)
    .where('child_id', '=', samePerson(tx, childId))
    .where('original_id', 'is', null)
    .where('event_on', '>=', from)
    .where('event_on', '<', until)
    .orderBy('event_on')
    .orderBy('id')
    .execute()
  return rows.map(noteOf)
}

/** Each note of a child as its latest correction has it. */
export const notesAsCorrected = prepared((tx, childId: string) =>
  tx
    .selectFrom('notes')
    .select(['id', 'kind', 'child_alone', 'event_on'])
    .distinctOn(sql`coalesce(original_id, id)`)
    .where('child_id', '=', samePerson(tx, childId))
    .where('kind', '!=', 'party_view')
    .orderBy(sql`coalesce(original_id, id)`)
    .orderBy('signed_at', 'desc')
    .orderBy('id', 'desc'),
)
