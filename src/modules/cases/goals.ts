import type { Ctx } from '#platform/context.ts'
import { readGoals, readInterventionsOf } from './store/interventions.ts'

/** What the help that goes on is called and aims at: the goals of its plan as they are now. */
export type HelpWithGoals = { readonly name: string; readonly goals: readonly string[] }

/** The caller has asked its policy about the child. */
export const goalsOfCase = async (
  { tx }: Pick<Ctx, 'tx'>,
  caseId: string,
): Promise<readonly HelpWithGoals[]> => {
  const open = (await readInterventionsOf(tx, [caseId])).filter((one) => one.ended_on === null)
  const goals = await readGoals(
    tx,
    open.map(({ id }) => id),
  )
  return open.flatMap(({ id, name }) => {
    const own = goals.filter((one) => one.intervention_id === id).map(({ goal }) => goal)
    return own.length === 0 ? [] : [{ name, goals: own }]
  })
}
