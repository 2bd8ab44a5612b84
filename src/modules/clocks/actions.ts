import type { ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import type { listClockRules } from './contract.ts'
import { may } from './policy.ts'
import { clockRule } from './rules.ts'
import { clockCodes } from './rules/model.ts'

export const answerRules = async (ctx: Ctx): Promise<ReplyOf<typeof listClockRules>> => {
  await permit(ctx, may, 'see clock rules', {}, { type: 'clock rules', id: null })
  return clockCodes.map((code) => {
    const { versions, calendar, risk } = clockRule(code)
    return {
      code,
      calendar,
      risk,
      versions: versions.map((v) => ({
        id: v.id,
        from: v.from,
        until: v.until ?? null,
        paragraph: v.paragraph,
        law: v.law,
        unverified: v.unverified ?? '',
        inForce: v.from <= ctx.today && (v.until === undefined || ctx.today < v.until),
      })),
    }
  })
}
