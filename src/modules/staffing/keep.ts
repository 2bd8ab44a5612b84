import { BadInput, Conflict, found, type Issue } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { findColleague, listUnits } from '#modules/organisation/index.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import { type Fault, faultsOf, fullTime, type Occupancy } from './rules/post.ts'
import * as store from './store.ts'

/** At which field of a form a fault stands. */
const fieldOf: Readonly<Record<Fault, string>> = {
  last_before_from: 'lastOn',
  over_full_time: 'percent',
  post_filled_twice: 'percent',
  outside_the_post: 'fromOn',
  covers_nobody_on_leave: 'coversId',
  resigned_after_last: 'resignedOn',
  leave_outside_occupancy: 'leaveFrom',
}

const permilleOf = (percent: number): number => Math.round((percent * fullTime) / 100)

const refuse = (faults: readonly Fault[], known: ReadonlySet<string>): void => {
  const issues = faults.map((fault): Issue => {
    const path = fieldOf[fault]
    return { path: known.has(path) ? path : 'lastOn', code: `post_${fault}` }
  })
  if (issues.length > 0) throw new BadInput(issues)
}

const inUnit = async (
  ctx: Ctx,
  unitId: string,
  about: { readonly type: string; readonly id: string },
): Promise<void> => {
  await permit(ctx, may, 'keep posts', { unitId }, about)
}

export const add = async (
  ctx: Ctx,
  input: InputOf<typeof contract.addPost>,
): Promise<ReplyOf<typeof contract.addPost>> => {
  const { id, unitId, title, duty, percent, funding, fundingUntil, fromOn } = input
  await inUnit(ctx, unitId, { type: 'post', id })
  if (!(await listUnits(ctx.tx)).some((unit) => unit.id === unitId))
    throw new BadInput([{ path: 'unitId', code: 'choose' }])
  const row = {
    title,
    duty,
    permille: permilleOf(percent),
    funding,
    funding_until: fundingUntil,
    from_on: fromOn,
  }
  if (!(await store.insertPost(ctx.tx, { id, unit_id: unitId, ...row }))) throw new Conflict('post_is_there')
  return { id }
}

const checkVersion = (row: { readonly version: number }, version: number, current: object): void => {
  if (row.version !== version) throw new Conflict('changed_meanwhile', { current, version: row.version })
}

export const change = async (
  ctx: Ctx,
  { postId, funding, fundingUntil, lastOn, version }: InputOf<typeof contract.changePost>,
): Promise<ReplyOf<typeof contract.changePost>> => {
  const row = found(await store.lockPost(ctx.tx, postId))
  await inUnit(ctx, row.unit_id, { type: 'post', id: postId })
  const current = { funding: row.funding, fundingUntil: row.funding_until, lastOn: row.last_on }
  checkVersion(row, version, current)
  if (lastOn !== null && lastOn < row.from_on) throw new BadInput([{ path: 'lastOn', code: 'before_start' }])
  const occupied = (await store.allOccupancies(ctx.tx)).filter((one) => one.post_id === postId)
  if (lastOn !== null && occupied.some((one) => one.last_on === null || one.last_on > lastOn))
    throw new BadInput([{ path: 'lastOn', code: 'post_still_filled' }])
  const next = { funding, funding_until: fundingUntil, last_on: lastOn, version: version + 1 }
  await store.setPost(ctx.tx, postId, next)
  return { version: version + 1 }
}

/** Whoever is chosen stands in the register, or works here and comes into it now; else a new name does. */
const holderOf = async (
  ctx: Ctx,
  { holderId, name }: { readonly holderId: string | null; readonly name: string },
): Promise<string> => {
  if (holderId === null) {
    if (name === '') throw new BadInput([{ path: 'holderId', code: 'post_nobody_chosen' }])
    const id = newId(ctx)
    await store.insertHolder(ctx.tx, { id, name })
    return id
  }
  const known = (await store.lockHolder(ctx.tx, holderId)) ?? (await store.holderOfWorker(ctx.tx, holderId))
  if (known !== undefined) return known.id
  const worker = await findColleague(ctx, holderId)
  if (worker === undefined) throw new BadInput([{ path: 'holderId', code: 'choose' }])
  const id = newId(ctx)
  await store.insertHolder(ctx.tx, { id, name: worker.name, worker_id: worker.id })
  return id
}

const fillFields = new Set(['lastOn', 'percent', 'fromOn', 'coversId'])

