import { type Actor, nobody } from '#kernel/actor.ts'
import type { Instant } from '#kernel/day.ts'
import { uuidv7At } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** What was touched: a kind of thing and its id; never a name, a text or a search word. */
export type About = { readonly type: string; readonly id: string | null }

export type AuditEntry = {
  readonly action: string
  readonly kind: 'read' | 'write'
  readonly about: About
  /** The rule of the policy that let the actor in. */
  readonly basis: string
}

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
  const rows = entries.map((entry) => ({
    id: uuidv7At(Temporal.Instant.from(now).epochMilliseconds),
    at: now,
    actor_id: actor.workerId === nobody ? null : actor.workerId,
    actor_role: actor.role,
    action: entry.action,
    kind: entry.kind,
    subject_type: entry.about.type,
    subject_id: entry.about.id,
    basis: entry.basis,
    request_id: requestId,
  }))
  await tx
    .with('logged', (q) => q.insertInto('audit_log').values(rows).returning('id'))
    .insertInto('audit_unsealed')
    .values(rows.map(({ id }) => ({ id })))
    .execute()
}
