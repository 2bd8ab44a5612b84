import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { HomeKind, HomeRecord, RunBy } from './rules.ts'

const homeColumns = [
  'id',
  'kind',
  'name',
  'run_by',
  'contact_name',
  'phone',
  'email',
  'address',
  'municipality',
  'languages',
  'capacity',
  'age_from',
  'age_below',
  'closed_on',
  'closed_reason',
  'version',
] as const

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...new Set(ids)]})`

export const readHomeRow = (tx: Tx, id: string) =>
  tx.selectFrom('homes').select(homeColumns).where('id', '=', id).executeTakeFirst()

export type HomeRowOfStore = NonNullable<Awaited<ReturnType<typeof readHomeRow>>>

/** Held until the request is through: two who place a child each in the last free room are told apart. */
export const lockHome = (tx: Tx, id: string) =>
  tx.selectFrom('homes').select(homeColumns).where('id', '=', id).forUpdate().executeTakeFirst()

export const readHomeRows = (tx: Tx, view: 'open' | 'closed') =>
  tx
    .selectFrom('homes')
    .select(homeColumns)
    .where('closed_on', view === 'open' ? 'is' : 'is not', null)
    .orderBy('kind')
    .orderBy('name')
    .orderBy('id')
    .execute()

export const readHomesById = async (tx: Tx, ids: readonly string[]) =>
  ids.length === 0 ? [] : tx.selectFrom('homes').select(homeColumns).where('id', '=', anyOf(ids)).execute()

export type HomeText = {
  readonly name: string
  readonly municipality: string
  readonly languages: string
  readonly capacity: number
  readonly ageFrom: number | null
  readonly ageBelow: number | null
  readonly contact?:
    | {
        readonly contactName: string
        readonly phone: string
        readonly email: string
        readonly address: string
      }
    | undefined
}

const textRow = (home: HomeText) => ({
  name: home.name,
  municipality: home.municipality,
  languages: home.languages,
  capacity: home.capacity,
  age_from: home.ageFrom,
  age_below: home.ageBelow,
  ...(home.contact
    ? {
        contact_name: home.contact.contactName,
        phone: home.contact.phone,
        email: home.contact.email,
        address: home.contact.address,
      }
    : {}),
})

/** False when the id was there before: sent again, or somebody else's. */
export const insertHome = async (
  tx: Tx,
  home: HomeText & { readonly id: string; readonly kind: HomeKind; readonly runBy: RunBy },
): Promise<boolean> => {
  const done = await tx
    .insertInto('homes')
    .values({ id: home.id, kind: home.kind, run_by: home.runBy, ...textRow(home) })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const updateHome = (tx: Tx, id: string, home: HomeText & { readonly version: number }) =>
  tx
    .updateTable('homes')
    .set({ ...textRow(home), version: home.version + 1 })
    .where('id', '=', id)
    .execute()

export const closeHomeRow = (tx: Tx, id: string, end: { on: Day; reason: string; version: number }) =>
  tx
    .updateTable('homes')
    .set({ closed_on: end.on, closed_reason: end.reason, version: end.version + 1 })
    .where('id', '=', id)
    .execute()

/** In the order in which they were written. */
export const readRecords = async (tx: Tx, homeIds: readonly string[]) =>
  homeIds.length === 0
    ? []
    : tx
        .selectFrom('home_records')
        .select([
          'id',
          'home_id',
          'kind',
          'made_on',
          'until_on',
          'conclusion',
          'made_by',
          'note',
          'by_id',
          'position',
        ])
        .where('home_id', '=', anyOf(homeIds))
        .orderBy('position')
        .execute()

/** False when the id was there before. */
export const insertRecord = async (
  tx: Tx,
  one: HomeRecord & {
    readonly id: string
    readonly homeId: string
    readonly madeBy: string
    readonly note: string
    readonly byId: string
    readonly position: number
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('home_records')
    .values({
      id: one.id,
      home_id: one.homeId,
      kind: one.kind,
      made_on: one.madeOn,
      until_on: one.untilOn,
      conclusion: one.conclusion,
      made_by: one.madeBy,
      note: one.note,
      by_id: one.byId,
      position: one.position,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Who has lived in the homes, the latest first. */
export const readResidents = async (tx: Tx, homeIds: readonly string[]) =>
  homeIds.length === 0
    ? []
    : tx
        .selectFrom('stays')
        .innerJoin('placements', 'placements.id', 'stays.placement_id')
        .select([
          'stays.home_id',
          'stays.placement_id',
          'stays.from_on',
          'stays.until_on',
          'placements.child_id',
          'placements.case_id',
          'placements.is_hidden',
        ])
        .where('stays.home_id', '=', anyOf(homeIds))
        .orderBy('stays.from_on', 'desc')
        .orderBy('stays.position', 'desc')
        .execute()

/** How many children live in each home now. */
export const countResidents = async (tx: Tx, homeIds: readonly string[]): Promise<Map<string, number>> => {
  if (homeIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('stays')
    .select(['home_id', (s) => s.fn.countAll<string>().as('children')])
    .where('home_id', '=', anyOf(homeIds))
    .where('until_on', 'is', null)
    .groupBy('home_id')
    .execute()
  return new Map(rows.map((row) => [row.home_id, Number(row.children)]))
}

/** SoF 3:4: who lived in a family home on a day. */
export const readRegister = (tx: Tx, on: Day) =>
  tx
    .selectFrom('stays')
    .innerJoin('placements', 'placements.id', 'stays.placement_id')
    .innerJoin('homes', 'homes.id', 'stays.home_id')
    .select([
      'stays.placement_id',
      'stays.from_on',
      'placements.child_id',
      'placements.named_worker_id',
      'placements.is_hidden',
      'homes.name as home',
      'homes.kind',
      'homes.municipality',
    ])
    .where('homes.kind', '=', sql<HomeKind>`any(${['foster_home', 'kinship_care', 'emergency_foster_home']})`)
    .where('stays.from_on', '<=', on)
    .where((w) => w.or([w('stays.until_on', 'is', null), w('stays.until_on', '>', on)]))
    .orderBy('stays.from_on')
    .orderBy('stays.placement_id')
    .execute()
