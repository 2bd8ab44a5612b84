import { describe, expect, test } from 'vitest'
import { aCase } from '#test/support/a-case.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { aVisit, tap, tell } from '#test/support/visit.ts'
import { readVisit } from '../contract.ts'
import { readChecklists, saveChecklist } from './contract.ts'

const points = (...texts: string[]) => texts.map((text) => ({ id: newUuid(), text }))
const nine = () => points(...Array.from({ length: 9 }, (_, at) => `Punkt ${at + 1}`))
const save = (town: Town, some: object = {}) =>
  town.send('adam', saveChecklist, { id: newUuid(), forKind: 'every', points: nine(), version: 0, ...some })

describe('the checklist of a municipality', () => {
  test('is made by whoever administers or leads the service, and read by the staff', async () => {
    const town = await aTown()
    const list = { id: newUuid(), forKind: 'every', points: nine(), version: 0 }
    const refused = await town.send('amira', saveChecklist, list)
    expect([refused.status, refused.text]).toEqual([403, expect.stringMatching(/"message":"[A-ZÅÄÖ]/)])
    expect((await town.send('hedda', saveChecklist, list)).status).toBe(200)
    const read = await town.call('amira', readChecklists, {})
    expect(read.can.configure).toBe(false)
    expect(read.lists[0]).toMatchObject({ forKind: 'every', version: 1, madeBy: 'Hedda Påhittad' })
  })

  test('has at most nine points: the tenth gets them all back, and asks which one to remove', async () => {
    const town = await aTown()
    const nineThere = nine()
    await save(town, { points: nineThere })
    const ten = [...nineThere, ...points('Den tionde')]
    const asked = await save(town, { points: ten, version: 1 })
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('Välj en som ska bort.')])
    expect(asked.body).toMatchObject({
      error: { details: { points: ten.map(({ text }) => expect.objectContaining({ text })) } },
    })
    expect((await save(town, { points: ten.slice(1), version: 1 })).status).toBe(200)
  })

  test('changed by two at once: the second is told what stands there now', async () => {
    const town = await aTown()
    await save(town, { points: points('Först') })
    const second = await save(town, { points: points('Sedan') })
    expect(second).toMatchObject({ status: 409, body: { error: { code: 'changed_meanwhile' } } })
  })

  test('a held meeting keeps the version that it was held with', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await save(town, { points: points('Barnets rum') })
    const view = await aVisit(town, caseId)
    await tell(town, 'bo', view.id, tap('started', 0))
    await save(town, { points: points('Något annat'), version: 1 })
    const again = await town.call('bo', readVisit, { visitId: view.id })
    expect(again.checklist.map(({ text }) => text)).toEqual(['Barnets rum'])
    expect((await aVisit(town, caseId)).checklist.map(({ text }) => text)).toEqual(['Något annat'])
  })

  test('a kind with points of its own uses them, the others those for every meeting', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await save(town, { points: points('För alla') })
    await save(town, { points: points('Hemma'), forKind: 'home_visit' })
    const texts = async (kind: 'home_visit' | 'phone_call') =>
      (await aVisit(town, caseId, { kind })).checklist.map(({ text }) => text)
    expect([await texts('home_visit'), await texts('phone_call')]).toEqual([['Hemma'], ['För alla']])
  })
})
