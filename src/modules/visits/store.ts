import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#kernel/day.ts'
import { Id } from '#kernel/id.ts'
import { prepared } from '#platform/db/prepared.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { DerivedFacts } from '#modules/journal/index.ts'
import { NoteKindSchema } from '#modules/journal/contract.ts'
import { DaySchema } from '#kernel/day-schema.ts'
import type { Canceller, VisitKind } from './kinds.ts'
import type { VisitEvent } from './rules/events.ts'

export type StoredVisit = {
  readonly id: string
  readonly kind: VisitKind
  readonly startsAt: Instant
  readonly minutes: number
  readonly travelMinutes: number
  readonly place: string
  readonly purpose: string
  readonly plannedAt: Instant
  readonly changedAt: Instant
  readonly begunAt: Instant | null
  readonly checklistId: string | null
  readonly cancelledBy: Canceller | null
  readonly cancelledAt: Instant | null
  readonly followsId: string | null
  readonly version: number
}

export type Child = { readonly childId: string; readonly caseId: string }
export type Invited = { readonly id: string; readonly personId: string | null; readonly name: string }
export type Worker = { readonly workerId: string; readonly role: 'write' | 'talk' }
export type StoredEvent = VisitEvent & { readonly receivedAt: Instant }
/** `authorId`: in whose list it waits; of a shared note whoever has the pen. `writerIds`: everybody who writes in it. */
export type StoredNote = {
  readonly draftId: string
  readonly childId: string
  readonly authorId: string
  readonly isShared: boolean
  readonly writerIds: readonly string[]
  readonly filled: DerivedFacts | undefined
}

/** A meeting with all that belongs to it. */
export type Whole = {
  readonly visit: StoredVisit
  readonly children: readonly Child[]
  readonly invited: readonly Invited[]
  readonly workers: readonly Worker[]
  readonly events: readonly StoredEvent[]
  readonly notes: readonly StoredNote[]
}

const Filled = z.object({
  kind: NoteKindSchema,
  eventOn: DaySchema,
  place: z.string(),
  childAlone: z.boolean().nullable(),
  participants: z.array(z.string()),
})

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

const visits = (tx: Tx) =>
  tx
    .selectFrom('visits')
    .select([
      'id',
      'kind',
      'starts_at',
      'minutes',
      'travel_minutes',
      'place',
      'purpose',
      'planned_at',
      'changed_at',
      'begun_at',
      'checklist_id',
      'cancelled_by',
      'cancelled_at',
      'follows_id',
      'version',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof visits>['execute']>>[number]

const visitOf = (row: Row): StoredVisit => ({
  id: row.id,
  kind: row.kind,
  startsAt: row.starts_at,
  minutes: row.minutes,
  travelMinutes: row.travel_minutes,
  place: row.place,
  purpose: row.purpose,
  plannedAt: row.planned_at,
  changedAt: row.changed_at,
  begunAt: row.begun_at,
  checklistId: row.checklist_id,
  cancelledBy: row.cancelled_by,
  cancelledAt: row.cancelled_at,
  followsId: row.follows_id,
  version: row.version,
})

const rowsById = prepared((tx, ids: readonly string[]) =>
  visits(tx).where('id', '=', anyOf(ids)).orderBy('starts_at').orderBy('id'),
)
const childrenOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('visit_children')
    .select(['visit_id', 'child_id', 'case_id'])
    .where('visit_id', '=', anyOf(ids))
    .orderBy('child_id'),
)
const invitedOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('visit_people')
    .select(['visit_id', 'id', 'person_id', 'name'])
    .where('visit_id', '=', anyOf(ids))
    .orderBy('person_id')
    .orderBy('name'),
)
const workersOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('visit_workers')
    .select(['visit_id', 'worker_id', 'role'])
    .where('visit_id', '=', anyOf(ids))
    .orderBy('role', 'desc')
    .orderBy('worker_id'),
)
const eventsOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('visit_events')
    .select([
      'visit_id',
      'id',
      'kind',
      'at',
      'received_at',
      'worker_id',
      'who',
      'with_id',
      'what',
      'minutes',
      'on_day',
      'words',
    ])
    .where('visit_id', '=', anyOf(ids))
    .orderBy('at')
    .orderBy('id'),
)
const notesOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('visit_notes')
    .select(['visit_id', 'id', 'child_id', 'author_id', 'is_shared', 'filled'])
    .where('visit_id', '=', anyOf(ids))
    .orderBy('id'),
)

