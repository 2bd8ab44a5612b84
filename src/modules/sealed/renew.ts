import type { Ctx } from '#platform/context.ts'
import { sealValue } from '#platform/sealed/cipher.ts'
import * as store from './store.ts'
import { openRow, type WithKeys } from './values.ts'

/**
 * Seals anew, under the current key, what another key has sealed; at most `limit` values, in the order of the table. Says how
 * many. The version stays: it is the same value.
 */
export const resealSome = async (ctx: WithKeys, limit: number): Promise<number> => {
  const rows = await store.lockOtherKeys(ctx.tx, ctx.sealKeys.current().id, limit)
  for (const row of rows) {
    const { person_id: personId, field, version } = row
    const place = { tenantId: ctx.actor.tenantId, personId, field, version }
    await store.reseal(ctx.tx, row, sealValue(ctx.sealKeys, place, openRow(ctx, row)))
  }
  return rows.length
}

/** Keys that have sealed something here and are not in the key file. */
export const missingKeys = async ({ tx, sealKeys }: Pick<Ctx, 'tx' | 'sealKeys'>): Promise<string[]> =>
  [...(await store.countByKey(tx)).keys()].filter((id) => sealKeys.byId(id) === undefined)
