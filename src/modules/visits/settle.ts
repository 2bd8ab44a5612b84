import { dayOf } from '#kernel/day.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { openCaseOf } from '#modules/cases/index.ts'
import { fillDraft, signedAmong, viewBeside } from '#modules/journal/index.ts'
import type { Entered } from './enter.ts'
import { type Course, courseOf } from './rules/course.ts'
import { factsOf } from './rules/note.ts'
import { clockOf, momentOf } from './rules/plan.ts'
import { type Seated, seatsOf } from './seats.ts'
import * as store from './store.ts'
import * as write from './store-write.ts'
import { viewWords } from './text-note.ts'
import { giveNotes, seatNotes } from './together/notes.ts'

/** The meeting as its taps tell it at this moment. */
export const courseNow = (ctx: Pick<Ctx, 'now'>, { whole }: Pick<Entered, 'whole'>): Course =>
  courseOf(
    whole.events,
    {
      childIds: whole.children.map(({ childId }) => childId),
      workerIds: whole.workers.map(({ workerId }) => workerId),
    },
    ctx.now,
  )

type Held = { readonly entered: Entered; readonly course: Course; readonly seats: readonly Seated[] }

type Filling = Held & { readonly note: store.StoredNote; readonly before: store.StoredNote['filled'] }

/** What the meeting says of itself now, in the note about one child. Nobody types it. */
const fillNote = async (ctx: Ctx, { entered, course, seats, note, before }: Filling): Promise<void> => {
  const { whole, isProtected } = entered
  const { kind, place, startsAt } = whole.visit
  const { draftId, childId, authorId } = note
  const caseId = whole.children.find((one) => one.childId === childId)?.caseId
  if (caseId === undefined) return
  const facts = factsOf(childId, { kind, place, startsAt, isProtected, seats, course, today: ctx.today })
  if (JSON.stringify(before) === JSON.stringify(facts)) return
  await fillDraft(ctx, { draftId, childId, caseId, authorId, facts, before })
  await write.setFilled(ctx.tx, draftId, facts)
}

/** The note of each child is begun when the meeting begins, and its facts follow what is told. */
const fillNotes = async (ctx: Ctx, held: Held): Promise<void> => {
  const { whole, signed } = held.entered
  for (const note of whole.notes) {
    // A screen that writes has its own turn: while it goes on, the facts wait for the end.
    const waits = note.filled !== undefined && held.course.phase !== 'over'
    if (!waits && !signed.has(note.draftId)) await fillNote(ctx, { ...held, note, before: note.filled })
  }
}

/** The first words of a note are there before the first tap, or after it was thrown away: it is begun with them. */
export const beginNote = async (ctx: Ctx, entered: Entered, note: store.StoredNote): Promise<void> => {
  const course = courseNow(ctx, entered)
  const seats = await seatsOf(ctx, entered, course)
  await fillNote(ctx, { entered, course, seats, note, before: undefined })
}

/** SoL 14:6: what somebody held against the text stands beside the note that is signed. */
const standBeside = async (ctx: Ctx, { entered, course, seats }: Held): Promise<void> => {
  const { whole } = entered
  const against = course.views.filter(({ agrees }) => !agrees)
  if (against.length === 0) return
  const signed = await signedAmong(
    ctx.tx,
    whole.notes.map(({ draftId }) => draftId),
  )
  for (const { id, who, childId, words } of against) {
    const note = whole.notes.find((one) => one.childId === childId && signed.has(one.draftId))
    const name = seats.find((seat) => seat.id === who)?.name ?? ''
    if (note) await viewBeside(ctx, { id, noteId: note.draftId, words: viewWords(name, words) })
  }
}

/** "Nästa möte": the same people on another day, planned when this one has ended. */
const planNext = async (ctx: Ctx, { entered, course }: Held): Promise<void> => {
  const { visit, children, workers, invited } = entered.whole
  const { nextOn, phase } = course
  if (phase !== 'over' || nextOn === null || nextOn <= dayOf(course.startedAt ?? visit.startsAt)) return
  const startsAt = momentOf(nextOn, clockOf(visit.startsAt))
  const next = { ...visit, purpose: '', startsAt, place: entered.isProtected ? '' : visit.place }
  const known = await store.followerOf(ctx.tx, visit.id)
  if (known) {
    const isUntouched = known.version === 1 && known.begunAt === null && known.cancelledBy === null
    if (isUntouched && known.startsAt !== startsAt)
      await write.updatePlan(ctx.tx, known.id, { ...known, startsAt }, { at: ctx.now, version: 0 })
    return
  }
  const open = await Promise.all(children.map(({ childId }) => openCaseOf(ctx.tx, childId)))
  const still = open.flatMap((one) => (one ? [{ childId: one.childId, caseId: one.caseId }] : []))
  if (still.length === 0) return
  const id = newId(ctx)
  const by = ctx.actor.workerId
  if (!(await write.insertVisit(ctx.tx, { ...next, id, followsId: visit.id, at: ctx.now, by }))) return
  await write.setTable(ctx.tx, id, {
    children: still,
    invited: invited.map((one) => ({ ...one, id: newId(ctx) })),
    workers,
  })
  await giveNotes(ctx, id)
}

/** After something was told: the notes, what stands beside them, and the next meeting are as the whole meeting says. */
export const settle = async (ctx: Ctx, entered: Entered): Promise<void> => {
  const course = courseNow(ctx, entered)
  await seatNotes(ctx, entered)
  if (course.phase === 'planned' || course.phase === 'here') return
  const held = { entered, course, seats: await seatsOf(ctx, entered, course) }
  await fillNotes(ctx, held)
  await standBeside(ctx, held)
  await planNext(ctx, held)
}
