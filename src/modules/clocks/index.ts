import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { ClockCodeSchema, type ClockView, type WatchView } from './contract.ts'
import { clockRule, standing } from './rules.ts'
import { type ClockCode, ruleVersionIds } from './rules/model.ts'
import * as store from './store.ts'

export {
  assign,
  type ClockExtension,
  type ClockKey,
  type ClockMoves,
  type ClockStart,
  closeWatch,
  extendClock,
  type MatterKind,
  moveClocks,
  type NewOwner,
  openWatch,
  riskOf,
  setWatchedChild,
  type WatchStart,
} from './watch.ts'
export { type Load, loads } from './load.ts'
export { type Part, partsOf } from './parts.ts'
export { ageGates } from './rules/age-gates.ts'
export { clockRule, dueOn, reporterFeedbackDueOn, standing } from './rules.ts'
export { processMoves, type ProcessRecord, processView, stepFrom } from './processes.ts'
export { localLengths } from './lengths.ts'
export type { ClockCode, ExtensionGround, FixedLength } from './rules/model.ts'

/** A watched matter: what a policy asks of it, and what screens show. */
export type Watch = WatchView & { readonly childId: string | null }

const watch = (row: NonNullable<Awaited<ReturnType<typeof store.readWatch>>>): Watch => ({
  matterId: row.matter_id,
  matterKind: row.matter_kind,
  childId: row.child_id,
  unitId: row.unit_id,
  ownerId: row.owner_id,
  owner: row.owner,
  coworkerId: row.coworker_id,
  coworker: row.coworker ?? '',
  nextOn: row.next_on,
  sinceAt: row.since_at,
  version: row.version,
})

/** The watch of an open matter; undefined when the matter is closed. */
export const findWatch = async (tx: Tx, matterId: string): Promise<Watch | undefined> => {
  const row = await store.readWatch(tx, matterId)
  return row && watch(row)
}

export const watchesOfChild = async (tx: Tx, childId: string): Promise<Watch[]> =>
  (await store.readWatchesOfChild(tx, childId)).map(watch)

/** The same for many children, in one query. */
export const watchesOfChildren = async (tx: Tx, childIds: readonly string[]): Promise<Watch[]> =>
  childIds.length === 0
    ? []
    : (await store.readWatchesOfChildren(tx, childIds)).map((row) => ({
        ...watch(row),
        childId: row.kept_child_id,
      }))

export const watchesOfWorker = async (tx: Tx, workerId: string): Promise<Watch[]> =>
  (await store.readWatchesOfWorker(tx, workerId)).map(watch)

/** Units that have had a matter about the child before. */
export const formerUnits = async (tx: Tx, childId: string): Promise<string[]> =>
  (await store.readFormerUnits(tx, childId)).map((row) => row.unit_id)

/** The same for many children: child → units. */
export const formerUnitsOfChildren = async (
  tx: Tx,
  childIds: readonly string[],
): Promise<ReadonlyMap<string | null, readonly string[]>> => {
  if (childIds.length === 0) return new Map()
  const rows = Map.groupBy(await store.readFormerUnitsOfChildren(tx, childIds), (row) => row.child_id)
  return new Map([...rows].map(([childId, units]) => [childId, units.map((row) => row.unit_id)]))
}

export const watchesOfUnit = async (tx: Tx, unitId: string): Promise<Watch[]> =>
  (await store.readWatchesOfUnit(tx, unitId)).map(watch)

export const watchViews = async (tx: Tx, matterIds: readonly string[]): Promise<Watch[]> =>
  (await store.readWatches(tx, matterIds)).map(watch)

/** Who had a matter, from when until when. */
export const assignmentHistory = async (tx: Tx, matterId: string) =>
  (await store.readAssignments(tx, matterId)).map((row) => ({
    worker: row.worker,
    by: row.by ?? '',
    part: row.part,
    fromAt: row.from_at,
    untilAt: row.until_at,
  }))

type ClockRow = Awaited<ReturnType<typeof store.readClocks>>[number]
type ExtensionRow = Awaited<ReturnType<typeof store.readExtensions>>[number]

const RuleVersionSchema = z.enum(ruleVersionIds)

const clockView = (
  row: ClockRow,
  extensions: readonly ExtensionRow[],
  { today, now }: Pick<Ctx, 'today' | 'now'>,
): ClockView => {
  const code = ClockCodeSchema.parse(row.code)
  const ruleVersion = RuleVersionSchema.parse(row.rule_version)
  return {
    id: row.id,
    matterId: row.matter_id,
    aboutId: row.about_id,
    code,
    ruleVersion,
    paragraph: paragraphOf(code, ruleVersion),
    startedOn: row.started_on,
    warnOn: row.warn_on,
    dueOn: row.due_on,
    dueAt: row.due_at,
    endedOn: row.ended_on,
    endKind: row.end_kind,
    endReason: row.end_reason,
    standing:
      row.ended_on === null
        ? standing({ dueOn: row.due_on, dueAt: row.due_at, warnOn: row.warn_on, today, now })
        : 'ended',
    extensions: extensions
      .filter((e) => e.clock_id === row.id)
      .map((e) => ({
        fromDueOn: e.from_due_on,
        toDueOn: e.to_due_on,
        ground: e.ground,
        reason: e.reason,
        decidedOn: e.decided_on,
      })),
  }
}

/** The paragraph that a running clock was counted under. */
export const paragraphOf = (code: ClockCode, ruleVersion: string): string =>
  clockRule(code).versions.find((v) => v.id === ruleVersion)?.paragraph ?? ''

/** Clocks of matters: all of them, or only what runs. */
export const clockViews = async (
  ctx: Pick<Ctx, 'tx' | 'today' | 'now'>,
  matterIds: readonly string[],
  include: 'all' | 'running',
): Promise<ClockView[]> => {
  if (matterIds.length === 0) return []
  const [rows, extensions] = await Promise.all([
    (include === 'all' ? store.readClocks : store.readRunning)(ctx.tx, matterIds),
    include === 'all' ? store.readExtensions(ctx.tx, matterIds) : [],
  ])
  return rows.map((row) => clockView(row, extensions, ctx))
}
