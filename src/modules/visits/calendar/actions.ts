import { createHash, timingSafeEqual } from 'node:crypto'
import { addDays } from '#kernel/day.ts'
import { BadInput, found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, newId, permit } from '#platform/context.ts'
import { findColleague, hideFromWorker, municipalitySlug } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { release, type Released } from '#modules/release/index.ts'
import { may } from '../policy.ts'
import { courseOf } from '../rules/course.ts'
import { addMinutes, momentOf } from '../rules/plan.ts'
import { visitsOfWorker, type Whole } from '../store.ts'
import type { endOwnCalendar, makeOwnCalendar, readCalendarFeed, readOwnCalendar } from './contract.ts'
import { type Entry, feedText } from './feed.ts'
import * as store from './store.ts'

const own = (ctx: Ctx) => ({ type: 'own calendar', id: ctx.actor.workerId, seen: true }) as const

const hashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex')

export const answerOwn = async (ctx: Ctx): Promise<ReplyOf<typeof readOwnCalendar>> => {
  await permit(ctx, may, 'have own calendar', {}, own(ctx))
  return { madeAt: (await store.feedOfWorker(ctx.tx, ctx.actor.workerId))?.madeAt ?? null }
}

export const make = async (
  ctx: Ctx,
  { origin, token }: InputOf<typeof makeOwnCalendar>,
): Promise<ReplyOf<typeof makeOwnCalendar>> => {
  await permit(ctx, may, 'have own calendar', {}, own(ctx))
  const { workerId } = ctx.actor
  await store.endFeeds(ctx.tx, workerId, ctx.now)
  const isNew = await store.insertFeed(ctx.tx, {
    id: newId(ctx),
    workerId,
    tokenHash: hashOf(token),
    origin,
    madeAt: ctx.now,
  })
  // 256 bits do not meet by chance: not said to be taken, only refused.
  if (!isNew) throw new BadInput([{ path: 'token', code: 'wrong_type' }])
  return { path: `/kalender/${await municipalitySlug(ctx)}/` }
}

export const end = async (ctx: Ctx): Promise<ReplyOf<typeof endOwnCalendar>> => {
  await permit(ctx, may, 'have own calendar', {}, own(ctx))
  return { ended: await store.endFeeds(ctx.tx, ctx.actor.workerId, ctx.now) }
}

const daysBack = 30
const daysAhead = 366

/** A meeting as it was planned; when it has been held, as it was held. */
const entryOf = (ctx: Ctx, whole: Whole, isProtected: boolean): Entry => {
  const { visit, events, children, workers } = whole
  const asked = {
    childIds: children.map(({ childId }) => childId),
    workerIds: workers.map(({ workerId }) => workerId),
  }
  const { startedAt, endedAt } = courseOf(events, asked, ctx.now)
  const from = startedAt ?? visit.startsAt
  const planned = addMinutes(from, visit.minutes)
  return {
    id: visit.id,
    kind: visit.kind,
    isProtected,
    from,
    until: endedAt !== null && endedAt > from ? endedAt : planned,
    changedAt: visit.changedAt,
  }
}

/** Unknown, renewed, ended, or of somebody who has left: there is nothing here. */
export const showFeed = async (ctx: Ctx, { token }: InputOf<typeof readCalendarFeed>): Promise<Released> => {
  const hash = hashOf(token.replace(/\.ics$/, ''))
  const feed = found(await store.feedByHash(ctx.tx, hash))
  if (!timingSafeEqual(Buffer.from(feed.tokenHash), Buffer.from(hash))) throw new NotFound()
  if (found(await findColleague(ctx, feed.workerId)).isSuspended) throw new NotFound()
  await hideFromWorker(ctx, feed.workerId)
  const about = { type: 'own calendar', id: feed.workerId }
  await log(ctx, { about, basis: 'has the secret address of the calendar' })
  const all = await visitsOfWorker(
    ctx.tx,
    feed.workerId,
    momentOf(addDays(ctx.today, -daysBack), '00:00'),
    momentOf(addDays(ctx.today, daysAhead), '00:00'),
  )
  const shown = all.filter(({ visit }) => visit.cancelledBy === null)
  const briefs = await personBriefs(
    ctx.tx,
    shown.flatMap(({ children }) => children.map(({ childId }) => childId)),
  )
  const entries = shown.map((whole) =>
    entryOf(
      ctx,
      whole,
      whole.children.some(({ childId }) => briefs.get(childId)?.isProtected ?? true),
    ),
  )
  const body = feedText(feed.origin, entries)
  return release(ctx, { body, etag: hashOf(body), fileName: 'barntid.ics' }, { people: [...briefs.keys()] })
}
