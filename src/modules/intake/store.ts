import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Channel, Stage } from './rules.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...new Set(ids)]})`

const reportColumns = [
  'id',
  'receipt_number',
  'channel',
  'received_on',
  'registered_at',
  'registered_by',
  'reporter_category',
  'reporter_name',
  'reporter_organisation',
  'reporter_phone',
  'reporter_email',
  'relation_to_child',
  'reporter_protection',
  'reporter_protection_reason',
  'reporter_protection_by',
  'wants_feedback',
  'guardians_informed',
  'concern',
  'language',
  'version',
] as const

const childColumns = [
  'report_children.id',
  'report_children.report_id',
  'report_children.child_id',
  'report_children.told_name',
  'report_children.told_birth',
  'report_children.told_details',
  'report_children.unit_id',
  'report_children.stage',
  'report_children.protection_at',
  'report_children.protection_by',
  'report_children.protection_needed',
  'report_children.protection_reason',
  'report_children.protection_action',
  'report_children.proposed_at',
  'report_children.proposed_by',
  'report_children.proposed_reason',
  'report_children.decided_at',
  'report_children.decided_by',
  'report_children.decision_reason',
  'report_children.case_id',
  'report_children.feedback_asked_on',
  'report_children.feedback_on',
  'report_children.feedback_by',
  'report_children.feedback_outcome',
  'report_children.feedback_how',
  'report_children.meeting',
  'report_children.meeting_note',
  'report_children.closed_on',
  'report_children.version',
] as const

const children = (tx: Tx) => tx.selectFrom('report_children').select(childColumns)

/** With what a list says of the report itself; the words of the report are read on its own page only. */
const childrenWithReport = (tx: Tx) =>
  children(tx)
    .innerJoin('reports', 'reports.id', 'report_children.report_id')
    .select([
      'reports.receipt_number',
      'reports.received_on',
      'reports.registered_at',
      'reports.channel',
      'reports.reporter_category',
    ])

export const readReport = (tx: Tx, id: string) =>
  tx.selectFrom('reports').select(reportColumns).where('id', '=', id).executeTakeFirst()

export const readChild = (tx: Tx, id: string) =>
  children(tx).where('report_children.id', '=', id).executeTakeFirst()

export type ReportChildRow = NonNullable<Awaited<ReturnType<typeof readChild>>>
export type ReportFullRow = NonNullable<Awaited<ReturnType<typeof readReport>>>

/** The same, and nobody else changes the row before this request is through. */
export const lockChild = (tx: Tx, id: string) =>
  children(tx).where('report_children.id', '=', id).forUpdate().executeTakeFirst()

/** Held until the request is through, always in one order. */
export const lockReports = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('report_children')
    .select('report_children.id')
    .where('report_children.id', '=', anyOf(ids))
    .orderBy('report_children.id')
    .forUpdate()
    .execute()

/** All open reports about the same child, always in one order: who opens an investigation lets the others join it. */
export const lockReportsOfSameChild = (tx: Tx, id: string) =>
  children(tx)
    .where(
      'report_children.child_id',
      '=',
      samePerson(
        tx,
        sql<string>`${tx.selectFrom('report_children as own').select('own.child_id').where('own.id', '=', id)}`,
      ),
    )
    .where('report_children.closed_on', 'is', null)
    .orderBy('report_children.id')
    .forUpdate()
    .execute()

export const readChildrenOf = (tx: Tx, reportId: string) =>
  children(tx)
    .where('report_children.report_id', '=', reportId)
    .orderBy('report_children.place')
    .orderBy('report_children.id')
    .execute()

/** All open ones of the units. There are never many: what is closed is not here. */
export const readOpen = (tx: Tx, unitIds: readonly string[]) =>
  childrenWithReport(tx)
    .where('report_children.unit_id', '=', anyOf(unitIds))
    .where('report_children.closed_on', 'is', null)
    .execute()

/** The open ones among these. */
export const readOpenByIds = (tx: Tx, ids: readonly string[]) =>
  childrenWithReport(tx)
    .where('report_children.id', '=', anyOf(ids))
    .where('report_children.closed_on', 'is', null)
    .execute()

export type ListedRow = Awaited<ReturnType<typeof readOpen>>[number]

export type After = { readonly closedOn: Day; readonly id: string }

/** The closed ones, the latest first, from a place in the list on. */
export const readClosed = (
  tx: Tx,
  { unitIds, after, most }: { unitIds: readonly string[]; after: After | undefined; most: number },
) => {
  const closed = childrenWithReport(tx)
    .where('report_children.unit_id', '=', anyOf(unitIds))
    .where('report_children.closed_on', 'is not', null)
    .orderBy('report_children.closed_on', 'desc')
    .orderBy('report_children.id', 'desc')
    .limit(most)
  if (!after) return closed.execute()
  return closed
    .where((w) =>
      w.or([
        w('report_children.closed_on', '<', after.closedOn),
        w.and([w('report_children.closed_on', '=', after.closedOn), w('report_children.id', '<', after.id)]),
      ]),
    )
    .execute()
}

