import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { errorOf } from '#test/support/decision.ts'
import { open } from '#test/support/a-case.ts'
import { as, enter } from '#test/support/family.ts'
import { aVisit } from '#test/support/visit.ts'
import {
  aNumberedFamily,
  inviteOne,
  numberBorn,
  numbers,
  outsideCookie,
  seenAt,
  seenBy,
} from '#test/support/invited.ts'
import { protectPerson } from '#test/support/protected.ts'
import { relate } from '#modules/people/index.ts'
import { approveInvitation, invite, listInvitations, takeBackInvitation } from './contract.ts'

const nothing = 'Det finns inget att visa'

const wish = (childId: string, personId?: string) => ({
  childId,
  id: newUuid(),
  part: 'guardian',
  ...(personId === undefined ? {} : { personId }),
  purpose: 'Påhittat skäl.',
  shows: ['meeting', 'log'],
  officePhone: '0500-00 00 00',
  untilOn: '2027-02-01',
})

const listed = async (town: Town, childId: string, login: Login = 'amira') =>
  (await town.call(login, listInvitations, { childId })).invitations

const codeOf = async (town: Town, login: Login, input: object): Promise<unknown> => {
  const { status, body } = await town.send(login, invite, input)
  return [status, errorOf(body).code]
}

describe('a guardian who is invited', () => {
  test('sees the page of the own child at once, and nobody else does', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    await inviteOne(town, { childId, personId: motherId })
    const page = await seenBy(town, numbers.mother)
    expect([page.status, page.text.includes('<h1>Om Nils</h1>')]).toEqual([200, true])
    expect(page.text).toContain('Amira Påhittad')
    expect(page.text).toContain('Ring kontoret: 0500-00 00 00')
    expect(page.text).toContain('Utredningen ska vara klar senast')
    for (const other of [numbers.father, numbers.child, numbers.stranger]) {
      const { status, text } = await seenBy(town, other)
      expect([status, text.includes(nothing), text.includes('Nils')]).toEqual([404, true, false])
    }
  })

  test('without a session is asked to sign in, and is told nothing', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    const { invitationId } = await inviteOne(town, { childId, personId: motherId })
    for (const path of ['/familj', `/familj/${invitationId}`, `/familj/${newUuid()}`]) {
      const { status, text } = await seenAt(town, path)
      expect([status, text.includes('<h1>Logga in</h1>'), text.includes('Nils')]).toEqual([401, true, false])
    }
  })

  test('of two children chooses between them, and reads of each', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    const sisterId = await enter(town, { givenName: 'Elsa', number: numberBorn('2014-05-04', 982) })
    await as(town, 'maja', (ctx) => relate(ctx, { childId: sisterId, personId: motherId, kind: 'guardian' }))
    await open(town, { childId: sisterId })
    await inviteOne(town, { childId, personId: motherId })
    const hers = await inviteOne(town, { childId: sisterId, personId: motherId })
    const { text } = await seenBy(town, numbers.mother)
    expect([text.includes('Om Nils'), text.includes('Om Elsa')]).toEqual([true, true])
    const page = await seenBy(town, numbers.mother, `/familj/${hers.invitationId}`)
    expect([page.text.includes('<h1>Om Elsa</h1>'), page.text.includes('Nils')]).toEqual([true, false])
  })

  test('leaves a row in the log that says by which invitation, and that names no worker', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    const { invitationId } = await inviteOne(town, { childId, personId: motherId })
    await seenBy(town, numbers.mother)
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['actor_id', 'actor_role', 'subject_type', 'subject_id', 'basis'])
        .where('action', '=', 'showOwnPage')
        .orderBy('subject_type')
        .orderBy('id')
        .execute(),
    )
    const basis = 'guardian, by invitation (FB 6:11, FL 10 §)'
    const row = { actor_id: null, actor_role: 'outside', basis }
    expect(rows).toEqual([
      { ...row, subject_type: 'child', subject_id: childId },
      { ...row, subject_type: 'invitation', subject_id: invitationId },
    ])
  })

  test('is out at the next press when it is taken back, also with a session that is open', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    const { invitationId } = await inviteOne(town, { childId, personId: motherId })
    const cookies = await outsideCookie(town, numbers.mother)
    expect((await seenAt(town, '/familj', cookies)).status).toBe(200)
    await town.call('amira', takeBackInvitation, { invitationId, reason: 'Påhittat.' })
    expect((await seenAt(town, '/familj', cookies)).status).toBe(401)
    expect((await seenBy(town, numbers.mother, `/familj/${invitationId}`)).status).toBe(404)
    expect(await listed(town, childId)).toMatchObject([{ standing: 'taken_back', endReason: 'Påhittat.' }])
  })

  test('is out the day the custody ends, the case is closed or the last day has been', async () => {
    const ends: readonly ((
      town: Town,
      of: Awaited<ReturnType<typeof aNumberedFamily>>,
    ) => Promise<unknown>)[] = [
      (town, { childId, motherId }) =>
        town.inTx((tx) =>
          tx
            .updateTable('relations')
            .set({ until_on: day('2026-11-23'), end_reason: 'ended' })
            .where('child_id', '=', childId)
            .where('person_id', '=', motherId)
            .execute(),
        ),
      (town, { caseId }) =>
        town.inTx((tx) =>
          tx
            .updateTable('cases')
            .set({ closed_on: day('2026-11-23'), closed_by: town.workers.amira, closing_reason: 'Påhittat.' })
            .where('id', '=', caseId)
            .execute(),
        ),
      (town, { motherId }) =>
        town.inTx((tx) =>
          tx
            .updateTable('persons')
            .set({ dead_on: day('2026-11-22') })
            .where('id', '=', motherId)
            .execute(),
        ),
      async (town) => town.at('2027-02-02T09:00:00.000Z'),
    ]
    for (const end of ends) {
      const town = await aTown()
      const family = await aNumberedFamily(town)
      const { invitationId } = await inviteOne(town, { childId: family.childId, personId: family.motherId })
      expect((await seenBy(town, numbers.mother)).status).toBe(200)
      await end(town, family)
      expect((await seenBy(town, numbers.mother, `/familj/${invitationId}`)).status).toBe(404)
    }
  })

  test('is out when the number is no longer hers: a number that was put right, or a new identity', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    await inviteOne(town, { childId, personId: motherId })
    await town.inTx((tx) =>
      tx
        .updateTable('person_numbers')
        .set({ until_on: day('2026-11-23'), end_reason: 'identity', ended_by: town.workers.amira })
        .where('person_id', '=', motherId)
        .execute(),
    )
    expect((await seenBy(town, numbers.mother)).status).toBe(404)
  })

  test('keeps a session awake for ten minutes and for two hours at most', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    await inviteOne(town, { childId, personId: motherId })
    const cookies = await outsideCookie(town, numbers.mother)
    const statusAt = async (time: string): Promise<number> => {
      town.at(`2026-11-23T${time}:00.000Z`)
      return (await seenAt(town, '/familj', cookies)).status
    }
    expect(await statusAt('09:09')).toBe(200)
    expect(await statusAt('09:19')).toBe(401)
    for (const time of ['09:10', '09:19', '09:28', '09:37', '09:46', '09:55', '10:04', '10:13', '10:22'])
      expect(await statusAt(time)).toBe(200)
    for (const time of ['10:31', '10:40', '10:49', '10:58']) expect(await statusAt(time)).toBe(200)
    expect(await statusAt('11:00')).toBe(401)
  })
})

