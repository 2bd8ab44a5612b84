import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { assign, type NewOwner } from '#modules/clocks/index.ts'
import type { Stage } from '../rules.ts'
import * as store from '../store.ts'

/** An open report about a child, as a list of what moves names it. Never who reported. */
export type OpenReport = {
  readonly reportChildId: string
  readonly reportId: string
  readonly receiptNumber: string
  readonly toldName: string
  readonly stage: Stage
  /** The case whose investigation it belongs to: then it follows the case. */
  readonly caseId: string | null
}

/** The open ones among these matters. The caller asks its policy about each child. */
export const openReports = async (tx: Tx, reportChildIds: readonly string[]): Promise<OpenReport[]> =>
  reportChildIds.length === 0
    ? []
    : (await store.readOpenByIds(tx, reportChildIds)).map((row) => ({
        reportChildId: row.id,
        reportId: row.report_id,
        receiptNumber: row.receipt_number,
        toldName: row.told_name,
        stage: row.stage,
        caseId: row.stage === 'joined' ? row.case_id : null,
      }))

/** Another has the report from this minute; the unit follows its owner. */
export const handOverReport = async (ctx: Ctx, to: NewOwner): Promise<void> => {
  const row = found(await store.lockChild(ctx.tx, to.matterId))
  await assign(ctx, to)
  await store.changeChild(ctx.tx, row, { unit_id: to.unitId })
}
