import { heaviest, points } from './load.ts'

/** A matter that somebody who leaves has. `leaving`: which of the two seats must get another. */
export type MatterToMove = {
  readonly matterId: string
  readonly unitId: string
  readonly ownerId: string
  readonly coworkerId: string | null
  readonly leaving: { readonly owner: boolean; readonly coworker: boolean }
  /** Protected identity: stays with those who have the child, and their unit (law.md 3.7). */
  readonly isProtected: boolean
  /** The same for sisters and brothers; its own when there are none. */
  readonly family: string
  /** Who stays and has a sister or brother already. */
  readonly siblingOwnerId: string | null
  /** Who has a conflict of interest in the case, and may not have it (FL 17). */
  readonly barredIds: readonly string[]
  readonly points: number
}

/** Somebody who stays and is at work. `mayGet`: is given matters by a proposal; a manager is not, but keeps the own ones. */
export type Candidate = {
  readonly workerId: string
  readonly unitId: string
  readonly employmentPercent: number
  readonly mayInvestigate: boolean
  readonly mayOwnAlone: boolean
  readonly mayGet: boolean
  /** Leads others' work: is given matters only when no social worker is there. */
  readonly isLead: boolean
  /** Away, or soon away: keeps what is the own and is given nothing more. */
  readonly isAway: boolean
  readonly points: number
}

export const reasons = [
  'stays',
  'follows',
  'coworker_steps_in',
  'sibling',
  'load',
  'other_unit',
  'returns',
  'nobody',
] as const
export type Reason = (typeof reasons)[number]

export type ProposedMove = {
  readonly matterId: string
  /** Null when nobody may have it. `why` is 'nobody' also when no second can be found: then the manager must choose. */
  readonly ownerId: string | null
  readonly coworkerId: string | null
  readonly why: Reason
}

type Loads = ReadonlyMap<string, number>

/** Points per full-time post. Kept as a fraction of whole numbers, so that two equal loads are equal. */
const isLighter =
  (loads: Loads, more: number) =>
  (one: Candidate, other: Candidate): number => {
    const a = ((loads.get(one.workerId) ?? 0) + more) * other.employmentPercent
    const b = ((loads.get(other.workerId) ?? 0) + more) * one.employmentPercent
    return a - b || (one.workerId < other.workerId ? -1 : 1)
  }

/** Social workers before those who lead them. */
const lightest = (among: readonly Candidate[], loads: Loads, more: number): Candidate | undefined => {
  const workers = among.filter((one) => !one.isLead)
  return (workers.length > 0 ? workers : among).toSorted(isLighter(loads, more)).at(0)
}

/** The matters of one family, in the order in which they are given a place. */
type Family = { readonly matters: readonly MatterToMove[]; readonly points: number; readonly first: string }

const byId = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The heaviest family first: what is large is placed while there is room, and the small ones even it out. */
const families = (matters: readonly MatterToMove[]): Family[] =>
  [...Map.groupBy(matters, (one) => `${one.unitId} ${one.family}`).values()]
    .map((all) => {
      // Who may not have the sister's case does not get the brother's: they keep one face.
      const barredIds = [...new Set(all.flatMap((one) => one.barredIds))]
      const sorted = all
        .map((one) => ({ ...one, barredIds }))
        .toSorted((a, b) => byId(a.matterId, b.matterId))
      return {
        matters: sorted,
        points: sorted.reduce((sum, one) => sum + one.points, 0),
        first: sorted[0]?.matterId ?? '',
      }
    })
    .toSorted((a, b) => b.points - a.points || byId(a.first, b.first))

type Placing = {
  readonly staff: ReadonlyMap<string, Candidate>
  readonly candidates: readonly Candidate[]
  readonly loads: Map<string, number>
  /** Who got the family as a whole: brothers and sisters have one face. */
  readonly ofFamily: Map<string, string>
  /** How many second seats each one is given here. */
  readonly seconds: Map<string, number>
  /** As many second seats as each would get if they were dealt out one by one. */
  readonly evenShare: number
}

