import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { DecisionKindSchema, MayDecideView } from '#modules/organisation/contract.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import type { may } from './policy.ts'
import { interventionKinds, legalBases } from '#modules/cases/contract.ts'
import { bodies, decidedAs, urgentWays } from './board/rules.ts'
import { gaps, proposalKinds } from './rules.ts'

const route = routesUnder<typeof may>()

export const ProposalKindSchema = z.enum(proposalKinds)
export const InterventionKindSchema = z.union([z.literal(''), z.enum(interventionKinds)])
export const LegalBasisSchema = z.enum(legalBases)
export const GapSchema = z.enum(gaps)

/** How a decision reached a party. FL 33–34: any way that fits; here those that are used. */
export const serviceWays = ['meeting', 'letter', 'receipt', 'digital'] as const
export const ServiceWaySchema = z.enum(serviceWays)
export type ServiceWay = (typeof serviceWays)[number]

export type DecisionKind = z.output<typeof DecisionKindSchema>
export type Decider = z.output<typeof MayDecideView>['lowestRole']
export type { Gap, KindSubject, ProposalKind } from './rules.ts'

/** Who was asked before a decision, what they thought, and whether they agreed. */
export const ConsultView = z.object({
  id: Id,
  askedBy: z.string(),
  askedName: z.string(),
  heldAt: InstantSchema,
  question: z.string(),
  view: z.string(),
  agrees: z.boolean(),
})
export type ConsultView = z.output<typeof ConsultView>

/** On which agenda a proposal stands. `isChanged`: the politicians have an older text than the one that is saved. */
export const AgendaOfProposal = z.object({
  itemId: Id,
  meetingId: Id,
  body: z.enum(bodies),
  heldOn: DaySchema,
  isHeld: z.boolean(),
  isChanged: z.boolean(),
})

/** SoL 23:1: whether the child is followed afterwards without consent, and which help was offered and declined. */
const followUpView = { followUp: z.boolean(), followUpOffer: z.string() }

export const ProposalView = z.object({
  id: Id,
  caseId: Id,
  childId: Id,
  kind: ProposalKindSchema,
  content: z.string(),
  reasons: z.string(),
  ruleApplied: z.string(),
  interventionKind: InterventionKindSchema,
  interventionName: z.string(),
  legalBasis: LegalBasisSchema,
  specialReasons: z.boolean(),
  riskBehaviour: z.boolean(),
  kinship: z.string(),
  toldOn: DaySchema.nullable(),
  toldNote: z.string(),
  ...followUpView,
  /** The meeting that takes it up; null when it is on no agenda. */
  agenda: AgendaOfProposal.nullable(),
  proposedById: Id,
  proposedBy: z.string(),
  sentToId: Id.nullable(),
  sentTo: z.string(),
  sentAt: InstantSchema.nullable(),
  returnedNote: z.string(),
  savedAt: InstantSchema,
  version: z.number().int(),
})
export type ProposalView = z.output<typeof ProposalView>

const ServiceView = z.object({
  id: Id,
  person: z.string(),
  servedOn: DaySchema,
  how: ServiceWaySchema,
  /** The last day to appeal, moved to a workday (FL 44); null when the decision cannot be appealed. */
  appealUntil: DaySchema.nullable(),
})

export const DecisionView = z.object({
  id: Id,
  matterId: Id,
  caseId: Id.nullable(),
  childId: Id,
  kind: DecisionKindSchema,
  content: z.string(),
  reasons: z.string(),
  paragraph: z.string(),
  ruleApplied: z.string(),
  interventionKind: InterventionKindSchema,
  interventionName: z.string(),
  legalBasis: LegalBasisSchema,
  kinship: z.string(),
  ...followUpView,
  decidedOn: DaySchema,
  decidedBy: z.string(),
  decidedTitle: z.string(),
  /** An official by delegation, the committee, the board, or the chair alone (KL 6:37–39). */
  decidedAs: z.enum(decidedAs),
  /** The paragraph of the minutes; null for what no meeting decided. */
  minutesNumber: z.number().int().nullable(),
  /** When the chair decided alone, and how. */
  decidedAt: InstantSchema,
  how: z.enum(['', ...urgentWays]),
  /** Who decided in the meeting, by name. */
  deciders: z.array(z.string()),
  reservations: z.string(),
  recordedBy: z.string(),
  presentedBy: z.string(),
  tookPart: z.array(z.string()),
  services: z.array(ServiceView),
  hash: z.string(),
})
export type DecisionView = z.output<typeof DecisionView>

