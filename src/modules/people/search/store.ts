import { type ExpressionBuilder, sql } from 'kysely'
import type { Tables } from '#db/tables.gen.ts'
import type { Tx } from '#platform/db/tenant.ts'

// The last code point there is: everything that begins with the part stands before it in collation "C".
const lastLetter = '\u{10ffff}'

/** What a word of the name must be: one of these words, or one that begins like this. */
export type Wanted = { readonly words: readonly string[] } | { readonly beginning: string }

type Names = { person_names: Tables['person_names'] }

/**
 * Equality and ranges, never `like` or `similar`: row-level security keeps the planner from an index under operators that may
 * leak, and `=`, `>=` and `<` of text may not (distributed.md rule 20). Never both in one `or`: that reads the table itself.
 */
const holds = (w: ExpressionBuilder<Names, 'person_names'>, wanted: Wanted) =>
  'words' in wanted
    ? w('person_names.part', '=', sql<string>`any(${[...wanted.words]}::text[])`)
    : w.and([
        w('person_names.part', '>=', wanted.beginning),
        w('person_names.part', '<', wanted.beginning + lastLetter),
      ])

const persons = (tx: Tx, wanted: Wanted) =>
  tx
    .selectFrom('person_names')
    .select('person_names.person_id')
    .where((w) => holds(w, wanted))

// Counted no further: what is as common as this is not where one begins.
const mostCounted = 1500

/** How many bear such a word, up to a few thousand. */
const countOf = async (tx: Tx, wanted: Wanted): Promise<number> => {
  const { count } = await tx
    .selectFrom(persons(tx, wanted).limit(mostCounted).as('bearers'))
    .select((b) => b.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

// Two words that a great many bear: so many of the bearers of the rarer one are looked at, and no more.
const mostLookedAt = 10_000

const lengthOf = (wanted: Wanted): number =>
  'words' in wanted ? Math.max(0, ...wanted.words.map((word) => word.length)) : wanted.beginning.length

/** Persons who bear a word of each kind, beginning with the rarest word. */
export const readBearers = async (tx: Tx, all: readonly Wanted[], limit: number): Promise<string[]> => {
  const counted: { wanted: Wanted; count: number }[] = []
  // The longest first: what nobody bears ends the search at once.
  for (const wanted of all.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    const count = await countOf(tx, wanted)
    if (count === 0) return []
    counted.push({ wanted, count })
  }
  const [rarest, ...others] = counted.toSorted((a, b) => a.count - b.count).map(({ wanted }) => wanted)
  if (rarest === undefined) return []
  if (others.length === 0)
    return (await persons(tx, rarest).limit(limit).execute()).map((row) => row.person_id)
  const drive = persons(tx, rarest).limit(mostLookedAt).as('bearer')
  const query = others.reduce(
    (rows, wanted) =>
      rows.where((w) =>
        w.exists(
          w
            .selectFrom('person_names')
            .select('person_names.person_id')
            .whereRef('person_names.person_id', '=', 'bearer.person_id')
            .where((inner) => holds(inner, wanted)),
        ),
      ),
    tx.selectFrom(drive).select('bearer.person_id'),
  )
  return (await query.limit(limit).execute()).map((row) => row.person_id)
}

/** Those of the words that somebody bears. */
export const readKnownWords = async (tx: Tx, words: readonly string[]): Promise<string[]> => {
  if (words.length === 0) return []
  const rows = await tx
    .selectFrom(sql<{ word: string }>`unnest(${[...words]}::text[])`.as<'asked'>(sql`asked(word)`))
    .select('asked.word')
    .where((w) =>
      w.exists(
        w
          .selectFrom('person_names')
          .select('person_names.person_id')
          .where('person_names.part', '=', sql<string>`asked.word collate "C"`),
      ),
    )
    .execute()
  return rows.map((row) => row.word)
}
