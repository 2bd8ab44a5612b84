import { addDays, type Day } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { totalOf } from '../rules/categories.ts'
import { may } from '../policy.ts'
import { busyOn, ownCalendar } from './calendar.ts'
import type { readDiary, saveDiary } from './contract.ts'
import { diaryCounts, filledDay, type Stretch, stretchIssues } from './rules-diary.ts'
import { clockOf, minuteOfClock } from './rules.ts'
import * as store from './store.ts'

type Entered = { readonly wave: store.Wave; readonly person: store.Person }

const enter = async (ctx: Ctx, waveId: string): Promise<Entered> => {
  const { workerId } = ctx.actor
  await permit(ctx, may, 'take part in wave', { workerId }, { type: 'own diary', id: workerId })
  const wave = found((await store.readWaves(ctx.tx)).find(({ id }) => id === waveId))
  const person = (await store.placesOf(ctx.tx, workerId)).find((one) => one.waveId === waveId)
  if (wave.closedAt !== null) throw new Conflict('wave_is_over')
  if (person?.way !== 'diary') throw new Conflict('diary_not_chosen')
  return { wave, person }
}

const daysOf = ({ startsOn, endsOn }: store.Wave): Day[] => {
  const days: Day[] = []
  for (let on = startsOn; on <= endsOn; on = addDays(on, 1)) days.push(on)
  return days
}

const refuseOutside = (ctx: Ctx, wave: store.Wave, on: Day): void => {
  if (on < wave.startsOn || on > wave.endsOn) throw new BadInput([{ path: 'on', code: 'diary_outside_wave' }])
  if (on > ctx.today) throw new BadInput([{ path: 'on', code: 'in_future' }])
}

export const answerDiary = async (
  ctx: Ctx,
  { waveId, on }: InputOf<typeof readDiary>,
): Promise<ReplyOf<typeof readDiary>> => {
  const { wave, person } = await enter(ctx, waveId)
  refuseOutside(ctx, wave, on)
  const saved = await store.diaryOf(ctx.tx, waveId, ctx.actor.workerId)
  const own = saved.filter((row) => row.on === on)
  const bounds = { from: person.day.fromMinute, until: person.day.untilMinute }
  const rows: readonly Stretch[] =
    own.length > 0 ? own : filledDay(busyOn(await ownCalendar(ctx, on, on), on), bounds)
  return {
    on,
    isSaved: own.length > 0,
    fromAt: clockOf(bounds.from),
    untilAt: clockOf(bounds.until),
    rows: rows.map(({ from, until, category }) => ({
      fromAt: clockOf(from),
      untilAt: clockOf(until),
      category,
    })),
    days: daysOf(wave)
      .filter((one) => one <= ctx.today)
      .map((one) => ({ on: one, isSaved: saved.some((row) => row.on === one) })),
  }
}

/** The whole day at once: what is wrong is told row by row, and then nothing of it is stored. */
export const keepDiary = async (
  ctx: Ctx,
  { waveId, on, rows }: InputOf<typeof saveDiary>,
): Promise<ReplyOf<typeof saveDiary>> => {
  const { wave } = await enter(ctx, waveId)
  refuseOutside(ctx, wave, on)
  // Midnight is the end of the day it ends.
  const stretches = rows.map(({ fromAt, untilAt, category }): Stretch => {
    const until = minuteOfClock(untilAt)
    return { from: minuteOfClock(fromAt), until: until === 0 ? 24 * 60 : until, category }
  })
  const issues = stretchIssues(stretches)
  if (issues.length > 0) throw new BadInput(issues)
  await store.saveDay(ctx.tx, {
    waveId,
    workerId: ctx.actor.workerId,
    on,
    rows: stretches,
    at: ctx.now,
  })
  return { minutes: totalOf(diaryCounts(stretches)) }
}
