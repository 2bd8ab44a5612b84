import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aGrantedPlacement, aHome, aPlacedChild, recordHome } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { carryOutPlacement, endPlacement } from '../placements/contract.ts'
import * as contract from './contract.ts'

const seenBy = (town: Town, login: 'amira' | 'bo' | 'eva' | 'tove' | 'cilla', homeId: string) =>
  town.call(login, contract.readHome, { homeId })

describe('a home', () => {
  test('of a family needs an assessment, extracts and a contract, and is told which are missing', async () => {
    const town = await aTown()
    const home = await aHome(town, { records: ['extracts'] })
    expect(home.needs).toMatchObject([
      { kind: 'suitability', paragraph: 'SoL 22:2', standing: 'missing' },
      { kind: 'extracts', paragraph: 'SoF 3:3', standing: 'there', madeOn: '2026-01-15' },
      { kind: 'contract', paragraph: 'SoL 22:3', standing: 'missing' },
    ])
    const { homes } = await town.call('amira', contract.listHomes, {})
    expect(homes[0]?.obstacles.map(({ code }) => code)).toEqual([
      'home_suitability_missing',
      'home_contract_missing',
    ])
  })

  test('that was found unsuitable, or whose contract has run out, receives nobody until it is put right', async () => {
    const town = await aTown()
    const { id: homeId } = await aHome(town)
    const unsuitable = await town.call('amira', contract.recordOfHome, {
      homeId,
      id: newUuid(),
      kind: 'suitability',
      madeOn: day('2026-10-01'),
      conclusion: 'unsuitable',
      madeBy: 'Påhittade kommun',
      note: 'Påhittade skäl.',
    })
    expect(unsuitable.needs[0]?.standing).toBe('unsuitable')
    const renewed = await recordHome(town, homeId, 'suitability', '2026-11-01')
    expect(renewed.needs[0]?.standing).toBe('there')
    const short = { homeId, id: newUuid(), kind: 'contract', madeOn: day('2026-02-01') } as const
    const over = await town.call('amira', contract.recordOfHome, { ...short, untilOn: day('2026-11-22') })
    expect(over.needs[2]?.standing).toBe('over')
  })

  test('keeps that extracts were shown and when, never what they said', async () => {
    const town = await aTown()
    const { id: homeId } = await aHome(town, { records: [] })
    const extracts = { homeId, id: newUuid(), kind: 'extracts', madeOn: '2026-11-20' }
    const answer = await town.send('amira', contract.recordOfHome, { ...extracts, note: 'Inget brott.' })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Skriv inte vad utdragen innehåller')
    expect((await town.send('amira', contract.recordOfHome, extracts)).status).toBe(200)
  })

  test('is refused with wrong facts, each in a Swedish sentence at its field', async () => {
    const town = await aTown()
    const enter = (input: Readonly<Record<string, unknown>>) =>
      town.send('amira', contract.enterHome, {
        id: newUuid(),
        kind: 'foster_home',
        name: 'Familjen Ek',
        capacity: 2,
        ...input,
      })
    expect((await enter({ kind: 'shelter' })).text).toContain('Välj ett av alternativen')
    expect((await enter({ ageFrom: 12, ageBelow: 6 })).text).toContain('Åldrarna stämmer inte')
    expect((await enter({ ageBelow: 0 })).body).toMatchObject({ error: { issues: [{ path: 'ageBelow' }] } })
    expect((await enter({ ageFrom: 21 })).body).toMatchObject({ error: { issues: [{ path: 'ageFrom' }] } })
    expect((await enter({ capacity: 0 })).status).toBe(400)
    expect((await enter({ name: 'Ek\u0000' })).status).toBe(400)
    const { id: homeId } = await aHome(town)
    const record = { homeId, id: newUuid(), kind: 'suitability', madeOn: '2026-11-24' }
    const wrong = await town.send('amira', contract.recordOfHome, record)
    expect(wrong.body).toMatchObject({
      error: { issues: [{ path: 'madeOn' }, { path: 'conclusion' }, { path: 'madeBy' }, { path: 'note' }] },
    })
    const day30 = await town.send('amira', contract.recordOfHome, { ...record, madeOn: '2026-02-30' })
    expect(day30.status).toBe(400)
  })

  test('is changed by one at a time: the second is told what the first saved', async () => {
    const town = await aTown()
    const home = await aHome(town)
    const change = { homeId: home.id, name: 'Familjen Ek', capacity: 4, version: home.version }
    await town.call('amira', contract.changeHome, change)
    const late = await town.send('bo', contract.changeHome, { ...change, capacity: 2 })
    expect(late.body).toMatchObject({
      error: { code: 'changed_meanwhile', details: { current: { capacity: 4 } } },
    })
  })

  test('ends when no child lives there; afterwards it is not chosen and not changed', async () => {
    const town = await aTown()
    const { homeId, view } = await aPlacedChild(town)
    const { version } = await seenBy(town, 'amira', homeId)
    const close = { homeId, closedOn: '2026-11-23', reason: 'Familjen flyttar utomlands.', version }
    const early = await town.send('amira', contract.closeHome, close)
    expect(early.body).toMatchObject({ error: { code: 'home_has_children' } })
    await town.call('amira', endPlacement, {
      placementId: view.id,
      endedOn: day('2026-11-23'),
      endKind: 'home_to_parents',
      reason: 'Klart.',
      version: view.version,
    })
    expect((await town.send('amira', contract.closeHome, close)).status).toBe(200)
    expect((await town.call('amira', contract.listHomes, {})).homes).toEqual([])
    const again = await town.send('amira', contract.changeHome, {
      homeId,
      name: 'X',
      capacity: 1,
      version: 2,
    })
    expect(again.body).toMatchObject({ error: { code: 'home_closed' } })
  })
})