const eventOf = (row: Awaited<ReturnType<typeof eventsOf>>[number]): StoredEvent => ({
  id: row.id,
  kind: row.kind,
  at: row.at,
  receivedAt: row.received_at,
  workerId: row.worker_id,
  who: row.who,
  withId: row.with_id,
  what: row.what,
  minutes: row.minutes,
  onDay: row.on_day,
  words: row.words,
})

type NoteRow = Awaited<ReturnType<typeof notesOf>>[number]

type Table = {
  readonly children: readonly { readonly child_id: string }[]
  readonly workers: readonly { readonly worker_id: string; readonly role: string }[]
}

/** One note for each child, and what somebody had begun alone before notes were written together. */
const notesIn = (rows: readonly NoteRow[], { children, workers }: Table): StoredNote[] => {
  const pen = workers.find(({ role }) => role === 'write')?.worker_id
  const isOf = ({ child_id: childId, is_shared: isShared, filled }: NoteRow): boolean =>
    filled !== null || (isShared && children.some((child) => child.child_id === childId))
  return rows.filter(isOf).map((one) => ({
    draftId: one.id,
    childId: one.child_id,
    authorId: one.is_shared ? (pen ?? one.author_id) : one.author_id,
    isShared: one.is_shared,
    writerIds: one.is_shared ? workers.map(({ worker_id: id }) => id) : [one.author_id],
    filled: one.filled === null ? undefined : Filled.parse(one.filled),
  }))
}

const own = <R extends { readonly visit_id: string }>(all: readonly R[]): Map<string, R[]> =>
  Map.groupBy(all, (row) => row.visit_id)

/** Meetings with all that belongs to them, side by side: six questions, however many they are. */
export const readWhole = async (tx: Tx, ids: readonly string[]): Promise<Whole[]> => {
  if (ids.length === 0) return []
  const [rows, children, invited, workers, events, notes] = await Promise.all([
    rowsById(tx, ids),
    childrenOf(tx, ids),
    invitedOf(tx, ids),
    workersOf(tx, ids),
    eventsOf(tx, ids),
    notesOf(tx, ids),
  ])
  const [byChild, byInvited, byWorker, byEvent, byNote] = [
    own(children),
    own(invited),
    own(workers),
    own(events),
    own(notes),
  ]
  return rows.map((row) => ({
    visit: visitOf(row),
    children: (byChild.get(row.id) ?? []).map((one) => ({ childId: one.child_id, caseId: one.case_id })),
    invited: (byInvited.get(row.id) ?? []).map((one) => ({
      id: one.id,
      personId: one.person_id,
      name: one.name,
    })),
    workers: (byWorker.get(row.id) ?? []).map((one) => ({ workerId: one.worker_id, role: one.role })),
    events: (byEvent.get(row.id) ?? []).map(eventOf),
    notes: notesIn(byNote.get(row.id) ?? [], {
      children: byChild.get(row.id) ?? [],
      workers: byWorker.get(row.id) ?? [],
    }),
  }))
}

/** Taps of two workers about one meeting wait for each other. */
export const lockVisit = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.selectFrom('visits').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !==
  undefined

