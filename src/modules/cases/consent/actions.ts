import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, log, logAll, permit } from '#platform/context.ts'
import { checkVersion, enterIntervention, enterToWork, refuseFaults } from '../actions/enter.ts'
import { caseFacts } from '../facts.ts'
import { may } from '../policy.ts'
import { dayFaults } from '../rules.ts'
import type * as contract from './contract.ts'
import type { ConsentsView } from './contract.ts'
import { guardiansAt, KindSchema } from './facts.ts'
import { type ConsentGround, groundFits, groundRules } from './grounds.ts'
import { whoFault } from './rules.ts'
import * as store from './store.ts'
import { consentsView } from './view.ts'

const viewOf = async (ctx: Ctx, caseId: string): Promise<ConsentsView> =>
  consentsView(ctx, found(await caseFacts(ctx.tx, caseId)))

/** One log row for the child, and one for each other person who must or may agree. */
export const read = async (
  ctx: Ctx,
  { caseId }: InputOf<typeof contract.readConsents>,
): Promise<ConsentsView> => {
  const facts = found(await caseFacts(ctx.tx, caseId))
  const basis = await permit(ctx, may, 'see case', facts.facts, { type: 'child', id: facts.childId })
  const view = await consentsView(ctx, facts)
  const shown = new Set(view.helps.flatMap((help) => help.people.flatMap(({ personId }) => personId ?? [])))
  shown.delete(facts.childId)
  await logAll(
    ctx,
    [...shown].map((id) => ({ about: { type: 'person', id }, basis })),
  )
  return view
}

/** What is written about a guardian stands in the guardian's own log, besides the child's. */
const logPerson = async (
  ctx: Ctx,
  { childId }: { readonly childId: string },
  personId: string | null,
): Promise<void> => {
  if (personId !== null && personId !== childId)
    await log(ctx, { about: { type: 'person', id: personId }, basis: 'works on case' })
}

/** SoL 21:1, FB 6:13: only the child itself, and only who has the custody on the day of the word. */
export const note = async (ctx: Ctx, input: InputOf<typeof contract.noteConsent>): Promise<ConsentsView> => {
  const { facts, intervention } = await enterIntervention(ctx, input)
  const { caseId, givenOn, personId } = input
  const { child } = facts
  refuseFaults(dayFaults('givenOn', givenOn, { notBefore: facts.openedOn, today: ctx.today }))
  const guardians = await guardiansAt(ctx.tx, child.id, givenOn)
  const fault = whoFault(personId, { child, on: givenOn, guardians })
  if (fault) throw new BadInput([{ path: 'personId', code: fault }])
  await logPerson(ctx, { childId: child.id }, personId)
  const isNew = await store.insertConsent(ctx.tx, {
    id: input.id,
    interventionId: intervention.id,
    caseId,
    childId: child.id,
    personId,
    givenAs: personId === child.id ? 'child' : 'guardian',
    answer: input.answer,
    form: input.form,
    scope: input.scope,
    words: input.words,
    givenOn,
    notedAt: ctx.now,
    notedBy: ctx.actor.workerId,
  })
  if (!isNew) throw new Conflict('already_saved')
  return viewOf(ctx, caseId)
}

/** A yes is taken back. What runs on it does not end by itself: the case says so until somebody acts. */
export const withdraw = async (
  ctx: Ctx,
  { caseId, consentId, withdrawnOn, words, version }: InputOf<typeof contract.withdrawConsent>,
): Promise<ConsentsView> => {
  const facts = await enterToWork(ctx, caseId)
  const stored = found(await store.readConsent(ctx.tx, consentId))
  found(stored.case_id === caseId ? stored : undefined)
  await logPerson(ctx, facts, stored.person_id)
  if (stored.answer !== 'agrees') throw new Conflict('consent_was_refused')
  checkVersion(version, stored.version, { withdrawnOn: stored.withdrawn_on })
  if (stored.withdrawn_on !== null) throw new Conflict('already_saved')
  refuseFaults(dayFaults('withdrawnOn', withdrawnOn, { notBefore: stored.given_on, today: ctx.today }))
  await store.withdrawConsentRow(ctx.tx, consentId, {
    on: withdrawnOn,
    words,
    at: ctx.now,
    by: ctx.actor.workerId,
    version,
  })
  return viewOf(ctx, caseId)
}

