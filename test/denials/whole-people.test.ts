import { expect, test } from 'vitest'
import { Client } from 'pg'
import { day } from '#kernel/day.ts'
import { checkOut, registerDevice, returnBag } from '#modules/bag/contract.ts'
import { assignCase } from '#modules/cases/contract.ts'
import {
  approveDisposal,
  proposeDisposal,
  readDisposalList,
  readDisposalLists,
} from '#modules/retention/contract.ts'
import { changePerson, readPerson, relatePerson, type RelationKind } from '#modules/people/contract.ts'
import { investigationDocument } from '#modules/decisions/contract.ts'
import { guardiansOf, relate } from '#modules/people/index.ts'
import { confirmMerge, proposeMerge, undoMerge } from '#modules/people/merge/contract.ts'
import { filler } from '#test/disposal/fill.ts'
import { aCase } from '#test/support/a-case.ts'
import { deny } from '#test/support/denial.ts'
import { errorOf } from '#test/support/decision.ts'
import { as, enter } from '#test/support/family.ts'
import { anInvestigation, writeText } from '#test/support/investigation.ts'
import { protectPerson } from '#test/support/protected.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { aVisit } from '#test/support/visit.ts'

const birthOn = day('1984-01-02')

const tie = (town: Town, childId: string, personId: string, kind: RelationKind) =>
  as(town, 'maja', (ctx) => relate(ctx, { childId, personId, kind }))

/** Three links from the denied child: a father, whom one may know of, and his child, whom one may not. */
const atTheEdge = async () => {
  const town = await aTown()
  const [denied, mother, half] = [await enter(town), await enter(town, { birthOn }), await enter(town)]
  const father = await enter(town, { givenName: 'Olle', birthOn })
  await tie(town, denied, mother, 'guardian')
  await tie(town, half, mother, 'guardian')
  await tie(town, half, father, 'guardian')
  const guardians = async () => new Set((await town.inTx((tx) => guardiansOf(tx, half))).map(({ id }) => id))
  return { town, denied, mother, half, father, guardians }
}

test('a merge leaves no child without a guardian, also when the child is denied to those who merge', async () => {
  const { town, denied, mother, half, father, guardians } = await atTheEdge()
  const kept = await enter(town, { givenName: 'Olof', birthOn })
  for (const login of ['maja', 'moa'] as const) await deny(town, login, denied)
  expect((await town.send('maja', readPerson, { personId: half })).status, 'is denied').toBe(404)
  const mergeId = newUuid()
  const reason = 'Samma person, inskriven två gånger'
  await town.call('maja', proposeMerge, { id: mergeId, keptId: kept, mergedId: father, reason, choices: {} })
  await town.call('moa', confirmMerge, { mergeId })
  const ties = () =>
    town.inTx((tx) => tx.selectFrom('relations').select('person_id').where('child_id', '=', half).execute())
  expect(new Set((await ties()).map((row) => row.person_id))).toEqual(new Set([mother, kept]))
  await town.call('moa', undoMerge, { mergeId, reason: 'Det var två' })
  expect(await guardians()).toEqual(new Set([mother, father]))
})

test('who has died is nobody’s guardian any more, also of a child who is denied to who enters the day (FB 6:9)', async () => {
  const { town, denied, mother, father, guardians } = await atTheEdge()
  await deny(town, 'maja', denied)
  const { person, version } = await town.call('maja', readPerson, { personId: father })
  const { givenName, familyName } = person
  const change = { personId: father, version, givenName, familyName, birthOn, deadOn: day('2026-11-20') }
  await town.call('maja', changePerson, change)
  expect(await guardians()).toEqual(new Set([mother]))
})

test('a child gets no third guardian because one of the two is denied to who enters it (FB 6:2)', async () => {
  const town = await aTown()
  const [denied, mother] = [await enter(town), await enter(town, { birthOn })]
  const grandmother = await enter(town, { birthOn: day('1950-01-02') })
  const { childId, motherId } = await aCase(town)
  const third = await enter(town, { givenName: 'Tredje', birthOn })
  await tie(town, denied, mother, 'guardian')
  await tie(town, mother, grandmother, 'parent')
  await tie(town, childId, grandmother, 'guardian')
  await deny(town, 'amira', denied)
  const seen = await town.send('amira', readPerson, { personId: childId })
  expect([seen.text.includes(motherId), seen.text.includes(grandmother)]).toEqual([true, false])
  const told = await town.send('amira', relatePerson, { childId, personId: third, kind: 'guardian' })
  expect([told.status, told.text]).toEqual([400, expect.stringContaining('third_guardian')])
})

