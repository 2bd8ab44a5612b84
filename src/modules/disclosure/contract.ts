import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import { grounds, identityWays, judgements, outcomes, requesters, sourceKinds } from './kinds.ts'
import type { may } from './policy.ts'

const route = routesUnder<typeof may>()

const RequesterSchema = z.enum(requesters)
const GroundSchema = z.enum(grounds)
const place = { from: z.number().int().min(0).max(1_000_000), until: z.number().int().min(0).max(1_000_000) }
const MaskSchema = z.strictObject({ ...place, ground: GroundSchema })
const ref = { kind: z.enum(sourceKinds), sourceId: Id }

const request = {
  requester: RequesterSchema,
  requesterName: line(200),
  identityBy: z.enum(identityWays),
  askedOn: DaySchema,
  askedFor: prose(2_000),
}

const stages = ['preparing', 'sent', 'decided', 'made'] as const
export type Stage = (typeof stages)[number]

const head = {
  disclosureId: Id,
  ...request,
  stage: z.enum(stages),
  outcome: z.enum(outcomes).nullable(),
  preparedBy: z.string(),
  decidedBy: z.string(),
}

/** Who has asked for papers of the child's file, the latest first. */
export const listDisclosures = route({
  name: 'listDisclosures',
  method: 'GET',
  path: '/api/children/:childId/disclosures',
  may: 'see disclosures',
  input: z.strictObject({ childId: Id }),
  reply: z.object({
    child: z.object({ name: z.string(), protection: ProtectionSchema }),
    disclosures: z.array(z.object(head)),
    /** Who stands around the child in the register and may ask as themselves. */
    people: z.array(z.object({ personId: Id, name: z.string(), isGuardian: z.boolean() })),
    can: z.object({ prepare: z.boolean() }),
  }),
})

/** Somebody asks: written down as it was asked. */
export const startDisclosure = route({
  name: 'startDisclosure',
  method: 'POST',
  path: '/api/children/:childId/disclosures',
  may: 'prepare disclosure',
  input: z.strictObject({ childId: Id, id: Id, personId: Id.optional(), ...request }),
  reply: z.object({ disclosureId: Id }),
})

const RangeView = z.object({ ...place, ground: GroundSchema })
const ItemView = z.object({
  disclosureItemId: Id,
  ...ref,
  title: z.string(),
  body: z.string(),
  judged: z.enum(judgements).nullable(),
  ground: GroundSchema.nullable(),
  reason: z.string(),
  masks: z.array(RangeView),
  /** What the rules propose; a human decides. */
  proposals: z.array(RangeView),
  /** What nobody can let through. */
  sealed: z.array(RangeView),
  /** The child's own words stand in it: the test against a guardian is asked for by itself (OSL 12:3). */
  hasChildWords: z.boolean(),
})
export type DisclosureItem = z.output<typeof ItemView>

export const readDisclosure = route({
  name: 'readDisclosure',
  method: 'GET',
  path: '/api/disclosures/:disclosureId',
  may: 'see disclosures',
  input: z.strictObject({ disclosureId: Id }),
  reply: z.object({
    ...head,
    childId: Id,
    child: z.object({ name: z.string(), protection: ProtectionSchema }),
    version: z.number().int(),
    /** What there is in the file, and whether it was chosen. */
    sources: z.array(z.object({ ...ref, title: z.string(), isChosen: z.boolean() })),
    items: z.array(ItemView),
    grounds: z.array(GroundSchema),
    isMass: z.boolean(),
    decision: z
      .object({ reason: z.string(), reservation: z.string(), at: InstantSchema, approvedBy: z.string() })
      .nullable(),
    file: z.object({ sha256: z.string(), by: z.string(), at: InstantSchema }).nullable(),
    can: z.object({ prepare: z.boolean(), decide: z.boolean(), approve: z.boolean(), make: z.boolean() }),
  }),
})
export type DisclosureView = z.output<typeof readDisclosure.reply>

const Done = z.object({ version: z.number().int() })
const known = { disclosureId: Id, version: z.number().int().min(1).max(2_000_000_000) }

/** Which papers: their plain text is taken as it stands now. What was judged before stays judged. */
export const chooseDisclosed = route({
  name: 'chooseDisclosed',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/sources',
  may: 'prepare disclosure',
  input: z.strictObject({ ...known, sources: z.array(z.strictObject(ref)).max(2_000) }),
  reply: Done,
})

/** The harm test of one paper, with the passages that are taken out and on what. */
export const judgeDisclosed = route({
  name: 'judgeDisclosed',
  method: 'PUT',
  path: '/api/disclosures/:disclosureId/items/:disclosureItemId',
  may: 'prepare disclosure',
  input: z.strictObject({
    ...known,
    disclosureItemId: Id,
    judged: z.enum(judgements),
    /** For a paper that is withheld as a whole. */
    ground: GroundSchema.optional(),
    reason: optionalProse(5_000),
    masks: z.array(MaskSchema).max(5_000),
  }),
  reply: Done,
})

const Piece = z.union([z.string(), z.object({ ground: GroundSchema })])

/** How it looks to somebody: for the one who asks it is what will leave, for others what the rules would give them. */
export const previewDisclosure = route({
  name: 'previewDisclosure',
  method: 'GET',
  path: '/api/disclosures/:disclosureId/preview',
  may: 'see disclosures',
  input: z.strictObject({ disclosureId: Id, as: RequesterSchema }),
  reply: z.object({
    as: RequesterSchema,
    isRequester: z.boolean(),
    items: z.array(z.object({ disclosureItemId: Id, title: z.string(), pieces: z.array(Piece) })),
    masked: z.number().int(),
  }),
})

/** Every paper is tested: whoever leads the unit decides. */
export const sendDisclosure = route({
  name: 'sendDisclosure',
  method: 'POST',
  path: '/api/disclosures/:disclosureId/send',
  may: 'prepare disclosure',
  input: z.strictObject(known),
  reply: Done,
})

/** Given out, with the masks that were prepared; not given out; or back to whoever prepared it. */
export const decideDisclosure = route({
  name: 'decideDisclosure',
  method: 'POST',
  path: '/api/disclosures/:disclosureId/decide',
  may: 'decide disclosure',
  input: z.strictObject({
    ...known,
    answer: z.enum(['give', 'refuse', 'back']),
    reason: prose(10_000),
    reservation: optionalLine(2_000),
  }),
  reply: Done,
})

/** The second person, when all of a file leaves. */
export const approveDisclosure = route({
  name: 'approveDisclosure',
  method: 'POST',
  path: '/api/disclosures/:disclosureId/approve',
  may: 'decide disclosure',
  input: z.strictObject(known),
  reply: Done,
})

const leaves = { to: ['requester'], names: 'people' } as const

/** Makes the file, once. It passes the gate, is kept as it is, and has its fingerprint. */
export const makeDisclosureFile = route({
  name: 'makeDisclosureFile',
  method: 'POST',
  path: '/api/disclosures/:disclosureId/file',
  may: 'make disclosure file',
  stepUp: true,
  input: z.strictObject(known),
  reply: z.object({ sha256: z.string() }),
  leaves,
})

export const disclosureFile = route({
  name: 'disclosureFile',
  method: 'GET',
  path: '/api/disclosures/:disclosureId/file.pdf',
  may: 'make disclosure file',
  input: z.strictObject({ disclosureId: Id }),
  reply: z.unknown(),
  produces: 'application/pdf',
  leaves,
})
