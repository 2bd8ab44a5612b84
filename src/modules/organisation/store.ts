import { type ExpressionBuilder, sql } from 'kysely'
import type { Tables } from '#db/tables.gen.ts'
import type { Role } from '#kernel/actor.ts'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

const workerColumns = [
  'workers.id',
  'workers.login',
  'workers.name',
  'workers.title',
  'workers.unit_id',
  'units.name as unit',
  'workers.role',
  'workers.employment_percent',
  'workers.started_on',
  'workers.experienced_from',
  'workers.qualification',
  'workers.may_act_alone',
  'workers.suspended_at',
] as const

type WithWorker = ExpressionBuilder<Tables, 'workers'>

/** Asked at each request, in the same query: what somebody may see follows from being here today. */
const isAwayOn = (w: WithWorker, today: Day) =>
  w
    .selectFrom('absences')
    .select('absences.id')
    .whereRef('absences.worker_id', '=', 'workers.id')
    .where('absences.kind', 'in', ['absence', 'leave'])
    .where('absences.cancelled_at', 'is', null)
    .where('absences.from_on', '<=', today)
    .where((a) => a.or([a('absences.until_on', 'is', null), a('absences.until_on', '>=', today)]))

const atWork = (tx: Tx, today: Day) =>
  tx
    .selectFrom('workers')
    .innerJoin('units', 'units.id', 'workers.unit_id')
    .select(workerColumns)
    .select((w) => w.exists(isAwayOn(w, today)).as('is_away'))
    .where('workers.started_on', '<=', today)
    .where((w) => w.or([w('workers.ended_on', 'is', null), w('workers.ended_on', '>', today)]))

export const allAtWork = prepared((tx, today: Day) =>
  atWork(tx, today).orderBy('units.name').orderBy('workers.name'),
)

export const workerById = preparedOne((tx, id: string, today: Day) =>
  atWork(tx, today).where('workers.id', '=', id),
)

/** Whom the worker may never reach, with all that is about them; null for most (migration 0031). */
const deniedTo = (today: Day) => sql<readonly string[] | null>`denied_to(workers.id, ${today})`.as('denied')

/** The same for a worker who asks without a session, as by the secret address of a calendar. */
export const workerDenied = preparedOne((tx, id: string, today: Day) =>
  tx.selectFrom('workers').select(deniedTo(today)).where('workers.id', '=', id),
)

/** The children of a break-glass that runs; null for most: one look into an index, in the same statement (migration 0034). */
const inEmergency = (now: Instant) =>
  sql<readonly string[] | null>`(
    select array_agg(b.child_id) from break_glasses b
    where b.tenant_id = workers.tenant_id and b.worker_id = workers.id and b.ended_at is null and b.until_at > ${now})`.as(
    'emergency',
  )

export const workerBySession = preparedOne((tx, tokenHash: string, today: Day, now: Instant) =>
  atWork(tx, today)
    .innerJoin('sessions', 'sessions.worker_id', 'workers.id')
    .select([
      'sessions.id as session_id',
      'sessions.seen_at',
      'sessions.expires_at',
      'sessions.authenticated_at',
    ])
    .select(deniedTo(today))
    .select(inEmergency(now))
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.ended_at', 'is', null)
    .where('workers.suspended_at', 'is', null),
)

/** Whether a session began at a provider, which has then a page of its own to sign out at. */
export const isFromProvider = async (tx: Tx, sessionId: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('sessions')
    .select(['issuer', 'provider_session', 'passkey_id'])
    .where('id', '=', sessionId)
    .executeTakeFirst()
  // By passkey alone nobody is signed in there; a session that was only made fresh by one still is.
  return !!row && row.issuer !== null && (row.passkey_id === null || row.provider_session !== null)
}

/** Whether something has happened to the worker's passkeys that she has not been told (signin/passkeys). */
export const hearsOfPasskeys = async (tx: Tx, workerId: string, sessionId: string): Promise<boolean> =>
  (await tx
    .selectFrom('passkeys')
    .select('id')
    .where('worker_id', '=', workerId)
    .where((p) =>
      p.or([
        p.and([p('added_seen_at', 'is', null), p('added_in', '<>', sessionId)]),
        p.and([
          p('removed_at', 'is not', null),
          p('removed_seen_at', 'is', null),
          p(sql`removed_in`, 'is distinct from', sessionId),
        ]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()) !== undefined

export const workerByLogin = (tx: Tx, login: string, today: Day) =>
  atWork(tx, today)
    .where('workers.login', '=', login)
    .where('workers.suspended_at', 'is', null)
    .executeTakeFirst()

/** Also those who have left: a signed note keeps its author. */
export const namesOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('workers')
    .select(['id', 'name', 'title', 'unit_id'])
    .where('id', '=', sql<string>`any(${ids})`),
)

export const allUnits = prepared((tx) =>
  tx.selectFrom('units').select(['id', 'name', 'kind']).where('closed_on', 'is', null).orderBy('name'),
)

export const delegationOrder = prepared((tx) =>
  tx
    .selectFrom('delegation_rules')
    .select(['id', 'decision_kind', 'paragraph', 'lowest_role', 'valid_from', 'valid_until'])
    .orderBy('decision_kind'),
)

export const withRoles = (tx: Tx, among: readonly Role[], today: Day) =>
  atWork(tx, today)
    .where('workers.role', 'in', [...among])
    .orderBy('workers.name')
    .execute()

/** The municipality itself: a reference table, so it is asked by its key. */
export const municipality = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('tenants')
    .select(['name', 'demo', 'municipality_code', 'slug'])
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
