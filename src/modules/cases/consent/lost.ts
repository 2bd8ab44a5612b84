import type { Ctx } from '#platform/context.ts'
import { findPerson } from '#modules/people/index.ts'
import { readCase } from '../store/cases.ts'
import { readIntervention } from '../store/interventions.ts'
import { consentStandings } from './check.ts'

const isLost = async (ctx: Pick<Ctx, 'tx' | 'today'>, interventionId: string): Promise<boolean> => {
  const help = await readIntervention(ctx.tx, interventionId)
  const ofCase = help && (await readCase(ctx.tx, help.case_id))
  const child = ofCase && (await findPerson(ctx.tx, ofCase.child_id))
  if (!help || !child) return false
  const standings = await consentStandings(ctx, { caseId: help.case_id, child, helps: [help] })
  return standings.get(help.id) === 'lost'
}

/**
 * SoL 21:1, FB 6:13: in which of these helps somebody who must agree today no longer does. Whoever took back a yes and has lost
 * the custody since is not asked any more; the case itself says the same.
 */
export const lostAmong = async (
  ctx: Pick<Ctx, 'tx' | 'today'>,
  interventionIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const lost = new Set<string>()
  for (const id of new Set(interventionIds)) if (await isLost(ctx, id)) lost.add(id)
  return lost
}
