import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { SealedFieldSchema } from '#modules/sealed/contract.ts'
import type { may } from './policy.ts'

const route = routesUnder<typeof may>()

/** none · marking: sekretessmarkering (OSL 22:1) · protected_registration: FOL 16 § · fictitious: lag (1991:483). */
export const protections = ['none', 'marking', 'protected_registration', 'fictitious'] as const
export const ProtectionSchema = z.enum(protections)
export type Protection = (typeof protections)[number]

/** `guardian` has the custody, `parent` is a parent without it. `other` is what `network` was called before. */
export const relationKinds = [
  'guardian',
  'appointed_guardian',
  'parent',
  'family_home_parent',
  'good_man',
  'sibling',
  'half_sibling',
  'network',
  'other',
] as const
export const RelationKindSchema = z.enum(relationKinds)
export type RelationKind = (typeof relationKinds)[number]

/** FB 6:2: of one guardian alone, or of two together. */
export const custodies = ['shared', 'sole'] as const
export type Custody = (typeof custodies)[number]

/** A person as lists show them: never an address or a telephone number (law.md 3.7). */
export const PersonBrief = z.object({
  id: Id,
  name: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthOn: DaySchema.nullable(),
  deadOn: DaySchema.nullable(),
  /** 'YYYYMMDD-NNNN', our own 'R-2026-0007', or '' when the person has none. */
  number: z.string(),
  protection: ProtectionSchema,
  isProtected: z.boolean(),
})
export type PersonBrief = z.output<typeof PersonBrief>

/** The level that stands beside a name: the own, or that of the family, whose address is the same (law.md 3.7). */
export const levelShown = ({
  isProtected,
  protection,
}: Pick<PersonBrief, 'isProtected' | 'protection'>): Protection =>
  isProtected && protection === 'none' ? 'marking' : protection

export const ContactFields = z.strictObject({
  address: optionalLine(500),
  phone: optionalLine(100),
  email: z.union([z.literal(''), z.email()]).default(''),
})

/** coordination: lag (2022:1697). reserve: our own, for somebody who has no other. */
export const numberKinds = ['personal', 'coordination', 'reserve'] as const
export const NumberKindSchema = z.enum(numberKinds)
export type NumberKind = (typeof numberKinds)[number]

/** How sure the identity behind a coordination number is (lag 2022:1697): styrkt, sannolik, osäker. */
export const certainties = ['proven', 'probable', 'uncertain'] as const
export const CertaintySchema = z.enum(certainties)
export type Certainty = (typeof certainties)[number]

/** Why a name or number is another one. correction: it was never the person's. identity: changed sex, or a new identity. */
export const changeReasons = ['new', 'correction', 'identity'] as const
export const ChangeReasonSchema = z.enum(changeReasons)
export type ChangeReason = (typeof changeReasons)[number]

/** What is entered about a person. Either name may be empty, not both; the day of birth comes with the number when there is one. */
const entered = {
  givenName: optionalLine(),
  familyName: optionalLine(),
  /** As people write it, ten or twelve digits; '' when the person has none. */
  number: optionalLine(40),
  /** Gives a number of our own, when there is no other. */
  reserve: z.boolean().default(false),
  /** Only of a coordination number. */
  certainty: CertaintySchema.nullable().default(null),
  birthOn: DaySchema.nullable().default(null),
  deadOn: DaySchema.nullable().default(null),
  protection: ProtectionSchema.default('none'),
  language: optionalLine(100),
  needsInterpreter: z.boolean().default(false),
}

/** How somebody stands to a child. `fromOn` left out is today. */
const relation = {
  kind: RelationKindSchema,
  /** Left out: what the number of guardians tells (FB 6:2). */
  custody: z.enum(custodies).nullable().default(null),
  note: optionalLine(500),
  fromOn: DaySchema.optional(),
}

/** Whom somebody is responsible for: two names, always shown. */
const MatterView = z.object({
  matterId: Id,
  matterKind: z.enum(['report', 'case']),
  unit: z.string(),
  owner: z.string(),
  coworker: z.string(),
})

const RelationView = z.object({
  id: Id,
  kind: RelationKindSchema,
  /** Of guardians of today: alone or shared. null for all others. */
  custody: z.enum(custodies).nullable(),
  note: z.string(),
  fromOn: DaySchema,
  untilOn: DaySchema.nullable(),
  /** Ended because the person died. */
  endedByDeath: z.boolean(),
  person: PersonBrief,
})
export type RelationView = z.output<typeof RelationView>

