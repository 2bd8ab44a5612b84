import { dayOf } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { checklistFor } from './rules/checklist.ts'
import { isDoubtful } from './rules/course.ts'
import { minutesDefinition, minutesOfChildren, minutesOfWorkers } from './rules/minutes.ts'
import { clockOf, isGrownUp } from './rules/plan.ts'
import type { VisitBrief, VisitView } from './contract.ts'
import * as checklists from './checklists/store.ts'
import { type Entered, mayHold } from './enter.ts'
import { seatsOf } from './seats.ts'
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

/** Everything that the screens of a meeting show. The words of the notes are asked of the journal. */
export const visitView = async (ctx: Ctx, entered: Entered): Promise<VisitView> => {
  const { whole, briefs, signed, isProtected } = entered
  const { visit, events, workers, notes } = whole
  const course = courseNow(ctx, entered)
  const [seats, points, names, nextSteps, follower] = await Promise.all([
    seatsOf(ctx, entered, course),
    pointsOf(ctx, whole),
    workerNames(ctx.tx, [
      ...workers.map(({ workerId }) => workerId),
      ...notes.map(({ authorId }) => authorId),
    ]),
    nextStepsOf(ctx, whole),
    followerOf(ctx.tx, visit.id),
  ])
  const minors = minorsOf(entered)
  const given = {
    course,
    events,
    minors,
    workerIds: workers.map(({ workerId }) => workerId),
    plannedTravel: visit.travelMinutes,
  }
  const { workerId: me } = ctx.actor
  const isSigned = notes.some(({ draftId }) => signed.has(draftId))
  const isWorker = workers.some(({ workerId }) => workerId === me)
  return {
    id: visit.id,
    kind: visit.kind,
    startsAt: visit.startsAt,
    on: dayOf(visit.startsAt),
    at: clockOf(visit.startsAt),
    minutes: visit.minutes,
    travelMinutes: visit.travelMinutes,
    place: isProtected ? '' : visit.place,
    purpose: visit.purpose,
    version: visit.version,
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
    seats: seats.map(({ id, name, part, relation, personId, protection }) => ({
      id,
      name,
      part,
      relation,
      personId,
      protection,
    })),
    workers: workers.map(({ workerId, role }) => ({ workerId, role, name: names.get(workerId) ?? '' })),
    checklist: points,
    course: {
      phase: course.phase,
      startedAt: course.startedAt,
      endedAt: course.endedAt,
      present: [...course.present],
      wasPresent: [...course.wasPresent],
      alone: [...course.aloneNow].map(([childId, withId]) => ({ childId, withId })),
      metAlone: [...course.metAlone],
      ticked: [...course.ticked],
      nextOn: course.nextOn,
      views: course.views.map(({ id, who, childId, agrees, words }) => ({ id, who, childId, agrees, words })),
      marks: [...course.marks],
      doubtful: events.filter((one) =>
        isDoubtful(one.at, { receivedAt: one.receivedAt, plannedAt: visit.plannedAt }),
      ).length,
    },
    notes: notes.map(({ draftId, childId, authorId }) => ({
      draftId,
      childId,
      author: names.get(authorId) ?? '',
      isMine: authorId === me,
      isSigned: signed.has(draftId),
    })),
    minutesOf: minutesOfWorkers(given).map((one) => ({
      ...one,
      name: names.get(one.workerId) ?? '',
      isMine: one.workerId === me,
    })),
    minutesOfChildren: [...minutesOfChildren(given)],
    definition: `${minutesDefinition.id} ${minutesDefinition.version}`,
    nextSteps,
    nextVisitId: follower?.id ?? null,
    can: {
      change: visit.begunAt === null && visit.cancelledBy === null,
      write: workers.some(({ workerId, role }) => workerId === me && role === 'write'),
      correct: isWorker && !isSigned && course.phase === 'over',
    },
  }
}

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
      waitsForNote:
        phase !== 'planned' &&
        phase !== 'here' &&
        notes.some(({ draftId, authorId }) => authorId === ctx.actor.workerId && !one.signed.has(draftId)),
    }
  })
}
