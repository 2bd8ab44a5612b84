import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Body, Outcome } from './rules.ts'

/** What was entered of meetings. Minutes and corrections are written once. */
export const readMinutes = (tx: Tx, itemIds: readonly string[]) =>
  tx
    .selectFrom('minutes')
    .selectAll()
    .where('item_id', '=', sql<string>`any(${itemIds})`)
    .execute()

/** The numbers that a body has used in a year: they run from January. */
export const readNumbersOfYear = (tx: Tx, body: Body, year: number) =>
  tx
    .selectFrom('minutes')
    .select(['number', 'meeting_id'])
    .where('body', '=', body)
    .where('year', '=', year)
    .execute()

export type NewMinutes = {
  readonly itemId: string
  readonly meetingId: string
  readonly body: Body
  readonly year: number
  readonly number: number
  readonly outcome: Outcome
  readonly content: string
  readonly reasons: string
  readonly note: string
  readonly steppedOut: readonly string[]
  readonly reservations: string
  readonly recordedBy: string
  readonly recordedName: string
  readonly recordedAt: Instant
}

/** False when another meeting of the body has taken the number in that year, also a moment ago: the key decides. KL 6:35. */
export const insertMinutes = async (tx: Tx, minutes: NewMinutes): Promise<boolean> => {
  const done = await tx
    .insertInto('minutes')
    .values({
      item_id: minutes.itemId,
      meeting_id: minutes.meetingId,
      body: minutes.body,
      year: minutes.year,
      number: minutes.number,
      outcome: minutes.outcome,
      content: minutes.content,
      reasons: minutes.reasons,
      note: minutes.note,
      stepped_out: JSON.stringify(minutes.steppedOut),
      reservations: minutes.reservations,
      recorded_by: minutes.recordedBy,
      recorded_name: minutes.recordedName,
      recorded_at: minutes.recordedAt,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const readCorrections = (tx: Tx, itemIds: readonly string[]) =>
  tx
    .selectFrom('minutes_corrections')
    .selectAll()
    .where('item_id', '=', sql<string>`any(${itemIds})`)
    .orderBy('corrected_at')
    .orderBy('id')
    .execute()

export const insertCorrection = (
  tx: Tx,
  correction: {
    readonly id: string
    readonly itemId: string
    readonly text: string
    readonly reason: string
    readonly byId: string
    readonly byName: string
    readonly at: Instant
  },
) =>
  tx
    .insertInto('minutes_corrections')
    .values({
      id: correction.id,
      item_id: correction.itemId,
      correction: correction.text,
      reason: correction.reason,
      corrected_by: correction.byId,
      corrected_name: correction.byName,
      corrected_at: correction.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()
