import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { DerivedFacts } from '#modules/journal/index.ts'
import type { Canceller } from './kinds.ts'
import type { Child, Invited, StoredEvent, StoredNote, StoredVisit, Worker } from './store.ts'

type Planned = Pick<
  StoredVisit,
  'id' | 'kind' | 'startsAt' | 'minutes' | 'travelMinutes' | 'place' | 'purpose' | 'followsId'
>

const planRow = (one: Omit<Planned, 'id' | 'followsId'>) => ({
  kind: one.kind,
  starts_at: one.startsAt,
  minutes: one.minutes,
  travel_minutes: one.travelMinutes,
  place: one.place,
  purpose: one.purpose,
})

/** False when it is there already: sent twice, or the next meeting was planned by the colleague's press. */
export const insertVisit = async (
  tx: Tx,
  one: Planned & { readonly at: Instant; readonly by: string },
): Promise<boolean> => {
  const done = await tx
    .insertInto('visits')
    .values({
      id: one.id,
      ...planRow(one),
      follows_id: one.followsId,
      planned_by: one.by,
      planned_at: one.at,
      changed_at: one.at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const updatePlan = async (
  tx: Tx,
  id: string,
  one: Omit<Planned, 'id' | 'followsId'>,
  { at, version }: { readonly at: Instant; readonly version: number },
): Promise<void> => {
  await tx
    .updateTable('visits')
    .set({ ...planRow(one), changed_at: at, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

type Table = {
  readonly children: readonly Child[]
  readonly invited: readonly Invited[]
  readonly workers: readonly Worker[]
}

/** Who belongs to the meeting: as it is now said, and nobody of before. */
export const setTable = async (tx: Tx, visitId: string, table: Table): Promise<void> => {
  await tx.deleteFrom('visit_children').where('visit_id', '=', visitId).execute()
  await tx.deleteFrom('visit_people').where('visit_id', '=', visitId).execute()
  await tx.deleteFrom('visit_workers').where('visit_id', '=', visitId).execute()
  await tx
    .insertInto('visit_children')
    .values(
      table.children.map(({ childId, caseId }) => ({
        visit_id: visitId,
        child_id: childId,
        case_id: caseId,
      })),
    )
    .execute()
  await tx
    .insertInto('visit_workers')
    .values(table.workers.map(({ workerId, role }) => ({ visit_id: visitId, worker_id: workerId, role })))
    .execute()
  if (table.invited.length > 0)
    await tx
      .insertInto('visit_people')
      .values(
        table.invited.map(({ id, personId, name }) => ({ id, visit_id: visitId, person_id: personId, name })),
      )
      .execute()
}

export const setRoles = async (tx: Tx, visitId: string, writerId: string): Promise<void> => {
  await tx.updateTable('visit_workers').set({ role: 'talk' }).where('visit_id', '=', visitId).execute()
  await tx
    .insertInto('visit_workers')
    .values({ visit_id: visitId, worker_id: writerId, role: 'write' })
    .onConflict((c) => c.columns(['tenant_id', 'visit_id', 'worker_id']).doUpdateSet({ role: 'write' }))
    .execute()
}

export const setCancelled = async (tx: Tx, id: string, by: Canceller | null, at: Instant): Promise<void> => {
  await tx
    .updateTable('visits')
    .set({ cancelled_by: by, cancelled_at: by === null ? null : at, changed_at: at })
    .where('id', '=', id)
    .execute()
}

/** From the first thing that happened: it keeps the checklist of that day, and is not cancelled. */
export const setBegun = async (
  tx: Tx,
  id: string,
  { at, checklistId }: { readonly at: Instant; readonly checklistId: string | null },
): Promise<void> => {
  await tx
    .updateTable('visits')
    .set({ begun_at: at, checklist_id: checklistId, cancelled_by: null, cancelled_at: null, changed_at: at })
    .where('id', '=', id)
    .execute()
}

/** Something happened that the calendar shows. */
export const setChanged = async (tx: Tx, id: string, at: Instant): Promise<void> => {
  await tx.updateTable('visits').set({ changed_at: at }).where('id', '=', id).execute()
}

/** Other workers hold it: whoever has the plan on a screen is told, and calendars show it anew. */
export const setMoved = async (tx: Tx, id: string, at: Instant): Promise<void> => {
  await tx
    .updateTable('visits')
    .set(({ eb }) => ({ changed_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** OSL 21:3: the identity became protected after the meeting was planned. */
export const forgetPlace = async (tx: Tx, id: string): Promise<void> => {
  await tx.updateTable('visits').set({ place: '' }).where('id', '=', id).execute()
}

/** What is there already is left: a tap is never written twice. */
export const insertEvents = async (
  tx: Tx,
  visitId: string,
  events: readonly StoredEvent[],
): Promise<void> => {
  if (events.length === 0) return
  await tx
    .insertInto('visit_events')
    .values(
      events.map((one) => ({
        id: one.id,
        visit_id: visitId,
        kind: one.kind,
        at: one.at,
        received_at: one.receivedAt,
        worker_id: one.workerId,
        who: one.who,
        with_id: one.withId,
        what: one.what,
        minutes: one.minutes,
        on_day: one.onDay,
        words: one.words,
      })),
    )
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

export const insertNotes = async (
  tx: Tx,
  visitId: string,
  notes: readonly Pick<StoredNote, 'draftId' | 'childId' | 'authorId'>[],
): Promise<void> => {
  if (notes.length === 0) return
  await tx
    .insertInto('visit_notes')
    .values(
      notes.map(({ draftId, childId, authorId }) => ({
        id: draftId,
        visit_id: visitId,
        child_id: childId,
        author_id: authorId,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute()
}

export const setFilled = async (tx: Tx, draftId: string, filled: DerivedFacts): Promise<void> => {
  await tx
    .updateTable('visit_notes')
    .set({ filled: JSON.stringify(filled) })
    .where('id', '=', draftId)
    .execute()
}
