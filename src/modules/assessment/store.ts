import { z } from 'zod'
import type { SaveStamp } from '#kernel/autosave.ts'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { SectionSchema } from './contract.ts'
import type { SectionCode, SectionText, Snapshot } from './rules.ts'

export type StoredSection = SectionText & SaveStamp & { readonly savedAt: Instant; readonly savedBy: string }

const sectionsOf = (tx: Tx, investigationId: string) =>
  tx
    .selectFrom('assessment_sections')
    .select(['section', 'body', 'version', 'saved_at', 'saved_by', 'tab_id', 'tab_seq'])
    .where('investigation_id', '=', investigationId)

type Row = Awaited<ReturnType<ReturnType<typeof sectionsOf>['execute']>>[number]

const stored = (row: Row): StoredSection => ({
  section: SectionSchema.parse(row.section),
  body: row.body,
  revision: row.version,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
  tabId: row.tab_id,
  tabSeq: row.tab_seq,
})

export const allSections = async (tx: Tx, investigationId: string): Promise<StoredSection[]> =>
  (await sectionsOf(tx, investigationId).execute()).map(stored)

/** One area; `locked` until the transaction ends, so that two saves take turns. */
export const oneSection = async (
  tx: Tx,
  {
    investigationId,
    section,
    hold,
  }: { investigationId: string; section: SectionCode; hold: 'locked' | 'free' },
): Promise<StoredSection | undefined> => {
  const query = sectionsOf(tx, investigationId).where('section', '=', section)
  const row = await (hold === 'locked' ? query.forUpdate() : query).executeTakeFirst()
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

const Sections = z.array(z.object({ section: SectionSchema, body: z.string() }))

const snapshots = (tx: Tx) =>
  tx
    .selectFrom('assessments')
    .select([
      'id',
      'investigation_id',
      'sections',
      'signed_at',
      'signed_by',
      'signed_name',
      'signed_title',
      'hash',
    ])

type SnapshotRow = Awaited<ReturnType<ReturnType<typeof snapshots>['execute']>>[number]

export type StoredSnapshot = Snapshot & { readonly signedAt: Instant; readonly hash: string }

const snapshot = (row: SnapshotRow): StoredSnapshot => ({
  id: row.id,
  investigationId: row.investigation_id,
  sections: Sections.parse(row.sections),
  signedAt: row.signed_at,
  signedBy: row.signed_by,
  signedName: row.signed_name,
  signedTitle: row.signed_title,
  hash: row.hash,
})

export const insertSnapshot = async (tx: Tx, one: StoredSnapshot): Promise<boolean> => {
  const done = await tx
    .insertInto('assessments')
    .values({
      id: one.id,
      investigation_id: one.investigationId,
      sections: JSON.stringify(one.sections),
      signed_at: one.signedAt,
      signed_by: one.signedBy,
      signed_name: one.signedName,
      signed_title: one.signedTitle,
      hash: one.hash,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const snapshotById = async (tx: Tx, id: string): Promise<StoredSnapshot | undefined> => {
  const row = await snapshots(tx).where('id', '=', id).executeTakeFirst()
  return row && snapshot(row)
}

export const latestSnapshot = async (
  tx: Tx,
  investigationId: string,
): Promise<StoredSnapshot | undefined> => {
  const row = await snapshots(tx)
    .where('investigation_id', '=', investigationId)
    .orderBy('signed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && snapshot(row)
}
