import { z } from 'zod'
import { invitedParts } from '#kernel/actor.ts'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import type { may } from './policy.ts'
import { shownParts, standings } from './rules.ts'

const route = routesUnder<typeof may>()

const Part = z.enum(invitedParts)
const Shown = z.enum(shownParts)

/** Who is invited to a child's case, who has been, and whom one may invite. */
export const listInvitations = route({
  name: 'listInvitations',
  method: 'GET',
  path: '/api/children/:childId/invitations',
  may: 'see invitations',
  input: z.strictObject({ childId: Id }),
  reply: z.object({
    childId: Id,
    child: z.object({ name: z.string(), protection: ProtectionSchema }),
    /** null: no case is open, and nobody can be invited. */
    caseId: Id.nullable(),
    /** A protected identity in the family: two people invite. */
    needsSecond: z.boolean(),
    /** Whoever has an identity number in the register; the others cannot show who they are. */
    guardians: z.array(z.object({ personId: Id, name: z.string(), hasNumber: z.boolean() })),
    /** The child itself: from 15, with a number. */
    childCan: z.enum(['invited', 'too_young', 'no_number']),
    /** How the address names the municipality. */
    slug: z.string(),
    officePhone: z.string(),
    latest: DaySchema,
    usual: DaySchema,
    invitations: z.array(
      z.object({
        invitationId: Id,
        part: Part,
        /** null: a partner, who stands in no register. */
        personId: Id.nullable(),
        name: z.string(),
        protection: ProtectionSchema,
        organisation: z.string(),
        purpose: z.string(),
        shows: z.array(Shown),
        untilOn: DaySchema,
        standing: z.enum(standings),
        invitedBy: z.string(),
        invitedAt: InstantSchema,
        approvedBy: z.string(),
        endedBy: z.string(),
        endReason: z.string(),
        can: z.object({ approve: z.boolean(), takeBack: z.boolean() }),
      }),
    ),
    can: z.object({ invite: z.boolean() }),
  }),
})

export const invite = route({
  name: 'invite',
  method: 'POST',
  path: '/api/children/:childId/invitations',
  may: 'invite to case',
  input: z.strictObject({
    childId: Id,
    id: Id,
    part: Part,
    /** Of a guardian: who. */
    personId: Id.optional(),
    /** Of a partner: whose name, where, and the number that the e-identification will say. */
    partnerName: optionalLine(),
    organisation: optionalLine(),
    number: optionalLine(20),
    purpose: line(500),
    shows: z.array(Shown).min(1).max(shownParts.length),
    agreed: optionalLine(2000),
    officePhone: optionalLine(100),
    untilOn: DaySchema,
  }),
  reply: z.object({ invitationId: Id, waits: z.boolean() }),
})

/** The second person, for a protected identity. */
export const approveInvitation = route({
  name: 'approveInvitation',
  method: 'POST',
  path: '/api/invitations/:invitationId/approve',
  may: 'approve invitation',
  input: z.strictObject({ invitationId: Id }),
  reply: z.object({ approved: z.boolean() }),
})

/** Holds from this second: whoever reads is out at the next press. */
export const takeBackInvitation = route({
  name: 'takeBackInvitation',
  method: 'POST',
  path: '/api/invitations/:invitationId/take-back',
  may: 'invite to case',
  input: z.strictObject({ invitationId: Id, reason: line(500) }),
  reply: z.object({ ended: z.boolean() }),
})

/** The page as the invited will see it, before anybody is invited; the same page by the same masks. */
export const previewInvitation = route({
  name: 'previewInvitation',
  method: 'GET',
  path: '/api/children/:childId/invitation-preview',
  may: 'see invitations',
  input: z.strictObject({
    childId: Id,
    part: Part,
    personId: Id.optional(),
    /** What is shown, with commas between. */
    shows: z.string().regex(/^[a-z]+(,[a-z]+){0,4}$/),
  }),
  reply: z.string(),
  produces: 'text/html',
  leaves: { to: ['staff', 'party', 'partner'], names: 'people' },
})
