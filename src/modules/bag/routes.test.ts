import { describe, expect, test } from 'vitest'
import { addHours } from '#kernel/day.ts'
import { aCase } from '#test/support/a-case.ts'
import { aDevice, type ADevice, sealedWords } from '#test/support/sealed-words.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { listNotes } from '#modules/journal/contract.ts'
import * as contract from './contract.ts'
import { readLease } from './core/lease.ts'
import { forgetThrown } from './quarantine.ts'

const register = aDevice

const seal = (device: ADevice, childId: string | null, input: Readonly<Record<string, unknown>>) =>
  sealedWords(device, { childId, input })

const later = (town: Town, days: number): void => town.at(addHours(town.now(), days * 24))
const night = (town: Town) => town.inTx((tx) => forgetThrown({ tx, now: town.now() }))

describe('taking cases along', () => {
  test('a case is checked out for a day, signed by the municipality, at most 72 hours', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const device = await register(town)
    const { lease, untilAt } = await town.call('amira', contract.checkOut, {
      deviceId: device.deviceId,
      caseIds: [caseId],
    })
    expect(untilAt).toBe('2026-11-24T09:00:00.000Z')
    expect(await readLease(device.leaseKey, lease)).toMatchObject({
      deviceId: device.deviceId,
      caseIds: [caseId],
    })
    const forged = lease.replace(/^./, (letter) => (letter === 'e' ? 'f' : 'e'))
    expect(await readLease(device.leaseKey, forged)).toBeUndefined()
    const long = await town.send('amira', contract.checkOut, {
      deviceId: device.deviceId,
      caseIds: [caseId],
      hours: 73,
    })
    expect(long.status).toBe(400)
  })

  test('who has nothing to do with the child cannot take the case along, and is told that it is not there', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    for (const stranger of ['eva', 'hedda'] as const) {
      const { deviceId } = await register(town, stranger)
      const sent = await town.send(stranger, contract.checkOut, { deviceId, caseIds: [caseId] })
      expect(sent.status, stranger).toBe(404)
    }
    expect((await town.send('adam', contract.registerDevice, { id: newUuid(), name: 'x' })).status).toBe(404)
  })

  test('at most ten cases are out on one device', async () => {
    const town = await aTown()
    const { deviceId } = await register(town)
    const caseIds = Array.from({ length: 11 }, newUuid)
    const sent = await town.send('amira', contract.checkOut, { deviceId, caseIds })
    expect(sent.status).toBe(409)
    expect(sent.text).toContain('högst tio ärenden')
  })

  test('a protected child is packed only when the one who leads the unit has said yes, for 72 hours', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town, { protection: 'marking' })
    const { deviceId } = await register(town)
    const pack = () => town.send('amira', contract.checkOut, { deviceId, caseIds: [caseId], hours: 72 })
    expect((await pack()).text).toContain('skyddade personuppgifter')
    const { permitId } = await town.call('amira', contract.askForPermit, {
      id: newUuid(),
      caseId,
      reason: 'Hembesök i morgon.',
    })
    expect((await town.send('bo', contract.answerPermit, { permitId, answer: 'yes', text: '' })).status).toBe(
      404,
    )
    expect((await town.call('cilla', contract.readUnitBags, {})).permits).toHaveLength(1)
    await town.call('cilla', contract.answerPermit, { permitId, answer: 'yes', text: '' })
    expect((await pack()).status).toBe(200)
    town.at('2026-11-26T09:00:01.000Z')
    expect((await pack()).status).toBe(409)
  })

  test('a case that went to somebody else is taken back at the next contact; the device keeps the rest', async () => {
    const town = await aTown()
    const [one, other] = [await aCase(town), await aCase(town)]
    const { deviceId } = await register(town)
    await town.call('amira', contract.checkOut, { deviceId, caseIds: [one.caseId, other.caseId] })
    await town.inTx((tx) =>
      tx
        .updateTable('watches')
        .set({ owner_id: town.workers.eva, coworker_id: null, unit_id: town.units.two })
        .where('matter_id', '=', one.caseId)
        .execute(),
    )
    const said = await town.call('amira', contract.greetDevice, { deviceId, unsent: 0 })
    expect(said).toMatchObject({ isEnded: false, keeps: [other.caseId] })
  })

  test('a device that the manager ends hears it at its next contact, and its receipt is kept', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { deviceId } = await register(town)
    await town.call('amira', contract.checkOut, { deviceId, caseIds: [caseId] })
    expect((await town.send('ulla', contract.endDevice, { deviceId })).status).toBe(404)
    await town.call('dag', contract.endDevice, { deviceId })
    expect(await town.call('amira', contract.greetDevice, { deviceId, unsent: 2 })).toMatchObject({
      isEnded: true,
      keeps: [],
    })
    expect((await town.send('amira', contract.checkOut, { deviceId, caseIds: [caseId] })).status).toBe(409)
    expect((await town.call('dag', contract.readUnitBags, {})).devices).toMatchObject([
      { standing: 'ended', unsent: 2, checkouts: [{ caseId }] },
    ])
    await town.call('amira', contract.returnBag, { deviceId, how: 'wiped' })
    expect((await town.call('dag', contract.readUnitBags, {})).devices).toEqual([])
  })
})

