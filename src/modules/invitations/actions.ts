import { addMonths, ageOn, type Day } from '#kernel/day.ts'
import { BadInput, Conflict, found, Refused } from '#kernel/errors.ts'
import { parseIdentityNumber } from '#kernel/identity-number.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { childFacts } from '#modules/access/index.ts'
import { openCaseOf } from '#modules/cases/index.ts'
import { municipalitySlug, workerNames } from '#modules/organisation/index.ts'
import { levelShown } from '#modules/people/contract.ts'
import { findPerson, guardiansOf, personBriefs } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import { isGuarded, standingOfRow } from './facts.ts'
import { may } from './policy.ts'
import { issuesOfWish, lastDayAtMost, partsFor, type ShownPart, shownParts } from './rules.ts'
import { endSessionsOfNumber } from './sign-in/sessions.ts'
import * as store from './store.ts'

const childFrom = 15
/** What a new invitation begins with. */
const usualMonths = 3

const isOldEnough = (birthOn: Day | null, today: Day): boolean =>
  birthOn !== null && ageOn(birthOn, today) >= childFrom

/** The child, for one who may do this; who may see the invitations is told "not you" instead of "not there". */
export const childFor = async (
  ctx: Ctx,
  key: 'see invitations' | 'invite to case' | 'approve invitation',
  childId: string,
) => {
  const child = found(await findPerson(ctx.tx, childId))
  const facts = await childFacts(ctx.tx, child.id, child.isProtected)
  const seen = may['see invitations'](ctx.actor, facts).allowed
  const basis = await permit(ctx, may, key, facts, { type: 'child', id: child.id, seen })
  return { child, facts, basis }
}

const isShown = (text: string): text is ShownPart => shownParts.some((one) => one === text)

export const showsOf = (words: readonly string[]): ShownPart[] => words.filter(isShown)

export const answerList = async (
  ctx: Ctx,
  { childId }: InputOf<typeof contract.listInvitations>,
): Promise<ReplyOf<typeof contract.listInvitations>> => {
  const { child, facts, basis } = await childFor(ctx, 'see invitations', childId)
  const rows = await store.invitationsOfChild(ctx.tx, child.id)
  const guardians = await guardiansOf(ctx.tx, child.id)
  const people = await personBriefs(
    ctx.tx,
    rows.flatMap((row) => row.person_id ?? []),
  )
  const names = await workerNames(
    ctx.tx,
    rows.flatMap((row) => [row.invited_by, row.approved_by, row.ended_by]),
  )
  const shown = new Set([...guardians.map(({ id }) => id), ...[...people.values()].map(({ id }) => id)])
  shown.delete(child.id)
  await logAll(
    ctx,
    [...shown].map((id) => ({ about: { type: 'person', id }, basis })),
  )
  const mayInvite = may['invite to case'](ctx.actor, facts).allowed
  const mayApprove = may['approve invitation'](ctx.actor, facts).allowed
  const invitations: ReplyOf<typeof contract.listInvitations>['invitations'] = []
  for (const row of rows) {
    const person = row.person_id === null ? undefined : people.get(row.person_id)
    const standing = await standingOfRow(ctx, row)
    invitations.push({
      invitationId: row.id,
      part: row.part,
      personId: person?.id ?? null,
      name: person?.name ?? row.partner_name ?? '',
      protection: person === undefined ? 'none' : levelShown(person),
      organisation: row.organisation ?? '',
      purpose: row.purpose,
      shows: showsOf(row.shows.split(',')),
      untilOn: row.until_on,
      standing,
      invitedBy: names.get(row.invited_by) ?? '',
      invitedAt: row.invited_at,
      approvedBy: names.get(row.approved_by ?? '') ?? '',
      endedBy: names.get(row.ended_by ?? '') ?? '',
      endReason: row.end_reason ?? '',
      can: {
        approve: standing === 'waits_for_second' && mayApprove && row.invited_by !== ctx.actor.workerId,
        takeBack: mayInvite && (standing === 'live' || standing === 'waits_for_second'),
      },
    })
  }
  const childNumber = await store.numberOf(ctx.tx, child.id)
  const open = await openCaseOf(ctx.tx, child.id)
  return {
    childId: child.id,
    child: { name: child.name, protection: levelShown(child) },
    caseId: open?.caseId ?? null,
    needsSecond: await isGuarded(ctx, child.id),
    guardians: await Promise.all(
      guardians.map(async ({ id, name }) => ({
        personId: id,
        name,
        hasNumber: (await store.numberOf(ctx.tx, id)) !== undefined,
      })),
    ),
    childCan: !isOldEnough(child.birthOn, ctx.today)
      ? 'too_young'
      : childNumber === undefined
        ? 'no_number'
        : 'invited',
    slug: await municipalitySlug(ctx),
    officePhone: await store.lastOfficePhone(ctx.tx, ctx.actor.unitId),
    latest: lastDayAtMost(ctx.today),
    usual: addMonths(ctx.today, usualMonths),
    invitations,
    can: { invite: mayInvite && open !== undefined },
  }
}

