import { z } from 'zod'
import type { Instant } from '#kernel/day.ts'
import { Id } from '#kernel/id.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Point } from '../rules/checklist.ts'
import type { ListName } from './contract.ts'

const Points = z.array(z.object({ id: Id, text: z.string() }))

export type StoredChecklist = {
  readonly id: string
  readonly forKind: ListName
  readonly version: number
  readonly points: readonly Point[]
  readonly madeAt: Instant
  readonly madeBy: string
}

const lists = (tx: Tx) =>
  tx.selectFrom('visit_checklists').select(['id', 'for_kind', 'version', 'points', 'made_at', 'made_by'])

type Row = Awaited<ReturnType<ReturnType<typeof lists>['execute']>>[number]

const stored = (row: Row): StoredChecklist => ({
  id: row.id,
  forKind: row.for_kind,
  version: row.version,
  points: Points.parse(row.points),
  madeAt: row.made_at,
  madeBy: row.made_by,
})

const newestRows = prepared((tx) =>
  lists(tx).distinctOn('for_kind').orderBy('for_kind').orderBy('version', 'desc'),
)

/** The newest version of each list. */
export const newestChecklists = async (tx: Tx): Promise<StoredChecklist[]> =>
  (await newestRows(tx)).map(stored)

const rowsById = prepared((tx, id: string) => lists(tx).where('id', '=', id))

export const checklistById = async (tx: Tx, id: string): Promise<StoredChecklist | undefined> => {
  const [row] = await rowsById(tx, id)
  return row && stored(row)
}

/** False when somebody else has made the next version, or the same id came before. */
export const insertChecklist = async (tx: Tx, one: StoredChecklist): Promise<boolean> => {
  const done = await tx
    .insertInto('visit_checklists')
    .values({
      id: one.id,
      for_kind: one.forKind,
      version: one.version,
      points: JSON.stringify(one.points),
      made_at: one.madeAt,
      made_by: one.madeBy,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}
