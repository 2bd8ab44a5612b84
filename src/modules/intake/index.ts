import type { Day, Instant } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type { ChildFacts } from '#modules/access/index.ts'
import { CategorySchema, type ReportRow } from './contract.ts'
import { rowViews } from './actions/list.ts'
import { factsOf } from './actions/matter.ts'
import type { Channel, Stage } from './rules.ts'
import type { ReporterCategory } from './rules/reporters.ts'
import * as store from './store.ts'

export { type ReportText, reportTexts } from './disclose.ts'
export { lockReports } from './store.ts'
export { type Incoming, receive, receptionOwner } from './actions/receive.ts'
export { handOverReport, type OpenReport, openReports } from './actions/hand-over.ts'
export { handOverJoined, joinInvestigation, type Joining, placeInCase } from './actions/join.ts'
export {
  childIdentified,
  inflowAlarmRaised,
  investigationOpening,
  protectionAssessed,
  reportReceived,
} from './events.ts'

/** A report about a child, for the child's own page. Never who reported. */
export type ReportOfChild = {
  readonly reportId: string
  readonly reportChildId: string
  readonly receiptNumber: string
  readonly receivedOn: Day
  readonly channel: Channel
  readonly category: ReporterCategory
  readonly stage: Stage
  readonly protection: {
    readonly at: Instant
    readonly by: string
    readonly needed: boolean
    readonly reason: string
    readonly action: string
  } | null
  readonly decision: { readonly at: Instant; readonly by: string; readonly reason: string } | null
  readonly caseId: string | null
  readonly closedOn: Day | null
}

/** All reports about a child, the latest first. The caller has asked whether the child may be read. */
export const reportsOfChild = async (tx: Tx, childId: string): Promise<ReportOfChild[]> => {
  const rows = await store.readOfPerson(tx, childId)
  const names = await workerNames(
    tx,
    rows.flatMap((row) => [row.protection_by, row.decided_by]),
  )
  const nameOf = (id: string | null): string => names.get(id ?? '') ?? ''
  return rows.map((row) => ({
    reportId: row.report_id,
    reportChildId: row.id,
    receiptNumber: row.receipt_number,
    receivedOn: row.received_on,
    channel: row.channel,
    category: CategorySchema.parse(row.reporter_category),
    stage: row.stage,
    protection:
      row.protection_at === null
        ? null
        : {
            at: row.protection_at,
            by: nameOf(row.protection_by),
            needed: row.protection_needed === true,
            reason: row.protection_reason,
            action: row.protection_action,
          },
    decision:
      row.decided_at === null
        ? null
        : { at: row.decided_at, by: nameOf(row.decided_by), reason: row.decision_reason },
    caseId: row.case_id,
    closedOn: row.closed_on,
  }))
}

/** Who has a report, child by child, and whether its reporter is hidden (OSL 26:5). undefined: there is none. */
export const reportPeople = async (
  ctx: Ctx,
  reportId: string,
): Promise<{ readonly children: readonly ChildFacts[]; readonly hidesReporter: boolean } | undefined> => {
  const report = await store.readReport(ctx.tx, reportId)
  if (!report) return undefined
  const { facts } = await factsOf(ctx, await store.readChildrenOf(ctx.tx, reportId))
  const { reporter_protection: protection } = report
  return {
    children: [...facts.values()],
    hidesReporter: protection === 'asked' || protection === 'protected',
  }
}

/** The open reports of a unit, so far as the one who asks may read them. */
export const reportsInUnit = async (ctx: Ctx, unitId: string): Promise<ReportRow[]> =>
  (await rowViews(ctx, await store.readOpen(ctx.tx, [unitId]))).rows
