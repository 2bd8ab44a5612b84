import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

export type NewHandover = {
  readonly id: string
  readonly workerId: string
  readonly absenceId: string
  readonly madeBy: string
  readonly madeAt: Instant
  readonly returnOn: Day | null
}

export const insertHandover = (tx: Tx, one: NewHandover) =>
  tx
    .insertInto('handovers')
    .values({
      id: one.id,
      worker_id: one.workerId,
      absence_id: one.absenceId,
      made_by: one.madeBy,
      made_at: one.madeAt,
      return_on: one.returnOn,
    })
    .execute()

export type NewItem = {
  readonly id: string
  readonly handoverId: string
  readonly thing: 'case' | 'report' | 'duty' | 'transfer' | 'proposal' | 'placement' | 'agenda_item'
  readonly thingId: string
  readonly childId: string | null
  readonly part: 'owner' | 'coworker' | 'decider' | 'named_worker' | 'presenter'
  readonly unitId: string | null
  readonly fromId: string
  readonly toId: string | null
  readonly movedAt: Instant
}

// PostgreSQL takes 65,535 parameters in one statement.
const atOnce = 2000

export const insertItems = async (tx: Tx, items: readonly NewItem[]): Promise<void> => {
  for (let at = 0; at < items.length; at += atOnce) {
    await tx
      .insertInto('handover_items')
      .values(
        items.slice(at, at + atOnce).map((one) => ({
          id: one.id,
          handover_id: one.handoverId,
          thing: one.thing,
          thing_id: one.thingId,
          child_id: one.childId,
          part: one.part,
          unit_id: one.unitId,
          from_id: one.fromId,
          to_id: one.toId,
          moved_at: one.movedAt,
        })),
      )
      .execute()
  }
}

const handoverColumns = ['id', 'worker_id', 'absence_id', 'made_at', 'return_on', 'answer'] as const

export const readHandover = (tx: Tx, id: string) =>
  tx.selectFrom('handovers').select(handoverColumns).where('id', '=', id).executeTakeFirst()

export const lockHandover = (tx: Tx, id: string) =>
  tx.selectFrom('handovers').select(handoverColumns).where('id', '=', id).forUpdate().executeTakeFirst()

/** Handed over for a time that is out on the day, and nobody has said who has it from then on. */
export const readToReturn = (tx: Tx, today: Day) =>
  tx
    .selectFrom('handovers')
    .select(handoverColumns)
    .where('return_on', '<=', today)
    .where('answer', 'is', null)
    .orderBy('return_on')
    .execute()

export const setReturnOn = (tx: Tx, absenceId: string, returnOn: Day | null) =>
  tx
    .updateTable('handovers')
    .set({ return_on: returnOn })
    .where('absence_id', '=', absenceId)
    .where('answer', 'is', null)
    .execute()

export const answerHandover = (
  tx: Tx,
  id: string,
  { answer, by, at }: { answer: 'returned' | 'kept'; by: string; at: Instant },
) =>
  tx.updateTable('handovers').set({ answer, answered_by: by, answered_at: at }).where('id', '=', id).execute()

const itemColumns = ['thing', 'thing_id', 'child_id', 'part', 'from_id', 'to_id', 'moved_at'] as const

export const readItems = (tx: Tx, handoverIds: readonly string[]) =>
  tx
    .selectFrom('handover_items')
    .select(['handover_id', ...itemColumns])
    .where('handover_id', '=', sql<string>`any(${[...new Set(handoverIds)]})`)
    .execute()

/** Matters that somebody was given from a moment on, the latest first. */
export const readGivenTo = (tx: Tx, workerId: string, since: Instant) =>
  tx
    .selectFrom('handover_items')
    .select(itemColumns)
    .where('to_id', '=', workerId)
    .where('moved_at', '>=', since)
    .where('thing', 'in', ['case', 'report', 'duty', 'transfer'])
    .orderBy('moved_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/**
 * What a worker has opened of these children since a moment. It stands in the log already, so nobody is asked to tick it off.
 */
export const readOpenedBy = (
  tx: Tx,
  { workerId, subjectIds, since }: { workerId: string; subjectIds: readonly string[]; since: Instant },
) =>
  tx
    .selectFrom('audit_log')
    .select((a) => ['subject_id', a.fn.max('at').as('at')])
    .where('subject_id', '=', sql<string>`any(${[...new Set(subjectIds)]})`)
    .where('at', '>=', since)
    .where('actor_id', '=', workerId)
    .where('action', 'in', ['readCase', 'readChild', 'readReport'])
    .groupBy('subject_id')
    .execute()
