import type { Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { MeasureKindSchema } from './contract.ts'
import type { MeasureKind } from './kinds.ts'
import { readMeasuresOfChild } from './store.ts'

/** A legal course in the child's line of time. */
export type ChildMeasure = {
  readonly id: string
  readonly kind: MeasureKind
  readonly caseId: string
  readonly openedOn: Day
  readonly closedOn: Day | null
}

/** All legal courses about a child. The caller has asked its policy about the child before. */
export const measuresOfChild = async (ctx: Pick<Ctx, 'tx'>, childId: string): Promise<ChildMeasure[]> =>
  (await readMeasuresOfChild(ctx.tx, childId)).map((row) => ({
    id: row.id,
    kind: MeasureKindSchema.parse(row.kind),
    caseId: row.case_id,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
  }))
