import type { Tx } from '#platform/db/tenant.ts'

/** Items of meetings that have not been held. */
export const readToPresent = (tx: Tx, workerId: string) =>
  tx
    .selectFrom('agenda_items')
    .innerJoin('meetings', 'meetings.id', 'agenda_items.meeting_id')
    .select(['agenda_items.id', 'agenda_items.case_id', 'meetings.held_on'])
    .where('agenda_items.presenter_id', '=', workerId)
    .where('meetings.state', '=', 'planned')
    .orderBy('meetings.held_on')
    .execute()

export const setPresenter = (
  tx: Tx,
  { itemId, workerId, name }: { itemId: string; workerId: string; name: string },
) =>
  tx
    .updateTable('agenda_items')
    .set({ presenter_id: workerId, presenter_name: name })
    .where('id', '=', itemId)
    .execute()
