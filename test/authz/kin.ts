import type { Graph } from './graph.ts'
import type { Thing } from './actors.ts'

/** What the law says of a family as it was drawn; the product is not asked. */

/** Everybody within so many links of the family, in any direction. Whoever is in the network is no family. */
const kin = ({ ties }: Graph, from: readonly string[], links: number): Set<string> => {
  let reached = new Set(from)
  for (let i = 0; i < links; i++) {
    const near = ties.filter(
      ({ kind, childId, personId }) => kind !== 'network' && (reached.has(childId) || reached.has(personId)),
    )
    reached = new Set([...reached, ...near.flatMap(({ childId, personId }) => [childId, personId])])
  }
  return reached
}

/** The own family four links away, the children whose network one is and those of a denial two (ADR 0018, OSL 26:1, FL 16–18). */
export const deniedTo = (graph: Graph, workerId: string): ReadonlySet<string> => {
  const { workerIs, ties, denials } = graph
  const own = workerIs?.workerId === workerId ? [workerIs.personId] : []
  const near = ties
    .filter(({ kind, personId }) => kind === 'network' && own.includes(personId))
    .map((tie) => tie.childId)
  const told = denials.filter((one) => one.workerId === workerId).map((one) => one.personId)
  return new Set([...kin(graph, own, 4), ...kin(graph, [...near, ...told], 2)])
}

/** A marking reaches those who live together: by custody, siblings, and children of one guardian (law.md 3.7). */
export const isProtected = ({ ties, marked }: Graph, id: string): boolean => {
  const together = ties.filter(({ kind }) => kind === 'guardian' || kind === 'sibling')
  const guardians = ties
    .filter((tie) => tie.kind === 'guardian' && tie.childId === id)
    .map((tie) => tie.personId)
  const near = [
    ...together.filter((tie) => tie.childId === id).map((tie) => tie.personId),
    ...together.filter((tie) => tie.personId === id).map((tie) => tie.childId),
    ...ties
      .filter((tie) => tie.kind === 'guardian' && guardians.includes(tie.personId))
      .map((tie) => tie.childId),
  ]
  return [id, ...near].some((one) => marked.has(one))
}

/** Who has a child, and who had it. */
export const thingOf = (graph: Graph, childId: string): Thing => {
  const matters = graph.matters.filter((one) => one.childId === childId)
  const open = matters.filter(({ isOpen }) => isOpen)
  return {
    mine: '',
    responsible: open.flatMap(({ ownerId, coworkerId }) => [ownerId, coworkerId ?? ownerId]),
    units: open.map(({ unit }) => unit),
    formerUnits: open.length > 0 ? [] : matters.map(({ unit }) => unit),
    isProtected: isProtected(graph, childId),
    namesChild: true,
    namesHere: true,
  }
}

/** Whom a person is around: herself, and every child she stands at. */
export const around = ({ ties }: Graph, personId: string): string[] => [
  personId,
  ...ties.filter((tie) => tie.personId === personId).map((tie) => tie.childId),
]
