import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Body, ItemKind } from './rules.ts'

export const readMeetingRow = (tx: Tx, id: string) =>
  tx.selectFrom('meetings').selectAll().where('id', '=', id).executeTakeFirst()

/** The same, held until the transaction ends: two who enter minutes at once take one number each. */
export const lockMeetingRow = (tx: Tx, id: string) =>
  tx.selectFrom('meetings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const readPlanned = (tx: Tx) =>
  tx
    .selectFrom('meetings')
    .selectAll()
    .where('state', '=', 'planned')
    .orderBy('held_on')
    .orderBy('body')
    .execute()

export const readHeld = (tx: Tx, most: number) =>
  tx
    .selectFrom('meetings')
    .selectAll()
    .where('state', '=', 'held')
    .orderBy('held_on', 'desc')
    .orderBy('body')
    .limit(most)
    .execute()

/** The meeting of a body on a day: there is at most one. */
export const readMeetingOn = (tx: Tx, body: Body, heldOn: Day) =>
  tx
    .selectFrom('meetings')
    .select(['id'])
    .where('body', '=', body)
    .where('held_on', '=', heldOn)
    .executeTakeFirst()

/** The next planned meeting of a body on a day or later. */
export const readNextMeeting = (tx: Tx, body: Body, from: Day) =>
  tx
    .selectFrom('meetings')
    .select(['id', 'held_on'])
    .where('body', '=', body)
    .where('state', '=', 'planned')
    .where('held_on', '>=', from)
    .orderBy('held_on')
    .limit(1)
    .executeTakeFirst()

/** Who decided at the last meeting of a body: usually the same people decide at the next. */
export const readLastHeld = (tx: Tx, body: Body) =>
  tx
    .selectFrom('meetings')
    .select(['chair', 'members'])
    .where('body', '=', body)
    .where('state', '=', 'held')
    .orderBy('held_on', 'desc')
    .limit(1)
    .executeTakeFirst()

/** False when the id is taken, or the body meets that day already. */
export const insertMeeting = async (
  tx: Tx,
  meeting: { readonly id: string; readonly body: Body; readonly heldOn: Day },
): Promise<boolean> => {
  const done = await tx
    .insertInto('meetings')
    .values({ id: meeting.id, body: meeting.body, held_on: meeting.heldOn })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const updateMeetingDay = (tx: Tx, id: string, { heldOn, version }: { heldOn: Day; version: number }) =>
  tx.updateTable('meetings').set({ held_on: heldOn, version }).where('id', '=', id).execute()

export const touchMeeting = (tx: Tx, id: string) =>
  tx
    .updateTable('meetings')
    .set((m) => ({ version: m('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const deleteMeeting = (tx: Tx, id: string) => tx.deleteFrom('meetings').where('id', '=', id).execute()

export const holdMeetingRow = (
  tx: Tx,
  id: string,
  held: {
    readonly chair: string
    readonly members: readonly string[]
    readonly recordedBy: string
    readonly recordedName: string
    readonly recordedAt: Instant
    readonly version: number
  },
) =>
  tx
    .updateTable('meetings')
    .set({
      state: 'held',
      chair: held.chair,
      members: JSON.stringify(held.members),
      recorded_by: held.recordedBy,
      recorded_name: held.recordedName,
      recorded_at: held.recordedAt,
      version: held.version,
    })
    .where('id', '=', id)
    .execute()

export const readItemRow = (tx: Tx, id: string) =>
  tx.selectFrom('agenda_items').selectAll().where('id', '=', id).executeTakeFirst()

export const readItemsOf = (tx: Tx, meetingIds: readonly string[]) =>
  tx
    .selectFrom('agenda_items')
    .selectAll()
    .where('meeting_id', '=', sql<string>`any(${meetingIds})`)
    .orderBy('place')
    .orderBy('id')
    .execute()

/** Where proposals stand that no minutes have been entered for. */
export const readWaitingItems = (tx: Tx, proposalIds: readonly string[]) =>
  tx
    .selectFrom('agenda_items')
    .innerJoin('meetings', 'meetings.id', 'agenda_items.meeting_id')
    .leftJoin('minutes', 'minutes.item_id', 'agenda_items.id')
    .select([
      'agenda_items.id',
      'agenda_items.proposal_id',
      'agenda_items.meeting_id',
      'agenda_items.frozen_hash',
      'meetings.body',
      'meetings.held_on',
      'meetings.state',
    ])
    .where('agenda_items.proposal_id', '=', sql<string>`any(${proposalIds})`)
    .where('minutes.item_id', 'is', null)
    .execute()

/** The item by which a meeting made or was told of a decision, the last one first. */
export const readItemOfDecision = (tx: Tx, decisionId: string) =>
  tx
    .selectFrom('agenda_items')
    .innerJoin('minutes', 'minutes.item_id', 'agenda_items.id')
    .select(['agenda_items.id'])
    .where('agenda_items.proposal_id', '=', decisionId)
    .where('minutes.outcome', '=', sql<'as_proposed'>`any(${['as_proposed', 'otherwise']})`)
    .executeTakeFirst()

/** Chair decisions that no agenda has yet: KL 6:40, LVU 6. */
export const readUnreportedChairDecisions = (tx: Tx) =>
  tx
    .selectFrom('decisions')
    .leftJoin('agenda_items', 'agenda_items.decision_id', 'decisions.id')
    .select([
      'decisions.id',
      'decisions.case_id',
      'decisions.child_id',
      'decisions.decided_on',
      'decisions.recorded_by',
      'decisions.recorded_name',
    ])
    .where('decisions.decided_as', '=', 'chair')
    .where('agenda_items.id', 'is', null)
    .orderBy('decisions.decided_on')
    .orderBy('decisions.id')
    .execute()

export type NewItem = {
  readonly id: string
  readonly meetingId: string
  readonly place: number
  readonly kind: ItemKind
  readonly proposalId?: string
  readonly decisionId?: string
  readonly caseId: string | null
  readonly childId: string | null
  readonly presenterId: string
  readonly presenterName: string
  readonly partySpeaks?: boolean
  readonly frozen?: unknown
  readonly frozenHash?: string
  readonly sentAt: Instant
}

/** False when the id is taken, or the meeting has it already. */
export const insertItem = async (tx: Tx, item: NewItem): Promise<boolean> => {
  const done = await tx
    .insertInto('agenda_items')
    .values({
      id: item.id,
      meeting_id: item.meetingId,
      place: item.place,
      kind: item.kind,
      proposal_id: item.proposalId ?? null,
      decision_id: item.decisionId ?? null,
      case_id: item.caseId,
      child_id: item.childId,
      presenter_id: item.presenterId,
      presenter_name: item.presenterName,
      party_speaks: item.partySpeaks ?? false,
      frozen: JSON.stringify(item.frozen ?? {}),
      frozen_hash: item.frozenHash ?? '',
      sent_at: item.sentAt,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const refreezeItem = (
  tx: Tx,
  id: string,
  frozen: { text: unknown; hash: string; partySpeaks: boolean; sentAt: Instant },
) =>
  tx
    .updateTable('agenda_items')
    .set({
      frozen: JSON.stringify(frozen.text),
      frozen_hash: frozen.hash,
      party_speaks: frozen.partySpeaks,
      sent_at: frozen.sentAt,
    })
    .where('id', '=', id)
    .execute()

export const placeItem = (tx: Tx, id: string, place: number) =>
  tx.updateTable('agenda_items').set({ place }).where('id', '=', id).execute()

export const deleteItem = (tx: Tx, id: string) => tx.deleteFrom('agenda_items').where('id', '=', id).execute()
