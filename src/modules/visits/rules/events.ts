import type { Day, Instant } from '#kernel/day.ts'

/** What can happen at a meeting. The order is the one in which things of the same moment are told. */
export const eventKinds = [
  'arrived',
  'started',
  'present',
  'left',
  'alone_from',
  'alone_until',
  'ticked',
  'unticked',
  'travelled',
  'paused',
  'resumed',
  'ended',
  'next',
  'agreed',
  'disagreed',
  'corrected',
] as const
export type EventKind = (typeof eventKinds)[number]

/** What a minute can be. `travel` is on the way there and back. Definition in `minutesDefinition`. */
export const minuteCategories = ['child', 'child_adult', 'adult', 'travel'] as const
export type MinuteCategory = (typeof minuteCategories)[number]

/**
 * One tap. `at` is what the device claims. `who`: a child, somebody who came, or a worker. `withId`: the one worker whom the
 * child is alone with; null is all. `what`: a point of the checklist, a category of minutes, or the child whose note a view is
 * about. `words`: the name of somebody who was not asked, or a person's own view.
 */
export type VisitEvent = {
  readonly id: string
  readonly kind: EventKind
  readonly at: Instant
  readonly workerId: string
  readonly who: string | null
  readonly withId: string | null
  readonly what: string
  readonly minutes: number | null
  readonly onDay: Day | null
  readonly words: string
}

const rank = (kind: EventKind): number => eventKinds.indexOf(kind)

const compare = (a: VisitEvent, b: VisitEvent): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : rank(a.kind) - rank(b.kind) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Each tap once, in the order of the claimed time: however late, doubled or mixed up they came. */
export const inOrder = (events: readonly VisitEvent[]): readonly VisitEvent[] =>
  [...new Map(events.map((event) => [event.id, event])).values()].toSorted(compare)

/** The last of its kind that fits, in the order of claimed time. */
export const lastOf = (
  ordered: readonly VisitEvent[],
  kind: EventKind,
  fits: (event: VisitEvent) => boolean = () => true,
): VisitEvent | undefined => ordered.findLast((event) => event.kind === kind && fits(event))
