import { Conflict, found } from '#kernel/errors.ts'
import { addHours, type Day, dayOf, type Instant, instant } from '#kernel/day.ts'
import { DaySchema } from '#kernel/day-schema.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, newId, permit } from '#platform/context.ts'
import { factsOfChildren } from '#modules/access/index.ts'
import { openCaseOf, refuseInConflict } from '#modules/cases/index.ts'
import { fileAsReceived } from '#modules/journal/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { tellVisit } from '#modules/visits/contract.ts'
import { tapsInWords } from '#modules/visits/index.ts'
import type * as contract from './contract.ts'
import { openBox } from './core/box.ts'
import { textOf } from './core/bytes.ts'
import { type Command, CommandSchema, sealedAbout } from './core/command.ts'
import { may } from './policy.ts'
import { homeOf, limits, type QuarantinedText, type Refusal, refusals, wordsIn } from './rules.ts'
import { sharedWords } from './shared-words.ts'
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

type About = { readonly child_id: string | null; readonly unit_id: string }

/** To which unit each of these words goes today; undefined where it names a child that no unit has or had. */
const homesOf = async <R extends About>(
  ctx: Ctx,
  rows: readonly R[],
): Promise<readonly (readonly [R, string | undefined])[]> => {
  const ids = rows.flatMap(({ child_id }) => (child_id === null ? [] : [child_id]))
  const facts = await factsOfChildren(ctx.tx, await personBriefs(ctx.tx, ids))
  return rows.map((row) => {
    const known = row.child_id === null ? undefined : facts.get(row.child_id)
    return [row, row.child_id === null ? row.unit_id : known && homeOf(known, row.unit_id)]
  })
}

export const handIn = async (
  ctx: Ctx,
  given: InputOf<typeof contract.quarantineWords>,
): Promise<ReplyOf<typeof contract.quarantineWords>> => {
  await permit(ctx, may, 'hand in own words', {}, { type: 'command', id: given.id })
  const command = await opened(ctx, ctx.actor.workerId, given)
  if (!command) throw new Conflict('bag_words_unreadable')
  // What a device says of whom its words are about is not believed of somebody that no unit has to do with: no name is told.
  const [about] = await homesOf(ctx, [{ child_id: command.childId, unit_id: ctx.actor.unitId }])
  const childId = about?.[1] === undefined ? null : command.childId
  await store.insertQuarantined(ctx.tx, {
    id: given.id,
    workerId: ctx.actor.workerId,
    unitId: ctx.actor.unitId,
    childId,
    route: command.route,
    reason: given.reason,
    claimedAt: claimed(command.claimedAt, ctx.now),
    receivedAt: ctx.now,
    sealed: given.sealed,
    keyVersion: given.keyVersion,
  })
  const stored = found(await store.readQuarantined(ctx.tx, given.id))
  // Not said to be received when other words have this number: handled ones have none left to compare.
  const isSame = stored.worker_id === ctx.actor.workerId && [null, given.sealed].includes(stored.sealed)
  if (!isSame) throw new Conflict('command_of_another')
  return { id: given.id, receivedAt: stored.received_at }
}

const refusalOf = (reason: string): Refusal => refusals.find((one) => one === reason) ?? 'handed_in'

type Head = Omit<Awaited<ReturnType<typeof store.keptQuarantined>>[number], 'is_kept'>

/** Until when words that were thrown away can be taken back; undefined where they cannot. */
const keptUntil = (row: Pick<Head, 'handled' | 'handled_at'>, now: Instant): Instant | undefined => {
  if (row.handled !== 'thrown' || row.handled_at === null) return undefined
  const until = addHours(row.handled_at, limits.thrownKeptHours)
  return until > now ? until : undefined
}

const heads = async (ctx: Ctx, rows: readonly Head[]) => {
  const childIds = rows.flatMap((row) => (row.child_id === null ? [] : [row.child_id]))
  const [children, names] = await Promise.all([
    personBriefs(ctx.tx, childIds),
    workerNames(
      ctx.tx,
      rows.flatMap((row) => (row.handled_by === null ? [row.worker_id] : [row.worker_id, row.handled_by])),
    ),
  ])
  return rows.map((row) => {
    const child = row.child_id === null ? undefined : children.get(row.child_id)
    const until = keptUntil(row, ctx.now)
    const by = names.get(row.handled_by ?? '') ?? ''
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
      thrown: until === undefined ? null : { by, reason: row.handled_reason, keptUntil: until },
    }
  })
}

