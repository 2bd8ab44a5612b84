import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#platform/context.ts'
import { remembered } from '#platform/db/remembered.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { hideDenied } from '#platform/db/transaction.ts'
import type { SessionOf } from '#platform/module.ts'
import { mayInvestigate, mayOwnAlone, pairIsLawful } from './rules.ts'
import {
  allAtWork,
  allUnits,
  municipality,
  namesOf,
  workerById,
  workerByLogin,
  workerBySession,
  workerDenied,
} from './store.ts'

export {
  type Absence,
  type AbsenceKind,
  absencesFrom,
  addAbsence,
  cancelAbsence,
  changeUntil,
  endEmployment,
  type EndedWorker,
  findAbsence,
  lockAbsences,
  moveToUnit,
  workersWhoLeft,
} from './staffing.ts'
export { type Employment, employmentsWithin } from './employments.ts'
export { absenceKinds } from './rules/absence.ts'
export { delegatedDecisionMade } from './events.ts'
export { isLogReviewer } from './log-reviewers.ts'
export { mayDecide, type MayDecide } from './delegation.ts'
export { decisionKinds, type DecisionKind, mayInvestigate, mayOwnAlone, reaches } from './rules.ts'

export type Colleague = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly unitId: string
  readonly unit: string
  readonly role: Exclude<Actor['role'], 'public' | 'system'>
  readonly employmentPercent: number
  readonly mayInvestigate: boolean
  readonly mayOwnAlone: boolean
  /** Away today, or suspended: is not proposed for anything. */
  readonly isAway: boolean
  /** May not sign in, and gets nothing without signing in either. */
  readonly isSuspended: boolean
}

const colleague = (row: NonNullable<Awaited<ReturnType<typeof workerById>>>): Colleague => {
  const qualified = { role: row.role, qualification: row.qualification, mayActAlone: row.may_act_alone }
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    unitId: row.unit_id,
    unit: row.unit,
    role: row.role,
    employmentPercent: row.employment_percent,
    mayInvestigate: mayInvestigate(qualified),
    mayOwnAlone: mayOwnAlone(qualified),
    isAway: row.is_away === true || row.suspended_at !== null,
    isSuspended: row.suspended_at !== null,
  }
}

/** The units that are open. */
export const listUnits = (tx: Tx) => allUnits(tx)

/** A worker who is at work today, or undefined. */
export const findColleague = async (ctx: Ctx, id: string): Promise<Colleague | undefined> => {
  const row = await workerById(ctx.tx, id, ctx.today)
  return row ? colleague(row) : undefined
}

/** Everybody at work today. */
export const listColleagues = async (ctx: Ctx): Promise<Colleague[]> =>
  (await allAtWork(ctx.tx, ctx.today)).map(colleague)

/** SoL 25:1 for a pair of workers; undefined ids are nobody. */
export const mayHaveMatter = async (
  ctx: Ctx,
  ownerId: string,
  coworkerId: string | undefined,
): Promise<boolean> => {
  const owner = await workerById(ctx.tx, ownerId, ctx.today)
  const coworker = coworkerId === undefined ? undefined : await workerById(ctx.tx, coworkerId, ctx.today)
  if (!owner || (coworkerId !== undefined && !coworker)) return false
  const qualified = (row: NonNullable<typeof owner>) => ({
    role: row.role,
    qualification: row.qualification,
    mayActAlone: row.may_act_alone,
  })
  return pairIsLawful(qualified(owner), coworker && qualified(coworker))
}

const names = remembered<string>(['workers'])

/** Names for ids, also of people who have left. */
export const workerNames = async (
  tx: Tx,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> => {
  const wanted = ids.filter((id) => id !== null && id !== undefined)
  return names(tx, wanted, async (missing) =>
    missing.length === 0 ? new Map() : new Map((await namesOf(tx, missing)).map((row) => [row.id, row.name])),
  )
}

/** In which unit workers are, also those who have left. */
export const unitsOfWorkers = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  ids.length === 0 ? new Map() : new Map((await namesOf(tx, ids)).map((row) => [row.id, row.unit_id]))

/** The municipality's own name, for pages that stand outside the sign-in. */
export const municipalityName = async (ctx: Ctx): Promise<string> =>
  (await municipality(ctx.tx, ctx.actor.tenantId)).name

/** How its public addresses name it. */
export const municipalitySlug = async (ctx: Ctx): Promise<string> =>
  (await municipality(ctx.tx, ctx.actor.tenantId)).slug

/** Its code in the register of municipalities. */
export const ownMunicipalityCode = async (ctx: Ctx): Promise<string> =>
  (await municipality(ctx.tx, ctx.actor.tenantId)).municipality_code

/** Who is signed in and acts: asked at each request, so that one who has left is nobody from that day. */
export const sessionOf: SessionOf = async (tx, { tenantId, tokenHash, today, now }) => {
  const row = await workerBySession(tx, tokenHash, today, now)
  if (!row) return undefined
  const { id, name, title, role, unit_id: unitId, is_away: isAway, denied, emergency } = row
  const actor = {
    tenantId,
    workerId: id,
    name,
    title,
    role,
    unitId,
    ...(isAway === true ? { isAway } : {}),
    ...(denied === null ? {} : { denied: new Set(denied) }),
    ...(emergency === null ? {} : { emergency: new Set(emergency) }),
  }
  return {
    id: row.session_id,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    authenticatedAt: row.authenticated_at ?? undefined,
    actor,
  }
}

/** Whom a worker may never reach and what is about them, as those who lead look after it. */
export const deniedTo = async (
  ctx: Pick<Ctx, 'tx' | 'today'>,
  workerId: string,
): Promise<ReadonlySet<string>> => new Set((await workerDenied(ctx.tx, workerId, ctx.today))?.denied ?? [])

/** From here on nothing is there that this worker may not reach: for an act on behalf of one who has no session. */
export const hideFromWorker = async (ctx: Pick<Ctx, 'tx' | 'today'>, workerId: string): Promise<void> => {
  const denied = await deniedTo(ctx, workerId)
  if (denied.size > 0) await hideDenied(ctx.tx, [...denied])
}

/** The worker whom a provider names, while at work; undefined for everybody else, without telling why. */
export const workerOfLogin = (ctx: Ctx, login: string) => workerByLogin(ctx.tx, login, ctx.today)
