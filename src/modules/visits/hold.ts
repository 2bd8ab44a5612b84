import { addDays } from '#kernel/day.ts'
import { BadInput, Conflict, found, type Issue } from '#kernel/errors.ts'
import { Id } from '#kernel/id.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { caseFacts, childRelation, openCaseOf, refuseInConflict } from '#modules/cases/index.ts'
import { findPerson } from '#modules/people/index.ts'
import type { listOwnVisits, readNextVisit, readVisit, tellVisit, VisitView } from './contract.ts'
import { type Entered, enteredOf, enterVisit, loadVisit } from './enter.ts'
import { may } from './policy.ts'
import { checklistFor } from './rules/checklist.ts'
import { minuteCategories } from './rules/events.ts'
import { momentOf } from './rules/plan.ts'
import * as checklists from './checklists/store.ts'
import { settle } from './settle.ts'
import * as store from './store.ts'
import * as write from './store-write.ts'
import { briefsOf, visitView } from './view.ts'

export const answerVisit = async (ctx: Ctx, { visitId }: InputOf<typeof readVisit>): Promise<VisitView> =>
  visitView(ctx, await enterVisit(ctx, visitId, 'free'))

type Tap = InputOf<typeof tellVisit>['events'][number]

const isCategory = (what: string): boolean => minuteCategories.some((one) => one === what)

/** What one tap must say to mean something. A wrong clock is no fault: such a tap is kept, and marked. */
const tapIssue = (tap: Tap, { whole }: Entered, known: ReadonlySet<string>): string | undefined => {
  const isChild = (id: string | null): boolean => whole.children.some(({ childId }) => childId === id)
  const isWorker = (id: string): boolean => whole.workers.some(({ workerId }) => workerId === id)
  switch (tap.kind) {
    case 'present':
    case 'left':
      // Somebody who was not asked comes with a name, in each tap: taps may come in any order.
      return tap.who !== null && (known.has(tap.who) || tap.words !== '') ? undefined : 'visit_not_at_table'
    case 'alone_from':
    case 'alone_until':
      if (!isChild(tap.who)) return 'visit_not_at_table'
      return tap.withId === null || isWorker(tap.withId) ? undefined : 'visit_not_at_table'
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

const idsKnown = ({ whole }: Entered, taps: readonly Tap[]): ReadonlySet<string> =>
  new Set([
    ...whole.children.map(({ childId }) => childId),
    ...whole.invited.map(({ id }) => id),
    ...whole.workers.map(({ workerId }) => workerId),
    ...[...whole.events, ...taps].flatMap(({ who, words, kind }) =>
      who !== null && words !== '' && (kind === 'present' || kind === 'left') ? [who] : [],
    ),
  ])

const refuseFaulty = (entered: Entered, taps: readonly Tap[]): void => {
  const known = idsKnown(entered, taps)
  const issues = taps.flatMap((tap, at): Issue[] => {
    const code = tapIssue(tap, entered, known)
    return code === undefined ? [] : [{ path: `events.${at}.${code === 'required' ? 'words' : 'who'}`, code }]
  })
  if (issues.length > 0) throw new BadInput(issues)
}

/** What is begun may always be finished. A case that was closed before is not visited. */
const refuseClosed = async (ctx: Ctx, { whole }: Entered): Promise<void> => {
  const cases = await Promise.all(whole.children.map(({ caseId }) => caseFacts(ctx.tx, caseId)))
  if (cases.every((one) => one === undefined || one.closedOn !== null))
    throw new Conflict('visit_case_closed')
}

const isAboutMinutes = ({ kind }: Tap): boolean => kind === 'corrected'

/** A worker says of her own minutes, as long as the note is a draft: the signed note is what was counted. */
const refuseCorrection = (ctx: Ctx, { whole, signed }: Entered, taps: readonly Tap[]): void => {
  if (!taps.some(isAboutMinutes)) return
  if (!whole.workers.some(({ workerId }) => workerId === ctx.actor.workerId))
    throw new Conflict('visit_not_yours')
  if (whole.notes.some(({ draftId }) => signed.has(draftId))) throw new Conflict('visit_signed')
}

const begin = async (ctx: Ctx, { whole }: Entered): Promise<void> => {
  const list = checklistFor(whole.visit.kind, await checklists.newestChecklists(ctx.tx))
  await write.setBegun(ctx.tx, whole.visit.id, { at: ctx.now, checklistId: list?.id ?? null })
}

/** Takes in what has happened: once, whatever comes twice, and in whatever order. */
export const tell = async (ctx: Ctx, { visitId, events }: InputOf<typeof tellVisit>): Promise<VisitView> => {
  const before = await enterVisit(ctx, visitId, 'locked')
  const stored = new Set(before.whole.events.map(({ id }) => id))
  const fresh = [...new Map(events.map((tap) => [tap.id, tap])).values()].filter(({ id }) => !stored.has(id))
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
