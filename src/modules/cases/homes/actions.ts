import { BadInput, Conflict, found, type Issue } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { clockViews, moveClocks } from '#modules/clocks/index.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import { recordFaults, runByOf } from './rules.ts'
import * as store from './store.ts'
import { homeRows, homeView } from './view.ts'

const refuse = (faults: readonly Issue[]): void => {
  if (faults.length > 0) throw new BadInput(faults)
}

export const answerHomes = async (
  ctx: Ctx,
  { view }: InputOf<typeof contract.listHomes>,
): Promise<ReplyOf<typeof contract.listHomes>> => {
  await permit(ctx, may, 'see homes', {}, { type: 'homes', id: null, seen: true })
  return {
    homes: await homeRows(ctx, await store.readHomeRows(ctx.tx, view)),
    can: {
      change: may['change homes'](ctx.actor, {}).allowed,
      register: may['see foster register'](ctx.actor, {}).allowed,
    },
  }
}

export const answerHome = async (
  ctx: Ctx,
  { homeId }: InputOf<typeof contract.readHome>,
): Promise<ReplyOf<typeof contract.readHome>> => {
  await permit(ctx, may, 'see homes', {}, { type: 'home', id: homeId })
  return homeView(ctx, homeId)
}

const ageFaults = (home: { ageFrom: number | null; ageBelow: number | null }): Issue[] =>
  home.ageFrom !== null && home.ageBelow !== null && home.ageFrom >= home.ageBelow
    ? [{ path: 'ageBelow', code: 'age_below_from' }]
    : []

export const enter = async (
  ctx: Ctx,
  input: InputOf<typeof contract.enterHome>,
): Promise<ReplyOf<typeof contract.enterHome>> => {
  await permit(ctx, may, 'change homes', {}, { type: 'home', id: input.id, seen: true })
  const { runBy: said, ...home } = input
  const runBy = runByOf(home.kind, said)
  if (runBy === null) throw new BadInput([{ path: 'runBy', code: 'choose' }])
  refuse(ageFaults(home))
  if (!(await store.insertHome(ctx.tx, { ...home, runBy }))) throw new Conflict('already_saved')
  return homeView(ctx, home.id)
}

const toChange = async (ctx: Ctx, homeId: string) => {
  const seen = may['see homes'](ctx.actor, {}).allowed
  const basis = await permit(ctx, may, 'change homes', {}, { type: 'home', id: homeId, seen })
  const row = found(await store.lockHome(ctx.tx, homeId))
  if (row.closed_on !== null) throw new Conflict('home_closed')
  return { row, basis }
}

const sameVersion = async (ctx: Ctx, row: store.HomeRowOfStore, version: number): Promise<void> => {
  if (row.version === version) return
  const { name, capacity, languages } = row
  throw new Conflict('changed_meanwhile', { current: { name, capacity, languages }, version: row.version })
}

export const change = async (
  ctx: Ctx,
  { homeId, ...home }: InputOf<typeof contract.changeHome>,
): Promise<ReplyOf<typeof contract.changeHome>> => {
  const { row } = await toChange(ctx, homeId)
  await sameVersion(ctx, row, home.version)
  refuse(ageFaults(home))
  // What is hidden from the reader is not overwritten by the reader's empty fields.
  const { contact } = await homeView(ctx, homeId)
  await store.updateHome(ctx.tx, homeId, contact === null ? { ...home, contact: undefined } : home)
  return homeView(ctx, homeId)
}

/** SoF 16:2: the duty to tell IVO was the case's that brought the fourth child; it is met for all who live there. */
const noticeSent = async (ctx: Ctx, homeId: string, basis: string): Promise<void> => {
  const residents = await store.readResidents(ctx.tx, [homeId])
  const cases = residents.map((one) => one.case_id)
  const due = (await clockViews(ctx, cases, 'running')).filter(({ code }) => code === 'fosterOverThree')
  const met = residents.filter((one) => due.some(({ aboutId }) => aboutId === one.placement_id))
  for (const one of met)
    await moveClocks(ctx, one.case_id, { satisfy: [{ code: 'fosterOverThree', aboutId: one.placement_id }] })
  await logAll(
    ctx,
    met.map((one) => ({ about: { type: 'child', id: one.child_id }, basis })),
  )
}

export const addRecord = async (
  ctx: Ctx,
  input: InputOf<typeof contract.recordOfHome>,
): Promise<ReplyOf<typeof contract.recordOfHome>> => {
  const { row, basis } = await toChange(ctx, input.homeId)
  refuse(recordFaults(input, { kind: row.kind, runBy: row.run_by, today: ctx.today }))
  const last = (await store.readRecords(ctx.tx, [row.id])).at(-1)
  const record = {
    ...input,
    conclusion: input.kind === 'suitability' ? input.conclusion : null,
    byId: ctx.actor.workerId,
    position: (last?.position ?? -1) + 1,
  }
  if (!(await store.insertRecord(ctx.tx, record))) throw new Conflict('already_saved')
  if (input.kind === 'over_three_notice') await beyondDenial(ctx.tx, () => noticeSent(ctx, row.id, basis))
  return homeView(ctx, row.id)
}

/** A home ends when no child lives there any more. */
export const close = async (
  ctx: Ctx,
  { homeId, closedOn, reason, version }: InputOf<typeof contract.closeHome>,
): Promise<ReplyOf<typeof contract.closeHome>> => {
  const { row } = await toChange(ctx, homeId)
  await sameVersion(ctx, row, version)
  const residents = await beyondDenial(ctx.tx, () => store.readResidents(ctx.tx, [homeId]))
  if (residents.some((one) => one.until_on === null)) throw new Conflict('home_has_children')
  const lastMoved = residents
    .flatMap((one) => one.until_on ?? [])
    .toSorted()
    .at(-1)
  refuse([
    ...(closedOn > ctx.today ? [{ path: 'closedOn', code: 'in_future' }] : []),
    ...(lastMoved !== undefined && closedOn < lastMoved
      ? [{ path: 'closedOn', code: 'end_before_start' }]
      : []),
  ])
  await store.closeHomeRow(ctx.tx, homeId, { on: closedOn, reason, version })
  return homeView(ctx, homeId)
}
