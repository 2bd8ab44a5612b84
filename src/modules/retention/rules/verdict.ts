import type { Day } from '#kernel/day.ts'
import { type FileFacts, paragraphs, retentionOf, type RetentionReason, versionOn } from './files.ts'

/** What stops a file, and what only people know of it: parenthood and adoption (SoL 16:2), an agreement on custody (16:3). */
export const holdKinds = [
  'appeal',
  'disclosure',
  'inquiry',
  'own_decision',
  'parenthood',
  'custody_agreement',
] as const
export type HoldKind = (typeof holdKinds)[number]

/** Marks that say what the file is, rather than stop it. */
const marks: readonly HoldKind[] = ['parenthood', 'custody_agreement']

export type Person = Omit<
  FileFacts,
  'hasOtherData' | 'isProviders' | 'isPaternityOrAdoption' | 'isCustodyAgreement'
> & {
  /** A decision on adoption was made about the child. */
  readonly isAdoption: boolean
  /** A matter of any kind about the person is open. */
  readonly isOpen: boolean
  /** Somebody has appealed, and the court is not through. */
  readonly hasOpenAppeal: boolean
  /** Holds that nobody has lifted. */
  readonly holds: readonly HoldKind[]
}

export const standings = ['open', 'never', 'unknown', 'held', 'later', 'due', 'overdue'] as const
export type Standing = (typeof standings)[number]

export const verdictReasons = ['open', 'openAppeal', 'hold'] as const
export type VerdictReason = RetentionReason | (typeof verdictReasons)[number]

export type Verdict = {
  readonly standing: Standing
  readonly reasons: readonly { readonly code: VerdictReason; readonly paragraph: string }[]
  readonly earliestOn: Day | null
  readonly doneBy: Day | null
  /** The wording of the act that was asked. */
  readonly version: string
}

const reasonsOf = (codes: readonly RetentionReason[]): Verdict['reasons'] =>
  codes.map((code) => ({ code, paragraph: paragraphs[code] }))

const stopsOf = ({ hasOpenAppeal, holds }: Person): Verdict['reasons'] => [
  ...(hasOpenAppeal ? [{ code: 'openAppeal', paragraph: 'FL 40–48' } as const] : []),
  ...(holds.some((kind) => !marks.includes(kind)) ? [{ code: 'hold', paragraph: '' } as const] : []),
]

/**
 * Whether a file may go today, and why or why not. An open matter comes first: it is no question yet. Then what is never
 * disposed of; then what stops it; then the days.
 */
export const verdictOf = (person: Person, today: Day): Verdict => {
  const version = versionOn(today)
  const retention = retentionOf(
    {
      ...person,
      isPaternityOrAdoption: person.isAdoption || person.holds.includes('parenthood'),
      isCustodyAgreement: person.holds.includes('custody_agreement'),
      hasOtherData: false,
      isProviders: false,
    },
    version,
  )
  const { earliestOn, doneBy } = retention
  const reasons = reasonsOf(retention.reasons)
  const said = { earliestOn, doneBy, version: version.id }
  if (person.isOpen)
    return {
      ...said,
      standing: 'open',
      reasons: [{ code: 'open', paragraph: 'SoL 16:1' }],
      earliestOn: null,
      doneBy: null,
    }
  if (retention.neverDispose) return { ...said, standing: 'never', reasons }
  if (earliestOn === null || doneBy === null) return { ...said, standing: 'unknown', reasons }
  if (earliestOn > today) return { ...said, standing: 'later', reasons }
  const stops = stopsOf(person)
  if (stops.length > 0) return { ...said, standing: 'held', reasons: [...stops, ...reasons] }
  return { ...said, standing: doneBy < today ? 'overdue' : 'due', reasons }
}

/** Whether a file with this verdict may be put on a list. */
export const mayGo = ({ standing }: Pick<Verdict, 'standing'>): boolean =>
  standing === 'due' || standing === 'overdue'

/** Approvals that a list needs, each of another person than the one who proposed it and than the other. */
export const approvalsNeeded = 2

export type ListFacts = {
  readonly proposedBy: string
  readonly approvedBy: readonly string[]
  readonly isStopped: boolean
  readonly left: number
  /** Whoever is asked sees every file that is on it; nobody says yes to what is hidden from her. */
  readonly isWhole: boolean
}

/** Where a list stands. */
export const listStanding = ({
  approvedBy,
  isStopped,
  left,
}: Omit<ListFacts, 'isWhole'>): 'waiting' | 'approved' | 'done' | 'stopped' =>
  isStopped ? 'stopped' : left === 0 ? 'done' : approvedBy.length >= approvalsNeeded ? 'approved' : 'waiting'

/** Why somebody cannot approve a list; undefined when nothing stands against it. */
export const whyNotApprove = (
  list: ListFacts,
  workerId: string,
):
  | 'disposal_own_proposal'
  | 'disposal_approved_already'
  | 'disposal_not_waiting'
  | 'disposal_not_yours'
  | undefined => {
  if (listStanding(list) !== 'waiting') return 'disposal_not_waiting'
  if (list.proposedBy === workerId) return 'disposal_own_proposal'
  if (list.approvedBy.includes(workerId)) return 'disposal_approved_already'
  return list.isWhole ? undefined : 'disposal_not_yours'
}
