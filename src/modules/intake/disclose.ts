import type { Day } from '#kernel/day.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** A report with its words and who made it, for the harm test before it is given out. */
export type ReportText = {
  readonly reportId: string
  readonly receiptNumber: string
  readonly receivedOn: Day
  readonly concern: string
  readonly details: string
  readonly relationToChild: string
  readonly reporter: {
    readonly name: string
    readonly organisation: string
    readonly phone: string
    readonly email: string
    /** Has asked not to be known, or it was decided (OSL 26:5). */
    readonly isGuarded: boolean
  }
}

/** All reports about a child with their words, the oldest first. The caller has asked whether the child may be read. */
export const reportTexts = async (tx: Tx, childId: string): Promise<ReportText[]> => {
  const rows = await tx
    .selectFrom('report_children')
    .innerJoin('reports', 'reports.id', 'report_children.report_id')
    .select([
      'reports.id',
      'reports.receipt_number',
      'reports.received_on',
      'reports.concern',
      'reports.relation_to_child',
      'reports.reporter_name',
      'reports.reporter_organisation',
      'reports.reporter_phone',
      'reports.reporter_email',
      'reports.reporter_protection',
      'report_children.told_details',
    ])
    .where('report_children.child_id', '=', samePerson(tx, childId))
    .orderBy('reports.received_on')
    .orderBy('reports.id')
    .execute()
  return rows.map((row) => ({
    reportId: row.id,
    receiptNumber: row.receipt_number,
    receivedOn: row.received_on,
    concern: row.concern,
    details: row.told_details,
    relationToChild: row.relation_to_child,
    reporter: {
      name: row.reporter_name,
      organisation: row.reporter_organisation,
      phone: row.reporter_phone,
      email: row.reporter_email,
      isGuarded: row.reporter_protection === 'asked' || row.reporter_protection === 'protected',
    },
  }))
}
