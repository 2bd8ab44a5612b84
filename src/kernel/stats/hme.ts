import { at, finite } from './argument.ts'
import { mean, sum } from './sample-summary.ts'

/** Hållbart medarbetarengagemang (SKR): three items each, answered 1 to 5. */
export type HmeIndex = 'motivation' | 'leadership' | 'steering'

const INDICES: readonly HmeIndex[] = ['motivation', 'leadership', 'steering']
const ITEMS = 3
/** A respondent counts in an index with two of its three items: a local rule, to be held against SKR's own template. */
const FEWEST_ITEMS = 2
/** Below five there is no result: who said what could be told. */
export const FEWEST_RESPONDENTS = 5

/** One respondent's nine items in order, undefined where not answered. */
export type HmeAnswers = readonly (number | undefined)[]

export type HmeResult = Readonly<Record<HmeIndex, number>> & { readonly total: number }

/** 1–5 to 0–100: (mean − 1)·25. */
export const hmeIndex = (itemMean: number): number => {
  if (finite('itemMean', itemMean) < 1 || itemMean > 5) {
    throw new RangeError(`itemMean must be from 1 to 5, got ${itemMean}`)
  }
  return (itemMean - 1) * 25
}

/** The total is the mean of the three indices, whatever the number of answers in each. */
export const hmeOfIndexMeans = (means: Readonly<Record<HmeIndex, number>>): HmeResult => {
  const motivation = hmeIndex(means.motivation)
  const leadership = hmeIndex(means.leadership)
  const steering = hmeIndex(means.steering)
  return { motivation, leadership, steering, total: sum([motivation, leadership, steering]) / INDICES.length }
}

const checkedAnswers = (answers: HmeAnswers, who: number): HmeAnswers => {
  if (answers.length !== INDICES.length * ITEMS) {
    throw new RangeError(`respondents[${who}] must have 9 items, got ${answers.length}`)
  }
  for (const answer of answers) {
    if (answer !== undefined && !(Number.isInteger(answer) && answer >= 1 && answer <= 5)) {
      throw new RangeError(`respondents[${who}] must have whole answers from 1 to 5, got ${answer}`)
    }
  }
  return answers
}

/** Undefined when any index has fewer than five respondents. */
export const hme = (respondents: readonly HmeAnswers[]): HmeResult | undefined => {
  const all = respondents.map(checkedAnswers)
  const indexMeans = INDICES.map((_, place) =>
    all.flatMap((answers) => {
      const given = answers.slice(place * ITEMS, (place + 1) * ITEMS).filter((answer) => answer !== undefined)
      return given.length >= FEWEST_ITEMS ? [mean(given)] : []
    }),
  )
  if (indexMeans.some((means) => means.length < FEWEST_RESPONDENTS)) return undefined
  const [motivation, leadership, steering] = [0, 1, 2].map((place) => mean(at(indexMeans, place)))
  if (motivation === undefined || leadership === undefined || steering === undefined) return undefined
  return hmeOfIndexMeans({ motivation, leadership, steering })
}
