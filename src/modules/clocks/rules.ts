import { nextWorkday } from '#kernel/calendar.ts'
import { addDays, addHours, addMonths, addWeeks, dayOf } from '#kernel/day.ts'
import type { Day, Instant } from '#kernel/day.ts'
import { clockRules } from './rules/catalogue.ts'
import { clockCodes } from './rules/model.ts'
import type {
  ClockCode,
  ClockRule,
  ExtensionGround,
  FixedLength,
  RuleVersion,
  RuleVersionId,
  WorkersLength,
} from './rules/model.ts'

/**
 * A day that was counted out. `warnOn` is when the worklist begins to warn; never before the clock started.
 * `dueAt` is the moment itself, for the clocks that the law counts in hours; `dueOn` is then the day it falls on.
 */
export type Due = {
  readonly dueOn: Day
  readonly ruleVersion: RuleVersionId
  readonly warnOn: Day
  readonly dueAt?: Instant
}

/**
 * What a clock starts from. `length` only for the clocks whose length the worker sets; a due day is never taken in.
 * `triggeredAt` for clocks in hours, `meetingOn` (the day of the board's next meeting) for what the chair decided.
 */
export type Trigger = {
  readonly code: ClockCode
  readonly triggeredOn: Day
  readonly length?: FixedLength | undefined
  readonly triggeredAt?: Instant | undefined
  readonly meetingOn?: Day | undefined
}

/** A decision to extend, for a fixed time counted from the day on which the clock would otherwise end. */
export type Extension = { readonly ground: ExtensionGround; readonly length: FixedLength }

export type Standing = 'late' | 'today' | 'soon' | 'calm'

const SOON_DAYS = 3

/** The rule of a clock: its wordings, its calendar, what starts and ends it. */
export const clockRule = (code: ClockCode): ClockRule => clockRules[code]

const isInForce = (version: RuleVersion, on: Day): boolean =>
  version.from <= on && (version.until === undefined || on < version.until)

/** Says whether the law had the clock at all on that day: what came later starts nothing before its first day. */
export const hasWording = (code: ClockCode, on: Day): boolean =>
  clockRules[code].versions.some((version) => isInForce(version, on))

/**
 * The wording that a clock is counted under: the one in force when it was triggered, also if the law changes later.
 * Throws RangeError on a day before the oldest wording that we keep.
 */
export const ruleVersion = (code: ClockCode, triggeredOn: Day): RuleVersion => {
  const found = clockRules[code].versions.find((version) => isInForce(version, triggeredOn))
  if (found === undefined) throw new RangeError(`no wording of ${code} is kept for ${triggeredOn}`)
  return found
}

/** All clocks in force on a day with their wording, the most serious first. */
export const rulesInForce = (on: Day): readonly { rule: ClockRule; version: RuleVersion }[] =>
  clockCodes
    .map((code) => clockRules[code])
    .flatMap((rule) =>
      rule.versions.filter((version) => isInForce(version, on)).map((version) => ({ rule, version })),
    )
    .toSorted((a, b) => a.rule.risk - b.rule.risk)

const amountOf = (length: FixedLength): number =>
  'days' in length ? length.days : 'weeks' in length ? length.weeks : length.months

/** Counts by lag (1930:173) 1 §. */
const countFrom = (on: Day, length: FixedLength): Day => {
  if ('days' in length) return addDays(on, length.days)
  if ('weeks' in length) return addWeeks(on, length.weeks)
  return addMonths(on, length.months)
}

const isWorkers = (length: RuleVersion['length']): length is WorkersLength =>
  typeof length === 'object' && 'setByWorker' in length

/** Says whether the length is left to the worker, and within what. */
export const chosenLength = (version: RuleVersion): WorkersLength | undefined =>
  isWorkers(version.length) ? version.length : undefined

const workersLength = (
  id: RuleVersionId,
  { setByWorker, least, most, usual }: WorkersLength,
  chosen: FixedLength | undefined,
): FixedLength => {
  const length =
    chosen ?? (usual === undefined ? undefined : setByWorker === 'days' ? { days: usual } : { months: usual })
  if (length === undefined || !(setByWorker in length)) {
    throw new RangeError(`${id} needs a length in ${setByWorker}`)
  }
  const amount = amountOf(length)
  if (!Number.isInteger(amount) || amount < least || amount > most) {
    throw new RangeError(`${id} takes ${least} to ${most} ${setByWorker}`)
  }
  return length
}

const hoursFrom = (id: RuleVersionId, { triggeredOn, triggeredAt }: Trigger, hours: number): Instant => {
  if (triggeredAt === undefined) throw new RangeError(`${id} is counted from a moment`)
  if (dayOf(triggeredAt) !== triggeredOn) throw new RangeError('the moment is on another day')
  return addHours(triggeredAt, hours)
}

const nextMeeting = (id: RuleVersionId, { triggeredOn, meetingOn }: Trigger): Day => {
  if (meetingOn === undefined) throw new RangeError(`${id} needs the day of the next meeting`)
  if (meetingOn < triggeredOn) throw new RangeError('the next meeting comes after the decision')
  return meetingOn
}

