import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import {
  allowedToRead,
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  ofChild,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'

/**
 * `draftBy`: who began the draft that is asked about; `isBeside`: it corrects or answers a signed note; `heldBy`: who was
 * there when the meeting began that the draft is about.
 */
export type NoteFacts = ChildFacts & {
  readonly draftBy: string | null
  readonly isBeside: boolean
  readonly heldBy?: readonly string[]
}

// Who heard something writes it down (FL 27 §), also when the child got another worker before the note was signed.
const beganTheNote = ofChild<NoteFacts>('began the note', (actor, { draftBy }) => draftBy === actor.workerId)

// The same for those who held a meeting: its note is written by all of them, and signed by one (FL 27 §, SOSFS 2014:5).
const heldTheMeeting = ofChild<NoteFacts>('held the meeting', (actor, { heldBy = [] }) =>
  heldBy.includes(actor.workerId),
)

// FL 36 § and SoL 14:6 hold for closed matters too: the unit that had it corrects it.
const correctsWhatTheUnitHad = rule<Actor, NoteFacts>(
  'corrects a note in a matter that the unit had',
  (actor, facts) => facts.isBeside && worksInTheUnitThatHadIt.holds(actor, facts),
)

const isStaff = rule<Actor, object>(
  'sees the own drafts',
  ({ role }) => role !== 'public' && role !== 'outside',
)

/** Signed notes are read by those who have the child. A draft is its author's alone, and a meeting's note is those who hold it (`together/held.ts` gives it to nobody else). */
export const may = {
  'read notes': allowedToRead(
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
  'write note': allowedWhen<Actor, NoteFacts>(
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    beganTheNote,
    heldTheMeeting,
    correctsWhatTheUnitHad,
  ),
  'see own drafts': allowedWhen(isStaff),
}
