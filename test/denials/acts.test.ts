import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { assignCase, listCases, readCase } from '#modules/cases/contract.ts'
import { answerConflict, tellOfConflict } from '#modules/cases/conflicts/contract.ts'
import { saveDraft } from '#modules/journal/contract.ts'
import { checkOut, greetDevice, registerDevice } from '#modules/bag/contract.ts'
import { makeOwnCalendar } from '#modules/visits/calendar/contract.ts'
import { aCase, seen } from '#test/support/a-case.ts'
import { someWords } from '#test/support/notes.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { aVisit } from '#test/support/visit.ts'
import {
  endDenial,
  endWorkerPerson,
  enterWorkerPerson,
  enterDenial,
  readDenials,
  readWorkerPersons,
  tellIKnowTheFamily,
} from '#modules/denials/contract.ts'

type Kind = 'own_family' | 'conflict' | 'threat'

const deny = (town: Town, login: Login, personId: string, kind: Kind = 'threat', by: Login = 'dag') => {
  const workerId = town.workers[login]
  const input = { id: newUuid(), workerId, personId, kind, reason: 'Påhittat skäl.', untilOn: null }
  return town.call(by, enterDenial, input)
}

const statusOf = async (town: Town, login: Login, caseId: string): Promise<number> =>
  (await town.send(login, readCase, { caseId })).status

const setUp = async () => {
  const town = await aTown()
  return { town, ...(await aCase(town)) }
}

describe('a denial', () => {
  test('is in force from that minute, also for the owner, and tells who leads that a matter must move', async () => {
    const { town, childId, caseId } = await setUp()
    expect(await statusOf(town, 'amira', caseId)).toBe(200)
    expect((await deny(town, 'amira', childId)).matters).toBe(1)
    expect(await statusOf(town, 'amira', caseId)).toBe(404)
    expect((await town.call('dag', readDenials, {})).live).toMatchObject([{ matters: 1, kind: 'threat' }])
    expect(await statusOf(town, 'bo', caseId)).toBe(200)
    expect((await town.send('amira', listCases, { view: 'own' })).text).not.toContain(caseId)
  })

  test('of a guardian goes for her children too', async () => {
    const { town, motherId, caseId } = await setUp()
    await deny(town, 'amira', motherId)
    expect(await statusOf(town, 'amira', caseId)).toBe(404)
  })

  test('ends by itself after its last day', async () => {
    const { town, childId, caseId } = await setUp()
    const some = {
      workerId: town.workers.amira,
      personId: childId,
      kind: 'conflict',
      reason: 'Påhittat.',
    } as const
    await town.call('dag', enterDenial, { id: newUuid(), ...some, untilOn: '2026-11-24' })
    town.at('2026-11-24T22:00:00.000Z')
    expect(await statusOf(town, 'amira', caseId)).toBe(404)
    town.at('2026-11-24T23:30:00.000Z')
    expect(await statusOf(town, 'amira', caseId), 'it is the 25th in Stockholm').toBe(200)
  })

  test.each(['own_family', 'conflict', 'threat'] as const)(
    'of the kind %s is ended by two people, and never by the one whom it is about',
    async (kind) => {
      const { town, childId, caseId } = await setUp()
      const { id: denialId } = await deny(town, 'amira', childId, kind)
      const ask = (login: Login, version: number) =>
        town.send(login, endDenial, { denialId, reason: 'Hotet är över.', version })
      expect((await ask('dag', 1)).body).toEqual({ standing: 'asked' })
      expect(await statusOf(town, 'amira', caseId)).toBe(404)
      expect((await ask('dag', 2)).text).toContain('denial_needs_another')
      expect((await ask('amira', 2)).status).toBe(404)
      expect((await ask('ulla', 2)).status, 'who leads another unit').toBe(404)
      expect((await ask('hedda', 2)).body).toEqual({ standing: 'ended' })
      expect(await statusOf(town, 'amira', caseId)).toBe(200)
      expect((await town.call('dag', readDenials, {})).ended).toMatchObject([
        { endAskedBy: 'Dag Påhittad', endedBy: 'Hedda Påhittad' },
      ])
    },
  )

  test('of a manager or the head is not seen by them, nor lifted by them', async () => {
    const { town, childId, caseId } = await setUp()
    const { id: denialId } = await deny(town, 'dag', childId, 'conflict', 'hedda')
    await deny(town, 'hedda', childId, 'conflict', 'ulla').catch(() => undefined)
    expect(await statusOf(town, 'dag', caseId)).toBe(404)
    expect((await town.send('dag', readDenials, {})).text).not.toContain(denialId)
    expect((await town.send('dag', endDenial, { denialId, reason: 'x', version: 1 })).status).toBe(404)
    const own = {
      id: newUuid(),
      workerId: town.workers.dag,
      personId: childId,
      kind: 'conflict',
      reason: 'x',
    }
    expect((await town.send('dag', enterDenial, own)).status).toBe(404)
  })

  test('is hidden from a manager who is denied the same child', async () => {
    const { town, childId } = await setUp()
    const { id } = await deny(town, 'amira', childId)
    await deny(town, 'dag', childId, 'conflict', 'hedda')
    expect((await town.send('dag', readDenials, {})).text).not.toContain(id)
    expect((await town.send('dag', endDenial, { denialId: id, reason: 'x', version: 1 })).status).toBe(404)
  })

  test('takes the case off the device, the words out of the drafts, and the meeting out of the calendar', async () => {
    const { town, childId, caseId } = await setUp()
    const deviceId = newUuid()
    await town.call('amira', registerDevice, { id: deviceId, name: 'Påhittad' })
    await town.call('amira', checkOut, { deviceId, caseIds: [caseId], hours: 8 })
    await aVisit(town, caseId)
    const words = someWords(childId)
    await town.call('amira', saveDraft, words)
    const token = 'a'.repeat(43)
    const { path } = await town.call('amira', makeOwnCalendar, { origin: 'https://exempel.se', token })
    const calendar = async () => (await town.app.inject({ url: `${path}${token}.ics` })).body
    expect(await calendar()).toContain('BEGIN:VEVENT')
    expect((await town.call('amira', greetDevice, { deviceId, unsent: 0 })).keeps).toEqual([caseId])
    await deny(town, 'amira', childId)
    expect(await calendar()).not.toContain('BEGIN:VEVENT')
    expect((await town.call('amira', greetDevice, { deviceId, unsent: 0 })).keeps).toEqual([])
    expect((await town.send('amira', saveDraft, { ...words, revision: 1, tabSeq: 2 })).status).toBe(404)
  })

  test('does not answer an act of before once more', async () => {
    const { town, childId } = await setUp()
    const [key, words] = [newUuid(), someWords(childId)]
    const first = await town.send('amira', saveDraft, words, { key })
    expect(first.status).toBe(200)
    expect((await town.send('amira', saveDraft, words, { key })).body).toEqual(first.body)
    await deny(town, 'amira', childId)
    expect((await town.send('amira', saveDraft, words, { key })).status).toBe(404)
  })
})

