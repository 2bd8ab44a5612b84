import type { Insertable, Updateable } from 'kysely'
import type { Tables } from '#db/tables.gen.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Occupancy, Post } from './rules/post.ts'

export type Written<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'tenant_id'>

const postColumns = [
  'id',
  'unit_id',
  'number',
  'title',
  'duty',
  'permille',
  'funding',
  'funding_until',
] as const
const spanColumns = ['from_on', 'last_on', 'version'] as const

/** All posts of the municipality: there are hundreds, and every figure is made of all of them. */
export const allPosts = prepared((tx) =>
  tx
    .selectFrom('posts')
    .select([...postColumns, ...spanColumns])
    .orderBy('title')
    .orderBy('id'),
)

export type PostRow = Awaited<ReturnType<typeof allPosts>>[number]

export const postOf = (row: PostRow): Post => ({
  id: row.id,
  unitId: row.unit_id,
  duty: row.duty,
  permille: row.permille,
  fromOn: row.from_on,
  lastOn: row.last_on,
})

const occupancyColumns = [
  'id',
  'post_id',
  'holder_id',
  'kind',
  'permille',
  'from_on',
  'last_on',
  'covers_id',
  'resigned_on',
  'reason',
  'leave_from',
  'leave_last',
  'version',
] as const

export const allOccupancies = prepared((tx) =>
  tx.selectFrom('occupancies').select(occupancyColumns).orderBy('from_on').orderBy('id'),
)

export type OccupancyRow = Awaited<ReturnType<typeof allOccupancies>>[number]

export const occupancyOf = (row: OccupancyRow): Occupancy => ({
  id: row.id,
  postId: row.post_id,
  holderId: row.holder_id,
  kind: row.kind,
  permille: row.permille,
  fromOn: row.from_on,
  lastOn: row.last_on,
  coversId: row.covers_id,
  resignedOn: row.resigned_on,
  reason: row.reason,
  leaveFrom: row.leave_from,
  leaveLast: row.leave_last,
})

const holderColumns = ['id', 'number', 'worker_id', 'name', 'experienced_from', 'talked_on'] as const

export const allHolders = prepared((tx) =>
  tx.selectFrom('post_holders').select(holderColumns).orderBy('name'),
)

export type HolderRow = Awaited<ReturnType<typeof allHolders>>[number]

/** Without names: since when somebody has the experience is all that the figures need. */
export const experienceOfHolders = prepared((tx) =>
  tx.selectFrom('post_holders').select(['id', 'experienced_from']),
)

/** Held, so that two who fill the same post do it one after the other. */
export const lockPost = (tx: Tx, id: string) =>
  tx
    .selectFrom('posts')
    .select([...postColumns, ...spanColumns])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const occupancyById = preparedOne((tx, id: string) =>
  tx.selectFrom('occupancies').select(occupancyColumns).where('id', '=', id),
)

/** Held, so that nobody is given more than full time by two at once. */
export const lockHolder = (tx: Tx, id: string) =>
  tx.selectFrom('post_holders').select(holderColumns).where('id', '=', id).forUpdate().executeTakeFirst()

export const holderOfWorker = preparedOne((tx, workerId: string) =>
  tx.selectFrom('post_holders').select(holderColumns).where('worker_id', '=', workerId),
)

const inserted = ({ numInsertedOrUpdatedRows }: { readonly numInsertedOrUpdatedRows?: bigint | undefined }) =>
  numInsertedOrUpdatedRows === 1n

/** False when the id is taken: the same was sent twice. */
export const insertPost = async (tx: Tx, row: Written<'posts'>): Promise<boolean> =>
  inserted(
    await tx
      .insertInto('posts')
      .values(row)
      .onConflict((c) => c.doNothing())
      .executeTakeFirst(),
  )

export const setPost = (tx: Tx, id: string, row: Updateable<Tables['posts']>) =>
  tx.updateTable('posts').set(row).where('id', '=', id).execute()

export const insertHolder = (tx: Tx, row: Written<'post_holders'>) =>
  tx.insertInto('post_holders').values(row).execute()

export const setHolder = (tx: Tx, id: string, row: Updateable<Tables['post_holders']>) =>
  tx.updateTable('post_holders').set(row).where('id', '=', id).execute()

export const insertOccupancy = async (tx: Tx, row: Written<'occupancies'>): Promise<boolean> =>
  inserted(
    await tx
      .insertInto('occupancies')
      .values(row)
      .onConflict((c) => c.doNothing())
      .executeTakeFirst(),
  )

export const setOccupancy = (tx: Tx, id: string, row: Updateable<Tables['occupancies']>) =>
  tx.updateTable('occupancies').set(row).where('id', '=', id).execute()

export const allNeeds = prepared((tx) =>
  tx
    .selectFrom('unit_needs')
    .select(['unit_id', 'from_on', 'needed_permille', 'supervision_minutes', 'source'])
    .orderBy('from_on')
    .orderBy('entered_at'),
)

export type NeedRow = Awaited<ReturnType<typeof allNeeds>>[number]

export const insertNeed = (tx: Tx, row: Written<'unit_needs'>) =>
  tx
    .insertInto('unit_needs')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute()
