import { dayOf } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { caseNumbersOf } from '#modules/cases/index.ts'
import { findWatch, partsOf, watchesOfUnit } from '#modules/clocks/index.ts'
import { type Colleague, findColleague, listColleagues, listUnits } from '#modules/organisation/index.ts'
import type { BoardView, readWorkloadBoard, tryAssignment } from './contract.ts'
import { countedWorkers, countLoads, factsOfParts, loadOf } from './count.ts'
import { hrefOfMatter } from './own.ts'
import { may } from './policy.ts'
import { smallestGroup } from './rules/figures.ts'
import type { MatterFacts } from './rules/matters.ts'
import { monthOf } from './rules/months.ts'
import { loadPercent } from './rules/points.ts'
import { sampleVersion } from './rules/sample-model.ts'
import { bandOf } from './rules/signals.ts'
import { shownPercent } from './show.ts'
import { talkedIn } from './store.ts'

type Waiting = BoardView['waiting'][number]

/** Matters that wait to be handed out: nobody at work has them, or the manager has them herself. The oldest first. */
const waitingIn = async (ctx: Ctx, unitId: string, colleagues: readonly Colleague[]): Promise<Waiting[]> => {
  const known = new Map(colleagues.map((one) => [one.id, one]))
  const isHere = (id: string | null): boolean => id !== null && known.get(id)?.isAway === false
  const watches = (await watchesOfUnit(ctx.tx, unitId)).flatMap((watch) => {
    const why =
      !isHere(watch.ownerId) && !isHere(watch.coworkerId)
        ? ('away' as const)
        : known.get(watch.ownerId)?.role === 'unit_manager' && watch.matterKind !== 'duty'
          ? ('manager' as const)
          : undefined
    return why === undefined ? [] : [{ ...watch, why }]
  })
  const numbers = await caseNumbersOf(
    ctx.tx,
    watches.map(({ matterId }) => matterId),
  )
  return watches
    .map(({ matterId, matterKind, owner, sinceAt, why }) => ({
      matterId,
      kind: matterKind,
      number: numbers.get(matterId) ?? '',
      href: hrefOfMatter(matterKind, matterId),
      since: dayOf(sinceAt),
      owner,
      why,
    }))
    .toSorted((a, b) =>
      a.since === b.since ? (a.matterId < b.matterId ? -1 : 1) : a.since < b.since ? -1 : 1,
    )
}

export const answerBoard = async (
  ctx: Ctx,
  input: InputOf<typeof readWorkloadBoard>,
): Promise<ReplyOf<typeof readWorkloadBoard>> => {
  const unitId = input.unitId ?? ctx.actor.unitId
  await permit(ctx, may, 'see board', { unitIds: [unitId] }, { type: 'unit', id: unitId })
  const month = monthOf(ctx.today)
  const units = await listUnits(ctx.tx)
  const unit = found(units.find((one) => one.id === unitId))
  const [everybody, counted, talked] = await Promise.all([
    listColleagues(ctx),
    countedWorkers(ctx),
    talkedIn(ctx.tx, month),
  ])
  const workers = counted.filter((one) => one.unitId === unitId)
  const loads = await countLoads(ctx, workers)
  const [first] = loads
  const isTold = loads.length >= smallestGroup
  const free = loads
    .filter(({ worker }) => !worker.isAway)
    .reduce((sum, { points, capacity }) => sum + Math.max(0, capacity - points), 0)
  const heavy = first?.inForce.model.matters.newInvestigation ?? 0
  return {
    unitId,
    unit: unit.name,
    units: ctx.actor.role === 'head' ? units.map(({ id, name }) => ({ id, name })) : [],
    month,
    isSample: first?.inForce.version === sampleVersion,
    freeInvestigations: isTold && heavy > 0 ? Math.floor(free / heavy) : null,
    isStretched: isTold
      ? loads.reduce((sum, { points }) => sum + points, 0) >
        loads.reduce((sum, { capacity }) => sum + capacity, 0)
      : null,
    talks: { held: workers.filter(({ id }) => talked.has(id)).length, of: workers.length },
    workers: workers.map(({ id, name, title, isAway, mayOwnAlone }) => ({
      id,
      name,
      title,
      isAway,
      mayOwnAlone,
      hasTalked: talked.has(id),
    })),
    waiting: await waitingIn(ctx, unitId, everybody),
    can: { talk: ctx.actor.role === 'unit_manager' && ctx.actor.unitId === unitId },
  }
}

/** The load with one matter more. Somebody who has it already gets it in the part that is tried. */
export const answerWhatIf = async (
  ctx: Ctx,
  { matterId, workerId, part }: InputOf<typeof tryAssignment>,
): Promise<ReplyOf<typeof tryAssignment>> => {
  const watch = found(await findWatch(ctx.tx, matterId))
  const worker = found(await findColleague(ctx, workerId))
  const facts = { unitIds: [worker.unitId, watch.unitId] }
  await permit(ctx, may, 'see board', facts, { type: 'workload', id: workerId })
  const [[load], parts] = await Promise.all([
    countLoads(ctx, [worker]),
    partsOf(ctx.tx, [workerId, watch.ownerId]),
  ])
  const before = found(load)
  const { model, version } = before.inForce
  const own = parts.filter((one) => one.ownerId === workerId || one.coworkerId === workerId)
  const tried = parts.filter((one) => one.matterId === matterId)
  const others = own.filter((one) => one.matterId !== matterId)
  const known = await factsOfParts(ctx, [...others, ...tried.slice(0, 1)], model.travelMinutes)
  const matters = known.map((one): MatterFacts => ({
    ...one.facts,
    part: one.matterId === matterId ? part : one.ownerId === workerId ? 'owner' : 'coworker',
  }))
  const after = loadOf({ ...before, matters }, ctx.today)
  const isNearest = may['hold talk'](ctx.actor, { workerId, unitId: worker.unitId }).allowed
  const band = ({ points, capacity }: typeof after) => bandOf(loadPercent(points, capacity), model.bands)
  return {
    name: worker.name,
    before: band(before),
    after: band(after),
    percents: isNearest
      ? {
          before: shownPercent(before.points, before.capacity),
          after: shownPercent(after.points, after.capacity),
        }
      : null,
    isSample: version === sampleVersion,
    mayOwnAlone: worker.mayOwnAlone,
    isAway: worker.isAway,
  }
}
