import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, emit, log, newId } from '#platform/context.ts'
import { clockViews, extendClock, moveClocks } from '#modules/clocks/index.ts'
import { delegatedDecisionMade } from '#modules/organisation/index.ts'
import { findPerson, hasCustody, relationsOf } from '#modules/people/index.ts'
import { refuseInConflict } from '../conflicts/check.ts'
import type * as contract from '../contract.ts'
import { dayFaults, isEverybodyTold, whoIsToBeTold } from '../rules.ts'
import { whenSent } from '../rules/clock-moves.ts'
import * as store from '../store/investigations.ts'
import { sv } from '../text.sv.ts'
import type { CaseView } from '../views.ts'
import { caseView } from './case-view.ts'
import { checkMayDecide, checkVersion, enterInvestigation, refuseFaults } from './enter.ts'

/** Somebody around the child, or the child: letters and notices go to nobody else. */
const checkConcerned = async (ctx: Ctx, childId: string, personId: string): Promise<void> => {
  const around = await relationsOf(ctx.tx, childId)
  const isConcerned = personId === childId || around.some(({ person }) => person.id === personId)
  if (!isConcerned) throw new BadInput([{ path: 'personId', code: 'choose' }])
  if (personId !== childId)
    await log(ctx, { about: { type: 'person', id: personId }, basis: 'is concerned by the case' })
}

const orAlreadySaved = (isNew: boolean): void => {
  if (!isNew) throw new Conflict('already_saved')
}

const toldOrWithheld = (input: InputOf<typeof contract.notifyConcerned>) => {
  if (input.toldOn === null && input.withheldReason === '') return [{ path: 'toldOn', code: 'required' }]
  if (input.toldOn !== null && input.withheldReason !== '')
    return [{ path: 'withheldReason', code: 'told_or_withheld' }]
  return []
}

/** SoL 20:4. The clock stops when every guardian, and the child from 15, has been told or had it withheld. */
export const notify = async (
  ctx: Ctx,
  input: InputOf<typeof contract.notifyConcerned>,
): Promise<CaseView> => {
  const { facts, investigation } = await enterInvestigation(ctx, input.caseId)
  const notBefore = investigation.opened_on
  refuseFaults([
    ...toldOrWithheld(input),
    ...(input.toldOn === null ? [] : dayFaults('toldOn', input.toldOn, { notBefore, today: ctx.today })),
  ])
  await checkConcerned(ctx, facts.childId, input.personId)
  const { id, personId, toldOn, how, withheldReason } = input
  orAlreadySaved(
    await store.insertNotice(ctx.tx, {
      id,
      investigationId: investigation.id,
      personId,
      toldOn,
      how,
      withheldReason,
      byId: ctx.actor.workerId,
    }),
  )
  const child = found(await findPerson(ctx.tx, facts.childId))
  const guardians = (await relationsOf(ctx.tx, facts.childId)).filter(({ kind }) => hasCustody(kind))
  const concerned = whoIsToBeTold(
    child,
    guardians.map(({ person }) => person.id),
    ctx.today,
  )
  const noticed = (await store.readNotices(ctx.tx, investigation.id)).map((one) => one.person_id)
  if (isEverybodyTold(concerned, noticed))
    await moveClocks(ctx, input.caseId, { satisfy: [{ code: 'notifyConcerned' }] })
  return caseView(ctx, input.caseId)
}

/** The plan of the investigation: what is asked, how, and of whom. SoL 20:5: not wider than the case warrants. */
export const savePlan = async (
  ctx: Ctx,
  input: InputOf<typeof contract.saveInvestigationPlan>,
): Promise<CaseView> => {
  const { investigation } = await enterInvestigation(ctx, input.caseId)
  checkVersion(input.version, investigation.version, {
    purpose: investigation.plan_purpose,
    questions: investigation.plan_questions,
    withChild: investigation.plan_with_child,
  })
  const { purpose, questions, withChild, version } = input
  await store.savePlanRow(ctx.tx, investigation.id, {
    purpose,
    questions,
    withChild,
    madeOn: ctx.today,
    version,
  })
  return caseView(ctx, input.caseId)
}

export const askOthers = async (
  ctx: Ctx,
  input: InputOf<typeof contract.askForInformation>,
): Promise<CaseView> => {
  const { investigation } = await enterInvestigation(ctx, input.caseId)
  const notBefore = investigation.opened_on
  refuseFaults(dayFaults('askedOn', input.askedOn, { notBefore, today: ctx.today }))
  const { id, sourceKind, sourceName, question, askedOn } = input
  orAlreadySaved(
    await store.insertRequest(ctx.tx, {
      id,
      investigationId: investigation.id,
      sourceKind,
      sourceName,
      question,
      askedOn,
      askedBy: ctx.actor.workerId,
    }),
  )
  return caseView(ctx, input.caseId)
}

