import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { LegalBasis } from '../kinds/kinds.ts'

/** The interruption that lasts; undefined when the help goes on, has not begun, or has never been interrupted. */
export const readOpenInterruption = (tx: Tx, interventionId: string) =>
  tx
    .selectFrom('interruptions')
    .select(['id', 'interrupted_on', 'legal_basis'])
    .where('intervention_id', '=', interventionId)
    .where('resumed_on', 'is', null)
    .executeTakeFirst()

/** The day on which it was last carried out again; null when it was never interrupted. */
export const readResumedOn = async (tx: Tx, interventionId: string): Promise<Day | null> =>
  (
    await tx
      .selectFrom('interruptions')
      .select((i) => i.fn.max('resumed_on').as('resumed_on'))
      .where('intervention_id', '=', interventionId)
      .executeTakeFirst()
  )?.resumed_on ?? null

/** Since when help that has begun goes on: its start, or the day on which it was last carried out again. */
export const readGoesOnSince = async (
  tx: Tx,
  { id, started_on: startedOn }: { readonly id: string; readonly started_on: Day },
): Promise<Day> => {
  const resumed = await readResumedOn(tx, id)
  return resumed !== null && resumed > startedOn ? resumed : startedOn
}

/** False when the help is interrupted already, or the id was there before. */
export const insertInterruption = async (
  tx: Tx,
  one: {
    id: string
    interventionId: string
    interruptedOn: Day
    reason: string
    legalBasis: LegalBasis
    byId: string
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('interruptions')
    .values({
      id: one.id,
      intervention_id: one.interventionId,
      interrupted_on: one.interruptedOn,
      reason: one.reason,
      legal_basis: one.legalBasis,
      by_id: one.byId,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const endInterruption = (tx: Tx, id: string, resumedOn: Day) =>
  tx.updateTable('interruptions').set({ resumed_on: resumedOn }).where('id', '=', id).execute()

const ofHelp = [
  'interventions.id',
  'interventions.case_id',
  'interventions.kind',
  'interventions.decided_on',
  'interventions.started_on',
  'interventions.ended_on',
] as const

/** Granted under SoL 11:1 on `until` or before, and on `from` not begun and not ended. */
export const readNotBegun = (tx: Tx, { from, until }: { from: Day; until: Day }) =>
  tx
    .selectFrom('interventions')
    .select(ofHelp)
    .where('legal_basis', '=', 'sol')
    .where('decided_on', '<=', until)
    .where((i) => i.or([i('started_on', 'is', null), i('started_on', '>=', from)]))
    .where((i) => i.or([i('ended_on', 'is', null), i('ended_on', '>=', from)]))
    .execute()

/** The same of what was interrupted. */
export const readNotResumed = (tx: Tx, { from, until }: { from: Day; until: Day }) =>
  tx
    .selectFrom('interruptions')
    .innerJoin('interventions', 'interventions.id', 'interruptions.intervention_id')
    .select(ofHelp)
    .select([
      'interruptions.id as interruption_id',
      'interruptions.interrupted_on',
      'interruptions.resumed_on',
    ])
    .where('interruptions.legal_basis', '=', 'sol')
    .where('interruptions.interrupted_on', '<=', until)
    .where((i) =>
      i.or([i('interruptions.resumed_on', 'is', null), i('interruptions.resumed_on', '>=', from)]),
    )
    .where((i) => i.or([i('interventions.ended_on', 'is', null), i('interventions.ended_on', '>=', from)]))
    .execute()

/** Why help was not carried out, as it was written; the latest last. */
export const readReasons = (tx: Tx, interventionIds: readonly string[]) =>
  tx
    .selectFrom('execution_reports')
    .select(['intervention_id', 'reported_on', 'reason'])
    .where('intervention_id', '=', sql<string>`any(${[...new Set(interventionIds)]})`)
    .orderBy('reported_on')
    .orderBy('id')
    .execute()
