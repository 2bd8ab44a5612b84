import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, emit, newId } from '#platform/context.ts'
import { clockViews, localLengths } from '#modules/clocks/index.ts'
import { checkVersion, refuseFaults } from '../../actions/enter.ts'
import type * as contract from '../contract.ts'
import { reviewProposed } from '../events.ts'
import { whenPlanRevised, whenVisited } from '../rules/clocks.ts'
import { contactFaults, contactOfNote, followed } from '../rules/following.ts'
import { answersOf, gapsInReview } from '../rules/reviews.ts'
import * as care from '../store/care.ts'
import { readOpenPlacement, type PlacementRow } from '../store/placements.ts'
import { contactsOf } from '../brief.ts'
import { placementView } from '../view.ts'
import type { PlacementView } from '../views.ts'
import { enterPlacement, move } from './enter.ts'

/** The next visit is counted from the last one, whenever it was written down (SoL 22:12, local rule). */
const visitCounts = async (ctx: Ctx, placement: PlacementRow, before: string | null): Promise<void> => {
  const { lastVisitOn } = followed(contactsOf(await care.readContacts(ctx.tx, placement.id)))
  if (lastVisitOn !== null && lastVisitOn !== before)
    await move(
      ctx,
      placement.case_id,
      whenVisited(placement.id, lastVisitOn, (await localLengths(ctx)).careVisit),
    )
}

const lastVisit = async (ctx: Ctx, placementId: string) =>
  followed(contactsOf(await care.readContacts(ctx.tx, placementId))).lastVisitOn

/** SoL 22:11, LVU 13 a: visits, talks alone with the child, talks with carers and guardians. */
export const addContact = async (
  ctx: Ctx,
  input: InputOf<typeof contract.noteContact>,
): Promise<PlacementView> => {
  const { placement } = await enterPlacement(ctx, input.placementId)
  const { what, ...words } = input
  const contact = {
    ...words,
    inHome: what.includes('visit'),
    withChild: what.includes('child'),
    withCarers: what.includes('carers'),
    withGuardians: what.includes('guardians'),
  }
  refuseFaults(contactFaults(contact, { startedOn: placement.started_on, today: ctx.today }))
  const before = await lastVisit(ctx, placement.id)
  const isNew = await care.insertContact(ctx.tx, { ...contact, noteId: null, byId: ctx.actor.workerId })
  if (!isNew) throw new Conflict('already_saved')
  await visitCounts(ctx, placement, before)
  return placementView(ctx, placement.id)
}

export const place = async (
  ctx: Ctx,
  input: InputOf<typeof contract.placeContact>,
): Promise<PlacementView> => {
  const { placement } = await enterPlacement(ctx, input.placementId)
  const contacts = await care.readContacts(ctx.tx, placement.id)
  const contact = found(contacts.find((one) => one.id === input.contactId))
  if (contact.in_home !== null && contact.in_home !== input.inHome) throw new Conflict('already_saved')
  const before = followed(contactsOf(contacts)).lastVisitOn
  await care.setInHome(ctx.tx, contact.id, input.inHome)
  await visitCounts(ctx, placement, before)
  return placementView(ctx, placement.id)
}

type SignedNote = {
  readonly noteId: string
  readonly childId: string
  readonly kind: string
  readonly eventOn: PlacementRow['started_on']
  readonly childAlone: boolean | null
  readonly originalId: string | null
  readonly signedBy: string
}

/** A signed note about a placed child is a contact by itself: nobody writes the same thing twice. */
export const rememberContact = async (ctx: Ctx, note: SignedNote): Promise<void> => {
  const contact = contactOfNote(note)
  // A correction is no new meeting.
  if (contact === undefined || note.originalId !== null) return
  const placement = await readOpenPlacement(ctx.tx, note.childId)
  if (!placement || note.eventOn < placement.started_on) return
  await care.insertContact(ctx.tx, {
    ...contact,
    id: newId(ctx),
    placementId: placement.id,
    noteId: note.noteId,
    byId: note.signedBy,
  })
}

