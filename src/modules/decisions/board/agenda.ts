import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import type { ChildFacts } from '#modules/access/index.ts'
import { childRelation, refuseInConflict } from '#modules/cases/index.ts'
import { delegatedBy, workerNames } from '#modules/organisation/index.ts'
import { proposedToChange, textOf } from '../facts.ts'
import { gapsOf } from '../investigation.ts'
import { aboutProposal, sameVersion } from '../propose.ts'
import { readProposalRow, updateProposalWay } from '../store.ts'
import { proposalViews } from '../views.ts'
import type { putOnAgenda, takeOffAgenda } from './contract.ts'
import { freeze } from './frozen.ts'
import { may } from './policy.ts'
import { levelKindOf } from '../rules.ts'
import { bodyMayDecide } from './rules.ts'
import { waitingItemOf } from './standing.ts'
import * as store from './store.ts'
import { deleteReportsOf } from './store-delegated.ts'
import { readMinutes } from './store-minutes.ts'

export type MeetingRow = NonNullable<Awaited<ReturnType<typeof store.readMeetingRow>>>

/** A meeting that can still take something up. */
export const openMeeting = async (ctx: Ctx, meetingId: string): Promise<MeetingRow> => {
  const meeting = found(await store.lockMeetingRow(ctx.tx, meetingId))
  if (meeting.state === 'held') throw new Conflict('meeting_is_held')
  return meeting
}

/** The place after the last one. */
export const lastPlace = (ctx: Ctx, meetingId: string): Promise<number> =>
  beyondDenial(
    ctx.tx,
    async () => Math.max(0, ...(await store.readItemsOf(ctx.tx, [meetingId])).map(({ place }) => place)) + 1,
  )

const shown = async (ctx: Ctx, proposalId: string) => {
  const row = found(await readProposalRow(ctx.tx, proposalId))
  const [view] = await proposalViews(ctx.tx, [row])
  return found(view)
}

/**
 * A proposal goes to those who may decide it (KL 6:37, SoL 30:6–8). Nothing may be missing on the day of the meeting. What
 * they read is frozen; after a change it is sent again.
 */
export const send = async (
  ctx: Ctx,
  { proposalId, id, version, meetingId, partySpeaks }: InputOf<typeof putOnAgenda>,
): Promise<ReplyOf<typeof putOnAgenda>> => {
  const asked = await proposedToChange(ctx.tx, proposalId)
  const { row, ofCase } = asked
  await permit(ctx, may, 'put on agenda', asked.own, aboutProposal(ctx, asked))
  await refuseInConflict(ctx, row.case_id, 'work')
  await sameVersion(ctx, row, version)
  const meeting = await openMeeting(ctx, meetingId)
  const { lowestRole } = await delegatedBy(ctx, levelKindOf(textOf(row)))
  if (!bodyMayDecide(meeting.body, lowestRole)) throw new Conflict('body_may_not_decide')
  if (meeting.held_on < ctx.today) throw new Conflict('meeting_day_has_been')
  const [gap] = await gapsOf(ctx, row, ofCase, meeting.held_on)
  if (gap) throw new Conflict(gap)
  const { text, hash } = await freeze(ctx, asked)
  const before = await waitingItemOf(ctx, proposalId)
  if (before && (before.meeting_id !== meetingId || before.frozen_hash === hash))
    throw new Conflict('already_on_agenda')
  if (before) await store.refreezeItem(ctx.tx, before.id, { text, hash, partySpeaks, sentAt: ctx.now })
  else {
    const isNew = await store.insertItem(ctx.tx, {
      id,
      meetingId,
      place: await lastPlace(ctx, meetingId),
      kind: 'proposal',
      proposalId,
      caseId: row.case_id,
      childId: ofCase.childId,
      presenterId: row.proposed_by,
      presenterName: (await workerNames(ctx.tx, [row.proposed_by])).get(row.proposed_by) ?? '',
      partySpeaks,
      frozen: text,
      frozenHash: hash,
      sentAt: ctx.now,
    })
    if (!isNew) throw new Conflict('already_on_agenda')
  }
  await store.touchMeeting(ctx.tx, meetingId)
  await updateProposalWay(ctx.tx, proposalId, {
    sentTo: null,
    sentAt: null,
    returnedNote: '',
    version: version + 1,
  })
  return shown(ctx, proposalId)
}

/** Nobody's child: what an item is about that is about no child. */
export const nobodys: ChildFacts = {
  childId: null,
  responsibleIds: [],
  unitIds: [],
  formerUnitIds: [],
  isProtected: false,
}

/** The child that an item is about; a list of delegated decisions is about nobody. */
export const childOfItem = async (ctx: Ctx, childId: string | null): Promise<ChildFacts> =>
  childId === null ? nobodys : childRelation(ctx.tx, childId)

/** What the log says an item is about. */
export const aboutItem = (item: { readonly id: string; readonly child_id: string | null }) =>
  item.child_id === null
    ? ({ type: 'agenda item', id: item.id } as const)
    : ({ type: 'child', id: item.child_id } as const)

/** Off the agenda, while the meeting has not been held. What the chair decided cannot be kept from the board. */
export const takeOff = async (
  ctx: Ctx,
  { agendaItemId }: InputOf<typeof takeOffAgenda>,
): Promise<ReplyOf<typeof takeOffAgenda>> => {
  const item = found(await store.readItemRow(ctx.tx, agendaItemId))
  const facts = await childOfItem(ctx, item.child_id)
  await permit(ctx, may, 'take off agenda', facts, {
    ...aboutItem(item),
    seen: may['read agenda item'](ctx.actor, facts).allowed,
  })
  await openMeeting(ctx, item.meeting_id)
  if (item.kind === 'chair_decision') throw new Conflict('must_be_reported')
  if ((await readMinutes(ctx.tx, [item.id])).length > 0) throw new Conflict('meeting_is_held')
  // Of a list of delegated decisions also those that the one who takes it off may not see: they are told another time.
  await beyondDenial(ctx.tx, () => deleteReportsOf(ctx.tx, agendaItemId))
  await store.deleteItem(ctx.tx, agendaItemId)
  await store.touchMeeting(ctx.tx, item.meeting_id)
  return { takenOff: true }
}
