import { type Called, callAll } from './functions.ts'
import { brokenFences, forgottenWhere, type Holes } from './holes.ts'
import { withoutTenant } from './tables.ts'
import { openFenced, type Tried, tryAll } from './tries.ts'
import { verbs, ways } from './ways.ts'

export type Fences = { readonly tried: Tried; readonly called: Called; readonly holes: readonly Holes[] }

/** Every table. `few`: from one place of each kind. */
export const tryTables = async (template: string, few = false): Promise<Tried> => {
  const fenced = await openFenced(template)
  try {
    return await tryAll(fenced, few)
  } finally {
    await fenced.close()
  }
}

/** Everything about the fence, on copies of a migrated database. */
export const tryFences = async (template: string): Promise<Fences> => {
  return {
    tried: await tryTables(template),
    called: await callAll(template),
    holes: [await forgottenWhere(template), await brokenFences(template)],
  }
}

export const faultsOf = ({ tried, called, holes }: Fences): string[] => [
  ...tried.faults,
  ...called.faults,
  ...holes.flatMap(({ missed }) => missed),
]

export const inOneLine = (fences: Fences): string => {
  const { tried, called, holes } = fences
  const sum = (of: (one: Holes) => number) => holes.reduce((total, one) => total + of(one), 0)
  return (
    `test:rls: ${tried.tables.length} tables × ${verbs.length} verbs × ${ways.length} ways, each from four places and under each denial = ${tried.tries} tries, ` +
    `${tried.faults.length + called.faults.length} foreign rows or faults; ${called.functions} functions; ` +
    `${sum(({ found }) => found)} of ${sum(({ planted }) => planted)} planted holes found; ` +
    `${Object.keys(withoutTenant).length} without a municipality`
  )
}
