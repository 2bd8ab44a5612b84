import { z } from 'zod'
import type { SaveStamp } from '#kernel/autosave.ts'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import { NoteFieldSchema, SectionSchema } from './parts/contract.ts'
import type { SectionText, Snapshot } from './rules.ts'
import { shownKinds } from './rules/parts.ts'
import type { SectionCode } from './rules/skeleton.ts'

export type StoredSection = SectionText &
  SaveStamp & {
    /** null: begun before that was kept. */
    readonly begunAt: Instant | null
    readonly savedAt: Instant
    readonly savedBy: string
  }

const sectionsOf = (tx: Tx, investigationId: string) =>
  tx
    .selectFrom('assessment_sections')
    .select(['section', 'body', 'begun_at', 'version', 'saved_at', 'saved_by', 'tab_id', 'tab_seq'])
    .where('investigation_id', '=', investigationId)

type Row = Awaited<ReturnType<ReturnType<typeof sectionsOf>['execute']>>[number]

const stored = (row: Row): StoredSection => ({
  section: SectionSchema.parse(row.section),
  body: row.body,
  begunAt: row.begun_at,
  revision: row.version,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
  tabId: row.tab_id,
  tabSeq: row.tab_seq,
})

const rowsOf = prepared((tx, investigationId: string) => sectionsOf(tx, investigationId))

export const allSections = async (tx: Tx, investigationId: string): Promise<StoredSection[]> =>
  (await rowsOf(tx, investigationId)).map(stored)

const freeRow = preparedOne((tx, investigationId: string, section: SectionCode) =>
  sectionsOf(tx, investigationId).where('section', '=', section),
)
const lockedRow = preparedOne((tx, investigationId: string, section: SectionCode) =>
  sectionsOf(tx, investigationId).where('section', '=', section).forUpdate(),
)

/** One area; `locked` until the transaction ends, so that two saves take turns. */
export const oneSection = async (
  tx: Tx,
  {
    investigationId,
    section,
    hold,
  }: { investigationId: string; section: SectionCode; hold: 'locked' | 'free' },
): Promise<StoredSection | undefined> => {
  const row = await (hold === 'locked' ? lockedRow : freeRow)(tx, investigationId, section)
  return row && stored(row)
}

/** False when the area was begun a moment ago by another. */
export const insertSection = async (
  tx: Tx,
  investigationId: string,
  one: StoredSection,
): Promise<boolean> => {
  const done = await tx
    .insertInto('assessment_sections')
    .values({
      investigation_id: investigationId,
      section: one.section,
      body: one.body,
      begun_at: one.begunAt,
      version: one.revision,
      saved_at: one.savedAt,
      saved_by: one.savedBy,
      tab_id: one.tabId,
      tab_seq: one.tabSeq,
    })
    .onConflict((c) => c.columns(['tenant_id', 'investigation_id', 'section']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const updateSection = async (tx: Tx, investigationId: string, one: StoredSection): Promise<void> => {
  await tx
    .updateTable('assessment_sections')
    .set({
      body: one.body,
      begun_at: one.begunAt,
      version: one.revision,
      saved_at: one.savedAt,
      saved_by: one.savedBy,
      tab_id: one.tabId,
      tab_seq: one.tabSeq,
    })
    .where('investigation_id', '=', investigationId)
    .where('section', '=', one.section)
    .execute()
}

const Source = z.object({
  noteId: z.string(),
  field: NoteFieldSchema,
  noteHash: z.string(),
  bodyHash: z.string(),
  eventOn: DaySchema,
  signedAt: InstantSchema,
  signedName: z.string(),
  signedTitle: z.string(),
})

const Part = z.object({
  id: z.string(),
  kind: z.enum(shownKinds),
  body: z.string(),
  source: z.string(),
  saidOn: DaySchema.nullable(),
  quote: Source.nullable(),
})

// Version 0 kept the words alone: its headings are those of the program.
const Areas = z.array(
  z.object({
    section: SectionSchema,
    body: z.string(),
    title: z.string().default(''),
    parts: z.array(Part).default([]),
  }),
)

const FrozenIn = z.object({
  builtIn: z.number().int(),
  packageId: z.string().nullable(),
  packageVersion: z.number().int().nullable(),
  name: z.string(),
})

const Writers = z.array(z.string()).nullable()

const snapshots = (tx: Tx) =>
  tx
    .selectFrom('assessments')
    .select([
      'id',
      'investigation_id',
      'sections',
      'structure',
      'signed_at',
      'signed_by',
      'signed_name',
      'signed_title',
      'writers',
      'hash',
    ])

type SnapshotRow = Awaited<ReturnType<ReturnType<typeof snapshots>['execute']>>[number]

export type StoredSnapshot = Snapshot & { readonly hash: string }

const snapshot = (row: SnapshotRow): StoredSnapshot => ({
  id: row.id,
  investigationId: row.investigation_id,
  structure: row.structure === null ? null : FrozenIn.parse(row.structure),
  sections: Areas.parse(row.sections),
  signedAt: row.signed_at,
  signedBy: row.signed_by,
  signedName: row.signed_name,
  signedTitle: row.signed_title,
  writers: Writers.parse(row.writers),
  hash: row.hash,
})

export const insertSnapshot = async (tx: Tx, one: StoredSnapshot): Promise<boolean> => {
  const done = await tx
    .insertInto('assessments')
    .values({
      id: one.id,
      investigation_id: one.investigationId,
      structure: one.structure && JSON.stringify(one.structure),
      sections: JSON.stringify(
        one.structure === null ? one.sections.map(({ section, body }) => ({ section, body })) : one.sections,
      ),
      signed_at: one.signedAt,
      signed_by: one.signedBy,
      signed_name: one.signedName,
      signed_title: one.signedTitle,
      writers: one.writers && JSON.stringify(one.writers),
      hash: one.hash,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

const byId = preparedOne((tx, id: string) => snapshots(tx).where('id', '=', id))

export const snapshotById = async (tx: Tx, id: string): Promise<StoredSnapshot | undefined> => {
  const row = await byId(tx, id)
  return row && snapshot(row)
}

const lastRow = preparedOne((tx, investigationId: string) =>
  tx
    .selectFrom('assessments')
    .select(['signed_at', 'signed_name', 'writers'])
    .where('investigation_id', '=', investigationId)
    .orderBy('signed_at', 'desc')
    .limit(1),
)

export const lastSigned = async (
  tx: Tx,
  investigationId: string,
): Promise<{ at: Instant; by: string; writers: string[] } | null> => {
  const row = await lastRow(tx, investigationId)
  return row ? { at: row.signed_at, by: row.signed_name, writers: Writers.parse(row.writers) ?? [] } : null
}
