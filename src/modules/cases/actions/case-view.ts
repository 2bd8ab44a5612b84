import { z } from 'zod'
import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { ownAnswersOf } from '#modules/burden/index.ts'
import { assignmentHistory, clockViews } from '#modules/clocks/index.ts'
import { delegatedBy, workerNames } from '#modules/organisation/index.ts'
import { hasCustody, relationsOf, whomMayKnow } from '#modules/people/index.ts'
import { consentStandings } from '../consent/check.ts'
import { type CaseFacts, caseFacts } from '../facts.ts'
import { type FollowUpRow, readFollowUpAfter } from '../follow-up/store.ts'
import { withoutHiddenWords } from '../placements/hidden-words.ts'
import { may } from '../policy.ts'
import { nextSteps, obstaclesToClosing, whoIsToBeTold } from '../rules.ts'
import type { Standing } from '../conflicts/rules.ts'
import { readConflictsOf } from '../conflicts/store.ts'
import { conflictViews, ownStandingIn, peopleIn, tellableBy } from '../conflicts/view.ts'
import { countOpen } from '../measures/store.ts'
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
  const [notices, requests, letters] = await Promise.all([
    investigations.readNotices(ctx.tx, id),
    investigations.readRequests(ctx.tx, id),
    investigations.readCommunications(ctx.tx, id),
  ])
  return { notices, requests, letters }
}

type Parts = Awaited<ReturnType<typeof readParts>>

const noAnswers: Awaited<ReturnType<typeof ownAnswersOf>> = new Map()

const readHelp = async (ctx: Ctx, caseId: string) => {
  const given = await interventions.readInterventionsOf(ctx.tx, [caseId])
  const ids = given.map((one) => one.id)
  if (ids.length === 0) return { given, plans: [], goals: [], followUps: [], own: noAnswers }
  const [plans, goals, followUps] = await Promise.all([
    interventions.readPlans(ctx.tx, ids),
    interventions.readGoals(ctx.tx, ids),
    interventions.readFollowUps(ctx.tx, ids),
  ])
  const own = await ownAnswersOf(
    ctx.tx,
    followUps.map((one) => one.id),
  )
  return { given, plans, goals, followUps, own }
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

/** SoL 23:1: the child is followed after an investigation without help. */
const childFollowUpView = (row: FollowUpRow): NonNullable<CaseView['childFollowUp']> => ({
  id: row.id,
  decisionId: row.decision_id,
  startedOn: row.started_on,
  talkedOn: row.talked_on,
  endedOn: row.ended_on,
  outcome: row.outcome,
  summary: row.summary,
  childView: row.child_view,
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

const interventionViews = ({ given, plans, goals, followUps, own }: Help, names: Names): InterventionView[] =>
  given.map((row) => {
    const plan = plans.find((one) => one.intervention_id === row.id)
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      decidedOn: row.decided_on,
      startedOn: row.started_on,
      interruptedOn: row.ended_on === null ? row.interrupted_on : null,
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
          own: own.get(one.id) ?? [],
        })),
      isHidden: false,
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
    standing,
  }: { watch: CaseView['watch']; isInvestigating: boolean; mayClose: boolean; standing: Standing },
): Promise<CaseView['can']> => {
  if (!watch)
    return { work: false, assign: false, takeOver: false, share: false, extend: false, close: false }
  const { workerId } = ctx.actor
  // FL 17–18: who has a conflict of interest does nothing here; who waits for the answer decides nothing.
  const isFree = standing !== 'barred'
  const work = isFree && may['work on case'](ctx.actor, own).allowed
  const decides = work && standing === 'free'
  return {
    work,
    assign: isFree && may['assign case'](ctx.actor, { ...own, newOwnerId: '' }).allowed,
    takeOver:
      isFree &&
      watch.ownerId !== workerId &&
      may['assign case'](ctx.actor, { ...own, newOwnerId: workerId }).allowed,
    share:
      isFree &&
      watch.ownerId === workerId &&
      may['assign case'](ctx.actor, { ...own, newOwnerId: workerId }).allowed,
    extend: decides && isInvestigating && (await delegatedBy(ctx, 'extend_investigation')).allowed,
    close: decides && mayClose && (await delegatedBy(ctx, 'close_case')).allowed,
  }
}

/** A protected parent or friend of the family is known to those who have the child, not to their whole unit (law.md 3.7). */
const shownAround = async (ctx: Ctx, relations: Around['relations']): Promise<Around['relations']> => {
  const protectedIds = relations.flatMap(({ person }) => (person.isProtected ? [person.id] : []))
  const known = await whomMayKnow(ctx, protectedIds)
  return relations.filter(({ person }) => !person.isProtected || known.has(person.id))
}

const readInquiries = async (ctx: Ctx, caseId: string) => {
  const inquiries = await investigations.readInvestigationsOf(ctx.tx, [caseId])
  const [latest] = inquiries
  const isWithoutHelp = latest?.outcome === 'no_measure' || latest?.outcome === 'refused'
  const [parts, after] = await Promise.all([
    readParts(ctx, latest),
    isWithoutHelp ? readFollowUpAfter(ctx.tx, latest.id) : undefined,
  ])
  return { inquiries, parts, after }
}

