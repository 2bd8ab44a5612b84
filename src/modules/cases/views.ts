import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { OwnShown } from '#modules/burden/own/contract.ts'
import { ClockView, WatchView } from '#modules/clocks/contract.ts'
import { PersonBrief, RelationKindSchema } from '#modules/people/contract.ts'
import { conflictAnswers, conflictGrounds } from './conflicts/rules.ts'
import { followUpOutcomes } from './follow-up/rules.ts'
import { closingObstacles, stepNames } from './rules.ts'

export const sourceKinds = [
  'school',
  'preschool',
  'health',
  'dental',
  'police',
  'social_services',
  'relative',
  'other',
] as const
export const SourceKindSchema = z.enum(sourceKinds)
export const OutcomeSchema = z.enum(['intervention', 'no_measure', 'refused'])
export const goalResults = ['reached', 'partly', 'not_reached'] as const
export const GoalResultSchema = z.enum(goalResults)
export const nextStepsAfter = ['continue', 'change', 'end'] as const
export const NextStepSchema = z.enum(nextStepsAfter)

export const PlanQuestion = z.object({ question: z.string(), how: z.string(), from: z.string() })
export type PlanQuestion = z.output<typeof PlanQuestion>

const CommonCase = z.object({
  caseId: Id,
  number: z.string(),
  unitId: Id,
  unit: z.string(),
  openedOn: DaySchema,
  closedOn: DaySchema.nullable(),
})

/** A row of a list. Owner and co-worker are empty, and `nextOn` null, when the case is closed. */
export const CaseRow = CommonCase.extend({
  child: PersonBrief,
  owner: z.string(),
  coworker: z.string(),
  nextOn: DaySchema.nullable(),
  clock: ClockView.nullable(),
})
export type CaseRow = z.output<typeof CaseRow>

/** Somebody around the child: whom SoL 20:4 speaks of, and who may be written to. */
export const ConcernedView = z.object({
  person: PersonBrief,
  relation: RelationKindSchema.or(z.literal('child')),
  mustBeTold: z.boolean(),
  notice: z
    .object({
      toldOn: DaySchema.nullable(),
      how: z.string(),
      withheldReason: z.string(),
      by: z.string(),
    })
    .nullable(),
})
export type ConcernedView = z.output<typeof ConcernedView>

export const RequestView = z.object({
  id: Id,
  sourceKind: SourceKindSchema,
  sourceName: z.string(),
  question: z.string(),
  askedOn: DaySchema,
  askedBy: z.string(),
  answeredOn: DaySchema.nullable(),
  answer: z.string(),
  version: z.number().int(),
})
export type RequestView = z.output<typeof RequestView>

export const CommunicationView = z.object({
  id: Id,
  person: z.string(),
  material: z.string(),
  how: z.string(),
  sentOn: DaySchema,
  sentBy: z.string(),
  replyDays: z.number().int(),
  /** The last day to reply; null when the reply has come or was noted as missing. */
  replyBy: DaySchema.nullable(),
  repliedOn: DaySchema.nullable(),
  reply: z.string(),
  noReply: z.boolean(),
  version: z.number().int(),
})
export type CommunicationView = z.output<typeof CommunicationView>

export const InvestigationView = z.object({
  id: Id,
  openedOn: DaySchema,
  openedBy: z.string(),
  reason: z.string(),
  endedOn: DaySchema.nullable(),
  outcome: OutcomeSchema.nullable(),
  plan: z.object({
    purpose: z.string(),
    questions: z.array(PlanQuestion),
    withChild: z.string(),
    madeOn: DaySchema.nullable(),
  }),
  talkedOn: DaySchema.nullable(),
  requests: z.array(RequestView),
  communications: z.array(CommunicationView),
  version: z.number().int(),
})
export type InvestigationView = z.output<typeof InvestigationView>

export const GoalView = z.object({ id: Id, goal: z.string(), sign: z.string() })

export const ImplementationPlanView = z.object({
  how: z.string(),
  followUpHow: z.string(),
  othersDo: z.string(),
  familyContact: z.string(),
  childContact: z.string(),
  childView: z.string(),
  guardianView: z.string(),
  followUpMonths: z.number().int(),
  madeOn: DaySchema,
  madeBy: z.string(),
  version: z.number().int(),
})
export type ImplementationPlanView = z.output<typeof ImplementationPlanView>

/** What was said about a goal, with the goal as it stood that day. */
export const GoalResultView = z.object({
  goalId: Id,
  goal: z.string(),
  result: GoalResultSchema,
  note: z.string(),
})

