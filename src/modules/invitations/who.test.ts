import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { errorOf } from '#test/support/decision.ts'
import { enter } from '#test/support/family.ts'
import { aNumberedFamily, inviteOne, numbers, seenBy } from '#test/support/invited.ts'
import { invite, listInvitations } from './contract.ts'

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

describe('who invites, and whom', () => {
  test('whoever has the case or leads the unit; a colleague reads the list and is told no', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    const asks = async (login: Login) => (await town.send(login, invite, wish(childId, motherId))).status
    expect(await Promise.all((['amira', 'bo', 'cilla', 'dag'] as const).map(asks))).toEqual([
      200, 200, 200, 200,
    ])
    expect(await Promise.all((['tove', 'hedda', 'eva', 'adam', 'nora'] as const).map(asks))).toEqual([
      403, 403, 404, 404, 404,
    ])
    expect(await listed(town, childId, 'tove')).toHaveLength(4)
  })

  test('a guardian of today with a number; nobody else of the family', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    const aunt = await enter(town, { givenName: 'Tant', number: numbers.stranger })
    expect((await town.send('amira', invite, wish(childId, aunt))).status).toBe(400)
    expect((await town.send('amira', invite, wish(childId, newUuid()))).status).toBe(400)
    await town.inTx((tx) =>
      tx
        .updateTable('person_numbers')
        .set({ until_on: day('2026-11-23'), end_reason: 'correction', ended_by: town.workers.amira })
        .where('person_id', '=', motherId)
        .execute(),
    )
    const { guardians } = await town.call('amira', listInvitations, { childId })
    expect(guardians.map(({ hasNumber }) => hasNumber).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      false,
      true,
    ])
    expect(await codeOf(town, 'amira', wish(childId, motherId))).toEqual([409, 'invitation_without_number'])
  })

  test('a child from 15 only, and sees the own page', async () => {
    const town = await aTown()
    const { childId } = await aNumberedFamily(town)
    const own = { ...wish(childId), part: 'child' }
    expect(await codeOf(town, 'amira', own)).toEqual([409, 'invitation_child_is_young'])
    const teen = await aTown()
    const family = await aNumberedFamily(teen, { child: { number: numbers.teen } })
    await inviteOne(teen, { childId: family.childId, part: 'child' })
    const { status, text } = await seenBy(teen, numbers.teen)
    expect([status, text.includes('<h1>Om dig</h1>'), text.includes('Din socialsekreterare')]).toEqual([
      200,
      true,
      true,
    ])
    // The mother has not been invited by that.
    expect((await seenBy(teen, numbers.mother)).status).toBe(404)
  })

  test('a partner by name, workplace and number: sees what was agreed, and no papers', async () => {
    const town = await aTown()
    const { childId } = await aNumberedFamily(town)
    const partner = { ...wish(childId), part: 'partner', shows: ['meeting'] }
    const { status, body } = await town.send('amira', invite, { ...partner, number: '123' })
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('tolv siffror')])
    const { invitationId } = await inviteOne(town, {
      childId,
      part: 'partner',
      shows: ['meeting'],
      partnerName: 'Lena Påhittad',
      organisation: 'Påhittade skolan',
      number: numbers.teacher,
      agreed: 'Läraren ringer på måndag. Mamma nås på 070-174 06 11.',
    })
    const { text } = await seenBy(town, numbers.teacher)
    expect(text).toContain('Läraren ringer på måndag. Mamma nås på [dolt].')
    for (const absent of ['Beslut', 'Vem som har läst', 'Målen i planen', 'Dina rättigheter'])
      expect(text, absent).not.toContain(absent)
    const decision = `/familj/${invitationId}/beslut/${newUuid()}`
    expect((await seenBy(town, numbers.teacher, decision)).status).toBe(404)
  })

  test('the same wish sent twice is one invitation, and another’s id is told', async () => {
    const town = await aTown()
    const { childId, motherId } = await aNumberedFamily(town)
    const one = wish(childId, motherId)
    expect((await town.send('amira', invite, one)).status).toBe(200)
    expect(await codeOf(town, 'amira', one)).toEqual([409, 'command_of_another'])
    expect(await listed(town, childId)).toHaveLength(1)
  })

  test('a child without an open case has nothing to be invited to', async () => {
    const town = await aTown()
    const { childId, motherId, caseId } = await aNumberedFamily(town)
    await town.inTx((tx) =>
      tx
        .updateTable('cases')
        .set({ closed_on: day('2026-11-23'), closed_by: town.workers.amira, closing_reason: 'Påhittat.' })
        .where('id', '=', caseId)
        .execute(),
    )
    expect(await codeOf(town, 'amira', wish(childId, motherId))).toEqual([409, 'invitation_needs_case'])
  })
})
