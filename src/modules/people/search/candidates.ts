import type { Tx } from '#platform/db/tenant.ts'
import { joinedReadings, type Typed } from './match.ts'
import { readBearers, readKnownWords } from './store.ts'

const enough = 20
// Half a page of those who are called just so: whoever is spelt another way is asked for with one more letter.
const enoughWithoutNear = 10

// Two parts: a slip in the one while the other is not typed to its end. With three the name is told well enough.
const partsWithBeginnings = 2

/** All parts nearly; when there is nobody at all, one part nearly beside the beginning of the other. */
const readNear = async (
  tx: Tx,
  { parts, near }: Typed,
  limit: number,
  isAlone: boolean,
): Promise<string[]> => {
  const known: { words: string[] }[] = []
  for (const part of parts) known.push({ words: await readKnownWords(tx, [...near(part)]) })
  const ids = await readBearers(tx, known, limit)
  if (!isAlone || ids.length > 0 || parts.length !== partsWithBeginnings) return ids
  for (const [at, words] of known.entries())
    ids.push(
      ...(await readBearers(
        tx,
        parts.map((part, place) => (place === at ? words : { beginning: part })),
        limit,
      )),
    )
  return ids
}

/**
 * Who may be meant, the best first: the whole words, then their beginnings, then what is nearly so. Each step is asked only
 * while there are too few.
 */
export const readCandidates = async (tx: Tx, typed: Typed, limit: number): Promise<string[]> => {
  const { parts } = typed
  const found = new Set<string>()
  const steps: readonly (() => Promise<string[]>)[] = [
    () =>
      readBearers(
        tx,
        parts.map((part) => ({ words: [part] })),
        limit,
      ),
    () =>
      readBearers(
        tx,
        parts.map((part) => ({ beginning: part })),
        limit,
      ),
    ...joinedReadings(parts).map(
      (reading) => () =>
        readBearers(
          tx,
          reading.map((part) => ({ words: [part] })),
          limit,
        ),
    ),
    async () => (found.size < enoughWithoutNear ? readNear(tx, typed, limit, found.size === 0) : []),
  ]
  for (const step of steps) {
    if (found.size >= enough) break
    for (const id of await step()) found.add(id)
  }
  return [...found].slice(0, limit)
}
