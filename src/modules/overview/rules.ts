import type { Day } from '#kernel/day.ts'

/** One thing to do for somebody: a clock that runs, an unsigned note, a proposal that waits. */
export type Task = {
  readonly standing: 'late' | 'today' | 'soon' | 'calm'
  /** 1 is where a child is in most danger if it is late (clocks/rules). */
  readonly risk: number
  readonly dueOn: Day
}

const order = { late: 0, today: 1, soon: 2, calm: 3 } as const

const byDay = (a: Task, b: Task): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)

/**
 * The order of "Idag": what is late comes first, and of that what puts a child in most danger; so of what is for today. What
 * comes later stands by its day. Two tasks that are alike keep their order.
 */
export const inOrder = <T extends Task>(tasks: readonly T[]): T[] =>
  tasks.toSorted((a, b) => {
    const isPressing = a.standing === 'late' || a.standing === 'today'
    const [byRisk, day] = [a.risk - b.risk, byDay(a, b)]
    return order[a.standing] - order[b.standing] || (isPressing ? byRisk || day : day || byRisk)
  })

/**
 * Is a running clock something for the worker to do? The time to appeal is the party's: it is shown on the case, and
 * becomes a task only when it has passed and nothing else runs, so that the case is not left standing.
 */
export const isTask = (
  clock: { readonly code: string; readonly dueOn: Day; readonly isOnlyOne: boolean },
  today: Day,
): boolean => clock.code !== 'appeal' || (clock.isOnlyOne && clock.dueOn < today)

/** Two guardians have the same day to answer: that is one thing to do, and one row. The first of its kind stays. */
export const oncePerAct = <T>(tasks: readonly T[], actOf: (task: T) => string): T[] => [
  ...tasks
    .reduce(
      (kept, task) => (kept.has(actOf(task)) ? kept : kept.set(actOf(task), task)),
      new Map<string, T>(),
    )
    .values(),
]

/** Below this a list stays a list; what is calm is for another day and folded away. */
export const mattersToday = (task: Task): boolean => task.standing !== 'calm'

/** The lanes of the line of time, from above: how a child came here, what was done, and what comes. */
export const lanes = ['report', 'inquiry', 'help', 'home', 'measure', 'decision', 'talk', 'ahead'] as const
export type Lane = (typeof lanes)[number]

/** What can have happened, in the order of the process on one day, with the lane it stands in. */
const laneOfKind = {
  report: 'report',
  protection_needed: 'report',
  protection_not_needed: 'report',
  not_opened: 'report',
  joined: 'report',
  case_opened: 'inquiry',
  talk: 'talk',
  talk_alone: 'talk',
  investigation_ended: 'inquiry',
  decision: 'decision',
  intervention_started: 'help',
  placement_started: 'home',
  home_changed: 'home',
  placement_ended: 'home',
  measure_opened: 'measure',
  measure_closed: 'measure',
  intervention_ended: 'help',
  case_closed: 'inquiry',
} as const satisfies Readonly<Record<string, Lane>>
export type StoryKind = keyof typeof laneOfKind

const isStoryKind = (word: string): word is StoryKind => Object.hasOwn(laneOfKind, word)
export const storyKinds: readonly StoryKind[] = Object.keys(laneOfKind).filter(isStoryKind)

export const laneOf = (kind: StoryKind): Lane => laneOfKind[kind]

export type Told = { readonly on: Day; readonly kind: StoryKind }

/** The line of time, newest first. On one day the later step of the process stands above the earlier. */
export const newestFirst = <T extends Told>(events: readonly T[]): T[] =>
  events.toSorted((a, b) =>
    a.on === b.on ? storyKinds.indexOf(b.kind) - storyKinds.indexOf(a.kind) : a.on < b.on ? 1 : -1,
  )
