import { sql } from 'kysely'
import type { HiddenWord } from '#kernel/hidden-words.ts'
import type { Ctx } from '#platform/context.ts'

/** What is kept sealed about these people, in clear: for the gate and for masks, inside the server only, never replied. */
export const sealedWordsOf = async (
  { tx }: Pick<Ctx, 'tx'>,
  personIds: readonly string[],
): Promise<readonly HiddenWord[]> => {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('persons')
    .select(['id', 'address', 'phone', 'email'])
    .where('id', '=', sql<string>`any(${personIds})`)
    .where('protection', '!=', 'none')
    .execute()
  return rows.flatMap(({ id, address, phone, email }) =>
    Object.entries({ address, phone, email })
      .filter(([, value]) => value !== '')
      .map(([field, value]) => ({ personId: id, field, value })),
  )
}
