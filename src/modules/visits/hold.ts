import { addDays } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, emit, logAll, permit } from '#platform/context.ts'
import { caseFacts, childRelation, openCaseOf, refuseInConflict } from '#modules/cases/index.ts'
import { findPerson } from '#modules/people/index.ts'
import type {
  listOwnVisits,
  readNextVisit,
  readVisit,
  readVisitBasis,
  tellVisit,
  ToldTap,
  VisitBasis,
  VisitView,
} from './contract.ts'
import { type Entered, enteredOf, enterVisit, loadVisit } from './enter.ts'
import { visitTold } from './events.ts'
import { may } from './policy.ts'
import { checklistFor } from './rules/checklist.ts'
import { momentOf } from './rules/plan.ts'
import { correctionFault, freshTaps, tapIssues } from './rules/told.ts'
import * as checklists from './checklists/store.ts'
import { settle } from './settle.ts'
import * as store from './store.ts'
import * as write from './store-write.ts'
import { basisOf, briefsOf, visitView } from './view.ts'

export const answerVisit = async (ctx: Ctx, { visitId }: InputOf<typeof readVisit>): Promise<VisitView> =>
  visitView(ctx, await enterVisit(ctx, visitId, 'free'))

export const answerBasis = async (
  ctx: Ctx,
  { visitId }: InputOf<typeof readVisitBasis>,
): Promise<VisitBasis> => basisOf(ctx, await enterVisit(ctx, visitId, 'free'))

const refuseFaulty = ({ whole }: Entered, taps: readonly ToldTap[]): void => {
  const issues = tapIssues(taps, {
    childIds: whole.children.map(({ childId }) => childId),
    workerIds: whole.workers.map(({ workerId }) => workerId),
    askedIds: whole.invited.map(({ id }) => id),
    taps: whole.events,
  })
  if (issues.length > 0) throw new BadInput(issues)
}

/** What is begun may always be finished. A case that was closed before is not visited. */
const refuseClosed = async (ctx: Ctx, { whole }: Entered): Promise<void> => {
  const cases = await Promise.all(whole.children.map(({ caseId }) => caseFacts(ctx.tx, caseId)))
  if (cases.every((one) => one === undefined || one.closedOn !== null))
    throw new Conflict('visit_case_closed')
}

const refuseCorrection = (ctx: Ctx, { whole, signed }: Entered, taps: readonly ToldTap[]): void => {
  const code = correctionFault(taps, {
    isWorker: whole.workers.some(({ workerId }) => workerId === ctx.actor.workerId),
    isSigned: whole.notes.some(({ draftId }) => signed.has(draftId)),
  })
  if (code !== undefined) throw new Conflict(code)
}

const begin = async (ctx: Ctx, { whole }: Entered): Promise<void> => {
  const list = checklistFor(whole.visit.kind, await checklists.newestChecklists(ctx.tx))
  await write.setBegun(ctx.tx, whole.visit.id, { at: ctx.now, checklistId: list?.id ?? null })
}

/** Takes in what has happened: once, whatever comes twice, and in whatever order. */
export const tell = async (ctx: Ctx, { visitId, events }: InputOf<typeof tellVisit>): Promise<VisitView> => {
  const before = await enterVisit(ctx, visitId, 'locked')
  const fresh = freshTaps(events, before.whole.events)
  if (fresh.length > 0) {
    for (const { caseId } of before.whole.children) await refuseInConflict(ctx, caseId, 'work')
    const hasBegun = before.whole.visit.begunAt !== null
    if (!hasBegun) await refuseClosed(ctx, before)
    refuseFaulty(before, fresh)
    refuseCorrection(ctx, before, fresh)
    await write.insertEvents(
      ctx.tx,
      visitId,
      fresh.map((tap) => ({ ...tap, workerId: ctx.actor.workerId, receivedAt: ctx.now })),
    )
    if (!hasBegun) await begin(ctx, before)
    else await write.setChanged(ctx.tx, visitId, ctx.now)
    if (before.isProtected && before.whole.visit.place !== '') await write.forgetPlace(ctx.tx, visitId)
  }
  await settle(ctx, await loadVisit(ctx, visitId))
  if (fresh.length > 0) await emit(ctx, visitTold, { visitId })
  return visitView(ctx, await loadVisit(ctx, visitId))
}

const daysBack = 7
const daysAhead = 60

const logShown = (ctx: Ctx, basis: string, childIds: readonly string[]): Promise<void> =>
  logAll(
    ctx,
    [...new Set(childIds)].map((id) => ({ about: { type: 'child', id }, basis })),
  )

/** What the reader has held and not written down, what is today, and what comes. */
export const answerOwn = async (ctx: Ctx): Promise<ReplyOf<typeof listOwnVisits>> => {
  const { workerId } = ctx.actor
  const basis = await permit(ctx, may, 'see own visits', {}, { type: 'own visits', id: workerId })
  const wholes = await store.visitsOfWorker(
    ctx.tx,
    workerId,
    momentOf(addDays(ctx.today, -daysBack), '00:00'),
    momentOf(addDays(ctx.today, daysAhead), '00:00'),
  )
  const visits = await briefsOf(ctx, await enteredOf(ctx, wholes))
  await logShown(
    ctx,
    basis,
    visits.flatMap(({ children }) => children.map(({ childId }) => childId)),
  )
  return { today: ctx.today, visits }
}

export const answerNext = async (
  ctx: Ctx,
  { childId }: InputOf<typeof readNextVisit>,
): Promise<ReplyOf<typeof readNextVisit>> => {
  found(await findPerson(ctx.tx, childId))
  const basis = await permit(ctx, may, 'plan visit', await childRelation(ctx.tx, childId), {
    type: 'child',
    id: childId,
  })
  const wholes = await store.visitsOfChild(ctx.tx, childId, momentOf(ctx.today, '00:00'))
  const visits = await briefsOf(ctx, await enteredOf(ctx, wholes))
  const next = visits.find(({ phase }) => phase !== 'over') ?? null
  const others = next?.children.flatMap((one) => (one.childId === childId ? [] : [one.childId])) ?? []
  await logShown(ctx, basis, others)
  return { next, caseId: (await openCaseOf(ctx.tx, childId))?.caseId ?? null }
}
