import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

export const may = {
  'see clock rules': allowedWhen(
    rule<Actor, object>('the law is open to everybody at work', (actor) => actor.role !== 'public'),
  ),
}
