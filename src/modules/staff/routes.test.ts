import { describe, expect, test } from 'vitest'
import { registerDevice } from '#modules/bag/contract.ts'
import { listCases } from '#modules/cases/contract.ts'
import { readOrganisation, readSession } from '#modules/organisation/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'

const right = {
  login: 'nya.testa',
  name: 'Testa Nyström Påhittad',
  title: 'Socialsekreterare',
  role: 'social_worker',
  employmentPercent: 100,
  qualification: 'social_work_degree',
  mayActAlone: false,
} as const

const proposeNew = (town: Town, by: Login, more: object = {}) =>
  town.send(by, contract.proposeNewWorker, {
    id: newUuid(),
    unitId: town.units.one,
    startedOn: '2026-11-23',
    ...right,
    reason: 'Anställd från i dag.',
    ...more,
  })

const change = (town: Town, by: Login, whom: Login, more: object) =>
  town.send(by, contract.proposeWorkerChange, {
    id: newUuid(),
    workerId: town.workers[whom],
    ...right,
    login: whom,
    ...more,
    reason: 'Påhittat skäl.',
  })

const yes = (town: Town, by: Login, staffChangeId: string) =>
  town.send(by, contract.answerStaffChange, { staffChangeId, outcome: 'confirmed', reason: 'Stämmer.' })

const idOf = ({ body }: { readonly body: unknown }): string =>
  typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : ''

const names = async (town: Town): Promise<string[]> =>
  (await town.call('adam', readOrganisation, {})).workers.map(({ name }) => name)

describe('a right is given by two people', () => {
  test('a new worker is nobody until somebody who answers for the unit has said yes', async () => {
    const town = await aTown()
    const asked = await proposeNew(town, 'adam')
    expect(asked.status).toBe(200)
    expect(await names(town)).not.toContain(right.name)
    expect((await yes(town, 'adam', idOf(asked))).status, 'the one who asked').toBe(404)
    expect((await yes(town, 'ulla', idOf(asked))).status, 'who leads another unit').toBe(404)
    expect((await yes(town, 'bo', idOf(asked))).status, 'a colleague').toBe(404)
    expect((await yes(town, 'dag', idOf(asked))).body).toEqual({ outcome: 'confirmed' })
    expect(await names(town)).toContain(right.name)
    expect((await yes(town, 'hedda', idOf(asked))).text).toContain('staff_change_is_answered')
  })

  test('a manager asks and an administrator says yes; two administrators are not enough', async () => {
    const town = await aTown()
    const asked = await proposeNew(town, 'dag')
    expect((await yes(town, 'adam', idOf(asked))).body).toEqual({ outcome: 'confirmed' })
    // Bo becomes a second administrator, and may then not confirm what Adam asks for.
    const second = await change(town, 'adam', 'bo', { role: 'administrator', qualification: 'none' })
    expect(
      (await yes(town, 'dag', idOf(second))).status,
      'a unit manager gives no right over the system',
    ).toBe(404)
    expect((await yes(town, 'hedda', idOf(second))).body).toEqual({ outcome: 'confirmed' })
    const more = await proposeNew(town, 'adam', { login: 'ännu.en' })
    expect((await yes(town, 'bo', idOf(more))).status).toBe(404)
    expect((await yes(town, 'hedda', idOf(more))).status).toBe(200)
  })

  test('nobody asks for or confirms what is about oneself', async () => {
    const town = await aTown()
    expect((await change(town, 'dag', 'dag', { role: 'head' })).status).toBe(404)
    expect((await change(town, 'adam', 'adam', { role: 'head' })).status).toBe(404)
    const asked = await change(town, 'adam', 'dag', { role: 'head' })
    expect((await yes(town, 'dag', idOf(asked))).status).toBe(404)
    expect((await yes(town, 'hedda', idOf(asked))).body).toEqual({ outcome: 'confirmed' })
  })

  test('a right holds from the minute of the yes, in the session that is open', async () => {
    const town = await aTown()
    const rightsOf = async () => (await town.call('bo', readSession, {})).can
    expect(await rightsOf()).not.toContain('see team')
    const asked = await change(town, 'adam', 'bo', { role: 'lead' })
    expect(await rightsOf()).not.toContain('see team')
    await yes(town, 'dag', idOf(asked))
    expect(await rightsOf()).toContain('see team')
  })

  test('whoever has children’s matters does not lose the right to have them before they are handed over', async () => {
    const town = await aTown()
    await aCase(town)
    const asked = await change(town, 'adam', 'amira', { role: 'administrator', qualification: 'none' })
    expect(asked.status).toBe(409)
    expect(asked.text).toContain('staff_has_matters')
  })

  test('a proposal is withdrawn by the one who made it, and then another may be made', async () => {
    const town = await aTown()
    const asked = await change(town, 'adam', 'bo', { role: 'lead' })
    expect((await change(town, 'dag', 'bo', { role: 'trainee' })).text).toContain('staff_is_proposed')
    const withdraw = (by: Login) =>
      town.send(by, contract.withdrawStaffChange, { staffChangeId: idOf(asked) })
    expect((await withdraw('dag')).status).toBe(404)
    expect((await withdraw('adam')).body).toEqual({ outcome: 'withdrawn' })
    expect((await change(town, 'dag', 'bo', { role: 'trainee' })).status).toBe(200)
  })

  test('a login that somebody has is refused in words, beside its field', async () => {
    const town = await aTown()
    const taken = await proposeNew(town, 'adam', { login: 'amira' })
    expect(taken.status).toBe(400)
    expect(taken.text).toContain('Någon annan har redan det inloggningsnamnet')
  })

  test('the page shows what is changed, from what to what, and only the own unit to its manager', async () => {
    const town = await aTown()
    await change(town, 'adam', 'bo', { name: 'Bo', title: 'Socialsekreterare', role: 'lead' })
    const forDag = await town.call('dag', contract.readStaff, {})
    expect(forDag.waiting).toMatchObject([
      {
        can: { confirm: true, withdraw: false },
        changes: expect.arrayContaining([{ field: 'role', from: 'social_worker', to: 'lead' }]),
      },
    ])
    expect((await town.call('ulla', contract.readStaff, {})).waiting).toEqual([])
    expect(
      (await town.call('ulla', contract.readStaff, {})).staff.every(
        ({ unitId }) => unitId === town.units.two,
      ),
    ).toBe(true)
    expect((await town.send('amira', contract.readStaff, {})).status).toBe(404)
  })
})

