import type { Sentences } from '#platform/http/errors.ts'

type Answers = Readonly<Record<string, string>>

/** What each room says when it must say no: error code → sentence. Codes are unique over the house. */
const said: readonly { readonly sv: Answers; readonly en: Answers }[] = []

const merged = (language: 'sv' | 'en'): ReadonlyMap<string, string> =>
  new Map(said.flatMap((room) => Object.entries(room[language])))

export const sentences: Sentences = { sv: merged('sv'), en: merged('en') }
