import { describe, expect, test } from 'vitest'
import { carryOutHandover, enterAbsence, planHandover } from '#modules/handover/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { type Login, aTown, newUuid, type Town } from '#test/support/town.ts'
import { aVisit, tap, tell } from '#test/support/visit.ts'
import { cancelVisit, listOwnVisits, readVisit } from './contract.ts'

/** Who leaves hands over all that is open, to those whom the house proposes or to the one named. */
const leaves = async (town: Town, login: Login, toId?: string): Promise<void> => {
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
    moves: matters.map(({ matterId, version, proposed }) => ({
      matterId,
      version,
      ownerId: toId ?? proposed.ownerId ?? '',
      coworkerId: toId === proposed.coworkerId ? null : proposed.coworkerId,
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
