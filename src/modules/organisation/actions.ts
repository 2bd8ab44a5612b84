import type { Role } from '#kernel/actor.ts'
import { secondsBetween } from '#kernel/day.ts'
import { NotFound, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { endSession, startSession } from '#platform/http/session.ts'
import type {
  askMayDecide,
  endOwnSession,
  readOrganisation,
  readSession,
  startDemoSession,
} from './contract.ts'
import { mayDecide } from './delegation.ts'
import { may } from './policy.ts'
import { isLogReviewer } from './log-reviewers.ts'
import { mayInvestigate } from './rules.ts'
import { mayBeDelegated, reservedBy } from './rules/reserved.ts'
import {
  allAtWork,
  allUnits,
  delegationOrder,
  hearsOfPasskeys,
  isFromProvider,
  municipality,
  workerByLogin,
  workerById,
} from './store.ts'

const leads = (role: Role): boolean => role === 'lead' || role === 'unit_manager' || role === 'head'

const worksWithChildren = (role: Role): boolean => role !== 'administrator' && role !== 'board_secretary'

type WorkerRow = Awaited<ReturnType<typeof allAtWork>>[number]

const workerView = (row: WorkerRow) => ({
  id: row.id,
  name: row.name,
  title: row.title,
  unitId: row.unit_id,
  unit: row.unit,
  role: row.role,
  employmentPercent: row.employment_percent,
  startedOn: row.started_on,
  qualification: row.qualification,
  mayActAlone: row.may_act_alone,
  mayInvestigate: mayInvestigate({
    role: row.role,
    qualification: row.qualification,
    mayActAlone: row.may_act_alone,
  }),
  isAway: row.is_away === true,
})

export const answerOrganisation = async (ctx: Ctx): Promise<ReplyOf<typeof readOrganisation>> => {
  await permit(ctx, may, 'see organisation', {}, { type: 'organisation', id: null })
  const [here, units, workers, rules] = [
    await municipality(ctx.tx, ctx.actor.tenantId),
    await allUnits(ctx.tx),
    await allAtWork(ctx.tx, ctx.today),
    await delegationOrder(ctx.tx),
  ]
  return {
    municipality: here.name,
    units,
    workers: workers.map(workerView),
    delegation: rules.map((r) => ({
      decisionKind: r.decision_kind,
      paragraph: r.paragraph,
      lowestRole: r.lowest_role,
      validFrom: r.valid_from,
      validUntil: r.valid_until,
      againstLaw: mayBeDelegated(r.decision_kind, r.lowest_role)
        ? null
        : (reservedBy(r.decision_kind) ?? null),
    })),
  }
}

export const answerMayDecide = async (
  ctx: Ctx,
  { decisionKind }: InputOf<typeof askMayDecide>,
): Promise<ReplyOf<typeof askMayDecide>> => {
  await permit(ctx, may, 'see who may decide', {}, { type: 'delegation order', id: null })
  return mayDecide(ctx, decisionKind)
}

export const answerSession = async (ctx: Ctx): Promise<ReplyOf<typeof readSession>> => {
  const here = await municipality(ctx.tx, ctx.actor.tenantId)
  const self = found(await workerById(ctx.tx, ctx.actor.workerId, ctx.today))
  return {
    worker: {
      id: self.id,
      name: self.name,
      title: self.title,
      unitId: self.unit_id,
      unit: self.unit,
      role: self.role,
    },
    municipality: here.name,
    demo: here.demo,
    signInAt: `/inloggning?kommun=${here.slug}`,
    today: ctx.today,
    secondsLeft: secondsBetween(ctx.now, ctx.sessionEndsAt),
    can: [
      ...(leads(self.role) ? (['see team'] as const) : []),
      ...(self.role === 'unit_manager' || self.role === 'head' ? (['hand over'] as const) : []),
      ...(worksWithChildren(self.role) ? (['take in reports'] as const) : []),
      ...(self.role === 'board_secretary' || leads(self.role) ? (['prepare the board'] as const) : []),
      ...(self.role === 'head' || (await isLogReviewer(ctx.tx, self.id, ctx.today))
        ? (['review the log'] as const)
        : []),
      ...(['administrator', 'unit_manager', 'head'].includes(self.role) ? (['see disposals'] as const) : []),
      ...(ctx.sessionId !== undefined && (await hearsOfPasskeys(ctx.tx, self.id, ctx.sessionId))
        ? (['hears of passkeys'] as const)
        : []),
      ...(ctx.actor.emergency === undefined ? [] : (['in an emergency'] as const)),
      ...(self.role === 'administrator' ? (['import people'] as const) : []),
      ...(self.role === 'administrator' || self.role === 'unit_manager' || self.role === 'head'
        ? (['keep the staff'] as const)
        : []),
      ...(self.role === 'administrator' || self.role === 'head' ? (['configure structures'] as const) : []),
    ],
  }
}

/** Signs out here; another device of the same person stays signed in. */
export const endOwn = async (ctx: Ctx): Promise<ReplyOf<typeof endOwnSession>> => {
  const { slug } = await municipality(ctx.tx, ctx.actor.tenantId)
  const isProven = ctx.sessionId !== undefined && (await isFromProvider(ctx.tx, ctx.sessionId))
  if (ctx.sessionId !== undefined) await endSession(ctx, ctx.sessionId)
  ctx.after.cookie = 'clear'
  return { ended: true, goTo: isProven ? `/inloggning/ut?kommun=${slug}` : null }
}

/** Two locks on the demo's door: the server's mode, and the municipality's own mark. */
const onlyInDemo = async (ctx: Ctx): Promise<void> => {
  const here = await municipality(ctx.tx, ctx.actor.tenantId)
  if (!ctx.demo || !here.demo) throw new NotFound()
}

export const demoPeople = async (ctx: Ctx) => {
  await onlyInDemo(ctx)
  const people = await allAtWork(ctx.tx, ctx.today)
  return people.map(({ login, name, title, unit, role }) => ({ login, name, title, unit, role }))
}

// A demo is looked at by many with the same invented name; a real worker has two devices.
const mostDemoSessions = 100

export const startDemo = async (
  ctx: Ctx,
  { person }: InputOf<typeof startDemoSession>,
): Promise<ReplyOf<typeof startDemoSession>> => {
  await onlyInDemo(ctx)
  const worker = found(await workerByLogin(ctx.tx, person, ctx.today))
  await startSession(ctx, { workerId: worker.id, mostAtOnce: mostDemoSessions, device: ctx.device ?? '' })
  return { name: worker.name, title: worker.title }
}
