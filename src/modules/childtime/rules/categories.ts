/**
 * What a moment or a quarter of an hour can be, in the order of the tiles. What a child takes part in is the first two; they
 * are what "Barntid" counts (handbook systems.md, seed of C1).
 */
export const categories = [
  'child',
  'child_adult',
  'adult',
  'casework',
  'note',
  'movable',
  'travel',
  'partner',
  'team',
  'develop',
  'other',
] as const
export type Category = (typeof categories)[number]

/** Version of the list above and of its mapping below: a new tile or another meaning is a new version. */
export const categoriesVersion = 1

export const withChild: readonly Category[] = ['child', 'child_adult']

/** The classes of the national study 2016. `not stated`: what it counted there is not known. */
export const nationalClasses = [
  'direct_child',
  'direct_child_adult',
  'direct_adult',
  'indirect',
  'administration',
  'moving',
  'development',
  'not_stated',
] as const
export type NationalClass = (typeof nationalClasses)[number]

export const nationalClassOf: Readonly<Record<Category, NationalClass>> = {
  child: 'direct_child',
  child_adult: 'direct_child_adult',
  adult: 'direct_adult',
  casework: 'indirect',
  note: 'indirect',
  movable: 'administration',
  travel: 'moving',
  partner: 'not_stated',
  team: 'not_stated',
  develop: 'development',
  other: 'not_stated',
}

/** How much of each; what is missing is nothing. */
export type Counts = Readonly<Partial<Record<Category, number>>>

export const totalOf = (counts: Counts): number =>
  categories.reduce((sum, category) => sum + (counts[category] ?? 0), 0)

export const withChildOf = (counts: Counts): number =>
  withChild.reduce((sum, category) => sum + (counts[category] ?? 0), 0)

export const added = (all: readonly Counts[]): Counts =>
  Object.fromEntries(
    categories.flatMap((category) => {
      const sum = all.reduce((so, counts) => so + (counts[category] ?? 0), 0)
      return sum === 0 ? [] : [[category, sum] as const]
    }),
  )
