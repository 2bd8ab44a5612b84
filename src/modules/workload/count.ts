import { addDays, type Day, instant } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { type CaseWeight, caseWeights } from '#modules/cases/index.ts'
import { type Part, partsOf } from '#modules/clocks/index.ts'
import { type Colleague, listColleagues } from '#modules/organisation/index.ts'
import { familyTies, personBriefs } from '#modules/people/index.ts'
import { childrenFarAway } from '#modules/visits/index.ts'
import { type ModelInForce, modelInForce } from './models/in-force.ts'
import { familiesOf } from './rules/families.ts'
import { type MatterFacts, type Weighed, weighed } from './rules/matters.ts'
import { wholeMonths } from './rules/months.ts'
import type { PointDuty } from './rules/model.ts'
import { capacityOf, type Duty, grouped, type Line, linesOf, pointsOf, type Post } from './rules/points.ts'
import { dutiesOn, type StoredDuty } from './store.ts'

type Asked = Pick<Ctx, 'tx' | 'today'>

/** A journey counts as long for so many days after it. */
const daysOfTravel = 30

const noWeight: CaseWeight = {
  investigationSince: null,
  hasPlacement: false,
  hasHelp: false,
  isCompulsory: false,
  hasPlan: false,
}

export type MatterOf = Part & { readonly facts: Omit<MatterFacts, 'part'> }

/** What is known of these matters, in four questions however many they are. */
export const factsOfParts = async (
  { tx, today }: Asked,
  parts: readonly Part[],
  travelMinutes: number,
): Promise<MatterOf[]> => {
  const childIds = [...new Set(parts.flatMap(({ childId }) => childId ?? []))]
  const caseIds = parts.flatMap(({ matterKind, matterId }) => (matterKind === 'case' ? [matterId] : []))
  const since = instant(`${addDays(today, -daysOfTravel)}T00:00:00Z`)
  const [weights, family, briefs, far] = await Promise.all([
    caseWeights(tx, caseIds),
    familyTies(tx, childIds),
    personBriefs(tx, childIds),
    childrenFarAway(tx, { childIds, since, minutes: travelMinutes }),
  ])
  const families = familiesOf(childIds, family.ties)
  return parts.map((part) => {
    const { childId } = part
    const weight = weights.get(part.matterId) ?? noWeight
    const facts = {
      matterId: part.matterId,
      kind: part.matterKind,
      family: childId === null ? null : (families.get(childId) ?? null),
      investigationSince: weight.investigationSince,
      hasPlacement: weight.hasPlacement,
      hasHelp: weight.hasHelp,
      factors: {
        compulsory: weight.isCompulsory,
        interpreter: childId !== null && family.withInterpreter.has(childId),
        protected: childId !== null && briefs.get(childId)?.isProtected === true,
        travel: childId !== null && far.has(childId),
        plan: weight.hasPlan,
      },
    }
    return { ...part, facts }
  })
}

export type Load = {
  readonly worker: Colleague
  readonly inForce: ModelInForce
  readonly parts: readonly Part[]
  readonly weighed: readonly Weighed[]
  readonly duties: readonly StoredDuty[]
  readonly post: Post
  readonly lines: readonly Line[]
  readonly points: number
  readonly capacity: number
}

const isPointDuty = (duty: StoredDuty): duty is StoredDuty & { readonly kind: PointDuty } =>
  duty.kind !== 'agreed_time'

export const pointDutiesOf = (duties: readonly StoredDuty[]): Duty[] =>
  duties.filter(isPointDuty).map(({ kind, amount }) => ({ kind, amount }))

export const postOf = (worker: Colleague, duties: readonly StoredDuty[], on: Day): Post => ({
  employmentPercent: worker.employmentPercent,
  agreedPercent: Math.min(
    100,
    duties.reduce((sum, { kind, amount }) => sum + (kind === 'agreed_time' ? amount : 0), 0),
  ),
  experienceMonths: wholeMonths(worker.experiencedFrom, on),
})

/** The load of somebody with these matters: the one place where points are made. */
export const loadOf = (
  {
    worker,
    inForce,
    parts,
    matters,
    duties,
  }: Pick<Load, 'worker' | 'inForce' | 'parts' | 'duties'> & {
    readonly matters: readonly MatterFacts[]
  },
  today: Day,
): Load => {
  const { model } = inForce
  const each = weighed(matters, { model, today })
  const lines = linesOf(model, { groups: grouped(each), duties: pointDutiesOf(duties) })
  const post = postOf(worker, duties, today)
  return {
    worker,
    inForce,
    parts,
    weighed: each,
    duties,
    post,
    lines,
    points: pointsOf(lines),
    capacity: capacityOf(model, post),
  }
}

const partIn = (matter: MatterOf, workerId: string): MatterFacts[] => [
  ...(matter.ownerId === workerId ? [{ ...matter.facts, part: 'owner' as const }] : []),
  ...(matter.coworkerId === workerId ? [{ ...matter.facts, part: 'coworker' as const }] : []),
]

/** The load of each of these workers now, in the same number of questions however many they are. */
export const countLoads = async (asked: Asked, workers: readonly Colleague[]): Promise<Load[]> => {
  const ids = workers.map(({ id }) => id)
  const [inForce, parts, duties] = await Promise.all([
    modelInForce(asked.tx, asked.today),
    partsOf(asked.tx, ids),
    dutiesOn(asked.tx, ids, asked.today),
  ])
  const matters = await factsOfParts(asked, parts, inForce.model.travelMinutes)
  return workers.map((worker) => {
    const own = matters.filter(({ ownerId, coworkerId }) => ownerId === worker.id || coworkerId === worker.id)
    return loadOf(
      {
        worker,
        inForce,
        parts: own,
        matters: own.flatMap((matter) => partIn(matter, worker.id)),
        duties: duties.filter(({ workerId }) => workerId === worker.id),
      },
      asked.today,
    )
  })
}

const counted = new Set<Colleague['role']>(['trainee', 'social_worker', 'lead'])

/** Those whose load is counted: who has matters and a manager to talk with. By name, as they always stand. */
export const countedWorkers = async (ctx: Ctx): Promise<Colleague[]> =>
  (await listColleagues(ctx)).filter(({ role, isSuspended }) => counted.has(role) && !isSuspended)
