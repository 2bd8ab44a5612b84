import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

/** `isSecret`: a shelter (OSL 26:14 c), or a child lives there whose whereabouts are hidden (LVU 14) or protected. */
export type HomeFacts = { readonly isSecret: boolean; readonly hasChildThere: boolean }

const staff: readonly Actor['role'][] = ['social_worker', 'lead', 'unit_manager', 'head']

const worksWithChildren = rule<Actor, object>(
  'works with children',
  (actor) => actor.role === 'trainee' || staff.includes(actor.role),
)

const placesChildren = rule<Actor, object>('finds homes for children', (actor) => staff.includes(actor.role))

const addressIsNoSecret = rule<Actor, HomeFacts>('the address is no secret', (_, { isSecret }) => !isSecret)

const hasChildThere = rule<Actor, HomeFacts>('has a child who lives there', (_, facts) => facts.hasChildThere)

const leads = rule<Actor, object>(
  'answers for the register of the board',
  ({ role }) => role === 'lead' || role === 'unit_manager' || role === 'head',
)

/** SoLPuL 10 §: those who find homes read the homes; who lives there is asked of each child by itself. */
export const may = {
  'see homes': allowedWhen<Actor, object>(worksWithChildren),
  'change homes': allowedWhen<Actor, object>(placesChildren),
  'see home address': allowedWhen<Actor, HomeFacts>(addressIsNoSecret, hasChildThere),
  'see foster register': allowedWhen<Actor, object>(leads),
}
