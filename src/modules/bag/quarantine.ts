import { Conflict, found } from '#kernel/errors.ts'
import { dayOf, type Instant, instant } from '#kernel/day.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, newId, permit } from '#platform/context.ts'
import { fileAsReceived } from '#modules/journal/index.ts'
import { listUnits, workerNames } from '#modules/organisation/index.ts'
import { findPerson, personBriefs } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import { openBox } from './core/box.ts'
import { textOf } from './core/bytes.ts'
import { type Command, CommandSchema, sealedAbout } from './core/command.ts'
import { may } from './policy.ts'
import { type QuarantinedText, type Refusal, refusals, wordsIn } from './rules.ts'
import { readKeys } from './store.ts'
import * as store from './store-quarantine.ts'
import { inSwedish } from './text-filed.ts'

type Sealed = { readonly id: string; readonly keyVersion: number; readonly sealed: string }

/** What a device sealed for its worker; undefined when it was another's, or was spoilt. */
const opened = async (ctx: Ctx, workerId: string, one: Sealed): Promise<Command | undefined> => {
  const keys = await readKeys(ctx.tx, 'box', one.keyVersion)
  if (!keys) return undefined
  const about = sealedAbout({ tenantId: ctx.actor.tenantId, workerId, id: one.id })
  const bytes = await openBox(keys.secret, about, one.sealed)
  if (!bytes) return undefined
  const read = CommandSchema.safeParse(parsed(textOf(bytes)))
  return read.success && read.data.id === one.id ? read.data : undefined
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const answerSealed = async (
  ctx: Ctx,
  given: InputOf<typeof contract.openSealed>,
): Promise<ReplyOf<typeof contract.openSealed>> => {
  const basis = await permit(ctx, may, 'hand in own words', {}, { type: 'command', id: given.id })
  const command = await opened(ctx, ctx.actor.workerId, given)
  if (command?.childId) await log(ctx, { about: { type: 'child', id: command.childId }, basis })
  return { command: command ? JSON.stringify(command) : null }
}

/** A device's clock may say anything: a time that is not yet, or before there were devices, is the time it was received. */
const claimed = (at: string, now: Instant): Instant => {
  const said = instant(at)
  return said > now || said < '2020' ? now : said
}

export const handIn = async (
  ctx: Ctx,
  given: InputOf<typeof contract.quarantineWords>,
): Promise<ReplyOf<typeof contract.quarantineWords>> => {
  await permit(ctx, may, 'hand in own words', {}, { type: 'command', id: given.id })
  const command = await opened(ctx, ctx.actor.workerId, given)
  if (!command) throw new Conflict('bag_words_unreadable')
  const child = command.childId === null ? undefined : await findPerson(ctx.tx, command.childId)
  await store.insertQuarantined(ctx.tx, {
    id: given.id,
    workerId: ctx.actor.workerId,
    unitId: ctx.actor.unitId,
    childId: child?.id ?? null,
    route: command.route,
    reason: given.reason,
    claimedAt: claimed(command.claimedAt, ctx.now),
    receivedAt: ctx.now,
    sealed: given.sealed,
    keyVersion: given.keyVersion,
  })
  const stored = found(await store.readQuarantined(ctx.tx, given.id))
  return { id: given.id, receivedAt: stored.received_at }
}

/** The units whose refused words and devices the actor answers for. */
export const ledUnits = async (ctx: Ctx): Promise<string[]> =>
  ctx.actor.role === 'head' ? (await listUnits(ctx.tx)).map(({ id }) => id) : [ctx.actor.unitId]

const refusalOf = (reason: string): Refusal => refusals.find((one) => one === reason) ?? 'handed_in'

type Head = Awaited<ReturnType<typeof store.waitingQuarantined>>[number]

const heads = async (ctx: Ctx, rows: readonly Head[]) => {
  const childIds = rows.flatMap((row) => (row.child_id === null ? [] : [row.child_id]))
  const [children, names] = await Promise.all([
    personBriefs(ctx.tx, childIds),
    workerNames(
      ctx.tx,
      rows.map((row) => row.worker_id),
    ),
  ])
  return rows.map((row) => {
    const child = row.child_id === null ? undefined : children.get(row.child_id)
    return {
      id: row.id,
      worker: names.get(row.worker_id) ?? '',
      route: row.route,
      reason: refusalOf(row.reason),
      claimedAt: row.claimed_at,
      receivedAt: row.received_at,
      childId: row.child_id,
      childName: child?.name ?? '',
      protection: child?.protection ?? ('none' as const),
    }
  })
}

export const answerQuarantine = async (ctx: Ctx): Promise<ReplyOf<typeof contract.listQuarantine>> => {
  const basis = await permit(ctx, may, 'see bags of the unit', {}, { type: 'quarantine', id: null })
  const rows = await store.waitingQuarantined(ctx.tx, await ledUnits(ctx))
  for (const id of new Set(rows.flatMap((row) => (row.child_id === null ? [] : [row.child_id]))))
    await log(ctx, { about: { type: 'child', id }, basis })
  return heads(ctx, rows)
}

const enter = async (ctx: Ctx, row: store.QuarantineRow): Promise<void> => {
  const basis = await permit(
    ctx,
    may,
    'read refused words',
    { unitId: row.unit_id },
    { type: 'quarantined', id: row.id },
  )
  if (row.child_id !== null) await log(ctx, { about: { type: 'child', id: row.child_id }, basis })
}

const wordsOf = async (ctx: Ctx, row: store.QuarantineRow): Promise<QuarantinedText[]> => {
  if (row.sealed === null) return []
  const command = await opened(ctx, row.worker_id, {
    id: row.id,
    keyVersion: row.key_version,
    sealed: row.sealed,
  })
  return command ? wordsIn(command.input) : []
}

export const answerQuarantined = async (
  ctx: Ctx,
  { quarantinedId }: InputOf<typeof contract.readQuarantined>,
): Promise<ReplyOf<typeof contract.readQuarantined>> => {
  const row = found(await store.readQuarantined(ctx.tx, quarantinedId))
  await enter(ctx, row)
  const [head] = await heads(ctx, [row])
  const words = await wordsOf(ctx, row)
  const hasText = words.some(({ name }) => inSwedish.isText(name))
  return {
    ...found(head),
    words,
    handled: row.handled,
    can: { file: row.handled === null && row.child_id !== null && hasText },
  }
}

/** Held until the transaction ends: two who file at once make one note. */
const waiting = async (ctx: Ctx, id: string): Promise<store.QuarantineRow> => {
  const row = found(await store.lockQuarantined(ctx.tx, id))
  await enter(ctx, row)
  if (row.handled !== null) throw new Conflict('bag_words_handled')
  return row
}

export const file = async (
  ctx: Ctx,
  { quarantinedId, comment }: InputOf<typeof contract.fileQuarantined>,
): Promise<ReplyOf<typeof contract.fileQuarantined>> => {
  const row = await waiting(ctx, quarantinedId)
  const words = await wordsOf(ctx, row)
  if (row.child_id === null || !words.some(({ name }) => inSwedish.isText(name)))
    throw new Conflict('bag_words_about_nobody')
  const names = await workerNames(ctx.tx, [row.worker_id])
  const noteId = newId(ctx)
  await fileAsReceived(ctx, {
    id: noteId,
    childId: row.child_id,
    eventOn: dayOf(row.claimed_at),
    writtenAt: row.claimed_at,
    happened: inSwedish.note({
      worker: names.get(row.worker_id) ?? '',
      claimedAt: row.claimed_at,
      words,
      comment,
    }),
  })
  await store.handleQuarantined(ctx.tx, row.id, {
    handled: 'filed',
    at: ctx.now,
    by: ctx.actor.workerId,
    reason: '',
    noteId,
  })
  return { noteId }
}

export const throwAway = async (
  ctx: Ctx,
  { quarantinedId, reason }: InputOf<typeof contract.throwQuarantined>,
): Promise<ReplyOf<typeof contract.throwQuarantined>> => {
  const row = await waiting(ctx, quarantinedId)
  await store.handleQuarantined(ctx.tx, row.id, {
    handled: 'thrown',
    at: ctx.now,
    by: ctx.actor.workerId,
    reason,
    noteId: null,
  })
  return { thrown: true }
}
