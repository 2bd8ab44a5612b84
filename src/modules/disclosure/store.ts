import { sql } from 'kysely'
import { z } from 'zod'
import type { Day, Instant } from '#kernel/day.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import {
  grounds,
  type IdentityWay,
  type Judgement,
  type Outcome,
  type Requester,
  type SourceKind,
} from './kinds.ts'
import type { MaskedRange } from './rules.ts'

const Masks = z.array(z.object({ from: z.number().int(), until: z.number().int(), ground: z.enum(grounds) }))

const columns = [
  'id',
  'child_id',
  'requester',
  'person_id',
  'requester_name',
  'identity_by',
  'asked_on',
  'asked_for',
  'prepared_by',
  'sent_at',
  'outcome',
  'decision_reason',
  'reservation',
  'decided_by',
  'decided_name',
  'decided_title',
  'decided_at',
  'is_mass',
  'approved_by',
  'version',
] as const

const disclosures = (tx: Tx) => tx.selectFrom('disclosures').select(columns)
export type DisclosureRow = Awaited<ReturnType<ReturnType<typeof disclosures>['execute']>>[number]

export const findDisclosure = (tx: Tx, id: string) => disclosures(tx).where('id', '=', id).executeTakeFirst()

/** The same, and nobody else changes it before this request is through. */
export const lockDisclosure = (tx: Tx, id: string) =>
  disclosures(tx).where('id', '=', id).forUpdate().executeTakeFirst()