export const PersonView = z.object({
  person: PersonBrief,
  /** All that the person has had, the current one first. */
  numbers: z.array(
    z.object({
      number: z.string(),
      kind: NumberKindSchema,
      certainty: CertaintySchema.nullable(),
      fromOn: DaySchema,
      untilOn: DaySchema.nullable(),
      /** Who entered it; '' for what came before this was kept. */
      writtenBy: z.string(),
      endedBy: z.string(),
      endReason: ChangeReasonSchema.or(z.literal('same_person')).nullable(),
    }),
  ),
  formerNames: z.array(
    z.object({ name: z.string(), untilOn: DaySchema, endReason: ChangeReasonSchema, endedBy: z.string() }),
  ),
  /** Days of birth that stood here before; null: it was not known. */
  formerBirths: z.array(
    z.object({
      birthOn: DaySchema.nullable(),
      untilOn: DaySchema,
      endReason: ChangeReasonSchema,
      endedBy: z.string(),
    }),
  ),
  /**
   * null: withheld, because the person or a child of the family has a protected identity. Of a protected person it is null for
   * everybody: then it is sealed.
   */
  contact: z.object({ address: z.string(), phone: z.string(), email: z.string() }).nullable(),
  /** The sealed store (ADR 0019): which fields hold something, for those who may open; never what. null: nothing is sealed. */
  sealed: z
    .object({
      fields: z.array(SealedFieldSchema),
      can: z.object({ open: z.boolean(), seeOpenings: z.boolean() }),
    })
    .nullable(),
  language: z.string(),
  needsInterpreter: z.boolean(),
  version: z.number().int(),
  matters: z.array(MatterView),
  /** The people around this child. */
  relations: z.array(RelationView),
  /** Siblings by a shared guardian or parent, beside those that are entered as siblings. */
  siblings: z.array(PersonBrief.extend({ isHalf: z.boolean() })),
  /** The children that this person is guardian, parent, sibling or close to, so far as the reader may read them. */
  children: z.array(RelationView),
  can: z.object({ change: z.boolean(), relate: z.boolean() }),
})
export type PersonView = z.output<typeof PersonView>

/**
 * A hit in a search. Not openable: somebody else's, and no more is told than which unit to ask.
 * `number` is empty and `birthOn` null in such a row.
 */
export const PersonHit = z.object({
  id: Id,
  name: z.string(),
  birthYear: z.string(),
  birthOn: DaySchema.nullable(),
  number: z.string(),
  isProtected: z.boolean(),
  isOpenable: z.boolean(),
  /** The name that was found, when the person is called something else now; else ''. */
  formerName: z.string(),
  /** The units that have an open matter about the person or a child of the family. */
  units: z.array(z.string()),
})
export type PersonHit = z.output<typeof PersonHit>

/**
 * By name or identity number and nothing else (SoLPuF 15 §). Asked by POST: a name never stands in an address.
 * `askedBy` tells how the words were understood: 'nothing' is text that is neither.
 */
export const searchPeople = route({
  name: 'searchPeople',
  method: 'POST',
  path: '/api/people/search',
  may: 'search people',
  reads: true,
  input: z.strictObject({ q: line(100) }),
  reply: z.object({
    askedBy: z.enum(['name', 'number', 'nothing']),
    hits: z.array(PersonHit),
    /** There are more; another letter narrows them. */
    hasMore: z.boolean(),
  }),
})

export const duplicateReasons = ['same_number', 'former_number', 'same_name', 'near_name'] as const

/** Somebody who may be the same person as the one who is being entered. */
export const findDuplicates = route({
  name: 'findDuplicates',
  method: 'POST',
  path: '/api/people/duplicates',
  may: 'search people',
  reads: true,
  input: z.strictObject({
    givenName: optionalLine(),
    familyName: optionalLine(),
    number: optionalLine(40),
    birthOn: DaySchema.nullable().default(null),
  }),
  reply: z.array(PersonHit.extend({ why: z.enum(duplicateReasons) })),
})

export const registerNewPerson = route({
  name: 'registerNewPerson',
  method: 'POST',
  path: '/api/people',
  may: 'register people',
  input: z.strictObject({
    id: Id,
    ...entered,
    contact: ContactFields.optional(),
    /** Registered as somebody around this child. */
    relatedTo: z.strictObject({ childId: Id, ...relation }).optional(),
  }),
  reply: PersonBrief,
})

export const readPerson = route({
  name: 'readPerson',
  method: 'GET',
  path: '/api/people/:personId',
  may: 'read people',
  input: z.strictObject({ personId: Id }),
  reply: PersonView,
})

export const changePerson = route({
  name: 'changePerson',
  method: 'PUT',
  path: '/api/people/:personId',
  may: 'change people',
  input: z.strictObject({
    personId: Id,
    version: z.number().int(),
    ...entered,
    /** Asked for when name or number is another one. */
    why: ChangeReasonSchema.default('new'),
    /** Left out by one from whom it is withheld: it stays as it is. Of a protected person it is sealed. */
    contact: ContactFields.optional(),
  }),
  reply: PersonView,
})

export const relatePerson = route({
  name: 'relatePerson',
  method: 'POST',
  path: '/api/people/:childId/relations',
  may: 'change relations',
  input: z.strictObject({ childId: Id, personId: Id, ...relation }),
  reply: z.object({ id: Id }),
})

export const endRelation = route({
  name: 'endRelation',
  method: 'POST',
  path: '/api/people/:childId/relations/:relationId/end',
  may: 'change relations',
  input: z.strictObject({
    childId: Id,
    relationId: Id,
    untilOn: DaySchema.optional(),
    /** One who no longer has the custody is still a parent. */
    staysParent: z.boolean().default(false),
  }),
  reply: z.object({ ended: z.boolean() }),
})
