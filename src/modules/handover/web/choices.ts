import type { MatterView } from '../contract.ts'
import type { Plan } from './plan-screen.tsx'

/** Who is to have a matter, as the row shows it. `isMoving` is false for a row that stays where it is when somebody is back. */
export type Seats = { readonly ownerId: string; readonly coworkerId: string; readonly isMoving: boolean }

/** What the manager has changed, by matter. All else is the proposal. */
export type Chosen = ReadonlyMap<string, Seats>

export const seatsOf = ({ matterId, proposed }: MatterView, chosen: Chosen): Seats =>
  chosen.get(matterId) ?? {
    ownerId: proposed.ownerId ?? '',
    coworkerId: proposed.coworkerId ?? '',
    isMoving: true,
  }

/** The second who is made the one responsible changes places with the other: two know the child, as before. */
export const withOwner = (seats: Seats, ownerId: string): Seats => ({
  ...seats,
  ownerId,
  coworkerId: seats.coworkerId === ownerId ? seats.ownerId : seats.coworkerId,
})

type Counts = { readonly owns: number; readonly shares: number }

/** How many each one has as the one responsible and as the second, when all of this has moved. */
export const loadAfter = (plan: Plan, chosen: Chosen): ReadonlyMap<string, Counts> => {
  const after = new Map(plan.staff.map((one) => [one.workerId, { owns: one.owns, shares: one.shares }]))
  const add = (id: string | null, part: keyof Counts, more: number): void => {
    const before = id === null ? undefined : after.get(id)
    if (before) before[part] += more
  }
  for (const matter of plan.matters) {
    const { ownerId, coworkerId, isMoving } = seatsOf(matter, chosen)
    if (!isMoving) continue
    add(matter.ownerId, 'owns', -1)
    add(ownerId, 'owns', 1)
    add(matter.coworkerId, 'shares', -1)
    add(coworkerId, 'shares', 1)
  }
  return after
}

/** The rows as they are sent. Of what somebody gets back only those that are ticked. */
export const movesOf = (plan: Plan, chosen: Chosen, isBack: boolean) =>
  plan.matters
    .map((matter) => ({ matter, seats: seatsOf(matter, chosen) }))
    .filter(({ seats }) => !isBack || seats.isMoving)
    .map(({ matter, seats }) => ({
      matterId: matter.matterId,
      version: matter.version,
      ownerId: seats.ownerId,
      coworkerId: seats.coworkerId === '' ? null : seats.coworkerId,
    }))