type Chosen = InputOf<typeof contract.chooseConsentGround>

/** A way out for one of two: the one has the custody, and the other one still has to agree. */
const checkForOne = async (
  ctx: Ctx,
  { caseId, interventionId, ground, personId, decidedOn }: Chosen,
  childId: string,
): Promise<void> => {
  if (!groundRules[ground].forOne) {
    if (personId !== null) throw new BadInput([{ path: 'personId', code: 'consent_ground_for_all' }])
    return
  }
  const guardians = (await guardiansAt(ctx.tx, childId, decidedOn)).filter(({ isDead }) => !isDead)
  if (!guardians.some((one) => one.personId === personId))
    throw new BadInput([{ path: 'personId', code: 'consent_not_guardian' }])
  const taken = (await store.readGroundsOf(ctx.tx, caseId)).filter(
    (row) => row.intervention_id === interventionId && row.person_id !== null,
  )
  const remain = guardians.filter(
    (one) => one.personId !== personId && taken.every((row) => row.person_id !== one.personId),
  )
  if (remain.length === 0) throw new BadInput([{ path: 'personId', code: 'consent_ground_of_one' }])
}

const checkGround = (
  ground: ConsentGround,
  { fits, reference }: { readonly fits: boolean; readonly reference: string },
): void => {
  if (!fits) throw new BadInput([{ path: 'ground', code: 'consent_ground_not_here' }])
  if (groundRules[ground].decidedBy === 'board' && reference === '')
    throw new BadInput([{ path: 'reference', code: 'consent_ground_by_board' }])
}

export const chooseGround = async (ctx: Ctx, input: Chosen): Promise<ConsentsView> => {
  const { facts, intervention } = await enterIntervention(ctx, input)
  const { caseId, ground, decidedOn } = input
  const { child } = facts
  const kind = KindSchema.parse(intervention.kind)
  refuseFaults(dayFaults('decidedOn', decidedOn, { notBefore: facts.openedOn, today: ctx.today }))
  checkGround(ground, {
    fits: groundFits(ground, { kind, birthOn: child.birthOn, on: decidedOn }),
    reference: input.reference,
  })
  await checkForOne(ctx, input, child.id)
  await logPerson(ctx, facts, input.personId)
  const isNew = await store.insertGround(ctx.tx, {
    id: input.id,
    interventionId: intervention.id,
    caseId,
    childId: child.id,
    personId: input.personId,
    ground,
    decidedOn,
    reference: input.reference,
    chosenAt: ctx.now,
    chosenBy: ctx.actor.workerId,
  })
  if (!isNew) throw new Conflict('already_saved')
  return viewOf(ctx, caseId)
}

/** It no longer stands: from now on the consents are asked for again. */
export const endGround = async (
  ctx: Ctx,
  { caseId, consentGroundId, version }: InputOf<typeof contract.endConsentGround>,
): Promise<ConsentsView> => {
  const facts = await enterToWork(ctx, caseId)
  const stored = found(await store.readGround(ctx.tx, consentGroundId))
  found(stored.case_id === caseId ? stored : undefined)
  await logPerson(ctx, facts, stored.person_id)
  checkVersion(version, stored.version, { endedOn: stored.ended_on })
  if (stored.ended_on !== null) throw new Conflict('already_saved')
  await store.endGroundRow(ctx.tx, consentGroundId, { on: ctx.today, by: ctx.actor.workerId, version })
  return viewOf(ctx, caseId)
}
