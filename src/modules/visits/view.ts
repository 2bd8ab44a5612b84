import { dayOf } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { checklistFor } from './rules/checklist.ts'
import { clockOf, isGrownUp } from './rules/plan.ts'
import { viewOf, waitsForNote } from './rules/view.ts'
import type { VisitBasis, VisitBrief, VisitView } from './contract.ts'
import * as checklists from './checklists/store.ts'
import { type Entered, mayHold } from './enter.ts'
import { askedSeats } from './seats.ts'
import { courseNow } from './settle.ts'
import { followerOf, type Whole } from './store.ts'

/** The checklist that it was held with, or the one that it would be held with today. */
const pointsOf = async (ctx: Ctx, { visit }: Whole) => {
  const list =
    visit.begunAt === null
      ? checklistFor(visit.kind, await checklists.newestChecklists(ctx.tx))
      : visit.checklistId === null
        ? undefined
        : await checklists.checklistById(ctx.tx, visit.checklistId)
  return [...(list?.points ?? [])]
}

const nextStepsOf = async (ctx: Ctx, { children }: Whole): Promise<VisitView['nextSteps']> => {
  const clocks = await clockViews(
    ctx,
    children.map(({ caseId }) => caseId),
    'running',
  )
  return children.flatMap(({ caseId, childId }) => {
    const [next] = clocks
      .filter((clock) => clock.matterId === caseId && clock.code !== 'appeal')
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    return next ? [{ caseId, childId, code: next.code, dueOn: next.dueOn, paragraph: next.paragraph }] : []
  })
}

/** Who counts as a child on the day of the meeting. */
export const minorsOf = ({ whole, briefs }: Entered): readonly string[] =>
  whole.children.flatMap(({ childId }) =>
    isGrownUp(briefs.get(childId)?.birthOn ?? null, dayOf(whole.visit.startsAt)) ? [] : [childId],
  )

/** All that a view of the meeting is counted from. The words of the notes are asked of the journal. */
export const basisOf = async (ctx: Ctx, entered: Entered): Promise<VisitBasis> => {
  const { whole, briefs, signed, isProtected } = entered
  const { visit, events, workers, notes } = whole
  const [asked, points, names, nextSteps, follower] = await Promise.all([
    askedSeats(ctx, entered),
    pointsOf(ctx, whole),
    workerNames(ctx.tx, [
      ...workers.map(({ workerId }) => workerId),
      ...notes.map(({ authorId }) => authorId),
    ]),
    nextStepsOf(ctx, whole),
    followerOf(ctx.tx, visit.id),
  ])
  const { workerId: me } = ctx.actor
  const minors = minorsOf(entered)
  return {
    me,
    id: visit.id,
    kind: visit.kind,
    startsAt: visit.startsAt,
    minutes: visit.minutes,
    travelMinutes: visit.travelMinutes,
    place: isProtected ? '' : visit.place,
    purpose: visit.purpose,
    version: visit.version,
    plannedAt: visit.plannedAt,
    hasBegun: visit.begunAt !== null,
    isProtected,
    cancelled:
      visit.cancelledBy === null || visit.cancelledAt === null
        ? null
        : { by: visit.cancelledBy, at: visit.cancelledAt },
    children: whole.children.map(({ childId, caseId }) => ({
      childId,
      caseId,
      name: briefs.get(childId)?.name ?? '',
      protection: briefs.get(childId)?.protection ?? 'none',
      isGrownUp: !minors.includes(childId),
    })),
    asked,
    workers: workers.map(({ workerId, role }) => ({ workerId, role, name: names.get(workerId) ?? '' })),
    checklist: points,
    notes: notes.map(({ draftId, childId, authorId, writerIds, filled }) => ({
      draftId,
      childId,
      author: names.get(authorId) ?? '',
      isMine: writerIds.includes(me),
      isSigned: signed.has(draftId),
      // OSL 21:3: what was filled in before the identity became protected names the place.
      filled:
        filled === undefined
          ? null
          : { ...filled, participants: [...filled.participants], ...(isProtected ? { place: '' } : {}) },
    })),
    nextSteps,
    nextVisitId: follower?.id ?? null,
    taps: [...events],
  }
}

/** Everything that the screens of a meeting show, counted as a device counts it. */
export const visitView = async (ctx: Ctx, entered: Entered): Promise<VisitView> =>
  viewOf(await basisOf(ctx, entered), ctx.now)

/** Meetings on lines of a list: only those that the reader may hold. */
export const briefsOf = async (ctx: Ctx, entered: readonly Entered[]): Promise<VisitBrief[]> => {
  const shown = entered.filter((one) => mayHold(ctx, one))
  const names = await workerNames(
    ctx.tx,
    shown.flatMap(({ whole }) => whole.workers.map(({ workerId }) => workerId)),
  )
  return shown.map((one) => {
    const { visit, children, workers, notes } = one.whole
    const { phase } = courseNow(ctx, one)
    return {
      id: visit.id,
      kind: visit.kind,
      startsAt: visit.startsAt,
      on: dayOf(visit.startsAt),
      at: clockOf(visit.startsAt),
      minutes: visit.minutes,
      children: children.map(({ childId }) => ({
        childId,
        name: one.briefs.get(childId)?.name ?? '',
        protection: one.briefs.get(childId)?.protection ?? 'none',
      })),
      workers: workers.map(({ workerId }) => ({ workerId, name: names.get(workerId) ?? '' })),
      phase,
      cancelled: visit.cancelledBy,
      waitsForNote: waitsForNote(
        phase,
        notes.map(({ draftId, writerIds }) => ({
          isMine: writerIds.includes(ctx.actor.workerId),
          isSigned: one.signed.has(draftId),
        })),
      ),
    }
  })
}
