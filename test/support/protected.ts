import type { Town } from './town.ts'

/** What is hidden about somebody: the one place where tests put it into the register. */
export const protectPerson = (
  town: Town,
  personId: string,
  hidden: { readonly address?: string; readonly phone?: string; readonly email?: string } = {},
): Promise<unknown> =>
  town.inTx((tx) =>
    tx
      .updateTable('persons')
      .set({ protection: 'marking', ...hidden })
      .where('id', '=', personId)
      .execute(),
  )

/** The planted fault: nobody has told the register that these people must be hidden, and what is known of them lies open. */
export const forgetProtection = (town: Town): Promise<unknown> =>
  town.inTx((tx) => tx.updateTable('persons').set({ protection: 'none' }).execute())
