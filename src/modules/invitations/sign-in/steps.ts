import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { parseIdentityNumber } from '#kernel/identity-number.ts'
import { type Ctx, log, newId } from '#platform/context.ts'
import type { Served } from '#platform/module.ts'
import { addAttempt, type Proven, type Secrets, step } from '#modules/signin/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { reachOf, standingOfRow } from '../facts.ts'
import { numberInClaim } from '../rules.ts'
import { type InvitationRow, liveOnes, numberOf } from '../store.ts'
import { endByToken, makeOutsideSession } from './sessions.ts'

/** Each is run through the one gate, in a transaction of its own; the provider is asked between them. */
export const outsideRefusals = ['nothing', 'away', 'refused', 'weak'] as const
export type OutsideRefusal = (typeof outsideRefusals)[number]

export const Done = z.object({ refused: z.enum(outsideRefusals).nullable() })
export const DemoPeople = z.object({
  people: z.array(z.object({ name: z.string(), part: z.enum(['guardian', 'child', 'partner']) })),
})

export const beginOutside = (
  attempt: Secrets & { readonly id: string; readonly cookieHash: string; readonly returnTo: string },
): Served =>
  step('beginOutsideSignIn', z.object({}), async (ctx) => {
    await addAttempt(ctx.tx, { ...attempt, freshSessionId: undefined, door: 'outside' }, ctx.now)
    return {}
  })

const refuse = async (ctx: Ctx, refused: OutsideRefusal): Promise<z.input<typeof Done>> => {
  await log(ctx, { about: { type: 'sign-in', id: null }, basis: `refused from outside: ${refused}` })
  return { refused }
}

/** A refusal leaves a row in the log: many of them are what somebody should see. Whom it met does not stand there. */
export const noteOutside = (refused: OutsideRefusal): Served =>
  step('refuseOutsideSignIn', Done, (ctx) => refuse(ctx, refused))

type Identity = {
  readonly number: string
  readonly authenticatedAt: Proven['authenticatedAt']
  readonly provenBy: { readonly issuer: string; readonly subject: string } | undefined
}

const letIn = async (ctx: Ctx, { number, authenticatedAt, provenBy }: Identity) => {
  const { invited } = await reachOf(ctx, number)
  // Known or not, invited once or never: the same answer, and no session.
  if (invited.length === 0) return refuse(ctx, 'nothing')
  const id = newId(ctx)
  const token = await makeOutsideSession(ctx.tx, {
    id,
    number,
    now: ctx.now,
    device: ctx.device ?? '',
    authenticatedAt,
    provenBy,
  })
  ctx.after.cookie = { value: `${ctx.actor.tenantId}.${token}` }
  for (const { invitationId } of invited)
    await log(ctx, { about: { type: 'invitation', id: invitationId }, basis: 'signed in from outside' })
  return { refused: null }
}

/** The identity that the broker has proven gets a session if an invitation to it lives; nobody is told which. */
export const finishOutside = ({ login, authenticatedAt, issuer, subject }: Proven): Served =>
  step('finishOutsideSignIn', Done, async (ctx) => {
    const number = numberInClaim(login)
    if (number === undefined || !parseIdentityNumber(number, ctx.today).ok) return refuse(ctx, 'refused')
    return letIn(ctx, { number, authenticatedAt, provenBy: { issuer, subject } })
  })

/** A demo stands open: elsewhere there are no such people. */
const onlyInDemo = (ctx: Ctx): void => {
  if (!ctx.demo) throw new NotFound()
}

/** Those who could sign in just now, in the order in which they were invited. */
const invitedNow = async (ctx: Ctx): Promise<InvitationRow[]> => {
  onlyInDemo(ctx)
  const now: InvitationRow[] = []
  for (const row of await liveOnes(ctx.tx)) if ((await standingOfRow(ctx, row)) === 'live') now.push(row)
  return now
}

export const demoPeople = (): Served =>
  step('listInvitedInDemo', DemoPeople, async (ctx) => {
    const all = await invitedNow(ctx)
    const briefs = await personBriefs(
      ctx.tx,
      all.flatMap((row) => row.person_id ?? []),
    )
    return {
      people: all.map((row) => ({
        name: row.person_id === null ? (row.partner_name ?? '') : (briefs.get(row.person_id)?.name ?? ''),
        part: row.part,
      })),
    }
  })

/** By the place in the list: no id stands on a page that anybody may open. */
export const startDemo = (place: number): Served =>
  step('startOutsideDemo', Done, async (ctx) => {
    const row = (await invitedNow(ctx))[place]
    const personId = row?.person_id ?? undefined
    const number = row?.number ?? (personId === undefined ? undefined : await numberOf(ctx.tx, personId))
    if (number === undefined) return refuse(ctx, 'nothing')
    return letIn(ctx, { number, authenticatedAt: ctx.now, provenBy: undefined })
  })

export const signOut = (tokenHash: string): Served =>
  step('endOutsideSession', z.object({}), async (ctx) => {
    const id = await endByToken(ctx.tx, tokenHash, ctx.now)
    if (id !== undefined) await log(ctx, { about: { type: 'session', id }, basis: 'signed out' })
    return {}
  })
