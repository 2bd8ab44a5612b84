import { expect, test } from 'vitest'
import * as handover from '#modules/handover/contract.ts'
import { endAndMoveOnTheDay } from '#modules/handover/on-the-day.ts'
import { assignCase } from '#modules/cases/contract.ts'
import { proposeWorkerChange } from '#modules/staff/contract.ts'
import { aCase, seen } from '#test/support/a-case.ts'
import { deny } from '#test/support/denial.ts'
import { errorOf } from '#test/support/decision.ts'
import { as } from '#test/support/family.ts'
import { found } from '#kernel/errors.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'

/** Whoever leaves or loses a right has children whom the manager may not see: none of them is left with nobody. */
const leaves = (town: Town, id = newUuid()) =>
  town.call('dag', handover.enterAbsence, {
    id,
    workerId: town.workers.amira,
    kind: 'ending',
    fromOn: '2026-11-23',
  })

const lastDay = (town: Town) =>
  town.inTx(async (tx) => {
    const row = await tx
      .selectFrom('workers')
      .select('ended_on')
      .where('id', '=', town.workers.amira)
      .executeTakeFirstOrThrow()
    return row.ended_on
  })

const onTheDay = (town: Town) => as(town, 'hedda', endAndMoveOnTheDay)

const setUp = async () => {
  const town = await aTown()
  const family = await aCase(town)
  await deny(town, 'dag', family.childId)
  return { town, ...family }
}

test('nobody’s employment ends while she has a child who is denied to her manager; it ends when another has handed it over', async () => {
  const { town, caseId } = await setUp()
  expect(await leaves(town)).toMatchObject({ isDone: false, matters: 0 })
  await onTheDay(town)
  expect(await lastDay(town)).toBeNull()
  const { version } = found((await seen(town, caseId, 'hedda')).watch)
  await town.call('hedda', assignCase, { caseId, ownerId: town.workers.bo, coworkerId: null, version })
  await onTheDay(town)
  expect(await lastDay(town)).toBe('2026-11-23')
})

test('a handover of all that the manager sees does not end the employment of who still has a child that is denied to him', async () => {
  const { town, caseId } = await setUp()
  const other = await aCase(town, { givenName: 'Annan' })
  const id = newUuid()
  await leaves(town, id)
  const { matters } = await town.call('dag', handover.planHandover, { absenceIds: [id] })
  expect(matters.map(({ matterId }) => matterId)).toEqual([other.caseId])
  const moves = matters.map(({ matterId, version }) => ({
    matterId,
    version,
    ownerId: town.workers.bo,
    coworkerId: null,
  }))
  await town.call('dag', handover.carryOutHandover, { absenceIds: [id], moves })
  expect(await lastDay(town)).toBeNull()
  const { absences } = await town.call('hedda', handover.readStaffing, {})
  expect(
    absences.find(({ workerId }) => workerId === town.workers.amira),
    'the head sees it',
  ).toBeDefined()
  expect(found((await seen(town, caseId, 'hedda')).watch).ownerId).toBe(town.workers.amira)
})

test('a right is not taken from who has a child by it, also when the child is denied to who asks (SoL 25:1)', async () => {
  const { town } = await setUp()
  const told = await town.send('dag', proposeWorkerChange, {
    id: newUuid(),
    workerId: town.workers.amira,
    login: 'amira',
    name: 'Amira Påhittad',
    title: 'Socialsekreterare',
    role: 'social_worker',
    employmentPercent: 100,
    qualification: 'none',
    mayActAlone: false,
    reason: 'Påhittat skäl.',
  })
  expect([told.status, errorOf(told.body).code]).toEqual([409, 'staff_has_matters'])
})
