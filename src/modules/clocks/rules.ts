import { nextWorkday } from '#kernel/calendar.ts'
import { addDays, addMonths, addWeeks } from '#kernel/day.ts'
import type { Day } from '#kernel/day.ts'
import { clockRules } from './rules/catalogue.ts'
import { clockCodes } from './rules/model.ts'
import type {
  ClockCode,
  ClockRule,
  ExtensionGround,
  FixedLength,
  RuleVersion,
  RuleVersionId,
} from './rules/model.ts'

/** A day that was counted out. `warnOn` is when the worklist begins to warn; never before the clock started. */
export type Due = { readonly dueOn: Day; readonly ruleVersion: RuleVersionId; readonly warnOn: Day }

/** What a clock starts from. `length` only for the clocks whose length the worker sets; a due day is never taken in. */
export type Trigger = {
  readonly code: ClockCode
  readonly triggeredOn: Day
  readonly length?: FixedLength | undefined
}

/** A decision to extend, for a fixed time counted from the day on which the clock would otherwise end. */
export type Extension = { readonly ground: ExtensionGround; readonly length: FixedLength }

export type Standing = 'late' | 'today' | 'soon' | 'calm'

const SOON_DAYS = 3

/** The rule of a clock: its wordings, its calendar, what starts and ends it. */
export const clockRule = (code: ClockCode): ClockRule => clockRules[code]

const isInForce = (version: RuleVersion, on: Day): boolean =>
  version.from <= on && (version.until === undefined || on < version.until)

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

const workersLength = (version: RuleVersion, chosen: FixedLength | undefined): FixedLength | 'sameDay' => {
  const { length, id } = version
  if (length === 'sameDay' || !('setByWorker' in length)) {
    if (chosen !== undefined) throw new RangeError(`the law sets the length of ${id}`)
    return length
  }
  if (chosen === undefined || !(length.setByWorker in chosen)) {
    throw new RangeError(`${id} needs a length in ${length.setByWorker}`)
  }
  const amount = amountOf(chosen)
  if (!Number.isInteger(amount) || amount < length.least || amount > length.most) {
    throw new RangeError(`${id} takes ${length.least} to ${length.most} ${length.setByWorker}`)
  }
  return chosen
}

/** Lag (1930:173) 2 § helps the one who files. What protects a child is never put off over a weekend. */
const settle = (rule: ClockRule, on: Day): Day => (rule.calendar === 'filing' ? nextWorkday(on) : on)

const warningBefore = (rule: ClockRule, triggeredOn: Day, due: Day): Day => {
  const warnOn = addDays(due, -rule.warnDaysBefore)
  return warnOn < triggeredOn ? triggeredOn : warnOn
}

/** The last day of a clock, with the wording it was counted under. Lag (1930:173) 1–2 §§. */
export const dueOn = ({ code, triggeredOn, length }: Trigger): Due => {
  const rule = clockRules[code]
  const version = ruleVersion(code, triggeredOn)
  const counted = workersLength(version, length)
  const last = settle(rule, counted === 'sameDay' ? triggeredOn : countFrom(triggeredOn, counted))
  return { dueOn: last, ruleVersion: version.id, warnOn: warningBefore(rule, triggeredOn, last) }
}

/** The reason that an extension of the clock must rest on, or undefined when it cannot be extended. SoL 20:2, 20:3. */
export const extensionGround = (code: ClockCode): ExtensionGround | undefined => {
  const { extension } = clockRules[code]
  return extension === 'none' ? undefined : extension.ground
}

/**
 * The last day after one or more decisions to extend, each counted from where the one before ended.
 * SoL 20:2 synnerliga skäl; SoL 20:3 särskilda skäl, for a fixed time. Throws RangeError when the law gives no extension.
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

/** How a clock stands today. 'soon' begins on `warnOn`, or three days before when no `warnOn` is given. */
export const standing = (clock: {
  readonly dueOn: Day
  readonly today: Day
  readonly warnOn?: Day | undefined
}): Standing => {
  const { dueOn: last, today, warnOn = addDays(last, -SOON_DAYS) } = clock
  if (today > last) return 'late'
  if (today === last) return 'today'
  return today >= warnOn ? 'soon' : 'calm'
}
