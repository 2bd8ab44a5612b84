import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'

const caseColumns = [
  'id',
  'number',
  'child_id',
  'unit_id',
  'opened_on',
  'closed_on',
  'closed_by',
  'closing_reason',
  'version',
] as const

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids})`

const withUnit = (tx: Tx) =>
  tx
    .selectFrom('cases')
    .innerJoin('units', 'units.id', 'cases.unit_id')
    .select(caseColumns.map((column) => `cases.${column}` as const))
    .select('units.name as unit')

export const readCase = preparedOne((tx, id: string) => withUnit(tx).where('cases.id', '=', id))

export const readCases = prepared((tx, ids: readonly string[]) =>
  withUnit(tx).where('cases.id', '=', anyOf(ids)),
)

/** Taken before every write: what is done to one case is done one at a time, so that no version is read twice. */
export const lockCase = (tx: Tx, id: string) =>
  tx.selectFrom('cases').select('id').where('id', '=', id).forUpdate().executeTakeFirst()

/** The same for many, always in one order. */
export const lockCases = (tx: Tx, ids: readonly string[]) =>
  tx.selectFrom('cases').select('id').where('id', '=', anyOf(ids)).orderBy('id').forUpdate().execute()

export const readOpenCase = preparedOne((tx, childId: string) =>
  withUnit(tx).where('cases.child_id', '=', samePerson(tx, childId)).where('cases.closed_on', 'is', null),
)

/** The same, held until the request is through; one that is closed in the meantime is not the open one any more. */
export const lockOpenCase = (tx: Tx, childId: string) =>
  tx
    .selectFrom('cases')
    .select(caseColumns)
    .where('child_id', '=', samePerson(tx, childId))
    .where('closed_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const readCaseByNumber = preparedOne((tx, number: string) =>
  withUnit(tx).where('cases.number', '=', number),
)

export const readCasesOfChild = prepared((tx, childId: string) =>
  tx
    .selectFrom('cases')
    .select(caseColumns)
    .where('child_id', '=', samePerson(tx, childId))
    .orderBy('opened_on', 'desc')
    .orderBy('id', 'desc'),
)

export type ClosedBefore = { readonly closedOn: Day; readonly id: string }

/** Closed cases of a unit, the latest first: by key, never by offset, so that old pages cost as little as new ones. */
export const readClosed = (
  tx: Tx,
  { unitId, before, limit }: { unitId: string; before: ClosedBefore | undefined; limit: number },
) => {
  const page = withUnit(tx)
    .where('cases.unit_id', '=', unitId)
    .where('cases.closed_on', 'is not', null)
    .orderBy('cases.closed_on', 'desc')
    .orderBy('cases.id', 'desc')
    .limit(limit)
  if (before === undefined) return page.execute()
  return page
    .where((w) =>
      w.or([
        w('cases.closed_on', '<', before.closedOn),
        w.and([w('cases.closed_on', '=', before.closedOn), w('cases.id', '<', before.id)]),
      ]),
    )
    .execute()
}

/** The next number of a year, without gaps: the counter's row is locked until the case is stored. */
export const nextNumber = async (tx: Tx, year: string): Promise<string> => {
  const { value } = await tx
    .insertInto('counters')
    .values({ name: `case-${year}`, value: 1 })
    .onConflict((c) =>
      c.columns(['tenant_id', 'name']).doUpdateSet((u) => ({ value: u('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return `${year}-${String(value).padStart(4, '0')}`
}

export type NewCase = {
  readonly id: string
  readonly number: string
  readonly childId: string
  readonly unitId: string
  readonly openedOn: Day
}

/** False when the child has an open case already, or the id is taken. */
export const insertCase = async (tx: Tx, one: NewCase): Promise<boolean> => {
  const done = await tx
    .insertInto('cases')
    .values({
      id: one.id,
      number: one.number,
      child_id: one.childId,
      unit_id: one.unitId,
      opened_on: one.openedOn,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const setCaseUnit = (tx: Tx, id: string, unitId: string) =>
  tx.updateTable('cases').set({ unit_id: unitId }).where('id', '=', id).execute()

export const closeCaseRow = (
  tx: Tx,
  id: string,
  { on, by, reason, version }: { on: Day; by: string; reason: string; version: number },
) =>
  tx
    .updateTable('cases')
    .set({ closed_on: on, closed_by: by, closing_reason: reason, version: version + 1 })
    .where('id', '=', id)
    .execute()
