import { type Day, dayOf, type Instant } from '#kernel/day.ts'
import type { VisitKind } from '../kinds.ts'
import { protectedPlace, roleWords } from '../text-note.ts'
import type { Course } from './course.ts'

/** Somebody at the table, as the note names them. `role` is said in brackets; '' is nothing. */
export type Seat = {
  readonly id: string
  readonly name: string
  readonly part: 'child' | 'adult' | 'worker'
  readonly role: string
  readonly isProtected: boolean
}

type Given = {
  readonly kind: VisitKind
  readonly place: string
  readonly startsAt: Instant
  readonly isProtected: boolean
  readonly seats: readonly Seat[]
  readonly course: Course
  readonly today: Day
}

/** In one child's journal a sibling with a protected identity has no name. */
const seatWords = (seat: Seat, childId: string): string => {
  if (seat.part === 'child' && seat.id !== childId)
    return seat.isProtected ? roleWords.aSibling : `${seat.name} (${roleWords.sibling})`
  if (seat.id === childId) return `${seat.name} (${roleWords.child})`
  return seat.role === '' ? seat.name : `${seat.name} (${seat.role})`
}

/** SoL 3:2, 20:7: a talk says yes or no. A home visit says it when it was so. */
const aloneAs = (kind: VisitKind, wasAlone: boolean): boolean | null => {
  if (kind === 'talk_with_child') return wasAlone
  return kind === 'home_visit' && wasAlone ? true : null
}

/** What the meeting says of itself in the note about one child: nobody types it. SoL 14:3. */
export const factsOf = (childId: string, given: Given) => {
  const { kind, course, today, startsAt } = given
  const on = dayOf(course.startedAt ?? startsAt)
  return {
    kind,
    // A device whose clock is ahead must not keep the note from being signed today.
    eventOn: on > today ? today : on,
    place: given.isProtected ? protectedPlace : given.place,
    childAlone: aloneAs(kind, course.metAlone.has(childId)),
    participants: given.seats
      .filter(({ id }) => course.wasPresent.has(id))
      .map((seat) => seatWords(seat, childId)),
  }
}
