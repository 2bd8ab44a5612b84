import { type Day, daysBetween } from '#kernel/day.ts'
import { BadInput, Conflict } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { caseNumbersOf } from '#modules/cases/index.ts'
import { DecisionKindSchema } from '#modules/organisation/contract.ts'
import { listUnits, unitsOfWorkers } from '#modules/organisation/index.ts'
import { lastPlace, openMeeting } from './agenda.ts'
import type { listDelegated, reportDelegated } from './contract.ts'
import { may } from './policy.ts'
import { periodFault } from './rules.ts'
import * as store from './store.ts'
import { countUnreportedBefore, insertReports, readDelegated } from './store-delegated.ts'

export type Period = { readonly from: Day; readonly until: Day; readonly unitId: string | undefined }

export const checkPeriod = ({ from, until }: Period): void => {
  const fault = periodFault(from, until, daysBetween(from, until))
  if (fault !== undefined) throw new BadInput([{ path: 'until', code: fault }])
}

/** The decisions of a period with the unit of whoever decided. Of the child only the case number is shown. */
export const delegatedIn = async (ctx: Ctx, { from, until, unitId }: Period) => {
  const rows = await readDelegated(ctx.tx, { from, until })
  const units = new Map((await listUnits(ctx.tx)).map((unit) => [unit.id, unit.name]))
  if (unitId !== undefined && !units.has(unitId)) throw new BadInput([{ path: 'unitId', code: 'choose' }])
  const unitOf = await unitsOfWorkers(
    ctx.tx,
    rows.flatMap(({ decided_by: by }) => (by === null ? [] : [by])),
  )
  const numbers = await caseNumbersOf(
    ctx.tx,
    rows.flatMap(({ case_id: caseId }) => (caseId === null ? [] : [caseId])),
  )
  return rows
    .map((row) => ({ row, unit: unitOf.get(row.decided_by ?? '') }))
    .filter(({ unit }) => unitId === undefined || unit === unitId)
    .map(({ row, unit }) => ({
      id: row.id,
      caseNumber: numbers.get(row.case_id ?? '') ?? row.case_number ?? '',
      kind: DecisionKindSchema.parse(row.kind),
      paragraph: row.paragraph,
      decidedOn: row.decided_on,
      decidedBy: row.decided_name,
      title: row.decided_title,
      unit: units.get(unit ?? '') ?? '',
      reportedOn: row.held_on,
    }))
}

type Row = Awaited<ReturnType<typeof delegatedIn>>[number]

/** How many of each kind, the most first. */
export const countsOf = (rows: readonly Row[]) =>
  [...Map.groupBy(rows, ({ kind }) => kind)]
    .map(([kind, own]) => ({
      kind,
      count: own.length,
      reported: own.filter(({ reportedOn }) => reportedOn !== null).length,
    }))
    .toSorted((a, b) => b.count - a.count)

export const answerDelegated = async (
  ctx: Ctx,
  { from, until, unitId }: InputOf<typeof listDelegated>,
): Promise<ReplyOf<typeof listDelegated>> => {
  await permit(ctx, may, 'see delegated decisions', {}, { type: 'delegated decisions', id: null })
  checkPeriod({ from, until, unitId })
  const rows = await delegatedIn(ctx, { from, until, unitId })
  return { counts: countsOf(rows), rows, unreportedBefore: await countUnreportedBefore(ctx.tx, from) }
}

const unreportedIn = async (ctx: Ctx, period: Period): Promise<readonly Row[]> =>
  (await delegatedIn(ctx, period)).filter(({ reportedOn }) => reportedOn === null)

/** KL 6:40: the decisions of a period go to the board as one item; those of an earlier list are not told twice. */
export const report = async (
  ctx: Ctx,
  { meetingId, id, from, until, unitId }: InputOf<typeof reportDelegated>,
): Promise<ReplyOf<typeof reportDelegated>> => {
  await permit(ctx, may, 'run meetings', {}, { type: 'meeting', id: meetingId })
  const meeting = await openMeeting(ctx, meetingId)
  if (meeting.body !== 'board') throw new Conflict('reported_to_the_board')
  const period = { from, until, unitId: unitId ?? undefined }
  checkPeriod(period)
  if (until > ctx.today) throw new BadInput([{ path: 'until', code: 'in_future' }])
  const shown = await unreportedIn(ctx, period)
  // KL 6:40: the board is told of all of them, also of one that the one who makes the list may not see.
  const rows = await beyondDenial(ctx.tx, () => unreportedIn(ctx, period))
  if (rows.length === 0) throw new Conflict('nothing_to_report')
  const isNew = await store.insertItem(ctx.tx, {
    id,
    meetingId,
    place: await lastPlace(ctx, meetingId),
    kind: 'delegated_decisions',
    caseId: null,
    childId: null,
    presenterId: ctx.actor.workerId,
    presenterName: ctx.actor.name,
    sentAt: ctx.now,
  })
  if (!isNew) throw new Conflict('already_on_agenda')
  await beyondDenial(ctx.tx, () =>
    insertReports(
      ctx.tx,
      id,
      rows.map((row) => row.id),
    ),
  )
  await store.touchMeeting(ctx.tx, meetingId)
  return { count: shown.length }
}