/** What was put right in the minutes or beside the decision, FL 36. */
export const CorrectionView = z.object({
  id: Id,
  correction: z.string(),
  reason: z.string(),
  by: z.string(),
  at: InstantSchema,
})

const ChildView = z.object({
  id: Id,
  name: z.string(),
  protection: ProtectionSchema,
  /** For the ages that the law sets for each kind of help. */
  birthOn: DaySchema.nullable(),
})
const PartyView = z.object({ id: Id, name: z.string(), part: z.enum(['child', 'guardian']) })

/** What is decided, what is proposed and who was asked, in one case. */
export const readCaseDecisions = route({
  name: 'readCaseDecisions',
  method: 'GET',
  path: '/api/cases/:caseId/decisions',
  may: 'read decisions',
  input: z.strictObject({ caseId: Id }),
  reply: z.object({
    caseId: Id,
    caseNumber: z.string(),
    child: ChildView,
    investigationId: Id.nullable(),
    proposals: z.array(ProposalView),
    decisions: z.array(DecisionView),
    consults: z.array(ConsultView),
    can: z.object({ propose: z.boolean(), consult: z.boolean() }),
  }),
})

export const readChildDecisions = route({
  name: 'readChildDecisions',
  method: 'GET',
  path: '/api/children/:childId/decisions',
  may: 'read decisions',
  input: z.strictObject({ childId: Id }),
  reply: z.object({ child: ChildView, decisions: z.array(DecisionView) }),
})

export const readDecision = route({
  name: 'readDecision',
  method: 'GET',
  path: '/api/decisions/:decisionId',
  may: 'read decisions',
  input: z.strictObject({ decisionId: Id }),
  reply: z.object({
    decision: DecisionView,
    caseNumber: z.string(),
    child: ChildView,
    consulted: z.array(z.object({ name: z.string(), agrees: z.boolean() })),
    /** The item of the meeting that decided it, with its minutes extract. */
    agendaItemId: Id.nullable(),
    corrections: z.array(CorrectionView),
    /** To whom it is still to be served: guardians, and the child itself from 15. */
    parties: z.array(PartyView),
    /** SoL 35:1: interventions and refusals can be appealed, the other decisions not. */
    isAppealable: z.boolean(),
    can: z.object({ serve: z.boolean(), correct: z.boolean() }),
  }),
})

export type ShownDecision = z.output<(typeof readDecision)['reply']>

/** SoL 23:1, for an investigation that ends without help. */
export const followUpInput = { followUp: z.boolean().default(false), followUpOffer: optionalProse(5000) }

const text = {
  kind: ProposalKindSchema,
  content: optionalProse(20_000),
  reasons: optionalProse(),
  /** The rule that a refusal rests on, as "SoL 11:1". */
  ruleApplied: optionalLine(200),
  interventionKind: InterventionKindSchema.default(''),
  interventionName: optionalLine(200),
  legalBasis: LegalBasisSchema.default('sol'),
  /** SoL 9:1: särskilda skäl, when somebody of 16 or 17 gets supported housing. */
  specialReasons: z.boolean().default(false),
  /** SoL 13:7: for a qualified contact person. */
  riskBehaviour: z.boolean().default(false),
  /** SoL 22:1: was kin considered, and why not. */
  kinship: optionalLine(1000),
  /** FL 25, for what is decided outside of an investigation. */
  toldOn: DaySchema.nullable().default(null),
  toldNote: optionalLine(1000),
  ...followUpInput,
}

export const createProposal = route({
  name: 'createProposal',
  method: 'POST',
  path: '/api/cases/:caseId/proposals',
  may: 'write proposal',
  input: z.strictObject({ caseId: Id, id: Id, ...text }),
  reply: ProposalView,
})

