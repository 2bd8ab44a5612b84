import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import { preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { samePerson } from '#platform/db/same-person.ts'
import { ageReached, type Ground, processes } from '#modules/clocks/processes/contract.ts'
import { type MandateKind, type MeasureKind, measureKinds } from './kinds.ts'

const endedByAge = measureKinds.filter((kind) => processes[kind].endsByAge !== undefined)

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...new Set(ids)]})`

const columns = [
  'id',
  'case_id',
  'child_id',
  'kind',
  'ground',
  'state',
  'opened_on',
  'closed_on',
  'version',
] as const

export type MeasureRow = Awaited<ReturnType<typeof readMeasuresOfCase>>[number]

/** The courses of a case, in the order in which they were opened. */
export const readMeasuresOfCase = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('measures')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('opened_on')
    .orderBy('id')
    .execute()

/** What ends on a birthday, or has ended on one while the case goes on: a birth date may be put right. */
export const readWhereAgeMatters = (tx: Tx) =>
  tx
    .selectFrom('measures')
    .innerJoin('cases', 'cases.id', 'measures.case_id')
    .select(['measures.id', 'measures.case_id', 'measures.child_id'])
    .where('cases.closed_on', 'is', null)
    .where((m) => m.or([m('measures.closed_on', 'is', null), m('measures.state', '=', ageReached)]))
    .where('measures.kind', '=', sql<MeasureKind>`any(${endedByAge})`)
    .orderBy('measures.case_id')
    .execute()

/** The courses of a child, over all its cases. */
export const readMeasuresOfChild = (tx: Tx, childId: string) =>
  tx
    .selectFrom('measures')
    .select(columns)
    .where('child_id', '=', samePerson(tx, childId))
    .orderBy('opened_on')
    .execute()

export const readMeasure = (tx: Tx, id: string) =>
  tx.selectFrom('measures').select(columns).where('id', '=', id).executeTakeFirst()

/** How many courses of a case are open: they keep it from being closed. */
export const countOpen = async (tx: Tx, caseId: string): Promise<number> =>
  (await countedOpen(tx, caseId))?.n ?? 0

const countedOpen = preparedOne((tx, caseId: string) =>
  tx
    .selectFrom('measures')
    .select((s) => s.fn.countAll<number>().as('n'))
    .where('case_id', '=', caseId)
    .where('closed_on', 'is', null),
)

/** False when a course of that kind is open already. */
export const insertMeasure = async (
  tx: Tx,
  row: {
    id: string
    caseId: string
    childId: string
    kind: MeasureKind
    ground: 'lvu2' | 'lvu3' | null
    state: string
    openedOn: Day
    closedOn: Day | null
  },
): Promise<boolean> => {
  const inserted = await tx
    .insertInto('measures')
    .values({
      id: row.id,
      case_id: row.caseId,
      child_id: row.childId,
      kind: row.kind,
      ground: row.ground,
      state: row.state,
      opened_on: row.openedOn,
      closed_on: row.closedOn,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export const updateMeasure = (
  tx: Tx,
  row: { readonly id: string; readonly version: number },
  change: {
    readonly state?: string
    readonly closed_on?: Day | null
    readonly ground?: 'lvu2' | 'lvu3' | null
  },
) =>
  tx
    .updateTable('measures')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()

export type StepRow = Awaited<ReturnType<typeof readSteps>>[number]

/** Every step, also struck ones (`struck_reason`), in the order in which they were taken. */
export const readSteps = (tx: Tx, measureIds: readonly string[]) =>
  tx
    .selectFrom('measure_steps')
    .leftJoin('measure_strikes', 'measure_strikes.step_id', 'measure_steps.id')
    .select([
      'measure_steps.id',
      'measure_steps.measure_id',
      'measure_steps.place',
      'measure_steps.step',
      'measure_steps.taken_on',
      'measure_steps.taken_at',
      'measure_steps.meeting_on',
      'measure_steps.days',
      'measure_steps.note',
      'measure_steps.by_id',
      'measure_strikes.reason as struck_reason',
      'measure_strikes.by_id as struck_by',
    ])
    .where('measure_steps.measure_id', '=', anyOf(measureIds))
    .orderBy('measure_steps.place')
    .execute()

export const insertStep = (
  tx: Tx,
  row: {
    id: string
    measureId: string
    place: number
    step: string
    on: Day
    at: Instant | undefined
    meetingOn: Day | undefined
    days: number | undefined
    note: string
    decisionId: string | null
    byId: string
    writtenAt: Instant
  },
) =>
  tx
    .insertInto('measure_steps')
    .values({
      id: row.id,
      measure_id: row.measureId,
      place: row.place,
      step: row.step,
      taken_on: row.on,
      taken_at: row.at ?? null,
      meeting_on: row.meetingOn ?? null,
      days: row.days ?? null,
      note: row.note,
      decision_id: row.decisionId,
      by_id: row.byId,
      written_at: row.writtenAt,
    })
    .execute()

export const insertStrike = (
  tx: Tx,
  row: { id: string; measureId: string; stepId: string; reason: string; byId: string; writtenAt: Instant },
) =>
  tx
    .insertInto('measure_strikes')
    .values({
      id: row.id,
      measure_id: row.measureId,
      step_id: row.stepId,
      reason: row.reason,
      by_id: row.byId,
      written_at: row.writtenAt,
    })
    .execute()

/** The board's decisions to apply to a court, the oldest first. */
export const readMandates = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('measure_mandates')
    .select(['decision_id', 'kind', 'ground', 'decided_on', 'measure_id'])
    .where('case_id', '=', caseId)
    .orderBy('decided_on')
    .execute()

export const insertMandate = (
  tx: Tx,
  row: { decisionId: string; caseId: string; kind: MandateKind; ground: Ground | null; decidedOn: Day },
) =>
  tx
    .insertInto('measure_mandates')
    .values({
      decision_id: row.decisionId,
      case_id: row.caseId,
      kind: row.kind,
      ground: row.ground,
      decided_on: row.decidedOn,
      measure_id: null,
    })
    .execute()

export const useMandate = (tx: Tx, decisionId: string, measureId: string) =>
  tx
    .updateTable('measure_mandates')
    .set({ measure_id: measureId })
    .where('decision_id', '=', decisionId)
    .execute()

/** The decision may be used again. */
export const freeMandate = (tx: Tx, measureId: string) =>
  tx.updateTable('measure_mandates').set({ measure_id: null }).where('measure_id', '=', measureId).execute()
