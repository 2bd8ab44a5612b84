import type { Day } from '#kernel/day.ts'
import { type Decider, reservedBy } from '#modules/organisation/contract.ts'
import { kindRules, type ProposalKind } from '../rules/kinds.ts'

/** The politicians that meet: the board (socialnämnden) and its committee (utskottet). SoL 4:2, KL 6:37. */
export const bodies = ['committee', 'board'] as const
export type Body = (typeof bodies)[number]

/** Who made a decision: an official by delegation, a body, or the chair alone in haste (KL 6:37–39). */
export const decidedAs = ['delegate', 'committee', 'board', 'chair'] as const
export type DecidedAs = (typeof decidedAs)[number]

/** How the chair was reached. */
export const urgentWays = ['phone', 'video', 'on_site'] as const
export type UrgentWay = (typeof urgentWays)[number]

/** What a meeting does with a proposal; 'noted' is for what it is only told of. */
export const outcomes = ['as_proposed', 'otherwise', 'rejected', 'returned', 'adjourned', 'noted'] as const
export type Outcome = (typeof outcomes)[number]

export const itemKinds = ['proposal', 'chair_decision', 'delegated_decisions'] as const
export type ItemKind = (typeof itemKinds)[number]

/** KL 6:37–38: the board decides everything, its committee what it was given and all that an official may decide. */
export const bodyMayDecide = (body: Body, lowest: Decider): boolean => body === 'board' || lowest !== 'board'

/** The body that usually decides it: the lowest that may. */
export const usualBody = (lowest: Decider): Body => (lowest === 'board' ? 'board' : 'committee')

/**
 * By which paragraph the chair alone may decide when the board cannot be waited for. What the law keeps with board and
 * committee (SoL 30:6–8) only where its own paragraph says so (LVU 6, 11, 27, 31 d, 43; 2024:79 4:1); other matters of
 * board or committee by KL 6:39. What an official may decide needs no chair.
 */
export const chairParagraph = (kind: ProposalKind, lowest: Decider): string | undefined => {
  const own = kindRules[kind].chairBy
  if (own !== undefined) return own
  if (reservedBy(kind) !== undefined) return undefined
  return lowest === 'board' || lowest === 'committee' ? 'KL 6:39' : undefined
}

/** What may be entered about an item of each kind. A report is noted; a proposal is decided, sent back or put off. */
export const outcomesOf = (kind: ItemKind): readonly Outcome[] =>
  kind === 'proposal' ? ['as_proposed', 'otherwise', 'rejected', 'returned', 'adjourned'] : ['noted']

export const isDecided = (outcome: Outcome): boolean => outcome === 'as_proposed' || outcome === 'otherwise'

/** FL 17, KL 6:30: who has a conflict of interest takes no part: those who decided are those who stayed. */
export const whoDecided = (
  { chair, members }: { readonly chair: string; readonly members: readonly string[] },
  steppedOut: readonly string[],
): string[] => [chair, ...members].filter((name) => name !== '' && !steppedOut.includes(name))

/**
 * What a body may decide otherwise without a new proposal: the same with other words, or no help at all. Help of another
 * kind needs a proposal of its own, that somebody has investigated (SoL 14:8, KL 6:34).
 */
export const otherwiseKinds = (kind: ProposalKind): readonly ProposalKind[] =>
  kindRules[kind].endsInvestigation
    ? [...new Set<ProposalKind>([kind, 'refuse_application', 'close_without_measure'])]
    : [kind]

export type Minutes = {
  readonly outcome: Outcome
  readonly content: string
  readonly reasons: string
  readonly note: string
  readonly steppedOut: readonly string[]
}

/** What is wrong in an entry of the minutes, field by field. */
export const faultsInMinutes = (
  kind: ItemKind,
  entry: Minutes,
  present: { readonly chair: string; readonly members: readonly string[] },
): { readonly path: string; readonly code: string }[] => {
  const all = [present.chair, ...present.members]
  return [
    ...(outcomesOf(kind).includes(entry.outcome) ? [] : [{ path: 'outcome', code: 'choose' }]),
    ...(entry.outcome === 'otherwise' && entry.content === ''
      ? [{ path: 'content', code: 'decided_otherwise_how' }]
      : []),
    // FL 32: reasons for what was decided, not for what was proposed.
    ...(entry.outcome === 'otherwise' && entry.reasons === ''
      ? [{ path: 'reasons', code: 'reasons_missing' }]
      : []),
    ...(['rejected', 'returned', 'adjourned'].includes(entry.outcome) && entry.note === ''
      ? [{ path: 'note', code: 'say_why_not_decided' }]
      : []),
    ...(entry.steppedOut.some((name) => !all.includes(name))
      ? [{ path: 'steppedOut', code: 'was_not_present' }]
      : []),
    // KL 6:30: with everybody out of the room nobody is left to decide.
    ...(all.length > 0 && whoDecided(present, entry.steppedOut).length === 0
      ? [{ path: 'steppedOut', code: 'nobody_left_to_decide' }]
      : []),
  ]
}

/** A meeting is called before it is held, and its minutes are entered when its day has come. */
export const dayFault = (heldOn: Day, today: Day): string | undefined =>
  heldOn < today ? 'meeting_day_has_been' : undefined

/** The next free paragraph: minutes are numbered through the year of the body. */
export const nextNumber = (used: readonly number[]): number => Math.max(0, ...used) + 1

const mostDays = 92

/** KL 6:40: a list is for a period, and one that a person can read. */
export const periodFault = (from: Day, until: Day, days: number): string | undefined => {
  if (until < from) return 'before_start'
  return days > mostDays ? 'list_too_long' : undefined
}
