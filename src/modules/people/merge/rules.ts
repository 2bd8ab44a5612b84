import type { Day } from '#kernel/day.ts'
import { type Protection, protections } from '../contract.ts'
import { hasCustody } from '../family/rules.ts'
import type { RelationKind } from '../contract.ts'
import type { MergeChoices, Side } from './contract.ts'

export type Fields = {
  readonly givenName: string
  readonly familyName: string
  readonly birthOn: Day | null
  readonly deadOn: Day | null
  readonly protection: Protection
  readonly language: string
  readonly needsInterpreter: boolean
  readonly address: string
  readonly phone: string
  readonly email: string
}

/** The stronger of two protections: a merge never opens what was closed (OSL 22:1). */
export const stronger = (one: Protection, other: Protection): Protection =>
  protections.indexOf(one) >= protections.indexOf(other) ? one : other

const isNothing = (value: unknown): boolean => value === null || value === ''

/** The kept entry with what was chosen of the other; what the chosen side lacks is taken from the one that has it. */
export const chosenFields = (kept: Fields, merged: Fields, choices: MergeChoices): Fields => {
  const of = (side: Side): readonly [Fields, Fields] => (side === 'kept' ? [kept, merged] : [merged, kept])
  const first = <K extends keyof Fields>(side: Side, key: K): Fields[K] => {
    const [wanted, other] = of(side)
    return isNothing(wanted[key]) ? other[key] : wanted[key]
  }
  const [named] = of(choices.name)
  return {
    givenName: named.givenName,
    familyName: named.familyName,
    birthOn: first(choices.birthOn, 'birthOn'),
    deadOn: first(choices.deadOn, 'deadOn'),
    protection: stronger(kept.protection, merged.protection),
    address: first(choices.contact, 'address'),
    phone: first(choices.contact, 'phone'),
    email: first(choices.contact, 'email'),
    language: first(choices.language, 'language'),
    needsInterpreter: kept.needsInterpreter || merged.needsInterpreter,
  }
}

export type NumberRow = {
  readonly id: string
  readonly personId: string
  readonly untilOn: Day | null
  readonly endReason: 'new' | 'correction' | 'identity' | 'same_person' | null
  readonly endedBy: string | null
}

/** All numbers become the kept one's; of two that hold today the chosen one goes on and the other ends. */
export const mergedNumbers = (
  rows: readonly NumberRow[],
  {
    keptId,
    choice,
    today,
    by,
  }: { readonly keptId: string; readonly choice: Side; readonly today: Day; readonly by: string },
): NumberRow[] => {
  const current = rows.filter((row) => row.untilOn === null)
  const wanted = current.find((row) => (row.personId === keptId) === (choice === 'kept')) ?? current[0]
  return rows.map((row) =>
    row.untilOn === null && row !== wanted
      ? { ...row, personId: keptId, untilOn: today, endReason: 'same_person', endedBy: by }
      : { ...row, personId: keptId },
  )
}

export type TieRow = {
  readonly id: string
  readonly childId: string
  readonly personId: string
  readonly kind: RelationKind
  readonly untilOn: Day | null
  readonly setAsideBy: string | null
}

const sameTie = (one: TieRow, other: TieRow): boolean =>
  one.childId === other.childId && one.personId === other.personId && one.kind === other.kind

/**
 * Every relation leads to the kept entry. One that would tie the person to itself, or stand there twice, is set aside: it is no
 * longer read, and an undo brings it back.
 */
export const mergedTies = (
  rows: readonly TieRow[],
  {
    keptId,
    mergedId,
    mergeId,
  }: { readonly keptId: string; readonly mergedId: string; readonly mergeId: string },
): TieRow[] => {
  const moved = (id: string): string => (id === mergedId ? keptId : id)
  const touches = (row: TieRow): boolean => row.childId === mergedId || row.personId === mergedId
  const staying = rows.filter((row) => !touches(row))
  const result: TieRow[] = []
  for (const row of rows.filter(touches)) {
    const next = { ...row, childId: moved(row.childId), personId: moved(row.personId) }
    const isTwice =
      next.untilOn === null &&
      [...staying, ...result].some(
        (other) => other.untilOn === null && other.setAsideBy === null && sameTie(other, next),
      )
    result.push(next.childId === next.personId || isTwice ? { ...row, setAsideBy: mergeId } : next)
  }
  return result
}

export type MergeFacts = {
  readonly keptHasOpenCase: boolean
  readonly mergedHasOpenCase: boolean
  /** Relations of the kept and of the merged entry, of today. */
  readonly ties: readonly TieRow[]
  readonly keptId: string
  readonly mergedId: string
}

const mostGuardians = 2

/** Why the two cannot become one as they stand, as the code of a sentence that says what to do first. */
export const mergeObstacle = (facts: MergeFacts): string | undefined => {
  const { keptId, mergedId, ties } = facts
  if (keptId === mergedId) return 'same_entry'
  if (facts.keptHasOpenCase && facts.mergedHasOpenCase) return 'both_have_open_case'
  const current = ties.filter((row) => row.untilOn === null && row.setAsideBy === null)
  const both = new Set([keptId, mergedId])
  if (current.some((row) => both.has(row.childId) && both.has(row.personId))) return 'are_related'
  const guardians = new Set(
    current.filter((row) => both.has(row.childId) && hasCustody(row.kind)).map((row) => row.personId),
  )
  return guardians.size > mostGuardians ? 'merge_guardians_first' : undefined
}