const lastOf = (version: RuleVersion, trigger: Trigger): { readonly on: Day; readonly at?: Instant } => {
  const { id, length } = version
  if (!isWorkers(length) && trigger.length !== undefined) {
    throw new RangeError(`the law sets the length of ${id}`)
  }
  if (length === 'sameDay') return { on: trigger.triggeredOn }
  if (length === 'nextMeeting') return { on: nextMeeting(id, trigger) }
  if (isWorkers(length)) {
    return { on: countFrom(trigger.triggeredOn, workersLength(id, length, trigger.length)) }
  }
  if (!('hours' in length)) return { on: countFrom(trigger.triggeredOn, length) }
  const at = hoursFrom(id, trigger, length.hours)
  return { on: dayOf(at), at }
}

/** Lag (1930:173) 2 § helps the one who files. What protects a child is never put off over a weekend. */
const settle = (rule: ClockRule, on: Day): Day => (rule.calendar === 'filing' ? nextWorkday(on) : on)

const warningBefore = (rule: ClockRule, triggeredOn: Day, due: Day): Day => {
  const warnOn = addDays(due, -rule.warnDaysBefore)
  return warnOn < triggeredOn ? triggeredOn : warnOn
}

/** The last day of a clock, with the wording it was counted under. Lag (1930:173) 1–2 §§. */
export const dueOn = (trigger: Trigger): Due => {
  const rule = clockRules[trigger.code]
  const version = ruleVersion(trigger.code, trigger.triggeredOn)
  const last = lastOf(version, trigger)
  const on = settle(rule, last.on)
  return {
    dueOn: on,
    ruleVersion: version.id,
    warnOn: warningBefore(rule, trigger.triggeredOn, on),
    ...(last.at === undefined ? {} : { dueAt: last.at }),
  }
}

/** The reason that an extension of the clock must rest on, or undefined when it cannot be extended. SoL 20:2, 20:3. */
export const extensionGround = (code: ClockCode): ExtensionGround | undefined => {
  const { extension } = clockRules[code]
  return extension === 'none' ? undefined : extension.ground
}

/**
 * The last day after one or more decisions to extend, each counted from where the one before ended.
 * SoL 20:2 synnerliga skäl; SoL 20:3 särskilda skäl, LVU 8 the court, for a fixed time. Throws RangeError when the law gives no extension.
 */
export const extendedDueOn = ({
  extensions,
  ...trigger
}: Trigger & { readonly extensions: readonly Extension[] }): Due => {
  const rule = clockRules[trigger.code]
  const ground = extensionGround(trigger.code)
  const first = dueOn(trigger)
  const last = extensions.reduce((until, extension) => {
    if (ground === undefined || extension.ground !== ground) {
      throw new RangeError(`${first.ruleVersion} cannot be extended on that ground`)
    }
    const amount = amountOf(extension.length)
    if (!Number.isInteger(amount) || amount < 1) throw new RangeError('an extension is for a fixed time')
    return settle(rule, countFrom(until, extension.length))
  }, first.dueOn)
  return { ...first, dueOn: last, warnOn: warningBefore(rule, trigger.triggeredOn, last) }
}

/** The last day of a clock that runs, when it gets so much more time from where it would have ended. LVU 8, 31 f, 34. */
export const prolonged = (
  { code, triggeredOn, due }: Pick<Trigger, 'code' | 'triggeredOn'> & { readonly due: Due },
  length: FixedLength,
): Due => {
  const rule = clockRules[code]
  const last = settle(rule, countFrom(due.dueOn, length))
  return { ...due, dueOn: last, warnOn: warningBefore(rule, triggeredOn, last) }
}

/**
 * When a reporter who asked is to be told. SoL 19:6: within a week of the decision to open or not; at once when the
 * question comes later than that, or when an investigation was already open (then there is no `decidedOn`).
 */
export const reporterFeedbackDueOn = (question: {
  readonly requestedOn: Day
  readonly decidedOn?: Day
}): Due => {
  const { requestedOn, decidedOn = requestedOn } = question
  const fromDecision = dueOn({ code: 'reporterFeedback', triggeredOn: decidedOn })
  const isAtOnce = question.decidedOn === undefined || requestedOn > fromDecision.dueOn
  return isAtOnce ? { ...fromDecision, dueOn: requestedOn, warnOn: requestedOn } : fromDecision
}

/**
 * How a clock stands today. 'soon' begins on `warnOn`, or three days before when no `warnOn` is given.
 * A clock in hours is late when its moment has gone, also on the same day.
 */
export const standing = (clock: {
  readonly dueOn: Day
  readonly today: Day
  readonly warnOn?: Day | undefined
  readonly dueAt?: Instant | null | undefined
  readonly now?: Instant | undefined
}): Standing => {
  const { dueOn: last, today, warnOn = addDays(last, -SOON_DAYS), dueAt, now } = clock
  if (dueAt && now !== undefined && now > dueAt) return 'late'
  if (today > last) return 'late'
  if (today === last) return 'today'
  return today >= warnOn ? 'soon' : 'calm'
}