export const fill = async (
  ctx: Ctx,
  input: InputOf<typeof contract.fillPost>,
): Promise<ReplyOf<typeof contract.fillPost>> => {
  const { id, postId, kind, percent, fromOn, lastOn, coversId } = input
  const permille = permilleOf(percent)
  const post = found(await store.lockPost(ctx.tx, postId))
  await inUnit(ctx, post.unit_id, { type: 'post', id: postId })
  const holderId = await holderOf(ctx, input)
  const others = (await store.allOccupancies(ctx.tx)).map(store.occupancyOf)
  const nothing = { resignedOn: null, reason: null, leaveFrom: null, leaveLast: null }
  const one: Occupancy = { id, postId, holderId, kind, permille, fromOn, lastOn, coversId, ...nothing }
  refuse(faultsOf(one, store.postOf(post), others), fillFields)
  const row = { id, post_id: postId, holder_id: holderId, kind, permille }
  const days = { from_on: fromOn, last_on: lastOn, covers_id: coversId }
  if (!(await store.insertOccupancy(ctx.tx, { ...row, ...days }))) throw new Conflict('post_is_there')
  return { id }
}

const changeFields = new Set(['lastOn', 'resignedOn', 'leaveFrom'])

export const changeFilled = async (
  ctx: Ctx,
  input: InputOf<typeof contract.changeOccupancy>,
): Promise<ReplyOf<typeof contract.changeOccupancy>> => {
  const { occupancyId, lastOn, resignedOn, reason, leaveFrom, leaveLast, version } = input
  const asked = found(await store.occupancyById(ctx.tx, occupancyId))
  const post = found(await store.lockPost(ctx.tx, asked.post_id))
  await inUnit(ctx, post.unit_id, { type: 'occupancy', id: occupancyId })
  await store.lockHolder(ctx.tx, asked.holder_id)
  const others = await store.allOccupancies(ctx.tx)
  const row = found(others.find(({ id }) => id === occupancyId))
  checkVersion(row, version, { lastOn: row.last_on, resignedOn: row.resigned_on, leaveFrom: row.leave_from })
  if (lastOn === null && resignedOn !== null)
    throw new BadInput([{ path: 'lastOn', code: 'post_leaves_when' }])
  if (leaveFrom === null && leaveLast !== null) throw new BadInput([{ path: 'leaveFrom', code: 'required' }])
  if (leaveFrom !== null && leaveLast !== null && leaveLast < leaveFrom)
    throw new BadInput([{ path: 'leaveLast', code: 'before_start' }])
  const given = { lastOn, resignedOn, reason: lastOn === null ? null : reason, leaveFrom, leaveLast }
  const one: Occupancy = { ...store.occupancyOf(row), ...given }
  refuse(faultsOf(one, store.postOf(post), others.map(store.occupancyOf)), changeFields)
  await store.setOccupancy(ctx.tx, occupancyId, {
    last_on: lastOn,
    resigned_on: resignedOn,
    reason: given.reason,
    leave_from: leaveFrom,
    leave_last: leaveLast,
    version: version + 1,
  })
  return { version: version + 1 }
}

export const talk = async (
  ctx: Ctx,
  { unitId, holderId, talkedOn }: InputOf<typeof contract.noteTalk>,
): Promise<ReplyOf<typeof contract.noteTalk>> => {
  await inUnit(ctx, unitId, { type: 'post holder', id: holderId })
  const [posts, occupancies] = await Promise.all([store.allPosts(ctx.tx), store.allOccupancies(ctx.tx)])
  const here = new Set(posts.filter((one) => one.unit_id === unitId).map(({ id }) => id))
  found(occupancies.find((one) => one.holder_id === holderId && here.has(one.post_id)))
  if (talkedOn > ctx.today) throw new BadInput([{ path: 'talkedOn', code: 'in_future' }])
  await store.setHolder(ctx.tx, holderId, { talked_on: talkedOn })
  return { talkedOn }
}

export const need = async (
  ctx: Ctx,
  input: InputOf<typeof contract.tellNeed>,
): Promise<ReplyOf<typeof contract.tellNeed>> => {
  const { id, unitId, fromOn, neededPosts, supervisionHours, source } = input
  await inUnit(ctx, unitId, { type: 'unit', id: unitId })
  if (!(await listUnits(ctx.tx)).some((unit) => unit.id === unitId))
    throw new BadInput([{ path: 'unitId', code: 'choose' }])
  await store.insertNeed(ctx.tx, {
    id,
    unit_id: unitId,
    from_on: fromOn,
    needed_permille: Math.round(neededPosts * fullTime),
    supervision_minutes: Math.round(supervisionHours * 60),
    source,
    entered_by: ctx.actor.workerId,
    entered_at: ctx.now,
  })
  return { id }
}
