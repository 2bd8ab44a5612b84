import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { describe, expect, test } from 'vitest'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { readOwnWorkload, settleAction } from '../contract.ts'
import { countMonth } from '../month-job.ts'
import { holdTalk, readTalk, setDuties } from './contract.ts'

const own = (town: Town) => town.call('amira', readOwnWorkload, {})
const talkWith = (town: Town) => town.call('dag', readTalk, { workerId: town.workers.amira })
const hold = (town: Town, more: object = {}) =>
  town.call('dag', holdTalk, { workerId: town.workers.amira, id: newUuid(), ...more })
const nightly = (town: Town) => as(town, 'dag', countMonth)

describe('the monthly talk', () => {
  test('only the manager of the unit holds it: no lead, no head, no manager of another unit, and nobody with herself', async () => {
    const town = await aTown()
    const id = { workerId: town.workers.amira }
    for (const login of ['cilla', 'hedda', 'ulla', 'amira', 'bo', 'adam', 'nora'] as const) {
      expect((await town.send(login, readTalk, id)).status, login).toBe(404)
      expect((await town.send(login, holdTalk, { ...id, id: newUuid() })).status, login).toBe(404)
    }
    expect((await town.send('dag', readTalk, { workerId: town.workers.dag })).status).toBe(404)
  })

  test('a month is not measured until the talk is held, whatever the points say; it is held once', async () => {
    const town = await aTown()
    await aCase(town)
    await nightly(town)
    const before = await own(town)
    expect(before.months.at(-1)).toMatchObject({ month: '2026-11-01', percent: 10, isMeasured: false })
    await hold(town)
    expect((await own(town)).months.at(-1)).toMatchObject({ isMeasured: true })
    expect((await own(town)).talkHeldOn).toBe('2026-11-23')
    const again = await town.send('dag', holdTalk, { workerId: town.workers.amira, id: newUuid() })
    expect(again.status).toBe(409)
    expect(again.text).toContain('Månadens samtal är redan hållet')
  })

  test('what was agreed is on top next month, is settled there, and the worker settles her own', async () => {
    const town = await aTown()
    const [todo, theirs, drop] = [newUuid(), newUuid(), newUuid()]
    await hold(town, {
      drops: [{ id: drop, words: 'Gruppmötet på onsdagar' }],
      actions: [
        { id: todo, words: 'Skriv klart utredningen', by: 'worker', dueOn: '2026-12-04' },
        { id: theirs, words: 'Bo blir medhandläggare', by: 'manager', dueOn: '2026-12-01' },
      ],
    })
    town.at('2026-12-07T09:00:00Z')
    const next = await talkWith(town)
    expect(next.lastHeldOn).toBe('2026-11-23')
    expect(next.actions.map(({ words, isLate }) => [words, isLate])).toEqual([
      ['Bo blir medhandläggare', true],
      ['Skriv klart utredningen', true],
      ['Gruppmötet på onsdagar', false],
    ])
    expect(
      (await town.send('amira', settleAction, { workloadActionId: theirs, outcome: 'done' })).status,
    ).toBe(404)
    await town.call('amira', settleAction, { workloadActionId: todo, outcome: 'done' })
    await hold(town, {
      settled: [
        { workloadActionId: theirs, outcome: 'not_done' },
        { workloadActionId: drop, outcome: 'open' },
      ],
    })
    const settled = (await talkWith(town)).actions
    expect(settled.map(({ words, outcome }) => [words, outcome])).toEqual([
      ['Bo blir medhandläggare', 'not_done'],
      ['Skriv klart utredningen', 'done'],
      ['Gruppmötet på onsdagar', null],
    ])
  })

  test('what was agreed with somebody else is not settled here, and nothing of the talk is stored', async () => {
    const town = await aTown()
    const theirs = newUuid()
    await town.call('dag', holdTalk, {
      workerId: town.workers.bo,
      id: newUuid(),
      actions: [{ id: theirs, words: 'Ring skolan', by: 'manager', dueOn: '2026-12-01' }],
    })
    const answer = await town.send('dag', holdTalk, {
      workerId: town.workers.amira,
      id: newUuid(),
      settled: [{ workloadActionId: theirs, outcome: 'done' }],
    })
    expect(answer.status).toBe(404)
    expect((await talkWith(town)).heldOn).toBeNull()
  })

  test('an agreed day that has passed is told at its field, and nothing of the talk is stored', async () => {
    const town = await aTown()
    const answer = await town.send('dag', holdTalk, {
      workerId: town.workers.amira,
      id: newUuid(),
      actions: [{ id: newUuid(), words: 'Ring', by: 'worker', dueOn: '2026-11-22' }],
    })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      error: { issues: [{ path: 'actions.0.dueOn', code: 'talk_day_past' }] },
    })
    expect((await talkWith(town)).heldOn).toBeNull()
  })

  test('duties besides count from today, agreed time takes of the capacity, 130 % is refused with the fix', async () => {
    const town = await aTown()
    const none = { workerId: town.workers.amira, mentee: 0, student: 0, trainer: 0, agreedTime: 0 }
    await town.call('dag', setDuties, { ...none, mentee: 1, agreedTime: 20 })
    expect((await own(town)).load).toMatchObject({ points: 12, capacity: 120, percent: 10 })
    await town.call('dag', setDuties, { ...none, mentee: 2 })
    expect((await own(town)).load).toMatchObject({ points: 24, capacity: 150 })
    await town.call('dag', setDuties, none)
    expect((await own(town)).load).toMatchObject({ points: 0, lines: [] })
    const wrong = await town.send('dag', setDuties, { ...none, agreedTime: 130 })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('Andelen ska vara mellan 0 och 100 procent.')
  })

  test('all time for something else: no case has room, and it is said so without a crash', async () => {
    const town = await aTown()
    await aCase(town)
    const none = { workerId: town.workers.amira, mentee: 0, student: 0, trainer: 0 }
    await town.call('dag', setDuties, { ...none, agreedTime: 100 })
    expect((await own(town)).load).toMatchObject({ capacity: 0, percent: 999, band: 'act' })
  })
})
