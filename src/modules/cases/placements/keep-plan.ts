import { type Ctx, newId } from '#platform/context.ts'
import { readGoals, type readPlans } from '../store/interventions.ts'
import { keepPlanVersion } from './store/care.ts'

type Plan = Awaited<ReturnType<typeof readPlans>>[number]

/** SoF 10:3: the plan as it stood is kept in words before it is changed, with its goals. */
export const keepPlan = async (ctx: Ctx, plan: Plan): Promise<void> => {
  const goals = await readGoals(ctx.tx, [plan.intervention_id])
  const words = [
    ...goals.map(({ goal, sign }) => (sign === '' ? goal : `${goal} (${sign})`)),
    plan.how,
    plan.child_view,
    plan.guardian_view,
    plan.follow_up_how,
    plan.others_do,
    plan.family_contact,
    plan.child_contact,
  ].filter((text) => text !== '')
  await keepPlanVersion(ctx.tx, {
    id: newId(ctx),
    interventionId: plan.intervention_id,
    version: plan.version,
    madeOn: plan.made_on,
    madeBy: plan.made_by,
    content: { words: words.join('\n\n') },
  })
}
