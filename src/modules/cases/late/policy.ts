import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

const leads = rule<Actor, object>(
  'leads a unit or the service',
  ({ role }) => role === 'lead' || role === 'unit_manager' || role === 'head',
)

const sendsForTheBoard = rule<Actor, object>(
  'sends what the board owes',
  ({ role }) => role === 'board_secretary',
)

/** The report names nobody; the way to a case is open only for those who may see it. */
export const may = { 'see late decisions': allowedWhen<Actor, object>(leads, sendsForTheBoard) }
