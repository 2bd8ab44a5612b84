import { z } from 'zod'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, newId, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { namesFor, sumOf } from './actions.ts'
import type * as contract from './contract.ts'
import { Counts, Reason } from './contract.ts'
import { isOldEnough, type Judged, judgeFiles } from './files.ts'
import { may } from './policy.ts'
import { versionOn } from './rules/files.ts'
import { type ListFacts, listStanding, mayGo, whyNotApprove } from './rules/verdict.ts'
import * as store from './store.ts'

const mostLists = 50
const Reasons = z.array(Reason)

/** The files are judged anew: only what may go today is put on a list, and what is on a list that goes on is not put on two. */
export const propose = async (
  ctx: Ctx,
  { id, personIds }: InputOf<typeof contract.proposeDisposal>,
): Promise<ReplyOf<typeof contract.proposeDisposal>> => {
  const basis = await permit(ctx, may, 'propose disposal', {}, { type: 'disposal', id })
  const asked = [...new Set(personIds)]
  const [judged, listed] = await Promise.all([judgeFiles(ctx, asked), store.readListed(ctx.tx)])
  const files = new Map(judged.map((one) => [one.row.person_id, one]))
  const isOld = (one: Judged | undefined): boolean =>
    one !== undefined && isOldEnough(one.row.last_on, ctx.today)
  if (asked.some((personId) => !isOld(files.get(personId))))
    throw new BadInput([{ path: 'personIds', code: 'choose' }])
  if (judged.some(({ verdict }) => !mayGo(verdict))) throw new Conflict('disposal_may_not_go')
  const onAList = new Set(listed.map((one) => one.person_id))
  if (asked.some((personId) => onAList.has(personId))) throw new Conflict('disposal_listed_already')
  const year = ctx.today.slice(0, 4)
  const number = `G-${year}-${String(await store.nextNumber(ctx.tx, year)).padStart(4, '0')}`
  const items: store.NewItem[] = []
  for (const { row, verdict } of judged) {
    if (verdict.earliestOn === null || verdict.doneBy === null) throw new Conflict('disposal_may_not_go')
    const { counts } = await store.countFile(ctx.tx, row.person_id)
    items.push({
      id: newId(ctx),
      number: `${number}-${String(items.length + 1).padStart(3, '0')}`,
      personId: row.person_id,
      reasons: verdict.reasons,
      lastOn: row.last_on,
      earliestOn: verdict.earliestOn,
      doneBy: verdict.doneBy,
      counts,
    })
  }
  const list = { id, number, version: versionOn(ctx.today).id, by: ctx.actor.workerId, at: ctx.now, items }
  if (!(await store.insertList(ctx.tx, list))) throw new Conflict('disposal_is_made')
  await logAll(
    ctx,
    items.map(({ personId }) => ({ about: { type: 'person', id: personId }, basis })),
  )
  return { id, number, files: items.length }
}

type Loaded = {
  readonly row: store.ListRow
  readonly items: readonly store.ItemRow[]
  readonly approvals: Awaited<ReturnType<typeof store.readApprovals>>
  /** A file on the list is denied to the one who asks: she cannot say yes to what she has not seen. */
  readonly isWhole: boolean
}

const factsOf = ({ row, items, approvals, isWhole }: Loaded): ListFacts => ({
  proposedBy: row.proposed_by,
  approvedBy: approvals.map((one) => one.worker_id),
  isStopped: row.stopped_at !== null,
  left: items.filter((one) => one.done_at === null).length,
  isWhole,
})

const load = async (ctx: Ctx, rows: readonly store.ListRow[]): Promise<Loaded[]> => {
  const ids = rows.map(({ id }) => id)
  const [items, approvals] = await Promise.all([
    store.readItems(ctx.tx, ids),
    store.readApprovals(ctx.tx, ids),
  ])
  const all = Map.groupBy(
    await beyondDenial(ctx.tx, () => store.readItems(ctx.tx, ids)),
    (one) => one.disposal_id,
  )
  return rows.flatMap((row) => {
    const own = items.filter((one) => one.disposal_id === row.id)
    const isWhole = own.length === (all.get(row.id)?.length ?? 0)
    // A list of none but denied files is as little there as they are.
    if (own.length === 0 && !isWhole) return []
    return [{ row, items: own, approvals: approvals.filter((one) => one.disposal_id === row.id), isWhole }]
  })
}