const readConsented = async (ctx: Ctx, { caseId, child }: CaseFacts) => {
  const help = await readHelp(ctx, caseId)
  return { help, consents: await consentStandings(ctx, { caseId, child, helps: help.given }) }
}

const readRelations = async (ctx: Ctx, childId: string) => {
  const relations = await relationsOf(ctx.tx, childId)
  return { relations, shown: await shownAround(ctx, relations) }
}

/** All that the screen is made of. What does not wait for another's answer is asked in one message (platform/db/wire.ts). */
const readAround = async (ctx: Ctx, facts: CaseFacts) => {
  const { tx } = ctx
  const { caseId } = facts
  const [inquired, consented, related, clocks, openMeasures, moved, history, conflicts] = await Promise.all([
    readInquiries(ctx, caseId),
    readConsented(ctx, facts),
    readRelations(ctx, facts.childId),
    clockViews(ctx, [caseId], 'all'),
    countOpen(tx, caseId),
    facts.closedOn === null ? movedTo(tx, caseId) : null,
    assignmentHistory(tx, caseId),
    readConflictsOf(tx, caseId),
  ])
  return { ...inquired, ...consented, ...related, clocks, openMeasures, moved, history, conflicts }
}

/**
 * Everything that the screen of a case shows, in one answer. The caller has asked the policy before;
 * `known` are the facts it asked with, when nothing has been written since.
 */
export const caseView = async (ctx: Ctx, caseId: string, known?: CaseFacts): Promise<CaseView> => {
  const { tx } = ctx
  const facts = known ?? found(await caseFacts(tx, caseId))
  const { child, watch = null } = facts
  const around = await readAround(ctx, facts)
  const { inquiries, parts, after, help, consents, clocks, relations, shown, openMeasures, conflicts } =
    around
  const [latest, ...earlier] = inquiries
  const [names] = await Promise.all([
    workerNames(tx, [
      facts.closedBy,
      latest?.opened_by,
      ...authors(parts, help),
      ...peopleIn(conflicts, facts),
      ctx.actor.workerId,
    ]),
    // Asked again below, when it is known what may be decided: it is the same question, and has left in the same message.
    watch ? delegatedBy(ctx, 'close_case') : undefined,
  ])
  const guardians = relations.filter(({ kind }) => hasCustody(kind))
  const mustBeTold = whoIsToBeTold(
    child,
    guardians.map(({ person }) => person.id),
    ctx.today,
  )
  const concerned = concernedViews(
    { child, relations: shown },
    { notices: parts.notices, mustBeTold: latest?.ended_on === null ? mustBeTold : [], names },
  )
  const people = new Map(concerned.map(({ person }) => [person.id, person.name]))
  const investigation = latest ? investigationView(latest, parts, { names, people, clocks }) : null
  const given = interventionViews(help, names)
  const state = stateOf(ctx.today, {
    closedOn: facts.closedOn,
    investigation,
    interventions: given,
    clocks,
    mustBeTold,
    told: parts.notices.map((one) => one.person_id),
    openMeasures,
    after,
    lackConsent: new Set(help.given.flatMap(({ id }) => (consents.get(id) === 'complete' ? [] : [id]))),
  })
  const obstacles = obstaclesToClosing(state)
  return {
    caseId,
    number: facts.number,
    unitId: facts.unitId,
    unit: facts.unit,
    openedOn: facts.openedOn,
    closedOn: facts.closedOn,
    version: facts.version,
    closingReason: facts.closingReason,
    closingOwn: facts.closedOn === null ? [] : ((await ownAnswersOf(tx, [caseId])).get(caseId) ?? []),
    movedTo: around.moved,
    closedBy: facts.closedBy === null ? '' : (names.get(facts.closedBy) ?? ''),
    child,
    watch,
    clocks,
    assignments: around.history,
    concerned,
    investigation,
    earlierInvestigations: earlier.map((one) => ({
      id: one.id,
      openedOn: one.opened_on,
      endedOn: one.ended_on,
      outcome: one.outcome,
    })),
    interventions: await withoutHiddenWords(ctx, { caseId, facts: facts.facts }, given),
    openMeasures: state.openMeasures,
    childFollowUp: after ? childFollowUpView(after) : null,
    conflicts: conflictViews(ctx, facts, { rows: conflicts, names }),
    mayTellOf: tellableBy(ctx, facts, conflicts).map((id) => ({ id, name: names.get(id) ?? '' })),
    next: nextSteps(state),
    obstacles,
    can: await canOf(ctx, facts, {
      watch,
      isInvestigating: state.investigation !== null,
      mayClose: obstacles.length === 0,
      standing: ownStandingIn(conflicts, ctx.actor.workerId),
    }),
  }
}
