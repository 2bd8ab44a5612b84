import { addDays } from '#kernel/day.ts'
import type { Opening } from './facts.ts'
import { emergencyOf, havingAt, isAway, isOnDuty, type Known, metAround, wroteThatDay } from './known.ts'

export const explanationCodes = [
  'assigned',
  'coworker',
  'meeting',
  'leads_unit',
  'supervisor',
  'intake',
  'handover_to',
  'on_duty',
  'stand_in',
  'wrote',
  'handover_from',
  'emergency',
] as const
export type ExplanationCode = (typeof explanationCodes)[number]

/**
 * Why somebody may have had to open it. `full`: a task that others gave. `thin`: true, but the worker can have made it, or
 * been there by chance; one unusual thing beside it is enough to ask.
 */
export type Explanation = {
  readonly code: ExplanationCode
  readonly strength: 'full' | 'thin'
  readonly paragraph: string
  readonly holds: (opening: Opening, known: Known) => boolean
}

/** SoLPuL 10 §: access is limited to what each one needs for the task, and is checked against it. */
const paragraph = 'SoLPuL 10 §'

/** What was handed over is finished within a fortnight, and read up on in the week before. */
const daysAfter = 14
const daysBefore = 7

const leads = (opening: Opening, known: Known): boolean => {
  const role = known.workers.get(opening.workerId)?.role
  return role === 'lead' || role === 'unit_manager'
}

const unitsThatHave = (opening: Opening, known: Known): readonly string[] =>
  havingAt(known, opening).map((one) => one.unitId)

const worksInOneOf = (opening: Opening, known: Known, unitIds: readonly string[]): boolean =>
  unitIds.includes(known.workers.get(opening.workerId)?.unitId ?? '')

const has = (part: 'owner' | 'coworker') => (opening: Opening, known: Known) =>
  havingAt(known, opening).some((one) => one.part === part && one.workerId === opening.workerId)

/** The rules, the surest first: the first that holds is the one that is shown. */
export const explanations: readonly Explanation[] = [
  { code: 'assigned', strength: 'full', paragraph, holds: has('owner') },
  { code: 'coworker', strength: 'full', paragraph, holds: has('coworker') },
  { code: 'meeting', strength: 'full', paragraph, holds: (opening, known) => metAround(known, opening) },
  {
    code: 'leads_unit',
    strength: 'full',
    paragraph,
    holds: (opening, known) =>
      leads(opening, known) && worksInOneOf(opening, known, unitsThatHave(opening, known)),
  },
  {
    code: 'supervisor',
    strength: 'full',
    paragraph,
    holds: (opening, known) =>
      leads(opening, known) &&
      worksInOneOf(
        opening,
        known,
        havingAt(known, opening).flatMap((one) => known.workers.get(one.workerId)?.unitId ?? []),
      ),
  },
  {
    code: 'intake',
    strength: 'full',
    paragraph: 'SoL 20:2, SoLPuL 10 §',
    holds: ({ workerId, childId, on }, known) =>
      (known.tookIn.get(`${workerId} ${childId}`) ?? []).some(
        (one) => one.fromOn <= on && (one.untilOn === null || on <= one.untilOn),
      ),
  },
  {
    code: 'handover_to',
    strength: 'full',
    paragraph,
    holds: ({ workerId, childId, on }, known) =>
      (known.moved.get(childId) ?? []).some(
        (one) => one.toId === workerId && on <= one.on && one.on <= addDays(on, daysBefore),
      ),
  },
  {
    code: 'on_duty',
    strength: 'thin',
    paragraph,
    holds: (opening, known) =>
      isOnDuty(known, opening, unitsThatHave(opening, known)) && havingAt(known, opening).length > 0,
  },
  {
    code: 'stand_in',
    strength: 'thin',
    paragraph,
    holds: (opening, known) => {
      const having = havingAt(known, opening)
      return (
        having.some((one) => isAway(known, one.workerId, opening.on)) &&
        worksInOneOf(
          opening,
          known,
          having.map((one) => one.unitId),
        )
      )
    },
  },
  {
    // A note by somebody whose unit has never had the child is no reason: it is what has to be explained.
    code: 'wrote',
    strength: 'thin',
    paragraph,
    holds: (opening, known) =>
      wroteThatDay(known, opening) && worksInOneOf(opening, known, unitsThatHave(opening, known)),
  },
  {
    code: 'handover_from',
    strength: 'thin',
    paragraph,
    holds: ({ workerId, childId, on }, known) =>
      (known.moved.get(childId) ?? []).some(
        (one) => one.fromId === workerId && one.on <= on && on <= addDays(one.on, daysAfter),
      ),
  },
  {
    // Whoever broke the glass said why, and somebody else looks at that; one unusual thing beside it is enough to ask here too.
    code: 'emergency',
    strength: 'thin',
    paragraph,
    holds: (opening, known) => emergencyOf(known, opening) !== undefined,
  },
]

/** What explains an opening, the surest first; undefined when nothing does. */
export const explanationOf = (opening: Opening, known: Known): Explanation | undefined =>
  explanations.find((one) => one.holds(opening, known))
