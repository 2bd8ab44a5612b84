import { Conflict, found, NotFound } from '#kernel/errors.ts'
import { addHours, type Instant } from '#kernel/day.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, newId, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import {
  barredFrom,
  caseFacts,
  type CaseFacts,
  caseNumbersOf,
  refuseInConflict,
} from '#modules/cases/index.ts'
import { type Watch, watchesOfUnit, watchesOfWorker } from '#modules/clocks/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import type { PackableCase } from './contract.ts'
import { signLease } from './core/lease.ts'
import { checkoutView, endAll, ownDevice } from './devices.ts'
import { ownKeys } from './keys.ts'
import { factsOfCases, permitStanding } from './may-keep.ts'
import { may } from './policy.ts'
import { limits } from './rules.ts'
import * as store from './store.ts'

const mostListed = 60

const milliseconds = (at: Instant): number => Temporal.Instant.from(at).epochMilliseconds

const soonestCases = (watches: readonly Watch[]): Watch[] =>
  watches
    .filter((one) => one.matterKind === 'case')
    .sort((a, b) => (a.nextOn < b.nextOn ? -1 : a.nextOn > b.nextOn ? 1 : 0))

const watchesToPack = async (ctx: Ctx): Promise<readonly (readonly [Watch, 'own' | 'unit'])[]> => {
  const [own, unit] = await Promise.all([
    watchesOfWorker(ctx.tx, ctx.actor.workerId),
    watchesOfUnit(ctx.tx, ctx.actor.unitId),
  ])
  const mine = new Set(own.map((one) => one.matterId))
  return [
    ...soonestCases(own).map((one) => [one, 'own'] as const),
    ...soonestCases(unit.filter((one) => !mine.has(one.matterId))).map((one) => [one, 'unit'] as const),
  ].slice(0, mostListed)
}

export const answerPackable = async (ctx: Ctx): Promise<ReplyOf<typeof contract.listPackable>> => {
  const basis = await permit(ctx, may, 'carry a bag', {}, { type: 'own cases', id: null })
  const watches = await watchesToPack(ctx)
  const ids = watches.map(([one]) => one.matterId)
  const [facts, barred] = await Promise.all([factsOfCases(ctx, ids), barredFrom(ctx.tx, ids)])
  const guarded = [...facts.values()].filter((one) => one.isProtected).map((one) => one.caseId)
  const permits = new Map(
    (await store.readPermits(ctx.tx, ctx.actor.workerId, guarded)).map((p) => [p.case_id, p]),
  )
  const rows = watches.flatMap(([watch, part]): PackableCase[] => {
    const one = facts.get(watch.matterId)
    if (!one || !may['pack case'](ctx.actor, one.facts).allowed) return []
    if (barred.get(one.caseId)?.includes(ctx.actor.workerId) === true) return []
    const said = permits.get(one.caseId)
    return [
      {
        caseId: one.caseId,
        childId: one.childId,
        number: one.number,
        childName: one.child.name,
        protection: one.child.protection,
        nextOn: watch.nextOn,
        part,
        permit: one.isProtected ? permitStanding(said, ctx.now) : 'not_needed',
        permitText: said?.answer_text ?? '',
      },
    ]
  })
  for (const id of new Set(rows.map((row) => row.childId)))
    await log(ctx, { about: { type: 'child', id }, basis })
  return rows
}

/** Each case by itself: asked of the policy, open, and a protected child only with leave. */
const enter = async (ctx: Ctx, caseIds: readonly string[]): Promise<CaseFacts[]> => {
  const facts = await factsOfCases(ctx, caseIds)
  const all = caseIds.map((id) => found(facts.get(id)))
  for (const one of all) {
    await permit(ctx, may, 'pack case', one.facts, { type: 'child', id: one.childId })
    // FL 17: who has a conflict of interest takes no part, and takes nothing out of the house.
    await refuseInConflict(ctx, one.caseId, 'work')
  }
  if (all.some((one) => one.closedOn !== null)) throw new Conflict('bag_case_closed')
  return all
}

const refuseUnpermitted = async (ctx: Ctx, facts: readonly CaseFacts[]): Promise<Instant | undefined> => {
  const guarded = facts.filter((one) => one.isProtected).map((one) => one.caseId)
  const permits = new Map(
    (await store.readPermits(ctx.tx, ctx.actor.workerId, guarded)).map((p) => [p.case_id, p]),
  )
  const without = guarded.filter((id) => permitStanding(permits.get(id), ctx.now) !== 'yes')
  if (without.length > 0) throw new Conflict('bag_needs_permit', { caseIds: without })
  // A leave for a shorter time than the lease ends the lease.
  return guarded
    .map((id) => permits.get(id)?.valid_until ?? undefined)
    .filter((until) => until !== undefined)
    .sort()[0]
}

