import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aCase } from '#test/support/a-case.ts'
import { aDevice, sealedWords } from '#test/support/sealed-words.ts'
import { type Login, newUuid, type Town, aTown } from '#test/support/town.ts'
import { answerConflict, tellOfConflict } from '#modules/cases/conflicts/contract.ts'
import { readCase } from '#modules/cases/contract.ts'
import { listNotes } from '#modules/journal/contract.ts'
import * as contract from './contract.ts'

const words = {
  kind: 'home_visit',
  eventOn: '2026-11-18',
  happened: 'Vi satt i köket.',
  childWords: 'Jag sov inte.',
}

const toUnitTwo = (town: Town, caseId: string) =>
  town.inTx((tx) =>
    tx
      .updateTable('watches')
      .set({ owner_id: town.workers.eva, coworker_id: null, unit_id: town.units.two })
      .where('matter_id', '=', caseId)
      .execute(),
  )

const handIn = async (
  town: Town,
  childId: string | null,
  { as = 'amira', input = words }: { as?: Login; input?: Readonly<Record<string, unknown>> } = {},
) => {
  const box = await sealedWords(await aDevice(town, as), { childId, input })
  await town.call(as, contract.quarantineWords, { ...box, reason: 'not_found' })
  return box.id
}

/** Somebody has a conflict of interest in a case (FL 16). */
const barred = async (town: Town, caseId: string, who: Login): Promise<void> => {
  const asked = { caseId, id: newUuid() }
  await town.call('dag', tellOfConflict, {
    ...asked,
    workerId: town.workers[who],
    ground: 'party_or_affected',
    words: '',
  })
  const told = (await town.call('dag', readCase, { caseId })).conflicts[0]
  await town.call('dag', answerConflict, {
    caseId,
    caseConflictId: told?.id ?? '',
    answer: 'conflict',
    reasons: 'De är kusiner.',
    version: told?.version ?? 0,
  })
}

const statusOf = async (town: Town, as: Login, quarantinedId: string) =>
  (await town.send(as, contract.readQuarantined, { quarantinedId })).status

describe('refused words are read where the child is', () => {
  test('when another unit has the child, its lead reads and files them, and the writer’s own lead sees nothing', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    await toUnitTwo(town, caseId)
    const id = await handIn(town, childId)
    expect(await town.call('cilla', contract.listQuarantine, {})).toEqual([])
    expect(await statusOf(town, 'cilla', id)).toBe(404)
    expect(await town.call('ulla', contract.listQuarantine, {})).toMatchObject([{ id, childId }])
    await town.call('ulla', contract.fileQuarantined, { quarantinedId: id, comment: '' })
    expect((await town.call('eva', listNotes, { childId })).notes).toHaveLength(1)
  })

  test('a child that moves while the words wait takes them along to the unit that it comes to', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    const id = await handIn(town, childId)
    expect(await statusOf(town, 'cilla', id)).toBe(200)
    await toUnitTwo(town, caseId)
    expect(await statusOf(town, 'cilla', id)).toBe(404)
    expect(await statusOf(town, 'ulla', id)).toBe(200)
    expect(await statusOf(town, 'hedda', id)).toBe(200)
  })

  test('nobody learns the name of a person that no unit has anything to do with by naming it in sealed words', async () => {
    const town = await aTown()
    const { motherId } = await aCase(town, { familyName: 'Hemligqvist' })
    const id = await handIn(town, motherId, { as: 'cilla' })
    const [row] = await town.call('cilla', contract.listQuarantine, {})
    expect(row).toMatchObject({ id, childId: null, childName: '' })
    const read = await town.call('cilla', contract.readQuarantined, { quarantinedId: id })
    expect(read.childName).toBe('')
    expect(read.words).toContainEqual({ name: 'happened', text: 'Vi satt i köket.' })
  })

  test('who has a conflict of interest in the case neither files the words nor throws them away (FL 17)', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    const quarantinedId = await handIn(town, childId)
    await barred(town, caseId, 'cilla')
    for (const [route, input] of [
      [contract.fileQuarantined, { quarantinedId, comment: '' }],
      [contract.throwQuarantined, { quarantinedId, reason: 'Ska bort.' }],
    ] as const)
      expect((await town.send('cilla', route, input)).status, 'it is not there for her').toBe(404)
    expect((await town.send('dag', contract.fileQuarantined, { quarantinedId, comment: '' })).status).toBe(
      200,
    )
  })
})