describe('who lives in a home', () => {
  test('is named to those who may know of the child; to others there is a number', async () => {
    const town = await aTown()
    const { homeId } = await aPlacedChild(town)
    expect((await seenBy(town, 'amira', homeId)).livesHere).toHaveLength(1)
    expect(await seenBy(town, 'eva', homeId)).toMatchObject({ livesHere: [], othersHere: 1, childrenNow: 1 })
    expect((await town.send('adam', contract.readHome, { homeId })).status).toBe(404)
    expect(
      (
        await town.send('tove', contract.closeHome, {
          homeId,
          closedOn: '2026-11-23',
          reason: 'X',
          version: 1,
        })
      ).status,
    ).toBe(403)
  })

  test('each child that is named stands in the log', async () => {
    const town = await aTown()
    const { homeId, childId } = await aPlacedChild(town)
    await seenBy(town, 'amira', homeId)
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select('subject_id')
        .where('action', '=', 'readHome')
        .where('subject_type', '=', 'child')
        .execute(),
    )
    expect(rows).toEqual([{ subject_id: childId }])
  })

  test('the notice of more than three children ends a time in each child’s case, and each stands in the log, also the unseen', async () => {
    const town = await aTown()
    const home = await aHome(town, { capacity: 5 })
    const children = []
    for (let n = 0; n < 5; n++) children.push((await aPlacedChild(town, { homeId: home.id })).childId)
    const sent = { homeId: home.id, kind: 'over_three_notice', madeOn: day('2026-11-23') } as const
    const answer = await town.call('eva', contract.recordOfHome, { ...sent, id: newUuid() })
    expect(answer.livesHere).toEqual([])
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['subject_id', 'kind'])
        .where('action', '=', 'recordOfHome')
        .where('actor_id', '=', town.workers.eva)
        .where('subject_type', '=', 'child')
        .execute(),
    )
    // The fourth and the fifth: with them the duty came, and their times end with the notice.
    expect(new Set(rows.map((row) => row.subject_id))).toEqual(new Set(children.slice(3)))
    expect(rows.every((row) => row.kind === 'write')).toBe(true)
  })

  test('a child whose whereabouts are hidden is not told of here, and the address of the home is hidden with it', async () => {
    const town = await aTown()
    const { homeId } = await aPlacedChild(town, { isHidden: true })
    const colleague = await seenBy(town, 'tove', homeId)
    expect(colleague).toMatchObject({ livesHere: [], othersHere: 1, contact: null, secretBecause: 'child' })
    expect((await seenBy(town, 'amira', homeId)).contact?.address).toBe('Påhittade vägen 7')
    const changed = await town.call('tove', contract.listHomes, {})
    expect(JSON.stringify(changed)).not.toContain('Påhittade vägen')
  })

  test('the address of a shelter is for those who have a child there, and nobody overwrites it unseen', async () => {
    const town = await aTown()
    const home = await aHome(town, { kind: 'shelter', name: 'Skyddet', address: 'Hemliga gatan 3' })
    expect((await seenBy(town, 'amira', home.id)).contact).toBeNull()
    const change = {
      homeId: home.id,
      name: 'Skyddet',
      capacity: 3,
      contact: { contactName: '', phone: '', email: '', address: '' },
      version: home.version,
    }
    await town.call('eva', contract.changeHome, change)
    await aPlacedChild(town, { kind: 'shelter', homeId: home.id })
    expect((await seenBy(town, 'amira', home.id)).contact?.address).toBe('Hemliga gatan 3')
    expect((await seenBy(town, 'tove', home.id)).contact).toBeNull()
    expect((await seenBy(town, 'eva', home.id)).contact).toBeNull()
  })
})