/** What the device has from now on: new ones are checked out, named again they are renewed, the rest is returned. */
export const takeAlong = async (
  ctx: Ctx,
  { deviceId, caseIds, hours }: InputOf<typeof contract.checkOut>,
): Promise<ReplyOf<typeof contract.checkOut>> => {
  const device = await ownDevice(ctx, deviceId)
  if (device.ended_at !== null) throw new Conflict('bag_device_ended')
  const wanted = [...new Set(caseIds)]
  if (wanted.length > limits.cases) throw new Conflict('bag_too_many')
  const facts = await enter(ctx, wanted)
  const permitEnds = await refuseUnpermitted(ctx, facts)
  const asked = addHours(ctx.now, hours)
  const untilAt = permitEnds !== undefined && permitEnds < asked ? permitEnds : asked
  const before = await beyondDenial(ctx.tx, () => store.readCheckouts(ctx.tx, [deviceId]))
  const renewed = before.filter((one) => wanted.includes(one.case_id))
  await store.renewCheckouts(
    ctx.tx,
    renewed.map((one) => one.id),
    { at: ctx.now, untilAt },
  )
  await endAll(
    ctx,
    before.filter((one) => !wanted.includes(one.case_id)),
    'returned',
  )
  for (const one of facts.filter(({ caseId }) => !renewed.some((known) => known.case_id === caseId)))
    await store.insertCheckout(ctx.tx, {
      id: newId(ctx),
      deviceId,
      caseId: one.caseId,
      childId: one.childId,
      workerId: ctx.actor.workerId,
      at: ctx.now,
      untilAt,
    })
  const keys = await ownKeys(ctx, 'lease')
  const lease = await signLease(keys.secret, {
    tenantId: ctx.actor.tenantId,
    workerId: ctx.actor.workerId,
    deviceId,
    issued: milliseconds(ctx.now),
    until: milliseconds(untilAt),
    caseIds: wanted,
  })
  return { lease, untilAt, now: ctx.now, cases: await namesOf(ctx, deviceId) }
}

const namesOf = async (ctx: Ctx, deviceId: string) => {
  const out = await store.readCheckouts(ctx.tx, [deviceId])
  const [children, numbers] = await Promise.all([
    personBriefs(
      ctx.tx,
      out.map((one) => one.child_id),
    ),
    caseNumbersOf(
      ctx.tx,
      out.map((one) => one.case_id),
    ),
  ])
  return out.map((one) => checkoutView(one, children, numbers))
}

export const askForPermit = async (
  ctx: Ctx,
  { id, caseId, reason }: InputOf<typeof contract.askForPermit>,
): Promise<ReplyOf<typeof contract.askForPermit>> => {
  const one = found(await caseFacts(ctx.tx, caseId))
  await permit(ctx, may, 'pack case', one.facts, { type: 'child', id: one.childId })
  if (!one.isProtected) throw new Conflict('bag_permit_not_needed')
  await store.insertPermit(ctx.tx, {
    id,
    caseId,
    childId: one.childId,
    workerId: ctx.actor.workerId,
    unitId: one.unitId,
    reason,
    at: ctx.now,
  })
  const stored = await store.permitById(ctx.tx, id)
  if (stored?.worker_id !== ctx.actor.workerId || stored.case_id !== caseId) throw new NotFound()
  return { permitId: id }
}

/** The decision of the one who leads the unit: for this worker, this child, and as long as a bag may be out. */
export const decidePermit = async (
  ctx: Ctx,
  { permitId, answer, text }: InputOf<typeof contract.answerPermit>,
): Promise<ReplyOf<typeof contract.answerPermit>> => {
  const asked = found(await store.permitById(ctx.tx, permitId))
  const one = found(await caseFacts(ctx.tx, asked.case_id))
  await permit(ctx, may, 'let a protected child be packed', one.facts, { type: 'child', id: one.childId })
  await refuseInConflict(ctx, one.caseId, 'decide')
  if (asked.worker_id === ctx.actor.workerId) throw new Conflict('bag_permit_own')
  if (asked.answer !== null) throw new Conflict('bag_permit_answered')
  const validUntil = answer === 'yes' ? addHours(ctx.now, limits.longestLeaseHours) : null
  await store.answerPermit(ctx.tx, permitId, {
    answer,
    text,
    at: ctx.now,
    by: ctx.actor.workerId,
    validUntil,
  })
  return { answer, validUntil }
}
