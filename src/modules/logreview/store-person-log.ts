import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

const columns = [
  'id',
  'person_id',
  'asked_as',
  'from_on',
  'until_on',
  'name_reason',
  'made_by',
  'made_at',
] as const

export const insertPersonLog = (
  tx: Tx,
  one: {
    id: string
    personId: string
    askedAs: 'child' | 'guardian'
    fromOn: Day
    untilOn: Day
    nameReason: string
    by: string
    at: Instant
  },
) =>
  tx
    .insertInto('person_logs')
    .values({
      id: one.id,
      person_id: one.personId,
      asked_as: one.askedAs,
      from_on: one.fromOn,
      until_on: one.untilOn,
      name_reason: one.nameReason,
      made_by: one.by,
      made_at: one.at,
    })
    .execute()

export const findPersonLog = (tx: Tx, id: string) =>
  tx.selectFrom('person_logs').select(columns).where('id', '=', id).executeTakeFirst()

export const personLogsOf = (tx: Tx, personIds: readonly string[]) =>
  tx
    .selectFrom('person_logs')
    .select(columns)
    .where('person_id', '=', sql<string>`any(${personIds})`)
    .orderBy('made_at', 'desc')
    .execute()

/** Who has read about a person, until the moment at which it was asked; one request once for each kind of reading. */
export const readingsAbout = (
  tx: Tx,
  { personId, from, until }: { personId: string; from: Instant; until: Instant },
) =>
  tx
    .selectFrom('audit_log')
    .leftJoin('workers', 'workers.id', 'audit_log.actor_id')
    .leftJoin('units', 'units.id', 'workers.unit_id')
    .select([
      'audit_log.at',
      'audit_log.action',
      'audit_log.actor_role',
      'audit_log.basis',
      'audit_log.request_id',
    ])
    .select(['workers.name', 'units.name as unit'])
    .where('audit_log.subject_id', '=', personId)
    .where('audit_log.kind', '=', 'read')
    .where('audit_log.actor_id', 'is not', null)
    .where('audit_log.at', '>=', from)
    .where('audit_log.at', '<', until)
    .orderBy('audit_log.at')
    .orderBy('audit_log.id')
    .execute()