describe('two kinds of session that never meet', () => {
  test('a worker’s session is none at a family’s address, nor the other way round, whatever the cookie is called', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    const { invitationId } = await inviteOne(town, { childId, personId: motherId })
    const { barntid = '' } = await town.cookie('amira')
    const { 'barntid-familj': outside = '' } = await outsideCookie(town, numbers.mother)
    const both = ['barntid', 'barntid-familj']
    for (const name of both) {
      const { status } = await seenAt(town, `/familj/${invitationId}`, { [name]: barntid })
      expect([name, status]).toEqual([name, 401])
      for (const path of ['/api/session', `/api/children/${childId}`, '/api/cases', '/api/today']) {
        const answer = await seenAt(town, path, { [name]: outside })
        expect([path, answer.status]).toEqual([path, 401])
      }
    }
  })

  test('the cookie of one municipality opens nothing in another', async () => {
    const [town, elsewhere] = [await aTown(), await aTown()]
    const { childId, motherId } = await aNumberedFamily(town)
    await inviteOne(town, { childId, personId: motherId })
    const { 'barntid-familj': outside = '' } = await outsideCookie(town, numbers.mother)
    const moved = { 'barntid-familj': outside.replace(town.tenantId, elsewhere.tenantId) }
    expect((await seenAt(town, '/familj', moved)).status).toBe(401)
    // The same person at the other municipality's own door.
    expect((await seenBy(elsewhere, numbers.mother)).status).toBe(404)
  })

  test('a forged, cut or empty cookie is nobody', async () => {
    const town = await aTown()
    const { 'barntid-familj': outside = '' } = await outsideCookie(town, numbers.mother)
    for (const value of ['', '.', outside.slice(0, -1), `${outside}x`, town.tenantId])
      expect((await seenAt(town, '/familj', { 'barntid-familj': value })).status, value).toBe(401)
  })
})

