import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { PersonBrief } from '#modules/people/contract.ts'
import { HomeObstacleSchema } from '../homes/contract.ts'
import type { may } from '../policy.ts'
import type { CareArea } from './rules/following.ts'
import { mostMonthsLonger } from './rules/reviews.ts'
import { needlessReasons } from './rules/health.ts'
import {
  EndKindSchema,
  HomeKindSchema,
  MoveReasonSchema,
  PlacementBasisSchema,
  PlacementBrief,
  PlacementView,
  ReviewKindSchema,
} from './views.ts'

export { PlacementBrief } from './views.ts'
export type { PlacementView } from './views.ts'

const route = routesUnder<typeof may>()
const version = z.number().int().min(0)

/** A home that could be chosen; `obstacles` say why it cannot, with the paragraph. */
export const HomeChoice = z.object({
  id: Id,
  name: z.string(),
  kind: HomeKindSchema,
  municipality: z.string(),
  languages: z.string(),
  free: z.number().int(),
  obstacles: z.array(z.object({ code: HomeObstacleSchema, paragraph: z.string() })),
})
export type HomeChoice = z.output<typeof HomeChoice>

/** What is needed to carry out a placement that has been granted. */
export const readPlacementStart = route({
  name: 'readPlacementStart',
  method: 'GET',
  path: '/api/cases/:caseId/interventions/:interventionId/placement',
  may: 'see case',
  input: z.strictObject({ caseId: Id, interventionId: Id }),
  reply: z.object({
    child: PersonBrief,
    caseNumber: z.string(),
    kind: z.string(),
    name: z.string(),
    legalBasis: z.string(),
    decidedOn: DaySchema,
    /** SoL 34:1: it was carried out before, and interrupted on that day. */
    interruptedOn: DaySchema.nullable(),
    /** Not before the decision, nor before the child left its last home. */
    earliestOn: DaySchema,
    /** SoL 22:4: the child lives in an emergency home, and that placement ends on the day on which this one begins. */
    leavesEmergencyHome: z.boolean(),
    /** LVU 14: where the child lived last was hidden; asked again, and ticked. */
    wasHidden: z.boolean(),
    /** Already carried out: its page. */
    placementId: Id.nullable(),
    /** The last day to begin (SoL 34:1). */
    beginBy: DaySchema.nullable(),
    homes: z.array(HomeChoice),
    /** Who can be named for the child (SoL 22:12, 25:1); the owner of the case first. */
    workers: z.array(z.object({ id: Id, name: z.string(), title: z.string() })),
    reports: z.array(z.object({ id: Id, reportedOn: DaySchema, reason: z.string(), by: z.string() })),
    mayBeReported: z.boolean(),
    version: z.number().int(),
    can: z.object({ work: z.boolean() }),
  }),
})

/** Verkställ: the child moves in. What it rests on was decided with it and is not asked again. */
export const carryOutPlacement = route({
  name: 'carryOutPlacement',
  method: 'POST',
  path: '/api/cases/:caseId/interventions/:interventionId/placement',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    interventionId: Id,
    id: Id,
    homeId: Id,
    namedWorkerId: Id,
    startedOn: DaySchema,
    /** LVU 14: the guardians may not know where the child lives. */
    isHidden: z.boolean().default(false),
    version,
  }),
  reply: PlacementView,
})

/** SoL 34:1: not carried out within three months: told to IVO and the auditors. */
export const reportNotCarriedOut = route({
  name: 'reportNotCarriedOut',
  method: 'POST',
  path: '/api/cases/:caseId/interventions/:interventionId/reports',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    interventionId: Id,
    id: Id,
    reportedOn: DaySchema,
    reason: prose(5000),
  }),
  reply: z.object({ id: Id, reportedOn: DaySchema }),
})

export const readPlacement = route({
  name: 'readPlacement',
  method: 'GET',
  path: '/api/placements/:placementId',
  may: 'see case',
  input: z.strictObject({ placementId: Id }),
  reply: PlacementView,
})

export const listPlacementsOfChild = route({
  name: 'listPlacementsOfChild',
  method: 'GET',
  path: '/api/children/:childId/placements',
  may: 'see case',
  input: z.strictObject({ childId: Id }),
  reply: z.array(PlacementBrief),
})

/** Homes to move to: those that fit, and why another cannot be used. */
export const readMoveChoices = route({
  name: 'readMoveChoices',
  method: 'GET',
  path: '/api/placements/:placementId/homes',
  may: 'work on case',
  input: z.strictObject({ placementId: Id }),
  reply: z.object({
    planned: z.array(HomeChoice),
    urgent: z.array(HomeChoice),
    workers: z.array(z.object({ id: Id, name: z.string(), title: z.string() })),
  }),
})

const act = { placementId: Id, version }

export const moveToHome = route({
  name: 'moveToHome',
  method: 'POST',
  path: '/api/placements/:placementId/moves',
  may: 'work on case',
  input: z.strictObject({
    ...act,
    homeId: Id,
    movedOn: DaySchema,
    why: MoveReasonSchema,
    reason: prose(5000),
  }),
  reply: PlacementView,
})

export const changeLegalBasis = route({
  name: 'changeLegalBasis',
  method: 'POST',
  path: '/api/placements/:placementId/basis',
  may: 'work on case',
  input: z.strictObject({
    ...act,
    legalBasis: PlacementBasisSchema,
    fromOn: DaySchema,
    /** LVU 21 b: the compulsory care is over and the way home is prepared, so the follow-up waits for it. */
    awaitsReunion: z.boolean().default(false),
    reason: prose(5000),
  }),
  reply: PlacementView,
})