/** What exactly will be signed, who may, and what is still missing. */
export const readProposal = route({
  name: 'readProposal',
  method: 'GET',
  path: '/api/proposals/:proposalId',
  may: 'read proposal',
  input: z.strictObject({ proposalId: Id }),
  reply: z.object({
    proposal: ProposalView,
    caseNumber: z.string(),
    child: ChildView,
    mayDecide: MayDecideView,
    gaps: z.array(GapSchema),
    consults: z.array(ConsultView),
    /** The text of the investigation that is locked with the decision. */
    investigation: z.array(z.object({ title: z.string(), body: z.string() })),
    /** By which paragraph the chair alone may decide it when the board cannot be waited for; '' when never. */
    chairBy: z.string(),
    /** A fingerprint of all that is shown here; signing asks that it is still the same. */
    seen: z.string(),
    /** FL 16–18: the one who looks has a conflict of interest in the case, or waits for the answer. */
    inConflict: z.enum(['barred', 'no_decisions']).nullable(),
    can: z.object({
      write: z.boolean(),
      decide: z.boolean(),
      consult: z.boolean(),
      putOnAgenda: z.boolean(),
      recordChair: z.boolean(),
    }),
  }),
})

export type ShownProposal = z.output<(typeof readProposal)['reply']>

export const saveProposal = route({
  name: 'saveProposal',
  method: 'PUT',
  path: '/api/proposals/:proposalId',
  may: 'write proposal',
  input: z.strictObject({ proposalId: Id, version: z.number().int(), ...text }),
  reply: ProposalView,
})

export const discardProposal = route({
  name: 'discardProposal',
  method: 'DELETE',
  path: '/api/proposals/:proposalId',
  may: 'write proposal',
  input: z.strictObject({ proposalId: Id, version: z.number().int() }),
  reply: z.object({ discarded: z.boolean() }),
})

export const sendProposal = route({
  name: 'sendProposal',
  method: 'POST',
  path: '/api/proposals/:proposalId/send',
  may: 'write proposal',
  input: z.strictObject({ proposalId: Id, version: z.number().int(), to: Id }),
  reply: ProposalView,
})

/** Back to the one who proposed it, with what should be put right. */
export const returnProposal = route({
  name: 'returnProposal',
  method: 'POST',
  path: '/api/proposals/:proposalId/return',
  may: 'decide',
  input: z.strictObject({ proposalId: Id, version: z.number().int(), note: line(2000) }),
  reply: ProposalView,
})

export const signDecision = route({
  name: 'signDecision',
  method: 'POST',
  path: '/api/proposals/:proposalId/sign',
  may: 'decide',
  input: z.strictObject({ proposalId: Id, version: z.number().int(), seen: line(64) }),
  reply: DecisionView,
})

export const serveDecision = route({
  name: 'serveDecision',
  method: 'POST',
  path: '/api/decisions/:decisionId/services',
  may: 'serve decision',
  input: z.strictObject({ decisionId: Id, id: Id, personId: Id, servedOn: DaySchema, how: ServiceWaySchema }),
  reply: DecisionView,
})

export const logConsult = route({
  name: 'logConsult',
  method: 'POST',
  path: '/api/cases/:caseId/consults',
  may: 'log consult',
  input: z.strictObject({
    caseId: Id,
    id: Id,
    askedId: Id,
    question: prose(2000),
    view: prose(5000),
    agrees: z.boolean(),
  }),
  reply: ConsultView,
})

/** The signed decision with the investigation as it was signed. */
export const decisionDocument = route({
  name: 'decisionDocument',
  method: 'GET',
  path: '/api/decisions/:decisionId/document.pdf',
  may: 'read decisions',
  input: z.strictObject({ decisionId: Id }),
  reply: z.unknown(),
  produces: 'application/pdf',
  leaves: { to: ['party', 'court'], names: 'people' },
})

/** The investigation as it stands, for communication with a party (FL 25). */
export const investigationDocument = route({
  name: 'investigationDocument',
  method: 'GET',
  path: '/api/investigations/:investigationId/document.pdf',
  may: 'read decisions',
  input: z.strictObject({ investigationId: Id }),
  reply: z.unknown(),
  produces: 'application/pdf',
  leaves: { to: ['party'], names: 'people' },
})
