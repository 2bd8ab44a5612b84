import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Facts } from './rules/facts.ts'

/** The review looks across rooms and writes nothing there (docs/adr/0006): what each says may explain an opening. */
export type Month = {
  readonly from: Instant
  readonly until: Instant
  readonly fromOn: Day
  /** The first day after it. */
  readonly untilOn: Day
}

const surnameOf = (name: string): string => name.slice(name.lastIndexOf(' ') + 1)

/** All readings about people in the month, as the log wrote them. */
export const readingsIn = (tx: Tx, { from, until }: Month) =>
  tx
    .selectFrom('audit_log')
    .select(['id', 'at', 'actor_id', 'actor_role', 'action', 'subject_id', 'request_id'])
    .where('kind', '=', 'read')
    .where('subject_type', 'in', ['child', 'person'])
    .where('subject_id', 'is not', null)
    .where('actor_id', 'is not', null)
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const childrenOfPeople = (tx: Tx) =>
  tx.selectFrom('relations').select(['child_id', 'person_id']).where('set_aside_by', 'is', null).execute()

const workers = async (tx: Tx): Promise<Facts['workers']> => {
  const rows = await tx
    .selectFrom('workers')
    .leftJoin('worker_persons', (on) =>
      on.onRef('worker_persons.worker_id', '=', 'workers.id').on('worker_persons.ended_at', 'is', null),
    )
    .leftJoin('person_numbers', 'person_numbers.number', 'worker_persons.number')
    .leftJoin('persons', 'persons.id', 'person_numbers.person_id')
    .select([
      'workers.id',
      'workers.name',
      'workers.unit_id',
      'workers.role',
      'workers.ended_on',
      'persons.address_key',
    ])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    surname: surnameOf(row.name),
    unitId: row.unit_id,
    role: row.role,
    endedOn: row.ended_on,
    home: row.address_key === null || row.address_key === '' ? null : row.address_key,
  }))
}

const children = async (tx: Tx): Promise<Facts['children']> => {
  const rows = await tx
    .selectFrom('persons')
    .leftJoin('relations', (on) =>
      on
        .onRef('relations.child_id', '=', 'persons.id')
        .on('relations.kind', 'in', ['guardian', 'parent', 'sibling']),
    )
    .leftJoin('persons as near', 'near.id', 'relations.person_id')
    .where((p) =>
      p.exists(p.selectFrom('assignments').select('id').whereRef('assignments.child_id', '=', 'persons.id')),
    )
    .select(['persons.id', 'persons.family_name', 'persons.address_key', 'persons.protection'])
    .select([
      'near.family_name as near_name',
      'near.address_key as near_home',
      'near.protection as near_protection',
    ])
    .execute()
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, all]) => ({
    id,
    surnames: [...new Set(all.flatMap((row) => [row.family_name, row.near_name ?? '']))].filter(
      (one) => one !== '',
    ),
    homes: [...new Set(all.flatMap((row) => [row.address_key ?? '', row.near_home ?? '']))].filter(
      (one) => one !== '',
    ),
    isProtected: all.some((row) => row.protection !== 'none' || (row.near_protection ?? 'none') !== 'none'),
  }))
}

// A matter that has ended explains nothing, but tells whose it was.
const had = async (tx: Tx, { until }: Month): Promise<Facts['had']> => {
  const rows = await tx
    .selectFrom('assignments')
    .select(['child_id', 'worker_id', 'unit_id', 'part', 'from_at', 'until_at'])
    .where('child_id', 'is not', null)
    .where('from_at', '<', until)
    .execute()
  return rows.flatMap((row) =>
    row.child_id === null
      ? []
      : [
          {
            childId: row.child_id,
            workerId: row.worker_id,
            unitId: row.unit_id,
            part: row.part,
            fromAt: row.from_at,
            untilAt: row.until_at,
          },
        ],
  )
}

const wrote = async (tx: Tx, { from, until }: Month): Promise<Facts['wrote']> => {
  const [notes, decisions] = await Promise.all([
    tx
      .selectFrom('notes')
      .select(['signed_by', 'child_id', 'started_at', 'signed_at'])
      .where('signed_at', '>=', from)
      .where('started_at', '<', until)
      .execute(),
    tx
      .selectFrom('decisions')
      .select(['decided_by', 'child_id', 'decided_on'])
      .where('decided_at', '>=', from)
      .where('decided_at', '<', until)
      .execute(),
  ])
  return [
    ...notes.flatMap((row) =>
      [row.started_at, row.signed_at].map((at) => ({
        workerId: row.signed_by,
        childId: row.child_id,
        on: dayOf(at),
      })),
    ),
    ...decisions.flatMap((row) =>
      row.decided_by === null
        ? []
        : [{ workerId: row.decided_by, childId: row.child_id, on: row.decided_on }],
    ),
  ]
}

