import { z } from 'zod'
import { roles } from '#kernel/actor.ts'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { draft, line, optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'
import { longestAnswer, ownForms, ownKinds } from '../rules/own.ts'

export { isAsked, latestEnd, longestAnswer, mostChoices, ownForms, ownKinds } from '../rules/own.ts'
export type { OwnForm, OwnKind } from '../rules/own.ts'

const route = routesUnder<typeof may>()

export const OwnFormSchema = z.enum(ownForms)
const ReaderSchema = z.enum(roles)

const mostOwn = 60

/** Answers to own fields, by field: as they are typed in a draft, and locked with the thing they belong to. */
export const OwnAnswers = z
  .record(Id, draft(longestAnswer))
  .refine((answers) => Object.keys(answers).length <= mostOwn, { message: `too_big:${mostOwn}` })
export type OwnAnswers = z.output<typeof OwnAnswers>

/** One answer as it is shown with its thing: the label as it was that day. */
export const OwnShown = z.object({
  fieldId: Id,
  label: z.string(),
  kind: z.enum(ownKinds),
  answer: z.string(),
})
export type OwnShown = z.output<typeof OwnShown>

export const AskedField = z.object({
  id: Id,
  kind: z.enum(ownKinds),
  label: z.string(),
  help: z.string(),
  choices: z.array(z.string()),
  isMandatory: z.boolean(),
})
export type AskedField = z.output<typeof AskedField>

/** The own fields that a form asks for today. */
export const listAskedFields = route({
  name: 'listAskedFields',
  method: 'GET',
  path: '/api/burden/asked/:form',
  may: { signedIn: 'a form has the same fields for everybody' },
  input: z.strictObject({ form: OwnFormSchema }),
  reply: z.array(AskedField),
})

export const OwnFieldView = AskedField.extend({
  form: OwnFormSchema,
  purpose: z.string(),
  ownerId: Id,
  owner: z.string(),
  /** The owner no longer works here: somebody else must answer for it, or it goes. */
  isOrphan: z.boolean(),
  reader: ReaderSchema,
  beginsOn: DaySchema,
  endsOn: DaySchema,
  version: z.number().int(),
  /** What it has cost and given; null when it was asked fewer than five times. */
  cost: z.object({ shown: z.number().int(), filled: z.number().int(), seconds: z.number().int() }).nullable(),
  /** How often the places that show it have answered, in whole weeks since it began. */
  reads: z.number().int(),
  terms: z.array(
    z.object({
      kind: z.enum(['begun', 'renewed', 'ended']),
      purpose: z.string(),
      endsOn: DaySchema,
      by: z.string(),
      on: DaySchema,
    }),
  ),
})
export type OwnFieldView = z.output<typeof OwnFieldView>

/** Every own field: those that are asked, and those that have ended with what they cost. */
export const listOwnFields = route({
  name: 'listOwnFields',
  method: 'GET',
  path: '/api/burden/own-fields',
  may: 'see own fields',
  input: z.strictObject({}),
  reply: z.object({
    asked: z.array(OwnFieldView),
    ended: z.array(OwnFieldView),
    latestEnd: DaySchema,
    /** Mandatory ones, one of which must go before another can come. Empty while there is room. */
    inTheWay: z.array(Id),
    can: z.object({ configure: z.boolean() }),
  }),
})

const term = { purpose: prose(1_000), ownerId: Id, endsOn: DaySchema }

/** No field without a purpose, somebody who answers for it, somebody who reads it, and a last day. */
export const addOwnField = route({
  name: 'addOwnField',
  method: 'POST',
  path: '/api/burden/own-fields',
  may: 'configure own fields',
  input: z.strictObject({
    id: Id,
    form: OwnFormSchema,
    kind: z.enum(ownKinds),
    label: line(120),
    help: optionalLine(300),
    /** One on each line. */
    choices: optionalProse(2_000),
    ...term,
    reader: ReaderSchema,
    isMandatory: z.boolean(),
    /** One in, one out: which mandatory field goes. */
    insteadOf: Id.optional(),
  }),
  reply: z.object({ id: Id }),
})

/** The purpose is asked anew: who cannot say why lets it end. */
export const renewOwnField = route({
  name: 'renewOwnField',
  method: 'POST',
  path: '/api/burden/own-fields/:ownFieldId/renew',
  may: 'configure own fields',
  input: z.strictObject({ ownFieldId: Id, version: z.number().int(), ...term, insteadOf: Id.optional() }),
  reply: z.object({ id: Id }),
})

export const endOwnField = route({
  name: 'endOwnField',
  method: 'POST',
  path: '/api/burden/own-fields/:ownFieldId/end',
  may: 'configure own fields',
  input: z.strictObject({ ownFieldId: Id, version: z.number().int() }),
  reply: z.object({ id: Id }),
})
