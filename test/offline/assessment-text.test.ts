import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { aTownBag } from '#test/support/town-bag.ts'
import { readAssessment, readSection, saveSection } from '#modules/assessment/contract.ts'
import { savePart } from '#modules/assessment/parts/contract.ts'
import { openText, pullText, pushText } from '#modules/assessment/together/contract.ts'
import { listQuarantine, readQuarantined } from '#modules/bag/contract.ts'
import { toBytes, toText } from '#modules/together/bytes.ts'

type Device = Awaited<ReturnType<typeof aTownBag>>

const nothing = toText(Y.encodeStateVector(new Y.Doc()))

/** The text as a screen opens it out of the bag. */
const openHere = async ({ now }: Device, investigationId: string) => {
  const opened = await now().answer(openText.name, { investigationId, tabId: newUuid() })
  const { documentId, clientId } = openText.reply.parse(opened?.reply)
  const pulled = await now().answer(pullText.name, { investigationId, documentId, since: 0, vector: nothing })
  const doc = new Y.Doc()
  for (const one of pullText.reply.parse(pulled?.reply).updates)
    Y.applyUpdate(doc, toBytes(one) ?? new Uint8Array())
  doc.clientID = clientId
  const write = (field: string, words: string) => {
    const before = Y.encodeStateVector(doc)
    doc.getText(field).insert(doc.getText(field).length, words)
    const update = toText(Y.encodeStateAsUpdate(doc, before))
    return now().submit(pushText.name, { investigationId, documentId, clientId, update }, newUuid())
  }
  return { doc, clientId, documentId, write, text: (field: string): string => doc.getText(field).toJSON() }
}

const aPackedText = async () => {
  const town = await aTown()
  const made = await aCase(town)
  const { investigationId, caseId } = made
  const stamp = { revision: 0, tabId: newUuid(), tabSeq: 1 }
  const body = 'Lo sover dåligt.'
  await town.call('amira', saveSection, { investigationId, section: 'health', body, ...stamp })
  const device = await aTownBag(town, 'amira', caseId)
  return { town, ...made, device }
}

const waiting = async ({ now }: Device): Promise<(readonly [string, string])[]> =>
  (await now().waiting()).map(({ route, state }) => [route, state] as const)

const part = (investigationId: string) => ({
  investigationId,
  partId: newUuid(),
  section: 'health' as const,
  kind: 'fact' as const,
  body: '',
  source: '',
  saidOn: null,
  revision: 0,
  tabId: newUuid(),
  tabSeq: 1,
})

