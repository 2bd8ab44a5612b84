import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { assignCase, readCase } from '#modules/cases/contract.ts'
import { answerConflict, tellOfConflict } from '#modules/cases/conflicts/contract.ts'
import { nameWorker, readPlacement } from '#modules/cases/placements/contract.ts'
import { readProposal, sendProposal } from '#modules/decisions/contract.ts'
import { readDraft, saveDraft } from '#modules/journal/contract.ts'
import { aCase, open } from '#test/support/a-case.ts'
import { fosterCare, onAgenda, meetingSeenBy } from '#test/support/board.ts'
import { openCare, readyFor } from '#test/support/decision.ts'
import { aFamily, as, enter } from '#test/support/family.ts'
import { someWords } from '#test/support/notes.ts'
import { aPlacedChild } from '#test/support/placement.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { endAndMoveOnTheDay } from './on-the-day.ts'

const absent = async (
  town: Town,
  login: Login,
  kind: 'absence' | 'ending' = 'absence',
  by: Login = 'dag',
  untilOn: string | null = null,
) => {
  const id = newUuid()
  await town.call(by, contract.enterAbsence, {
    id,
    workerId: town.workers[login],
    kind,
    fromOn: town.now().slice(0, 10),
    untilOn,
  })
  return id
}

const handOver = async (town: Town, login: Login, by: Login = 'dag', untilOn: string | null = null) => {
  const absenceIds = [await absent(town, login, 'absence', by, untilOn)]
  const plan = await town.call(by, contract.planHandover, { absenceIds })
  await town.call(by, contract.carryOutHandover, {
    absenceIds,
    moves: plan.matters.map(({ matterId, version, proposed }) => ({
      matterId,
      version,
      ownerId: proposed.ownerId ?? '',
      coworkerId: proposed.coworkerId,
    })),
    passOn: plan.proposals.map(({ proposalId, version, receivers }) => ({
      proposalId,
      version,
      toId: receivers[0]?.id ?? '',
    })),
  })
  return plan
}

test('a handover gives a placed child its new social worker by name (SoL 22:12)', async () => {
  const town = await aTown()
  const { view } = await aPlacedChild(town)
  const plan = await handOver(town, 'amira')
  expect(plan.matters[0]?.isNamedWorker).toBe(true)
  const after = await town.call('hedda', readPlacement, { placementId: view.id })
  const owner = plan.staff.find((one) => one.workerId === plan.matters[0]?.proposed.ownerId)
  expect(after.namedWorker).toBe(owner?.name)
  expect(after.namedWorkers).toHaveLength(2)
})

const childrenInLog = (town: Town, action: string) =>
  town.inTx(async (tx) => {
    const rows = await tx
      .selectFrom('audit_log')
      .select('subject_id')
      .where('action', '=', action)
      .where('kind', '=', 'write')
      .where('subject_type', '=', 'child')
      .execute()
    return new Set(rows.map((row) => row.subject_id))
  })

/** A child whose social worker by name is not the one who has its case. */
const namedWithoutTheCase = async (town: Town, named: Login) => {
  const { view, childId, caseId } = await aPlacedChild(town)
  await town.call('amira', nameWorker, {
    placementId: view.id,
    workerId: town.workers[named],
    fromOn: day('2026-11-23'),
    reason: 'Barnet känner hen.',
    version: view.version,
  })
  return { placementId: view.id, childId, caseId }
}

const namedNow = async (town: Town, placementId: string) =>
  (await town.call('hedda', readPlacement, { placementId })).namedWorker

const giveBack = async (town: Town, stays = false) => {
  town.at('2027-01-01T09:00:00.000Z')
  const [one] = (await town.call('dag', contract.readStaffing, {})).returns
  const returnOf = one?.handoverId ?? ''
  const plan = await town.call('dag', contract.planHandover, { returnOf })
  await town.call('dag', contract.carryOutHandover, {
    returnOf,
    moves: plan.matters.map(({ matterId, version, proposed, ownerId, coworkerId }) => ({
      matterId,
      version,
      ownerId: stays ? ownerId : (proposed.ownerId ?? ''),
      coworkerId: stays ? coworkerId : proposed.coworkerId,
    })),
  })
  return plan
}

test('a handover that is given back gives the placed child its own social worker back (SoL 22:12)', async () => {
  const town = await aTown()
  const { view, childId } = await aPlacedChild(town)
  await handOver(town, 'amira', 'dag', '2026-12-31')
  expect(await namedNow(town, view.id)).toBe('Bo Påhittad')
  const plan = await giveBack(town)
  expect(plan.matters[0]?.isNamedWorker).toBe(true)
  const after = await town.call('amira', readPlacement, { placementId: view.id })
  expect(after.namedWorkers.map((one) => one.worker)).toEqual([
    'Amira Påhittad',
    'Bo Påhittad',
    'Amira Påhittad',
  ])
  expect(await childrenInLog(town, 'carryOutHandover')).toEqual(new Set([childId]))
})

test('a child whose case stays with the one who has it now does not change social worker once more', async () => {
  const town = await aTown()
  const { view } = await aPlacedChild(town)
  await handOver(town, 'amira', 'dag', '2026-12-31')
  await giveBack(town, true)
  expect(await namedNow(town, view.id)).toBe('Bo Påhittad')
})

test('a child that changes its social worker by a handover stands in the log, also when its case does not move', async () => {
  const town = await aTown()
  const { placementId, childId } = await namedWithoutTheCase(town, 'cilla')
  await handOver(town, 'cilla', 'dag', '2026-12-31')
  expect(await namedNow(town, placementId)).toBe('Amira Påhittad')
  expect(await childrenInLog(town, 'carryOutHandover')).toContain(childId)
  await giveBack(town)
  expect(await namedNow(town, placementId)).toBe('Cilla Påhittad')
})

