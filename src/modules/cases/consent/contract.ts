import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import { interventionKinds, legalBases } from '../kinds/kinds.ts'
import type { may } from '../policy.ts'
import { consentGrounds } from './grounds.ts'
import { whys, wordStandings } from './rules.ts'

const route = routesUnder<typeof may>()
const version = z.number().int().min(0)

export const consentForms = ['written', 'oral', 'digital'] as const
export const ConsentFormSchema = z.enum(consentForms)
export type ConsentForm = (typeof consentForms)[number]
export const ConsentGroundSchema = z.enum(consentGrounds)
export const ConsentAnswerSchema = z.enum(['agrees', 'refuses'])

/** What one person said on one day. */
export const WordView = z.object({
  id: Id,
  answer: ConsentAnswerSchema,
  form: ConsentFormSchema,
  /** What was agreed to, in words. */
  scope: z.string(),
  words: z.string(),
  givenOn: DaySchema,
  notedBy: z.string(),
  withdrawnOn: DaySchema.nullable(),
  withdrawnWords: z.string(),
  version: z.number().int(),
})
export type WordView = z.output<typeof WordView>

/** One who must or may agree. `personId` null: there is none, or the reader may not know who it is. */
export const AgreeingView = z.object({
  key: z.string(),
  personId: Id.nullable(),
  name: z.string(),
  protection: ProtectionSchema,
  part: z.enum(['guardian', 'child']),
  need: z.enum(['must', 'may']),
  paragraph: z.string(),
  why: z.enum(whys),
  standing: z.enum(wordStandings),
  /** The last word. */
  word: WordView.nullable(),
  /** What was said before, the latest first. */
  earlier: z.array(WordView),
  /** The one may say something today: a child from 12, or a guardian. */
  mayBeNoted: z.boolean(),
})
export type AgreeingView = z.output<typeof AgreeingView>

export const GroundView = z.object({
  id: Id,
  ground: ConsentGroundSchema,
  paragraph: z.string(),
  person: z.string(),
  decidedOn: DaySchema,
  reference: z.string(),
  chosenBy: z.string(),
  version: z.number().int(),
})

export const helpStandings = [
  'not_needed',
  'complete',
  'missing',
  'disagree',
  'withdrawn',
  'not_noted',
] as const

/** Consent to one help: who must agree and why, what is missing, and the lawful ways out. */
export const HelpConsent = z.object({
  interventionId: Id,
  kind: z.enum(interventionKinds),
  name: z.string(),
  basis: z.enum(legalBases),
  startedOn: DaySchema.nullable(),
  /** disagree: somebody has said no. withdrawn: a yes was taken back. not_noted: from before consents were noted here. */
  standing: z.enum(helpStandings),
  people: z.array(AgreeingView),
  chosen: z.array(GroundView),
  /** The ways out that the law has for this help and this child. */
  possible: z.array(
    z.object({
      ground: ConsentGroundSchema,
      paragraph: z.string(),
      byBoard: z.boolean(),
      forOne: z.boolean(),
      isUnverified: z.boolean(),
    }),
  ),
  /** The next birthday that changes something. */
  gate: z.object({ age: z.number().int(), on: DaySchema }).nullable(),
})
export type HelpConsent = z.output<typeof HelpConsent>

export const ConsentsView = z.object({
  caseId: Id,
  openedOn: DaySchema,
  helps: z.array(HelpConsent),
  can: z.object({ work: z.boolean() }),
})
export type ConsentsView = z.output<typeof ConsentsView>

export const readConsents = route({
  name: 'readConsents',
  method: 'GET',
  path: '/api/cases/:caseId/consents',
  may: 'see case',
  input: z.strictObject({ caseId: Id }),
  reply: ConsentsView,
})

/** SoL 21:1: yes or no of one person, on a day, to one help. Nothing that was said before is changed. */
export const noteConsent = route({
  name: 'noteConsent',
  method: 'POST',
  path: '/api/cases/:caseId/consents',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    id: Id,
    interventionId: Id,
    personId: Id,
    answer: ConsentAnswerSchema,
    form: ConsentFormSchema,
    scope: line(1000),
    words: optionalProse(5000),
    givenOn: DaySchema,
  }),
  reply: ConsentsView,
})

/** A yes is taken back, on a day. What was given stays to be read. */
export const withdrawConsent = route({
  name: 'withdrawConsent',
  method: 'POST',
  path: '/api/cases/:caseId/consents/:consentId/withdrawal',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    consentId: Id,
    withdrawnOn: DaySchema,
    words: optionalProse(5000),
    version,
  }),
  reply: ConsentsView,
})

/** The paragraph that takes the place of a consent. Where it takes the board's decision: its day and number. */
export const chooseConsentGround = route({
  name: 'chooseConsentGround',
  method: 'POST',
  path: '/api/cases/:caseId/consent-grounds',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    id: Id,
    interventionId: Id,
    ground: ConsentGroundSchema,
    /** The one guardian whom it is about, where it is about one. */
    personId: Id.nullable().default(null),
    decidedOn: DaySchema,
    reference: optionalLine(200),
  }),
  reply: ConsentsView,
})

export const endConsentGround = route({
  name: 'endConsentGround',
  method: 'POST',
  path: '/api/cases/:caseId/consent-grounds/:consentGroundId/end',
  may: 'work on case',
  input: z.strictObject({ caseId: Id, consentGroundId: Id, version }),
  reply: ConsentsView,
})