export const noteAnswer = async (ctx: Ctx, input: InputOf<typeof contract.noteAnswer>): Promise<CaseView> => {
  const { investigation } = await enterInvestigation(ctx, input.caseId)
  const requests = await store.readRequests(ctx.tx, investigation.id)
  const request = found(requests.find((one) => one.id === input.requestId))
  checkVersion(input.version, request.version, { answeredOn: request.answered_on, answer: request.answer })
  refuseFaults(dayFaults('answeredOn', input.answeredOn, { notBefore: request.asked_on, today: ctx.today }))
  const { answeredOn, answer, version } = input
  await store.saveAnswer(ctx.tx, request.id, { answeredOn, answer, version })
  return caseView(ctx, input.caseId)
}

/** SoL 20:3: särskilda skäl, a fixed time, and one who may decide it. */
export const extend = async (
  ctx: Ctx,
  input: InputOf<typeof contract.extendInvestigation>,
): Promise<CaseView> => {
  const { facts, investigation } = await enterInvestigation(ctx, input.caseId)
  await refuseInConflict(ctx, input.caseId, 'decide')
  const { ruleId, paragraph } = await checkMayDecide(ctx, 'extend_investigation', {
    unitId: facts.unitId,
    code: 'extension_by_another',
  })
  checkVersion(input.version, investigation.version, {})
  const { months, reason, version } = input
  const until = await extendClock(ctx, {
    matterId: input.caseId,
    code: 'investigation',
    ground: 'sarskildaSkal',
    length: { months },
    reason,
  })
  await store.raiseVersion(ctx.tx, investigation.id, version)
  await emit(ctx, delegatedDecisionMade, {
    id: newId(ctx),
    matterId: input.caseId,
    caseId: input.caseId,
    investigationId: investigation.id,
    childId: facts.childId,
    kind: 'extend_investigation',
    content: sv.record.extended(months, until),
    reasons: reason,
    paragraph,
    delegationRuleId: ruleId,
    presentedBy: null,
    decidedOn: ctx.today,
  })
  return caseView(ctx, input.caseId)
}

/** FL 25: the party gets all that matters and a set time to reply. SoL 14:8: and is told that speaking is possible too. */
export const send = async (
  ctx: Ctx,
  input: InputOf<typeof contract.sendCommunication>,
): Promise<CaseView> => {
  const { facts, investigation } = await enterInvestigation(ctx, input.caseId)
  refuseFaults([
    ...(input.toldOfOralRight ? [] : [{ path: 'toldOfOralRight', code: 'tell_of_oral_right' }]),
    ...dayFaults('sentOn', input.sentOn, { notBefore: investigation.opened_on, today: ctx.today }),
  ])
  await checkConcerned(ctx, facts.childId, input.personId)
  const { id, personId, material, how, sentOn, replyDays } = input
  orAlreadySaved(
    await store.insertCommunication(ctx.tx, {
      id,
      investigationId: investigation.id,
      personId,
      material,
      how,
      sentOn,
      sentBy: ctx.actor.workerId,
      replyDays,
      notedAt: ctx.now,
    }),
  )
  await moveClocks(ctx, input.caseId, { start: whenSent(input).start ?? [] })
  return caseView(ctx, input.caseId)
}

/** The reply ends the time to reply. That none came is noted first when the time is out: FL 25 gave it to the party. */
export const noteReply = async (ctx: Ctx, input: InputOf<typeof contract.noteReply>): Promise<CaseView> => {
  const { investigation } = await enterInvestigation(ctx, input.caseId)
  const letters = await store.readCommunications(ctx.tx, investigation.id)
  const letter = found(letters.find((one) => one.id === input.communicationId))
  checkVersion(input.version, letter.version, { repliedOn: letter.replied_on, reply: letter.reply })
  const noReply = input.repliedOn === null
  if (noReply && letter.replied_on !== null) throw new Conflict('reply_is_noted')
  if (input.repliedOn !== null)
    refuseFaults(dayFaults('repliedOn', input.repliedOn, { notBefore: letter.sent_on, today: ctx.today }))
  const clock = (await clockViews(ctx, [input.caseId], 'running')).find((one) => one.aboutId === letter.id)
  if (noReply && clock && ctx.today <= clock.dueOn)
    throw new Conflict('reply_time_runs', { dueOn: clock.dueOn })
  const { repliedOn, version } = input
  const reply = noReply ? '' : input.reply
  await store.saveReply(ctx.tx, letter.id, { repliedOn, reply, noReply, version })
  const key = { code: 'communicationReply' as const, aboutId: letter.id }
  await moveClocks(
    ctx,
    input.caseId,
    noReply ? { stop: [{ ...key, reason: sv.record.noReply }] } : { satisfy: [key] },
  )
  return caseView(ctx, input.caseId)
}