export const FollowUpView = z.object({
  id: Id,
  heldOn: DaySchema,
  heldBy: z.string(),
  summary: z.string(),
  childView: z.string(),
  goalResults: z.array(GoalResultView),
  nextStep: NextStepSchema,
  own: z.array(OwnShown),
})

export const InterventionView = z.object({
  id: Id,
  kind: z.string(),
  name: z.string(),
  decidedOn: DaySchema,
  startedOn: DaySchema.nullable(),
  /** SoL 34:1: the help has begun and does not go on; since when. */
  interruptedOn: DaySchema.nullable(),
  endedOn: DaySchema.nullable(),
  endReason: z.string(),
  plan: ImplementationPlanView.nullable(),
  goals: z.array(GoalView),
  followUps: z.array(FollowUpView),
  /** LVU 14: its words would tell this reader where the child lives, and are left out. */
  isHidden: z.boolean(),
  version: z.number().int(),
})
export type InterventionView = z.output<typeof InterventionView>

export const ChildFollowUpView = z.object({
  id: Id,
  decisionId: Id,
  startedOn: DaySchema,
  talkedOn: DaySchema.nullable(),
  endedOn: DaySchema.nullable(),
  outcome: z.enum(followUpOutcomes).nullable(),
  summary: z.string(),
  childView: z.string(),
  version: z.number().int(),
})

export const StepView = z.object({
  step: z.enum(stepNames),
  paragraph: z.string(),
  aboutId: Id.nullable(),
  waits: z.boolean(),
})
export type StepView = z.output<typeof StepView>

/** FL 16–18: a question about one worker in the case, and its answer. `words` are empty for those who may not read them. */
export const ConflictView = z.object({
  id: Id,
  worker: z.string(),
  isMine: z.boolean(),
  /** She is still owner or co-worker. */
  hasCase: z.boolean(),
  ground: z.enum(conflictGrounds),
  words: z.string(),
  toldBy: z.string(),
  toldAt: InstantSchema,
  answer: z.enum(conflictAnswers).nullable(),
  reasons: z.string(),
  answeredBy: z.string(),
  answeredAt: InstantSchema.nullable(),
  exception: z.string(),
  can: z.object({ answer: z.boolean(), allow: z.boolean() }),
  version: z.number().int(),
})
export type ConflictView = z.output<typeof ConflictView>

/** Everything that the screen of a case shows. Talks with the child are notes in the journal. */
export const CaseView = CommonCase.extend({
  version: z.number().int(),
  closingReason: z.string(),
  /** Answers to own fields of the closing. */
  closingOwn: z.array(OwnShown),
  closedBy: z.string(),
  /** Where the child lives now, if it has moved since the case was opened (SoL 29:9). */
  movedTo: z.object({ municipality: z.string(), on: DaySchema }).nullable(),
  child: PersonBrief,
  /** Owner and co-worker; null when the case is closed. */
  watch: WatchView.nullable(),
  clocks: z.array(ClockView),
  assignments: z.array(
    z.object({
      worker: z.string(),
      /** Who handed it over; empty when the house did so by itself. */
      by: z.string(),
      part: z.enum(['owner', 'coworker']),
      fromAt: z.string(),
      untilAt: z.string().nullable(),
    }),
  ),
  concerned: z.array(ConcernedView),
  /** The open investigation, or the last one. */
  investigation: InvestigationView.nullable(),
  earlierInvestigations: z.array(
    z.object({
      id: Id,
      openedOn: DaySchema,
      endedOn: DaySchema.nullable(),
      outcome: OutcomeSchema.nullable(),
    }),
  ),
  interventions: z.array(InterventionView),
  /** Legal courses that run: care by LVU, bans, plans (measures). */
  openMeasures: z.number().int(),
  /** SoL 23:1: the child is, or was, followed after the last investigation. */
  childFollowUp: ChildFollowUpView.nullable(),
  conflicts: z.array(ConflictView),
  /** Of whom the one who looks may tell a conflict of interest. */
  mayTellOf: z.array(z.object({ id: Id, name: z.string() })),
  next: z.array(StepView),
  /** Why the case cannot be closed yet; empty when it can. */
  obstacles: z.array(z.enum(closingObstacles)),
  can: z.object({
    work: z.boolean(),
    assign: z.boolean(),
    takeOver: z.boolean(),
    /** Another co-worker, while one stays the owner. */
    share: z.boolean(),
    extend: z.boolean(),
    close: z.boolean(),
  }),
})
export type CaseView = z.output<typeof CaseView>
