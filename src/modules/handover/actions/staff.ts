import { addDays, type Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { type Load, loads } from '#modules/clocks/index.ts'
import { type Absence, absencesFrom, type Colleague, listColleagues } from '#modules/organisation/index.ts'
import type { StaffView } from '../contract.ts'
import { pointsOfAll } from '../rules/load.ts'

// Somebody who is away this soon is not given more: the child would change worker twice.
const soon = 14

const isAwaySoon = (one: Absence, today: Day): boolean =>
  one.kind === 'ending' || one.fromOn <= addDays(today, soon)

const sums = (own: readonly Load[]) => {
  const owner = own.find((one) => one.part === 'owner')
  const coworker = own.find((one) => one.part === 'coworker')
  return {
    owns: owner?.matters ?? 0,
    shares: coworker?.matters ?? 0,
    running: owner?.running ?? 0,
    late: owner?.late ?? 0,
  }
}

const givenMatters = new Set<Colleague['role']>(['social_worker', 'lead', 'trainee'])

/** Everybody at work but those who leave, with what each one has. Away now or soon: is not proposed. */
export const staffBesides = async (ctx: Ctx, leaverIds: readonly string[]): Promise<StaffView[]> => {
  const colleagues = (await listColleagues(ctx)).filter((one) => !leaverIds.includes(one.id))
  const planned = await absencesFrom(ctx.tx, ctx.today)
  const byWorker = Map.groupBy(await loads(ctx), (one) => one.workerId)
  return colleagues.map((one) => {
    const { running, ...counts } = sums(byWorker.get(one.id) ?? [])
    const isAway =
      one.isAway || planned.some((each) => each.workerId === one.id && isAwaySoon(each, ctx.today))
    return {
      workerId: one.id,
      name: one.name,
      title: one.title,
      unitId: one.unitId,
      unit: one.unit,
      employmentPercent: one.employmentPercent,
      mayInvestigate: one.mayInvestigate,
      mayOwnAlone: one.mayOwnAlone,
      mayGet: !isAway && one.mayInvestigate && givenMatters.has(one.role),
      isLead: one.role === 'lead',
      isAway,
      ...counts,
      points: pointsOfAll({ ...counts, running }),
    }
  })
}
