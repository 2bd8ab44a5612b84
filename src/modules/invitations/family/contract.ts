import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

/** All addresses of those who were invited: nothing but reading, and never by a session of somebody who works here. */
const shared = {
  method: 'GET',
  door: 'outside',
  reply: z.string(),
  leaves: { to: ['party', 'partner'], names: 'people' },
} as const

const Language = { lang: z.string().max(10).optional() }

/** The one page there is, or the choice between several. */
export const showOwnPage = route({
  ...shared,
  name: 'showOwnPage',
  path: '/familj',
  may: 'see what is shared',
  input: z.looseObject(Language),
  produces: 'text/html',
})

export const showShared = route({
  ...shared,
  name: 'showShared',
  path: '/familj/:invitationId',
  may: 'see what is shared',
  input: z.strictObject({ invitationId: Id, ...Language }),
  produces: 'text/html',
})

/** A decision that was served on the reader, with what this reader may not have taken out. */
export const showSharedDecision = route({
  ...shared,
  name: 'showSharedDecision',
  path: '/familj/:invitationId/beslut/:decisionId',
  may: 'read own decision',
  input: z.strictObject({ invitationId: Id, decisionId: Id }),
  produces: 'application/pdf',
})
