import type { Instant } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import { Id } from '#kernel/id.ts'
import type { ToldTap, VisitBasis } from '../contract.ts'
import { minuteCategories, type VisitEvent } from './events.ts'

/** What a tap may name. Taps that are told together may name whom each other brings. */
export type Table = {
  readonly childIds: readonly string[]
  readonly workerIds: readonly string[]
  readonly askedIds: readonly string[]
  readonly taps: readonly Pick<VisitEvent, 'kind' | 'who' | 'words'>[]
}

const isCategory = (what: string): boolean => minuteCategories.some((one) => one === what)

const idsKnown = ({ childIds, workerIds, askedIds, taps }: Table, told: readonly ToldTap[]) =>
  new Set([
    ...childIds,
    ...askedIds,
    ...workerIds,
    ...[...taps, ...told].flatMap(({ who, words, kind }) =>
      who !== null && words !== '' && (kind === 'present' || kind === 'left') ? [who] : [],
    ),
  ])

/** What one tap must say to mean something. A wrong clock is no fault: such a tap is kept, and marked. */
const tapIssue = (tap: ToldTap, table: Table, known: ReadonlySet<string>): string | undefined => {
  const isChild = (id: string | null): boolean => table.childIds.some((childId) => childId === id)
  switch (tap.kind) {
    case 'present':
    case 'left':
      // Somebody who was not asked comes with a name, in each tap: taps may come in any order.
      return tap.who !== null && (known.has(tap.who) || tap.words !== '') ? undefined : 'visit_not_at_table'
    case 'alone_from':
    case 'alone_until':
      if (!isChild(tap.who)) return 'visit_not_at_table'
      return tap.withId === null || table.workerIds.includes(tap.withId) ? undefined : 'visit_not_at_table'
    case 'agreed':
    case 'disagreed':
      if (tap.who === null || !isChild(tap.what)) return 'visit_not_at_table'
      return tap.kind === 'disagreed' && tap.words === '' ? 'required' : undefined
    case 'ticked':
    case 'unticked':
      return Id.safeParse(tap.what).success ? undefined : 'wrong_type'
    case 'travelled':
      return tap.minutes === null ? 'required' : undefined
    case 'corrected':
      return tap.minutes === null || !isCategory(tap.what) ? 'required' : undefined
    default:
      return undefined
  }
}

/** What is wrong with these taps, by the place of each in the list. */
export const tapIssues = (taps: readonly ToldTap[], table: Table): Issue[] => {
  const known = idsKnown(table, taps)
  return taps.flatMap((tap, at): Issue[] => {
    const code = tapIssue(tap, table, known)
    return code === undefined ? [] : [{ path: `events.${at}.${code === 'required' ? 'words' : 'who'}`, code }]
  })
}

/** A worker says of her own minutes, as long as the note is a draft: the signed note is what was counted. */
export const correctionFault = (
  taps: readonly ToldTap[],
  { isWorker, isSigned }: { readonly isWorker: boolean; readonly isSigned: boolean },
): 'visit_not_yours' | 'visit_signed' | undefined => {
  if (!taps.some(({ kind }) => kind === 'corrected')) return undefined
  if (!isWorker) return 'visit_not_yours'
  return isSigned ? 'visit_signed' : undefined
}

/** Those of the taps that are not stored yet, each once. */
export const freshTaps = (
  taps: readonly ToldTap[],
  stored: readonly { readonly id: string }[],
): readonly ToldTap[] => {
  const known = new Set(stored.map(({ id }) => id))
  return [...new Map(taps.map((tap) => [tap.id, tap])).values()].filter(({ id }) => !known.has(id))
}

/** The meeting with these taps of the one who holds the device. What has begun is not called off. */
export const withTaps = (basis: VisitBasis, taps: readonly ToldTap[], receivedAt: Instant): VisitBasis => {
  const fresh = freshTaps(taps, basis.taps)
  if (fresh.length === 0) return basis
  return {
    ...basis,
    hasBegun: true,
    cancelled: basis.hasBegun ? basis.cancelled : null,
    taps: [...basis.taps, ...fresh.map((tap) => ({ ...tap, workerId: basis.me, receivedAt }))],
  }
}

/** Why the server would not take these taps, as far as a device can know. */
export const faultOf = (
  basis: VisitBasis,
  taps: readonly ToldTap[],
): { readonly status: number; readonly code: string } | undefined => {
  const fresh = freshTaps(taps, basis.taps)
  const [issue] = tapIssues(fresh, {
    childIds: basis.children.map(({ childId }) => childId),
    workerIds: basis.workers.map(({ workerId }) => workerId),
    askedIds: basis.asked.map(({ id }) => id),
    taps: basis.taps,
  })
  if (issue) return { status: 400, code: issue.code }
  const code = correctionFault(fresh, {
    isWorker: basis.workers.some(({ workerId }) => workerId === basis.me),
    isSigned: basis.notes.some(({ isSigned }) => isSigned),
  })
  return code && { status: 409, code }
}

/** What was read now, with the taps that were known here and are not in it: taps are never taken back. */
export const mergedWith = (read: VisitBasis, known: VisitBasis | undefined): VisitBasis => {
  const there = new Set(read.taps.map(({ id }) => id))
  const more = known?.taps.filter(({ id }) => !there.has(id)) ?? []
  if (more.length === 0) return read
  return {
    ...read,
    hasBegun: true,
    cancelled: read.hasBegun ? read.cancelled : null,
    taps: [...read.taps, ...more],
  }
}