describe('a protected identity', () => {
  test('takes a second person, who leads and has not invited; until then nothing opens', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    await protectPerson(town, motherId)
    const { invitationId, waits } = await inviteOne(town, { childId, personId: motherId }, 'cilla')
    expect(waits).toBe(true)
    expect((await seenBy(town, numbers.mother)).status).toBe(404)
    const own = await town.send('cilla', approveInvitation, { invitationId })
    expect([own.status, errorOf(own.body).code]).toEqual([403, 'invitation_own'])
    expect((await town.send('amira', approveInvitation, { invitationId })).status).toBe(403)
    await town.call('dag', approveInvitation, { invitationId })
    expect((await seenBy(town, numbers.mother)).status).toBe(200)
  })

  test('that comes after the invitation shuts it until somebody else has looked', async () => {
    const town = await aTown()
    const { childId, motherId, fatherId } = await aNumberedFamily(town)
    const { invitationId } = await inviteOne(town, { childId, personId: fatherId })
    expect((await seenBy(town, numbers.father)).status).toBe(200)
    await protectPerson(town, motherId)
    expect((await seenBy(town, numbers.father)).status).toBe(404)
    await town.call('cilla', approveInvitation, { invitationId })
    expect((await seenBy(town, numbers.father)).status).toBe(200)
    const again = await town.send('dag', approveInvitation, { invitationId })
    expect([again.status, errorOf(again.body).code]).toEqual([409, 'invitation_waits_not'])
  })

  test('the place of a meeting stands on no page of a protected family', async () => {
    const town = await aTown()
    const { childId, motherId, caseId } = await aNumberedFamily(town)
    await aVisit(town, caseId, { place: 'Kafé Påhittet', personIds: [motherId], kind: 'meeting' })
    const { invitationId } = await inviteOne(town, { childId, personId: motherId })
    expect((await seenBy(town, numbers.mother)).text).toContain('Plats: Kafé Påhittet')
    await protectPerson(town, childId)
    await town.call('cilla', approveInvitation, { invitationId })
    const { text } = await seenBy(town, numbers.mother)
    expect([text.includes('Möte'), text.includes('Påhittet')]).toEqual([true, false])
  })
})

const deny = (town: Town, personId: string, kind: 'threat' | 'own_family') =>
  town.inTx(async (tx) => {
    const at = town.now()
    const by = town.workers.hedda
    await tx
      .insertInto('worker_persons')
      .values({
        id: newUuid(),
        worker_id: town.workers.eva,
        number: numbers.father,
        entered_by: by,
        entered_at: at,
      })
      .execute()
    await tx
      .insertInto('access_denials')
      .values({
        id: newUuid(),
        worker_id: town.workers.eva,
        person_id: personId,
        kind,
        reason: 'Påhittat hot.',
        from_on: day('2026-11-20'),
        entered_by: by,
        entered_at: at,
      })
      .execute()
  })

describe('a denial beats every invitation (ADR 0018)', () => {
  test('a father who is denied the child for a threat is out, and cannot be invited', async () => {
    const town = await aTown()
    const { childId, fatherId, motherId } = await aNumberedFamily(town)
    await inviteOne(town, { childId, personId: fatherId })
    expect((await seenBy(town, numbers.father)).status).toBe(200)
    await deny(town, motherId, 'threat')
    expect((await seenBy(town, numbers.father)).status).toBe(404)
    expect(await codeOf(town, 'amira', wish(childId, fatherId))).toEqual([409, 'invitation_barred'])
  })

  test('that a worker may not read of the own family as a worker does not shut a parent out', async () => {
    const town = await aTown()
    const { childId, fatherId } = await aNumberedFamily(town)
    await inviteOne(town, { childId, personId: fatherId })
    await deny(town, childId, 'own_family')
    expect((await seenBy(town, numbers.father)).status).toBe(200)
  })
})
