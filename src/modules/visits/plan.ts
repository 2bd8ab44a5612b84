import { type Day, dayOf } from '#kernel/day.ts'
import { BadInput, Conflict, found, type Issue, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { type CaseFacts, openCaseOf, refuseInConflict } from '#modules/cases/index.ts'
import { countTalksWithChild } from '#modules/journal/index.ts'
import { type Colleague, findColleague } from '#modules/organisation/index.ts'
import { relationsOf, siblingsOf } from '#modules/people/index.ts'
import type { cancelVisit, changeVisit, planVisit, readVisitPlan, takeThePen, VisitView } from './contract.ts'
import { enterCases, enterVisit, loadVisit, mayHold } from './enter.ts'
import { may } from './policy.ts'
import { momentOf, namesIn, nextOfficeDay, planIssues } from './rules/plan.ts'
import { courseNow, settle } from './settle.ts'
import * as store from './store.ts'
import * as write from './store-write.ts'
import { giveNotes } from './together/notes.ts'
import { visitView } from './view.ts'

const usualStart = '10:00'
const usualMinutes = 60
const usualTravel = 30

/** Siblings with an open case that the reader may work with: one meeting may be about them all. */
const siblingCases = async (ctx: Ctx, childId: string): Promise<CaseFacts[]> => {
  const siblings = await siblingsOf(ctx.tx, childId)
  const open = await Promise.all(siblings.map(({ id }) => openCaseOf(ctx.tx, id)))
  return open.flatMap((one) =>
    one !== undefined && may['plan visit'](ctx.actor, one.facts).allowed ? [one] : [],
  )
}

const workersFor = async (ctx: Ctx, { watch }: CaseFacts): Promise<readonly Colleague[]> => {
  const ids = [...(watch ? [watch.ownerId, watch.coworkerId] : []), ctx.actor.workerId]
  const workers = await Promise.all(
    [...new Set(ids.filter((id) => id !== null))].map((id) => findColleague(ctx, id)),
  )
  return workers.filter((one) => one !== undefined)
}

/** All that the case can tell of its next meeting, so that little is asked. */
export const answerPlan = async (
  ctx: Ctx,
  { caseId }: InputOf<typeof readVisitPlan>,
): Promise<ReplyOf<typeof readVisitPlan>> => {
  const [it] = await enterCases(ctx, [caseId], 'plan visit')
  const own = found(it)
  const [siblings, relations, workers, last, talks] = await Promise.all([
    siblingCases(ctx, own.childId),
    relationsOf(ctx.tx, own.childId),
    workersFor(ctx, own),
    store.lastVisitOfCase(ctx.tx, caseId),
    countTalksWithChild(ctx.tx, own.childId),
  ])
  if (own.closedOn !== null) throw new Conflict('visit_case_closed')
  const atWork = workers.filter(({ isAway }) => !isAway)
  const owner = own.watch?.ownerId
  // The owner talks and the colleague writes, when there are two of them.
  const pair = atWork.filter(({ id }) => id === owner || id === own.watch?.coworkerId)
  const writer = pair.find(({ id }) => id !== owner) ?? pair[0] ?? workers[0]
  return {
    children: [own, ...siblings].map(({ caseId: id, childId, child, isProtected }) => ({
      caseId: id,
      childId,
      name: child.name,
      protection: child.protection,
      isProtected,
      birthOn: child.birthOn,
    })),
    people: relations.map(({ person, kind }) => ({
      id: person.id,
      name: person.name,
      relation: kind,
      protection: person.protection,
    })),
    workers: workers.map(({ id, name }) => ({ workerId: id, name })),
    writerId: found(writer).id,
    talkerId: pair.find(({ id }) => id !== writer?.id)?.id ?? null,
    kind: last?.kind ?? (talks.talks === 0 ? 'talk_with_child' : 'home_visit'),
    on: nextOfficeDay(ctx.today),
    at: usualStart,
    minutes: last?.minutes ?? usualMinutes,
    travelMinutes: last?.travel_minutes ?? usualTravel,
  }
}

type Plan = Omit<InputOf<typeof planVisit>, 'id'>

/** Who talks and who writes must be somebody who may have every child of the meeting (SoLPuL 10 §). */
const workerIssues = async (ctx: Ctx, plan: Plan, cases: readonly CaseFacts[]): Promise<Issue[]> => {
  const asked = [
    { path: 'writerId', id: plan.writerId },
    ...(plan.talkerId === null ? [] : [{ path: 'talkerId', id: plan.talkerId }]),
  ]
  const issues = await Promise.all(
    asked.map(async ({ path, id }) => {
      const one = await findColleague(ctx, id)
      const actor = one && {
        tenantId: ctx.actor.tenantId,
        workerId: one.id,
        name: one.name,
        title: one.title,
        role: one.role,
        unitId: one.unitId,
        isAway: one.isAway,
      }
      const isAllowed = actor && cases.every(({ facts }) => may['plan visit'](actor, facts).allowed)
      return isAllowed ? [] : [{ path, code: 'visit_worker_without_child' }]
    }),
  )
  return issues.flat()
}

const invitedBy = async (ctx: Ctx, plan: Plan, cases: readonly CaseFacts[]): Promise<store.Invited[]> => {
  const relations = (await Promise.all(cases.map(({ childId }) => relationsOf(ctx.tx, childId)))).flat()
  const known = new Set(relations.map(({ person }) => person.id))
  const ids = [...new Set(plan.personIds)]
  if (ids.some((id) => !known.has(id))) throw new BadInput([{ path: 'personIds', code: 'visit_not_in_case' }])
  return [
    ...ids.map((personId) => ({ id: newId(ctx), personId, name: '' })),
    ...namesIn(plan.others).map((name) => ({ id: newId(ctx), personId: null, name })),
  ]
}

const checked = async (ctx: Ctx, plan: Plan, cases: readonly CaseFacts[]) => {
  if (cases.some(({ closedOn }) => closedOn !== null)) throw new Conflict('visit_case_closed')
  for (const { caseId } of cases) await refuseInConflict(ctx, caseId, 'work')
  const isProtected = cases.some((one) => one.isProtected)
  const issues = [
    ...planIssues(plan, { today: ctx.today, isProtected }),
    ...(await workerIssues(ctx, plan, cases)),
  ]
  if (issues.length > 0) throw new BadInput(issues)
  const { kind, minutes, travelMinutes, place, purpose } = plan
  const workers: store.Worker[] = [
    { workerId: plan.writerId, role: 'write' },
    ...(plan.talkerId === null ? [] : [{ workerId: plan.talkerId, role: 'talk' as const }]),
  ]
  return {
    row: { kind, minutes, travelMinutes, place, purpose, startsAt: momentOf(plan.on, plan.at) },
    table: {
      children: cases.map(({ childId, caseId }) => ({ childId, caseId })),
      invited: await invitedBy(ctx, plan, cases),
      workers,
    },
  }
}

export const plan = async (ctx: Ctx, { id, ...given }: InputOf<typeof planVisit>): Promise<VisitView> => {
  const cases = await enterCases(ctx, given.caseIds, 'plan visit')
  const { row, table } = await checked(ctx, given, cases)
  const by = ctx.actor.workerId
  if (await write.insertVisit(ctx.tx, { ...row, id, followsId: null, at: ctx.now, by })) {
    await write.setTable(ctx.tx, id, table)
    await giveNotes(ctx, id)
  }
  const made = await loadVisit(ctx, id)
  // The id of another meeting: it is not shown to whoever may not have it.
  if (!mayHold(ctx, made)) throw new NotFound()
  return visitView(ctx, made)
}

/** What the other one saved, for whoever compares. Never a place that may not be told. */
const asStored = (
  { visit }: store.Whole,
  isProtected: boolean,
): { kind: string; on: Day; purpose: string; place: string } => ({
  kind: visit.kind,
  on: dayOf(visit.startsAt),
  purpose: visit.purpose,
  place: isProtected ? '' : visit.place,
})

export const change = async (
  ctx: Ctx,
  { visitId, version, ...given }: InputOf<typeof changeVisit>,
): Promise<VisitView> => {
  const { whole, isProtected } = await enterVisit(ctx, visitId, 'locked')
  const cases = await enterCases(ctx, given.caseIds, 'hold visit')
  if (whole.visit.begunAt !== null) throw new Conflict('visit_has_begun')
  if (whole.visit.version !== version)
    throw new Conflict('changed_meanwhile', {
      current: asStored(whole, isProtected),
      version: whole.visit.version,
    })
  const { row, table } = await checked(ctx, given, cases)
  await write.updatePlan(ctx.tx, visitId, row, { at: ctx.now, version })
  await write.setTable(ctx.tx, visitId, table)
  await giveNotes(ctx, visitId)
  return visitView(ctx, await loadVisit(ctx, visitId))
}

/** One tap. What has been held cannot be called off; told twice is told once. */
export const cancel = async (ctx: Ctx, { visitId, by }: InputOf<typeof cancelVisit>): Promise<VisitView> => {
  const entered = await enterVisit(ctx, visitId, 'locked')
  const { phase } = courseNow(ctx, entered)
  if (phase !== 'planned' && phase !== 'here') throw new Conflict('visit_has_begun')
  if (entered.whole.visit.cancelledBy !== by) await write.setCancelled(ctx.tx, visitId, by, ctx.now)
  return visitView(ctx, await loadVisit(ctx, visitId))
}

export const takePen = async (ctx: Ctx, { visitId }: InputOf<typeof takeThePen>): Promise<VisitView> => {
  const { whole } = await enterVisit(ctx, visitId, 'locked')
  const me = ctx.actor.workerId
  if (!whole.workers.some(({ workerId }) => workerId === me)) throw new Conflict('visit_not_yours')
  await write.setRoles(ctx.tx, visitId, me)
  await giveNotes(ctx, visitId)
  await settle(ctx, await loadVisit(ctx, visitId))
  return visitView(ctx, await loadVisit(ctx, visitId))
}