const listViews = async (ctx: Ctx, lists: readonly Loaded[]): Promise<contract.ListView[]> => {
  const name = await namesFor(
    ctx,
    lists.flatMap(({ row, approvals }) => [
      row.proposed_by,
      row.stopped_by,
      ...approvals.map((one) => one.worker_id),
    ]),
  )
  return lists.map((one) => {
    const { row, items, approvals } = one
    return {
      disposalId: row.id,
      number: row.number,
      version: row.rule_version,
      standing: listStanding(factsOf(one)),
      proposedBy: name(row.proposed_by),
      proposedAt: row.proposed_at,
      approvals: approvals.map((given) => ({ by: name(given.worker_id), at: given.approved_at })),
      stopped:
        row.stopped_at === null
          ? null
          : { by: name(row.stopped_by), at: row.stopped_at, reason: row.stop_reason },
      files: items.length,
      done: items.filter((item) => item.done_at !== null).length,
    }
  })
}

export const answerLists = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readDisposalLists>> => {
  await permit(ctx, may, 'see disposals', {}, { type: 'disposals', id: null })
  const rows = await store.readLists(ctx.tx, mostLists)
  const all = (await store.countLists(ctx.tx))?.n ?? 0
  return { lists: await listViews(ctx, await load(ctx, rows)), more: all - rows.length }
}

/** For each file that has not gone yet: its numbers and what stands against it today. */
const itemViews = async (ctx: Ctx, { items }: Loaded): Promise<contract.ItemView[]> => {
  const left = items.filter((one) => one.done_at === null).map((one) => one.person_id)
  const judged = new Map((await judgeFiles(ctx, left)).map((one) => [one.row.person_id, one]))
  return items.map((item) => {
    const now = item.done_at === null ? judged.get(item.person_id) : undefined
    const counts = Counts.parse(item.counts)
    return {
      itemId: item.id,
      number: item.number,
      reasons: Reasons.parse(item.reasons),
      lastOn: item.last_on,
      earliestOn: item.earliest_on,
      doneBy: item.done_by,
      rows: sumOf(counts),
      counts,
      doneAt: item.done_at,
      numbers: now === undefined ? [] : [...now.row.numbers],
      stops: now === undefined || mayGo(now.verdict) ? [] : [...now.verdict.reasons],
    }
  })
}

export const answerList = async (
  ctx: Ctx,
  { disposalId }: InputOf<typeof contract.readDisposalList>,
): Promise<ReplyOf<typeof contract.readDisposalList>> => {
  const basis = await permit(ctx, may, 'see disposals', {}, { type: 'disposal', id: disposalId })
  const loaded = await load(ctx, [found(await store.readList(ctx.tx, disposalId))])
  const [list] = await listViews(ctx, loaded)
  const one = found(loaded[0])
  const items = await itemViews(ctx, one)
  await logAll(
    ctx,
    one.items.map((item) => ({ about: { type: 'person', id: item.person_id }, basis })),
  )
  const isAllowed = may['approve disposal'](ctx.actor, {}).allowed
  const why = isAllowed ? whyNotApprove(factsOf(one), ctx.actor.workerId) : 'disposal_not_yours'
  const standing = listStanding(factsOf(one))
  return {
    list: found(list),
    items,
    whyNotApprove: why ?? null,
    can: { approve: why === undefined, stop: standing === 'waiting' || standing === 'approved' },
  }
}

const lock = async (ctx: Ctx, disposalId: string): Promise<Loaded> => {
  const row = found(await store.lockList(ctx.tx, disposalId))
  return found((await load(ctx, [row]))[0])
}

export const approve = async (
  ctx: Ctx,
  { disposalId }: InputOf<typeof contract.approveDisposal>,
): Promise<ReplyOf<typeof contract.approveDisposal>> => {
  await permit(ctx, may, 'approve disposal', {}, { type: 'disposal', id: disposalId })
  const list = await lock(ctx, disposalId)
  const facts = factsOf(list)
  const why = whyNotApprove(facts, ctx.actor.workerId)
  if (why !== undefined) throw new Conflict(why)
  await store.insertApproval(ctx.tx, { listId: disposalId, by: ctx.actor.workerId, at: ctx.now })
  return { standing: listStanding({ ...facts, approvedBy: [...facts.approvedBy, ctx.actor.workerId] }) }
}

/** Whoever sees a list may stop it: to keep is never wrong in a hurry. What has gone has gone. */
export const stop = async (
  ctx: Ctx,
  { disposalId, reason }: InputOf<typeof contract.stopDisposal>,
): Promise<ReplyOf<typeof contract.stopDisposal>> => {
  await permit(ctx, may, 'stop disposal', {}, { type: 'disposal', id: disposalId })
  const standing = listStanding(factsOf(await lock(ctx, disposalId)))
  if (standing === 'stopped' || standing === 'done') throw new Conflict('disposal_not_waiting')
  await store.stopList(ctx.tx, disposalId, { by: ctx.actor.workerId, at: ctx.now, reason })
  return { standing: 'stopped' }
}
