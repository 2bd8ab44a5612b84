import type { ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { listUnits, workerNames } from '#modules/organisation/index.ts'
import { countPasskeys } from '#modules/signin/index.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import { type ComparedField, comparedFields, roleAtStake } from './rules.ts'
import * as store from './store.ts'

const mostDecided = 50

const shown: Readonly<Record<ComparedField, (one: store.Wanted) => string>> = {
  role: ({ role }) => role,
  mayActAlone: (one) => String(one.may_act_alone),
  qualification: ({ qualification }) => qualification,
  login: ({ login }) => login,
  name: ({ name }) => name,
  title: ({ title }) => title,
  employmentPercent: (one) => String(one.employment_percent),
}

/** What a proposal changes of what is now; of one that was answered, what it asked for. */
const changesOf = (row: store.ChangeRow, now: store.Wanted | undefined) =>
  comparedFields
    .map((field) => ({ field, from: now ? shown[field](now) : '', to: shown[field](row) }))
    .filter(({ from, to }) => from !== to)

const seesUnit = ({ actor }: Ctx, unitId: string): boolean =>
  actor.role !== 'unit_manager' || actor.unitId === unitId

type Known = {
  readonly workers: ReadonlyMap<string, store.WorkerRow>
  readonly names: ReadonlyMap<string, string>
}

const changeView = (ctx: Ctx, row: store.ChangeRow, { workers, names }: Known): contract.StaffChangeView => {
  const now = workers.get(row.worker_id)
  const facts = {
    workerId: row.worker_id,
    unitId: row.unit_id,
    role: roleAtStake(row.kind, now?.role, row.role),
    askedBy: row.proposed_by,
    askedAs: row.proposed_as,
  }
  const isOpen = row.outcome === null
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    unit: row.unit,
    startedOn: row.started_on,
    changes:
      row.kind === 'log_reviewer' ? [] : changesOf(row, isOpen && row.kind === 'change' ? now : undefined),
    reviews:
      row.review_from_on === null || row.review_until_on === null
        ? null
        : { fromOn: row.review_from_on, untilOn: row.review_until_on },
    reason: row.reason,
    proposedBy: names.get(row.proposed_by) ?? '',
    proposedAt: row.proposed_at,
    outcome: row.outcome,
    outcomeReason: row.outcome_reason,
    decidedBy: row.decided_by === null ? '' : (names.get(row.decided_by) ?? ''),
    decidedAt: row.decided_at,
    can: {
      confirm: isOpen && may['confirm staff change'](ctx.actor, facts).allowed,
      withdraw: isOpen && may['withdraw staff change'](ctx.actor, facts).allowed,
    },
  }
}

const suspensionView = (ctx: Ctx, row: store.SuspensionRow, { names }: Known): contract.SuspensionView => {
  const facts = { workerId: row.worker_id, unitId: row.unit_id, role: row.role }
  const { lift_asked_by: askedBy, lift_asked_as: askedAs } = row
  return {
    id: row.id,
    name: row.name,
    unit: row.unit,
    reason: row.reason,
    suspendedBy: names.get(row.suspended_by) ?? '',
    suspendedAt: row.suspended_at,
    liftAskedBy: askedBy === null ? '' : (names.get(askedBy) ?? ''),
    liftReason: row.lift_reason,
    can: {
      lift:
        askedBy === null || askedAs === null
          ? may['propose staff change'](ctx.actor, facts).allowed
          : may['confirm staff change'](ctx.actor, { ...facts, askedBy, askedAs }).allowed,
    },
  }
}

const memberView = (
  ctx: Ctx,
  row: store.WorkerRow,
  { isProposed, passkeys }: { readonly isProposed: boolean; readonly passkeys: number },
): contract.StaffMember => {
  const facts = { workerId: row.id, unitId: row.unit_id, role: row.role }
  return {
    id: row.id,
    unitId: row.unit_id,
    unit: row.unit,
    startedOn: row.started_on,
    login: row.login,
    name: row.name,
    title: row.title,
    role: row.role,
    employmentPercent: row.employment_percent,
    qualification: row.qualification,
    mayActAlone: row.may_act_alone,
    isProposed,
    passkeys,
    can: {
      change: !isProposed && may['propose staff change'](ctx.actor, facts).allowed,
      suspend: may['suspend staff'](ctx.actor, facts).allowed,
      removePasskeys: passkeys > 0 && may['remove passkeys'](ctx.actor, facts).allowed,
    },
  }
}

export const answerStaff = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readStaff>> => {
  await permit(ctx, may, 'see staff', {}, { type: 'staff', id: null })
  const [units, workers, waiting, decided, suspended, passkeys] = await Promise.all([
    listUnits(ctx.tx),
    store.readWorkers(ctx.tx, ctx.today),
    store.readWaiting(ctx.tx),
    store.readDecided(ctx.tx, mostDecided),
    store.readSuspended(ctx.tx),
    countPasskeys(ctx.tx),
  ])
  const names = await workerNames(ctx.tx, [
    ...[...waiting, ...decided].flatMap((row) => [row.proposed_by, row.decided_by]),
    ...suspended.flatMap((row) => [row.suspended_by, row.lift_asked_by]),
  ])
  const known = { workers: new Map(workers.map((row) => [row.id, row])), names }
  const proposed = new Set(waiting.map((row) => row.worker_id))
  const mine = <T extends { unit_id: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => seesUnit(ctx, row.unit_id))
  return {
    units: units.filter(({ id }) => seesUnit(ctx, id)).map(({ id, name }) => ({ id, name })),
    staff: mine(workers)
      .filter((row) => row.suspended_at === null)
      .map((row) => {
        const held = { isProposed: proposed.has(row.id), passkeys: passkeys.get(row.id) ?? 0 }
        return memberView(ctx, row, held)
      }),
    // A unit manager confirms for the head too, who may be of another unit.
    waiting: waiting
      .map((row) => ({ row, view: changeView(ctx, row, known) }))
      .filter(({ row, view }) => seesUnit(ctx, row.unit_id) || view.can.confirm)
      .map(({ view }) => view),
    suspended: mine(suspended).map((row) => suspensionView(ctx, row, known)),
    decided: mine(decided).map((row) => changeView(ctx, row, known)),
  }
}
