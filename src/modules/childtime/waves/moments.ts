import { type Day, dayOf, type Instant } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { may } from '../policy.ts'
import { type OwnCalendar, ownCalendar, stretchAt } from './calendar.ts'
import type { answerMoment, MomentView, readOwnMoments, tellMoments } from './contract.ts'
import { clockOf, isWithinWindow, minuteOf } from './rules.ts'
import * as store from './store.ts'

const permitOwn = (ctx: Ctx): Promise<string> => {
  const { workerId } = ctx.actor
  return permit(ctx, may, 'take part in wave', { workerId }, { type: 'own moments', id: workerId })
}

const standingOf = (calendar: OwnCalendar, dueAt: Instant, now: Instant): MomentView['standing'] =>
  stretchAt(calendar, dueAt)?.isHeldWithChild === true
    ? 'meeting'
    : isWithinWindow(dueAt, now)
      ? 'now'
      : 'late'

const momentView = (ctx: Ctx, calendar: OwnCalendar, { id, dueAt }: store.Moment): MomentView => ({
  id,
  dueAt,
  on: dayOf(dueAt),
  at: clockOf(minuteOf(dueAt)),
  standing: standingOf(calendar, dueAt, ctx.now),
  suggestion: stretchAt(calendar, dueAt)?.category ?? null,
})

/** What has come up and waits for an answer, the last first; nothing of what is to come, nobody is to know when it does. */
export const answerOwnMoments = async (ctx: Ctx): Promise<ReplyOf<typeof readOwnMoments>> => {
  await permitOwn(ctx)
  const past = (await store.momentsOf(ctx.tx, ctx.actor.workerId)).filter(({ dueAt }) => dueAt <= ctx.now)
  const places = await store.placesOf(ctx.tx, ctx.actor.workerId)
  const open = past.filter(({ category }) => category === null).toReversed()
  const [last, first] = [open[0], open.at(-1)]
  const waveId = last?.waveId ?? places.find(({ way }) => way === 'prompts')?.waveId ?? null
  const days: readonly [Day, Day] = [dayOf(first?.dueAt ?? ctx.now), ctx.today]
  const calendar = open.length === 0 ? { stretches: [], isQuiet: false } : await ownCalendar(ctx, ...days)
  return {
    waveId,
    isQuiet: calendar.isQuiet,
    moments: calendar.isQuiet ? [] : open.map((one) => momentView(ctx, calendar, one)),
    log: past.toReversed().map((one) => ({
      id: one.id,
      on: dayOf(one.dueAt),
      at: clockOf(minuteOf(one.dueAt)),
      sentAt: one.sentAt,
      shownAt: one.shownAt,
      answeredAt: one.answeredAt,
      category: one.category,
      source: one.source,
    })),
  }
}

export const told = async (
  ctx: Ctx,
  { ids, isShown }: InputOf<typeof tellMoments>,
): Promise<ReplyOf<typeof tellMoments>> => {
  await permitOwn(ctx)
  return {
    told: await store.setTold(ctx.tx, { ids, isShown, workerId: ctx.actor.workerId, at: ctx.now }),
  }
}

/** One tap. Within fifteen minutes it is of the moment itself, later it is remembered, and both are told apart for good. */
export const answer = async (
  ctx: Ctx,
  { momentId, category }: InputOf<typeof answerMoment>,
): Promise<ReplyOf<typeof answerMoment>> => {
  await permitOwn(ctx)
  const own = await store.momentsOf(ctx.tx, ctx.actor.workerId)
  const moment = found(own.find(({ id, dueAt }) => id === momentId && dueAt <= ctx.now))
  const wave = found((await store.readWaves(ctx.tx)).find(({ id }) => id === moment.waveId))
  if (wave.closedAt !== null) throw new Conflict('wave_is_over')
  const day = dayOf(moment.dueAt)
  const standing = standingOf(await ownCalendar(ctx, day, day), moment.dueAt, ctx.now)
  // A correction stays what the first answer was: it is the same memory.
  const source = moment.source ?? (standing === 'now' ? 'tap' : standing)
  await store.setAnswer(ctx.tx, momentId, { category, source, at: moment.answeredAt ?? ctx.now })
  return { source }
}
