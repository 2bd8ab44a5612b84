import { addDays, type Day, daysBetween } from '#kernel/day.ts'
import { BadInput, Conflict, found, type Issue } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { type Employment, employmentsWithin, listUnits } from '#modules/organisation/index.ts'
import { may } from '../policy.ts'
import { isAtWork } from '../rules/planned.ts'
import { isCounted } from '../series.ts'
import type { closeWave, joinWave, leaveWave, listWaves, planWave, WaveView } from './contract.ts'
import { sumsOf } from './close.ts'
import { clockOf, drawMoments, minuteOfClock, nextWeek, stateOf, usualDay, type WorkingDay } from './rules.ts'
import { precisionOf } from './rules-result.ts'
import * as store from './store.ts'

const mostDays = 31
const usualMomentsPerDay = 10

/** Who could take part in a unit today: the population of the definition. */
export const askedIn = (employed: readonly Employment[], unitId: string, on: Day): readonly Employment[] =>
  employed.filter((one) => one.unitId === unitId && isCounted(one) && isAtWork({ ...one, away: [] }, on))

type Around = {
  readonly employed: readonly Employment[]
  readonly places: readonly store.Person[]
  readonly names: ReadonlyMap<string, string>
}

const around = async (ctx: Ctx): Promise<Around> => {
  const [employed, places, units] = await Promise.all([
    employmentsWithin(ctx.tx, ctx.today, addDays(ctx.today, mostDays)),
    store.placesOf(ctx.tx, ctx.actor.workerId),
    listUnits(ctx.tx),
  ])
  return { employed, places, names: new Map(units.map(({ id, name }) => [id, name])) }
}

const unitIdsOf = ({ units }: store.Wave): string[] => units.map(({ id }) => id)

export const waveView = (ctx: Ctx, wave: store.Wave, { employed, places, names }: Around): WaveView => {
  const state = stateOf(wave, ctx.today)
  const own = places.find(({ waveId }) => waveId === wave.id)
  const me = employed.find(({ workerId }) => workerId === ctx.actor.workerId)
  const mayPlan = may['plan wave'](ctx.actor, { unitIds: unitIdsOf(wave) }).allowed
  return {
    id: wave.id,
    startsOn: wave.startsOn,
    endsOn: wave.endsOn,
    momentsPerDay: wave.momentsPerDay,
    agreedOn: wave.agreedOn,
    state,
    units: wave.units.map(({ id }) => ({ id, name: names.get(id) ?? '' })),
    own: own
      ? {
          way: own.way,
          weekdays: [...own.day.weekdays],
          fromAt: clockOf(own.day.fromMinute),
          untilAt: clockOf(own.day.untilMinute),
        }
      : null,
    can: {
      join:
        (state === 'planned' || state === 'running') &&
        me !== undefined &&
        isCounted(me) &&
        unitIdsOf(wave).includes(me.unitId),
      close: mayPlan && state === 'over',
    },
  }
}

export { around as aroundWaves }

export const answerWaves = async (ctx: Ctx): Promise<ReplyOf<typeof listWaves>> => {
  await permit(ctx, may, 'see waves', {}, { type: 'waves', id: null })
  const [waves, here] = await Promise.all([store.readWaves(ctx.tx), around(ctx)])
  const units = [...here.names].filter(([id]) => may['plan wave'](ctx.actor, { unitIds: [id] }).allowed)
  const me = here.employed.find(({ workerId }) => workerId === ctx.actor.workerId)
  const day = usualDay(me?.employmentPercent ?? 100)
  return {
    today: ctx.today,
    waves: waves.map((wave) => waveView(ctx, wave, here)),
    plan:
      units.length === 0
        ? null
        : {
            ...nextWeek(ctx.today),
            units: units.map(([id, name]) => ({
              id,
              name,
              people: askedIn(here.employed, id, ctx.today).length,
            })),
            precision: [5, 10, 20].map((people) => ({
              people,
              moments: usualMomentsPerDay,
              plusMinus: precisionOf(people, usualMomentsPerDay, 5),
            })),
          },
    day: {
      weekdays: [...day.weekdays],
      fromAt: clockOf(day.fromMinute),
      untilAt: clockOf(day.untilMinute),
    },
  }
}

const planIssues = ({ startsOn, endsOn, agreedOn }: InputOf<typeof planWave>, today: Day): Issue[] => [
  ...(startsOn < today ? [{ path: 'startsOn', code: 'wave_in_the_past' }] : []),
  ...(endsOn < startsOn ? [{ path: 'endsOn', code: 'wave_ends_before_start' }] : []),
  ...(daysBetween(startsOn, endsOn) >= mostDays ? [{ path: 'endsOn', code: 'wave_too_long' }] : []),
  ...(agreedOn > today ? [{ path: 'agreedOn', code: 'in_future' }] : []),
]