/** SoL 9:12–13, SoF 10:2: each version is kept. The revision is the one that answers where the child is to live. */
export const savePlan = async (
  ctx: Ctx,
  input: InputOf<typeof contract.saveCarePlan>,
): Promise<PlacementView> => {
  const { placement } = await enterPlacement(ctx, input.placementId)
  const [last] = await care.readCarePlans(ctx.tx, placement.id)
  const position = (last?.position ?? -1) + 1
  checkVersion(input.version, position, {
    specialNeeds: last?.special_needs ?? '',
    familyContact: last?.family_contact ?? '',
    goal: last?.goal ?? '',
    childView: last?.child_view ?? '',
    guardianView: last?.guardian_view ?? '',
    longTermHome: last?.long_term_home ?? '',
  })
  refuseFaults(
    input.isRevision && input.longTermHome === '' ? [{ path: 'longTermHome', code: 'long_term_home' }] : [],
  )
  await care.insertCarePlan(ctx.tx, {
    ...input,
    id: newId(ctx),
    position,
    madeOn: ctx.today,
    madeBy: ctx.actor.workerId,
  })
  if (input.isRevision) await move(ctx, placement.case_id, whenPlanRevised(placement.id))
  return placementView(ctx, placement.id)
}

const openReview = async (ctx: Ctx, placementId: string, kind: string) =>
  (await care.readReviews(ctx.tx, placementId)).find((one) => one.kind === kind && one.decided_on === null)

/** SoL 22:4: a longer stay is asked for while the two months run; while an investigation is open they do not. */
const refuseWithoutTime = async (ctx: Ctx, { id, case_id: caseId }: PlacementRow): Promise<void> => {
  const running = await clockViews(ctx, [caseId], 'running')
  if (!running.some(({ code, aboutId }) => code === 'emergencyFosterHome' && aboutId === id))
    throw new Conflict('no_time_in_emergency_home')
}

/** What the board is to know is kept while it is written; a change takes it back from the proposal that it stood in. */
export const saveReviewText = async (
  ctx: Ctx,
  input: InputOf<typeof contract.saveReview>,
): Promise<PlacementView> => {
  const { placement } = await enterPlacement(ctx, input.placementId)
  const open = await openReview(ctx, placement.id, input.kind)
  checkVersion(input.version, open?.version ?? 0, { answers: open?.answers ?? {} })
  if (input.kind === 'extend_emergency_home') await refuseWithoutTime(ctx, placement)
  const answers = Object.fromEntries(answersOf(input.kind, input.answers))
  const months = input.kind === 'extend_emergency_home' ? (input.months ?? null) : null
  const savedOn = ctx.today
  const savedBy = ctx.actor.workerId
  if (open)
    await care.updateReview(ctx.tx, open, {
      answers: JSON.stringify(answers),
      months,
      saved_on: savedOn,
      saved_by: savedBy,
      proposed_as: null,
    })
  else {
    await care.insertReview(ctx.tx, {
      id: newId(ctx),
      placementId: placement.id,
      kind: input.kind,
      answers,
      months,
      savedOn,
      savedBy,
    })
  }
  return placementView(ctx, placement.id)
}

/** SoL 22:13–14: complete, and in the proposal that the board will decide. */
export const propose = async (
  ctx: Ctx,
  input: InputOf<typeof contract.proposeReview>,
): Promise<PlacementView> => {
  const { placement } = await enterPlacement(ctx, input.placementId)
  const open = await openReview(ctx, placement.id, input.kind)
  if (!open) throw new Conflict('review_not_written')
  checkVersion(input.version, open.version, { answers: open.answers })
  refuseFaults(gapsInReview(input.kind, answersIn(open.answers), open.months))
  const { kind, proposalId } = input
  await emit(ctx, reviewProposed, { caseId: placement.case_id, proposalId, kind })
  await care.updateReview(ctx.tx, open, { proposed_as: proposalId })
  return placementView(ctx, placement.id)
}

const answersIn = (stored: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof stored === 'object' && stored !== null ? stored : {}).map(([key, words]) => [
      key,
      String(words),
    ]),
  )
