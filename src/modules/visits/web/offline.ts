import { countedHere } from '#kernel/autosave.ts'
import { dayOf, type Instant } from '#kernel/day.ts'
import { type Change, changed, type Kept, offlineCommand, type OfflineCommand } from '#kernel/offline.ts'
import {
  type DraftAnswer,
  type DraftView,
  followed,
  isOverdue,
  listOwnDrafts,
  readDraft,
  signDraft,
} from '#modules/journal/contract.ts'
import {
  listOwnVisits,
  mostEvents,
  readNextVisit,
  readVisitBasis,
  tellVisit,
  type VisitBasis,
  type VisitBrief,
  type VisitView,
} from '../contract.ts'
import { factsOf } from '../rules/note.ts'
import { faultOf, withTaps } from '../rules/told.ts'
import { briefAfter, courseAt, seatsAt, viewOf, waitsForNote } from '../rules/view.ts'

type Note = VisitBasis['notes'][number]
type Facts = NonNullable<Note['filled']>

/** What the meeting says of itself in one child's note, as the server fills it in. */
const factsAt = (basis: VisitBasis, childId: string, now: Instant): Facts => {
  const course = courseAt(basis, now)
  const { kind, place, startsAt, isProtected } = basis
  const seats = seatsAt(basis.asked, course.added)
  return factsOf(childId, { kind, place, startsAt, isProtected, seats, course, today: dayOf(now) })
}

const noWords = { happened: '', childWords: '', assessment: '', agreed: '', correctionReason: '' }

const begun = (note: Note, caseId: string, facts: Facts, now: Instant): DraftView => ({
  ...noWords,
  ...facts,
  id: note.draftId,
  childId: note.childId,
  caseId,
  reportChildId: null,
  originalId: null,
  own: {},
  startedAt: now,
  savedAt: now,
  revision: countedHere(),
})

/** The draft with the facts as they follow the meeting. Undefined: it stays as it is. */
const draftWith = (
  { draft, isSigned }: DraftAnswer,
  { note, caseId, facts, now }: { note: Note; caseId: string; facts: Facts; now: Instant },
): DraftView | undefined => {
  if (isSigned) return undefined
  // Begun by the colleague after it was packed here, or by this tap.
  if (draft === null) return begun(note, caseId, facts, now)
  const next = note.filled && followed(draft, note.filled, facts)
  return next
    ? { ...draft, ...next, participants: [...next.participants], revision: countedHere(draft.revision) }
    : undefined
}

const listed = (kept: Kept, draft: DraftView, now: Instant): Change => {
  const others = (kept.read(listOwnDrafts, {}) ?? []).filter(({ id }) => id !== draft.id)
  const { id, childId, caseId, kind, eventOn, startedAt, savedAt } = draft
  return changed(listOwnDrafts, {}, [
    ...others,
    { id, childId, caseId, kind, eventOn, startedAt, savedAt, isOverdue: isOverdue(startedAt, now) },
  ])
}

type Filled = { readonly notes: readonly Note[]; readonly changes: readonly Change[] }

/** The own notes of the meeting: begun by the first tap, and their facts as they are when it has ended (settle.ts). */
const fillNotes = (basis: VisitBasis, kept: Kept, now: Instant): Filled => {
  const { phase } = courseAt(basis, now)
  if (phase === 'planned' || phase === 'here') return { notes: basis.notes, changes: [] }
  const changes: Change[] = []
  let drafts = kept
  const notes = basis.notes.map((note): Note => {
    const child = basis.children.find(({ childId }) => childId === note.childId)
    if (!child || note.isSigned || (note.filled !== null && phase !== 'over')) return note
    const facts = factsAt(basis, note.childId, now)
    const input = { childId: note.childId, draftId: note.draftId }
    const answer = note.isMine ? kept.read(readDraft, input) : undefined
    const draft = answer && draftWith(answer, { note, caseId: child.caseId, facts, now })
    if (answer && draft) {
      const list = listed(drafts, draft, now)
      changes.push(changed(readDraft, input, { ...answer, draft }), list)
      drafts = withListed(kept, list)
    }
    return { ...note, filled: facts }
  })
  return { notes, changes }
}

/** Two notes of one meeting are begun by one tap: the second is put on the list with the first. */
const withListed = (kept: Kept, list: Change): Kept => ({
  ...kept,
  read: (route, input) => {
    if (route.name !== list.route) return kept.read(route, input)
    const read = route.reply.safeParse(list.reply)
    return read.success ? read.data : undefined
  },
})

