import type { Day, Instant } from '#kernel/day.ts'
import type { Role } from '#kernel/actor.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { ChangeKind, Outcome } from './rules.ts'

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
  'workers.qualification',
  'workers.may_act_alone',
  'workers.suspended_at',
] as const

/** Everybody who has not left, also who begins later. */
export const readWorkers = (tx: Tx, today: Day) =>
  tx
    .selectFrom('workers')
    .innerJoin('units', 'units.id', 'workers.unit_id')
    .select(workerColumns)
    .where((w) => w.or([w('workers.ended_on', 'is', null), w('workers.ended_on', '>', today)]))
    .orderBy('units.name')
    .orderBy('workers.name')
    .execute()

export type WorkerRow = Awaited<ReturnType<typeof readWorkers>>[number]

/** Held, so that two who change the same worker do it one after the other. */
export const lockWorker = (tx: Tx, id: string) =>
  tx
    .selectFrom('workers')
    .innerJoin('units', 'units.id', 'workers.unit_id')
    .select(workerColumns)
    .where('workers.id', '=', id)
    .forUpdate('workers')
    .executeTakeFirst()

export const isLoginTaken = async (tx: Tx, login: string, butBy: string): Promise<boolean> =>
  (await tx
    .selectFrom('workers')
    .select('id')
    .where('login', '=', login)
    .where('id', '<>', butBy)
    .executeTakeFirst()) !== undefined

const changes = (tx: Tx) =>
  tx
    .selectFrom('staff_changes')
    .innerJoin('units', 'units.id', 'staff_changes.unit_id')
    .selectAll('staff_changes')
    .select('units.name as unit')

export const readWaiting = (tx: Tx) =>
  changes(tx).where('outcome', 'is', null).orderBy('proposed_at').execute()

export type ChangeRow = Awaited<ReturnType<typeof readWaiting>>[number]

export const readDecided = (tx: Tx, most: number) =>
  changes(tx).where('outcome', 'is not', null).orderBy('decided_at', 'desc').limit(most).execute()

export const lockChange = (tx: Tx, id: string) =>
  changes(tx).where('staff_changes.id', '=', id).forUpdate('staff_changes').executeTakeFirst()

export type Wanted = {
  readonly login: string
  readonly name: string
  readonly title: string
  readonly role: Role
  readonly employment_percent: number
  readonly qualification: 'social_work_degree' | 'other_relevant_degree' | 'none'
  readonly may_act_alone: boolean
}

/** False when there is one about her already, or the id is taken. */
export const insertChange = async (
  tx: Tx,
  one: Wanted & {
    readonly id: string
    readonly kind: ChangeKind
    readonly worker_id: string
    readonly unit_id: string
    readonly started_on: Day
    readonly review_from_on?: Day
    readonly review_until_on?: Day
    readonly reason: string
    readonly proposed_by: string
    readonly proposed_as: string
    readonly proposed_at: Instant
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('staff_changes')
    .values(one)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const decideChange = (
  tx: Tx,
  id: string,
  decided: { readonly outcome: Outcome; readonly reason: string; readonly by: string; readonly at: Instant },
) =>
  tx
    .updateTable('staff_changes')
    .set({
      outcome: decided.outcome,
      outcome_reason: decided.reason,
      decided_by: decided.by,
      decided_at: decided.at,
    })
    .where('id', '=', id)
    .execute()

export const insertWorker = (
  tx: Tx,
  one: Wanted & { readonly id: string; readonly unit_id: string; readonly started_on: Day },
) => tx.insertInto('workers').values(one).execute()

export const setWorker = (tx: Tx, id: string, wanted: Wanted) =>
  tx.updateTable('workers').set(wanted).where('id', '=', id).execute()

const suspensions = (tx: Tx) =>
  tx
    .selectFrom('worker_suspensions')
    .innerJoin('workers', 'workers.id', 'worker_suspensions.worker_id')
    .innerJoin('units', 'units.id', 'workers.unit_id')
    .selectAll('worker_suspensions')
    .select(['workers.name', 'workers.role', 'workers.unit_id', 'units.name as unit'])

export const readSuspended = (tx: Tx) =>
  suspensions(tx).where('lifted_at', 'is', null).orderBy('worker_suspensions.suspended_at').execute()

export type SuspensionRow = Awaited<ReturnType<typeof readSuspended>>[number]

export const lockSuspension = (tx: Tx, id: string) =>
  suspensions(tx).where('worker_suspensions.id', '=', id).forUpdate('worker_suspensions').executeTakeFirst()

type By = { readonly by: string; readonly at: Instant; readonly reason: string }

/** Ends every session too, and gives how many. False instead when she is suspended already. */
export const suspend = async (
  tx: Tx,
  { id, workerId, by, at, reason }: By & { readonly id: string; readonly workerId: string },
): Promise<number | false> => {
  const done = await tx
    .insertInto('worker_suspensions')
    .values({ id, worker_id: workerId, reason, suspended_by: by, suspended_at: at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows !== 1n) return false
  await tx.updateTable('workers').set({ suspended_at: at }).where('id', '=', workerId).execute()
  const ended = await tx
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('worker_id', '=', workerId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

export const askLift = (tx: Tx, id: string, { by, at, reason, as }: By & { readonly as: string }) =>
  tx
    .updateTable('worker_suspensions')
    .set({ lift_asked_by: by, lift_asked_as: as, lift_asked_at: at, lift_reason: reason })
    .where('id', '=', id)
    .execute()

export const lift = async (
  tx: Tx,
  { id, worker_id: workerId, lift_reason: was }: Pick<SuspensionRow, 'id' | 'worker_id' | 'lift_reason'>,
  { by, at, reason }: By,
): Promise<void> => {
  await tx
    .updateTable('worker_suspensions')
    .set({ lifted_by: by, lifted_at: at, lift_reason: `${was}\n${reason}` })
    .where('id', '=', id)
    .execute()
  await tx.updateTable('workers').set({ suspended_at: null }).where('id', '=', workerId).execute()
}
