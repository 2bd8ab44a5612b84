import { addDays, dayOf, type Instant, instant } from '#kernel/day.ts'
import type { ReplyOf } from '#kernel/route.ts'
import { type Ctx, emit, newId, permit } from '#platform/context.ts'
import type { readFlow } from '../contract.ts'
import { inflowAlarmRaised } from '../events.ts'
import { may } from '../policy.ts'
import { type Silence, silenceAt, silenceWeeks, unfinishedBefore } from '../rules/silence.ts'
import * as store from '../store-flow.ts'

/** Four weeks, today among them. */
const flowDays = 28

// One more week than the silence is compared with, and one that it may last.
const daysRead = (silenceWeeks + 2) * 7

const startOf = (on: string): Instant =>
  instant(Temporal.PlainDate.from(on).toZonedDateTime('Europe/Stockholm').toInstant().toString())

const silences = async (ctx: Ctx): Promise<{ forms: Silence; all: Silence }> => {
  const rows = await store.readReceived(ctx.tx, startOf(addDays(ctx.today, -daysRead)))
  const heard = (among: typeof rows): Silence =>
    silenceAt({ receivedAt: among.map((row) => row.registered_at), now: ctx.now })
  return { forms: heard(rows.filter((row) => row.channel === 'web')), all: heard(rows) }
}

const silenceView = ({ lastAt, usual, isUnusual }: Silence) => ({
  lastAt: lastAt ?? null,
  usual: usual ?? null,
  isUnusual,
})

const formsSince = async (ctx: Ctx, since: Instant) => {
  const counted = new Map((await store.countForms(ctx.tx, since)).map((row) => [row.outcome, row.forms]))
  const received = counted.get('received') ?? 0
  const refused = counted.get('refused') ?? 0
  const unfinished = counted.get('sent') ?? 0
  return {
    sent: received + refused + unfinished,
    received,
    refused,
    unfinished,
    gaveUp: await store.countGivenUp(ctx.tx, since),
  }
}

const reportsSince = async (ctx: Ctx, since: Instant) => {
  const rows = await store.countChildren(ctx.tx, since)
  const sum = (among: typeof rows, of: 'reports' | 'children' | 'assessed'): number =>
    among.reduce((all, row) => all + row[of], 0)
  const children = sum(rows, 'children')
  const assessed = sum(rows, 'assessed')
  return {
    fromForms: sum(
      rows.filter((row) => row.channel === 'web'),
      'reports',
    ),
    byStaff: sum(
      rows.filter((row) => row.channel !== 'web'),
      'reports',
    ),
    children,
    assessed,
    waiting: children - assessed,
  }
}

/** End to end: every form that was sent, every report in the books, every child judged or waiting. No names. */
export const answerFlow = async (ctx: Ctx): Promise<ReplyOf<typeof readFlow>> => {
  await permit(ctx, may, 'see inflow', {}, { type: 'inflow', id: null })
  const fromOn = addDays(ctx.today, 1 - flowDays)
  const since = startOf(fromOn)
  const forms = await formsSince(ctx, since)
  const stored = await store.countStoredForms(ctx.tx, since)
  const silence = await silences(ctx)
  const alarms = await store.readAlarms(ctx.tx)
  return {
    fromOn,
    untilOn: dayOf(ctx.now),
    forms,
    reports: await reportsSince(ctx, since),
    isBalanced: forms.unfinished === 0 && stored === forms.received,
    silence: { forms: silenceView(silence.forms), all: silenceView(silence.all) },
    alarms: alarms.map(({ kind, since_at: sinceAt, raised_at: raisedAt }) => ({ kind, sinceAt, raisedAt })),
  }
}

const settle = async (ctx: Ctx, kind: store.AlarmKind, sinceAt: Instant | undefined): Promise<void> => {
  await store.endAlarms(ctx.tx, { kind, except: sinceAt, at: ctx.now })
  if (sinceAt === undefined) return
  const id = newId(ctx)
  if (await store.raiseAlarm(ctx.tx, { id, kind, sinceAt, at: ctx.now }))
    await emit(ctx, inflowAlarmRaised, { alarmId: id, kind })
}

/** Every hour: is it unusually quiet, or was a form sent and never stored? Each fault is told once. */
export const watchInflow = async (ctx: Ctx): Promise<void> => {
  const { forms, all } = await silences(ctx)
  await settle(ctx, 'silence_web', forms.isUnusual ? forms.lastAt : undefined)
  await settle(ctx, 'silence_all', all.isUnusual ? all.lastAt : undefined)
  const unfinished = await store.readUnfinished(ctx.tx, unfinishedBefore(ctx.now))
  await settle(ctx, 'unfinished', unfinished?.sent_at)
}