const add = ({ loads }: Placing, workerId: string, more: number): void => {
  loads.set(workerId, (loads.get(workerId) ?? 0) + more)
}

const isBarred = (matter: MatterToMove, one: Candidate): boolean => matter.barredIds.includes(one.workerId)

const isAllowed = (matter: MatterToMove, one: Candidate): boolean =>
  one.mayInvestigate && !isBarred(matter, one) && (!matter.isProtected || one.unitId === matter.unitId)

/** The second of two, when there were two or the law asks for one who may act alone (SoL 25:1). */
const coworkerFor = (matter: MatterToMove, owner: Candidate, placing: Placing): Candidate | undefined => {
  const kept = matter.coworkerId === null ? undefined : placing.staff.get(matter.coworkerId)
  const isLawful = (one: Candidate): boolean => owner.mayOwnAlone || one.mayOwnAlone
  if (kept && !matter.leaving.coworker && kept.workerId !== owner.workerId) return kept
  if (matter.coworkerId === null && owner.mayOwnAlone) return undefined
  const able = placing.candidates.filter(
    (one) =>
      one.mayGet &&
      one.unitId === owner.unitId &&
      one.workerId !== owner.workerId &&
      isAllowed(matter, one) &&
      isLawful(one),
  )
  // Who is new has few points, and would get every second seat: to learn with eight children, not with thirty.
  const fair = able.filter(
    (one) => one.mayOwnAlone || (placing.seconds.get(one.workerId) ?? 0) < placing.evenShare,
  )
  return lightest(fair.length > 0 ? fair : able, placing.loads, points.coworker)
}

const byLoad = (
  matter: MatterToMove,
  more: number,
  { candidates, loads }: Placing,
): { readonly one: Candidate; readonly why: Reason } | undefined => {
  const able = candidates.filter(
    (one) => one.mayGet && one.mayOwnAlone && one.workerId !== matter.coworkerId && isAllowed(matter, one),
  )
  const here = lightest(
    able.filter((one) => one.unitId === matter.unitId),
    loads,
    more,
  )
  if (here) return { one: here, why: 'load' }
  const elsewhere = lightest(able, loads, more)
  return elsewhere && { one: elsewhere, why: 'other_unit' }
}

const share = ({ workerId, employmentPercent }: Candidate, loads: Loads, more: number): number =>
  (((loads.get(workerId) ?? 0) + more) * 100) / employmentPercent

/**
 * A co-worker who stays knows the child: one known face stays (handbook: continuity). One who may not act alone, who is away
 * soon, or who would end more than one heavy matter above the lightest stays what he is, and is the known face as that.
 */
const knownFace = (matter: MatterToMove, more: number, placing: Placing): Candidate | undefined => {
  if (matter.coworkerId === null || matter.leaving.coworker) return undefined
  const coworker = placing.staff.get(matter.coworkerId)
  if (coworker?.mayOwnAlone !== true || coworker.isAway || isBarred(matter, coworker)) return undefined
  const other = byLoad(matter, more, placing)
  const { loads } = placing
  const isFair =
    other === undefined ||
    other.why === 'other_unit' ||
    share(coworker, loads, more) <= share(other.one, loads, more) + heaviest
  return isFair ? coworker : undefined
}

/** Who got a sister or brother just now: the family has one face, also when another of them had another co-worker. */
const familysFace = (matter: MatterToMove, placing: Placing): Candidate | undefined => {
  const id = placing.ofFamily.get(`${matter.unitId} ${matter.family}`)
  const one = id === undefined ? undefined : placing.staff.get(id)
  return one && isAllowed(matter, one) ? one : undefined
}

/** Who has a sister or brother already, in the same unit: who receives reports does not investigate. */
const siblingsFace = (matter: MatterToMove, placing: Placing): Candidate | undefined => {
  const one = matter.siblingOwnerId === null ? undefined : placing.staff.get(matter.siblingOwnerId)
  return one?.mayOwnAlone === true && !one.isAway && one.unitId === matter.unitId && isAllowed(matter, one)
    ? one
    : undefined
}

