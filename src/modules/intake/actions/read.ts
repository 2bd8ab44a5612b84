import { found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import type { ChildFacts } from '#modules/access/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import {
  CategorySchema,
  type judgeReporterProtection,
  type readReport,
  type ReportChildView,
  type ReportView,
} from '../contract.ts'
import { may } from '../policy.ts'
import { isMandated, mayBeHidden } from '../rules/reporters.ts'
import { BadInput, Conflict } from '#kernel/errors.ts'
import * as store from '../store.ts'
import { factsOf } from './matter.ts'
import { childViews } from './view.ts'

const isHidden = (report: store.ReportFullRow): boolean =>
  report.reporter_protection === 'asked' || report.reporter_protection === 'protected'

/** OSL 26:5: name, telephone and what else shows who a private reporter is. */
const reporterOf = (ctx: Ctx, report: store.ReportFullRow, children: readonly ChildFacts[]) =>
  isHidden(report) && !may['see protected reporter'](ctx.actor, { children }).allowed
    ? null
    : {
        name: report.reporter_name,
        organisation: report.reporter_organisation,
        phone: report.reporter_phone,
        email: report.reporter_email,
      }

type Opened = {
  readonly report: store.ReportFullRow
  readonly rows: readonly store.ReportChildRow[]
  readonly facts: ReadonlyMap<string, ChildFacts>
  readonly persons: Awaited<ReturnType<typeof factsOf>>['persons']
}

/** A report and those of its children that the reader may read; each person stands in the log. */
const openReport = async (
  ctx: Ctx,
  reportId: string,
  key: 'read report' | 'judge reporter',
): Promise<Opened> => {
  const report = found(await store.readReport(ctx.tx, reportId))
  const all = await store.readChildrenOf(ctx.tx, report.id)
  const { facts, persons } = await factsOf(ctx, all)
  const children = [...facts.values()]
  const mayRead = (one: ChildFacts) => may['read report'](ctx.actor, { children: [one] })
  const seen = children.some((one) => mayRead(one).allowed)
  await permit(ctx, may, key, { children }, { type: 'report', id: report.id, seen })
  const rows = all.filter((row) => mayRead(found(facts.get(row.id))).allowed)
  for (const row of rows) {
    const decision = mayRead(found(facts.get(row.id)))
    if (row.child_id !== null && decision.allowed)
      await log(ctx, { about: { type: 'person', id: row.child_id }, basis: decision.basis })
  }
  return { report, rows, facts, persons }
}

const reportView = async (ctx: Ctx, { report, rows, ...around }: Opened): Promise<ReportView> => {
  const category = CategorySchema.parse(report.reporter_category)
  const children = [...around.facts.values()]
  const names = await workerNames(ctx.tx, [report.registered_by])
  const reporter = reporterOf(ctx, report, children)
  return {
    id: report.id,
    receiptNumber: report.receipt_number,
    channel: report.channel,
    receivedOn: report.received_on,
    registeredAt: report.registered_at,
    registeredBy: names.get(report.registered_by ?? '') ?? '',
    category,
    isMandated: isMandated(category),
    reporter,
    reporterProtection: report.reporter_protection,
    reporterProtectionReason: reporter === null ? '' : report.reporter_protection_reason,
    relationToChild: reporter === null ? '' : report.relation_to_child,
    wantsFeedback: report.wants_feedback,
    guardiansInformed: report.guardians_informed,
    concern: report.concern,
    version: report.version,
    children: await childViews(ctx, report, rows, around),
    can: {
      judgeReporter: mayBeHidden(category) && may['judge reporter'](ctx.actor, { children }).allowed,
    },
  }
}

export const answerReport = async (ctx: Ctx, { reportId }: InputOf<typeof readReport>): Promise<ReportView> =>
  reportView(ctx, await openReport(ctx, reportId, 'read report'))

/** One child of a report as it stands after an act; the act has asked and logged. */
export const childView = async (ctx: Ctx, reportChildId: string): Promise<ReportChildView> => {
  const row = found(await store.readChild(ctx.tx, reportChildId))
  const report = found(await store.readReport(ctx.tx, row.report_id))
  const [view] = await childViews(ctx, report, [row], await factsOf(ctx, [row]))
  return found(view)
}

/** OSL 26:5: hidden from the reported when there is a danger of violence or other serious harm; with the reasons. */
export const answerReporterProtection = async (
  ctx: Ctx,
  { reportId, version, protect, reason }: InputOf<typeof judgeReporterProtection>,
): Promise<ReportView> => {
  const opened = await openReport(ctx, reportId, 'judge reporter')
  const { report } = opened
  if (report.version !== version) {
    throw new Conflict('changed_meanwhile', {
      version: report.version,
      current: {
        reporterProtection: report.reporter_protection,
        reporterProtectionReason: report.reporter_protection_reason,
      },
    })
  }
  if (protect && !mayBeHidden(CategorySchema.parse(report.reporter_category)))
    throw new BadInput([{ path: 'protect', code: 'not_a_private_reporter' }])
  await store.setReporterProtection(ctx.tx, report, {
    protection: protect ? 'protected' : 'open',
    reason,
    by: ctx.actor.workerId,
  })
  return reportView(ctx, { ...opened, report: found(await store.readReport(ctx.tx, reportId)) })
}
