import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BadInput, Conflict } from '#kernel/errors.ts'
import { Id } from '#kernel/id.ts'
import { isReading } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import type { AtCommit } from '#platform/db/tenant.ts'
import { say } from '#platform/db/transaction.ts'
import { fingerprintOf } from '#platform/sealed/cipher.ts'

/**
 * A command that is sent again (double click, lost answer, offline outbox) gets its first answer and has no second effect.
 * The key is the client's UUIDv7 in the header `Idempotency-Key`. Two at the same time: the second waits for the first.
 */
export const once = async (
  ctx: Ctx,
  { key, input, atCommit }: { readonly key: string | undefined; readonly input: unknown; atCommit: AtCommit },
  work: () => Promise<unknown>,
): Promise<unknown> => {
  if (key === undefined || isReading(ctx.route) || ctx.route.unkept === true) return work()
  const id = Id.safeParse(key)
  if (!id.success) throw new BadInput([{ path: 'Idempotency-Key', code: 'not_an_id' }])
  const claimed = await ctx.tx
    .insertInto('handled_commands')
    .values({ id: id.data, worker_id: ctx.actor.workerId, route: ctx.route.name, handled_at: ctx.now })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 0n) {
    const first = await firstAnswer(ctx, { id: id.data, input })
    // What she was answered before she was denied is not told once more: it is asked, and is not there.
    return namesDenied(ctx.actor, [input, first]) ? work() : told(ctx, id.data, first)
  }
  const reply = await work()
  const asked = fingerprintOf(ctx.sealKeys, ctx.actor.tenantId, textOf(input))
  const stored = JSON.stringify({ asked, reply: reply ?? null })
  atCommit(() =>
    say(ctx.tx, 'update handled_commands set reply = $3 where tenant_id = $1 and id = $2', (tenantId) => [
      tenantId,
      id.data,
      stored,
    ]),
  )
  return reply
}

const textOf = (input: unknown): string => JSON.stringify(input) ?? ''

/** As it was before the fingerprint had a key: such rows live for two weeks more. */
const hashOf = (input: unknown): string => createHash('sha256').update(textOf(input)).digest('hex')

/** The same words as then? With the key of then; one that is gone by now cannot say, and then they are not. */
const isSame = (ctx: Ctx, asked: string, input: unknown): boolean => {
  const [keyId = '', print] = asked.split(':')
  return print === undefined
    ? asked === hashOf(input)
    : asked === fingerprintOf(ctx.sealKeys, ctx.actor.tenantId, textOf(input), keyId)
}

const Handled = z.object({ asked: z.string(), reply: z.unknown() })

/**
 * Only for the same person, the same act and the same words; somebody else's key is a mistake, not a repetition, and words
 * that were changed after the first sending must not be taken for saved.
 */
const firstAnswer = async (
  ctx: Ctx,
  { id, input }: { readonly id: string; readonly input: unknown },
): Promise<unknown> => {
  const first = await ctx.tx
    .selectFrom('handled_commands')
    .select('reply')
    .where('id', '=', id)
    .where('worker_id', '=', ctx.actor.workerId)
    .where('route', '=', ctx.route.name)
    .executeTakeFirst()
  if (!first) throw new Conflict('command_of_another')
  const handled = Handled.parse(first.reply)
  if (!isSame(ctx, handled.asked, input)) throw new Conflict('command_was_another')
  return handled.reply
}

const told = (ctx: Ctx, id: string, reply: unknown): unknown => {
  ctx.entries.push({
    action: ctx.route.name,
    kind: 'write',
    about: { type: 'command', id },
    basis: 'same command',
  })
  return reply
}

const namesDenied = ({ denied }: Ctx['actor'], said: readonly unknown[]): boolean => {
  if (denied === undefined) return false
  const text = JSON.stringify(said)
  return [...denied].some((id) => text.includes(id))
}
