import { isDay } from '#kernel/day.ts'
import { BadInput } from '#kernel/errors.ts'
import { Id } from '#kernel/id.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import type { ChildFacts } from '#modules/access/index.ts'
import type { ClockView, WatchView } from '#modules/clocks/contract.ts'
import { clockViews, riskOf, watchViews } from '#modules/clocks/index.ts'
import { listUnits } from '#modules/organisation/index.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import { CategorySchema, type listReports, type ReportRow } from '../contract.ts'
import { may } from '../policy.ts'
import { byUrgency, mostPressing, nextStep } from '../rules.ts'
import * as store from '../store.ts'
import { factsOf, matterOf } from './matter.ts'

const pageLength = 25

/** The reader's own unit; the head of the service reads all of them. */
const unitsOf = async (ctx: Ctx): Promise<string[]> =>
  ctx.actor.role === 'head' ? (await listUnits(ctx.tx)).map((unit) => unit.id) : [ctx.actor.unitId]

type Shown = {
  readonly persons: ReadonlyMap<string, PersonBrief>
  readonly clocks: readonly ClockView[]
  readonly watches: readonly WatchView[]
}

const rowView = (ctx: Ctx, row: store.ListedRow, { persons, clocks, watches }: Shown): ReportRow => {
  const running = clocks
    .filter((clock) => clock.matterId === row.id)
    .map((clock) => ({ clock, dueOn: clock.dueOn, risk: riskOf(clock.code) }))
  const watch = watches.find((one) => one.matterId === row.id)
  return {
    reportId: row.report_id,
    reportChildId: row.id,
    receiptNumber: row.receipt_number,
    receivedOn: row.received_on,
    channel: row.channel,
    category: CategorySchema.parse(row.reporter_category),
    child: (row.child_id === null ? undefined : persons.get(row.child_id)) ?? null,
    told: { name: row.told_name, birth: row.told_birth, details: row.told_details },
    stage: row.stage,
    next: nextStep(matterOf(row)),
    protectionNeeded: row.protection_needed,
    clock: mostPressing(running, ctx.today)?.clock ?? null,
    owner: watch?.owner ?? '',
    coworker: watch?.coworker ?? '',
    closedOn: row.closed_on,
  }
}

/**
 * The basis on which the reader may read a row, or undefined. The report's own unit and owner nearly always decide; only
 * when they do not is it asked who else has the child, which takes a query of its own for each.
 */
const basisOf = async (ctx: Ctx, row: store.ListedRow, shown: Shown): Promise<string | undefined> => {
  const watch = shown.watches.find((one) => one.matterId === row.id)
  const person = row.child_id === null ? undefined : shown.persons.get(row.child_id)
  const own: ChildFacts = {
    childId: row.child_id,
    responsibleIds: watch ? [watch.ownerId, ...(watch.coworkerId === null ? [] : [watch.coworkerId])] : [],
    unitIds: [row.unit_id],
    formerUnitIds: [],
    isProtected: person?.isProtected ?? false,
  }
  const byReport = may['read report'](ctx.actor, { children: [own] })
  if (byReport.allowed) return byReport.basis
  const { facts } = await factsOf(ctx, [row])
  const byChild = may['read report'](ctx.actor, { children: [...facts.values()] })
  return byChild.allowed ? byChild.basis : undefined
}

/** Each child that a list shows stands in the log, in one write. */
const logShown = (
  ctx: Ctx,
  shown: readonly { readonly row: store.ListedRow; readonly basis: string }[],
): Promise<void> =>
  logAll(
    ctx,
    shown.map(({ row, basis }) => ({
      about:
        row.child_id === null ? { type: 'report child', id: row.id } : { type: 'person', id: row.child_id },
      basis,
    })),
  )

/** Those of the rows that the reader may read, as lists show them. */
export const rowViews = async (
  ctx: Ctx,
  rows: readonly store.ListedRow[],
): Promise<{ rows: ReportRow[]; hidden: number }> => {
  const ids = rows.map((row) => row.id)
  const shown: Shown = {
    persons: await personBriefs(
      ctx.tx,
      rows.flatMap(({ child_id: id }) => (id === null ? [] : [id])),
    ),
    clocks: await clockViews(ctx, ids, 'running'),
    watches: await watchViews(ctx.tx, ids),
  }
  const readable: { row: store.ListedRow; basis: string }[] = []
  for (const row of rows) {
    const basis = await basisOf(ctx, row, shown)
    if (basis !== undefined) readable.push({ row, basis })
  }
  await logShown(ctx, readable)
  return {
    rows: readable.map(({ row }) => rowView(ctx, row, shown)),
    hidden: rows.length - readable.length,
  }
}

const pressing = ({ clock, receivedOn }: ReportRow) =>
  clock ? { dueOn: clock.dueOn, risk: riskOf(clock.code) } : { dueOn: receivedOn, risk: 0 }

const cursorOf = (row: store.ListedRow | undefined): string | null =>
  row === undefined || row.closed_on === null ? null : `${row.closed_on},${row.id}`

const afterOf = (cursor: string | undefined): store.After | undefined => {
  if (cursor === undefined) return undefined
  const [closedOn = '', id = ''] = cursor.split(',')
  const known = Id.safeParse(id)
  if (!isDay(closedOn) || !known.success) throw new BadInput([{ path: 'after', code: 'wrong_type' }])
  return { closedOn, id: known.data }
}

export const answerList = async (
  ctx: Ctx,
  { show, after }: InputOf<typeof listReports>,
): Promise<ReplyOf<typeof listReports>> => {
  await permit(ctx, may, 'see inflow', {}, { type: 'inflow', id: null })
  const unitIds = await unitsOf(ctx)
  const can = { register: may['register report'](ctx.actor, {}).allowed }
  if (show === 'open') {
    const { rows, hidden } = await rowViews(ctx, await store.readOpen(ctx.tx, unitIds))
    const sorted = rows.toSorted((a, b) => byUrgency(ctx.today)(pressing(a), pressing(b)))
    return { rows: sorted, hidden, next: null, can }
  }
  const found = await store.readClosed(ctx.tx, { unitIds, after: afterOf(after), most: pageLength + 1 })
  const page = found.slice(0, pageLength)
  const { rows, hidden } = await rowViews(ctx, page)
  return { rows, hidden, next: found.length > pageLength ? cursorOf(page.at(-1)) : null, can }
}
