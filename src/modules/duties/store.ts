import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { DutyKind } from './rules.ts'

const columns = [
  'id',
  'kind',
  'title',
  'account',
  'year',
  'state',
  'unit_id',
  'opened_on',
  'opened_by',
  'closed_on',
  'version',
] as const

export const readDuty = (tx: Tx, id: string) =>
  tx.selectFrom('duties').select(columns).where('id', '=', id).executeTakeFirst()

/** The same, held until the request is through. */
export const lockDuty = (tx: Tx, id: string) =>
  tx.selectFrom('duties').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

export const readOpen = (tx: Tx) =>
  tx.selectFrom('duties').select(columns).where('closed_on', 'is', null).execute()

const closedShown = 50

export const readClosed = (tx: Tx) =>
  tx
    .selectFrom('duties')
    .select(columns)
    .where('closed_on', 'is not', null)
    .orderBy('closed_on', 'desc')
    .limit(closedShown)
    .execute()

export const hasYear = async (tx: Tx, kind: DutyKind, year: number): Promise<boolean> =>
  (await tx
    .selectFrom('duties')
    .select('id')
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst()) !== undefined

export type NewDuty = {
  readonly id: string
  readonly kind: DutyKind
  readonly title: string
  readonly account: string
  readonly year: number | null
  readonly state: string
  readonly unitId: string
  readonly openedOn: Day
  readonly openedBy: string | null
}

/** Undefined when the same id, or the duty of the same year, is there already. */
export const insertDuty = async (tx: Tx, duty: NewDuty): Promise<string | undefined> => {
  const row = await tx
    .insertInto('duties')
    .values({
      id: duty.id,
      kind: duty.kind,
      title: duty.title,
      account: duty.account,
      year: duty.year,
      state: duty.state,
      unit_id: duty.unitId,
      opened_on: duty.openedOn,
      opened_by: duty.openedBy,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export const updateDuty = (
  tx: Tx,
  id: string,
  change: { state: string; closed_on: Day | null; version: number },
) => tx.updateTable('duties').set(change).where('id', '=', id).execute()

export type NewStep = {
  readonly id: string
  readonly dutyId: string
  readonly place: number
  readonly step: string
  readonly on: Day
  readonly at: Instant | null
  readonly days: number | null
  readonly note: string
  readonly byId: string | null
  readonly writtenAt: Instant
}

export const insertStep = (tx: Tx, one: NewStep) =>
  tx
    .insertInto('duty_steps')
    .values({
      id: one.id,
      duty_id: one.dutyId,
      place: one.place,
      step: one.step,
      taken_on: one.on,
      taken_at: one.at,
      days: one.days,
      note: one.note,
      by_id: one.byId,
      written_at: one.writtenAt,
    })
    .execute()

export const readSteps = (tx: Tx, dutyId: string) =>
  tx
    .selectFrom('duty_steps')
    .select(['place', 'step', 'taken_on', 'taken_at', 'days', 'note', 'by_id', 'written_at'])
    .where('duty_id', '=', sql<string>`${dutyId}`)
    .orderBy('place')
    .execute()
