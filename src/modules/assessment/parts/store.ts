import type { SaveStamp } from '#kernel/autosave.ts'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { NoteField } from '../rules/parts.ts'
import type { PartKind, SectionCode } from '../rules/skeleton.ts'
import { SectionSchema } from './contract.ts'

export type StoredPart = SaveStamp & {
  readonly id: string
  readonly investigationId: string
  readonly section: SectionCode
  readonly kind: PartKind
  readonly body: string
  readonly source: string
  readonly saidOn: Day | null
  readonly begunAt: Instant
  readonly savedAt: Instant
  readonly savedBy: string
  readonly removedAt: Instant | null
}

const partsIn = (tx: Tx) =>
  tx
    .selectFrom('assessment_parts')
    .select([
      'id',
      'investigation_id',
      'section',
      'kind',
      'body',
      'source',
      'said_on',
      'begun_at',
      'version',
      'saved_at',
      'saved_by',
      'tab_id',
      'tab_seq',
      'removed_at',
    ])

type PartRow = Awaited<ReturnType<ReturnType<typeof partsIn>['execute']>>[number]

const partOf = (row: PartRow): StoredPart => ({
  id: row.id,
  investigationId: row.investigation_id,
  section: SectionSchema.parse(row.section),
  kind: row.kind,
  body: row.body,
  source: row.source,
  saidOn: row.said_on,
  begunAt: row.begun_at,
  revision: row.version,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
  tabId: row.tab_id,
  tabSeq: row.tab_seq,
  removedAt: row.removed_at,
})

const partRows = prepared((tx, investigationId: string) =>
  partsIn(tx).where('investigation_id', '=', investigationId).where('removed_at', 'is', null).orderBy('id'),
)

/** The parts of an investigation in the order in which they were begun, without those that were taken away. */
export const partsOf = async (tx: Tx, investigationId: string): Promise<StoredPart[]> =>
  (await partRows(tx, investigationId)).map(partOf)

const everyRow = prepared((tx, investigationId: string) =>
  partsIn(tx).where('investigation_id', '=', investigationId).orderBy('id'),
)

/** Also those that were taken away: whoever still writes in one loses nothing. */
export const everyPartOf = async (tx: Tx, investigationId: string): Promise<StoredPart[]> =>
  (await everyRow(tx, investigationId)).map(partOf)

const idRows = prepared((tx, investigationId: string) =>
  tx.selectFrom('assessment_parts').select('id').where('investigation_id', '=', investigationId),
)

export const partIdsOf = async (tx: Tx, investigationId: string): Promise<string[]> =>
  (await idRows(tx, investigationId)).map(({ id }) => id)

const lockedPart = preparedOne((tx, id: string) => partsIn(tx).where('id', '=', id).forUpdate())

/** One part, held until the transaction ends, so that two saves take turns. */
export const holdPart = async (tx: Tx, id: string): Promise<StoredPart | undefined> => {
  const row = await lockedPart(tx, id)
  return row && partOf(row)
}

const words = (part: StoredPart) => ({
  body: part.body,
  source: part.source,
  said_on: part.saidOn,
  version: part.revision,
  saved_at: part.savedAt,
  saved_by: part.savedBy,
  tab_id: part.tabId,
  tab_seq: part.tabSeq,
})

/** False when the id is taken: by the same part a moment ago, or by another's. */
export const insertPart = async (tx: Tx, part: StoredPart): Promise<boolean> => {
  const done = await tx
    .insertInto('assessment_parts')
    .values({
      id: part.id,
      investigation_id: part.investigationId,
      section: part.section,
      kind: part.kind,
      begun_at: part.begunAt,
      ...words(part),
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const updatePart = async (tx: Tx, part: StoredPart): Promise<void> => {
  await tx.updateTable('assessment_parts').set(words(part)).where('id', '=', part.id).execute()
}

export type StoredQuote = {
  readonly id: string
  readonly investigationId: string
  readonly section: SectionCode
  readonly noteId: string
  readonly field: NoteField
  readonly noteHash: string
  readonly body: string
  readonly bodyHash: string
  readonly pulledAt: Instant
  readonly pulledBy: string
  readonly removedAt: Instant | null
}

const quotesIn = (tx: Tx) =>
  tx
    .selectFrom('assessment_quotes')
    .select([
      'id',
      'investigation_id',
      'section',
      'note_id',
      'note_field',
      'note_hash',
      'body',
      'body_hash',
      'pulled_at',
      'pulled_by',
      'removed_at',
    ])

type QuoteRow = Awaited<ReturnType<ReturnType<typeof quotesIn>['execute']>>[number]

const quoteOf = (row: QuoteRow): StoredQuote => ({
  id: row.id,
  investigationId: row.investigation_id,
  section: SectionSchema.parse(row.section),
  noteId: row.note_id,
  field: row.note_field,
  noteHash: row.note_hash,
  body: row.body,
  bodyHash: row.body_hash,
  pulledAt: row.pulled_at,
  pulledBy: row.pulled_by,
  removedAt: row.removed_at,
})

const quoteRows = prepared((tx, investigationId: string) =>
  quotesIn(tx).where('investigation_id', '=', investigationId).where('removed_at', 'is', null).orderBy('id'),
)

/** The quotes of an investigation in the order in which they were pulled, without those that were taken away. */
export const quotesOf = async (tx: Tx, investigationId: string): Promise<StoredQuote[]> =>
  (await quoteRows(tx, investigationId)).map(quoteOf)

const quoteRow = preparedOne((tx, id: string) => quotesIn(tx).where('id', '=', id))

export const quoteById = async (tx: Tx, id: string): Promise<StoredQuote | undefined> => {
  const row = await quoteRow(tx, id)
  return row && quoteOf(row)
}

/** Does nothing when the id is taken: sent again, or somebody else's. */
export const insertQuote = async (tx: Tx, quote: StoredQuote): Promise<void> => {
  await tx
    .insertInto('assessment_quotes')
    .values({
      id: quote.id,
      investigation_id: quote.investigationId,
      section: quote.section,
      note_id: quote.noteId,
      note_field: quote.field,
      note_hash: quote.noteHash,
      body: quote.body,
      body_hash: quote.bodyHash,
      pulled_at: quote.pulledAt,
      pulled_by: quote.pulledBy,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

type Removal = { readonly id: string; readonly at: Instant | null; readonly by: string | null }

const removal = ({ at, by }: Removal) => ({ removed_at: at, removed_by: by })

/** Takes a part away, or puts it back (`at` null). Its words stay as they are. */
export const setPartRemoved = async (tx: Tx, given: Removal): Promise<void> => {
  await tx.updateTable('assessment_parts').set(removal(given)).where('id', '=', given.id).execute()
}

export const setQuoteRemoved = async (tx: Tx, given: Removal): Promise<void> => {
  await tx.updateTable('assessment_quotes').set(removal(given)).where('id', '=', given.id).execute()
}
