import type { Day } from '#kernel/day.ts'
import { type Ctx, logAll } from '#platform/context.ts'
import { barredFrom } from '#modules/cases/index.ts'
import type { ClockView } from '#modules/clocks/contract.ts'
import { clockViews, riskOf } from '#modules/clocks/index.ts'
import { listUnits, workerNames } from '#modules/organisation/index.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import type { MatterView } from '../contract.ts'
import { pointsOfOwner } from '../rules/load.ts'
import type { ProposedMove } from '../rules/propose.ts'
import { namedFor, type OpenMatter } from './matters.ts'

/** The party's own time to appeal is nobody's work (overview/rules.ts). */
const isWork = (clock: ClockView): boolean => clock.code !== 'appeal'

export const dueOf = ({ code, paragraph, dueOn }: ClockView) => ({ code, paragraph, dueOn })

/** What is late, the most dangerous first, and what comes next. */
export const standingOf = (clocks: readonly ClockView[], today: Day) => {
  const work = clocks.filter(isWork)
  const late = work
    .filter((clock) => clock.dueOn < today)
    .toSorted((a, b) => riskOf(a.code) - riskOf(b.code) || a.dueOn.localeCompare(b.dueOn))
  const [next] = work.filter((clock) => clock.dueOn >= today)
  return { late: late.map(dueOf), next: next ? dueOf(next) : null, running: work.length }
}

/** Those who may be named to the one who asks: of the own unit, or for the head of the service. */
const maySeeChild = (ctx: Ctx, { watch }: OpenMatter): boolean =>
  ctx.actor.role === 'head' ||
  watch.unitId === ctx.actor.unitId ||
  watch.ownerId === ctx.actor.workerId ||
  watch.coworkerId === ctx.actor.workerId

export type Shown = {
  readonly persons: ReadonlyMap<string, PersonBrief>
  readonly clocks: ReadonlyMap<string, readonly ClockView[]>
  readonly names: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
  readonly namedCases: ReadonlySet<string>
  /** FL 17: who may not have which case. */
  readonly barred: ReadonlyMap<string, readonly string[]>
}

/** What the rows of a plan are made of, in a few queries for all of them. */
export const shownOf = async (
  ctx: Ctx,
  matters: readonly OpenMatter[],
  workerIds: readonly string[],
): Promise<Shown> => {
  const clocks = await clockViews(
    ctx,
    matters.map(({ watch }) => watch.matterId),
    'running',
  )
  return {
    persons: await personBriefs(
      ctx.tx,
      matters.flatMap(({ watch }) => watch.childId ?? []),
    ),
    clocks: Map.groupBy(clocks, (clock) => clock.matterId),
    names: await workerNames(
      ctx.tx,
      matters.flatMap(({ watch }) => [watch.ownerId, watch.coworkerId]),
    ),
    units: new Map((await listUnits(ctx.tx)).map((unit) => [unit.id, unit.name])),
    barred: await barredFrom(
      ctx.tx,
      matters.map(({ watch }) => watch.matterId),
    ),
    namedCases: new Set((await namedFor(ctx, workerIds)).map((one) => one.caseId)),
  }
}

export type Seats = { readonly owner: boolean; readonly coworker: boolean }

/** How heavy the matter is today. */
export const pointsIn = (clocks: readonly ClockView[], today: Day): number => {
  const { running, late } = standingOf(clocks, today)
  return pointsOfOwner({ running, late: late.length })
}

/** A row of the plan, as the one who asks may see it. */
export const matterView = (
  ctx: Ctx,
  matter: OpenMatter,
  { shown, leaving, proposed }: { shown: Shown; leaving: Seats; proposed: ProposedMove | undefined },
): MatterView => {
  const { watch } = matter
  const child = watch.childId === null ? undefined : shown.persons.get(watch.childId)
  const clocks = shown.clocks.get(watch.matterId) ?? []
  const { late, next } = standingOf(clocks, ctx.today)
  const isSeen = maySeeChild(ctx, matter)
  return {
    matterId: watch.matterId,
    kind: matter.kind,
    number: matter.number,
    href: matter.href,
    childName: isSeen ? (child?.name ?? matter.toldName) : '',
    protection: isSeen ? (child?.protection ?? 'none') : 'none',
    unitId: watch.unitId,
    unit: shown.units.get(watch.unitId) ?? '',
    ownerId: watch.ownerId,
    owner: shown.names.get(watch.ownerId) ?? '',
    coworkerId: watch.coworkerId,
    coworker: watch.coworkerId === null ? '' : (shown.names.get(watch.coworkerId) ?? ''),
    leaving,
    isNamedWorker: shown.namedCases.has(watch.matterId),
    late,
    next,
    points: pointsIn(clocks, ctx.today),
    barredIds: [...(shown.barred.get(watch.matterId) ?? [])],
    version: watch.version,
    proposed: {
      ownerId: proposed?.ownerId ?? null,
      coworkerId: proposed?.coworkerId ?? null,
      why: proposed?.why ?? 'nobody',
    },
  }
}

/** Children whose names the answer holds: each stands in the log. */
export const logChildren = (ctx: Ctx, basis: string, matters: readonly OpenMatter[]): Promise<void> =>
  logAll(
    ctx,
    [
      ...new Set(matters.filter((one) => maySeeChild(ctx, one)).flatMap(({ watch }) => watch.childId ?? [])),
    ].map((id) => ({ about: { type: 'child', id }, basis })),
  )

type Ordered = Pick<MatterView, 'late' | 'next' | 'matterId'>

/** What is late first, then what comes soonest: the order in which the new one should begin. */
export const byRisk = (one: Ordered, other: Ordered): number => {
  const risk = ({ late }: Ordered): number => (late[0] ? riskOf(late[0].code) : Infinity)
  const on = ({ late, next }: Ordered): string => late[0]?.dueOn ?? next?.dueOn ?? '9999'
  const [a, b] = [risk(one), risk(other)]
  return (a === b ? 0 : a - b) || on(one).localeCompare(on(other)) || (one.matterId < other.matterId ? -1 : 1)
}
