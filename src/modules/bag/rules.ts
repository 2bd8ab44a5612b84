import type { Instant } from '#kernel/day.ts'
import type { ChildFacts } from '#modules/access/contract.ts'

/** ADR 0014 and trust.md 4: how much may be out of the house, for how long, and when a device forgets. */
export const limits = {
  cases: 10,
  leaseHours: 24,
  longestLeaseHours: 72,
  passphrase: 14,
  wrongTries: 10,
  idleMilliseconds: 5 * 60_000,
  hiddenMilliseconds: 60_000,
  clockBackMilliseconds: 60 * 60_000,
  freeBytes: 200 * 1024 * 1024,
  fullShare: 0.8,
  /** A colleague's words that somebody threw away can be taken back as long as a phone may have been away. */
  thrownKeptHours: 14 * 24,
} as const

/** Why a device may keep nothing of what it has packed. */
export const wipeReasons = ['lease_over', 'clock_back', 'wrong_tries', 'ended', 'returned'] as const
export type WipeReason = (typeof wipeReasons)[number]

type LeaseTimes = { readonly issued: number; readonly until: number }

/**
 * What a device must do with a case that it keeps. `seen` is the latest time that the device has known (its own clock or the
 * server's): a clock that has gone back more than an hour may be somebody who wants to keep the bag open longer.
 */
export const leaseStanding = (
  { issued, until }: LeaseTimes,
  { now, seen }: { readonly now: number; readonly seen: number },
): 'good' | 'lease_over' | 'clock_back' => {
  if (now < seen - limits.clockBackMilliseconds) return 'clock_back'
  const longest = issued + limits.longestLeaseHours * 3_600_000
  return Math.max(now, seen) >= Math.min(until, longest) ? 'lease_over' : 'good'
}

/** Why the ordinary route said no, as it is kept with the words. */
export const refusals = ['not_found', 'not_permitted', 'closed', 'unreadable', 'handed_in'] as const
export type Refusal = (typeof refusals)[number]

export type DeviceStanding = 'in_use' | 'ended' | 'wiped'

/** What is known of a device: `ended` means that nobody has heard yet that it is empty. */
export const standingOf = (device: {
  readonly endedAt: Instant | null
  readonly wipedAt: Instant | null
}): DeviceStanding => (device.endedAt === null ? 'in_use' : device.wipedAt === null ? 'ended' : 'wiped')

/**
 * Whose refused words about a child are: the unit that has the child today, or had it last (OSL 26:1, SoLPuL 10 §: a unit that
 * has nothing to do with the child reads nothing of it). The writer's own unit where it is one of them; undefined: no unit.
 */
export const homeOf = ({ unitIds, formerUnitIds }: ChildFacts, writersUnitId: string): string | undefined => {
  const units = unitIds.length > 0 ? unitIds : formerUnitIds
  return units.includes(writersUnitId) ? writersUnitId : units[0]
}

/** One named text of refused words. `heading`: what it is called, where the name alone does not say it. */
export type QuarantinedText = { readonly name: string; readonly text: string; readonly heading?: string }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWords = (name: string, value: unknown): value is string =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  !/(^|[a-z])Ids?$|^id$|^key$|^tab/.test(name) &&
  !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** Deeper than any form of ours; what a hostile device has nested further is nobody's words. */
const deepest = 20

/** PostgreSQL takes neither U+0000 nor half a sign; all the rest is kept as it was written, however long it is. */
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** Every text of a refused command, by the name of its field: also of a kind that nobody knew when this was written. */
export const wordsIn = (input: unknown, name = '', depth = 0): QuarantinedText[] => {
  if (depth > deepest) return []
  if (isWords(name, input)) return [{ name, text: storable(input) }]
  if (Array.isArray(input)) {
    const texts = input.flatMap((one) => wordsIn(one, name, depth + 1))
    const lines = input.every((one) => typeof one === 'string')
    return lines && texts.length > 0 ? [{ name, text: texts.map(({ text }) => text).join(', ') }] : texts
  }
  return isRecord(input)
    ? Object.entries(input).flatMap(([key, value]) => wordsIn(value, key, depth + 1))
    : []
}
