import type { Ctx } from '#platform/context.ts'
import { ClockCodeSchema } from './contract.ts'
import type { ClockCode, FixedLength } from './rules/model.ts'
import { readLengths } from './store-lengths.ts'

/** The municipality's own lengths, for the clocks that the law leaves to it. Given to `takeStep` as `lengths`. */
export const localLengths = async (
  ctx: Pick<Ctx, 'tx'>,
): Promise<Readonly<Partial<Record<ClockCode, FixedLength>>>> =>
  Object.fromEntries(
    (await readLengths(ctx.tx)).map(({ code, unit, amount }) => [
      ClockCodeSchema.parse(code),
      unit === 'days' ? { days: amount } : { months: amount },
    ]),
  )
