import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import { preparedOne } from '#platform/db/prepared.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { HoldKind } from './rules/verdict.ts'

const columns = [
  'id',
  'person_id',
  'kind',
  'reason',
  'placed_by',
  'placed_at',
  'lift_reason',
  'lifted_by',
  'lifted_at',
] as const

/** Holds that nobody has lifted, the newest first. */
export const readHolds = (tx: Tx, most: number) =>
  tx
    .selectFrom('disposal_holds')
    .select(columns)
    .where('lifted_at', 'is', null)
    .orderBy('placed_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
export type HoldRow = Awaited<ReturnType<typeof readHolds>>[number]

export const countHolds = preparedOne((tx) =>
  tx
    .selectFrom('disposal_holds')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('lifted_at', 'is', null),
)

export const lockHold = (tx: Tx, id: string) =>
  tx.selectFrom('disposal_holds').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

/** The same kind stands for the person already, under any of the ids. */
export const findLive = (tx: Tx, personId: string, kind: HoldKind) =>
  tx
    .selectFrom('disposal_holds')
    .select('id')
    .where('person_id', '=', samePerson(tx, personId))
    .where('kind', '=', kind)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()

/** False when the id is taken. */
export const insertHold = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly personId: string
    readonly kind: HoldKind
    readonly reason: string
    readonly by: string
    readonly at: Instant
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('disposal_holds')
    .values({
      id: one.id,
      person_id: one.personId,
      kind: one.kind,
      reason: one.reason,
      placed_by: one.by,
      placed_at: one.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const liftHold = (
  tx: Tx,
  id: string,
  { by, at, reason }: { readonly by: string; readonly at: Instant; readonly reason: string },
) =>
  tx
    .updateTable('disposal_holds')
    .set({ lift_reason: reason, lifted_by: by, lifted_at: at })
    .where('id', '=', id)
    .execute()
