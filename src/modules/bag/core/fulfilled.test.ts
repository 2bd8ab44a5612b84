import { expect, test } from 'vitest'
import { aMachine, aServer, boot, ids, pack, passphrase, registration } from '#test/support/bag.ts'
import { newUuid } from '#test/support/town.ts'

const packedBag = async () => {
  const [machine, server] = [aMachine(), await aServer()]
  const bag = boot(machine, server)
  const slotId = await bag.create(registration(server), passphrase)
  await pack(bag, server, machine.now)
  return { machine, server, bag, slotId }
}

const seenThere = {
  kind: 'home_visit',
  eventOn: '2026-11-23',
  place: '',
  childAlone: null,
  participants: [],
  happened: 'Vi var där.',
  childWords: '',
  agreed: '',
  assessment: '',
}

test('a signature on a note that the colleague has signed meanwhile needs nobody', async () => {
  const { machine, server, bag } = await packedBag()
  machine.isOnline = false
  const sign = { draftId: ids.caseId, revision: 0, seen: seenThere }
  expect(await bag.submit('signDraft', sign, newUuid())).toMatchObject({ kind: 'kept' })
  server.signed.set(ids.caseId, ['Vi var där.'])
  machine.isOnline = true
  expect(await bag.send()).toBe('done')
  expect((await bag.waiting()).map(({ state }) => state)).toEqual(['received'])
  expect(server.signed.get(ids.caseId)).toEqual(['Vi var där.'])
  expect(server.quarantine.size).toBe(0)
})

test('one that was refused goes away by itself once the colleague has signed, and is never sent again for it', async () => {
  const { machine, server, bag, slotId } = await packedBag()
  machine.isOnline = false
  await bag.submit('signDraft', { draftId: ids.caseId, revision: 0, seen: seenThere }, newUuid())
  server.drafts.set(ids.caseId, { words: 'Vi var där. Mer.', revision: 5, tabId: newUuid(), tabSeq: 1 })
  machine.isOnline = true
  await bag.send()
  const stands = async () => (await bag.waiting()).map(({ state }) => state)
  expect(await stands()).toEqual(['needs_you'])
  await bag.send()
  expect(await stands()).toEqual(['needs_you'])
  server.drafts.delete(ids.caseId)
  server.signed.set(ids.caseId, ['Vi var där. Mer.'])
  bag.lock()
  expect(await bag.unlock(slotId, passphrase)).toEqual({ kind: 'open' })
  await bag.send()
  expect(await stands()).toEqual(['received'])
  expect(server.signed.get(ids.caseId)).toEqual(['Vi var där. Mer.'])
})
