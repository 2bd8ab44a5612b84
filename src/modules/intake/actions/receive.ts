import type { Day } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import { type Ctx, emit, log, newId } from '#platform/context.ts'
import { openWatch, watchesOfUnit } from '#modules/clocks/index.ts'
import { listColleagues, listUnits } from '#modules/organisation/index.ts'
import { childIdentified, reportReceived } from '../events.ts'
import { type Channel, chooseOwner, receiptNumber } from '../rules.ts'
import { isMandated, mayBeHidden, type ReporterCategory } from '../rules/reporters.ts'
import * as store from '../store.ts'

export type IncomingChild = {
  readonly id?: string
  readonly childId?: string | undefined
  readonly toldName: string
  readonly toldBirth: string
  readonly toldDetails: string
}

export type Incoming = {
  readonly id: string
  readonly channel: Channel
  readonly receivedOn: Day
  readonly category: ReporterCategory
  readonly reporterName: string
  readonly reporterOrganisation: string
  readonly reporterPhone: string
  readonly reporterEmail: string
  readonly relationToChild: string
  readonly isAfraid: boolean
  readonly wantsFeedback: boolean
  readonly guardiansInformed: boolean | null
  readonly concern: string
  readonly children: readonly IncomingChild[]
}

/** The reception that reports go to: the worker's own if it is one, else the first of the municipality. */
const receptionFor = async (ctx: Ctx): Promise<string> => {
  const units = await listUnits(ctx.tx)
  const receptions = units.filter((unit) => unit.kind === 'intake')
  const own = receptions.find((unit) => unit.id === ctx.actor.unitId)
  return found(own ?? receptions[0] ?? units[0]).id
}

/** The one who writes it down keeps it, if he works there and may have it; otherwise the one with the fewest open matters. */
export const ownerFor = async (ctx: Ctx, unitId: string): Promise<string> => {
  const all = await listColleagues(ctx)
  // Who is away gets nothing new, as long as anybody is here.
  const workers = all.some((one) => !one.isAway) ? all.filter((one) => !one.isAway) : all
  const self = workers.find((worker) => worker.id === ctx.actor.workerId)
  const isReceiver = self?.role === 'social_worker' || self?.role === 'lead'
  if (self?.unitId === unitId && self.mayOwnAlone && isReceiver) return self.id
  const openMatters = new Map<string, number>()
  for (const { ownerId } of await watchesOfUnit(ctx.tx, unitId))
    openMatters.set(ownerId, (openMatters.get(ownerId) ?? 0) + 1)
  return found(chooseOwner({ workers, unitId, openMatters })).id
}

/** Who in the reception takes something that has come in from another municipality. */
export const receptionOwner = async (ctx: Ctx): Promise<{ unitId: string; ownerId: string }> => {
  const unitId = await receptionFor(ctx)
  return { unitId, ownerId: await ownerFor(ctx, unitId) }
}

const bookOf = (ctx: Ctx, report: Incoming): store.NewReport => ({
  ...report,
  registeredAt: ctx.now,
  registeredBy: ctx.actor.role === 'public' ? null : ctx.actor.workerId,
  reporterProtection: report.isAfraid && mayBeHidden(report.category) ? 'asked' : 'none',
  wantsFeedback: report.wantsFeedback && isMandated(report.category),
  language: ctx.language,
})

/**
 * A report goes into the books with its number: each child gets an owner and its two clocks, counted from the day on which
 * it reached the municipality (SoL 20:1, 20:2). undefined when the same id stands there already.
 */
export const receive = async (ctx: Ctx, report: Incoming): Promise<string | undefined> => {
  const book = bookOf(ctx, report)
  if (!(await store.insertReport(ctx.tx, book))) return undefined
  const unitId = await receptionFor(ctx)
  const ownerId = await ownerFor(ctx, unitId)
  const ids: string[] = []
  for (const [index, child] of report.children.entries()) {
    const id = child.id ?? newId(ctx)
    ids.push(id)
    const isNew = await store.insertChild(ctx.tx, {
      ...child,
      id,
      reportId: report.id,
      place: index + 1,
      childId: child.childId ?? null,
      unitId,
      feedbackAskedOn: book.wantsFeedback ? report.receivedOn : null,
    })
    if (!isNew) throw new Conflict('command_of_another')
    await openWatch(ctx, {
      matterId: id,
      matterKind: 'report',
      childId: child.childId,
      unitId,
      ownerId,
      start: [
        { code: 'protectionAssessment', triggeredOn: report.receivedOn },
        { code: 'preliminaryAssessment', triggeredOn: report.receivedOn },
      ],
    })
  }
  await log(ctx, { about: { type: 'report', id: report.id }, basis: 'a report is received (SoL 19:1, 19:4)' })
  await emit(ctx, reportReceived, { reportId: report.id, reportChildIds: ids, receivedOn: report.receivedOn })
  await tellIdentified(ctx, report, ids)
  // Last, since all who register at the same time wait for one another from here on.
  const year = ctx.today.slice(0, 4)
  const number = receiptNumber(year, await store.countUp(ctx.tx, `report-${year}`))
  await store.setReceiptNumber(ctx.tx, report.id, number)
  return number
}

/** Children whom the reception knew at once: an open investigation takes the report in. */
const tellIdentified = async (ctx: Ctx, report: Incoming, ids: readonly string[]): Promise<void> => {
  for (const [index, { childId }] of report.children.entries()) {
    const reportChildId = ids[index]
    if (childId === undefined || reportChildId === undefined) continue
    await log(ctx, {
      about: { type: 'person', id: childId },
      basis: 'a report is about the child (SoL 20:1)',
    })
    await emit(ctx, childIdentified, { reportChildId, reportId: report.id, childId })
  }
}