const refuseField = (path: string, code: string): never => {
  throw new BadInput([{ path, code }])
}

type Wish = InputOf<typeof contract.invite>

/** A professional is named, with a place of work and a number of twelve digits that holds. */
const partnerOf = ({ partnerName, organisation, number }: Wish, today: Day) => {
  const parsed = parseIdentityNumber(number, today)
  const issues = [
    ...(partnerName === '' ? [{ path: 'partnerName', code: 'required' }] : []),
    ...(organisation === '' ? [{ path: 'organisation', code: 'required' }] : []),
    ...(number === '' ? [{ path: 'number', code: 'required' }] : []),
    ...(number !== '' && !parsed.ok ? [{ path: 'number', code: `number_${parsed.problem}` }] : []),
  ]
  if (issues.length > 0) throw new BadInput(issues)
  return { personId: null, partnerName, organisation, number: parsed.ok ? parsed.number : null }
}

/** The one who is invited, as the register knows them today: without a number nobody can show who they are. */
const identityOf = async (ctx: Ctx, wish: Wish, child: { id: string; birthOn: Day | null }) => {
  if (wish.part === 'partner') return partnerOf(wish, ctx.today)
  const personId = wish.part === 'child' ? child.id : (wish.personId ?? '')
  if (wish.part === 'guardian' && !(await guardiansOf(ctx.tx, child.id)).some(({ id }) => id === personId))
    refuseField('personId', 'choose')
  if (wish.part === 'child' && !isOldEnough(child.birthOn, ctx.today))
    throw new Conflict('invitation_child_is_young')
  const number = await store.numberOf(ctx.tx, personId)
  if (number === undefined) throw new Conflict('invitation_without_number')
  if ((await store.threatened(ctx.tx, number, ctx.today))?.includes(child.id) === true)
    throw new Conflict('invitation_barred')
  return { personId, partnerName: null, organisation: null, number: null }
}

export const invite = async (ctx: Ctx, wish: Wish): Promise<ReplyOf<typeof contract.invite>> => {
  const { child } = await childFor(ctx, 'invite to case', wish.childId)
  const open = await openCaseOf(ctx.tx, child.id)
  if (!open) throw new Conflict('invitation_needs_case')
  const issues = issuesOfWish({ ...wish, personId: wish.personId, today: ctx.today })
  if (issues.length > 0) throw new BadInput(issues)
  const identity = await identityOf(ctx, wish, child)
  const isNew = await store.insertInvitation(ctx.tx, {
    ...identity,
    id: wish.id,
    childId: child.id,
    caseId: open.caseId,
    part: wish.part,
    purpose: wish.purpose,
    shows: partsFor(wish.part).filter((one) => wish.shows.includes(one)),
    agreed: wish.part === 'partner' ? wish.agreed : '',
    officePhone: wish.officePhone,
    untilOn: wish.untilOn,
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  if (!isNew) throw new Conflict('command_of_another')
  return { invitationId: wish.id, waits: await isGuarded(ctx, child.id) }
}

/** Nobody approves what they proposed themselves. */
export const approve = async (
  ctx: Ctx,
  { invitationId }: InputOf<typeof contract.approveInvitation>,
): Promise<ReplyOf<typeof contract.approveInvitation>> => {
  const row = found(await store.lockInvitation(ctx.tx, invitationId))
  await childFor(ctx, 'approve invitation', row.child_id)
  if (row.invited_by === ctx.actor.workerId) throw new Refused('invitation_own')
  if ((await standingOfRow(ctx, row)) !== 'waits_for_second') throw new Conflict('invitation_waits_not')
  await store.approveRow(ctx.tx, row.id, ctx.actor.workerId, ctx.now)
  return { approved: true }
}

export const takeBack = async (
  ctx: Ctx,
  { invitationId, reason }: InputOf<typeof contract.takeBackInvitation>,
): Promise<ReplyOf<typeof contract.takeBackInvitation>> => {
  const row = found(await store.lockInvitation(ctx.tx, invitationId))
  await childFor(ctx, 'invite to case', row.child_id)
  if (row.ended_at !== null) throw new Conflict('invitation_is_ended')
  await store.endRow(ctx.tx, row.id, { by: ctx.actor.workerId, at: ctx.now, reason })
  const number =
    row.number ?? (row.person_id === null ? undefined : await store.numberOf(ctx.tx, row.person_id))
  // Whoever has other invitations signs in again: what is on the screen now is not read on.
  if (number !== undefined) await endSessionsOfNumber(ctx.tx, number, ctx.now)
  return { ended: true }
}
