import type { Ctx } from '#platform/context.ts'
import type { CaseFacts } from '../facts.ts'
import type { InterventionView } from '../views.ts'
import { isPlacement } from './not-at-home.ts'
import { seesHome } from './brief.ts'
import { readPlacementsOfCase } from './store/placements.ts'
import type { PlacementView } from './views.ts'

/**
 * LVU 14: free words say where a child lives as well as the address does: the school, the street, who drives. Who may not know
 * the one may not read the other; that there is a plan, and from when, stays.
 */
const blank = <T extends object>(one: T, keys: readonly (keyof T)[]): T => ({
  ...one,
  ...Object.fromEntries(keys.map((key) => [key, ''])),
})

const wordsOfCarePlan = [
  'specialNeeds',
  'familyContact',
  'goal',
  'childView',
  'guardianView',
  'longTermHome',
] as const

const wordsOfPlan = [
  'how',
  'followUpHow',
  'othersDo',
  'familyContact',
  'childContact',
  'childView',
  'guardianView',
] as const

const withoutReason = <T extends { readonly reason: string }>(one: T): T => ({ ...one, reason: '' })

/** The page of a placement for one who may not know where the child is. */
export const withoutWords = (view: PlacementView): PlacementView => ({
  ...view,
  endReason: '',
  namedWorkers: view.namedWorkers.map(withoutReason),
  bases: view.bases.map(withoutReason),
  contacts: view.contacts.map((one) => ({ ...one, place: '', areas: [] })),
  carePlan: view.carePlan && blank(view.carePlan, wordsOfCarePlan),
  earlierCarePlans: view.earlierCarePlans.map((one) => blank(one, wordsOfCarePlan)),
  implementationPlan: view.implementationPlan && blank(view.implementationPlan, wordsOfPlan),
  goals: [],
  earlierImplementationPlans: view.earlierImplementationPlans.map((one) => ({ ...one, words: '' })),
  reviews: view.reviews.map((one) => ({ ...one, answers: {} })),
})

/** The same for the case: help whose placement is hidden from the reader stands without its words. */
export const withoutHiddenWords = async (
  ctx: Ctx,
  { caseId, facts }: Pick<CaseFacts, 'caseId' | 'facts'>,
  given: readonly InterventionView[],
): Promise<InterventionView[]> => {
  if (!given.some(isPlacement)) return [...given]
  const hidden = new Set(
    (await readPlacementsOfCase(ctx.tx, caseId))
      .filter((row) => !seesHome(ctx, facts, row))
      .map((row) => row.intervention_id),
  )
  return given.map((one) =>
    hidden.has(one.id)
      ? {
          ...one,
          endReason: '',
          plan: one.plan && blank(one.plan, wordsOfPlan),
          goals: [],
          followUps: one.followUps.map((each) => ({ ...each, summary: '', childView: '', goalResults: [] })),
          isHidden: true,
        }
      : one,
  )
}
