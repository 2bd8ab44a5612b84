import { addDays, addMonths, type Day, daysBetween, instant } from '#kernel/day.ts'
import { BadInput, Conflict, found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { loads } from '#modules/clocks/index.ts'
import { nightsOf } from '#modules/logreview/index.ts'
import { type Absence, absencesFrom, type Colleague, findColleague } from '#modules/organisation/index.ts'
import { countLoads } from '../count.ts'
import { may } from '../policy.ts'
import { dutyKinds } from '../rules/model.ts'
import { monthOf } from '../rules/months.ts'
import { loadPercent } from '../rules/points.ts'
import { signalsOf } from '../rules/signals.ts'
import { actionViews, loadView, monthViews } from '../show.ts'
import { dutiesOn, endDuties, insertDuties, monthsOf } from '../store.ts'
import type { holdTalk, readTalk, setDuties } from './contract.ts'
import * as store from './store.ts'

const monthsShown = 12
/** Nights and absence are those of the last weeks, so that a talk on the third has something to say. */
const daysOfFacts = 30

const enter = async (ctx: Ctx, workerId: string): Promise<Colleague> => {
  const worker = found(await findColleague(ctx, workerId))
  const { unitId } = worker
  await permit(ctx, may, 'hold talk', { workerId, unitId }, { type: 'workload', id: workerId })
  return worker
}

const isAbsence = ({ kind }: Absence): boolean => kind === 'absence' || kind === 'leave'

/** Whole days of absence between two days, both counted. Never why. */
const daysAway = (absences: readonly Absence[], from: Day, until: Day): number =>
  absences.filter(isAbsence).reduce((sum, { fromOn, untilOn }) => {
    const begins = fromOn > from ? fromOn : from
    const ends = untilOn !== null && untilOn < until ? untilOn : until
    return sum + Math.max(0, daysBetween(begins, ends) + 1)
  }, 0)

const factsOf = async (ctx: Ctx, worker: Colleague) => {
  const from = addDays(ctx.today, -daysOfFacts)
  const [clocks, nights, absences] = await Promise.all([
    loads(ctx),
    nightsOf(ctx.tx, { workerId: worker.id, from: instant(`${from}T00:00:00Z`), until: ctx.now }),
    absencesFrom(ctx.tx, from),
  ])
  const own = clocks.find(({ workerId, part }) => workerId === worker.id && part === 'owner')
  const away = absences.filter(({ workerId }) => workerId === worker.id)
  return { late: own?.late ?? 0, nights, daysAway: daysAway(away, from, ctx.today), isAway: worker.isAway }
}

export const answerTalk = async (
  ctx: Ctx,
  { workerId }: InputOf<typeof readTalk>,
): Promise<ReplyOf<typeof readTalk>> => {
  const worker = await enter(ctx, workerId)
  const { today } = ctx
  const month = monthOf(today)
  const [[counted], stored, facts] = await Promise.all([
    countLoads(ctx, [worker]),
    monthsOf(ctx.tx, workerId, addMonths(month, 1 - monthsShown)),
    factsOf(ctx, worker),
  ])
  const load = found(counted)
  const view = loadView(load)
  const months = monthViews(stored, { today, now: view.percent, count: monthsShown })
  const rated = stored.ratings.find(({ month_on: on }) => on === month)
  const before = months.at(-2)
  const [last] = stored.talks.filter(({ month_on: on }) => on < month).toReversed()
  return {
    worker: { id: worker.id, name: worker.name, title: worker.title, unit: worker.unit },
    today,
    month,
    heldOn: stored.talks.find(({ month_on: on }) => on === month)?.held_on ?? null,
    load: view,
    rating: rated?.rating ?? null,
    flex: rated?.flex ?? null,
    signals: signalsOf(
      { percent: loadPercent(load.points, load.capacity), rating: rated?.rating ?? null },
      {
        before: { percent: before?.percent ?? null, rating: before?.rating ?? null },
        bands: load.inForce.model.bands,
      },
    ),
    facts,
    months,
    actions: await actionViews(
      ctx,
      await store.actionsAbout(ctx.tx, workerId, last?.held_on ?? addDays(today, -daysOfFacts)),
    ),
    lastHeldOn: last?.held_on ?? null,
    duties: load.duties.map(({ kind, amount }) => ({ kind, amount })),
    nextOn: addMonths(today, 1),
  }
}

type Given = InputOf<typeof holdTalk>

const refusePast = ({ actions }: Given, today: Day): void => {
  const faults = actions.flatMap(({ dueOn }, i) =>
    dueOn < today ? [{ path: `actions.${i}.dueOn`, code: 'talk_day_past' }] : [],
  )
  if (faults.length > 0) throw new BadInput(faults)
}

/** Last month's first: they are settled with the talk. What was agreed is written, and the month is measured. */
export const hold = async (ctx: Ctx, input: Given): Promise<ReplyOf<typeof holdTalk>> => {
  const worker = await enter(ctx, input.workerId)
  refusePast(input, ctx.today)
  const named = [...new Set(input.settled.map((one) => one.workloadActionId))]
  // What was agreed with somebody else is as unknown here as what never was.
  if ((await store.countAbout(ctx.tx, worker.id, named)) < named.length) throw new NotFound()
  const { workerId } = ctx.actor
  const talk = {
    id: input.id,
    workerId: worker.id,
    unitId: worker.unitId,
    monthOn: monthOf(ctx.today),
    heldBy: workerId,
    heldOn: ctx.today,
    heldAt: ctx.now,
  }
  if (!(await store.insertTalk(ctx.tx, talk))) throw new Conflict('talk_held_already')
  for (const outcome of ['done', 'not_done'] as const) {
    const ids = input.settled.flatMap((one) => (one.outcome === outcome ? [one.workloadActionId] : []))
    await store.settle(ctx.tx, ids, { outcome, on: ctx.today, by: workerId }, worker.id)
  }
  await store.insertActions(ctx.tx, talk, [
    ...input.drops.map(({ id, words }) => ({
      id,
      words,
      kind: 'drop' as const,
      ownerId: workerId,
      dueOn: addMonths(ctx.today, 1),
    })),
    ...input.actions.map(({ id, words, by, dueOn }) => ({
      id,
      words,
      kind: 'todo' as const,
      ownerId: by === 'manager' ? workerId : worker.id,
      dueOn,
    })),
  ])
  return { id: input.id, heldOn: ctx.today }
}

/** The duties as they are from today: what was before ends the day before. */
export const putDuties = async (
  ctx: Ctx,
  input: InputOf<typeof setDuties>,
): Promise<ReplyOf<typeof setDuties>> => {
  const worker = await enter(ctx, input.workerId)
  const given = {
    mentee: input.mentee,
    student: input.student,
    trainer: input.trainer,
    agreed_time: input.agreedTime,
  }
  const wanted = dutyKinds.flatMap((kind) => (given[kind] > 0 ? [{ kind, amount: given[kind] }] : []))
  await endDuties(ctx.tx, worker.id, ctx.today)
  await insertDuties(
    ctx.tx,
    wanted.map((duty) => ({
      ...duty,
      id: newId(ctx),
      workerId: worker.id,
      fromOn: ctx.today,
      by: ctx.actor.workerId,
      at: ctx.now,
    })),
  )
  const stored = await dutiesOn(ctx.tx, [worker.id], ctx.today)
  return { duties: stored.map(({ kind, amount }) => ({ kind, amount })) }
}
