import type { Day, Instant } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import { nobody } from '#kernel/actor.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { z } from 'zod'
import { type Due, dueOn, extendedDueOn, clockRule } from './rules.ts'
import { type ClockCode, type ExtensionGround, extensionGrounds, type FixedLength } from './rules/model.ts'
import * as store from './store.ts'

/**
 * `counted`: for the few clocks whose day takes more than one trigger (rules.ts reporterFeedbackDueOn).
 * `triggeredAt` for what the law counts in hours, `meetingOn` for what is told at the board's next meeting.
 */
export type ClockStart = {
  readonly code: ClockCode
  readonly triggeredOn: Day
  readonly triggeredAt?: Instant | undefined
  readonly meetingOn?: Day | undefined
  readonly length?: FixedLength | undefined
  readonly aboutId?: string | undefined
  readonly counted?: Due | undefined
}

export type ClockKey = { readonly code: ClockCode; readonly aboutId?: string | undefined }

export type ClockMoves = {
  readonly start?: readonly ClockStart[]
  readonly satisfy?: readonly ClockKey[]
  readonly stop?: readonly (ClockKey & { readonly reason: string })[]
  /** More time for what goes on running, by the decision that its paragraph names. */
  readonly extend?: readonly Omit<ClockExtension, 'matterId'>[]
}

const startOne = async (ctx: Ctx, matterId: string, clock: ClockStart): Promise<Day> => {
  const due = clock.counted ?? dueOn(clock)
  await store.insertClock(ctx.tx, {
    id: newId(ctx),
    matterId,
    aboutId: clock.aboutId ?? matterId,
    code: clock.code,
    ruleVersion: due.ruleVersion,
    startedOn: clock.triggeredOn,
    warnOn: due.warnOn,
    dueOn: due.dueOn,
    dueAt: due.dueAt ?? null,
  })
  return due.dueOn
}

/** A report about a child, a child's case, or a duty of the municipality itself, which is about no child. */
export type MatterKind = 'report' | 'case' | 'duty' | 'transfer'

export type WatchStart = {
  readonly matterId: string
  readonly matterKind: MatterKind
  readonly childId?: string | undefined
  readonly unitId: string
  readonly ownerId: string
  readonly coworkerId?: string | undefined
  readonly start: readonly ClockStart[]
}

const assignedBy = (ctx: Ctx): string | null => (ctx.actor.workerId === nobody ? null : ctx.actor.workerId)

const writeAssignments = async (
  ctx: Ctx,
  matter: { matterId: string; childId: string | null; unitId: string },
  { ownerId, coworkerId }: { ownerId: string; coworkerId?: string | undefined },
): Promise<void> => {
  const one = (workerId: string, part: 'owner' | 'coworker') =>
    store.insertAssignment(ctx.tx, {
      ...matter,
      id: newId(ctx),
      workerId,
      part,
      fromAt: ctx.now,
      assignedBy: assignedBy(ctx),
    })
  await one(ownerId, 'owner')
  if (coworkerId !== undefined) await one(coworkerId, 'coworker')
}

/** A matter begins: it has an owner and a next date from its first moment. At least one clock must start. */
export const openWatch = async (ctx: Ctx, watch: WatchStart): Promise<void> => {
  const dues: Day[] = []
  for (const clock of watch.start) dues.push(await startOne(ctx, watch.matterId, clock))
  const [nextOn] = dues.toSorted()
  if (nextOn === undefined) throw new RangeError('a watch needs a clock')
  await store.insertWatch(ctx.tx, {
    matterId: watch.matterId,
    matterKind: watch.matterKind,
    childId: watch.childId ?? null,
    unitId: watch.unitId,
    ownerId: watch.ownerId,
    coworkerId: watch.coworkerId ?? null,
    nextOn,
    sinceAt: ctx.now,
  })
  await writeAssignments(ctx, { ...watch, childId: watch.childId ?? null }, watch)
}

const endOne = async (
  ctx: Ctx,
  matterId: string,
  key: ClockKey,
  end: { kind: 'satisfied' | 'stopped'; reason: string },
): Promise<void> => {
  const running = await store.findRunning(ctx.tx, {
    matterId,
    aboutId: key.aboutId ?? matterId,
    code: key.code,
  })
  if (running) await store.endClock(ctx.tx, running.id, { on: ctx.today, ...end })
}

/**
 * Starts and ends clocks of an open matter and sets its next date anew. A clock that does not run is not ended twice.
 * If no clock would be left running the database refuses: an open matter always has a next date.
 */
export const moveClocks = async (ctx: Ctx, matterId: string, moves: ClockMoves): Promise<void> => {
  // Two who each end "the other" clock would otherwise both see one left, and leave none.
  await store.lockWatch(ctx.tx, matterId)
  for (const key of moves.satisfy ?? []) await endOne(ctx, matterId, key, { kind: 'satisfied', reason: '' })
  for (const { reason, ...key } of moves.stop ?? [])
    await endOne(ctx, matterId, key, { kind: 'stopped', reason })
  for (const clock of moves.start ?? []) await startOne(ctx, matterId, clock)
  for (const one of moves.extend ?? []) await extendClock(ctx, { ...one, matterId })
  await store.refreshNext(ctx.tx, matterId)
}

