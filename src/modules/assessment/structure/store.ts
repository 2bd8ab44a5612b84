import type { Instant } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { KeptWords } from '../rules/package.ts'
import type { Loaded } from '../rules/structures.ts'

export type StoredPackage = Loaded & { readonly loadedAt: Instant; readonly loadedBy: string }

const packages = (tx: Tx) =>
  tx
    .selectFrom('assessment_structures')
    .select(['id', 'version', 'name', 'content', 'valid_from', 'loaded_at', 'loaded_by'])

type Row = Awaited<ReturnType<ReturnType<typeof packages>['execute']>>[number]

const stored = (row: Row): StoredPackage => ({
  id: row.id,
  version: row.version,
  name: row.name,
  words: row.content === null ? null : KeptWords.parse(row.content),
  validFrom: row.valid_from,
  loadedAt: row.loaded_at,
  loadedBy: row.loaded_by,
})

const allRows = prepared((tx) => packages(tx).orderBy('version', 'desc'))

/** Every package that was loaded here, the newest first. */
export const allPackages = async (tx: Tx): Promise<StoredPackage[]> => (await allRows(tx)).map(stored)

const rowById = preparedOne((tx, id: string) => packages(tx).where('id', '=', id))

export const packageById = async (tx: Tx, id: string): Promise<StoredPackage | undefined> => {
  const row = await rowById(tx, id)
  return row && stored(row)
}

/** False when somebody else has loaded one with this number, or the same id came before. */
export const insertPackage = async (tx: Tx, one: StoredPackage): Promise<boolean> => {
  const done = await tx
    .insertInto('assessment_structures')
    .values({
      id: one.id,
      version: one.version,
      name: one.name,
      content: one.words && JSON.stringify(one.words),
      valid_from: one.validFrom,
      loaded_at: one.loadedAt,
      loaded_by: one.loadedBy,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export type Begun = { readonly builtIn: number; readonly packageId: string | null }

const begunRow = preparedOne((tx, investigationId: string) =>
  tx
    .selectFrom('assessment_begun')
    .select(['built_in', 'structure_id'])
    .where('investigation_id', '=', investigationId),
)

/** The structure that a text was begun with; undefined when it is not begun, or was begun before that was kept. */
export const begunWith = async (tx: Tx, investigationId: string): Promise<Begun | undefined> => {
  const row = await begunRow(tx, investigationId)
  return row && { builtIn: row.built_in, packageId: row.structure_id }
}

export const insertBegun = async (
  tx: Tx,
  investigationId: string,
  { builtIn, packageId, at, by }: Begun & { readonly at: Instant; readonly by: string },
): Promise<void> => {
  await tx
    .insertInto('assessment_begun')
    .values({
      investigation_id: investigationId,
      built_in: builtIn,
      structure_id: packageId,
      begun_at: at,
      begun_by: by,
    })
    .onConflict((c) => c.columns(['tenant_id', 'investigation_id']).doNothing())
    .execute()
}