const ownerFor = (
  matter: MatterToMove,
  family: Family,
  placing: Placing,
): { readonly one: Candidate; readonly why: Reason } | undefined => {
  const together = familysFace(matter, placing)
  if (together)
    return { one: together, why: together.workerId === matter.coworkerId ? 'coworker_steps_in' : 'sibling' }
  const known = knownFace(matter, family.points, placing)
  if (known) return { one: known, why: 'coworker_steps_in' }
  const face = siblingsFace(matter, placing)
  if (face) return { one: face, why: 'sibling' }
  return byLoad(matter, family.points, placing)
}

const stays = (matter: MatterToMove, placing: Placing): Candidate | undefined =>
  matter.leaving.owner ? undefined : placing.staff.get(matter.ownerId)

const place = (matter: MatterToMove, family: Family, placing: Placing): ProposedMove => {
  const kept = stays(matter, placing)
  const chosen = kept ? { one: kept, why: 'stays' as const } : ownerFor(matter, family, placing)
  if (!chosen) return { matterId: matter.matterId, ownerId: null, coworkerId: null, why: 'nobody' }
  const { one: owner, why } = chosen
  if (!kept) {
    add(placing, owner.workerId, matter.points - (why === 'coworker_steps_in' ? points.coworker : 0))
    const key = `${matter.unitId} ${matter.family}`
    if (!placing.ofFamily.has(key)) placing.ofFamily.set(key, owner.workerId)
  }
  const coworker = coworkerFor(matter, owner, placing)
  if (!coworker && !owner.mayOwnAlone)
    return { matterId: matter.matterId, ownerId: owner.workerId, coworkerId: null, why: 'nobody' }
  if (coworker && coworker.workerId !== matter.coworkerId) {
    add(placing, coworker.workerId, points.coworker)
    placing.seconds.set(coworker.workerId, (placing.seconds.get(coworker.workerId) ?? 0) + 1)
  }
  return { matterId: matter.matterId, ownerId: owner.workerId, coworkerId: coworker?.workerId ?? null, why }
}

/** One after the other. For whom there was nobody, a sister's or brother's co-worker may have stepped in meanwhile. */
const placeFamily = (family: Family, placing: Placing): ProposedMove[] => {
  const asked = family.matters.map((matter) => ({ matter, move: place(matter, family, placing) }))
  return asked.map(({ matter, move }) => (move.ownerId === null ? place(matter, family, placing) : move))
}

const evenShareOf = (matters: readonly MatterToMove[], candidates: readonly Candidate[]): number => {
  const units = new Set(matters.map((one) => one.unitId))
  const workers = candidates.filter((one) => one.mayGet && !one.isLead && units.has(one.unitId))
  return Math.ceil(matters.length / Math.max(1, workers.length))
}

/**
 * Who should have what from now on. In this order: sisters and brothers get one worker; a co-worker who stays becomes the one
 * responsible, if that is fair; whoever has a sister or brother gets the other; then whoever in the unit has the least, counted per full-time post; another unit only when nobody in the
 * own one may. Somebody who may not act alone yet is the second for an even share of the matters at most, if there is another. SoL 25:1 holds for each pair. The same question always has the same answer.
 */
export const proposeHandover = (
  matters: readonly MatterToMove[],
  staff: readonly Candidate[],
): ProposedMove[] => {
  const candidates = staff.toSorted((a, b) => byId(a.workerId, b.workerId))
  const placing: Placing = {
    staff: new Map(candidates.map((one) => [one.workerId, one])),
    candidates,
    loads: new Map(candidates.map((one) => [one.workerId, one.points])),
    ofFamily: new Map(),
    seconds: new Map(),
    evenShare: evenShareOf(matters, candidates),
  }
  const placed = new Map(
    families(matters).flatMap((family) =>
      placeFamily(family, placing).map((move) => [move.matterId, move] as const),
    ),
  )
  return matters.flatMap(({ matterId }) => placed.get(matterId) ?? [])
}
