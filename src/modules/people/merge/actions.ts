import { Conflict, found, NotFound, Refused } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { may } from '../policy.ts'
import { sealProtected } from '../sealed/move.ts'
import { applyMerge, BeforeSchema, undoMergeOf } from './apply.ts'
import type * as contract from './contract.ts'
import {
  aboutPair,
  choicesOf,
  entryOf,
  hasOpenCase,
  knownPair,
  logMerged,
  mergeBrief,
  type MergeRow,
  type Pair,
} from './facts.ts'
import { mergeObstacle } from './rules.ts'
import * as store from './store.ts'

const ask = async (ctx: Ctx, pair: Pair): Promise<void> => {
  const { facts, about } = aboutPair(ctx, pair)
  await logMerged(ctx, pair, await permit(ctx, may, 'merge people', facts, about))
}

/** Nothing is merged that would hide an open case, a relation or a guardian: the answer says what to do first. */
const mustBeMergeable = async (ctx: Ctx, keptId: string, mergedId: string): Promise<void> => {
  const obstacle = mergeObstacle({
    keptId,
    mergedId,
    keptHasOpenCase: await hasOpenCase(ctx, keptId),
    mergedHasOpenCase: await hasOpenCase(ctx, mergedId),
    ties: await store.readTies(ctx.tx, [keptId, mergedId]),
  })
  if (obstacle !== undefined) throw new Conflict(obstacle)
}

export const compare = async (
  ctx: Ctx,
  { keptId, mergedId }: InputOf<typeof contract.comparePeople>,
): Promise<ReplyOf<typeof contract.comparePeople>> => {
  const pair = await knownPair(ctx, keptId, mergedId)
  await ask(ctx, pair)
  return { kept: await entryOf(ctx, pair.kept), merged: await entryOf(ctx, pair.merged) }
}

export const propose = async (
  ctx: Ctx,
  { id, choices, reason, ...ids }: InputOf<typeof contract.proposeMerge>,
): Promise<ReplyOf<typeof contract.proposeMerge>> => {
  const pair = await knownPair(ctx, ids.keptId, ids.mergedId)
  await ask(ctx, pair)
  const [keptId, mergedId] = [pair.kept.brief.id, pair.merged.brief.id]
  await beyondDenial(ctx.tx, () => mustBeMergeable(ctx, keptId, mergedId))
  const by = ctx.actor.workerId
  const isNew = await store.insertMerge(ctx.tx, { id, keptId, mergedId, choices, reason, by, at: ctx.now })
  if (!isNew && (await store.readMerge(ctx.tx, id)) === undefined)
    throw new Conflict('merge_proposed_already')
  return { id }
}

/** While it is proposed the two stand for themselves; a merge that was carried out is asked of by its kept entry. */
const pairOf = (ctx: Ctx, row: MergeRow): Promise<Pair> => knownPair(ctx, row.kept_id, row.merged_id)

const mayConfirm = (ctx: Ctx, row: MergeRow): boolean =>
  row.status === 'proposed' && row.proposed_by !== ctx.actor.workerId

export const read = async (
  ctx: Ctx,
  { mergeId }: InputOf<typeof contract.readMerge>,
): Promise<ReplyOf<typeof contract.readMerge>> => {
  const row = found(await store.readMerge(ctx.tx, mergeId))
  const pair = await pairOf(ctx, row)
  await ask(ctx, pair)
  const names = await workerNames(ctx.tx, [row.answered_by, row.undone_by])
  const isOpen = row.status !== 'confirmed'
  return {
    ...(await mergeBrief(ctx, row)),
    entries: isOpen ? { kept: await entryOf(ctx, pair.kept), merged: await entryOf(ctx, pair.merged) } : null,
    choices: choicesOf(row),
    reason: row.reason,
    answeredBy: names.get(row.answered_by ?? '') ?? '',
    undoneBy: names.get(row.undone_by ?? '') ?? '',
    undoReason: row.undo_reason,
    can: {
      confirm: mayConfirm(ctx, row),
      decline: row.status === 'proposed',
      undo: row.status === 'confirmed',
    },
  }
}

const locked = async (ctx: Ctx, mergeId: string, status: MergeRow['status']): Promise<MergeRow> => {
  const row = found(await store.lockMerge(ctx.tx, mergeId))
  await ask(ctx, await pairOf(ctx, row))
  if (row.status !== status) throw new Conflict('merge_answered_already')
  return row
}

/** Two people: the one who proposed does not confirm (style: four eyes on what hides an entry). */
export const confirm = async (
  ctx: Ctx,
  { mergeId }: InputOf<typeof contract.confirmMerge>,
): Promise<ReplyOf<typeof contract.confirmMerge>> => {
  const row = await locked(ctx, mergeId, 'proposed')
  if (!mayConfirm(ctx, row)) throw new Refused('own_merge')
  return beyondDenial(ctx.tx, () => carryOut(ctx, row))
}

/** Every relation of the two leads to the kept entry, also one to a child who is denied to the one who confirms. */
const carryOut = async (ctx: Ctx, row: MergeRow): Promise<{ status: 'confirmed' }> => {
  // Two merges that meet are answered one after the other: crosswise, neither entry would be left.
  await store.lockPersons(ctx.tx, [row.kept_id, row.merged_id])
  const aliases = await store.readAliases(ctx.tx, [row.kept_id, row.merged_id])
  if (aliases.some((one) => one.alias_id === row.kept_id || one.alias_id === row.merged_id))
    throw new Conflict('merged_meanwhile')
  await mustBeMergeable(ctx, row.kept_id, row.merged_id)
  const merge = { id: row.id, keptId: row.kept_id, mergedId: row.merged_id, choices: choicesOf(row) }
  const before = await applyMerge(ctx, merge)
  await store.answerMerge(ctx.tx, row.id, {
    status: 'confirmed',
    by: ctx.actor.workerId,
    at: ctx.now,
    before,
  })
  await sealProtected(ctx, [row.kept_id])
  return { status: 'confirmed' }
}

export const decline = async (
  ctx: Ctx,
  { mergeId }: InputOf<typeof contract.declineMerge>,
): Promise<ReplyOf<typeof contract.declineMerge>> => {
  const row = await locked(ctx, mergeId, 'proposed')
  await store.answerMerge(ctx.tx, row.id, { status: 'declined', by: ctx.actor.workerId, at: ctx.now })
  return { status: 'declined' }
}

export const undo = async (
  ctx: Ctx,
  { mergeId, reason }: InputOf<typeof contract.undoMerge>,
): Promise<ReplyOf<typeof contract.undoMerge>> => {
  const row = await locked(ctx, mergeId, 'confirmed')
  return beyondDenial(ctx.tx, () => takeBack(ctx, row, reason))
}

const takeBack = async (ctx: Ctx, row: MergeRow, reason: string): Promise<{ status: 'undone' }> => {
  const before = BeforeSchema.safeParse(row.before)
  if (!before.success) throw new NotFound()
  await store.lockPersons(ctx.tx, [row.kept_id, row.merged_id])
  const aliases = await store.readAliases(ctx.tx, [row.kept_id])
  if (aliases.some((one) => one.alias_id === row.kept_id)) throw new Conflict('undo_later_merge_first')
  await undoMergeOf(ctx, { id: row.id, keptId: row.kept_id, mergedId: row.merged_id }, before.data)
  await store.markUndone(ctx.tx, row.id, { by: ctx.actor.workerId, at: ctx.now, reason })
  await sealProtected(ctx, [row.kept_id, row.merged_id])
  return { status: 'undone' }
}
