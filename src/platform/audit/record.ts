import { type Actor, nobody } from '#kernel/actor.ts'
import type { Instant } from '#kernel/day.ts'
import { uuidv7At } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { say } from '#platform/db/transaction.ts'

/** The log row could not be written. Nothing of the request is kept and nothing is answered from it (trust.md 5.1). */
export class LogUnwritten extends Error {}

// Not of the log itself: two transactions that met may run again, and after another fault the transaction is over.
const notItsOwn = new Set(['40001', '40P01', '25P02'])

const refuse = (error: unknown): never => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  throw notItsOwn.has(code) ? error : new LogUnwritten('no log row, no answer', { cause: error })
}

/** What was touched: a kind of thing and its id; never a name, a text or a search word. */
export type About = { readonly type: string; readonly id: string | null }

export type AuditEntry = {
  readonly action: string
  readonly kind: 'read' | 'write'
  readonly about: About
  /** The rule of the policy that let the actor in. */
  readonly basis: string
}

// One text for any number of rows, said past the query builder: it goes with the commit of every request.
const insertion = `
  with logged as (
    insert into audit_log (tenant_id, id, at, actor_id, actor_role, request_id, action, kind, subject_type, subject_id, basis)
    select $1, n.id, $3, $4, $5, $6, n.action, n.kind, n.subject_type, n.subject_id, n.basis
    from unnest($2::uuid[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::text[])
      as n (id, action, kind, subject_type, subject_id, basis))
  insert into audit_unsealed (tenant_id, id) select $1, id from unnest($2::uuid[]) as n (id)`

/**
 * Writes the log rows of a request in its own transaction: if they cannot be written, neither can the rest.
 * Each row also waits in the queue of the sealer (audit/seal.ts).
 */
export const record = async (
  tx: Tx,
  { actor, now, requestId }: { readonly actor: Actor; readonly now: Instant; readonly requestId: string },
  entries: readonly AuditEntry[],
): Promise<void> => {
  if (entries.length === 0) return
  const ms = Temporal.Instant.from(now).epochMilliseconds
  await say(tx, insertion, (tenantId) => [
    tenantId,
    entries.map(() => uuidv7At(ms)),
    now,
    actor.workerId === nobody ? null : actor.workerId,
    actor.role,
    requestId,
    entries.map((one) => one.action),
    entries.map((one) => one.kind),
    entries.map((one) => one.about.type),
    entries.map((one) => one.about.id),
    entries.map((one) => one.basis),
  ]).catch(refuse)
}