describe('the register of children in family homes', () => {
  test('is made of the placements, as they were on the day, for those who answer for it', async () => {
    const town = await aTown()
    const { childId, view } = await aPlacedChild(town)
    await aPlacedChild(town, { kind: 'residential_care_home', homeKind: 'residential_care_home' })
    town.at('2027-01-10T09:00:00.000Z')
    await town.call('amira', endPlacement, {
      placementId: view.id,
      endedOn: day('2027-01-05'),
      endKind: 'home_to_parents',
      reason: 'Klart.',
      version: view.version,
    })
    const on = (asOn: string) => town.call('dag', contract.readFosterRegister, { asOn: day(asOn) })
    expect((await on('2026-12-31')).rows).toMatchObject([
      { child: { id: childId }, home: 'Familjen Ek', legalBasis: 'sol', namedWorker: 'Amira Påhittad' },
    ])
    expect((await on('2027-01-05')).rows).toEqual([])
    expect((await on('2026-11-22')).rows).toEqual([])
    expect((await town.send('amira', contract.readFosterRegister, { asOn: '2026-12-31' })).status).toBe(403)
    expect((await town.send('dag', contract.readFosterRegister, { asOn: '2027-12-31' })).status).toBe(400)
  })

  test('hides from other units whose whereabouts or identity is protected; the copy for IVO is whole or is not made', async () => {
    const town = await aTown()
    await aPlacedChild(town, { isHidden: true })
    await aPlacedChild(town, { child: { protection: 'marking', givenName: 'Hemlig' } })
    const asOn = day('2026-11-23')
    const { rows } = await town.call('ulla', contract.readFosterRegister, { asOn })
    expect(rows).toMatchObject([
      { child: null, home: '' },
      { child: null, home: '' },
    ])
    const copy = await town.send('ulla', contract.fosterRegisterDocument, { asOn })
    expect([copy.status, copy.text.includes('Be den som är chef')]).toEqual([403, true])
    for (const login of ['dag', 'hedda'] as const) {
      const whole = await town.call(login, contract.readFosterRegister, { asOn })
      expect(whole.rows.every((row) => row.child !== null)).toBe(true)
      expect((await town.send(login, contract.fosterRegisterDocument, { asOn })).status).toBe(200)
    }
  })

  test('has a copy for IVO, without any address', async () => {
    const town = await aTown()
    await aPlacedChild(town)
    const sent = await town.send('dag', contract.fosterRegisterDocument, { asOn: '2026-11-23' })
    expect(sent.status).toBe(200)
    expect(sent.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

test('two who place a child each in the last free room are told apart', async () => {
  const town = await aTown()
  const home = await aHome(town, { capacity: 1 })
  const granted = [await aGrantedPlacement(town), await aGrantedPlacement(town)]
  const answers = await Promise.all(
    granted.map(({ caseId, interventionId, version }) =>
      town.send('amira', carryOutPlacement, {
        caseId,
        interventionId,
        id: newUuid(),
        homeId: home.id,
        namedWorkerId: town.workers.amira,
        startedOn: '2026-11-23',
        version,
      }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 400]))
})
