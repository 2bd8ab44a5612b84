import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { DecisionKindSchema } from '#modules/organisation/contract.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import { CorrectionView, DecisionView, followUpInput, ProposalKindSchema, ProposalView } from '../contract.ts'
import type { may } from './policy.ts'
import { bodies, itemKinds, outcomes, urgentWays } from './rules.ts'

const route = routesUnder<typeof may>()

export const BodySchema = z.enum(bodies)
export const OutcomeSchema = z.enum(outcomes)
export type { Body, Outcome, UrgentWay } from './rules.ts'

const MinutesView = z.object({
  number: z.number().int(),
  outcome: OutcomeSchema,
  content: z.string(),
  reasons: z.string(),
  note: z.string(),
  steppedOut: z.array(z.string()),
  reservations: z.string(),
  recordedBy: z.string(),
  recordedAt: InstantSchema,
})

/** What a meeting takes up, as far as the one who looks may see it. `isMasked`: another unit's child. */
export const ItemView = z.object({
  id: Id,
  kind: z.enum(itemKinds),
  isMasked: z.boolean(),
  /** Empty for a protected identity: the name stands in the material only. */
  childName: z.string(),
  protection: ProtectionSchema,
  caseNumber: z.string(),
  decisionKind: DecisionKindSchema.nullable(),
  paragraph: z.string(),
  content: z.string(),
  reasons: z.string(),
  ruleApplied: z.string(),
  interventionName: z.string(),
  /** SoL 23:1: the help that was offered, when the proposal is that the child be followed afterwards. */
  followUpOffer: z.string().nullable(),
  presenter: z.string(),
  partySpeaks: z.boolean(),
  sentAt: InstantSchema,
  /** The proposal has other words today than those that were sent with the notice of the meeting. */
  isChanged: z.boolean(),
  /** The chair's decision that is reported. */
  chair: z
    .object({
      name: z.string(),
      title: z.string(),
      decidedAt: InstantSchema,
      how: z.enum(['', ...urgentWays]),
    })
    .nullable(),
  /** How many delegated decisions are reported. */
  count: z.number().int(),
  /** What a body may decide instead, without a new proposal. */
  otherwise: z.array(ProposalKindSchema),
  /** The decision that was made, for those who may open it. */
  decisionId: Id.nullable(),
  minutes: MinutesView.nullable(),
  corrections: z.array(CorrectionView),
  can: z.object({ takeOff: z.boolean(), enter: z.boolean() }),
})
export type ItemView = z.output<typeof ItemView>

export const MeetingView = z.object({
  id: Id,
  body: BodySchema,
  heldOn: DaySchema,
  isHeld: z.boolean(),
  chair: z.string(),
  members: z.array(z.string()),
  recordedBy: z.string(),
  version: z.number().int(),
  items: z.array(ItemView),
  /** Who decided the last time, as a start. */
  usual: z.object({ chair: z.string(), members: z.array(z.string()) }),
  nextNumber: z.number().int(),
  can: z.object({ run: z.boolean() }),
})
export type MeetingView = z.output<typeof MeetingView>

const MeetingRow = z.object({
  id: Id,
  body: BodySchema,
  heldOn: DaySchema,
  isHeld: z.boolean(),
  items: z.number().int(),
  /** Items whose minutes are not entered yet. */
  waiting: z.number().int(),
  version: z.number().int(),
})
export type MeetingRow = z.output<typeof MeetingRow>

/** The coming meetings, by day only: for the one who sends something there. */
export const listMeetingDays = route({
  name: 'listMeetingDays',
  method: 'GET',
  path: '/api/board/days',
  may: 'see meeting days',
  input: z.strictObject({}),
  reply: z.array(z.object({ id: Id, body: BodySchema, heldOn: DaySchema })),
})

export const listMeetings = route({
  name: 'listMeetings',
  method: 'GET',
  path: '/api/board/meetings',
  may: 'see meetings',
  input: z.strictObject({}),
  reply: z.object({
    planned: z.array(MeetingRow),
    held: z.array(MeetingRow),
    can: z.object({ run: z.boolean(), seeDelegated: z.boolean() }),
  }),
})

export const planMeeting = route({
  name: 'planMeeting',
  method: 'POST',
  path: '/api/board/meetings',
  may: 'run meetings',
  input: z.strictObject({ id: Id, body: BodySchema, heldOn: DaySchema }),
  reply: MeetingRow,
})

export const readMeeting = route({
  name: 'readMeeting',
  method: 'GET',
  path: '/api/board/meetings/:meetingId',
  may: 'see meetings',
  input: z.strictObject({ meetingId: Id }),
  reply: MeetingView,
})

export const moveMeeting = route({
  name: 'moveMeeting',
  method: 'PUT',
  path: '/api/board/meetings/:meetingId',
  may: 'run meetings',
  input: z.strictObject({ meetingId: Id, version: z.number().int(), heldOn: DaySchema }),
  reply: MeetingView,
})

export const cancelMeeting = route({
  name: 'cancelMeeting',
  method: 'DELETE',
  path: '/api/board/meetings/:meetingId',
  may: 'run meetings',
  input: z.strictObject({ meetingId: Id, version: z.number().int() }),
  reply: z.object({ cancelled: z.boolean() }),
})

/** The items in the order in which they are taken up. */
export const orderAgenda = route({
  name: 'orderAgenda',
  method: 'PUT',
  path: '/api/board/meetings/:meetingId/order',
  may: 'run meetings',
  input: z.strictObject({
    meetingId: Id,
    version: z.number().int(),
    agendaItemIds: z.array(Id).min(1).max(500),
  }),
  reply: MeetingView,
})

