import { type Day, dayOf, type Instant } from '#kernel/day.ts'
import { chosenLength as openLength, type Due, dueOn, hasWording, prolonged, ruleVersion } from '../rules.ts'
import type { ClockCode, FixedLength } from '../rules/model.ts'
import { type EndOfAge, endOfAge, isOver, isTooOldForStep } from './ages.ts'
import { type ProcessKind, processes } from './all.ts'
import type { Ground, Process, Step, StepStart } from './model.ts'

/** A step that was taken. `at` for what the law counts in hours, `meetingOn` for the board's next meeting. */
export type TakenStep = {
  readonly step: string
  readonly on: Day
  readonly at?: Instant | undefined
  readonly meetingOn?: Day | undefined
  readonly days?: number | undefined
}

/** What is known of a process. Its state is never stored apart from its steps: it is read from them. */
export type ProcessFacts = {
  readonly taken: readonly TakenStep[]
  readonly birthOn?: Day | undefined
  readonly ground?: Ground | undefined
  /** Local rules: a length other than the usual one, for clocks that leave it to the service. */
  readonly lengths?: Readonly<Partial<Record<ClockCode, FixedLength>>> | undefined
}

/** A clock that a step starts, with the day that the law gives it. */
export type StartedClock = {
  readonly code: ClockCode
  readonly triggeredOn: Day
  readonly triggeredAt?: Instant
  readonly length?: FixedLength
  readonly meetingOn?: Day
  readonly due: Due
}

/** What a step does to the clocks of the matter. */
export type ProcessMoves = {
  readonly start: readonly StartedClock[]
  readonly satisfy: readonly ClockCode[]
  readonly stop: readonly ClockCode[]
  /** What the court gave a longer time: so much more from where it would have ended. */
  readonly extend: readonly { readonly code: ClockCode; readonly length: FixedLength }[]
}

/** Where a process stands. `closed`: nothing runs and no step but 'reopened' is lawful. */
export type Course = {
  readonly state: string
  readonly running: readonly StartedClock[]
  readonly closed: boolean
  /** What does not lapse with these, since more time was asked for before they had gone. LVU 9, 31 g. */
  readonly held: readonly ClockCode[]
  /** It ended by itself on a birthday. */
  readonly over?: EndOfAge
  /** What ran and where it stood just before it was closed: it comes back when the process is reopened. */
  readonly before?: Pick<Course, 'state' | 'running' | 'held'>
}

/** Why the law, or good order, does not allow a step. Keys of the sentences in the text files. */
export const refusals = [
  'step_not_next',
  'step_before_last',
  'step_too_early',
  'step_too_late',
  'step_too_old',
  'step_needs_moment',
  'step_needs_meeting',
  'step_meeting_before',
  'step_needs_days',
] as const
export type Refusal = (typeof refusals)[number]

export type StepTaken = {
  readonly state: string
  readonly moves: ProcessMoves
  readonly closed: boolean
  readonly course: Course
}

const notStarted: Course = { state: 'start', running: [], held: [], closed: false }

/** A length of one's own only where the law leaves it open: asked for in the step itself, or by a local rule. */
const chosenLength = (
  code: ClockCode,
  step: Step,
  { facts, next }: { readonly facts: ProcessFacts; readonly next: TakenStep },
): FixedLength | undefined => {
  const open = openLength(ruleVersion(code, next.on))
  if (open === undefined) return undefined
  if (step.asks === 'days' && next.days !== undefined) return { days: next.days }
  const local = facts.lengths?.[code]
  return local !== undefined && open.setByWorker in local ? local : undefined
}

const started = (
  code: ClockCode,
  step: Step,
  given: { readonly facts: ProcessFacts; readonly next: TakenStep },
): StartedClock => {
  const { on, at, meetingOn } = given.next
  const { length: kind } = ruleVersion(code, on)
  const length = chosenLength(code, step, given)
  const trigger = {
    code,
    triggeredOn: on,
    ...(length === undefined ? {} : { length }),
    ...(kind === 'nextMeeting' && meetingOn !== undefined ? { meetingOn } : {}),
    ...(typeof kind === 'object' && 'hours' in kind && at !== undefined ? { triggeredAt: at } : {}),
  }
  return { ...trigger, due: dueOn(trigger) }
}

const codeOf = (start: StepStart): ClockCode => (typeof start === 'string' ? start : start.code)

const startsOf = (step: Step, from: string): readonly StepStart[] =>
  (step.starts ?? []).filter((one) => typeof one === 'string' || one.only.includes(from))