export const disclosuresOfChild = (tx: Tx, childId: string) =>
  disclosures(tx)
    .where('child_id', '=', samePerson(tx, childId))
    .orderBy('asked_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

export type NewDisclosure = {
  readonly id: string
  readonly childId: string
  readonly requester: Requester
  readonly personId: string | null
  readonly requesterName: string
  readonly identityBy: IdentityWay
  readonly askedOn: Day
  readonly askedFor: string
  readonly by: string
  readonly at: Instant
}

/** False when the id is taken. */
export const insertDisclosure = async (tx: Tx, one: NewDisclosure): Promise<boolean> => {
  const done = await tx
    .insertInto('disclosures')
    .values({
      id: one.id,
      child_id: one.childId,
      requester: one.requester,
      person_id: one.personId,
      requester_name: one.requesterName,
      identity_by: one.identityBy,
      asked_on: one.askedOn,
      asked_for: one.askedFor,
      prepared_by: one.by,
      prepared_at: one.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

type Change = Partial<{
  readonly sent_by: string | null
  readonly sent_at: Instant | null
  readonly outcome: Outcome
  readonly decision_reason: string
  readonly reservation: string
  readonly decided_by: string
  readonly decided_name: string
  readonly decided_title: string
  readonly decided_at: Instant
  readonly is_mass: boolean
  readonly approved_by: string
  readonly approved_at: Instant
}>

/** Every change is a new version: whoever saw an older one is told so. */
export const changeDisclosure = async (tx: Tx, id: string, change: Change): Promise<void> => {
  await tx
    .updateTable('disclosures')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export type Item = {
  readonly id: string
  readonly kind: SourceKind
  readonly sourceId: string
  readonly title: string
  readonly body: string
  readonly judged: Judgement | null
  readonly ground: (typeof grounds)[number] | null
  readonly reason: string
  readonly masks: readonly MaskedRange[]
}

export const itemsOf = async (tx: Tx, disclosureId: string): Promise<Item[]> => {
  const rows = await tx
    .selectFrom('disclosure_items')
    .select(['id', 'source_kind', 'source_id', 'title', 'body', 'judged', 'paragraph', 'reason', 'masks'])
    .where('disclosure_id', '=', disclosureId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.source_kind,
    sourceId: row.source_id,
    title: row.title,
    body: row.body,
    judged: row.judged,
    ground: grounds.find((one) => one === row.paragraph) ?? null,
    reason: row.reason,
    masks: Masks.parse(row.masks),
  }))
}

export type NewItem = Pick<Item, 'id' | 'kind' | 'sourceId' | 'title' | 'body'> & {
  readonly position: number
}

export const insertItems = async (
  tx: Tx,
  { disclosureId, childId }: { readonly disclosureId: string; readonly childId: string },
  items: readonly NewItem[],
): Promise<void> => {
  if (items.length === 0) return
  await tx
    .insertInto('disclosure_items')
    .values(
      items.map((item) => ({
        id: item.id,
        disclosure_id: disclosureId,
        child_id: childId,
        source_kind: item.kind,
        source_id: item.sourceId,
        position: item.position,
        title: item.title,
        body: item.body,
      })),
    )
    .execute()
}

export const deleteItems = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await tx
    .deleteFrom('disclosure_items')
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
}

export const placeItem = async (tx: Tx, id: string, position: number): Promise<void> => {
  await tx.updateTable('disclosure_items').set({ position }).where('id', '=', id).execute()
}

type Judged = {
  readonly judged: Judgement
  readonly ground: string
  readonly reason: string
  readonly masks: readonly MaskedRange[]
  readonly by: string
  readonly at: Instant
}

export const judgeItem = async (tx: Tx, id: string, one: Judged): Promise<void> => {
  await tx
    .updateTable('disclosure_items')
    .set({
      judged: one.judged,
      paragraph: one.ground,
      reason: one.reason,
      masks: JSON.stringify(one.masks),
      judged_by: one.by,
      judged_at: one.at,
    })
    .where('id', '=', id)
    .execute()
}

export const fileOf = (tx: Tx, disclosureId: string) =>
  tx
    .selectFrom('disclosure_files')
    .select(['id', 'sha256', 'made_by', 'made_at'])
    .where('disclosure_id', '=', disclosureId)
    .executeTakeFirst()

const Texts = z.array(z.string())

/** The copy as it left, with its texts. */
export const copyOf = async (tx: Tx, disclosureId: string) => {
  const row = await tx
    .selectFrom('disclosure_files')
    .select(['body', 'texts'])
    .where('disclosure_id', '=', disclosureId)
    .executeTakeFirst()
  return row && { body: Buffer.from(row.body), texts: Texts.parse(row.texts) }
}

export const filesOf = async (tx: Tx, disclosureIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (disclosureIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('disclosure_files')
    .select('disclosure_id')
    .where('disclosure_id', '=', sql<string>`any(${disclosureIds})`)
    .execute()
  return new Set(rows.map((row) => row.disclosure_id))
}

type NewFile = {
  readonly id: string
  readonly disclosureId: string
  readonly childId: string
  readonly body: Buffer
  readonly texts: readonly string[]
  readonly sha256: string
  readonly by: string
  readonly at: Instant
}

export const insertFile = async (tx: Tx, file: NewFile): Promise<void> => {
  await tx
    .insertInto('disclosure_files')
    .values({
      id: file.id,
      disclosure_id: file.disclosureId,
      child_id: file.childId,
      body: file.body,
      texts: JSON.stringify(file.texts),
      sha256: file.sha256,
      made_by: file.by,
      made_at: file.at,
    })
    .execute()
}

/** How to reach people, and their numbers: what stands open in the register and is somebody else's. */
export const contactsOf = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('persons')
    .leftJoin('person_numbers', 'person_numbers.person_id', 'persons.id')
    .select(['persons.id', 'persons.address', 'persons.phone', 'persons.email', 'person_numbers.number'])
    .where('persons.id', '=', sql<string>`any(${[...ids]})`)
    .execute()

/** The investigations that decisions about a child rest on. */
export const assessmentsOfChild = (tx: Tx, childId: string) =>
  tx
    .selectFrom('decisions')
    .select('assessment_id')
    .distinct()
    .where('child_id', '=', samePerson(tx, childId))
    .where('assessment_id', 'is not', null)
    .execute()
