import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { littleServer, littleWorld } from '#test/support/shared-text.ts'
import type { FieldAccount } from './account.ts'
import { toBytes } from './bytes.ts'
import type { Kept, Wire } from './replica-parts.ts'
import { createReplica } from './replica.ts'

const fields = ['s:health', 's:analysis'] as const

/** A device that keeps what is written while it has no network, and sends it when it has one. */
const aDevice = () => {
  const world = littleWorld(1)
  const server = littleServer(fields)
  const packed = { kept: server.open('Amira'), updates: server.pull(0, new Uint8Array([0])).updates }
  const outbox: { clientId: number; update: Uint8Array }[] = []
  const accounts: (readonly FieldAccount[])[] = []
  const net = { isOnline: false }
  const wire = (worker: string): Wire => ({
    push: async (given) => {
      if (net.isOnline) return server.push(worker, given.clientId, given.update)
      outbox.push(given)
      return { seq: 0, taken: true, isKept: true }
    },
    pull: async ({ since, vector }) => {
      if (!net.isOnline)
        return {
          seq: 0,
          updates: [...packed.updates, ...outbox.map(({ update }) => update)],
          writers: [],
          isKept: true,
        }
      const { writers, ...pulled } = server.pull(since, vector)
      return { ...pulled, writers: writers.map((one) => ({ ...one, isMe: one.name === worker })) }
    },
  })
  const open = async (kept: Kept = packed.kept) => {
    const replica = createReplica({ kept, wire: wire('Amira'), world, onMerged: (one) => accounts.push(one) })
    await replica.refresh()
    replica.keptHere(outbox.map(({ update }) => update))
    return replica
  }
  const bo = () => createReplica({ kept: server.open('Bo'), wire: wire('Bo'), world })
  const send = (): void => {
    for (const { clientId, update } of outbox.splice(0)) server.push('Amira', clientId, update)
  }
  return { world, server, outbox, accounts, net, open, bo, send }
}

test('what the device keeps is said to be kept and not to be with the server, until it has been sent', async () => {
  const { net, open, send, server } = aDevice()
  const amira = await open()
  amira.edit('s:health', 'Vi satt i köket.')
  await amira.flush()
  expect([amira.state().kind, amira.isSettled(), server.seq()]).toEqual(['kept', false, 0])
  expect(amira.unsent()).toEqual([{ field: 's:health', text: 'Vi satt i köket.' }])
  net.isOnline = true
  send()
  amira.received()
  await amira.refresh()
  expect([amira.state().kind, amira.unsent()]).toEqual(['settled', []])
  expect(server.doc().getText('s:health').toJSON()).toBe('Vi satt i köket.')
})

test('opened again on the device one writes on under the same number, and no other, after the words that are there', async () => {
  const { open, outbox } = aDevice()
  const first = await open()
  first.edit('s:health', 'Före. ')
  await first.flush()
  first.stop()
  const again = await open()
  again.edit('s:health', 'Före. Efter.')
  await again.flush()
  expect(again.text('s:health')).toBe('Före. Efter.')
  const numbers = outbox.flatMap(({ update }) => [...Y.parseUpdateMeta(update).from.keys()])
  expect(new Set(numbers)).toEqual(new Set([first.clientId]))
})

test('home again it is told what the colleague wrote, and own words of an earlier window are one’s own', async () => {
  const { net, open, bo, send, accounts } = aDevice()
  const first = await open()
  first.edit('s:health', 'Amira ett.\n')
  await first.flush()
  first.stop()
  const again = await open()
  again.edit('s:health', 'Amira ett.\nAmira två.\n')
  await again.flush()
  net.isOnline = true
  const other = bo()
  await other.refresh()
  other.edit('s:health', 'Bo.\n')
  await other.flush()
  send()
  again.received()
  await again.refresh()
  expect(accounts).toEqual([
    [{ field: 's:health', mine: 2, theirs: [{ name: 'Bo', paragraphs: 1 }], removed: 0 }],
  ])
})

test('with a network a window writes on under a number of its own, and not before all is sent', async () => {
  const { net, open, send, server } = aDevice()
  const amira = await open()
  amira.edit('s:health', 'Utan nät.')
  await amira.flush()
  const own = server.open('Amira').clientId
  expect(amira.renumber(own)).toBe(false)
  net.isOnline = true
  send()
  amira.received()
  await amira.refresh()
  expect(amira.renumber(own)).toBe(true)
  amira.edit('s:health', 'Utan nät. Med nät.')
  await amira.flush()
  expect(server.doc().getText('s:health').toJSON()).toBe('Utan nät. Med nät.')
  expect(Y.getState(server.doc().store, own)).toBe(' Med nät.'.length)
  expect(toBytes(amira.copy().updates[0] ?? '')?.length).toBeGreaterThan(0)
})
