import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import { samePerson, samePersons } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'

const watchColumns = [
  'matter_id',
  'matter_kind',
  'child_id',
  'unit_id',
  'owner_id',
  'coworker_id',
  'next_on',
  'since_at',
  'version',
] as const

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids})`

/** With the names of those who have it: the screens that show a watch show them. */
const watches = (tx: Tx) =>
  tx
    .selectFrom('watches')
    .innerJoin('workers as owner', 'owner.id', 'watches.owner_id')
    .leftJoin('workers as coworker', 'coworker.id', 'watches.coworker_id')
    .select(watchColumns.map((column) => `watches.${column}` as const))
    .select(['owner.name as owner', 'coworker.name as coworker'])

export const readWatch = preparedOne((tx, matterId: string) => watches(tx).where('matter_id', '=', matterId))

/** The same, held until the request is through: who reads what runs and then writes it does so alone. */
export const lockWatch = (tx: Tx, matterId: string) =>
  tx
    .selectFrom('watches')
    .select(watchColumns)
    .where('matter_id', '=', matterId)
    .forUpdate()
    .executeTakeFirst()

export const readWatches = prepared((tx, matterIds: readonly string[]) =>
  watches(tx).where('matter_id', '=', anyOf(matterIds)),
)

export const readWatchesOfChild = prepared((tx, childId: string) =>
  watches(tx).where('watches.child_id', '=', samePerson(tx, childId)),
)

export const readWatchesOfChildren = prepared((tx, childIds: readonly string[]) =>
  watches(tx)
    .leftJoin('person_aliases', 'person_aliases.alias_id', 'watches.child_id')
    .select((w) => w.fn.coalesce('person_aliases.person_id', 'watches.child_id').as('kept_child_id'))
    .where('watches.child_id', '=', samePersons(tx, childIds)),
)

/** What a worker owns or shares, soonest first. Closed matters have no row here, so their number costs nothing. */
export const readWatchesOfWorker = prepared((tx, workerId: string) =>
  watches(tx)
    .where((w) => w.or([w('watches.owner_id', '=', workerId), w('watches.coworker_id', '=', workerId)]))
    .orderBy('next_on'),
)

export const readWatchesOfUnit = prepared((tx, unitId: string) =>
  watches(tx).where('watches.unit_id', '=', unitId).orderBy('next_on'),
)

export type NewWatch = {
  readonly matterId: string
  readonly matterKind: 'report' | 'case' | 'duty' | 'transfer'
  readonly childId: string | null
  readonly unitId: string
  readonly ownerId: string
  readonly coworkerId: string | null
  readonly nextOn: Day
  readonly sinceAt: Instant
}

export const insertWatch = (tx: Tx, watch: NewWatch) =>
  tx
    .insertInto('watches')
    .values({
      matter_id: watch.matterId,
      matter_kind: watch.matterKind,
      child_id: watch.childId,
      unit_id: watch.unitId,
      owner_id: watch.ownerId,
      coworker_id: watch.coworkerId,
      next_on: watch.nextOn,
      since_at: watch.sinceAt,
    })
    .execute()

export const deleteWatch = (tx: Tx, matterId: string) =>
  tx.deleteFrom('watches').where('matter_id', '=', matterId).execute()

/** The next date is the soonest running clock. None left: the database refuses, and nothing of the request stays. */
export const refreshNext = (tx: Tx, matterId: string) =>
  tx
    .updateTable('watches')
    .set((u) => ({
      next_on: u
        .selectFrom('clocks')
        .select((c) => c.fn.min('due_on').$notNull().as('next_on'))
        .where('matter_id', '=', matterId)
        .where('ended_on', 'is', null),
    }))
    .where('matter_id', '=', matterId)
    .execute()

export const setWatch = (
  tx: Tx,
  matterId: string,
  change: {
    child_id?: string
    unit_id?: string
    owner_id?: string
    coworker_id?: string | null
    version?: number
  },
) => tx.updateTable('watches').set(change).where('matter_id', '=', matterId).execute()

export const endAssignments = (tx: Tx, matterId: string, at: Instant) =>
  tx
    .updateTable('assignments')
    .set({ until_at: at })
    .where('matter_id', '=', matterId)
    .where('until_at', 'is', null)
    .execute()

export type NewAssignment = {
  readonly id: string
  readonly matterId: string
  readonly childId: string | null
  readonly unitId: string
  readonly workerId: string
  readonly part: 'owner' | 'coworker'
  readonly fromAt: Instant
  readonly assignedBy: string | null
}

export const insertAssignment = (tx: Tx, one: NewAssignment) =>
  tx
    .insertInto('assignments')
    .values({
      id: one.id,
      matter_id: one.matterId,
      child_id: one.childId,
      unit_id: one.unitId,
      worker_id: one.workerId,
      part: one.part,
      from_at: one.fromAt,
      assigned_by: one.assignedBy,
    })
    .execute()

export const readAssignments = prepared((tx, matterId: string) =>
  tx
    .selectFrom('assignments')
    .innerJoin('workers as worker', 'worker.id', 'assignments.worker_id')
    .leftJoin('workers as assigner', 'assigner.id', 'assignments.assigned_by')
    .select(['worker.name as worker', 'assigner.name as by', 'part', 'from_at', 'until_at'])
    .where('matter_id', '=', matterId)
    .orderBy('from_at'),
)

/** A child who becomes known is known in the history of the matter too. */
export const setAssignedChild = (tx: Tx, matterId: string, childId: string) =>
  tx.updateTable('assignments').set({ child_id: childId }).where('matter_id', '=', matterId).execute()

/** The units that have had a matter about the child, and have it no longer. */
export const readFormerUnits = prepared((tx, childId: string) =>
  tx
    .selectFrom('assignments')
    .select('unit_id')
    .distinct()
    .where('child_id', '=', samePerson(tx, childId))
    .where('until_at', 'is not', null),
)

/** The same for many children. */
export const readFormerUnitsOfChildren = prepared((tx, childIds: readonly string[]) =>
  tx
    .selectFrom('assignments')
    .leftJoin('person_aliases', 'person_aliases.alias_id', 'assignments.child_id')
    .select((a) => [
      a.fn.coalesce('person_aliases.person_id', 'assignments.child_id').as('child_id'),
      'assignments.unit_id',
    ])
    .distinct()
    .where('assignments.child_id', '=', samePersons(tx, childIds))
    .where('until_at', 'is not', null),
)

const clockColumns = [
  'id',
  'matter_id',
  'about_id',
  'code',
  'rule_version',
  'started_on',
  'warn_on',
  'due_on',
  'due_at',
  'ended_on',
  'end_kind',
  'end_reason',
] as const

export const readClocks = prepared((tx, matterIds: readonly string[]) =>
  tx
    .selectFrom('clocks')
    .select(clockColumns)
    .where('matter_id', '=', anyOf(matterIds))
    .orderBy('started_on')
    .orderBy('due_on'),
)

export const readRunning = prepared((tx, matterIds: readonly string[]) =>
  tx
    .selectFrom('clocks')
    .select(clockColumns)
    .where('matter_id', '=', anyOf(matterIds))
    .where('ended_on', 'is', null)
    .orderBy('due_on'),
)

export const findRunning = (tx: Tx, key: { matterId: string; aboutId: string; code: string }) =>
  tx
    .selectFrom('clocks')
    .select(clockColumns)
    .where('matter_id', '=', key.matterId)
    .where('about_id', '=', key.aboutId)
    .where('code', '=', key.code)
    .where('ended_on', 'is', null)
    .executeTakeFirst()

export type NewClock = {
  readonly id: string
  readonly matterId: string
  readonly aboutId: string
  readonly code: string
  readonly ruleVersion: string
  readonly startedOn: Day
  readonly warnOn: Day
  readonly dueOn: Day
  readonly dueAt: Instant | null
}

export const insertClock = (tx: Tx, clock: NewClock) =>
  tx
    .insertInto('clocks')
    .values({
      id: clock.id,
      matter_id: clock.matterId,
      about_id: clock.aboutId,
      code: clock.code,
      rule_version: clock.ruleVersion,
      started_on: clock.startedOn,
      warn_on: clock.warnOn,
      due_on: clock.dueOn,
      due_at: clock.dueAt,
    })
    .execute()

export const endClock = (
  tx: Tx,
  id: string,
  end: { on: Day; kind: 'satisfied' | 'stopped'; reason: string },
) =>
  tx
    .updateTable('clocks')
    .set({ ended_on: end.on, end_kind: end.kind, end_reason: end.reason })
    .where('id', '=', id)
    .execute()

export const moveClock = (tx: Tx, id: string, { dueOn, warnOn }: { dueOn: Day; warnOn: Day }) =>
  tx.updateTable('clocks').set({ due_on: dueOn, warn_on: warnOn }).where('id', '=', id).execute()

export const insertExtension = (
  tx: Tx,
  one: {
    id: string
    clockId: string
    fromDueOn: Day
    toDueOn: Day
    ground: string
    reason: string
    decidedBy: string
    decidedOn: Day
  },
) =>
  tx
    .insertInto('clock_extensions')
    .values({
      id: one.id,
      clock_id: one.clockId,
      from_due_on: one.fromDueOn,
      to_due_on: one.toDueOn,
      ground: one.ground,
      reason: one.reason,
      decided_by: one.decidedBy,
      decided_on: one.decidedOn,
    })
    .execute()

export const readExtensions = prepared((tx, matterIds: readonly string[]) =>
  tx
    .selectFrom('clocks')
    .innerJoin('clock_extensions', 'clock_extensions.clock_id', 'clocks.id')
    .select([
      'clock_extensions.clock_id',
      'clock_extensions.from_due_on',
      'clock_extensions.to_due_on',
      'clock_extensions.ground',
      'clock_extensions.reason',
      'clock_extensions.decided_on',
    ])
    .where('clocks.matter_id', '=', anyOf(matterIds))
    .orderBy('clock_extensions.decided_on')
    .orderBy('clock_extensions.id'),
)
