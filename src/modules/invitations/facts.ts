import type { Invited } from '#kernel/actor.ts'
import type { Ctx } from '#platform/context.ts'
import { caseFacts } from '#modules/cases/index.ts'
import { findPerson, guardiansOf } from '#modules/people/index.ts'
import { type InvitationFacts, type Standing, standingOf } from './rules.ts'
import { hasHiddenPlace, type InvitationRow, invitationsOfNumber, threatened } from './store.ts'

type Asking = Pick<Ctx, 'tx' | 'today'>

/** What takes a second person: the child's identity, its family's, or the place where it lives. */
export const isGuarded = async ({ tx }: Asking, childId: string): Promise<boolean> => {
  const child = await findPerson(tx, childId)
  if (child === undefined || child.isProtected) return true
  if ((await guardiansOf(tx, childId)).some(({ isProtected }) => isProtected)) return true
  return hasHiddenPlace(tx, childId)
}

/** Everything that the rule looks at, read anew. */
const factsOf = async (ctx: Asking, row: InvitationRow): Promise<InvitationFacts> => {
  const child = await findPerson(ctx.tx, row.child_id)
  const invitee = row.person_id === null ? undefined : await findPerson(ctx.tx, row.person_id)
  const ofCase = await caseFacts(ctx.tx, row.case_id)
  return {
    part: row.part,
    untilOn: row.until_on,
    isEnded: row.ended_at !== null,
    isApproved: row.approved_at !== null,
    isProtected: await isGuarded(ctx, row.child_id),
    // The case of this very child: one that was moved by a correction is another's.
    caseIsOpen:
      ofCase !== undefined && ofCase.closedOn === null && child !== undefined && ofCase.child.id === child.id,
    childBirthOn: child?.birthOn ?? null,
    childIsDead: child === undefined || child.deadOn !== null,
    hasCustody:
      invitee !== undefined && (await guardiansOf(ctx.tx, row.child_id)).some(({ id }) => id === invitee.id),
    inviteeIsDead: invitee !== undefined && invitee.deadOn !== null,
  }
}

export const standingOfRow = async (ctx: Asking, row: InvitationRow): Promise<Standing> =>
  standingOf(await factsOf(ctx, row), ctx.today)

export type Reach = {
  readonly invited: readonly Invited[]
  /** Whom the identity may never reach, whoever invited (ADR 0018). */
  readonly denied: readonly string[]
}

/** All that an identity may reach at this moment. A denial beats every invitation. */
export const reachOf = async (ctx: Asking, number: string): Promise<Reach> => {
  const denied = (await threatened(ctx.tx, number, ctx.today)) ?? []
  const invited: Invited[] = []
  for (const row of await invitationsOfNumber(ctx.tx, number)) {
    const child = await findPerson(ctx.tx, row.child_id)
    if (child === undefined || denied.includes(child.id)) continue
    if ((await standingOfRow(ctx, row)) !== 'live') continue
    invited.push({ invitationId: row.id, part: row.part, childId: child.id })
  }
  return { invited, denied }
}
