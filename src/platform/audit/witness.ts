import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import { Checkpoint, isSigned, type PublicKeys, witnessText } from './checkpoint.ts'
import { addLine, lastOf } from './checkpoint-file.ts'
import type { LogKey } from './log-key.ts'
import { goesOn, type Tree } from './merkle.ts'

/** What another municipality's installation shows: its newest checkpoint, and that it goes on from what we saw. */
export const Shown = z.strictObject({
  checkpoint: Checkpoint,
  oldSize: z.number().int().min(0),
  proof: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(110),
})
export type Shown = Readonly<z.output<typeof Shown>>

export type WitnessAnswer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }

const treeOf = ({ size, root }: { readonly size: number; readonly root: string }): Tree => ({
  size,
  root: Buffer.from(root, 'hex'),
})
const nothingSeen = { size: 0, root: hash('sha256', '') }

const refused = (status: number, code: string, more: object = {}): WitnessAnswer => ({
  status,
  body: { error: { code }, ...more },
})

/**
 * We as a witness of others: a checkpoint that is signed by its owner and goes on from the last one seen is kept in a file
 * and signed by us too. One that does not is kept as evidence: its owner has signed two histories. `accepts` holds the
 * public keys of each log that we witness, by its origin.
 */
export const openWitness = ({
  folder,
  accepts,
  key,
  clock,
}: {
  readonly folder: string
  readonly accepts: ReadonlyMap<string, PublicKeys>
  readonly key: LogKey
  readonly clock: Clock
}): { readonly show: (shown: unknown) => Promise<WitnessAnswer> } => {
  const turns = new Map<string, Promise<unknown>>()
  const look = async ({ checkpoint, oldSize, proof }: Shown): Promise<WitnessAnswer> => {
    // An origin has only letters, digits, a colon and dashes; a colon is no part of a file's name everywhere.
    const file = join(folder, `${checkpoint.origin.replace(':', '-')}.jsonl`)
    const seen = (await lastOf(file, Checkpoint)) ?? nothingSeen
    if (oldSize !== seen.size) return refused(409, 'other_size', { size: seen.size })
    const hashes = proof.map((one) => Buffer.from(one, 'hex'))
    const isOther = 'head' in seen && seen.size === checkpoint.size && seen.head !== checkpoint.head
    if (isOther || !goesOn(treeOf(seen), treeOf(checkpoint), hashes)) {
      await addLine(file.replace(/\.jsonl$/, '.refused.jsonl'), { at: clock.now(), seen, checkpoint, proof })
      return refused(422, 'does_not_go_on')
    }
    if (checkpoint.size > seen.size) await addLine(file, checkpoint)
    const at = clock.now()
    return { status: 200, body: { at, key: key.id, signature: key.sign(witnessText(checkpoint, at)) } }
  }
  /** One after the other for each log: two at once could both go on from the same. */
  const inTurn = (origin: string, work: () => Promise<WitnessAnswer>): Promise<WitnessAnswer> => {
    const mine = (turns.get(origin) ?? Promise.resolve()).then(work, work)
    turns.set(origin, mine)
    return mine
  }
  return {
    show: async (shown) => {
      const read = Shown.safeParse(shown)
      if (!read.success) return refused(400, 'bad_input')
      const keys = accepts.get(read.data.checkpoint.origin)
      if (!keys) return refused(404, 'not_found')
      if (!isSigned(read.data.checkpoint, keys)) return refused(403, 'not_signed')
      return inTurn(read.data.checkpoint.origin, () => look(read.data))
    },
  }
}

export const witnessPath = '/witness/checkpoints'
const biggestBody = 32 * 1024

/** The address to which others push. It reads no session and nothing of any municipality's data. */
export const addWitness = (
  app: FastifyInstance,
  witness: { readonly show: (shown: unknown) => Promise<WitnessAnswer> },
): void => {
  app.post(witnessPath, { bodyLimit: biggestBody }, async (request, reply) => {
    const { status, body } = await witness.show(request.body)
    return reply.code(status).header('cache-control', 'no-store').send(body)
  })
}