/** The meeting has been held: from here on its agenda stays as it is, and minutes are entered. */
export const holdMeeting = route({
  name: 'holdMeeting',
  method: 'POST',
  path: '/api/board/meetings/:meetingId/hold',
  may: 'run meetings',
  input: z.strictObject({
    meetingId: Id,
    version: z.number().int(),
    chair: line(120),
    members: z.array(line(120)).min(1).max(40),
  }),
  reply: MeetingView,
})

/** To the agenda; sent again it replaces the text that was sent before. */
export const putOnAgenda = route({
  name: 'putOnAgenda',
  method: 'POST',
  path: '/api/proposals/:proposalId/agenda',
  may: 'put on agenda',
  input: z.strictObject({
    proposalId: Id,
    id: Id,
    version: z.number().int(),
    meetingId: Id,
    /** SoL 14:8: the party wants to speak before those who decide. */
    partySpeaks: z.boolean().default(false),
  }),
  reply: ProposalView,
})

export const takeOffAgenda = route({
  name: 'takeOffAgenda',
  method: 'DELETE',
  path: '/api/board/items/:agendaItemId',
  may: 'take off agenda',
  input: z.strictObject({ agendaItemId: Id }),
  reply: z.object({ takenOff: z.boolean() }),
})

/** What the meeting did with an item. A decision is made by this, in the name of the body. */
export const enterMinutes = route({
  name: 'enterMinutes',
  method: 'POST',
  path: '/api/board/items/:agendaItemId/minutes',
  may: 'enter minutes',
  input: z.strictObject({
    agendaItemId: Id,
    number: z.number().int().min(1).max(9999),
    outcome: OutcomeSchema,
    /** For what was decided otherwise. */
    kind: ProposalKindSchema.nullable().default(null),
    content: optionalProse(20_000),
    reasons: optionalProse(),
    ruleApplied: optionalLine(200),
    /** SoL 23:1: the body may decide on a follow-up, or strike it out, when it gives no help. */
    ...followUpInput,
    /** Why it was rejected, sent back or put off. */
    note: optionalLine(2000),
    /** Jäv: who took no part in this item. */
    steppedOut: z.array(line(120)).max(40).default([]),
    reservations: optionalProse(5000),
  }),
  reply: MeetingView,
})

export const correctMinutes = route({
  name: 'correctMinutes',
  method: 'POST',
  path: '/api/board/items/:agendaItemId/corrections',
  may: 'enter minutes',
  input: z.strictObject({ agendaItemId: Id, id: Id, correction: prose(5000), reason: line(1000) }),
  reply: MeetingView,
})

/** The proposal and the investigation, as the politicians got them. */
export const agendaMaterial = route({
  name: 'agendaMaterial',
  method: 'GET',
  path: '/api/board/items/:agendaItemId/material.pdf',
  may: 'read agenda item',
  input: z.strictObject({ agendaItemId: Id }),
  reply: z.unknown(),
  produces: 'application/pdf',
  leaves: { to: ['board'], names: 'people' },
})

/** Protokollsutdrag. */
export const minutesExtract = route({
  name: 'minutesExtract',
  method: 'GET',
  path: '/api/board/items/:agendaItemId/extract.pdf',
  may: 'read agenda item',
  input: z.strictObject({ agendaItemId: Id }),
  reply: z.unknown(),
  produces: 'application/pdf',
  leaves: { to: ['party', 'court'], names: 'people' },
})

/** KL 6:39, LVU 6: the chair decided alone, and somebody wrote it down at once. */
export const recordChairDecision = route({
  name: 'recordChairDecision',
  method: 'POST',
  path: '/api/proposals/:proposalId/chair-decision',
  may: 'record chair decision',
  input: z.strictObject({
    proposalId: Id,
    version: z.number().int(),
    seen: line(64),
    chair: line(120),
    part: z.enum(['chair', 'member']),
    decidedOn: DaySchema,
    decidedTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'not_a_time' }),
    how: z.enum(urgentWays),
  }),
  reply: DecisionView,
})

const period = { from: DaySchema, until: DaySchema, unitId: Id.nullable().default(null) }

/** KL 6:40, 7:8: what officials have decided in a period; of the child only the case number. */
export const listDelegated = route({
  name: 'listDelegated',
  method: 'GET',
  path: '/api/board/delegated',
  may: 'see delegated decisions',
  input: z.strictObject({ from: DaySchema, until: DaySchema, unitId: Id.optional() }),
  reply: z.object({
    counts: z.array(
      z.object({ kind: DecisionKindSchema, count: z.number().int(), reported: z.number().int() }),
    ),
    rows: z.array(
      z.object({
        id: Id,
        caseNumber: z.string(),
        kind: DecisionKindSchema,
        paragraph: z.string(),
        decidedOn: DaySchema,
        decidedBy: z.string(),
        title: z.string(),
        unit: z.string(),
        /** The meeting that was or will be told; null when none. */
        reportedOn: DaySchema.nullable(),
      }),
    ),
    /** Older ones that no meeting has been told of. */
    unreportedBefore: z.number().int(),
  }),
})

export const delegatedDocument = route({
  name: 'delegatedDocument',
  method: 'GET',
  path: '/api/board/delegated.pdf',
  may: 'see delegated decisions',
  input: z.strictObject({ from: DaySchema, until: DaySchema, unitId: Id.optional() }),
  reply: z.unknown(),
  produces: 'application/pdf',
  leaves: { to: ['board'], names: 'nobody' },
})

/** The list goes to a meeting of the board: what it holds is frozen, and marked as reported. */
export const reportDelegated = route({
  name: 'reportDelegated',
  method: 'POST',
  path: '/api/board/meetings/:meetingId/delegated',
  may: 'run meetings',
  input: z.strictObject({ meetingId: Id, id: Id, ...period }),
  reply: z.object({ count: z.number().int() }),
})