describe('who has a conflict of interest (FL 17)', () => {
  test('neither packs the case, nor is offered it, nor says yes to packing a protected child', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town, { protection: 'marking' })
    const { permitId } = await town.call('amira', contract.askForPermit, {
      id: newUuid(),
      caseId,
      reason: 'Hembesök.',
    })
    await barred(town, caseId, 'cilla')
    const answer = { permitId, answer: 'yes', text: '' } as const
    expect((await town.send('cilla', contract.answerPermit, answer)).status).toBe(404)
    const { deviceId } = await aDevice(town, 'cilla')
    expect((await town.send('cilla', contract.checkOut, { deviceId, caseIds: [caseId] })).status).toBe(404)
    expect(await town.call('cilla', contract.listPackable, {})).toEqual([])
    expect((await town.send('dag', contract.answerPermit, answer)).status).toBe(200)
  })
})

describe('no word is lost on the way to the journal', () => {
  test('the day that the writer gave is the day of the note, not the day of the device’s clock', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const quarantinedId = await handIn(town, childId)
    await town.call('cilla', contract.fileQuarantined, { quarantinedId, comment: '' })
    const { notes } = await town.call('amira', listNotes, { childId })
    expect(notes[0]?.eventOn).toBe('2026-11-18')
  })

  test('a day that has not been yet is told in the text, and the note has the day when it was written', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const quarantinedId = await handIn(town, childId, { input: { ...words, eventOn: '2031-01-01' } })
    await town.call('cilla', contract.fileQuarantined, { quarantinedId, comment: '' })
    const { notes } = await town.call('amira', listNotes, { childId })
    expect(notes[0]?.eventOn).toBe('2026-11-20')
    expect(notes[0]?.happened).toContain('2031-01-01')
  })

  test.each([
    ['a very long text', `${'å'.repeat(250_000)} slutet`, 'slutet'],
    ['half a sign and a sign that cannot be stored', 'Hon grät.\u0000 \ud83d och skrattade', 'och skrattade'],
    ['a text that begins like a number of ours', 'deadbeef-1234- sa hon och skrattade', 'och skrattade'],
  ])('%s is filed whole', async (_what, happened, part) => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const quarantinedId = await handIn(town, childId, { input: { ...words, happened } })
    const sent = await town.send('cilla', contract.fileQuarantined, { quarantinedId, comment: '' })
    expect(sent.text).not.toContain('error')
    const { notes } = await town.call('amira', listNotes, { childId })
    const all = notes.map((one) => one.happened).join('')
    expect(all).toContain(part)
    expect(notes.map(({ childWords }) => childWords).join('')).toBe('Jag sov inte.')
  })

  test('words that a hostile device has put thousands of lists deep break nothing for the one who reads', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    let deep: unknown = 'djupt'
    for (let i = 0; i < 2_000; i++) deep = [deep]
    const id = await handIn(town, childId, { input: { ...words, deep } })
    expect(await statusOf(town, 'cilla', id)).toBe(200)
  })

  test('words under a number that is taken are not said to be received', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const id = newUuid()
    const first = await sealedWords(await aDevice(town, 'bo'), { childId, input: words, id })
    await town.call('bo', contract.quarantineWords, { ...first, reason: 'closed' })
    const device = await aDevice(town)
    const other = await sealedWords(device, { childId, input: { happened: 'Andra ord.' }, id })
    expect((await town.send('amira', contract.quarantineWords, { ...other, reason: 'closed' })).status).toBe(
      409,
    )
    const again = await sealedWords(await aDevice(town, 'bo'), {
      childId,
      input: { happened: 'Nya ord.' },
      id,
    })
    expect((await town.send('bo', contract.quarantineWords, { ...again, reason: 'closed' })).status).toBe(409)
    expect((await town.send('bo', contract.quarantineWords, { ...first, reason: 'closed' })).status).toBe(200)
  })

  test('the words of a lost answer are said to be received also when they have been filed meanwhile', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const box = await sealedWords(await aDevice(town), { childId, input: words })
    await town.call('amira', contract.quarantineWords, { ...box, reason: 'closed' })
    await town.call('cilla', contract.fileQuarantined, { quarantinedId: box.id, comment: '' })
    expect((await town.send('amira', contract.quarantineWords, { ...box, reason: 'closed' })).status).toBe(
      200,
    )
  })
})

