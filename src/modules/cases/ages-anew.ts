import type { Ctx } from '#platform/context.ts'
import { findPerson } from '#modules/people/index.ts'
import { settleCase } from './measures/by-age.ts'
import { placementAgesAnew } from './placements/birthdays.ts'
import { lockOpenCase } from './store/cases.ts'

/** Another day of birth stands in the register: what the law asks by age is counted anew at once, not only next night. */
export const agesAnew = async (ctx: Ctx, { personId }: { readonly personId: string }): Promise<void> => {
  const open = await lockOpenCase(ctx.tx, personId)
  if (!open) return
  const birthOn = (await findPerson(ctx.tx, personId))?.birthOn ?? null
  await placementAgesAnew(ctx, { personId, birthOn })
  await settleCase(ctx, open.id, birthOn)
}
