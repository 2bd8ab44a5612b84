import { describe, expect, test } from 'vitest'
import { assignCase } from '#modules/cases/contract.ts'
import { carryOutHandover, enterAbsence, planHandover } from '#modules/handover/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { type Login, aTown, newUuid, type Town } from '#test/support/town.ts'
import { aVisit, tap, tell } from '#test/support/visit.ts'
import { cancelVisit, listOwnVisits, readVisit } from './contract.ts'

/** Who leaves hands over all that is open to the one named; a co-worker stays who she was. */
const leaves = async (town: Town, login: Login, toId: string): Promise<void> => {
  const id = newUuid()
  await town.call('dag', enterAbsence, {
    id,
    workerId: town.workers[login],
    kind: 'ending',
    fromOn: '2026-11-23',
  })
  const { matters } = await town.call('dag', planHandover, { absenceIds: [id] })
  await town.call('dag', carryOutHandover, {
    absenceIds: [id],
    moves: matters.map(({ matterId, version, coworkerId }) => ({
      matterId,
      version,
      ownerId: toId,
      coworkerId: toId === coworkerId ? null : coworkerId,
    })),
  })
}

describe('a case is handed over', () => {
  test('its planned meetings go to the new owner, who finds them in her list and may write the note', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId, { writerId: town.workers.amira, talkerId: town.workers.bo })
    await leaves(town, 'amira', town.workers.cilla)
    const after = await town.call('cilla', readVisit, { visitId: view.id })
    expect(after.workers.map(({ workerId, role }) => [workerId, role])).toEqual([
      [town.workers.cilla, 'write'],
      [town.workers.bo, 'talk'],
    ])
    expect(after.can.write).toBe(true)
    expect(after.notes.some(({ isMine }) => isMine)).toBe(true)
    expect(after.version).toBe(view.version + 1)
    expect((await town.call('cilla', listOwnVisits, {})).visits.map(({ id }) => id)).toEqual([view.id])
  })

  test('who was to come along anyway takes the pen, and sits there once', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId, { writerId: town.workers.amira, talkerId: town.workers.bo })
    await leaves(town, 'amira', town.workers.bo)
    const { workers } = await town.call('bo', readVisit, { visitId: view.id })
    expect(workers.map(({ workerId, role }) => [workerId, role])).toEqual([[town.workers.bo, 'write']])
  })

  test('what has begun is finished by who began it, and what was called off stays as it was', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const begun = await aVisit(town, caseId, { writerId: town.workers.amira, talkerId: null })
    await tell(town, 'amira', begun.id, tap('started', 0))
    const off = await aVisit(town, caseId, { writerId: town.workers.amira, talkerId: null })
    await town.call('amira', cancelVisit, { visitId: off.id, by: 'family' })
    await leaves(town, 'amira', town.workers.cilla)
    for (const visitId of [begun.id, off.id]) {
      const { workers } = await town.call('cilla', readVisit, { visitId })
      expect(workers.map(({ workerId }) => workerId)).toEqual([town.workers.amira])
    }
  })
})

/** The leader gives a case to these two. */
const given = async (town: Town, caseId: string, owner: Login, coworker: Login | null): Promise<void> => {
  const watch = await town.inTx((tx) =>
    tx.selectFrom('watches').select('version').where('matter_id', '=', caseId).executeTakeFirstOrThrow(),
  )
  await town.call('dag', assignCase, {
    caseId,
    ownerId: town.workers[owner],
    coworkerId: coworker === null ? null : town.workers[coworker],
    version: watch.version,
  })
}

const seatsOf = async (town: Town, visitId: string, as: Login): Promise<unknown[]> =>
  (await town.call(as, readVisit, { visitId })).workers.map(({ workerId, role }) => [workerId, role])

describe('a case is given to others', () => {
  test('another co-worker sits in the place of the former, and writes with the owner', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { id } = await aVisit(town, caseId)
    await given(town, caseId, 'amira', 'cilla')
    const { amira, cilla } = town.workers
    expect(await seatsOf(town, id, 'amira')).toEqual([
      [cilla, 'write'],
      [amira, 'talk'],
    ])
    expect((await town.call('bo', listOwnVisits, {})).visits).toEqual([])
    expect((await town.call('cilla', readVisit, { visitId: id })).notes).toMatchObject([{ isMine: true }])
  })

  test('another owner sits in the place of the former, without any handover', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { id } = await aVisit(town, caseId)
    await given(town, caseId, 'cilla', 'bo')
    const { bo, cilla } = town.workers
    expect(await seatsOf(town, id, 'bo')).toEqual([
      [bo, 'write'],
      [cilla, 'talk'],
    ])
  })

  test('the co-worker who becomes the owner keeps her seat, and the new co-worker gets the one that is free', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { id } = await aVisit(town, caseId)
    await given(town, caseId, 'bo', 'cilla')
    const { bo, cilla } = town.workers
    expect(await seatsOf(town, id, 'bo')).toEqual([
      [bo, 'write'],
      [cilla, 'talk'],
    ])
  })

  test('a co-worker who came in where there was none takes nobody’s seat', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await given(town, caseId, 'amira', null)
    const { id } = await aVisit(town, caseId)
    await given(town, caseId, 'amira', 'cilla')
    const { amira, bo } = town.workers
    expect(await seatsOf(town, id, 'amira')).toEqual([
      [bo, 'write'],
      [amira, 'talk'],
    ])
  })

  test('a co-worker who leaves the case with nobody in her place leaves the meeting, and who stays has the pen', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { id } = await aVisit(town, caseId)
    await given(town, caseId, 'amira', null)
    expect(await seatsOf(town, id, 'amira')).toEqual([[town.workers.amira, 'write']])
  })

  test('who held the meeting alone holds it still when nobody else is named', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { id } = await aVisit(town, caseId, { talkerId: null })
    await given(town, caseId, 'amira', null)
    expect(await seatsOf(town, id, 'amira')).toEqual([[town.workers.bo, 'write']])
  })
})
