import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, newId } from '#platform/context.ts'
import { partiesOf } from '../facts.ts'
import { isAppealable } from '../rules.ts'
import { readDecisionRow, readServices } from '../store.ts'
import { startHandover } from './clock.ts'
import type { registerAppeal } from './contract.ts'
import { permitToHandle, viewOf } from './enter.ts'
import { dayFault, timeOf } from './rules.ts'
import * as store from './store.ts'

/** Who may appeal: the parties of today, and whoever was served as a party (FL 42). */
export const appellantsOf = async (
  ctx: Ctx,
  decision: { readonly id: string; readonly child_id: string },
): Promise<ReadonlySet<string>> => {
  const parties = await partiesOf(ctx, decision.child_id)
  const services = await readServices(ctx.tx, [decision.id])
  return new Set([...parties.map(({ person }) => person.id), ...services.map((one) => one.person_id)])
}

/**
 * A party's appeal has come in. Whether it came in time is counted from the service, never typed (FL 44); what came late waits
 * for somebody to say what follows.
 */
export const register = async (
  ctx: Ctx,
  input: InputOf<typeof registerAppeal>,
): Promise<ReplyOf<typeof registerAppeal>> => {
  const { decisionId, id, personId, arrivedOn } = input
  const decision = found(await readDecisionRow(ctx.tx, decisionId))
  const basis = await permitToHandle(ctx, decision.child_id)
  const before = await store.readAppealRow(ctx.tx, id)
  if (before?.decision_id === decisionId) return viewOf(ctx, id)
  const { case_id: caseId } = decision
  if (!isAppealable(decision.kind) || caseId === null) throw new Conflict('appeal_not_possible')
  if (!(await appellantsOf(ctx, decision)).has(personId))
    throw new BadInput([{ path: 'personId', code: 'not_a_party' }])
  await log(ctx, { about: { type: 'person', id: personId }, basis })
  const faults = dayFault('arrivedOn', arrivedOn, {
    notBefore: decision.decided_on,
    today: ctx.today,
    code: 'appeal_before_decision',
  })
  if (faults.length > 0) throw new BadInput(faults)
  const service = (await readServices(ctx.tx, [decisionId])).find((one) => one.person_id === personId)
  const appealUntil = service?.appeal_until ?? null
  const appeal = { ...input, caseId, childId: decision.child_id, appealUntil }
  const who = { byId: ctx.actor.workerId, byName: ctx.actor.name, at: ctx.now }
  if (!(await store.insertAppeal(ctx.tx, { ...appeal, ...who }))) throw new Conflict('appeal_is_open')
  const time = timeOf(arrivedOn, appealUntil)
  if (time !== 'late')
    await store.insertStep(ctx.tx, {
      ...who,
      id: newId(ctx),
      appealId: id,
      place: 1,
      step: 'time',
      outcome: time,
      takenOn: arrivedOn,
    })
  await startHandover(ctx, { appealId: id, caseId, arrivedOn }, time === 'in_time' ? service?.id : undefined)
  return viewOf(ctx, id)
}
