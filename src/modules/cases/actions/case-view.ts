import { z } from 'zod'
import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { assignmentHistory, clockViews, watchViews } from '#modules/clocks/index.ts'
import { listUnits, mayDecide, workerNames } from '#modules/organisation/index.ts'
import { hasCustody, relationsOf, whomMayKnow } from '#modules/people/index.ts'
import { consentStandings } from '../consent/check.ts'
import { type CaseFacts, caseFacts } from '../facts.ts'
import { may } from '../policy.ts'
import { nextSteps, obstaclesToClosing, whoIsToBeTold } from '../rules.ts'
import { countOpen } from '../measures/store.ts'
import * as cases from '../store/cases.ts'
import * as interventions from '../store/interventions.ts'
import * as investigations from '../store/investigations.ts'
import {
  type CaseView,
  type ConcernedView,
  GoalResultView,
  type InterventionView,
  type InvestigationView,
  PlanQuestion,
  SourceKindSchema,
} from '../views.ts'
import { movedTo } from '../store/moves.ts'
import { stateOf } from './case-state.ts'

type Names = ReadonlyMap<string, string>
type Clocks = Awaited<ReturnType<typeof clockViews>>
type InvestigationRow = NonNullable<Awaited<ReturnType<typeof investigations.readInvestigation>>>

const readParts = async (ctx: Ctx, investigation: InvestigationRow | undefined) => {
  if (!investigation) return { notices: [], requests: [], letters: [] }
  const { id } = investigation
  return {
    notices: await investigations.readNotices(ctx.tx, id),
    requests: await investigations.readRequests(ctx.tx, id),
    letters: await investigations.readCommunications(ctx.tx, id),
  }
}

type Parts = Awaited<ReturnType<typeof readParts>>

const readHelp = async (ctx: Ctx, caseId: string) => {
  const given = await interventions.readInterventionsOf(ctx.tx, [caseId])
  const ids = given.map((one) => one.id)
  if (ids.length === 0) return { given, plans: [], goals: [], followUps: [] }
  return {
    given,
    plans: await interventions.readPlans(ctx.tx, ids),
    goals: await interventions.readGoals(ctx.tx, ids),
    followUps: await interventions.readFollowUps(ctx.tx, ids),
  }
}

type Help = Awaited<ReturnType<typeof readHelp>>

const authors = (parts: Parts, help: Help): string[] => [
  ...parts.notices.map((one) => one.by_id),
  ...parts.requests.map((one) => one.asked_by),
  ...parts.letters.map((one) => one.sent_by),
  ...help.plans.map((one) => one.made_by),
  ...help.followUps.map((one) => one.held_by),
]

const investigationView = (
  row: InvestigationRow,
  { requests, letters }: Parts,
  { names, people, clocks }: { names: Names; people: Names; clocks: Clocks },
): InvestigationView => ({
  id: row.id,
  openedOn: row.opened_on,
  openedBy: names.get(row.opened_by) ?? '',
  reason: row.opening_reason,
  endedOn: row.ended_on,
  outcome: row.outcome,
  plan: {
    purpose: row.plan_purpose,
    questions: z.array(PlanQuestion).parse(row.plan_questions),
    withChild: row.plan_with_child,
    madeOn: row.plan_made_on,
  },
  talkedOn: row.child_talked_on,
  requests: requests.map((one) => ({
    id: one.id,
    sourceKind: SourceKindSchema.parse(one.source_kind),
    sourceName: one.source_name,
    question: one.question,
    askedOn: one.asked_on,
    askedBy: names.get(one.asked_by) ?? '',
    answeredOn: one.answered_on,
    answer: one.answer,
    version: one.version,
  })),
  communications: letters.map((one) => ({
    id: one.id,
    person: people.get(one.person_id) ?? '',
    material: one.material,
    how: one.how,
    sentOn: one.sent_on,
    sentBy: names.get(one.sent_by) ?? '',
    replyDays: one.reply_days,
    replyBy: clocks.find((clock) => clock.aboutId === one.id && clock.endedOn === null)?.dueOn ?? null,
    repliedOn: one.replied_on,
    reply: one.reply,
    noReply: one.no_reply,
    version: one.version,
  })),
  version: row.version,
})

const planView = (row: Help['plans'][number], names: Names): NonNullable<InterventionView['plan']> => ({
  how: row.how,
  followUpHow: row.follow_up_how,
  othersDo: row.others_do,
  familyContact: row.family_contact,
  childContact: row.child_contact,
  childView: row.child_view,
  guardianView: row.guardian_view,
  followUpMonths: row.follow_up_months,
  madeOn: row.made_on,
  madeBy: names.get(row.made_by) ?? '',
  version: row.version,
})

const interventionViews = ({ given, plans, goals, followUps }: Help, names: Names): InterventionView[] =>
  given.map((row) => {
    const plan = plans.find((one) => one.intervention_id === row.id)
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      decidedOn: row.decided_on,
      startedOn: row.started_on,
      endedOn: row.ended_on,
      endReason: row.end_reason,
      plan: plan ? planView(plan, names) : null,
      goals: goals
        .filter((one) => one.intervention_id === row.id)
        .map(({ id, goal, sign }) => ({ id, goal, sign })),
      followUps: followUps
        .filter((one) => one.intervention_id === row.id)
        .map((one) => ({
          id: one.id,
          heldOn: one.held_on,
          heldBy: names.get(one.held_by) ?? '',
          summary: one.summary,
          childView: one.child_view,
          goalResults: z.array(GoalResultView).parse(one.goal_results),
          nextStep: one.next_step,
        })),
      version: row.version,
    }
  })