/** MBL: a week that has not been agreed on is not planned. Nobody is in it yet. */
export const plan = async (ctx: Ctx, given: InputOf<typeof planWave>): Promise<ReplyOf<typeof planWave>> => {
  const unitIds = [...new Set(given.unitIds)]
  await permit(ctx, may, 'plan wave', { unitIds }, { type: 'wave', id: given.id, seen: true })
  const units = await listUnits(ctx.tx)
  const unknown = unitIds.some((id) => !units.some((unit) => unit.id === id))
  const issues = [...planIssues(given, ctx.today), ...(unknown ? [{ path: 'unitIds', code: 'choose' }] : [])]
  if (issues.length > 0) throw new BadInput(issues)
  const waves = await store.readWaves(ctx.tx)
  const meets = waves.some(
    (one) =>
      one.id !== given.id &&
      one.startsOn <= given.endsOn &&
      given.startsOn <= one.endsOn &&
      unitIdsOf(one).some((id) => unitIds.includes(id)),
  )
  if (meets) throw new BadInput([{ path: 'startsOn', code: 'wave_meets_another' }])
  await store.insertWave(ctx.tx, { ...given, unitIds, seed: newId(ctx), by: ctx.actor.workerId, at: ctx.now })
  return { id: given.id }
}

const waveOf = async (ctx: Ctx, waveId: string): Promise<store.Wave> =>
  found((await store.readWaves(ctx.tx)).find(({ id }) => id === waveId))

const openWave = async (ctx: Ctx, waveId: string): Promise<store.Wave> => {
  if (!(await store.lockWave(ctx.tx, waveId))) found(undefined)
  const wave = await waveOf(ctx, waveId)
  const state = stateOf(wave, ctx.today)
  if (state === 'closed' || state === 'over') throw new Conflict('wave_is_over')
  return wave
}

const workingDay = ({ weekdays, fromAt, untilAt }: InputOf<typeof joinWave>): WorkingDay => {
  const [fromMinute, untilMinute] = [minuteOfClock(fromAt), minuteOfClock(untilAt)]
  if (untilMinute <= fromMinute) throw new BadInput([{ path: 'untilAt', code: 'diary_ends_before_start' }])
  return { weekdays: [...new Set(weekdays)].sort(), fromMinute, untilMinute }
}

/** Nobody is in a wave without having said so. From tomorrow when it runs already: a half day would weigh too little. */
export const join = async (ctx: Ctx, given: InputOf<typeof joinWave>): Promise<ReplyOf<typeof joinWave>> => {
  const { workerId } = ctx.actor
  await permit(ctx, may, 'take part in wave', { workerId }, { type: 'wave', id: given.waveId })
  const wave = await openWave(ctx, given.waveId)
  const day = workingDay(given)
  const employed = await employmentsWithin(ctx.tx, wave.startsOn, addDays(wave.endsOn, 1))
  const me = employed.find((one) => one.workerId === workerId)
  if (me === undefined || !isCounted(me) || !unitIdsOf(wave).includes(me.unitId))
    throw new Conflict('wave_not_yours')
  await store.deletePerson(ctx.tx, wave.id, workerId)
  const person = { waveId: wave.id, workerId, unitId: me.unitId, way: given.way, day }
  await store.insertPerson(ctx.tx, person, ctx.now)
  if (given.way === 'diary') return { moments: 0 }
  const tomorrow = addDays(ctx.today, 1)
  const due = drawMoments({
    seed: wave.seed,
    person: workerId,
    from: wave.startsOn > ctx.today ? wave.startsOn : tomorrow,
    endsOn: wave.endsOn,
    momentsPerDay: wave.momentsPerDay,
    day,
    employed: me,
  })
  await store.insertMoments(
    ctx.tx,
    due.map((dueAt) => ({ id: newId(ctx), waveId: wave.id, workerId, dueAt })),
  )
  return { moments: due.length }
}

export const leave = async (
  ctx: Ctx,
  { waveId }: InputOf<typeof leaveWave>,
): Promise<ReplyOf<typeof leaveWave>> => {
  const { workerId } = ctx.actor
  await permit(ctx, may, 'take part in wave', { workerId }, { type: 'wave', id: waveId })
  await openWave(ctx, waveId)
  await store.deletePerson(ctx.tx, waveId, workerId)
  return { left: true }
}

const closeIt = async (ctx: Ctx, wave: store.Wave, by: string | null): Promise<void> => {
  const employed = await employmentsWithin(ctx.tx, wave.startsOn, addDays(wave.endsOn, 1))
  await store.insertSums(ctx.tx, await sumsOf(ctx, wave.id, employed))
  const asked = new Map(unitIdsOf(wave).map((id) => [id, askedIn(employed, id, wave.endsOn).length]))
  await store.closeWave(ctx.tx, wave.id, { at: ctx.now, by, asked })
}

export const close = async (
  ctx: Ctx,
  { waveId }: InputOf<typeof closeWave>,
): Promise<ReplyOf<typeof closeWave>> => {
  if (!(await store.lockWave(ctx.tx, waveId))) found(undefined)
  const wave = await waveOf(ctx, waveId)
  await permit(ctx, may, 'plan wave', { unitIds: unitIdsOf(wave) }, { type: 'wave', id: waveId, seen: true })
  const state = stateOf(wave, ctx.today)
  if (state === 'closed') return { closed: true }
  if (state !== 'over') throw new Conflict('wave_still_runs')
  await closeIt(ctx, wave, ctx.actor.workerId)
  return { closed: true }
}

/** Days after its last in which what was missed may still be answered; then it closes by itself. */
const graceDays = 7

export const closeOld = async (ctx: Ctx): Promise<void> => {
  for (const wave of await store.readWaves(ctx.tx)) {
    if (wave.closedAt !== null || addDays(wave.endsOn, graceDays) >= ctx.today) continue
    if (await store.lockWave(ctx.tx, wave.id)) await closeIt(ctx, wave, null)
  }
}