export const answerQuarantine = async (ctx: Ctx): Promise<ReplyOf<typeof contract.listQuarantine>> => {
  const basis = await permit(ctx, may, 'see bags of the unit', {}, { type: 'quarantine', id: null })
  const kept = await store.keptQuarantined(ctx.tx)
  const shown = kept.filter((row) => row.handled === null || keptUntil(row, ctx.now) !== undefined)
  const waiting = await homesOf(ctx, shown)
  const rows = waiting.flatMap(([row, unitId]) =>
    may['read refused words'](ctx.actor, { unitId: unitId ?? row.unit_id }).allowed ? [row] : [],
  )
  for (const id of new Set(rows.flatMap((row) => (row.child_id === null ? [] : [row.child_id]))))
    await log(ctx, { about: { type: 'child', id }, basis })
  return heads(ctx, rows)
}

const enter = async (ctx: Ctx, row: store.QuarantineRow): Promise<void> => {
  const [about] = await homesOf(ctx, [row])
  const unitId = about?.[1] ?? row.unit_id
  const basis = await permit(ctx, may, 'read refused words', { unitId }, { type: 'quarantined', id: row.id })
  if (row.child_id !== null) await log(ctx, { about: { type: 'child', id: row.child_id }, basis })
}

const wordsOf = async (ctx: Ctx, row: store.QuarantineRow): Promise<QuarantinedText[]> => {
  // Thrown away and too old to be taken back: gone for who reads, also before the night has emptied it.
  if (row.sealed === null || (row.handled !== null && keptUntil(row, ctx.now) === undefined)) return []
  const command = await opened(ctx, row.worker_id, {
    id: row.id,
    keyVersion: row.key_version,
    sealed: row.sealed,
  })
  if (!command) return []
  const shared = await sharedWords(ctx.tx, command)
  if (shared) return shared
  const tapped =
    command.route === tellVisit.name ? await tapsInWords(ctx, command.input, row.child_id) : undefined
  if (tapped === undefined) return wordsIn(command.input)
  return tapped === '' ? [] : [{ name: 'tapped', text: tapped }]
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
const locked = async (ctx: Ctx, id: string): Promise<store.QuarantineRow> => {
  const row = found(await store.lockQuarantined(ctx.tx, id))
  await enter(ctx, row)
  const open = row.child_id === null ? undefined : await openCaseOf(ctx.tx, row.child_id)
  // FL 17: what is kept and what is thrown away of a child's record is work in the case.
  if (open) await refuseInConflict(ctx, open.caseId, 'work')
  return row
}

const waiting = async (ctx: Ctx, id: string): Promise<store.QuarantineRow> => {
  const row = await locked(ctx, id)
  if (row.handled !== null) throw new Conflict('bag_words_handled')
  return row
}

/** The day that the writer gave (SOSFS 2014:5: when it happened); one that has not been yet is a slip, and told in the text. */
const eventDay = (words: readonly QuarantinedText[], claimedAt: Instant, today: Day): Day => {
  const read = DaySchema.safeParse(words.find(({ name }) => name === 'eventOn')?.text)
  return read.success && read.data <= today ? read.data : dayOf(claimedAt)
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
  const worker = names.get(row.worker_id) ?? ''
  const notes = inSwedish.notes({ worker, claimedAt: row.claimed_at, words, comment })
  for (const [i, happened] of notes.entries())
    await fileAsReceived(ctx, {
      id: i === 0 ? noteId : newId(ctx),
      childId: row.child_id,
      eventOn: eventDay(words, row.claimed_at, ctx.today),
      writtenAt: row.claimed_at,
      happened,
      childWords: i === 0 ? inSwedish.childWords(words) : '',
    })
  await store.fileQuarantined(ctx.tx, row.id, { at: ctx.now, by: ctx.actor.workerId, noteId })
  return { noteId }
}

export const throwAway = async (
  ctx: Ctx,
  { quarantinedId, reason }: InputOf<typeof contract.throwQuarantined>,
): Promise<ReplyOf<typeof contract.throwQuarantined>> => {
  const row = await waiting(ctx, quarantinedId)
  await store.throwQuarantined(ctx.tx, row.id, { at: ctx.now, by: ctx.actor.workerId, reason })
  return { keptUntil: addHours(ctx.now, limits.thrownKeptHours) }
}

export const takeBack = async (
  ctx: Ctx,
  { quarantinedId }: InputOf<typeof contract.takeBackQuarantined>,
): Promise<ReplyOf<typeof contract.takeBackQuarantined>> => {
  const row = await locked(ctx, quarantinedId)
  if (row.handled === 'filed') throw new Conflict('bag_words_handled')
  if (row.handled === 'thrown') {
    if (row.sealed === null || keptUntil(row, ctx.now) === undefined) throw new Conflict('bag_words_gone')
    await store.takeBackQuarantined(ctx.tx, row.id)
  }
  return { id: row.id }
}

/** At night: what nobody has taken back in time is gone. */
export const forgetThrown = (ctx: Pick<Ctx, 'tx' | 'now'>): Promise<void> =>
  store.emptyThrown(ctx.tx, addHours(ctx.now, -limits.thrownKeptHours))