const briefsWith = (kept: Kept, next: (brief: VisitBrief) => VisitBrief): Change[] => {
  const own = kept.read(listOwnVisits, {})
  return own ? [changed(listOwnVisits, {}, { ...own, visits: own.visits.map(next) })] : []
}

/** "Nästa möte" of each child: one that is over is no longer next; what else is packed may be. */
const nextAfter = (kept: Kept, view: VisitView): Change[] =>
  view.children.flatMap(({ childId }) => {
    const known = kept.read(readNextVisit, { childId })
    if (known?.next?.id !== view.id) return []
    const next = briefAfter(known.next, view)
    const later = (kept.read(listOwnVisits, {})?.visits ?? [])
      .filter((one) => one.id !== view.id && one.phase !== 'over' && one.cancelled === null)
      .filter(
        (one) => one.startsAt > view.startsAt && one.children.some((child) => child.childId === childId),
      )
      .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    return [
      changed(
        readNextVisit,
        { childId },
        { ...known, next: next.phase === 'over' ? (later[0] ?? null) : next },
      ),
    ]
  })

const tells = offlineCommand(tellVisit, {
  version: 1,
  subject: ({ visitId }) => `visit ${visitId}`,
  childId: ({ visitId }, kept) => kept.read(readVisitBasis, { visitId })?.children[0]?.childId ?? null,
  // One meeting is one wish, as long as nobody has tried to send it: one text for whoever reads it, should it be refused.
  merge: (earlier, later) => {
    const events = [...earlier.events, ...later.events]
    return events.length > mostEvents ? undefined : { visitId: later.visitId, events }
  },
  // What happens in a moment does not wait for a network that comes and goes; and what was tapped is here when it is gone. What
  // the device cannot answer, since the plan was changed after it was packed, the server may.
  staysHere: ({ visitId, events }, kept) => {
    const basis = kept.read(readVisitBasis, { visitId })
    return basis !== undefined && faultOf(basis, events) === undefined
  },
  apply: ({ visitId, events }, kept, { now }) => {
    const stored = kept.read(readVisitBasis, { visitId })
    if (!stored) return { fault: { status: 404, code: 'not_packed' } }
    const fault = faultOf(stored, events)
    if (fault) return { fault }
    const told = withTaps(stored, events, now)
    const { notes, changes } = fillNotes(told, kept, now)
    const basis = { ...told, notes: [...notes] }
    const view = viewOf(basis, now)
    return {
      reply: view,
      changes: [
        changed(readVisitBasis, { visitId }, basis),
        ...changes,
        ...briefsWith(kept, (brief) => (brief.id === visitId ? briefAfter(brief, view) : brief)),
        ...nextAfter(kept, view),
      ],
    }
  },
})

/** The meeting that a note belongs to, when the note is signed on the device. */
const afterSigning = (kept: Kept, draftId: string): Change[] => {
  const found = kept
    .all(readVisitBasis)
    .find(({ reply }) => reply.notes.some((note) => note.draftId === draftId))
  if (!found) return []
  const { input, reply } = found
  const notes = reply.notes.map((note) => (note.draftId === draftId ? { ...note, isSigned: true } : note))
  return [
    changed(readVisitBasis, input, { ...reply, notes }),
    ...briefsWith(kept, (brief) =>
      brief.id === reply.id ? { ...brief, waitsForNote: waitsForNote(brief.phase, notes) } : brief,
    ),
  ]
}

/** The journal's wish to sign a note, heard by the meeting that the note is about. The others are as they were. */
export const heardByVisits = (command: OfflineCommand): OfflineCommand =>
  command.route.name !== signDraft.name
    ? command
    : {
        ...command,
        read: (raw) => {
          const wish = command.read(raw)
          const signed = signDraft.input.safeParse(raw)
          if (!wish || !signed.success) return wish
          return {
            ...wish,
            apply: (kept, at) => {
              const answer = wish.apply(kept, at)
              if (!('changes' in answer)) return answer
              return { ...answer, changes: [...answer.changes, ...afterSigning(kept, signed.data.draftId)] }
            },
          }
        },
      }

/** What of a meeting works without a network: telling what happens. Planning and calling off need the network. */
export const visitCommands = [tells]
