import type { Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'

/** SoL 22:11: health, development, behaviour, schooling, relations. A few words, only where there is something. */
export const careAreas = ['health', 'development', 'behaviour', 'schooling', 'relations'] as const
export type CareArea = (typeof careAreas)[number]

export type Contact = {
  readonly heldOn: Day
  /** null: nobody has said whether the note from the journal was about a visit in the home. */
  readonly inHome: boolean | null
  readonly withChild: boolean
  readonly childAlone: boolean
  readonly withCarers: boolean
  readonly withGuardians: boolean
}

export type Followed = {
  readonly lastVisitOn: Day | null
  readonly lastTalkOn: Day | null
  /** SoL 22:11: talks of its own with the child. */
  readonly lastTalkAloneOn: Day | null
  readonly lastCarersOn: Day | null
  readonly lastGuardiansOn: Day | null
}

const lastOf = (contacts: readonly Contact[], holds: (one: Contact) => boolean): Day | null =>
  contacts
    .filter(holds)
    .map((one) => one.heldOn)
    .toSorted()
    .at(-1) ?? null

/** When each way of following the care was last used (SoL 22:11, LVU 13 a). */
export const followed = (contacts: readonly Contact[]): Followed => ({
  lastVisitOn: lastOf(contacts, (one) => one.inHome === true),
  lastTalkOn: lastOf(contacts, (one) => one.withChild),
  lastTalkAloneOn: lastOf(contacts, (one) => one.childAlone),
  lastCarersOn: lastOf(contacts, (one) => one.withCarers),
  lastGuardiansOn: lastOf(contacts, (one) => one.withGuardians),
})

/** A contact is with somebody or in the home, within the placement, and the child is not alone where it was not. */
export const contactFaults = (
  contact: Contact,
  { startedOn, today }: { readonly startedOn: Day; readonly today: Day },
): Issue[] => [
  ...(contact.heldOn > today ? [{ path: 'heldOn', code: 'in_future' }] : []),
  ...(contact.heldOn < startedOn ? [{ path: 'heldOn', code: 'before_start' }] : []),
  ...(contact.inHome !== true && !contact.withChild && !contact.withCarers && !contact.withGuardians
    ? [{ path: 'what', code: 'choose_one' }]
    : []),
  ...(contact.childAlone && !contact.withChild ? [{ path: 'childAlone', code: 'alone_without_child' }] : []),
]

/** What a signed note in the journal tells of how the care is followed; undefined when it tells nothing of it. */
export const contactOfNote = (note: {
  readonly kind: string
  readonly eventOn: Day
  readonly childAlone: boolean | null
}): Contact | undefined => {
  const none = { withChild: false, childAlone: false, withCarers: false, withGuardians: false }
  switch (note.kind) {
    case 'talk_with_child':
      return {
        ...none,
        heldOn: note.eventOn,
        inHome: null,
        withChild: true,
        childAlone: note.childAlone === true,
      }
    case 'home_visit':
      return {
        ...none,
        heldOn: note.eventOn,
        inHome: null,
        withChild: note.childAlone === true,
        childAlone: note.childAlone === true,
      }
    case 'talk_with_guardian':
      return { ...none, heldOn: note.eventOn, inHome: false, withGuardians: true }
    default:
      return undefined
  }
}
