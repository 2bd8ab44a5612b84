import { Client } from 'pg'
import { systemActor } from '#kernel/actor.ts'
import { found } from '#kernel/errors.ts'
import { sealValues } from '#modules/sealed/index.ts'
import type { Town } from './town.ts'

type Hidden = { readonly address?: string; readonly phone?: string; readonly email?: string }

const given = (values: Hidden): Hidden =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

/** What is hidden about somebody: the one place where tests put it into the register. What lay open is sealed with it. */
export const protectPerson = (town: Town, personId: string, hidden: Hidden = {}): Promise<unknown> =>
  town.inTx(async (tx) => {
    const open = found(
      await tx
        .selectFrom('persons')
        .select(['address', 'phone', 'email'])
        .where('id', '=', personId)
        .executeTakeFirst(),
    )
    const empty = { address: '', phone: '', email: '' }
    await tx
      .updateTable('persons')
      .set({ protection: 'marking', ...empty })
      .where('id', '=', personId)
      .execute()
    const actor = { ...systemActor(town.tenantId), workerId: town.workers.amira }
    const { sealKeys } = town.house
    await sealValues({ tx, actor, sealKeys, now: town.now() }, personId, { ...given(open), ...hidden })
  })

/** The planted fault: nobody has told the register that these people must be hidden, and nothing is sealed about them. */
export const forgetProtection = async (town: Town): Promise<void> => {
  await town.inTx((tx) => tx.updateTable('persons').set({ protection: 'none' }).execute())
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  try {
    await owner.query('delete from sealed_values where tenant_id = $1', [town.tenantId])
  } finally {
    await owner.end()
  }
}