const met = async (tx: Tx, { from, until }: Month): Promise<Facts['met']> => {
  const [visits, consults] = await Promise.all([
    tx
      .selectFrom('visits')
      .innerJoin('visit_workers', 'visit_workers.visit_id', 'visits.id')
      .innerJoin('visit_children', 'visit_children.visit_id', 'visits.id')
      .select(['visit_workers.worker_id', 'visit_children.child_id', 'visits.starts_at as at'])
      .where('visits.starts_at', '>=', sql<Instant>`${from}::timestamptz - interval '2 days'`)
      .where('visits.starts_at', '<', sql<Instant>`${until}::timestamptz + interval '2 days'`)
      .execute(),
    tx
      .selectFrom('consults')
      .innerJoin('cases', 'cases.id', 'consults.case_id')
      .select(['consults.asked_id as worker_id', 'cases.child_id', 'consults.held_at as at'])
      .where('consults.held_at', '>=', from)
      .where('consults.held_at', '<', until)
      .execute(),
  ])
  return [...visits, ...consults].map((row) => ({
    workerId: row.worker_id,
    childId: row.child_id,
    on: dayOf(row.at),
  }))
}

const tookIn = async (tx: Tx, { fromOn }: Month): Promise<Facts['tookIn']> => {
  const rows = await tx
    .selectFrom('report_children')
    .innerJoin('reports', 'reports.id', 'report_children.report_id')
    .select([
      'report_children.child_id',
      'reports.received_on',
      'reports.registered_by',
      'report_children.decided_at',
    ])
    .select(['report_children.protection_by', 'report_children.proposed_by', 'report_children.decided_by'])
    .where('report_children.child_id', 'is not', null)
    .where((r) =>
      r.or([
        r('report_children.decided_at', 'is', null),
        r('report_children.decided_at', '>=', sql<Instant>`${fromOn}::date`),
      ]),
    )
    .execute()
  return rows.flatMap(({ child_id: childId, received_on: fromDay, decided_at: at, ...by }) =>
    [...new Set([by.registered_by, by.protection_by, by.proposed_by, by.decided_by])].flatMap((workerId) =>
      childId === null || workerId === null
        ? []
        : [{ childId, workerId, fromOn: fromDay, untilOn: at === null ? null : dayOf(at) }],
    ),
  )
}

const moved = async (tx: Tx): Promise<Facts['moved']> => {
  const rows = await tx
    .selectFrom('handover_items')
    .select(['child_id', 'from_id', 'to_id', 'moved_at'])
    .execute()
  return rows.flatMap((row) =>
    row.child_id === null
      ? []
      : [{ childId: row.child_id, fromId: row.from_id, toId: row.to_id, on: dayOf(row.moved_at) }],
  )
}

const away = async (tx: Tx): Promise<Facts['away']> => {
  const rows = await tx
    .selectFrom('absences')
    .select(['worker_id', 'kind', 'from_on', 'until_on'])
    .where('cancelled_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    workerId: row.worker_id,
    kind: row.kind,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))
}

const turns = async (tx: Tx, { from, until }: Month): Promise<Facts['turns']> => {
  const rows = await tx
    .selectFrom('duty_turns')
    .select(['worker_id', 'unit_id', 'from_at', sql<Instant>`coalesce(ended_at, until_at)`.as('until_at')])
    .where('until_at', '>=', from)
    .where('from_at', '<', until)
    .execute()
  return rows.map((row) => ({
    workerId: row.worker_id,
    unitId: row.unit_id,
    fromAt: row.from_at,
    untilAt: row.until_at,
  }))
}

const emergencies = async (tx: Tx, { from, until }: Month): Promise<Facts['emergencies']> => {
  const rows = await tx
    .selectFrom('break_glasses')
    .select(['worker_id', 'child_id', 'from_at', 'until_at', 'ended_at', 'reviewed_at'])
    .where('until_at', '>=', from)
    .where('from_at', '<', until)
    .execute()
  return rows.map((row) => ({
    workerId: row.worker_id,
    childId: row.child_id,
    fromAt: row.from_at,
    untilAt: row.ended_at ?? row.until_at,
    isReviewed: row.reviewed_at !== null,
  }))
}

/** Everything that the rules ask, for a month. */
export const factsIn = async (tx: Tx, month: Month): Promise<Facts> => ({
  workers: await workers(tx),
  children: await children(tx),
  had: await had(tx, month),
  wrote: await wrote(tx, month),
  met: await met(tx, month),
  tookIn: await tookIn(tx, month),
  moved: await moved(tx),
  away: await away(tx),
  turns: await turns(tx, month),
  emergencies: await emergencies(tx, month),
})