/** SoL 22:12. */
export const nameWorker = route({
  name: 'nameWorker',
  method: 'POST',
  path: '/api/placements/:placementId/named-worker',
  may: 'work on case',
  input: z.strictObject({ ...act, workerId: Id, fromOn: DaySchema, reason: prose(2000) }),
  reply: PlacementView,
})

/** LVU 14. */
export const hideWhereabouts = route({
  name: 'hideWhereabouts',
  method: 'PUT',
  path: '/api/placements/:placementId/whereabouts',
  may: 'work on case',
  input: z.strictObject({ ...act, isHidden: z.boolean() }),
  reply: PlacementView,
})

/** SoL 22:7. */
export const noteHealthNotice = route({
  name: 'noteHealthNotice',
  method: 'PUT',
  path: '/api/placements/:placementId/health-notice',
  may: 'work on case',
  input: z.strictObject({ ...act, sentOn: DaySchema }),
  reply: PlacementView,
})

/** SoL 22:7: it is not needed for this child; the reason is chosen. */
export const noteHealthNeedless = route({
  name: 'noteHealthNeedless',
  method: 'PUT',
  path: '/api/placements/:placementId/health-needless',
  may: 'work on case',
  input: z.strictObject({ ...act, why: z.enum(needlessReasons), note: optionalProse(2000) }),
  reply: PlacementView,
})

/** `followUp` is only asked where the law leaves it open (SoL 23:2); after LVU 2 and 3 it always begins (LVU 21 b). */
export const endPlacement = route({
  name: 'endPlacement',
  method: 'POST',
  path: '/api/placements/:placementId/end',
  may: 'work on case',
  input: z.strictObject({
    ...act,
    endedOn: DaySchema,
    endKind: EndKindSchema,
    reason: prose(5000),
    followUp: z.boolean().default(false),
    /** SoL 34:1: after a breakdown the decision still holds: the child is to have another home. */
    isInterrupted: z.boolean().default(false),
  }),
  reply: PlacementView,
})

/** SoL 23:5, LVU 21 c: also when the placement has ended. What was seen stands in the journal. */
export const endFollowUpAfter = route({
  name: 'endFollowUpAfter',
  method: 'POST',
  path: '/api/placements/:placementId/follow-up-after/end',
  may: 'work on case',
  input: z.strictObject(act),
  reply: PlacementView,
})

const areas = {
  health: optionalProse(5000),
  development: optionalProse(5000),
  behaviour: optionalProse(5000),
  schooling: optionalProse(5000),
  relations: optionalProse(5000),
} satisfies Record<CareArea, z.ZodType>

export const contactWays = ['visit', 'child', 'carers', 'guardians'] as const

/** SoL 22:11, LVU 13 a. */
export const noteContact = route({
  name: 'noteContact',
  method: 'POST',
  path: '/api/placements/:placementId/contacts',
  may: 'work on case',
  input: z.strictObject({
    placementId: Id,
    id: Id,
    heldOn: DaySchema,
    what: z.array(z.enum(contactWays)).min(1, { message: 'choose_one' }).max(contactWays.length),
    childAlone: z.boolean().default(false),
    place: optionalLine(300),
    ...areas,
  }),
  reply: PlacementView,
})

/** A signed note says that there was a visit; only somebody who was there knows whether it was in the child's home. */
export const placeContact = route({
  name: 'placeContact',
  method: 'PUT',
  path: '/api/placements/:placementId/contacts/:contactId/home',
  may: 'work on case',
  input: z.strictObject({ placementId: Id, contactId: Id, inHome: z.boolean() }),
  reply: PlacementView,
})

/** SoL 9:12, SoF 10:2. `version` is the revision that the screen showed, 0 for the first. */
export const saveCarePlan = route({
  name: 'saveCarePlan',
  method: 'PUT',
  path: '/api/placements/:placementId/care-plan',
  may: 'work on case',
  input: z.strictObject({
    placementId: Id,
    specialNeeds: prose(10_000),
    familyContact: prose(10_000),
    goal: prose(10_000),
    childView: prose(10_000),
    guardianView: prose(10_000),
    /** SoL 9:13: this is the revision, and it says where the child is to live in the long run. */
    isRevision: z.boolean().default(false),
    longTermHome: optionalProse(10_000),
    version,
  }),
  reply: PlacementView,
})

/** SoL 22:13–14, LVU 13: what the board is to know. Kept while it is written; the board gets it as a proposal. */
export const saveReview = route({
  name: 'saveReview',
  method: 'PUT',
  path: '/api/placements/:placementId/reviews/:kind',
  may: 'work on case',
  input: z.strictObject({
    placementId: Id,
    kind: ReviewKindSchema,
    answers: z.record(z.string().max(40), optionalProse(20_000)),
    /** SoL 22:4: how much longer in the emergency home; asked for with nothing else. */
    months: z.number().int().min(1).max(mostMonthsLonger).optional(),
    version,
  }),
  reply: PlacementView,
})

/** The text is complete and stands in this proposal, which the board gets. */
export const proposeReview = route({
  name: 'proposeReview',
  method: 'POST',
  path: '/api/placements/:placementId/reviews/:kind/proposal',
  may: 'work on case',
  input: z.strictObject({ placementId: Id, kind: ReviewKindSchema, proposalId: Id, version }),
  reply: PlacementView,
})
