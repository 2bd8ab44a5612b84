import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { ClockView } from '#modules/clocks/contract.ts'
import { PersonBrief } from '#modules/people/contract.ts'
import { homeKinds } from '../homes/rules.ts'
import { GoalView, ImplementationPlanView } from '../views.ts'
import { endKinds, placementBases } from './rules/bases.ts'
import { careAreas } from './rules/following.ts'
import { needlessReasons } from './rules/health.ts'
import { moveReasons } from './rules/history.ts'
import { reviewKinds } from './rules/reviews.ts'

export const PlacementBasisSchema = z.enum(placementBases)
export const EndKindSchema = z.enum(endKinds)
export const MoveReasonSchema = z.enum(moveReasons)
export const ReviewKindSchema = z.enum(reviewKinds)
export const HomeKindSchema = z.enum(homeKinds)

/** Where the child lives. null for the one who may not know (LVU 14). */
const StayView = z.object({
  homeId: Id.nullable(),
  home: z.string(),
  kind: HomeKindSchema,
  fromOn: DaySchema,
  untilOn: DaySchema.nullable(),
  why: z.enum(['start', ...moveReasons]),
  reason: z.string(),
})
export type StayView = z.output<typeof StayView>

export const ContactView = z.object({
  id: Id,
  heldOn: DaySchema,
  inHome: z.boolean().nullable(),
  withChild: z.boolean(),
  childAlone: z.boolean(),
  withCarers: z.boolean(),
  withGuardians: z.boolean(),
  place: z.string(),
  areas: z.array(z.object({ area: z.enum(careAreas), words: z.string() })),
  /** The signed note in the journal that it was read from. */
  noteId: Id.nullable(),
  by: z.string(),
})
export type ContactView = z.output<typeof ContactView>

export const CarePlanView = z.object({
  revision: z.number().int(),
  specialNeeds: z.string(),
  familyContact: z.string(),
  goal: z.string(),
  childView: z.string(),
  guardianView: z.string(),
  longTermHome: z.string(),
  isRevision: z.boolean(),
  madeOn: DaySchema,
  madeBy: z.string(),
})
export type CarePlanView = z.output<typeof CarePlanView>

export const ReviewView = z.object({
  id: Id,
  kind: ReviewKindSchema,
  answers: z.record(z.string(), z.string()),
  /** SoL 22:4: how much longer; null for the other questions. */
  months: z.number().int().nullable(),
  savedOn: DaySchema,
  savedBy: z.string(),
  /** The proposal to the board that it was put into. */
  proposedAs: Id.nullable(),
  decisionId: Id.nullable(),
  decidedOn: DaySchema.nullable(),
  version: z.number().int(),
})
export type ReviewView = z.output<typeof ReviewView>

/** A placement in a line: for the child's page and the case. */
export const PlacementBrief = z.object({
  id: Id,
  interventionId: Id,
  caseId: Id,
  childId: Id,
  kind: HomeKindSchema,
  /** '' where the reader may not know which home. */
  home: z.string(),
  homeId: Id.nullable(),
  isHidden: z.boolean(),
  legalBasis: PlacementBasisSchema,
  namedWorker: z.string(),
  startedOn: DaySchema,
  endedOn: DaySchema.nullable(),
  endKind: EndKindSchema.nullable(),
  /** Since when in this home. */
  fromOn: DaySchema,
  stays: z.array(StayView),
  lastVisitOn: DaySchema.nullable(),
  lastTalkAloneOn: DaySchema.nullable(),
  /** Talks with the child that are noted as contacts of the care and not in the journal. */
  talks: z.array(z.object({ id: Id, on: DaySchema, childAlone: z.boolean() })),
})
export type PlacementBrief = z.output<typeof PlacementBrief>

/** Everything that the screen of a placement shows. */
export const PlacementView = PlacementBrief.extend({
  child: PersonBrief,
  caseNumber: z.string(),
  intervention: z.object({
    id: Id,
    kind: z.string(),
    name: z.string(),
    decidedOn: DaySchema,
    version: z.number().int(),
  }),
  contact: z
    .object({ contactName: z.string(), phone: z.string(), email: z.string(), address: z.string() })
    .nullable(),
  seesHome: z.boolean(),
  owner: z.string(),
  endReason: z.string(),
  healthNoticeOn: DaySchema.nullable(),
  /** SoL 22:7: the region was not told, and why. */
  healthNeedless: z.object({ on: DaySchema, why: z.enum(needlessReasons), note: z.string() }).nullable(),
  /** LVU 21: the care that the placement rests on has ended by itself; what it rests on now is to be said. */
  careOver: z.object({ age: z.number().int(), on: DaySchema, paragraph: z.string() }).nullable(),
  needsHealthNotice: z.boolean(),
  namedWorkers: z.array(z.object({ worker: z.string(), fromOn: DaySchema, reason: z.string() })),
  bases: z.array(z.object({ legalBasis: PlacementBasisSchema, fromOn: DaySchema, reason: z.string() })),
  /** What the placement could rest on instead. */
  otherBases: z.array(PlacementBasisSchema),
  clocks: z.array(ClockView),
  lastTalkOn: DaySchema.nullable(),
  lastCarersOn: DaySchema.nullable(),
  lastGuardiansOn: DaySchema.nullable(),
  contacts: z.array(ContactView),
  /** The plan that counts, and the earlier ones. */
  carePlan: CarePlanView.nullable(),
  earlierCarePlans: z.array(CarePlanView),
  implementationPlan: ImplementationPlanView.nullable(),
  goals: z.array(GoalView),
  earlierImplementationPlans: z.array(
    z.object({ version: z.number().int(), madeOn: DaySchema, madeBy: z.string(), words: z.string() }),
  ),
  reviews: z.array(ReviewView),
  /** Which questions are to be put before the board, the care itself first. */
  reviewsToPrepare: z.array(
    z.object({ kind: ReviewKindSchema, paragraph: z.string(), dueOn: DaySchema.nullable() }),
  ),
  /**
   * SoL 22:2, 22:4: the child lives in an emergency home, and a home for longer takes another decision. null elsewhere.
   * `granted`: that decision, when it has been made and waits to be carried out.
   */
  wayOn: z
    .object({
      granted: z.object({ interventionId: Id, name: z.string() }).nullable(),
      investigationIsOpen: z.boolean(),
    })
    .nullable(),
  /** What may be followed after the end, by kind of end. */
  followsAfter: z.enum(['must', 'may', 'no']),
  version: z.number().int(),
  /** `endFollowUp`: the child is followed after the placement or after LVU, and the reader may end it (SoL 23:5, LVU 21 c). */
  can: z.object({ work: z.boolean(), endFollowUp: z.boolean() }),
})
export type PlacementView = z.output<typeof PlacementView>
