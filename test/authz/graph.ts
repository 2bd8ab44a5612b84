import { newUuid } from '#test/support/town.ts'
import type { Chance } from '../histories/random.ts'

/** A random family as it is told here, before it becomes rows: the oracle reads this, the product reads the rows. */
export type Tie = {
  readonly childId: string
  readonly personId: string
  readonly kind: 'guardian' | 'parent' | 'sibling' | 'network'
}
export type Matter = {
  readonly caseId: string
  readonly childId: string
  readonly unit: string
  readonly ownerId: string
  readonly coworkerId: string | null
  readonly isOpen: boolean
}
export type Graph = {
  readonly children: readonly string[]
  readonly adults: readonly string[]
  readonly marked: ReadonlySet<string>
  readonly ties: readonly Tie[]
  readonly matters: readonly Matter[]
  readonly denials: readonly { readonly workerId: string; readonly personId: string }[]
  /** Which worker somebody in the family is. */
  readonly workerIs: { readonly workerId: string; readonly personId: string } | undefined
}

const some = (chance: Chance, from: number, to: number): number => from + chance.below(to - from + 1)

const ids = (count: number): string[] => Array.from({ length: count }, () => newUuid())

const tiesOf = (chance: Chance, children: readonly string[], adults: readonly string[]): Tie[] => {
  const drawn = children.flatMap((childId, at): Tie[] => [
    ...Array.from({ length: some(chance, 0, 2) }, () => ({
      childId,
      personId: chance.pick(adults),
      kind: chance.pick(['guardian', 'guardian', 'parent', 'network'] as const),
    })),
    // The siblings are told once, by the older one or by the younger one.
    ...children
      .slice(at + 1)
      .filter(() => chance.isOneIn(4))
      .map((personId) => ({ childId, personId, kind: 'sibling' as const })),
  ])
  return [...new Map(drawn.map((tie) => [`${tie.childId} ${tie.personId} ${tie.kind}`, tie])).values()]
}

export type Staff = { readonly workers: readonly string[]; readonly units: readonly string[] }

export const randomGraph = (chance: Chance, { workers, units }: Staff): Graph => {
  const children = ids(some(chance, 1, 4))
  const adults = ids(some(chance, 1, 3))
  const people = [...children, ...adults]
  const matterOf = (childId: string, isOpen: boolean): Matter => {
    const ownerId = chance.pick(workers)
    const beside = chance.pick(workers)
    const coworkerId = chance.isOneIn(3) && beside !== ownerId ? beside : null
    return { caseId: newUuid(), childId, unit: chance.pick(units), ownerId, coworkerId, isOpen }
  }
  return {
    children,
    adults,
    marked: new Set(people.filter(() => chance.isOneIn(6))),
    ties: tiesOf(chance, children, adults),
    matters: children.flatMap((childId) => [
      ...(chance.isOneIn(3) ? [matterOf(childId, false)] : []),
      ...(chance.isOneIn(3) ? [] : [matterOf(childId, true)]),
    ]),
    denials: chance.isOneIn(2)
      ? ids(some(chance, 1, 2)).map(() => ({ workerId: chance.pick(workers), personId: chance.pick(people) }))
      : [],
    workerIs: chance.isOneIn(3)
      ? { workerId: chance.pick(workers), personId: chance.pick(adults) }
      : undefined,
  }
}