describe('the text of an investigation in the bag', () => {
  test('is opened without a network under a number of this device, written in, and there again after a hard restart', async () => {
    const { device, investigationId } = await aPackedText()
    device.machine.isOnline = false
    const first = await openHere(device, investigationId)
    expect(first.text('s:health')).toBe('Lo sover dåligt.')
    expect(await first.write('s:health', ' Vi satt i köket.')).toMatchObject({ kind: 'kept' })
    expect(await first.write('s:health', ' Lo ritade.')).toMatchObject({ kind: 'kept' })
    expect(await waiting(device)).toEqual([[pushText.name, 'saved']])
    await device.restart()
    const again = await openHere(device, investigationId)
    expect(again.text('s:health')).toBe('Lo sover dåligt. Vi satt i köket. Lo ritade.')
    expect(again.clientId).toBe(first.clientId)
    await again.write('s:health', ' Sedan gick vi.')
    device.machine.isOnline = true
    expect(await device.now().send()).toBe('done')
    expect((await waiting(device)).map(([, state]) => state)).toEqual(['received'])
  })

  test('a fact that was added without a network comes before what was written in it, and both are in the rows', async () => {
    const { town, device, investigationId } = await aPackedText()
    device.machine.isOnline = false
    const text = await openHere(device, investigationId)
    await text.write('s:health', ' Före.')
    const added = part(investigationId)
    expect(await device.now().submit(savePart.name, added, newUuid())).toMatchObject({ kind: 'kept' })
    await text.write(`p:${added.partId}:body`, 'Lo är trött.')
    await text.write(`p:${added.partId}:source`, 'Mamma')
    const kept = await device.now().answer(readAssessment.name, { investigationId })
    const health = readAssessment.reply
      .parse(kept?.reply)
      .sections.find(({ section }) => section === 'health')
    expect(health?.parts).toMatchObject([{ id: added.partId, savedBy: 'Amira Påhittad' }])
    device.machine.isOnline = true
    expect(await device.now().send()).toBe('done')
    expect((await waiting(device)).every(([, state]) => state === 'received')).toBe(true)
    expect(await town.call('bo', readSection, { investigationId, section: 'health' })).toMatchObject({
      body: 'Lo sover dåligt. Före.',
      parts: [{ body: 'Lo är trött.', source: 'Mamma' }],
    })
  })

  test('what the device has sent stays under its number: nothing is ever written there a second time with other words', async () => {
    const { town, device, investigationId } = await aPackedText()
    device.machine.isOnline = false
    const first = await openHere(device, investigationId)
    await first.write('s:analysis', 'Ett.')
    device.machine.isOnline = true
    await device.now().send()
    device.machine.isOnline = false
    for (const words of [' Två.', ' Tre.']) {
      await device.restart()
      await (await openHere(device, investigationId)).write('s:analysis', words)
    }
    device.machine.isOnline = true
    await device.now().send()
    expect((await waiting(device)).map(([, state]) => state)).toEqual(['received', 'received'])
    const { body } = await town.call('bo', readSection, { investigationId, section: 'analysis' })
    expect(body).toBe('Ett. Två. Tre.')
    await device.pack()
    expect((await openHere(device, investigationId)).clientId).not.toBe(first.clientId)
  })

  test('under the device’s number words go by the bag also when the server is there', async () => {
    const { town, device, investigationId } = await aPackedText()
    const { documentId, clientId } = await openHere(device, investigationId)
    const own = { investigationId, documentId, clientId, update: 'AAA=' }
    expect(await device.now().wayOf(pushText.name, own)).toEqual({ isHere: true })
    const other = await town.call('amira', openText, { investigationId, tabId: newUuid() })
    expect(await device.now().wayOf(pushText.name, { ...own, clientId: other.clientId })).toMatchObject({
      isHere: false,
    })
  })

  test('a newer copy takes the place of what was packed, also for a window that was opened before', async () => {
    const { town, device, investigationId } = await aPackedText()
    const stamp = { revision: 1, tabId: newUuid(), tabSeq: 1 }
    const body = 'Lo sover bättre.'
    await town.call('bo', saveSection, { investigationId, section: 'health', body, ...stamp })
    const { documentId } = await openHere(device, investigationId)
    const at = { investigationId, documentId, since: 0, vector: nothing }
    const reply = await town.call('amira', pullText, at)
    expect(await device.now().freshen([{ route: pullText.name, input: at, reply }])).toBe(true)
    expect((await openHere(device, investigationId)).text('s:health')).toBe(body)
    await device.restart()
    expect((await openHere(device, investigationId)).text('s:health')).toBe(body)
    const stranger = { ...at, documentId: newUuid() }
    expect(await device.now().freshen([{ route: pullText.name, input: stranger, reply }])).toBe(false)
  })

  test('when the case is somebody else’s meanwhile, the one who leads the unit reads the words as text, under the names of the areas', async () => {
    const { town, device, investigationId, caseId } = await aPackedText()
    device.machine.isOnline = false
    const text = await openHere(device, investigationId)
    await text.write('s:health', ' Lo frös.')
    await text.write('s:analysis', 'Det brådskar.')
    await as(town, 'cilla', (ctx) =>
      ctx.tx
        .updateTable('watches')
        .set({ owner_id: town.workers.eva, coworker_id: null, unit_id: town.units.two })
        .where('matter_id', '=', caseId)
        .execute(),
    )
    device.machine.isOnline = true
    await device.now().send()
    expect(await device.now().waiting()).toMatchObject([{ state: 'handed_in' }])
    const [one] = await town.call('ulla', listQuarantine, {})
    const { words, can } = await town.call('ulla', readQuarantined, { quarantinedId: one?.id ?? '' })
    expect(words).toEqual([
      { name: 'body', heading: 'Hälsa', text: ' Lo frös.' },
      { name: 'body', heading: 'Analys', text: 'Det brådskar.' },
    ])
    expect(can.file).toBe(true)
  })
})
