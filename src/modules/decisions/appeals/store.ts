import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { AppealWay, Enclosure, StepName } from './rules.ts'

export const readAppealRow = (tx: Tx, id: string) =>
  tx.selectFrom('appeals').selectAll().where('id', '=', id).executeTakeFirst()

/** The same, held until the transaction ends: two who take a step take it one after the other. */
export const lockAppealRow = (tx: Tx, id: string) =>
  tx.selectFrom('appeals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export type AppealRow = NonNullable<Awaited<ReturnType<typeof readAppealRow>>>

export const readAppealsOfDecision = (tx: Tx, decisionId: string) =>
  tx
    .selectFrom('appeals')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .orderBy('arrived_on')
    .orderBy('id')
    .execute()

/** What one party has sent in against one decision, under any id of the person. */
export const readAppealsOfParty = (tx: Tx, decisionId: string, personId: string) =>
  tx
    .selectFrom('appeals')
    .select(['id'])
    .where('decision_id', '=', decisionId)
    .where('person_id', '=', samePerson(tx, personId))
    .execute()

export const readOpenAppeals = (tx: Tx) =>
  tx
    .selectFrom('appeals')
    .innerJoin('decisions', 'decisions.id', 'appeals.decision_id')
    .selectAll('appeals')
    .select('decisions.kind')
    .where('appeals.closed_on', 'is', null)
    .orderBy('appeals.arrived_on')
    .orderBy('appeals.id')
    .limit(500)
    .execute()

/** False when the party has an open appeal of this decision, or the id is taken. */
export const insertAppeal = async (
  tx: Tx,
  appeal: {
    readonly id: string
    readonly decisionId: string
    readonly caseId: string
    readonly childId: string
    readonly personId: string
    readonly representative: string
    readonly how: AppealWay
    readonly arrivedOn: Day
    readonly asks: string
    readonly appealUntil: Day | null
    readonly byId: string
    readonly byName: string
    readonly at: Instant
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('appeals')
    .values({
      id: appeal.id,
      decision_id: appeal.decisionId,
      case_id: appeal.caseId,
      child_id: appeal.childId,
      person_id: appeal.personId,
      representative: appeal.representative,
      how: appeal.how,
      arrived_on: appeal.arrivedOn,
      asks: appeal.asks,
      appeal_until: appeal.appealUntil,
      registered_by: appeal.byId,
      registered_name: appeal.byName,
      registered_at: appeal.at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const setAppeal = (tx: Tx, { id, version }: Pick<AppealRow, 'id' | 'version'>, closedOn: Day | null) =>
  tx
    .updateTable('appeals')
    .set({ closed_on: closedOn, version: version + 1 })
    .where('id', '=', id)
    .execute()

export type NewStep = {
  readonly id: string
  readonly appealId: string
  readonly place: number
  readonly step: StepName
  readonly outcome: string
  readonly takenOn: Day
  readonly note?: string
  readonly court?: string
  readonly courtNumber?: string
  readonly enclosed?: readonly Enclosure[]
  readonly decisionId?: string | null
  readonly byId: string
  readonly byName: string
  readonly at: Instant
}

export const insertStep = (tx: Tx, step: NewStep) =>
  tx
    .insertInto('appeal_steps')
    .values({
      id: step.id,
      appeal_id: step.appealId,
      place: step.place,
      step: step.step,
      outcome: step.outcome,
      taken_on: step.takenOn,
      note: step.note ?? '',
      court: step.court ?? '',
      court_number: step.courtNumber ?? '',
      enclosed: JSON.stringify(step.enclosed ?? []),
      decision_id: step.decisionId ?? null,
      by_id: step.byId,
      by_name: step.byName,
      written_at: step.at,
    })
    .execute()

export const readSteps = (tx: Tx, appealIds: readonly string[]) =>
  tx
    .selectFrom('appeal_steps')
    .selectAll()
    .where('appeal_id', '=', sql<string>`any(${appealIds})`)
    .orderBy('appeal_id')
    .orderBy('place')
    .execute()

export type StepRow = Awaited<ReturnType<typeof readSteps>>[number]

/** The court to which an appeal went last: the same one is proposed for the next. */
export const readLastCourt = async (tx: Tx): Promise<string> => {
  const row = await tx
    .selectFrom('appeal_steps')
    .select('court')
    .where('step', '=', 'sent')
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.court ?? ''
}
