import type { Ctx } from '#platform/context.ts'
import type { Job } from '#platform/module.ts'
import { missingKeys } from '#modules/sealed/index.ts'
import { sealProtected } from './move.ts'
import { readMarked } from './store.ts'

/**
 * At each start, in each municipality: what lay open of protected people before there was a sealed store, or came in with a
 * restored copy, is sealed. Only the server has the key, so that no migration can do it. A second time it finds nothing.
 * Outside a demo the server refuses to start on values whose key is not in its file: it would go on beside them unseen.
 */
export const sealAtStart: Omit<Job, 'cron'> = {
  name: 'seal-what-lies-open',
  run: async (ctx: Ctx) => {
    const missing = await missingKeys(ctx)
    if (missing.length > 0 && !ctx.demo)
      throw new Error(
        `Barntid does not start: ${missing.join(', ')} has sealed values in this database and is not in the file of BARNTID_SEALED_KEYS. Put the key back (docs/guides/backup.md).`,
      )
    await sealProtected(ctx, await readMarked(ctx.tx), 'is sealed at the start of the server (OSL 21:3)')
  },
}
