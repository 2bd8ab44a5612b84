import type { Day } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { type MeetingRow, openMeeting } from './agenda.ts'
import { reportToMeeting } from './chair.ts'
import { setChairClock } from './chair-clock.ts'
import type {
  cancelMeeting,
  holdMeeting,
  listMeetingDays,
  listMeetings,
  moveMeeting,
  orderAgenda,
  planMeeting,
  readMeeting,
} from './contract.ts'
import { readDecisionRow } from '../store.ts'
import { may } from './policy.ts'
import { type Body, dayFault } from './rules.ts'
import * as store from './store.ts'
import { meetingRows, meetingView } from './views.ts'

const mostHeld = 24

export const answerDays = async (ctx: Ctx): Promise<ReplyOf<typeof listMeetingDays>> => {
  await permit(ctx, may, 'see meeting days', {}, { type: 'meeting', id: null })
  return (await store.readPlanned(ctx.tx))
    .filter((meeting) => meeting.held_on >= ctx.today)
    .map(({ id, body, held_on: heldOn }) => ({ id, body, heldOn }))
}

export const answerMeetings = async (ctx: Ctx): Promise<ReplyOf<typeof listMeetings>> => {
  await permit(ctx, may, 'see meetings', {}, { type: 'meeting', id: null })
  return {
    planned: await meetingRows(ctx, await store.readPlanned(ctx.tx)),
    held: await meetingRows(ctx, await store.readHeld(ctx.tx, mostHeld)),
    can: {
      run: may['run meetings'](ctx.actor, {}).allowed,
      seeDelegated: may['see delegated decisions'](ctx.actor, {}).allowed,
    },
  }
}

const stored = async (ctx: Ctx, id: string): Promise<MeetingRow> =>
  found(await store.readMeetingRow(ctx.tx, id))

const shown = async (ctx: Ctx, id: string) => meetingView(ctx, await stored(ctx, id))

/** A meeting is called for a day to come, and a body meets once a day. */
const checkDay = async (ctx: Ctx, body: Body, heldOn: Day, id: string): Promise<void> => {
  const fault = dayFault(heldOn, ctx.today)
  if (fault !== undefined) throw new BadInput([{ path: 'heldOn', code: fault }])
  const other = await store.readMeetingOn(ctx.tx, body, heldOn)
  if (other && other.id !== id) throw new BadInput([{ path: 'heldOn', code: 'meets_that_day' }])
}

export const plan = async (
  ctx: Ctx,
  { id, body, heldOn }: InputOf<typeof planMeeting>,
): Promise<ReplyOf<typeof planMeeting>> => {
  await permit(ctx, may, 'run meetings', {}, { type: 'meeting', id })
  await checkDay(ctx, body, heldOn, id)
  const isNew = await store.insertMeeting(ctx.tx, { id, body, heldOn })
  const row = await stored(ctx, id)
  if (row.body !== body || row.held_on !== heldOn) throw new Conflict('meeting_id_taken')
  if (isNew && body === 'board') await beyondDenial(ctx.tx, () => reportToMeeting(ctx, row))
  const [view] = await meetingRows(ctx, [row])
  return found(view)
}

export const answerMeeting = async (
  ctx: Ctx,
  { meetingId }: InputOf<typeof readMeeting>,
): Promise<ReplyOf<typeof readMeeting>> => {
  await permit(ctx, may, 'see meetings', {}, { type: 'meeting', id: meetingId })
  return shown(ctx, meetingId)
}

/** A planned meeting that somebody changes: two who do so at once do not overwrite each other. */
const toChange = async (ctx: Ctx, meetingId: string, version: number): Promise<MeetingRow> => {
  await permit(ctx, may, 'run meetings', {}, { type: 'meeting', id: meetingId })
  const meeting = await openMeeting(ctx, meetingId)
  if (meeting.version !== version)
    throw new Conflict('changed_meanwhile', {
      current: await meetingView(ctx, meeting),
      version: meeting.version,
    })
  return meeting
}

/** The clocks of what the chair decided go along with the day. */
const moveClocksOf = async (ctx: Ctx, meetingId: string, heldOn: Day): Promise<void> => {
  for (const { decision_id: decisionId, case_id: caseId } of await store.readItemsOf(ctx.tx, [meetingId])) {
    const decision = decisionId === null ? undefined : await readDecisionRow(ctx.tx, decisionId)
    if (decision && caseId !== null)
      await setChairClock(ctx, { caseId, decisionId: decision.id, decidedOn: decision.decided_on }, heldOn)
  }
}

export const move = async (
  ctx: Ctx,
  { meetingId, version, heldOn }: InputOf<typeof moveMeeting>,
): Promise<ReplyOf<typeof moveMeeting>> => {
  const meeting = await toChange(ctx, meetingId, version)
  await checkDay(ctx, meeting.body, heldOn, meetingId)
  await store.updateMeetingDay(ctx.tx, meetingId, { heldOn, version: version + 1 })
  await beyondDenial(ctx.tx, () => moveClocksOf(ctx, meetingId, heldOn))
  return shown(ctx, meetingId)
}

export const cancel = async (
  ctx: Ctx,
  { meetingId, version }: InputOf<typeof cancelMeeting>,
): Promise<ReplyOf<typeof cancelMeeting>> => {
  await toChange(ctx, meetingId, version)
  // An item of a child who is denied to the one who asks holds the meeting all the same (ADR 0018).
  const items = await beyondDenial(ctx.tx, async () => (await store.readItemsOf(ctx.tx, [meetingId])).length)
  if (items > 0) throw new Conflict('agenda_not_empty')
  await store.deleteMeeting(ctx.tx, meetingId)
  return { cancelled: true }
}

export const order = async (
  ctx: Ctx,
  { meetingId, version, agendaItemIds }: InputOf<typeof orderAgenda>,
): Promise<ReplyOf<typeof orderAgenda>> => {
  await toChange(ctx, meetingId, version)
  const items = await store.readItemsOf(ctx.tx, [meetingId])
  const isSame =
    new Set(agendaItemIds).size === items.length && items.every((item) => agendaItemIds.includes(item.id))
  if (!isSame || agendaItemIds.length !== items.length)
    throw new BadInput([{ path: 'agendaItemIds', code: 'order_names_all' }])
  // The places that these have: an item that the one who orders may not see keeps its own.
  const places = items.map(({ place }) => place).toSorted((a, b) => a - b)
  for (const [at, id] of agendaItemIds.entries()) await store.placeItem(ctx.tx, id, places[at] ?? at + 1)
  await store.touchMeeting(ctx.tx, meetingId)
  return shown(ctx, meetingId)
}

/** KL 6:35: from here on the minutes are entered, and the agenda stays as it was. */
export const hold = async (
  ctx: Ctx,
  { meetingId, version, chair, members }: InputOf<typeof holdMeeting>,
): Promise<ReplyOf<typeof holdMeeting>> => {
  const meeting = await toChange(ctx, meetingId, version)
  if (meeting.held_on > ctx.today) throw new Conflict('meeting_not_yet')
  const names = [chair, ...members]
  const twice = members.findIndex((name, at) => names.indexOf(name) !== at + 1)
  if (twice >= 0) throw new BadInput([{ path: 'members', code: 'member_named_twice' }])
  await store.holdMeetingRow(ctx.tx, meetingId, {
    chair,
    members,
    recordedBy: ctx.actor.workerId,
    recordedName: ctx.actor.name,
    recordedAt: ctx.now,
    version: version + 1,
  })
  return shown(ctx, meetingId)
}