const suspend = (town: Town, by: Login, whom: Login) =>
  town.send(by, contract.suspendWorker, {
    id: newUuid(),
    workerId: town.workers[whom],
    reason: 'Kapat konto.',
  })

describe('a right is taken by one', () => {
  test('every session ends at once, no new one begins, the bag is taken back', async () => {
    const town = await aTown()
    const deviceId = newUuid()
    await town.send('amira', registerDevice, { id: deviceId, name: 'Påhittad telefon' })
    expect((await town.send('amira', listCases, { view: 'own' })).status).toBe(200)
    expect((await suspend(town, 'adam', 'amira')).status).toBe(200)
    expect((await town.send('amira', listCases, { view: 'own' })).status).toBe(401)
    const device = await town.inTx((tx) =>
      tx.selectFrom('bag_devices').select('ended_at').where('id', '=', deviceId).executeTakeFirst(),
    )
    expect(device?.ended_at).not.toBeNull()
    expect((await suspend(town, 'dag', 'amira')).text).toContain('staff_is_suspended')
  })

  test('nobody suspends oneself, a colleague, or somebody of another unit', async () => {
    const town = await aTown()
    for (const [by, whom] of [
      ['adam', 'adam'],
      ['bo', 'amira'],
      ['ulla', 'amira'],
    ] as const)
      expect((await suspend(town, by, whom)).status, `${by} ${whom}`).toBe(404)
    expect((await suspend(town, 'dag', 'hedda')).status, 'a manager may stop the head: somebody must').toBe(
      200,
    )
  })

  test('giving it back takes two, one of whom answers for the unit', async () => {
    const town = await aTown()
    const workerSuspensionId = idOf(await suspend(town, 'dag', 'bo'))
    const lift = (by: Login) =>
      town.send(by, contract.liftSuspension, { workerSuspensionId, reason: 'Kontot är säkrat.' })
    expect((await lift('adam')).body).toEqual({ standing: 'asked' })
    expect((await lift('adam')).text).toContain('staff_needs_another')
    expect((await town.call('hedda', contract.readStaff, {})).suspended).toMatchObject([
      { can: { lift: true } },
    ])
    expect((await lift('dag')).body).toEqual({ standing: 'lifted' })
    expect((await town.call('hedda', contract.readStaff, {})).suspended).toEqual([])
  })
})
