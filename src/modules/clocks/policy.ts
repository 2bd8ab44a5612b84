import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

export const may = {
  'see clock rules': allowedWhen(
    rule<Actor, object>(
      'the law is open to everybody at work',
      (actor) => actor.role !== 'outside' && actor.role !== 'public' && actor.role !== 'system',
    ),
  ),
  /** Where the law gives no number, the one who leads the service answers for the local one. */
  'set local rules': allowedWhen(rule<Actor, object>('leads the service', (actor) => actor.role === 'head')),
}
