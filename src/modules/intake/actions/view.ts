import type { Ctx } from '#platform/context.ts'
import type { ChildFacts } from '#modules/access/index.ts'
import { type ClockView, type WatchView } from '#modules/clocks/contract.ts'
import { clockViews, watchViews } from '#modules/clocks/index.ts'
import { mayDecide, type MayDecide, workerNames } from '#modules/organisation/index.ts'
import type { PersonBrief } from '#modules/people/index.ts'
import { CategorySchema, type ReportChildView } from '../contract.ts'
import { may } from '../policy.ts'
import { faultOfDeciding, mayIdentify, mayTellReporter, nextStep } from '../rules.ts'
import { isMandated } from '../rules/reporters.ts'
import type { ReportChildRow, ReportFullRow } from '../store.ts'
import { matterOf } from './matter.ts'

/** What the delegation order says to the one who reads (KL 6:37): asked once for a page. */
export type Deciders = {
  readonly open: MayDecide
  readonly notOpen: MayDecide
  readonly extend: MayDecide
}

export const decidersFor = async (ctx: Ctx): Promise<Deciders> => ({
  open: await mayDecide(ctx, 'open_investigation'),
  notOpen: await mayDecide(ctx, 'not_open_investigation'),
  extend: await mayDecide(ctx, 'extend_preliminary_assessment'),
})

type Around = {
  readonly report: ReportFullRow
  readonly facts: ChildFacts
  readonly deciders: Deciders
  readonly clocks: readonly ClockView[]
}

const canOf = (
  ctx: Ctx,
  row: ReportChildRow,
  { report, facts, deciders, clocks }: Around,
): ReportChildView['can'] => {
  const assess = may['assess report'](ctx.actor, { children: [facts] }).allowed
  const isDecidable = assess && faultOfDeciding(matterOf(row)) === undefined
  const isPreliminary = clocks.some((c) => c.code === 'preliminaryAssessment' && c.endedOn === null)
  const isTold = isMandated(CategorySchema.parse(report.reporter_category))
  return {
    assess: assess && row.protection_at === null,
    identify: assess && mayIdentify(row.stage),
    propose: isDecidable && !deciders.notOpen.allowed && row.stage !== 'proposed',
    open: isDecidable && deciders.open.allowed,
    notOpen: isDecidable && deciders.notOpen.allowed,
    extend: isDecidable && isPreliminary && deciders.extend.allowed,
    tellReporter: assess && isTold && mayTellReporter(row.stage) && row.feedback_on === null,
    askForFeedback: assess && isTold && row.feedback_asked_on === null,
    meeting: assess,
  }
}

const someone = <T extends object>(
  names: ReadonlyMap<string, string>,
  by: string | null,
  at: ReportChildRow['decided_at'],
  more: T,
) => (by === null || at === null ? null : { by: names.get(by) ?? '', at, ...more })

type Shown = Around & {
  readonly persons: ReadonlyMap<string, PersonBrief>
  readonly names: ReadonlyMap<string, string>
  readonly watch: WatchView | undefined
}

const oneView = (ctx: Ctx, row: ReportChildRow, shown: Shown): ReportChildView => {
  const { names, deciders } = shown
  return {
    id: row.id,
    child: (row.child_id === null ? undefined : shown.persons.get(row.child_id)) ?? null,
    told: { name: row.told_name, birth: row.told_birth, details: row.told_details },
    stage: row.stage,
    next: nextStep(matterOf(row)),
    protection: someone(names, row.protection_by, row.protection_at, {
      needed: row.protection_needed === true,
      reason: row.protection_reason,
      action: row.protection_action,
    }),
    proposal: someone(names, row.proposed_by, row.proposed_at, { reason: row.proposed_reason }),
    decision: someone(names, row.decided_by, row.decided_at, { reason: row.decision_reason }),
    caseId: row.case_id,
    feedback: {
      askedOn: row.feedback_asked_on,
      given:
        row.feedback_on === null || row.feedback_outcome === ''
          ? null
          : {
              on: row.feedback_on,
              by: names.get(row.feedback_by ?? '') ?? '',
              outcome: row.feedback_outcome,
              how: row.feedback_how,
            },
    },
    meeting: row.meeting,
    meetingNote: row.meeting_note,
    closedOn: row.closed_on,
    version: row.version,
    watch: shown.watch ?? null,
    clocks: [...shown.clocks],
    can: canOf(ctx, row, shown),
    mayDecideNotOpen: deciders.notOpen.who,
    mayExtend: deciders.extend.who,
  }
}

/** The children of a report as its page shows them. */
export const childViews = async (
  ctx: Ctx,
  report: ReportFullRow,
  rows: readonly ReportChildRow[],
  around: {
    readonly facts: ReadonlyMap<string, ChildFacts>
    readonly persons: ReadonlyMap<string, PersonBrief>
  },
): Promise<ReportChildView[]> => {
  const ids = rows.map((row) => row.id)
  const deciders = await decidersFor(ctx)
  const clocks = await clockViews(ctx, ids, 'all')
  const watches = await watchViews(ctx.tx, ids)
  const names = await workerNames(
    ctx.tx,
    rows.flatMap((row) => [row.protection_by, row.proposed_by, row.decided_by, row.feedback_by]),
  )
  return rows.flatMap((row) => {
    const facts = around.facts.get(row.id)
    if (!facts) return []
    const own = clocks.filter((clock) => clock.matterId === row.id)
    const watch = watches.find((one) => one.matterId === row.id)
    return [oneView(ctx, row, { ...around, report, facts, deciders, clocks: own, names, watch })]
  })
}
