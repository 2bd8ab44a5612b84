import { type Ctx, newId } from '#platform/context.ts'
import { newBoxKeys } from './core/box.ts'
import { newLeaseKeys } from './core/lease.ts'
import { insertKeys, readKeys } from './store.ts'

const make = { lease: newLeaseKeys, box: newBoxKeys }

/** The municipality's own pair for a purpose; made when it is first asked for. */
export const ownKeys = async (ctx: Pick<Ctx, 'tx' | 'now'>, purpose: 'lease' | 'box') => {
  const known = await readKeys(ctx.tx, purpose)
  if (known) return known
  await insertKeys(ctx.tx, {
    id: newId(ctx),
    purpose,
    version: 1,
    madeAt: ctx.now,
    ...(await make[purpose]()),
  })
  const made = await readKeys(ctx.tx, purpose)
  if (!made) throw new Error('the key that was just made is not there')
  return made
}
