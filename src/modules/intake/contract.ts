import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ClockView, WatchView } from '#modules/clocks/contract.ts'
import { PersonBrief } from '#modules/people/contract.ts'
import type { may } from './policy.ts'
import { channels, stages, steps } from './rules.ts'
import { mostChildren } from './rules/form.ts'
import { reporterCategories } from './rules/reporters.ts'

const route = routesUnder<typeof may>()

export const CategorySchema = z.enum(reporterCategories)
export const ChannelSchema = z.enum(channels)
export const StageSchema = z.enum(stages)
export const StepSchema = z.enum(steps)
export const MeetingSchema = z.enum(['', 'offered', 'declined', 'held', 'not_suitable'])

/** Who the child is, as far as is known: a person, or only what the reporter told. */
const Told = z.object({ name: z.string(), birth: z.string(), details: z.string() })

/** One child of one report: a row of the list. */
export const ReportRow = z.object({
  reportId: Id,
  reportChildId: Id,
  receiptNumber: z.string(),
  receivedOn: DaySchema,
  channel: ChannelSchema,
  category: CategorySchema,
  child: PersonBrief.nullable(),
  told: Told,
  stage: StageSchema,
  next: StepSchema,
  protectionNeeded: z.boolean().nullable(),
  /** The clock that presses most; null when the matter is closed. */
  clock: ClockView.nullable(),
  owner: z.string(),
  coworker: z.string(),
  closedOn: DaySchema.nullable(),
})
export type ReportRow = z.output<typeof ReportRow>

/** What waits in the unit, the most pressing first; or what is closed, the latest first, by page. */
export const listReports = route({
  name: 'listReports',
  method: 'GET',
  path: '/api/intake/reports',
  may: 'see inflow',
  input: z.strictObject({
    show: z.enum(['open', 'closed']).default('open'),
    /** `next` of the page before. */
    after: line(60).optional(),
  }),
  reply: z.object({
    rows: z.array(ReportRow),
    /** About children with a protected identity: only the responsible and those who lead see them. */
    hidden: z.number().int(),
    next: z.string().nullable(),
    can: z.object({ register: z.boolean() }),
  }),
})

const Who = z.object({ by: z.string(), at: InstantSchema })

/** What may be done now by the one who asks. The server asks the policy and the rules; the screen only shows. */
export const CanView = z.object({
  assess: z.boolean(),
  identify: z.boolean(),
  propose: z.boolean(),
  open: z.boolean(),
  notOpen: z.boolean(),
  extend: z.boolean(),
  tellReporter: z.boolean(),
  askForFeedback: z.boolean(),
  meeting: z.boolean(),
})

/** Who may decide, when the reader may not. */
const Deciders = z.array(z.object({ id: Id, name: z.string(), title: z.string(), unit: z.string() }))

export const ReportChildView = z.object({
  id: Id,
  child: PersonBrief.nullable(),
  told: Told,
  stage: StageSchema,
  next: StepSchema,
  protection: Who.extend({ needed: z.boolean(), reason: z.string(), action: z.string() }).nullable(),
  proposal: Who.extend({ reason: z.string() }).nullable(),
  decision: Who.extend({ reason: z.string() }).nullable(),
  caseId: Id.nullable(),
  feedback: z.object({
    askedOn: DaySchema.nullable(),
    given: z
      .object({ on: DaySchema, by: z.string(), outcome: z.enum(['told', 'unsuitable']), how: z.string() })
      .nullable(),
  }),
  meeting: MeetingSchema,
  meetingNote: z.string(),
  closedOn: DaySchema.nullable(),
  version: z.number().int(),
  watch: WatchView.nullable(),
  clocks: z.array(ClockView),
  can: CanView,
  mayDecideNotOpen: Deciders,
  mayExtend: Deciders,
})
export type ReportChildView = z.output<typeof ReportChildView>

export const ReporterView = z.object({
  name: z.string(),
  organisation: z.string(),
  phone: z.string(),
  email: z.string(),
})

export const ReportView = z.object({
  id: Id,
  receiptNumber: z.string(),
  channel: ChannelSchema,
  receivedOn: DaySchema,
  registeredAt: InstantSchema,
  registeredBy: z.string(),
  category: CategorySchema,
  isMandated: z.boolean(),
  /** null: the identity is to be protected, and the reader is neither responsible nor leads (OSL 26:5). */
  reporter: ReporterView.nullable(),
  reporterProtection: z.enum(['none', 'asked', 'protected', 'open']),
  reporterProtectionReason: z.string(),
  relationToChild: z.string(),
  wantsFeedback: z.boolean(),
  guardiansInformed: z.boolean().nullable(),
  concern: z.string(),
  version: z.number().int(),
  children: z.array(ReportChildView),
  can: z.object({ judgeReporter: z.boolean() }),
})
export type ReportView = z.output<typeof ReportView>

export const readReport = route({
  name: 'readReport',
  method: 'GET',
  path: '/api/intake/reports/:reportId',
  may: 'read report',
  input: z.strictObject({ reportId: Id }),
  reply: ReportView,
})

const NewChild = z.strictObject({
  id: Id,
  /** A person who is known already; otherwise what was told. */
  childId: Id.optional(),
  toldName: optionalLine(),
  toldBirth: optionalLine(100),
  toldDetails: optionalLine(5000),
})

