import type { Client } from 'pg'
import { makeOutsideSession } from '../../src/modules/invitations/sign-in/sessions.ts'
import { instant } from '#kernel/day.ts'
import { cookieStyle, outsideCookie } from '#platform/http/routes.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { numberBorn } from '#test/support/invited.ts'
import { newUuid, type Town } from '#test/support/town.ts'
import type { World } from '#test/support/world.ts'
import type { AskerName } from './actors.ts'
import { copyRow } from './copy-row.ts'

/** Somebody outside: the number that the broker says, and the own invitation to the child of the stage. */
export type Guest = { readonly number: string; readonly invitationId: string | undefined }

const nowAt = instant('2026-11-23T09:00:00.000Z')

export const guestCookie = async (town: Town, number: string): Promise<string> => {
  const token = await inTenant(town.db, town.tenantId, (tx) =>
    makeOutsideSession(tx, {
      id: newUuid(),
      number,
      now: nowAt,
      device: '',
      authenticatedAt: nowAt,
      provenBy: undefined,
    }),
  )
  return `${outsideCookie(cookieStyle(false))}=${town.tenantId}.${token}`
}

type Where = { readonly town: Town; readonly world: World }

const copyOf = async (
  owner: Client,
  { town, world }: Where,
  table: string,
  but: Record<string, unknown>,
): Promise<string> => {
  const id = newUuid()
  const where = { tenant_id: town.tenantId, id: world[table] ?? '' }
  await copyRow(owner, table, { where, but: { id, ...but } })
  return id
}

const withNumber = (owner: Client, where: Where, personId: string | undefined, is: string) =>
  copyOf(owner, where, 'person_numbers', {
    person_id: personId,
    number: is,
    until_on: null,
    end_reason: null,
  })

/** Another family with an open case, whose guardian is invited: to her the child of the stage is nobody. */
const anotherGuardian = async (owner: Client, where: Where, hers: string): Promise<void> => {
  const childId = await copyOf(owner, where, 'persons', { given_name: 'Annan' })
  const personId = await copyOf(owner, where, 'persons', { given_name: 'Annan' })
  await withNumber(owner, where, personId, hers)
  await copyOf(owner, where, 'relations', { child_id: childId, person_id: personId, kind: 'guardian' })
  // A case and its watch point at each other.
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  const caseId = await copyOf(owner, where, 'cases', { child_id: childId, number: '2026-0099' })
  const watch = { tenant_id: where.town.tenantId, matter_id: where.world['cases'] ?? '' }
  await copyRow(owner, 'watches', { where: watch, but: { matter_id: caseId, child_id: childId } })
  await owner.query('commit')
  await copyOf(owner, where, 'invitations', { child_id: childId, case_id: caseId, person_id: personId })
}

const number = (serial: number): string => numberBorn('1985-03-04', serial)

/** Everybody outside of whom the matrix asks, each by an identity of the own. */
export const inviteAll = async (owner: Client, where: Where): Promise<ReadonlyMap<AskerName, Guest>> => {
  const { town, world } = where
  const [guardian, partner, another, former] = [number(990), number(984), number(986), number(988)]
  const child = numberBorn('2010-01-01', 982)
  // Fifteen by now: who acts in the own matter (SoL 3:4).
  await owner.query(`update persons set birth_on = '2010-01-01' where tenant_id = $1 and id = $2`, [
    town.tenantId,
    world['persons'],
  ])
  await withNumber(owner, where, world['persons'], child)
  await withNumber(owner, where, world['guardian'], guardian)
  await copyOf(owner, where, 'decision_services', { person_id: world['persons'] })
  const own = await copyOf(owner, where, 'invitations', { part: 'child', person_id: world['persons'] })
  const stranger = {
    part: 'partner',
    person_id: null,
    partner_name: 'Lena Påhittad',
    organisation: 'Påhittat',
  }
  const shared = await copyOf(owner, where, 'invitations', { ...stranger, number: partner })
  await copyOf(owner, where, 'invitations', {
    ...stranger,
    number: former,
    ended_by: town.workers.amira,
    ended_at: '2026-11-20T09:00:00Z',
    end_reason: 'påhittat',
  })
  await anotherGuardian(owner, where, another)
  return new Map<AskerName, Guest>([
    ['invited guardian', { number: guardian, invitationId: world['invitations'] }],
    ['invited child of 15', { number: child, invitationId: own }],
    ['invited partner', { number: partner, invitationId: shared }],
    ['guardian of another child', { number: another, invitationId: undefined }],
    ['guardian whose invitation was taken back', { number: former, invitationId: undefined }],
  ])
}
