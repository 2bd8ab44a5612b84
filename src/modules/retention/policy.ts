import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

const keepsTheRecords = rule<Actor, object>(
  'administers the records: numbers and days, no names and no content (SoL 16)',
  (actor) => actor.role === 'administrator',
)

const leadsStaff = rule<Actor, object>(
  'leads a unit or the service (SoL 16)',
  (actor) => actor.role === 'unit_manager' || actor.role === 'head',
)

/** Disposal is a decision: one proposes, two others who lead approve. Who administers prepares it, and reads no case by it. */
export const may = {
  'see disposals': allowedWhen(keepsTheRecords, leadsStaff),
  'propose disposal': allowedWhen(keepsTheRecords, leadsStaff),
  'approve disposal': allowedWhen(leadsStaff),
  'stop disposal': allowedWhen(keepsTheRecords, leadsStaff),
  'hold file': allowedWhen(leadsStaff),
}