/** FL 17–18: told and answered by the manager. */
const inConflict = async (town: Town, caseId: string, login: Login): Promise<void> => {
  const [workerId, id] = [town.workers[login], newUuid()]
  await town.call('dag', tellOfConflict, { caseId, id, workerId, ground: 'party_or_affected', words: '' })
  await town.call('dag', answerConflict, {
    caseId,
    caseConflictId: id,
    answer: 'conflict',
    reasons: 'De är kusiner.',
    version: 1,
  })
}

test('who comes back with a conflict of interest in the case is not named the child’s social worker again (FL 17)', async () => {
  const town = await aTown()
  const { placementId, caseId } = await namedWithoutTheCase(town, 'cilla')
  await handOver(town, 'cilla', 'dag', '2026-12-31')
  await inConflict(town, caseId, 'cilla')
  await giveBack(town)
  expect(await namedNow(town, placementId)).toBe('Amira Påhittad')
})

test('who has a conflict of interest in a case is neither proposed for it nor among those to choose (FL 17)', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  const plan = async () => town.call('dag', contract.planHandover, { absenceIds })
  const absenceIds = [await absent(town, 'amira')]
  const before = (await plan()).matters[0]?.proposed.ownerId
  expect([town.workers.bo, town.workers.cilla]).toContain(before)
  await inConflict(town, caseId, before === town.workers.bo ? 'bo' : 'cilla')
  const after = (await plan()).matters[0]
  expect(after?.barredIds).toEqual([before])
  expect(after?.proposed.ownerId).not.toBe(before)
  expect(after?.proposed.ownerId).not.toBeNull()
})

test('a proposal that waits for somebody who leaves waits for another who may decide, word for word the same', async () => {
  const { town, proposal } = await readyFor({
    ...openCare,
    kind: 'refuse_application',
    ruleApplied: 'SoL 11:1',
    interventionKind: '',
    interventionName: '',
  })
  const { version } = proposal
  await town.call('amira', sendProposal, { proposalId: proposal.id, version, to: town.workers.dag })
  const plan = await handOver(town, 'dag', 'hedda')
  expect(plan.proposals[0]?.receivers.map((one) => one.name)).toContain('Hedda Påhittad')
  const after = await town.call('hedda', readProposal, { proposalId: proposal.id })
  expect(after.proposal.content).toBe(proposal.content)
  expect(after.proposal.sentTo).not.toBe('Dag Påhittad')
})

test('a waiting proposal about a child of another unit is told without the name (SoLPuL 10 §)', async () => {
  const { town, inquiry, proposal } = await readyFor(openCare)
  const { version } = proposal
  await town.call('amira', sendProposal, { proposalId: proposal.id, version, to: town.workers.cilla })
  const absenceIds = [await absent(town, 'cilla')]
  const nameFor = async () =>
    (await town.call('dag', contract.planHandover, { absenceIds })).proposals.map((one) => one.childName)
  expect((await nameFor())[0]).not.toBe('')
  const { caseId } = inquiry
  const watch = (await town.call('hedda', readCase, { caseId })).watch
  await town.call('hedda', assignCase, {
    caseId,
    ownerId: town.workers.eva,
    coworkerId: null,
    version: watch?.version ?? 0,
  })
  expect(await nameFor()).toEqual([''])
})

test('an unsigned note is told with its age and is not moved: only its author can sign it', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  const words = someWords(childId)
  await town.call('amira', saveDraft, words)
  const plan = await handOver(town, 'amira')
  expect(plan.leavers).toMatchObject([{ drafts: 1, oldestDraftAt: town.now() }])
  expect((await town.call('amira', readDraft, { childId, draftId: words.draftId })).draft?.happened).toBe(
    words.happened,
  )
})

test('whoever has the case presents it at the coming meeting', async () => {
  const { town, meetingId } = await onAgenda(fosterCare)
  await handOver(town, 'amira')
  const { items } = await meetingSeenBy(town, meetingId)
  expect(items[0]?.presenter).not.toBe('Amira Påhittad')
})

test('whoever leaves and has nothing open has left on the day, by itself; whoever still has something has not', async () => {
  const town = await aTown()
  await aCase(town)
  for (const login of ['amira', 'tove'] as const)
    await town.call('dag', contract.enterAbsence, {
      id: newUuid(),
      workerId: town.workers[login],
      kind: 'ending',
      fromOn: '2026-12-01',
    })
  town.at('2026-12-02T06:00:00.000Z')
  await as(town, 'hedda', endAndMoveOnTheDay)
  const rows = await town.inTx((tx) =>
    tx.selectFrom('workers').select('login').where('ended_on', 'is not', null).execute(),
  )
  expect(rows.map((row) => row.login)).toEqual(['tove'])
})

test('forty cases move in one act, and forty new ones stand on the lists of those who got them', async () => {
  const town = await aTown()
  await aFamily(town)
  for (let n = 0; n < 40; n += 1) {
    const childId = await enter(town, { givenName: `Barn ${n}` })
    await open(town, { childId, owner: 'amira' })
  }
  const plan = await handOver(town, 'amira')
  expect(plan.matters).toHaveLength(40)
  const got = await town.call('bo', contract.readTakenOver, {})
  expect(got.rows).toHaveLength(40)
  expect(got.unread).toBe(40)
}, 60_000)