const packCase = async (town: Town, caseId: string, as: Login = 'amira') => {
  const { deviceId } = await aDevice(town, as)
  await town.call(as, contract.checkOut, { deviceId, caseIds: [caseId] })
  return deviceId
}

const logged = (town: Town, action: string, childId: string) =>
  town.inTx((tx) =>
    tx
      .selectFrom('audit_log')
      .select(['action', 'actor_id'])
      .where('action', '=', action)
      .where('subject_id', '=', childId)
      .execute(),
  )

describe('what is out of the house', () => {
  test('a device of somebody who has left is still seen by the one who leads the unit, who can ask it to forget', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const deviceId = await packCase(town, caseId)
    await town.inTx((tx) =>
      tx
        .updateTable('workers')
        .set({ ended_on: day('2026-11-22') })
        .where('id', '=', town.workers.amira)
        .execute(),
    )
    expect((await town.call('dag', contract.readUnitBags, {})).devices).toMatchObject([{ id: deviceId }])
    expect(await town.call('dag', contract.endDevice, { deviceId })).toEqual({ standing: 'ended' })
    expect((await town.call('ulla', contract.readUnitBags, {})).devices).toEqual([])
  })

  test('of a child that another unit has now, neither the former worker nor the former lead reads the name on a device', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town, { givenName: 'Nytt', familyName: 'Hemligqvist' })
    await packCase(town, caseId)
    await toUnitTwo(town, caseId)
    const own = await town.send('amira', contract.listOwnDevices, {})
    const led = await town.send('cilla', contract.readUnitBags, {})
    for (const { text } of [own, led]) {
      expect(text).toContain('Bärbar')
      expect(text).not.toContain('Hemligqvist')
    }
    expect((await town.send('hedda', contract.readUnitBags, {})).text).toContain('Hemligqvist')
    expect(await logged(town, 'readUnitBags', childId)).toHaveLength(1)
  })

  test('a question about a protected child that another unit has now is not shown to the former lead', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town, { protection: 'marking', familyName: 'Hemligqvist' })
    await town.call('amira', contract.askForPermit, { id: newUuid(), caseId, reason: 'Hembesök.' })
    expect((await town.call('cilla', contract.readUnitBags, {})).permits).toHaveLength(1)
    await toUnitTwo(town, caseId)
    expect((await town.send('cilla', contract.readUnitBags, {})).text).not.toContain('Hemligqvist')
  })

  test('that a child’s case was given back or taken back is a row in the log about that child', async () => {
    const town = await aTown()
    const [one, other] = [await aCase(town), await aCase(town)]
    const { deviceId } = await aDevice(town)
    await town.call('amira', contract.checkOut, { deviceId, caseIds: [one.caseId, other.caseId] })
    await toUnitTwo(town, one.caseId)
    await town.call('amira', contract.greetDevice, { deviceId, unsent: 0 })
    await town.call('amira', contract.returnBag, { deviceId, how: 'returned' })
    expect(await logged(town, 'greetDevice', one.childId)).toHaveLength(1)
    expect(await logged(town, 'greetDevice', other.childId)).toEqual([])
    expect(await logged(town, 'returnBag', other.childId)).toHaveLength(1)
  })
})