const idsOfWorker = prepared((tx, workerId: string, from: Instant, until: Instant) =>
  tx
    .selectFrom('visits')
    .innerJoin('visit_workers', 'visit_workers.visit_id', 'visits.id')
    .select('visits.id')
    .where('visit_workers.worker_id', '=', workerId)
    .where('visits.starts_at', '>=', from)
    .where('visits.starts_at', '<', until),
)

/** A worker's meetings with their planned start within [from, until). */
export const visitsOfWorker = async (
  tx: Tx,
  workerId: string,
  from: Instant,
  until: Instant,
): Promise<Whole[]> =>
  readWhole(
    tx,
    (await idsOfWorker(tx, workerId, from, until)).map(({ id }) => id),
  )

const idsOfChild = prepared((tx, childId: string, from: Instant) =>
  tx
    .selectFrom('visits')
    .innerJoin('visit_children', 'visit_children.visit_id', 'visits.id')
    .select('visits.id')
    .where('visit_children.child_id', '=', samePerson(tx, childId))
    .where('visits.starts_at', '>=', from)
    .where('visits.cancelled_by', 'is', null)
    .orderBy('visits.starts_at')
    .limit(10),
)

/** Meetings to come about a child, the first first. */
export const visitsOfChild = async (tx: Tx, childId: string, from: Instant): Promise<Whole[]> =>
  readWhole(
    tx,
    (await idsOfChild(tx, childId, from)).map(({ id }) => id),
  )

const lastOfCase = prepared((tx, caseId: string) =>
  tx
    .selectFrom('visits')
    .innerJoin('visit_children', 'visit_children.visit_id', 'visits.id')
    .select(['visits.travel_minutes', 'visits.kind', 'visits.minutes'])
    .where('visit_children.case_id', '=', caseId)
    .orderBy('visits.starts_at', 'desc')
    .limit(1),
)

/** The last meeting in a case, for what the next one begins with. */
export const lastVisitOfCase = async (tx: Tx, caseId: string) => (await lastOfCase(tx, caseId))[0]

const idsPlanned = prepared((tx, caseId: string, workerId: string, from: Instant) =>
  tx
    .selectFrom('visits')
    .innerJoin('visit_children', 'visit_children.visit_id', 'visits.id')
    .innerJoin('visit_workers', 'visit_workers.visit_id', 'visits.id')
    .select('visits.id')
    .where('visit_children.case_id', '=', caseId)
    .where('visit_workers.worker_id', '=', workerId)
    .where('visits.starts_at', '>=', from)
    .where('visits.begun_at', 'is', null)
    .where('visits.cancelled_by', 'is', null)
    .orderBy('visits.id'),
)

/** Meetings to come in a case that a worker is to hold, and that have not begun. */
export const plannedOfCase = async (
  tx: Tx,
  caseId: string,
  workerId: string,
  from: Instant,
): Promise<string[]> => (await idsPlanned(tx, caseId, workerId, from)).map(({ id }) => id)

const followers = prepared((tx, visitId: string) => visits(tx).where('follows_id', '=', visitId))

export const followerOf = async (tx: Tx, visitId: string): Promise<StoredVisit | undefined> => {
  const [row] = await followers(tx, visitId)
  return row && visitOf(row)
}

const idsOfNote = prepared((tx, noteId: string) =>
  tx.selectFrom('visit_notes').select('visit_id').where('id', '=', noteId),
)

/** The meeting that a note of the journal is about. */
export const visitOfNote = async (tx: Tx, noteId: string): Promise<string | undefined> =>
  (await idsOfNote(tx, noteId))[0]?.visit_id

const idsBegunBetween = prepared((tx, from: Instant, until: Instant) =>
  tx
    .selectFrom('visits')
    .select('id')
    .where('starts_at', '>=', from)
    .where('starts_at', '<', until)
    .where('begun_at', 'is not', null),
)

export const begunBetween = async (tx: Tx, from: Instant, until: Instant): Promise<string[]> =>
  (await idsBegunBetween(tx, from, until)).map(({ id }) => Id.parse(id))
