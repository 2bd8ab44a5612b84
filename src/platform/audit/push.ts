import { z } from 'zod'
import type { Database } from '#platform/db/database.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { type Checkpoint, Cosignature, isWitnessed, type PublicKeys } from './checkpoint.ts'
import { frontierAt } from './checkpoints.ts'
import type { Place } from './exports.ts'
import { consistencyProof, leafHash, ranges } from './merkle.ts'
import { walkSeals } from './walk.ts'

/** A witness did not sign. `code` is its reason, never its text. */
export class NotWitnessed extends Error {}

const answerWithin = 5_000

/** That our newest tree goes on from the one of `oldSize` rows: its halves as they were kept, and the rows since. */
const proofFrom = (
  db: Database,
  tenantId: string,
  { oldSize, newest }: { readonly oldSize: number; readonly newest: Checkpoint },
): Promise<string[]> =>
  inTenant(db, tenantId, async (tx) => {
    if (oldSize === 0 || oldSize === newest.size) return []
    if (oldSize > newest.size) throw new NotWitnessed('the witness has seen a longer log')
    const known = await frontierAt(tx, oldSize)
    const old = await tx
      .selectFrom('audit_checkpoints')
      .select(['seals', 'head'])
      .where('size', '=', oldSize)
      .executeTakeFirst()
    if (!known || !old) throw new NotWitnessed('the witness has seen a log that we do not have')
    const leaves: Buffer[] = []
    for await (const { seq, rows } of walkSeals(tx, { seq: old.seals, hash: old.head })) {
      if (seq > newest.seals) break
      for (const row of rows) leaves.push(leafHash(Buffer.from(row, 'hex')))
    }
    const proof = consistencyProof(oldSize, newest.size, ranges(known, leaves))
    return proof.map((one) => one.toString('hex'))
  })

const OtherSize = z.object({ size: z.number().int().min(0) })

const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined)

/** A witness of ours: another municipality's server. It gets the newest checkpoint and the proof, and nothing else. */
export const witnessPlace = (
  db: Database,
  { url, keys }: { readonly url: string; readonly keys: PublicKeys },
): Place => {
  const show = (checkpoint: Checkpoint, oldSize: number, proof: readonly string[]): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ checkpoint, oldSize, proof }),
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithin),
    })
  return {
    name: `witness ${[...keys.keys()].join(' ')}`,
    take: async (tenantId, checkpoints, sizeThere) => {
      const newest = checkpoints.at(-1)
      if (!newest) return undefined
      const ask = async (oldSize: number): Promise<Response> =>
        show(newest, oldSize, await proofFrom(db, tenantId, { oldSize, newest }))
      let response = await ask(sizeThere)
      const told = await bodyOf(response)
      const other = response.status === 409 ? OtherSize.safeParse(told) : undefined
      // An answer that was lost on the way: it has more than we know of. Or it has begun anew.
      if (other?.success === true) response = await ask(other.data.size)
      const read = Cosignature.safeParse(other?.success === true ? await bodyOf(response) : told)
      if (!response.ok || !read.success) throw new NotWitnessed(`the witness answered ${response.status}`)
      if (!isWitnessed(newest, read.data, keys)) throw new NotWitnessed('not the key of the witness')
      return read.data
    },
  }
}
