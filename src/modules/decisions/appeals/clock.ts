import { day, type Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { clockViews, dueOn, findWatch, localLengths, moveClocks } from '#modules/clocks/index.ts'
import { sv } from './text.sv.ts'

type Lying = {
  readonly appealId: string
  readonly caseId: string
  readonly arrivedOn: Day
}

const code = 'appealHandover'
// The act came into force then; what is older and is entered now is counted from today.
const inForceFrom = day('2018-07-01')

const triggerOf = async (ctx: Ctx, arrivedOn: Day) => ({
  code: 'appealHandover' as const,
  triggeredOn: arrivedOn < inForceFrom ? ctx.today : arrivedOn,
  length: (await localLengths(ctx))[code],
})

/** When an appeal that lies here should have gone on, by the local rule. FL 46 gives no number. */
export const sendBy = async (ctx: Ctx, arrivedOn: Day): Promise<Day> =>
  dueOn(await triggerOf(ctx, arrivedOn)).dueOn

/**
 * The party's time has ended by the appeal (FL 44), and ours begins (FL 46): whoever has the case sees it until it has been
 * sent. A closed case has no clock; its appeal stands on the list of those who lead.
 */
export const startHandover = async (
  ctx: Ctx,
  { appealId, caseId, arrivedOn }: Lying,
  serviceId: string | undefined,
): Promise<void> => {
  if (!(await findWatch(ctx.tx, caseId))) return
  await moveClocks(ctx, caseId, {
    satisfy: serviceId === undefined ? [] : [{ code: 'appeal', aboutId: serviceId }],
    start: [{ ...(await triggerOf(ctx, arrivedOn)), aboutId: appealId }],
  })
}

/** It lies here no more: `reason` when it was neither sent. An open case is never left without a next date. */
export const endHandover = async (
  ctx: Ctx,
  { appealId, caseId }: Pick<Lying, 'appealId' | 'caseId'>,
  how: 'sent' | 'dismissed' | 'withdrawn',
): Promise<void> => {
  if (!(await findWatch(ctx.tx, caseId))) return
  const key = { code, aboutId: appealId } as const
  const others = (await clockViews(ctx, [caseId], 'running')).filter(
    (one) => one.aboutId !== appealId && one.code !== 'appeal',
  )
  await moveClocks(ctx, caseId, {
    satisfy: how === 'sent' ? [key] : [],
    stop: how === 'sent' ? [] : [{ ...key, reason: sv.record.ended[how] }],
    start:
      others.length > 0
        ? []
        : [{ code: 'interventionFollowUp', triggeredOn: ctx.today, length: { months: 1 } }],
  })
}