/** Counted from an earlier step when the law says so; what would be over by then is due on the day it begins. */
const startOf = (
  start: StepStart,
  step: Step,
  { facts, next }: { readonly facts: ProcessFacts; readonly next: TakenStep },
): StartedClock => {
  const since = typeof start === 'string' ? undefined : start.since
  const earlier = facts.taken.findLast((one) => one.step === since && one.on <= next.on)
  const clock = started(codeOf(start), step, { facts, next: earlier ? { ...next, on: earlier.on } : next })
  if (clock.due.dueOn >= next.on) return clock
  return { ...clock, due: { ...clock.due, dueOn: next.on, warnOn: next.on } }
}

const runs = (course: Course, code: ClockCode): boolean => course.running.some((one) => one.code === code)

const lacksAnswer = (step: Step, next: TakenStep): Refusal | undefined => {
  if (step.asks === 'moment') {
    return next.at === undefined || dayOf(next.at) !== next.on ? 'step_needs_moment' : undefined
  }
  if (step.asks === 'days') {
    const { days } = next
    // A rule may have a length of its own; what a court gave is always said.
    if (days === undefined) return step.extends === undefined ? undefined : 'step_needs_days'
    return Number.isInteger(days) && days >= 1 && days <= 366 ? undefined : 'step_needs_days'
  }
  if (step.asks !== 'meeting') return undefined
  if (next.meetingOn === undefined) return 'step_needs_meeting'
  return next.meetingOn < next.on ? 'step_meeting_before' : undefined
}

const isTooEarly = ({ running, held }: Course, { after }: Step, on: Day): boolean =>
  after !== undefined &&
  !running.some(({ code, due }) => after.includes(code) && !held.includes(code) && on > due.dueOn)

/** More time is asked for before the time has gone. */
const isTooLate = ({ running }: Course, { holds }: Step, on: Day): boolean =>
  holds !== undefined && !running.some(({ code, due }) => holds.includes(code) && on <= due.dueOn)

const heldAfter = (course: Course, step: Step, running: readonly StartedClock[]): readonly ClockCode[] => {
  const answered = [...(step.releases ?? []), ...(step.extends ?? [])]
  return [
    ...new Set([...course.held.filter((code) => !answered.includes(code)), ...(step.holds ?? [])]),
  ].filter((code) => running.some((one) => one.code === code))
}

/** What a step is about runs: without it there is nothing to take it for. */
const isAbout = (course: Course, { needs, extends: longer, holds, releases }: Step): boolean =>
  [needs, longer, holds].every((codes) => codes === undefined || codes.some((code) => runs(course, code))) &&
  (releases === undefined || releases.some((code) => course.held.includes(code))) &&
  (holds === undefined || !holds.every((code) => course.held.includes(code)))

const goesTo = (course: Course, step: Step | undefined): string | undefined =>
  step !== undefined && isAbout(course, step) ? step.goes[course.state] : undefined

const reopened = (course: Course): StepTaken | { readonly refused: Refusal } => {
  if (!course.closed || course.before === undefined) return { refused: 'step_not_next' }
  const { state, running, held } = course.before
  return {
    state,
    closed: false,
    moves: { start: running, satisfy: [], stop: [], extend: [] },
    course: { state, running, held, closed: false },
  }
}

const extensionsBy = (
  { extends: codes }: Step,
  running: readonly StartedClock[],
  { days }: TakenStep,
): ProcessMoves['extend'] =>
  codes === undefined || days === undefined
    ? []
    : running.filter(({ code }) => codes.includes(code)).map(({ code }) => ({ code, length: { days } }))

const longer = (clock: StartedClock, extensions: ProcessMoves['extend']): StartedClock => {
  const extension = extensions.find(({ code }) => code === clock.code)
  return extension === undefined ? clock : { ...clock, due: prolonged(clock, extension.length) }
}