test('what is sealed about a relative does not leave in a file because she is denied to who makes it (OSL 21:3)', async () => {
  const town = await aTown()
  const inquiry = await anInvestigation(town)
  await writeText(town, inquiry)
  const [denied, mother] = [await enter(town), await enter(town, { birthOn })]
  const grandmother = await enter(town, { birthOn: day('1950-01-02') })
  await tie(town, denied, mother, 'guardian')
  await tie(town, mother, grandmother, 'parent')
  await tie(town, inquiry.childId, grandmother, 'network')
  await town.inTx((tx) =>
    tx
      .updateTable('assessment_sections')
      .set({ body: 'Mormor bor på Hemliga stigen 99.' })
      .where('section', '=', 'background')
      .execute(),
  )
  const { investigationId } = inquiry
  const ask = () => town.send('amira', investigationDocument, { investigationId })
  expect((await ask()).status).toBe(200)
  await protectPerson(town, grandmother, { address: 'Hemliga stigen 99' })
  await deny(town, 'amira', denied)
  expect((await town.send('amira', readPerson, { personId: grandmother })).status, 'is denied').toBe(404)
  const told = await ask()
  expect([told.status, told.text]).toEqual([409, expect.stringContaining('en anhörig')])
})

test('a meeting about two children goes to who takes over the one, also when the other is denied to who hands over', async () => {
  const town = await aTown()
  const [one, other] = [await aCase(town), await aCase(town, { givenName: 'Annan' })]
  const caseIds = [one.caseId, other.caseId]
  const { id } = await aVisit(town, one.caseId, { caseIds, writerId: town.workers.amira, talkerId: null })
  await deny(town, 'cilla', other.childId)
  const seats = () =>
    town.inTx(async (tx) =>
      (await tx.selectFrom('visit_workers').select('worker_id').where('visit_id', '=', id).execute()).map(
        (row) => row.worker_id,
      ),
    )
  expect(await seats()).toEqual([town.workers.amira])
  const version = await town.inTx(async (tx) => {
    const row = await tx
      .selectFrom('watches')
      .select('version')
      .where('matter_id', '=', one.caseId)
      .executeTakeFirstOrThrow()
    return row.version
  })
  const given = { caseId: one.caseId, ownerId: town.workers.dag, coworkerId: null, version }
  await town.call('cilla', assignCase, given)
  expect(await seats()).toEqual([town.workers.dag])
})

test('nobody approves the disposal of a file that is denied to her, and a list of it alone is not there', async () => {
  const town = await aTown()
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const fill = await filler(owner, town)
  const [a, b] = [
    await fill({ at: 0, birthOn: '1985-03-04', on: '2019-03-01' }),
    await fill({ at: 1, birthOn: '1985-03-04', on: '2019-03-01' }),
  ]
  await owner.end()
  const [first, second] = [a.ids['persons'] ?? '', b.ids['persons'] ?? '']
  const [another, alone] = [newUuid(), newUuid()]
  await town.call('adam', proposeDisposal, { id: another, personIds: [first] })
  await town.call('adam', proposeDisposal, { id: alone, personIds: [second] })
  await deny(town, 'dag', second)
  const told = await town.send('dag', approveDisposal, { disposalId: alone })
  expect(told.status).toBe(404)
  expect((await town.send('dag', readDisposalList, { disposalId: alone })).status).toBe(404)
  expect((await town.call('dag', readDisposalLists, {})).lists.map((list) => list.disposalId)).toEqual([
    another,
  ])
  expect((await town.call('ulla', readDisposalLists, {})).lists).toHaveLength(2)
})

test('a list with a denied file among others waits for those who may see all of it', async () => {
  const town = await aTown()
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const fill = await filler(owner, town)
  const ids = []
  for (const at of [0, 1])
    ids.push((await fill({ at, birthOn: '1985-03-04', on: '2019-03-01' })).ids['persons'] ?? '')
  await owner.end()
  const disposalId = newUuid()
  await town.call('adam', proposeDisposal, { id: disposalId, personIds: ids })
  await deny(town, 'dag', ids[1] ?? '')
  const told = await town.send('dag', approveDisposal, { disposalId })
  expect([told.status, errorOf(told.body).code]).toEqual([409, 'disposal_not_yours'])
  const seen = await town.call('dag', readDisposalList, { disposalId })
  expect(seen).toMatchObject({ whyNotApprove: 'disposal_not_yours', can: { approve: false, stop: true } })
  expect((await town.send('ulla', approveDisposal, { disposalId })).status).toBe(200)
  expect((await town.send('hedda', approveDisposal, { disposalId })).body).toEqual({ standing: 'approved' })
})

test('what came back from a device is not out of the house, also of a child who was denied meanwhile', async () => {
  const town = await aTown()
  const { caseId, childId } = await aCase(town)
  const deviceId = newUuid()
  await town.call('amira', registerDevice, { id: deviceId, name: 'Påhittad' })
  await town.call('amira', checkOut, { deviceId, caseIds: [caseId], hours: 8 })
  await deny(town, 'amira', childId)
  await town.call('amira', returnBag, { deviceId, how: 'wiped' })
  const out = await town.inTx((tx) => tx.selectFrom('bag_checkouts').select('end_how').execute())
  expect(out).toEqual([{ end_how: 'wiped' }])
})
