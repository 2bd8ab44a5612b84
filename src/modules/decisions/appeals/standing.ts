import type { Ctx } from '#platform/context.ts'
import { stageOf } from './rules.ts'
import { readAppealsOfParty, readSteps } from './store.ts'
import { takenOf } from './views.ts'

/** Has the party appealed the decision? Who took the appeal back may appeal again while the time runs (FL 44). */
export const hasAppealed = async (
  ctx: Pick<Ctx, 'tx'>,
  decisionId: string,
  personId: string,
): Promise<boolean> => {
  const ids = (await readAppealsOfParty(ctx.tx, decisionId, personId)).map(({ id }) => id)
  if (ids.length === 0) return false
  const steps = await readSteps(ctx.tx, ids)
  return ids.some((id) => stageOf(steps.filter((step) => step.appeal_id === id).map(takenOf)) !== 'withdrawn')
}
