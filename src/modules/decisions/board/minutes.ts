import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { delegatedBy } from '#modules/organisation/index.ts'
import { proposedToChange } from '../facts.ts'
import { makeDecision, tookPart } from '../make.ts'
import { followUpOf, levelKindOf, noGrounds, notTold, type ProposalText } from '../rules.ts'
import { readProposalRow, updateProposalWay } from '../store.ts'
import { aboutItem, childOfItem, lastPlace, type MeetingRow } from './agenda.ts'
import { endChairClock } from './chair-clock.ts'
import type { correctMinutes, enterMinutes } from './contract.ts'
import { type Frozen, frozenOf } from './frozen.ts'
import { may } from './policy.ts'
import { bodyMayDecide, faultsInMinutes, isDecided, otherwiseKinds, whoDecided } from './rules.ts'
import * as store from './store.ts'
import { insertCorrection, insertMinutes, readMinutes, readNumbersOfYear } from './store-minutes.ts'
import { sv } from './text.sv.ts'
import { meetingView, namesIn } from './views.ts'

type Item = NonNullable<Awaited<ReturnType<typeof store.readItemRow>>>
type Entry = InputOf<typeof enterMinutes>

/** The item and its meeting, held against a second entry, for one who may enter minutes of it. */
const itemToEnter = async (ctx: Ctx, itemId: string): Promise<{ item: Item; meeting: MeetingRow }> => {
  const item = found(await store.readItemRow(ctx.tx, itemId))
  const facts = await childOfItem(ctx, item.child_id)
  await permit(ctx, may, 'enter minutes', facts, {
    ...aboutItem(item),
    seen: may['read agenda item'](ctx.actor, facts).allowed,
  })
  return { item, meeting: found(await store.lockMeetingRow(ctx.tx, item.meeting_id)) }
}

/** The words of the decision: as they were sent, or as the body put them. A kind that gives nothing gives nothing. */
const decidedText = ({ text }: Frozen, entry: Entry): ProposalText => {
  if (entry.outcome === 'as_proposed') return text
  const kind = entry.kind ?? text.kind
  const own = { content: entry.content, reasons: entry.reasons, ...followUpOf(kind, entry) }
  const { followUp: _, ...proposed } = text
  return kind === text.kind
    ? { ...proposed, ...own }
    : {
        ...noGrounds,
        ...notTold,
        ...own,
        kind,
        ruleApplied: entry.ruleApplied,
        interventionKind: '',
        interventionName: '',
      }
}

const checkOtherwise = ({ text }: Frozen, entry: Entry): void => {
  if (entry.outcome !== 'otherwise') return
  const kind = entry.kind ?? text.kind
  if (!otherwiseKinds(text.kind).includes(kind))
    throw new BadInput([{ path: 'kind', code: 'needs_own_proposal' }])
  if (kind === 'refuse_application' && kind !== text.kind && entry.ruleApplied === '')
    throw new BadInput([{ path: 'ruleApplied', code: 'rule_missing' }])
  if (followUpOf(kind, entry).followUp?.offer === '')
    throw new BadInput([{ path: 'followUpOffer', code: 'follow_up_offer_missing' }])
}

/** The decision is made in the name of the body, on the day it met. */
const decide = async (ctx: Ctx, item: Item, meeting: MeetingRow, entry: Entry): Promise<void> => {
  const frozen = frozenOf(item)
  if (!frozen || item.proposal_id === null) throw new Conflict('nothing_to_decide')
  checkOtherwise(frozen, entry)
  // Who enters minutes knows that the proposal exists: gone, it was decided or its case has ended.
  if (!(await readProposalRow(ctx.tx, item.proposal_id))) throw new Conflict('nothing_to_decide')
  const asked = await proposedToChange(ctx.tx, item.proposal_id)
  const text = decidedText(frozen, entry)
  const { lowestRole, paragraph, ruleId } = await delegatedBy(ctx, levelKindOf(text))
  if (!bodyMayDecide(meeting.body, lowestRole)) throw new Conflict('body_may_not_decide')
  const decided = whoDecided({ chair: meeting.chair, members: namesIn(meeting.members) }, entry.steppedOut)
  await makeDecision(ctx, asked, {
    text,
    paragraph,
    decidedAt: ctx.now,
    decidedOn: meeting.held_on,
    decidedBy: null,
    decidedName: sv.record.bodies[meeting.body],
    decidedTitle: sv.record.paragraph(entry.number),
    delegationRuleId: ruleId,
    presentedBy: item.presenter_id,
    presentedName: item.presenter_name,
    deciders: decided,
    tookPart: await tookPart(ctx, asked.row.case_id, [...decided, item.presenter_name]),
    politicians: {
      as: meeting.body,
      meetingId: meeting.id,
      minutesNumber: entry.number,
      how: '',
      reservations: entry.reservations,
      recordedBy: ctx.actor.workerId,
      recordedName: ctx.actor.name,
    },
  })
}

