import { addMonths } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { caseNumbersOf } from '#modules/cases/index.ts'
import { findColleague } from '#modules/organisation/index.ts'
import type { rateOwnMonth, readOwnWorkload, settleAction } from './contract.ts'
import { countLoads, type Load } from './count.ts'
import { may } from './policy.ts'
import { monthOf } from './rules/months.ts'
import { linesOf, pointsOf } from './rules/points.ts'
import { actionViews, loadView, monthViews } from './show.ts'
import { monthsOf, rate } from './store.ts'
import { actionsAbout, actionsTaken, lockAction, settle } from './talks/store.ts'

const monthsShown = 12

const hrefs = {
  case: (id: string) => `/arenden/${id}`,
  report: () => '/inflode',
  duty: (id: string) => `/uppgifter/${id}`,
  transfer: (id: string) => `/overflyttningar/${id}`,
} as const

export const hrefOfMatter = (kind: keyof typeof hrefs, id: string): string => hrefs[kind](id)

/** Each matter with what it gives: the rows above come from these. */
const mattersOf = async (ctx: Ctx, { parts, weighed, inForce }: Load) => {
  const numbers = await caseNumbersOf(
    ctx.tx,
    parts.flatMap(({ matterKind, matterId }) => (matterKind === 'case' ? [matterId] : [])),
  )
  return weighed.flatMap(({ matterId, ...one }) => {
    const kind = parts.find((part) => part.matterId === matterId)?.matterKind
    if (kind === undefined) return []
    return [
      {
        matterId,
        kind,
        number: numbers.get(matterId) ?? '',
        href: hrefOfMatter(kind, matterId),
        ...one,
        factors: [...one.factors],
        points: pointsOf(
          linesOf({ ...inForce.model, stable: 0 }, { groups: [{ ...one, count: 1 }], duties: [] }),
        ),
      },
    ]
  })
}

export const answerOwn = async (ctx: Ctx): Promise<ReplyOf<typeof readOwnWorkload>> => {
  const { workerId } = ctx.actor
  await permit(ctx, may, 'see own workload', {}, { type: 'workload', id: workerId })
  const month = monthOf(ctx.today)
  const worker = found(await findColleague(ctx, workerId))
  const [[counted], stored, about, taken] = await Promise.all([
    countLoads(ctx, [worker]),
    monthsOf(ctx.tx, workerId, addMonths(month, 1 - monthsShown)),
    actionsAbout(ctx.tx, workerId, month),
    actionsTaken(ctx.tx, workerId),
  ])
  const load = found(counted)
  const view = loadView(load)
  const rated = stored.ratings.find(({ month_on: on }) => on === month)
  return {
    today: ctx.today,
    month,
    load: view,
    matters: await mattersOf(ctx, load),
    duties: load.duties.map(({ kind, amount }) => ({ kind, amount })),
    rating: rated?.rating ?? null,
    flex: rated?.flex ?? null,
    months: monthViews(stored, { today: ctx.today, now: view.percent, count: monthsShown }),
    actions: await actionViews(ctx, [...about, ...taken]),
    talkHeldOn: stored.talks.find(({ month_on: on }) => on === month)?.held_on ?? null,
  }
}

/** Ten seconds a month, for the talk alone. */
export const rateOwn = async (
  ctx: Ctx,
  given: InputOf<typeof rateOwnMonth>,
): Promise<ReplyOf<typeof rateOwnMonth>> => {
  const { workerId } = ctx.actor
  await permit(ctx, may, 'see own workload', {}, { type: 'workload', id: workerId })
  const month = monthOf(ctx.today)
  return { month, ...(await rate(ctx.tx, { workerId, monthOn: month, at: ctx.now }, given)) }
}

export const settleOwn = async (
  ctx: Ctx,
  { workloadActionId: id, outcome }: InputOf<typeof settleAction>,
): Promise<ReplyOf<typeof settleAction>> => {
  const action = found(await lockAction(ctx.tx, id))
  await permit(ctx, may, 'settle own action', { ownerId: action.owner_id }, { type: 'workload action', id })
  await settle(ctx.tx, [id], { outcome, on: ctx.today, by: ctx.actor.workerId })
  return { id }
}