/**
 * A matter ends by a signed reason: `satisfied` is what the end itself fulfils, what else runs is stopped with the reason,
 * and the matter leaves the watch.
 */
export const closeWatch = async (
  ctx: Ctx,
  matterId: string,
  reason: string,
  satisfied: readonly ClockKey[] = [],
): Promise<void> => {
  await store.lockWatch(ctx.tx, matterId)
  for (const key of satisfied) await endOne(ctx, matterId, key, { kind: 'satisfied', reason: '' })
  for (const clock of await store.readRunning(ctx.tx, [matterId])) {
    await store.endClock(ctx.tx, clock.id, { on: ctx.today, kind: 'stopped', reason })
  }
  await store.endAssignments(ctx.tx, matterId, ctx.now)
  await store.deleteWatch(ctx.tx, matterId)
}

export type ClockExtension = {
  readonly matterId: string
  readonly code: ClockCode
  /** What the clock is about, when it is not the matter itself: a process, a letter. */
  readonly aboutId?: string | undefined
  readonly ground: ExtensionGround
  readonly length: FixedLength
  readonly reason: string
}

/**
 * A decision to extend a running clock (SoL 20:2, 20:3, 22:4; LVU 8, 31 f by the court): for a fixed time, on the ground
 * that the paragraph names.
 */
export const extendClock = async (
  ctx: Ctx,
  { matterId, code, aboutId, ground, length, reason }: ClockExtension,
): Promise<Day> => {
  await store.lockWatch(ctx.tx, matterId)
  const running = await store.findRunning(ctx.tx, { matterId, aboutId: aboutId ?? matterId, code })
  if (!running) throw new Conflict('clock_not_running')
  const { dueOn: toDueOn, warnOn } = extendedDueOn({
    code,
    triggeredOn: running.started_on,
    extensions: [...(await earlierExtensions(ctx, { matterId, clockId: running.id })), { ground, length }],
  })
  if (toDueOn < ctx.today) throw new Conflict('extension_already_over', { until: toDueOn })
  await store.insertExtension(ctx.tx, {
    id: newId(ctx),
    clockId: running.id,
    fromDueOn: running.due_on,
    toDueOn,
    ground,
    reason,
    decidedBy: ctx.actor.workerId,
    decidedOn: ctx.today,
  })
  await store.moveClock(ctx.tx, running.id, { dueOn: toDueOn, warnOn })
  await store.refreshNext(ctx.tx, matterId)
  return toDueOn
}

const GroundSchema = z.enum(extensionGrounds)

/** Earlier extensions as days: what was decided stands, whatever unit it was decided in. */
const earlierExtensions = async (
  ctx: Ctx,
  { matterId, clockId }: { readonly matterId: string; readonly clockId: string },
) =>
  (await store.readExtensions(ctx.tx, [matterId]))
    .filter((e) => e.clock_id === clockId)
    .map((e) => ({
      ground: GroundSchema.parse(e.ground),
      length: { days: daysOf(e.from_due_on, e.to_due_on) },
    }))

const daysOf = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days

export type NewOwner = {
  readonly matterId: string
  readonly unitId: string
  readonly ownerId: string
  readonly coworkerId?: string | undefined
  /** The version that the one who decides looked at; somebody else may have been faster. */
  readonly version: number
}

/** Another owner or co-worker from this minute; who had it before keeps a row with its end. */
export const assign = async (ctx: Ctx, to: NewOwner): Promise<void> => {
  const watch = found(await store.lockWatch(ctx.tx, to.matterId))
  if (watch.version !== to.version) {
    throw new Conflict('changed_meanwhile', {
      version: watch.version,
      ownerId: watch.owner_id,
      coworkerId: watch.coworker_id,
    })
  }
  await store.endAssignments(ctx.tx, to.matterId, ctx.now)
  await store.setWatch(ctx.tx, to.matterId, {
    unit_id: to.unitId,
    owner_id: to.ownerId,
    coworker_id: to.coworkerId ?? null,
    version: watch.version + 1,
  })
  await writeAssignments(ctx, { ...to, childId: watch.child_id }, to)
}

/** The child of a report becomes known. */
export const setWatchedChild = async (ctx: Ctx, matterId: string, childId: string): Promise<void> => {
  await store.setWatch(ctx.tx, matterId, { child_id: childId })
  await store.setAssignedChild(ctx.tx, matterId, childId)
}

/** The name, risk and wording of a rule travel with each view; see contract.ts. */
export const riskOf = (code: ClockCode): number => clockRule(code).risk