type Around = {
  readonly child: CaseFacts['child']
  readonly relations: Awaited<ReturnType<typeof relationsOf>>
}

const concernedViews = (
  { child, relations }: Around,
  { notices, mustBeTold, names }: { notices: Parts['notices']; mustBeTold: readonly string[]; names: Names },
): ConcernedView[] =>
  [
    ...relations.map(({ person, kind }) => ({ person, relation: kind })),
    { person: child, relation: 'child' as const },
  ].map(({ person, relation }) => {
    const notice = notices.findLast((one) => one.person_id === person.id)
    return {
      person,
      relation,
      mustBeTold: mustBeTold.includes(person.id),
      notice: notice
        ? {
            toldOn: notice.told_on,
            how: notice.how,
            withheldReason: notice.withheld_reason,
            by: names.get(notice.by_id) ?? '',
          }
        : null,
    }
  })

const canOf = async (
  ctx: Ctx,
  { own }: CaseFacts,
  {
    watch,
    isInvestigating,
    mayClose,
  }: { watch: CaseView['watch']; isInvestigating: boolean; mayClose: boolean },
): Promise<CaseView['can']> => {
  if (!watch)
    return { work: false, assign: false, takeOver: false, share: false, extend: false, close: false }
  const { workerId } = ctx.actor
  const work = may['work on case'](ctx.actor, own).allowed
  return {
    work,
    assign: may['assign case'](ctx.actor, { ...own, newOwnerId: '' }).allowed,
    takeOver:
      watch.ownerId !== workerId && may['assign case'](ctx.actor, { ...own, newOwnerId: workerId }).allowed,
    share:
      watch.ownerId === workerId && may['assign case'](ctx.actor, { ...own, newOwnerId: workerId }).allowed,
    extend: work && isInvestigating && (await mayDecide(ctx, 'extend_investigation')).allowed,
    close: work && mayClose && (await mayDecide(ctx, 'close_case')).allowed,
  }
}

/** A protected parent or friend of the family is known to those who have the child, not to their whole unit (law.md 3.7). */
const shownAround = async (ctx: Ctx, relations: Around['relations']): Promise<Around['relations']> => {
  const protectedIds = relations.flatMap(({ person }) => (person.isProtected ? [person.id] : []))
  const known = await whomMayKnow(ctx, protectedIds)
  return relations.filter(({ person }) => !person.isProtected || known.has(person.id))
}

/**
 * Everything that the screen of a case shows, in one answer. The caller has asked the policy before;
 * `known` are the facts it asked with, when nothing has been written since.
 */
export const caseView = async (ctx: Ctx, caseId: string, known?: CaseFacts): Promise<CaseView> => {
  const { tx } = ctx
  const facts = known ?? found(await caseFacts(tx, caseId))
  const { child } = facts
  const row = found(await cases.readCase(tx, caseId))
  const [latest, ...earlier] = await investigations.readInvestigationsOf(tx, [caseId])
  const parts = await readParts(ctx, latest)
  const help = await readHelp(ctx, caseId)
  const clocks = await clockViews(ctx, [caseId], 'all')
  const relations = await relationsOf(tx, row.child_id)
  const names = await workerNames(tx, [row.closed_by, latest?.opened_by, ...authors(parts, help)])
  const guardians = relations.filter(({ kind }) => hasCustody(kind))
  const mustBeTold = whoIsToBeTold(
    child,
    guardians.map(({ person }) => person.id),
    ctx.today,
  )
  const concerned = concernedViews(
    { child, relations: await shownAround(ctx, relations) },
    { notices: parts.notices, mustBeTold: latest?.ended_on === null ? mustBeTold : [], names },
  )
  const people = new Map(concerned.map(({ person }) => [person.id, person.name]))
  const investigation = latest ? investigationView(latest, parts, { names, people, clocks }) : null
  const given = interventionViews(help, names)
  const consents = await consentStandings(ctx, { caseId, child, helps: help.given })
  const state = stateOf(ctx.today, {
    closedOn: row.closed_on,
    investigation,
    interventions: given,
    clocks,
    mustBeTold,
    told: parts.notices.map((one) => one.person_id),
    openMeasures: await countOpen(tx, caseId),
    lackConsent: new Set(help.given.flatMap(({ id }) => (consents.get(id) === 'complete' ? [] : [id]))),
  })
  const obstacles = obstaclesToClosing(state)
  const watch = (await watchViews(tx, [caseId])).at(0) ?? null
  return {
    caseId: row.id,
    number: row.number,
    unitId: row.unit_id,
    unit: (await listUnits(tx)).find((one) => one.id === row.unit_id)?.name ?? '',
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    version: row.version,
    closingReason: row.closing_reason,
    movedTo: row.closed_on === null ? await movedTo(tx, caseId) : null,
    closedBy: row.closed_by === null ? '' : (names.get(row.closed_by) ?? ''),
    child,
    watch,
    clocks,
    assignments: await assignmentHistory(tx, caseId),
    concerned,
    investigation,
    earlierInvestigations: earlier.map((one) => ({
      id: one.id,
      openedOn: one.opened_on,
      endedOn: one.ended_on,
      outcome: one.outcome,
    })),
    interventions: given,
    openMeasures: state.openMeasures,
    next: nextSteps(state),
    obstacles,
    can: await canOf(ctx, facts, {
      watch,
      isInvestigating: state.investigation !== null,
      mayClose: obstacles.length === 0,
    }),
  }
}
