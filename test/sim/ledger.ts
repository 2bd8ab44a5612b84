import type { ToldTap } from '../../src/modules/visits/contract.ts'

export type OwedTap = { readonly visitId: string; readonly tap: ToldTap }

/** What people wrote and what they were told, so that every promise can be held against what is there in the end. */
export const makeLedger = () => {
  let count = 0
  const promised = new Map<string, string>()
  const thrown = new Set<string>()
  const released = new Set<string>()
  const tapped = new Set<string>()
  const taps = new Map<string, OwedTap>()
  return {
    /** A word that nobody else writes. `by` tells town and device, so that a word in the wrong place is seen. */
    word: (by: string): string => {
      count += 1
      return `ord${by}x${String(count).padStart(4, '0')}z`
    },
    /** The person was told that these are saved, on the device or with the server: they must never be lost. */
    promise: (words: readonly string[], about: string): void => {
      for (const word of words) promised.set(word, about)
    },
    /** The person threw the note away herself. */
    throwAway: (about: string): void => {
      thrown.add(about)
    },
    /** The person took these words away herself. */
    release: (words: readonly string[]): void => {
      for (const word of words) released.add(word)
    },
    owed: (): string[] =>
      [...promised].flatMap(([word, about]) => (thrown.has(about) || released.has(word) ? [] : [word])),
    /** Somebody pressed: nothing else may ever be told of a meeting. */
    tap: (ids: readonly string[]): void => {
      for (const id of ids) tapped.add(id)
    },
    wasTapped: (id: string): boolean => tapped.has(id),
    /** The person saw these as kept. */
    promiseTaps: (visitId: string, told: readonly ToldTap[]): void => {
      for (const tap of told) taps.set(tap.id, { visitId, tap })
    },
    owedTaps: (): readonly OwedTap[] => [...taps.values()],
    acknowledged: (): number => promised.size + taps.size,
  }
}

export type Ledger = ReturnType<typeof makeLedger>

export const wordsIn = (text: string): string[] => text.match(/ord\w+?z/g) ?? []
