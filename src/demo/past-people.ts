import type { Day } from '#kernel/day.ts'
import { partsOf } from '#modules/people/index.ts'
import type { Rows } from './past-rows.ts'
import type { Dice } from './dice.ts'
import type { Family, Invented } from './families.ts'

const personRow = (one: Invented, protection: string) => ({
  id: one.id,
  given_name: one.givenName,
  family_name: one.familyName,
  birth_on: one.birthOn,
  protection,
  // Of a protected person nothing lies open (0033).
  address: protection === 'none' ? one.address : '',
  phone: protection === 'none' ? one.phone : '',
  language: one.language,
  needs_interpreter: one.language !== '',
})

const foldedParts = new Map<string, readonly string[]>()

/** The same few hundred names come back: each is folded once. */
const partsOfName = (name: string): readonly string[] => {
  const known = foldedParts.get(name) ?? partsOf(name)
  foldedParts.set(name, known)
  return known
}

const addPerson = (
  rows: Rows,
  dice: Dice,
  one: Invented,
  { knownFrom, protection }: { knownFrom: Day; protection: string },
): void => {
  rows.persons.push(personRow(one, protection))
  const parts = new Set([...partsOfName(one.givenName), ...partsOfName(one.familyName)])
  for (const part of parts) rows.person_names.push({ part, person_id: one.id })
  if (one.number === undefined) return
  rows.person_numbers.push({
    id: dice.id(knownFrom),
    person_id: one.id,
    number: one.number,
    kind: one.kind,
    from_on: knownFrom,
  })
}

/** A family as the register has it: persons, numbers, the words they are found by, and how they belong together. */
export const addFamily = (
  rows: Rows,
  dice: Dice,
  family: Family,
  { knownFrom, protection = 'none' }: { knownFrom: Day; protection?: string },
): void => {
  for (const one of family.guardians) addPerson(rows, dice, one, { knownFrom, protection: 'none' })
  for (const one of family.children) addPerson(rows, dice, one, { knownFrom, protection })
  for (const child of family.children) {
    for (const guardian of family.guardians) {
      rows.relations.push({
        id: dice.id(knownFrom),
        child_id: child.id,
        person_id: guardian.id,
        kind: 'guardian',
        from_on: knownFrom,
      })
    }
  }
}

/** Ages for one closed family: siblings are a year to five apart. */
export const closedAges = (dice: Dice, openedAgo: number): number[] => {
  const then = Math.ceil(openedAgo / 365)
  const eldest = dice.int(0, 17) + then
  const count = dice.chance(0.22) ? 2 : 1
  return Array.from({ length: count }, (_, place) => Math.max(then, eldest - place * dice.int(1, 5)))
}
