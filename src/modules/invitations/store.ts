import { sql } from 'kysely'
import type { InvitedPart } from '#kernel/actor.ts'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { ShownPart } from './rules.ts'

const columns = [
  'id',
  'child_id',
  'case_id',
  'part',
  'person_id',
  'partner_name',
  'organisation',
  'number',
  'purpose',
  'shows',
  'agreed',
  'office_phone',
  'until_on',
  'invited_by',
  'invited_at',
  'approved_by',
  'approved_at',
  'end_reason',
  'ended_by',
  'ended_at',
] as const

const rows = (tx: Tx) => tx.selectFrom('invitations').select(columns)
export type InvitationRow = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

export const findInvitation = (tx: Tx, id: string): Promise<InvitationRow | undefined> =>
  rows(tx).where('id', '=', id).executeTakeFirst()

export const lockInvitation = (tx: Tx, id: string): Promise<InvitationRow | undefined> =>
  rows(tx).where('id', '=', id).forUpdate().executeTakeFirst()

export const invitationsOfChild = (tx: Tx, childId: string): Promise<InvitationRow[]> =>
  rows(tx)
    .where('child_id', '=', sql<string>`any(same_people(array[${childId}]::uuid[]))`)
    .orderBy('invited_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Those to whom a number belongs today; an entry that was merged counts as the one that was kept. */
const peopleWith = prepared((tx, number: string) =>
  tx
    .selectFrom('person_numbers')
    .select(sql<string[]>`same_people(coalesce(array_agg(person_id), '{}'))`.as('people'))
    .where('number', '=', number)
    .where('kind', '!=', 'reserve')
    .where('until_on', 'is', null),
)

/** Every invitation of an identity that nobody has taken back; whether it lives is for the rules. */
export const invitationsOfNumber = async (tx: Tx, number: string): Promise<InvitationRow[]> => {
  const [found] = await peopleWith(tx, number)
  const people = found?.people ?? []
  return rows(tx)
    .where('ended_at', 'is', null)
    .where((i) => i.or([i('number', '=', number), i('person_id', '=', sql<string>`any(${people}::uuid[])`)]))
    .orderBy('invited_at')
    .orderBy('id')
    .execute()
}

/** Whose child a number may never reach, whoever invited; null for most. */
export const threatened = async (tx: Tx, number: string, today: Day): Promise<readonly string[] | null> => {
  const { rows: found } = await sql<{ people: string[] | null }>`
    select threatens(${number}, ${today}) as people`.execute(tx)
  return found[0]?.people ?? null
}

/** The number of today that stands on a person. */
export const numberOf = async (tx: Tx, personId: string): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('person_numbers')
      .select('number')
      .where('person_id', '=', sql<string>`any(same_people(array[${personId}]::uuid[]))`)
      .where('kind', '!=', 'reserve')
      .where('until_on', 'is', null)
      .executeTakeFirst()
  )?.number

export type NewInvitation = {
  readonly id: string
  readonly childId: string
  readonly caseId: string
  readonly part: InvitedPart
  readonly personId: string | null
  readonly partnerName: string | null
  readonly organisation: string | null
  readonly number: string | null
  readonly purpose: string
  readonly shows: readonly ShownPart[]
  readonly agreed: string
  readonly officePhone: string
  readonly untilOn: Day
  readonly by: string
  readonly at: Instant
}

/** false: one with this id is there already. */
export const insertInvitation = async (tx: Tx, one: NewInvitation): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('invitations')
    .values({
      id: one.id,
      child_id: one.childId,
      case_id: one.caseId,
      part: one.part,
      person_id: one.personId,
      partner_name: one.partnerName,
      organisation: one.organisation,
      number: one.number,
      purpose: one.purpose,
      shows: one.shows.join(','),
      agreed: one.agreed,
      office_phone: one.officePhone,
      until_on: one.untilOn,
      invited_by: one.by,
      invited_at: one.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const approveRow = (tx: Tx, id: string, by: string, at: Instant) =>
  tx.updateTable('invitations').set({ approved_by: by, approved_at: at }).where('id', '=', id).execute()

export const endRow = (tx: Tx, id: string, end: { by: string; at: Instant; reason: string }) =>
  tx
    .updateTable('invitations')
    .set({ ended_by: end.by, ended_at: end.at, end_reason: end.reason })
    .where('id', '=', id)
    .execute()

/** The office telephone that was written last in a unit: nobody types it twice. */
export const lastOfficePhone = async (tx: Tx, unitId: string): Promise<string> =>
  (
    await tx
      .selectFrom('invitations')
      .innerJoin('workers', 'workers.id', 'invitations.invited_by')
      .select('invitations.office_phone')
      .where('workers.unit_id', '=', unitId)
      .where('invitations.office_phone', '<>', '')
      .orderBy('invitations.invited_at', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.office_phone ?? ''

/** Whether the child lives where nobody may know (LVU 14 §). */
export const hasHiddenPlace = async (tx: Tx, childId: string): Promise<boolean> =>
  (await tx
    .selectFrom('placements')
    .select('id')
    .where('child_id', '=', sql<string>`any(same_people(array[${childId}]::uuid[]))`)
    .where('is_hidden', '=', true)
    .where('ended_on', 'is', null)
    .executeTakeFirst()) !== undefined

/** Those that nobody has taken back, for the sign-in of the demo. */
export const liveOnes = (tx: Tx): Promise<InvitationRow[]> =>
  rows(tx).where('ended_at', 'is', null).orderBy('invited_at').limit(30).execute()