/** Put off: it is taken up at the next meeting of the same body, when there is one. */
const putOff = async (ctx: Ctx, item: Item, meeting: MeetingRow): Promise<boolean> => {
  const next = await store.readNextMeeting(ctx.tx, meeting.body, meeting.held_on)
  if (!next || item.proposal_id === null) return false
  return store.insertItem(ctx.tx, {
    id: newId(ctx),
    meetingId: next.id,
    place: await lastPlace(ctx, next.id),
    kind: item.kind,
    proposalId: item.proposal_id,
    caseId: item.case_id,
    childId: item.child_id,
    presenterId: item.presenter_id,
    presenterName: item.presenter_name,
    partySpeaks: item.party_speaks,
    frozen: item.frozen,
    frozenHash: item.frozen_hash,
    sentAt: item.sent_at,
  })
}

/** Back to the one who proposed it, with what the body said. */
const giveBack = async (ctx: Ctx, item: Item, note: string): Promise<void> => {
  if (item.proposal_id === null || !(await readProposalRow(ctx.tx, item.proposal_id))) return
  const { row } = await proposedToChange(ctx.tx, item.proposal_id)
  await updateProposalWay(ctx.tx, row.id, {
    sentTo: null,
    sentAt: null,
    returnedNote: note,
    version: row.version + 1,
  })
}

const carryOut = async (ctx: Ctx, item: Item, meeting: MeetingRow, entry: Entry): Promise<void> => {
  if (isDecided(entry.outcome)) return decide(ctx, item, meeting, entry)
  if (entry.outcome === 'noted') {
    if (item.decision_id !== null && item.case_id !== null)
      await endChairClock(ctx, { caseId: item.case_id, decisionId: item.decision_id })
    return
  }
  if (entry.outcome === 'adjourned' && (await putOff(ctx, item, meeting))) return
  await giveBack(
    ctx,
    item,
    sv.record.backFrom(
      sv.record.bodies[meeting.body],
      meeting.held_on,
      sv.outcomes[entry.outcome],
      entry.note,
    ),
  )
}

/**
 * What the meeting did with an item, under its paragraph. It is written once; a decision is made by it, and the case moves
 * on. KL 6:35, FL 31.
 */
export const enter = async (ctx: Ctx, entry: Entry): Promise<ReplyOf<typeof enterMinutes>> => {
  const { item, meeting } = await itemToEnter(ctx, entry.agendaItemId)
  if (meeting.state !== 'held') throw new Conflict('meeting_not_held')
  if ((await readMinutes(ctx.tx, [item.id])).length > 0) throw new Conflict('minutes_entered')
  const faults = faultsInMinutes(item.kind, entry, {
    chair: meeting.chair,
    members: namesIn(meeting.members),
  })
  const year = Number(meeting.held_on.slice(0, 4))
  const numbers = await readNumbersOfYear(ctx.tx, meeting.body, year)
  const isTaken = { path: 'number', code: 'number_is_taken' }
  if (numbers.some(({ number }) => number === entry.number)) faults.push(isTaken)
  if (faults.length > 0) throw new BadInput(faults)
  const isNew = await insertMinutes(ctx.tx, {
    itemId: item.id,
    meetingId: meeting.id,
    body: meeting.body,
    year,
    number: entry.number,
    outcome: entry.outcome,
    content: entry.outcome === 'otherwise' ? entry.content : '',
    reasons: entry.outcome === 'otherwise' ? entry.reasons : '',
    note: entry.note,
    steppedOut: entry.steppedOut,
    reservations: entry.reservations,
    recordedBy: ctx.actor.workerId,
    recordedName: ctx.actor.name,
    recordedAt: ctx.now,
  })
  if (!isNew) throw new BadInput([isTaken])
  await carryOut(ctx, item, meeting, entry)
  return meetingView(ctx, meeting)
}

/** FL 36: a slip of the pen is put right beside what was written, which stays. */
export const correct = async (
  ctx: Ctx,
  { agendaItemId, id, correction, reason }: InputOf<typeof correctMinutes>,
): Promise<ReplyOf<typeof correctMinutes>> => {
  const { item, meeting } = await itemToEnter(ctx, agendaItemId)
  if ((await readMinutes(ctx.tx, [item.id])).length === 0) throw new Conflict('no_minutes_yet')
  await insertCorrection(ctx.tx, {
    id,
    itemId: item.id,
    text: correction,
    reason,
    byId: ctx.actor.workerId,
    byName: ctx.actor.name,
    at: ctx.now,
  })
  return meetingView(ctx, meeting)
}
