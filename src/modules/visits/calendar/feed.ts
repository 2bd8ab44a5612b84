import ical from 'ical-generator'
import type { Instant } from '#kernel/day.ts'
import type { VisitKind } from '../kinds.ts'
import { sv } from '../text.sv.ts'

/** All that leaves the house about a meeting: what kind of thing it is, when, and where to sign in to see more. */
export type Entry = {
  readonly id: string
  readonly kind: VisitKind
  readonly isProtected: boolean
  readonly from: Instant
  readonly until: Instant
  readonly changedAt: Instant
}

/**
 * A calendar lies in telephones and clouds of others: never a name, a number, a place or a purpose (OSL 26:1). Where one of the
 * meetings is with somebody with a protected identity no meeting says of what kind it is: the one that did not would be known
 * by it (OSL 22:1). Times without a zone are written in UTC by the library.
 */
export const feedText = (origin: string, entries: readonly Entry[]): string => {
  const isClosed = entries.some(({ isProtected }) => isProtected)
  const calendar = ical({ prodId: '//Barntid//Barntid//SV', name: 'Barntid' })
  for (const entry of entries)
    calendar.createEvent({
      id: `${entry.id}@barntid`,
      stamp: entry.changedAt,
      start: entry.from,
      end: entry.until,
      summary: isClosed ? sv.calendar.protectedEntry : sv.kinds[entry.kind],
      url: `${origin}/moten/${entry.id}`,
    })
  return calendar.toString()
}