const apply = (
  process: Process,
  course: Course,
  facts: ProcessFacts,
  next: TakenStep,
): StepTaken | { readonly refused: Refusal } => {
  if (next.step === 'reopened') return reopened(course)
  const step = Object.hasOwn(process.steps, next.step) ? process.steps[next.step] : undefined
  const state = course.closed ? undefined : goesTo(course, step)
  if (step === undefined || state === undefined) return { refused: 'step_not_next' }
  if (isTooEarly(course, step, next.on)) return { refused: 'step_too_early' }
  if (isTooLate(course, step, next.on)) return { refused: 'step_too_late' }
  const lacking = lacksAnswer(step, next)
  if (lacking !== undefined) return { refused: lacking }
  const closed = process.ends.includes(state)
  const satisfy = (step.satisfies ?? []).filter((code) => runs(course, code))
  const stopped = (step.stops ?? []).filter((code) => runs(course, code))
  const rest = course.running.filter(({ code }) => !satisfy.includes(code) && !stopped.includes(code))
  // Closed is closed: what a step forgot to name does not go on running.
  const stop = closed ? [...stopped, ...rest.map(({ code }) => code)] : stopped
  const start = closed
    ? []
    : startsOf(step, course.state)
        .filter((one) => hasWording(codeOf(one), next.on) && !rest.some(({ code }) => code === codeOf(one)))
        .map((one) => startOf(one, step, { facts, next }))
  const extend = closed ? [] : extensionsBy(step, rest, next)
  const running = closed ? [] : [...rest.map((one) => longer(one, extend)), ...start]
  return {
    state,
    closed,
    moves: { start, satisfy, stop, extend },
    course: {
      state,
      running,
      held: heldAfter(course, step, running),
      closed,
      ...(closed ? { before: { state: course.state, running: course.running, held: course.held } } : {}),
    },
  }
}

/** Where the steps that were taken have led. Throws RangeError on a history that the law does not allow. */
const courseOfSteps = (kind: ProcessKind, facts: ProcessFacts): Course =>
  facts.taken.reduce((course, next, place) => {
    const result = apply(processes[kind], course, { ...facts, taken: facts.taken.slice(0, place) }, next)
    if ('refused' in result) throw new RangeError(`${kind}: ${next.step} after ${course.state} is no course`)
    return result.course
  }, notStarted)

/** The state of a process that ended by itself on a birthday; nobody takes a step for it. */
export const ageReached = 'ageReached'

/**
 * Where a process stands on a day. LVU 21, 22, 24, 31 c: on the birthday that the law names it is over by itself, whatever
 * was the last step and whether or not somebody has seen it. Without a day: where its steps have led.
 */
export const courseOf = (kind: ProcessKind, facts: ProcessFacts, on?: Day): Course => {
  const course = courseOfSteps(kind, facts)
  const over = endOfAge(kind, facts)
  const isRunning = facts.taken.length > 0 && !course.closed
  if (on === undefined || over === undefined || on < over.on || !isRunning) return course
  return { state: ageReached, running: [], held: [], closed: true, over }
}

const endsIt = (process: Process, course: Course, step: Step): boolean => {
  const to = goesTo(course, step)
  return to !== undefined && process.ends.includes(to)
}

/**
 * The steps that are lawful now, in the order of the data; 'reopened' when it is closed.
 * With `on`, also without those whose waiting time has not gone, and when the age has come without any but the ending ones,
 * or without any where the process ends by itself.
 */
export const nextProcessSteps = (kind: ProcessKind, facts: ProcessFacts, on?: Day): readonly string[] => {
  const process = processes[kind]
  const isEnded = on !== undefined && isOver(kind, facts, on)
  if (isEnded && process.endsByAge !== undefined) return []
  const course = courseOfSteps(kind, facts)
  if (course.closed) return ['reopened']
  return Object.entries(process.steps)
    .filter(([, step]) => goesTo(course, step) !== undefined)
    .filter(([, step]) => on === undefined || !isTooEarly(course, step, on))
    .filter(([, step]) => on === undefined || !isTooLate(course, step, on))
    .filter(([, step]) => on === undefined || !isTooOldForStep(step, facts, on))
    .filter(([, step]) => !isEnded || endsIt(process, course, step))
    .map(([name]) => name)
}

/**
 * One more step: the new state, and what starts, is met and no longer applies. The law's own order is kept: not before
 * the step it follows, not when the young person is too old, not while the time that must pass has not passed.
 */
export const takeStep = (
  kind: ProcessKind,
  facts: ProcessFacts,
  next: TakenStep,
): StepTaken | { readonly refused: Refusal } => {
  const process = processes[kind]
  const course = courseOfSteps(kind, facts)
  const last = facts.taken.at(-1)
  if (last !== undefined && (next.on < last.on || (next.at && last.at && next.at < last.at))) {
    return { refused: 'step_before_last' }
  }
  const step = Object.hasOwn(process.steps, next.step) ? process.steps[next.step] : undefined
  const ends = process.endsByAge === undefined && (step === undefined || endsIt(process, course, step))
  if ((isOver(kind, facts, next.on) && !ends) || isTooOldForStep(step, facts, next.on)) {
    return { refused: 'step_too_old' }
  }
  return apply(process, course, facts, next)
}
