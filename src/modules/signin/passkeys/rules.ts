import type { Instant } from '#kernel/day.ts'

/** Why a passkey lets nobody in. For the log: whoever knocks gets one and the same sentence, and learns of nobody. */
export const passkeyRefusals = [
  'challenge_missing',
  'not_readable',
  'unknown',
  'removed',
  'wrong_address',
  'not_trusted',
  'counter_back',
  'lapsed',
  'not_at_work',
  'other_session',
  'other_person',
] as const
export type PasskeyRefusal = (typeof passkeyRefusals)[number]

/** One for each device, and a security key in the drawer. */
export const mostPasskeys = 5
export const challengeSeconds = 300

/** Whether a passkey is a way in now. What the provider does is asked only where it matters. */
export const isOffered = async (
  mode: 'never' | 'when_away' | 'always',
  isAway: () => Promise<boolean>,
): Promise<boolean> => mode === 'always' || (mode === 'when_away' && (await isAway()))

/**
 * WebAuthn 7.2, step 22: an authenticator that counts goes on from where it was. One that has not moved or went back has a
 * copy somewhere. Those that do not count say 0 for ever.
 */
export const hasCounted = (stored: number, given: number): boolean =>
  (stored === 0 && given === 0) || given > stored

/** Whoever has not been at the provider for so long may have left without anybody having said so here. */
export const hasLapsed = (provenAt: Instant, lastsDays: number, now: Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(provenAt).add({ hours: 24 * lastsDays }), now) < 0

export type Change = {
  readonly kind: 'added' | 'removed'
  readonly at: Instant
  /** The session that did it; null: somebody else did. */
  readonly in: string | null
  readonly seenAt: Instant | null
}

/** What the worker has not been told: she is told in a session that did not do it, until she says that she has read it. */
export const isNews = ({ seenAt, in: doneIn }: Change, sessionId: string | undefined): boolean =>
  seenAt === null && doneIn !== sessionId