describe('words that were not taken', () => {
  const words = {
    draftId: newUuid(),
    kind: 'home_visit',
    happened: 'Vi träffade Lo i köket.',
    childWords: 'Jag sov inte.',
  }

  test('are read by the one who leads the unit and filed in the child’s journal, once', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const device = await register(town)
    const box = await seal(device, childId, words)
    await town.call('amira', contract.quarantineWords, { ...box, reason: 'not_found' })
    await town.call('amira', contract.quarantineWords, { ...box, reason: 'not_found' })
    expect(await town.call('cilla', contract.listQuarantine, {})).toHaveLength(1)
    expect(await town.call('ulla', contract.listQuarantine, {})).toEqual([])
    const read = await town.call('cilla', contract.readQuarantined, { quarantinedId: box.id })
    expect(read.words).toContainEqual({ name: 'childWords', text: 'Jag sov inte.' })
    for (const other of ['amira', 'bo', 'ulla', 'adam'] as const)
      expect((await town.send(other, contract.readQuarantined, { quarantinedId: box.id })).status).toBe(404)
    await town.call('cilla', contract.fileQuarantined, { quarantinedId: box.id, comment: '' })
    const again = await town.send('dag', contract.fileQuarantined, { quarantinedId: box.id, comment: '' })
    expect(again.status).toBe(409)
    const { notes } = await town.call('amira', listNotes, { childId })
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({
      kind: 'information_received',
      eventOn: '2026-11-20',
      signedName: 'Cilla Påhittad',
    })
    expect(notes[0]?.happened).toContain('Amira Påhittad')
    // What the child said stays the child's.
    expect(notes[0]?.childWords).toBe('Jag sov inte.')
  })

  const thrown = async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const box = await seal(await register(town), childId, words)
    await town.call('amira', contract.quarantineWords, { ...box, reason: 'closed' })
    const quarantinedId = box.id
    await town.call('cilla', contract.throwQuarantined, { quarantinedId, reason: 'Samma text finns redan.' })
    const left = () =>
      town.inTx((tx) =>
        tx
          .selectFrom('bag_quarantine')
          .select((q) => ['handled', 'handled_reason', q('sealed', 'is not', null).as('isKept')])
          .executeTakeFirstOrThrow(),
      )
    return { town, quarantinedId, left }
  }

  test('are thrown away only with a reason', async () => {
    const { town, quarantinedId } = await thrown()
    const without = await town.send('cilla', contract.throwQuarantined, { quarantinedId, reason: ' ' })
    expect(without.status).toBe(400)
  })

  test('that were thrown away can be taken back for fourteen days by whoever leads the unit, and filed then', async () => {
    const { town, quarantinedId, left } = await thrown()
    const [listed] = await town.call('dag', contract.listQuarantine, {})
    expect(listed?.thrown).toMatchObject({ by: 'Cilla Påhittad', reason: 'Samma text finns redan.' })
    later(town, 13)
    await night(town)
    for (const other of ['amira', 'ulla', 'adam'] as const)
      expect((await town.send(other, contract.takeBackQuarantined, { quarantinedId })).status).toBe(404)
    await town.call('dag', contract.takeBackQuarantined, { quarantinedId })
    await town.call('dag', contract.takeBackQuarantined, { quarantinedId })
    expect(await left()).toEqual({ handled: null, handled_reason: '', isKept: true })
    const read = await town.call('dag', contract.readQuarantined, { quarantinedId })
    expect(read.words).toContainEqual({ name: 'childWords', text: 'Jag sov inte.' })
    await town.call('dag', contract.fileQuarantined, { quarantinedId, comment: '' })
    const again = await town.send('cilla', contract.takeBackQuarantined, { quarantinedId })
    expect(again.status).toBe(409)
  })

  test('are gone after the fourteen days, also before the night has emptied them; that they were there, and why not kept, stays', async () => {
    const { town, quarantinedId, left } = await thrown()
    later(town, 14)
    expect(await town.call('cilla', contract.listQuarantine, {})).toEqual([])
    const read = await town.call('cilla', contract.readQuarantined, { quarantinedId })
    expect([read.words, read.thrown, read.handled]).toEqual([[], null, 'thrown'])
    const late = await town.send('cilla', contract.takeBackQuarantined, { quarantinedId })
    expect(late.status).toBe(409)
    later(town, 1)
    await night(town)
    expect(await left()).toEqual({
      handled: 'thrown',
      handled_reason: 'Samma text finns redan.',
      isKept: false,
    })
  })

  test('a colleague cannot hand in, or open, what another sealed', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const box = await seal(await register(town), childId, words)
    expect((await town.send('bo', contract.quarantineWords, { ...box, reason: 'closed' })).status).toBe(409)
    expect(await town.call('bo', contract.openSealed, box)).toEqual({ command: null })
    const { command } = await town.call('amira', contract.openSealed, box)
    expect(command).toContain('Vi träffade Lo i köket.')
  })

  test('every reading and filing of them is in the log, with the child', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    const box = await seal(await register(town), childId, words)
    await town.call('amira', contract.quarantineWords, { ...box, reason: 'closed' })
    await town.call('cilla', contract.readQuarantined, { quarantinedId: box.id })
    const logged = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['subject_type', 'subject_id', 'basis'])
        .where('action', '=', 'readQuarantined')
        .execute(),
    )
    expect(logged).toContainEqual({
      subject_type: 'child',
      subject_id: childId,
      basis: 'leads the unit that the worker or the child is in',
    })
  })
})
