import { addYears, type Day, dayOf, type Instant } from '#kernel/day.ts'
import { chosenLength as openLength, type Due, dueOn, hasWording, ruleVersion } from '../rules.ts'
import type { ClockCode, FixedLength } from '../rules/model.ts'
import { type ProcessKind, processes } from './all.ts'
import type { Ground, Process, Step } from './model.ts'

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
}

/** Where a process stands. `closed`: nothing runs and no step but 'reopened' is lawful. */
export type Course = {
  readonly state: string
  readonly running: readonly StartedClock[]
  readonly closed: boolean
  /** What ran and where it stood just before it was closed: it comes back when the process is reopened. */
  readonly before?: { readonly state: string; readonly running: readonly StartedClock[] }
}

/** Why the law, or good order, does not allow a step. Keys of the sentences in the text files. */
export const refusals = [
  'step_not_next',
  'step_before_last',
  'step_too_early',
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

const notStarted: Course = { state: 'start', running: [], closed: false }

/** The birthday on which the process must have ended, when the law sets one. LVU 21, 24, 31 c; 2024:79 2:1. */
export const lastsUntil = (kind: ProcessKind, { birthOn, ground }: ProcessFacts): Day | undefined => {
  const { until } = processes[kind]
  if (birthOn === undefined || until === undefined) return undefined
  if (typeof until === 'number') return addYears(birthOn, until)
  return ground === undefined ? undefined : addYears(birthOn, until[ground])
}

/** Too old for what does not end it: the last birthday has come, or it has not begun and is for those who are younger. */
const isTooOld = (kind: ProcessKind, facts: ProcessFacts, on: Day): boolean => {
  const lastOn = lastsUntil(kind, facts)
  if (lastOn !== undefined && on >= lastOn) return true
  const { beginsBefore } = processes[kind]
  if (facts.birthOn === undefined || beginsBefore === undefined || facts.taken.length > 0) return false
  return on >= addYears(facts.birthOn, beginsBefore)
}

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

const startsOf = (step: Step, from: string): readonly ClockCode[] =>
  (step.starts ?? []).flatMap((one) =>
    typeof one === 'string' ? [one] : one.only.includes(from) ? [one.code] : [],
  )

const runs = (course: Course, code: ClockCode): boolean => course.running.some((one) => one.code === code)

const lacksAnswer = (step: Step, next: TakenStep): Refusal | undefined => {
  if (step.asks === 'moment') {
    return next.at === undefined || dayOf(next.at) !== next.on ? 'step_needs_moment' : undefined
  }
  if (step.asks === 'days') {
    const isCount =
      next.days === undefined || (Number.isInteger(next.days) && next.days >= 1 && next.days <= 366)
    return isCount ? undefined : 'step_needs_days'
  }
  if (step.asks !== 'meeting') return undefined
  if (next.meetingOn === undefined) return 'step_needs_meeting'
  return next.meetingOn < next.on ? 'step_meeting_before' : undefined
}

const isTooEarly = (course: Course, { after }: Step, on: Day): boolean =>
  after !== undefined && !course.running.some((one) => after.includes(one.code) && on > one.due.dueOn)

const goesTo = (course: Course, step: Step | undefined): string | undefined =>
  step !== undefined && (step.needs === undefined || step.needs.some((code) => runs(course, code)))
    ? step.goes[course.state]
    : undefined

const reopened = (course: Course): StepTaken | { readonly refused: Refusal } => {
  if (!course.closed || course.before === undefined) return { refused: 'step_not_next' }
  const { state, running } = course.before
  return {
    state,
    closed: false,
    moves: { start: running, satisfy: [], stop: [] },
    course: { state, running, closed: false },
  }
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
        .filter((code) => hasWording(code, next.on) && !rest.some((one) => one.code === code))
        .map((code) => started(code, step, { facts, next }))
  const running = closed ? [] : [...rest, ...start]
  return {
    state,
    closed,
    moves: { start, satisfy, stop },
    course: {
      state,
      running,
      closed,
      ...(closed ? { before: { state: course.state, running: course.running } } : {}),
    },
  }
}

/** Where the steps that were taken have led. Throws RangeError on a history that the law does not allow. */
export const courseOf = (kind: ProcessKind, facts: ProcessFacts): Course =>
  facts.taken.reduce((course, next) => {
    const result = apply(processes[kind], course, facts, next)
    if ('refused' in result) throw new RangeError(`${kind}: ${next.step} after ${course.state} is no course`)
    return result.course
  }, notStarted)

const endsIt = (process: Process, course: Course, step: Step): boolean => {
  const to = goesTo(course, step)
  return to !== undefined && process.ends.includes(to)
}

/**
 * The steps that are lawful now, in the order of the data; 'reopened' when it is closed.
 * With `on`, also without those whose waiting time has not gone, and without any but the ending ones when the age has come.
 */
export const nextProcessSteps = (kind: ProcessKind, facts: ProcessFacts, on?: Day): readonly string[] => {
  const process = processes[kind]
  const course = courseOf(kind, facts)
  if (course.closed) return ['reopened']
  const isOver = on !== undefined && isTooOld(kind, facts, on)
  return Object.entries(process.steps)
    .filter(([, step]) => goesTo(course, step) !== undefined)
    .filter(([, step]) => on === undefined || !isTooEarly(course, step, on))
    .filter(([, step]) => !isOver || endsIt(process, course, step))
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
  const course = courseOf(kind, facts)
  const last = facts.taken.at(-1)
  if (last !== undefined && (next.on < last.on || (next.at && last.at && next.at < last.at))) {
    return { refused: 'step_before_last' }
  }
  const step = Object.hasOwn(process.steps, next.step) ? process.steps[next.step] : undefined
  if (isTooOld(kind, facts, next.on) && step !== undefined && !endsIt(process, course, step)) {
    return { refused: 'step_too_old' }
  }
  return apply(process, course, facts, next)
}