/** Dag tells of it and answers that it is one. */
const foundIn = async (town: Town, caseId: string, login: Login): Promise<void> => {
  const workerId = town.workers[login]
  const some = { caseId, id: newUuid(), workerId, ground: 'party_or_affected', words: '' } as const
  await town.call('dag', tellOfConflict, some)
  const told = (await seen(town, caseId, 'dag')).conflicts[0]
  await town.call('dag', answerConflict, {
    caseId,
    caseConflictId: told?.id ?? '',
    answer: 'conflict',
    reasons: 'De är kusiner.',
    version: told?.version ?? 0,
  })
}

describe('a conflict of interest (FL 16–18)', () => {
  test('of the owner becomes a denial when somebody else has the case', async () => {
    const { town, caseId } = await setUp()
    await foundIn(town, caseId, 'amira')
    expect(await statusOf(town, 'amira', caseId), 'she still has it, and must hand it over').toBe(200)
    const { version } = found((await seen(town, caseId, 'dag')).watch)
    await town.call('dag', assignCase, { caseId, ownerId: town.workers.bo, coworkerId: null, version })
    expect(await statusOf(town, 'amira', caseId)).toBe(404)
    expect(await statusOf(town, 'bo', caseId)).toBe(200)
  })

  test('of a colleague is a denial at once', async () => {
    const { town, caseId } = await setUp()
    await foundIn(town, caseId, 'cilla')
    expect(await statusOf(town, 'cilla', caseId)).toBe(404)
  })
})

describe('“Jag känner familjen” (FL 18)', () => {
  test('is in force at once for whoever says it', async () => {
    const { town, childId, caseId } = await setUp()
    const some = { id: newUuid(), personId: childId, reason: 'Vi är grannar.' }
    await town.call('cilla', tellIKnowTheFamily, some)
    expect(await statusOf(town, 'cilla', caseId)).toBe(404)
    expect((await town.call('dag', readDenials, {})).live).toMatchObject([{ reason: 'Vi är grannar.' }])
  })

  test('is told in the case by whoever has it, so that somebody else gets it first', async () => {
    const { town, childId, caseId } = await setUp()
    const some = { id: newUuid(), personId: childId, reason: 'Vi är grannar.' }
    expect((await town.send('amira', tellIKnowTheFamily, some)).text).toContain('denial_has_matter')
    expect(await statusOf(town, 'amira', caseId)).toBe(200)
  })

  test('says the same of somebody who is denied already as of nobody', async () => {
    const { town, childId } = await setUp()
    await deny(town, 'cilla', childId)
    const told = async (personId: string) => {
      const { status, text } = await town.send('cilla', tellIKnowTheFamily, {
        id: newUuid(),
        personId,
        reason: 'x',
      })
      return `${status} ${text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')}`
    }
    expect(await told(childId)).toBe(await told(newUuid()))
  })
})

test('a worker’s number, which keeps her from the own family, is taken away by two, and never by herself', async () => {
  const town = await aTown()
  const number = makeTestNumber({ birthOn: day('1980-01-01'), serial: 980 })
  const add = await town.send('adam', enterWorkerPerson, {
    id: newUuid(),
    workerId: town.workers.amira,
    number,
  })
  expect(add.status, add.text).toBe(200)
  const known = async () => (await town.call('hedda', readWorkerPersons, {})).known
  const workerPersonId = (await known())[0]?.workerPersonId ?? ''
  const end = (login: Login) => town.send(login, endWorkerPerson, { workerPersonId })
  expect((await end('amira')).status).toBe(404)
  expect((await end('adam')).body).toEqual({ standing: 'asked' })
  expect(await known()).toMatchObject([{ endAskedBy: 'Adam Påhittad', canEnd: true }])
  expect((await end('adam')).text).toContain('worker_person_needs_another')
  expect(await known()).toHaveLength(1)
  expect((await end('hedda')).body).toEqual({ standing: 'ended' })
  expect(await known()).toEqual([])
})

test('whoever administers keeps the workers’ numbers, and sees neither a number nor a denial', async () => {
  const town = await aTown()
  expect((await town.call('adam', readWorkerPersons, {})).missing.length).toBe(12)
  expect((await town.send('adam', readDenials, {})).status).toBe(404)
  expect((await town.send('amira', readWorkerPersons, {})).status).toBe(404)
})
