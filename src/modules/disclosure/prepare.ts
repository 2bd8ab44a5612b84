import { ageOn, type Day } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { reportTexts } from '#modules/intake/index.ts'
import { findPerson, relationsOf } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import { childFor, holdFor, mustBePrepared, refuseField } from './load.ts'
import { groundsFor, isWhole, mergedMasks } from './rules.ts'
import { sourcesOf } from './sources.ts'
import * as store from './store.ts'

/** A child acts in its own matter from 15 (law.md 1.3). */
const isTooYoung = (birthOn: Day | null, on: Day): boolean => birthOn !== null && ageOn(birthOn, on) < 15

/** Somebody asks. Who stands in the register is chosen there, so that what is theirs is known to be theirs. */
export const start = async (
  ctx: Ctx,
  { childId, id, personId, ...request }: InputOf<typeof contract.startDisclosure>,
): Promise<ReplyOf<typeof contract.startDisclosure>> => {
  const { child } = await childFor(ctx, 'prepare disclosure', childId)
  const around = (await relationsOf(ctx.tx, child.id)).map(({ person }) => person.id)
  const person = personId === undefined ? undefined : await findPerson(ctx.tx, personId)
  if (personId !== undefined && !(person && [child.id, ...around].includes(person.id)))
    refuseField('personId', 'choose')
  if (request.askedOn > ctx.today) refuseField('askedOn', 'in_future')
  if (request.requester === 'child' && isTooYoung(child.birthOn, request.askedOn))
    throw new Conflict('disclosure_child_is_young')
  const own = request.requester === 'child' ? child.id : (person?.id ?? null)
  const isNew = await store.insertDisclosure(ctx.tx, {
    ...request,
    id,
    childId: child.id,
    personId: own,
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  if (!isNew) throw new Conflict('command_of_another')
  return { disclosureId: id }
}

const keyOf = ({ kind, sourceId }: { readonly kind: string; readonly sourceId: string }): string =>
  `${kind} ${sourceId}`

/** What was judged stays; what is chosen anew comes with its text as it stands now. */
export const choose = async (
  ctx: Ctx,
  { sources, ...known }: InputOf<typeof contract.chooseDisclosed>,
): Promise<ReplyOf<typeof contract.chooseDisclosed>> => {
  const { row } = await holdFor(ctx, 'prepare disclosure', known)
  mustBePrepared(row)
  const there = await sourcesOf(ctx, row.child_id, await reportTexts(ctx.tx, row.child_id))
  const wanted = new Set(sources.map(keyOf))
  const chosen = there.filter((source) => wanted.has(keyOf(source)))
  if (chosen.length !== wanted.size) refuseField('sources', 'choose')
  const before = new Map((await store.itemsOf(ctx.tx, row.id)).map((item) => [keyOf(item), item]))
  await store.deleteItems(
    ctx.tx,
    [...before.values()].filter((item) => !wanted.has(keyOf(item))).map(({ id }) => id),
  )
  const placed = chosen.map((source, position) => ({ source, position, old: before.get(keyOf(source)) }))
  for (const { old, position } of placed) if (old) await store.placeItem(ctx.tx, old.id, position)
  await store.insertItems(
    ctx.tx,
    { disclosureId: row.id, childId: row.child_id },
    placed
      .filter(({ old }) => old === undefined)
      .map(({ source, position }) => ({ ...source, id: newId(ctx), position })),
  )
  await store.changeDisclosure(ctx.tx, row.id, {})
  return { version: row.version + 1 }
}

/** OSL asks for a test of every item; a mask says on what. */
export const judge = async (
  ctx: Ctx,
  { disclosureItemId, judged, ground, reason, masks, ...known }: InputOf<typeof contract.judgeDisclosed>,
): Promise<ReplyOf<typeof contract.judgeDisclosed>> => {
  const { row } = await holdFor(ctx, 'prepare disclosure', known)
  mustBePrepared(row)
  const item = found((await store.itemsOf(ctx.tx, row.id)).find(({ id }) => id === disclosureItemId))
  const allowed = groundsFor(row.requester)
  if (judged === 'withheld' && (ground === undefined || !allowed.includes(ground)))
    refuseField('ground', 'choose')
  if (judged !== 'open' && reason === '') refuseField('reason', 'required')
  if (judged !== 'masked' && masks.length > 0) refuseField('masks', 'choose')
  if (masks.some((mask) => !isWhole(item.body, mask) || !allowed.includes(mask.ground)))
    refuseField('masks', 'choose')
  await store.judgeItem(ctx.tx, item.id, {
    judged,
    ground: judged === 'withheld' ? (ground ?? '') : '',
    reason,
    masks: mergedMasks(masks.map(({ from, until, ground: on }) => ({ from, until, ground: on }))),
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  await store.changeDisclosure(ctx.tx, row.id, {})
  return { version: row.version + 1 }
}

/** To whoever leads the unit. Nothing chosen means: the preparer proposes that nothing is given out. */
export const send = async (
  ctx: Ctx,
  known: InputOf<typeof contract.sendDisclosure>,
): Promise<ReplyOf<typeof contract.sendDisclosure>> => {
  const { row } = await holdFor(ctx, 'prepare disclosure', known)
  mustBePrepared(row)
  if ((await store.itemsOf(ctx.tx, row.id)).some(({ judged }) => judged === null))
    throw new Conflict('disclosure_not_judged')
  await store.changeDisclosure(ctx.tx, row.id, { sent_by: ctx.actor.workerId, sent_at: ctx.now })
  return { version: row.version + 1 }
}