export const readOfPerson = (tx: Tx, childId: string) =>
  childrenWithReport(tx)
    .where('report_children.child_id', '=', samePerson(tx, childId))
    .orderBy('reports.received_on', 'desc')
    .orderBy('report_children.id', 'desc')
    .execute()

export type NewReport = {
  readonly id: string
  readonly channel: Channel
  readonly receivedOn: Day
  readonly registeredAt: Instant
  readonly registeredBy: string | null
  readonly category: string
  readonly reporterName: string
  readonly reporterOrganisation: string
  readonly reporterPhone: string
  readonly reporterEmail: string
  readonly relationToChild: string
  readonly reporterProtection: 'none' | 'asked'
  readonly wantsFeedback: boolean
  readonly guardiansInformed: boolean | null
  readonly concern: string
  readonly language: string
}

/** False when the report stands there already; then no number is taken. Until it has one it goes by its id. */
export const insertReport = async (tx: Tx, report: NewReport): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reports')
    .values({
      id: report.id,
      receipt_number: report.id,
      channel: report.channel,
      received_on: report.receivedOn,
      registered_at: report.registeredAt,
      registered_by: report.registeredBy,
      reporter_category: report.category,
      reporter_name: report.reporterName,
      reporter_organisation: report.reporterOrganisation,
      reporter_phone: report.reporterPhone,
      reporter_email: report.reporterEmail,
      relation_to_child: report.relationToChild,
      reporter_protection: report.reporterProtection,
      wants_feedback: report.wantsFeedback,
      guardians_informed: report.guardiansInformed,
      concern: report.concern,
      language: report.language,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const setReceiptNumber = (tx: Tx, id: string, number: string) =>
  tx.updateTable('reports').set({ receipt_number: number }).where('id', '=', id).execute()

export type NewReportChild = {
  readonly id: string
  readonly reportId: string
  /** As it was told: the first child is 1. */
  readonly place: number
  readonly childId: string | null
  readonly toldName: string
  readonly toldBirth: string
  readonly toldDetails: string
  readonly unitId: string
  readonly feedbackAskedOn: Day | null
}

/** False when the id is taken. */
export const insertChild = async (tx: Tx, child: NewReportChild): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('report_children')
    .values({
      id: child.id,
      report_id: child.reportId,
      place: child.place,
      child_id: child.childId,
      told_name: child.toldName,
      told_birth: child.toldBirth,
      told_details: child.toldDetails,
      unit_id: child.unitId,
      stage: 'received',
      feedback_asked_on: child.feedbackAskedOn,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export type ChildChange = Partial<{
  child_id: string
  unit_id: string
  stage: Stage
  protection_at: Instant
  protection_by: string
  protection_needed: boolean
  protection_reason: string
  protection_action: string
  proposed_at: Instant
  proposed_by: string
  proposed_reason: string
  decided_at: Instant
  decided_by: string
  decision_reason: string
  case_id: string
  feedback_asked_on: Day
  feedback_on: Day | null
  feedback_by: string | null
  feedback_outcome: '' | 'told' | 'unsuitable'
  feedback_how: string
  meeting: 'offered' | 'declined' | 'held' | 'not_suitable'
  meeting_note: string
  closed_on: Day | null
}>

/** Every change makes a new version, so that nobody overwrites what he has not seen. */
export const changeChild = (tx: Tx, row: { id: string; version: number }, change: ChildChange) =>
  tx
    .updateTable('report_children')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()

export const setCase = (tx: Tx, id: string, caseId: string) =>
  tx.updateTable('report_children').set({ case_id: caseId }).where('id', '=', id).execute()

export const setReporterProtection = (
  tx: Tx,
  row: { id: string; version: number },
  judged: { protection: 'protected' | 'open'; reason: string; by: string },
) =>
  tx
    .updateTable('reports')
    .set({
      reporter_protection: judged.protection,
      reporter_protection_reason: judged.reason,
      reporter_protection_by: judged.by,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()

/** The next number of a series. The row is held until the request is through, so that no number is ever left out. */
export const countUp = async (tx: Tx, name: string): Promise<number> => {
  const { value } = await tx
    .insertInto('counters')
    .values({ name, value: 1 })
    .onConflict((c) =>
      c.columns(['tenant_id', 'name']).doUpdateSet((u) => ({ value: u('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}