/** A report that came by telephone, on paper or by visit. */
export const registerReport = route({
  name: 'registerReport',
  method: 'POST',
  path: '/api/intake/reports',
  may: 'register report',
  input: z.strictObject({
    id: Id,
    channel: z.enum(['phone', 'letter', 'visit', 'message']),
    /** The day it reached the municipality: the clocks of the law count from it. */
    receivedOn: DaySchema,
    category: CategorySchema,
    reporterName: optionalLine(),
    reporterOrganisation: optionalLine(),
    reporterPhone: optionalLine(100),
    reporterEmail: z.union([z.literal(''), z.email().max(200)]).default(''),
    relationToChild: optionalLine(500),
    isAfraid: z.boolean().default(false),
    wantsFeedback: z.boolean().default(false),
    guardiansInformed: z.boolean().nullable().default(null),
    concern: prose(),
    children: z.array(NewChild).min(1).max(mostChildren),
  }),
  reply: z.object({ reportId: Id, receiptNumber: z.string() }),
})

const aChild = { reportChildId: Id, version: z.number().int() }
const underChild = '/api/intake/report-children/:reportChildId'

/** Who the child is: a person who is in the register. */
export const identifyChild = route({
  name: 'identifyChild',
  method: 'POST',
  path: `${underChild}/child`,
  may: 'assess report',
  input: z.strictObject({ ...aChild, childId: Id }),
  reply: ReportChildView,
})

/** SoL 20:1: at once. Who and when are the one who answers and now. */
export const assessProtection = route({
  name: 'assessProtection',
  method: 'POST',
  path: `${underChild}/protection`,
  may: 'assess report',
  input: z.strictObject({ ...aChild, needed: z.boolean(), reason: prose(), action: optionalProse() }),
  reply: ReportChildView,
})

/** SoL 14:2, 20:2. The ids of what is opened are made by the client. */
export const decideReport = route({
  name: 'decideReport',
  method: 'POST',
  path: `${underChild}/decision`,
  may: 'assess report',
  input: z.discriminatedUnion('outcome', [
    z.strictObject({
      ...aChild,
      outcome: z.literal('open'),
      reason: prose(),
      ownerId: Id,
      coworkerId: Id.optional(),
      caseId: Id,
      investigationId: Id,
    }),
    z.strictObject({ ...aChild, outcome: z.literal('not_open'), reason: prose() }),
  ]),
  reply: ReportChildView,
})

/** Not to open, for somebody who may decide it. */
export const proposeNotOpening = route({
  name: 'proposeNotOpening',
  method: 'POST',
  path: `${underChild}/proposal`,
  may: 'assess report',
  input: z.strictObject({ ...aChild, reason: prose() }),
  reply: ReportChildView,
})

// The law says synnerliga skäl and no number; two months is our guard against a slip of the pen.
export const mostExtensionDays = 60

/** SoL 20:2: only for exceptional reasons (synnerliga skäl), for a number of days. */
export const extendPreliminaryAssessment = route({
  name: 'extendPreliminaryAssessment',
  method: 'POST',
  path: `${underChild}/extension`,
  may: 'assess report',
  input: z.strictObject({ ...aChild, days: z.number().int().min(1).max(mostExtensionDays), reason: prose() }),
  reply: ReportChildView,
})

/** A mandated reporter asks, later than in the report itself, what came of it. SoL 19:6. */
export const askForFeedback = route({
  name: 'askForFeedback',
  method: 'POST',
  path: `${underChild}/feedback-request`,
  may: 'assess report',
  input: z.strictObject(aChild),
  reply: ReportChildView,
})

export const giveFeedback = route({
  name: 'giveFeedback',
  method: 'POST',
  path: `${underChild}/feedback`,
  may: 'assess report',
  input: z.strictObject({ ...aChild, outcome: z.enum(['told', 'unsuitable']), how: prose(5000) }),
  reply: ReportChildView,
})

/** SoL 19:5: a meeting of child, guardian and reporter. */
export const noteMeeting = route({
  name: 'noteMeeting',
  method: 'POST',
  path: `${underChild}/meeting`,
  may: 'assess report',
  input: z.strictObject({
    ...aChild,
    meeting: z.enum(['offered', 'declined', 'held', 'not_suitable']),
    note: optionalLine(5000),
  }),
  reply: ReportChildView,
})

/** OSL 26:5: is there a danger for a private reporter if the reported learn who it was? */
export const judgeReporterProtection = route({
  name: 'judgeReporterProtection',
  method: 'POST',
  path: '/api/intake/reports/:reportId/reporter-protection',
  may: 'judge reporter',
  input: z.strictObject({
    reportId: Id,
    version: z.number().int(),
    protect: z.boolean(),
    reason: prose(5000),
  }),
  reply: ReportView,
})

const SilenceView = z.object({
  lastAt: InstantSchema.nullable(),
  usual: z.number().nullable(),
  isUnusual: z.boolean(),
})

/** End to end: nothing that was sent may be anywhere else than in one of these. */
export const readFlow = route({
  name: 'readFlow',
  method: 'GET',
  path: '/api/intake/flow',
  may: 'see inflow',
  input: z.strictObject({}),
  reply: z.object({
    fromOn: DaySchema,
    untilOn: DaySchema,
    /** sent = received + refused + unfinished. gaveUp: refused forms that were never sent again. */
    forms: z.object({
      sent: z.number().int(),
      received: z.number().int(),
      refused: z.number().int(),
      unfinished: z.number().int(),
      gaveUp: z.number().int(),
    }),
    /** Reports that stand in the books, one for each child: children = assessed + waiting. */
    reports: z.object({
      fromForms: z.number().int(),
      byStaff: z.number().int(),
      children: z.number().int(),
      assessed: z.number().int(),
      waiting: z.number().int(),
    }),
    isBalanced: z.boolean(),
    silence: z.object({ forms: SilenceView, all: SilenceView }),
    alarms: z.array(
      z.object({
        kind: z.enum(['silence_web', 'silence_all', 'unfinished']),
        sinceAt: InstantSchema,
        raisedAt: InstantSchema,
      }),
    ),
  }),
})
