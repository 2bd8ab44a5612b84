import { addHours, secondsBetween } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import { parseIdentityNumber } from '#kernel/identity-number.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import {
  type ChildFacts,
  childFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/index.ts'
import { findPerson } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import { type Asked, askedBy, isRunning, longestHours, reviewByOf } from './rules.ts'
import * as store from './store.ts'

/** Unknown, denied, protected, or a person whom no matter is about: one and the same answer, that does not tell which. */
const nobody = (): BadInput => new BadInput([{ path: 'child', code: 'break_glass_nobody' }])

const meant = (typed: string, ctx: Pick<Ctx, 'today'>): Asked => {
  const asked = askedBy(typed)
  if (asked.kind !== 'number') return asked
  const parsed = parseIdentityNumber(typed, ctx.today)
  if (!parsed.ok) throw new BadInput([{ path: 'child', code: `number_${parsed.problem}` }])
  return { kind: 'number', text: parsed.number }
}

const relations = [isResponsible, leadsTheUnit, worksInTheUnit, worksInTheUnitThatHadIt, leadsTheService]

/** Whoever may read the child anyway. Never through what the database hides: the denied are not found before. */
const mayReadAnyway = (ctx: Ctx, facts: ChildFacts): boolean =>
  relations.some((one) => one.holds(ctx.actor, facts))

const childMeant = async (ctx: Ctx, typed: string): Promise<ChildFacts & { readonly childId: string }> => {
  const personId = await store.whoIs(ctx.tx, meant(typed, ctx))
  const person = personId === undefined ? undefined : await findPerson(ctx.tx, personId)
  if (!person) throw nobody()
  return { ...(await childFacts(ctx.tx, person.id, person.isProtected)), childId: person.id }
}

/** trust.md 3, step 6: opened for reading, seen at once, and reviewed by another. */
export const breakGlass = async (
  ctx: Ctx,
  { id, child, category, reason }: InputOf<typeof contract.breakTheGlass>,
): Promise<ReplyOf<typeof contract.breakTheGlass>> => {
  const basis = await permit(ctx, may, 'break the glass', {}, { type: 'break-glass', id })
  const facts = await childMeant(ctx, child)
  const { childId } = facts
  if (mayReadAnyway(ctx, facts)) return { childId, breakGlassId: null, untilAt: null }
  const unitIds = [...new Set([...facts.unitIds, ...facts.formerUnitIds])]
  // A protected identity takes a second person, who leads; the sealed store is never opened by this.
  if (facts.isProtected || unitIds.length === 0) throw nobody()
  const running = await store.readRunning(ctx.tx, ctx.actor.workerId, ctx.now)
  const same = running.find((one) => one.child_id === childId)
  if (same) return { childId, breakGlassId: same.id, untilAt: same.until_at }
  await log(ctx, { about: { type: 'child', id: childId }, basis })
  const untilAt = addHours(ctx.now, longestHours)
  const isNew = await store.insertBreakGlass(ctx.tx, {
    id,
    workerId: ctx.actor.workerId,
    unitId: ctx.actor.unitId,
    childUnitIds: unitIds,
    childId,
    category,
    reason,
    from: ctx.now,
    until: untilAt,
    reviewBy: reviewByOf(ctx.today),
  })
  if (!isNew) throw new Conflict('break_glass_is_entered')
  return { childId, breakGlassId: id, untilAt }
}

export const answerOwn = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readOwnBreakGlasses>> =>
  (await store.readRunning(ctx.tx, ctx.actor.workerId, ctx.now)).map((one) => ({
    breakGlassId: one.id,
    childId: one.child_id,
    untilAt: one.until_at,
    secondsLeft: secondsBetween(ctx.now, one.until_at),
  }))

/** The need is over before the hours are. */
export const end = async (
  ctx: Ctx,
  { breakGlassId: id }: InputOf<typeof contract.endBreakGlass>,
): Promise<ReplyOf<typeof contract.endBreakGlass>> => {
  const row = found(await store.lockBreakGlass(ctx.tx, id))
  await permit(ctx, may, 'end break-glass', { workerId: row.worker_id }, { type: 'child', id: row.child_id })
  if (!isRunning({ untilAt: row.until_at, endedAt: row.ended_at }, ctx.now))
    throw new Conflict('break_glass_is_over')
  await store.endRow(ctx.tx, id, ctx.now)
  return { breakGlassId: id }
}
