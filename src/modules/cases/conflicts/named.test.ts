import { describe, expect, test } from 'vitest'
import { aPlacedChild, placed } from '#test/support/placement.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { readCase } from '../contract.ts'
import { nameWorker, readMoveChoices } from '../placements/contract.ts'
import { answerConflict, tellOfConflict } from './contract.ts'

/** A placed child in a case of amira, where bo has a conflict of interest. */
const conflictOfBo = async () => {
  const town = await aTown()
  const { placementId, caseId } = await aPlacedChild(town)
  const [workerId, asked] = [town.workers.bo, { caseId, id: newUuid() }]
  await town.call('cilla', tellOfConflict, { ...asked, workerId, ground: 'party_or_affected', words: '' })
  const told = (await town.call('cilla', readCase, { caseId })).conflicts[0]
  await town.call('cilla', answerConflict, {
    caseId,
    caseConflictId: told?.id ?? '',
    answer: 'conflict',
    reasons: 'De är kusiner.',
    version: told?.version ?? 0,
  })
  return { town, placementId }
}

describe('who has a conflict of interest (FL 17)', () => {
  test('is not named the placed child’s own social worker, and is not among those to choose (SoL 22:12)', async () => {
    const { town, placementId } = await conflictOfBo()
    const { workers } = await town.call('amira', readMoveChoices, { placementId })
    expect(workers.map(({ id }) => id)).not.toContain(town.workers.bo)
    expect(workers.map(({ id }) => id)).toContain(town.workers.amira)
    const { status, text } = await town.send('amira', nameWorker, {
      placementId,
      workerId: town.workers.bo,
      fromOn: '2026-11-23',
      reason: 'Byte.',
      version: (await placed(town, placementId)).version,
    })
    expect([status, text]).toEqual([400, expect.stringContaining('jävig i ärendet')])
    expect(text).toContain('"path":"workerId"')
  })
})
