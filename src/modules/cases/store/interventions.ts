import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { LegalBasis } from '../kinds/kinds.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids})`

const interventionColumns = [
  'interventions.id',
  'interventions.case_id',
  'interventions.decision_id',
  'interventions.kind',
  'interventions.name',
  'interventions.legal_basis',
  'interventions.decided_on',
  'interventions.started_on',
  'interventions.ended_on',
  'interventions.end_reason',
  'interventions.version',
] as const

/** With the day of the plan, of the last follow-up and of an interruption that lasts, in the order in which they were decided. */
export const readInterventionsOf = prepared((tx, caseIds: readonly string[]) =>
  tx
    .selectFrom('interventions')
    .leftJoin('implementation_plans', 'implementation_plans.intervention_id', 'interventions.id')
    .leftJoin('follow_ups', 'follow_ups.intervention_id', 'interventions.id')
    .leftJoin('interruptions', (on) =>
      on
        .onRef('interruptions.intervention_id', '=', 'interventions.id')
        .on('interruptions.resumed_on', 'is', null),
    )
    .select(interventionColumns)
    .select((s) => [
      s.fn.max('implementation_plans.made_on').as('plan_made_on'),
      s.fn.max('follow_ups.held_on').as('followed_up_on'),
      s.fn.max('interruptions.interrupted_on').as('interrupted_on'),
    ])
    .where('interventions.case_id', '=', anyOf(caseIds))
    .groupBy(interventionColumns)
    .orderBy('interventions.decided_on')
    .orderBy('interventions.id'),
)

export const readIntervention = preparedOne((tx, id: string) =>
  tx.selectFrom('interventions').select(interventionColumns).where('id', '=', id),
)

export const insertIntervention = (
  tx: Tx,
  one: {
    id: string
    caseId: string
    decisionId: string
    kind: string
    name: string
    legalBasis: LegalBasis
    decidedOn: Day
  },
) =>
  tx
    .insertInto('interventions')
    .values({
      id: one.id,
      case_id: one.caseId,
      decision_id: one.decisionId,
      kind: one.kind,
      name: one.name,
      legal_basis: one.legalBasis,
      decided_on: one.decidedOn,
    })
    .execute()

export const startInterventionRow = (tx: Tx, id: string, on: Day, version: number) =>
  tx
    .updateTable('interventions')
    .set({ started_on: on, version: version + 1 })
    .where('id', '=', id)
    .execute()

export const endInterventionRow = (tx: Tx, id: string, end: { on: Day; reason: string; version: number }) =>
  tx
    .updateTable('interventions')
    .set({ ended_on: end.on, end_reason: end.reason, version: end.version + 1 })
    .where('id', '=', id)
    .execute()

const planColumns = [
  'id',
  'intervention_id',
  'how',
  'follow_up_how',
  'others_do',
  'family_contact',
  'child_contact',
  'child_view',
  'guardian_view',
  'follow_up_months',
  'made_on',
  'made_by',
  'version',
] as const

export const readPlans = prepared((tx, interventionIds: readonly string[]) =>
  tx
    .selectFrom('implementation_plans')
    .select(planColumns)
    .where('intervention_id', '=', anyOf(interventionIds)),
)

export type PlanText = {
  readonly how: string
  readonly followUpHow: string
  readonly othersDo: string
  readonly familyContact: string
  readonly childContact: string
  readonly childView: string
  readonly guardianView: string
  readonly followUpMonths: number
}

const planRow = (plan: PlanText & { madeOn: Day; madeBy: string }) => ({
  how: plan.how,
  follow_up_how: plan.followUpHow,
  others_do: plan.othersDo,
  family_contact: plan.familyContact,
  child_contact: plan.childContact,
  child_view: plan.childView,
  guardian_view: plan.guardianView,
  follow_up_months: plan.followUpMonths,
  made_on: plan.madeOn,
  made_by: plan.madeBy,
})

export const insertPlan = (
  tx: Tx,
  one: PlanText & { id: string; interventionId: string; madeOn: Day; madeBy: string },
) =>
  tx
    .insertInto('implementation_plans')
    .values({ id: one.id, intervention_id: one.interventionId, ...planRow(one) })
    .execute()

export const updatePlan = (
  tx: Tx,
  id: string,
  one: PlanText & { madeOn: Day; madeBy: string; version: number },
) =>
  tx
    .updateTable('implementation_plans')
    .set({ ...planRow(one), version: one.version + 1 })
    .where('id', '=', id)
    .execute()

export const readGoals = prepared((tx, interventionIds: readonly string[]) =>
  tx
    .selectFrom('plan_goals')
    .select(['id', 'intervention_id', 'goal', 'sign'])
    .where('intervention_id', '=', anyOf(interventionIds))
    .orderBy('position'),
)

/** The goals as they are now. What a follow-up said about an older goal is kept with that follow-up, in its own words. */
export const replaceGoals = async (
  tx: Tx,
  interventionId: string,
  goals: readonly { id: string; goal: string; sign: string }[],
): Promise<void> => {
  await tx.deleteFrom('plan_goals').where('intervention_id', '=', interventionId).execute()
  await tx
    .insertInto('plan_goals')
    .values(
      goals.map(({ id, goal, sign }, position) => ({
        id,
        intervention_id: interventionId,
        goal,
        sign,
        position,
      })),
    )
    .execute()
}

/** The latest first. */
export const readFollowUps = prepared((tx, interventionIds: readonly string[]) =>
  tx
    .selectFrom('follow_ups')
    .select([
      'id',
      'intervention_id',
      'held_on',
      'held_by',
      'summary',
      'child_view',
      'goal_results',
      'next_step',
    ])
    .where('intervention_id', '=', anyOf(interventionIds))
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc'),
)

export const insertFollowUp = (
  tx: Tx,
  one: {
    id: string
    interventionId: string
    heldOn: Day
    heldBy: string
    summary: string
    childView: string
    goalResults: readonly object[]
    nextStep: 'continue' | 'change' | 'end'
  },
) =>
  tx
    .insertInto('follow_ups')
    .values({
      id: one.id,
      intervention_id: one.interventionId,
      held_on: one.heldOn,
      held_by: one.heldBy,
      summary: one.summary,
      child_view: one.childView,
      goal_results: JSON.stringify(one.goalResults),
      next_step: one.nextStep,
    })
    .execute()

export const raiseInterventionVersion = (tx: Tx, id: string, version: number) =>
  tx
    .updateTable('interventions')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute()
