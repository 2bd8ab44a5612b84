import * as Y from 'yjs'
import { aMachine, aServer, boot, ids, passphrase, registration } from '#test/support/bag.ts'
import { newUuid } from '#test/support/town.ts'
import { openText, pullText, pushText } from '../src/modules/assessment/together/contract.ts'
import { fieldsWith } from '../src/modules/assessment/rules/fields.ts'
import { sectionCodes } from '../src/modules/assessment/rules/skeleton.ts'
import { toBytes, toText } from '../src/modules/together/bytes.ts'
import { at, edits, longText, words } from './long-text.ts'

/**
 * The same investigation out of the encrypted bag, with a visit's writing in the outbox on top of it: opened anew each time, as
 * after a hard restart. Everything is the product's own but the passphrase's Argon2id (half a second by intention) and the disk,
 * which is memory.
 */
const [rounds, spoken] = [15, 400]
const investigationId = '01a20320-a200-7000-8000-000000000101'
const documentId = '01a20320-a200-7000-8000-000000000102'
const nothing = toText(Y.encodeStateVector(new Y.Doc()))

const parts = Array.from({ length: 60 - sectionCodes.length }, () => crypto.randomUUID())
const fields = fieldsWith(parts).filter((field) => !field.endsWith(':source'))
const state = Y.encodeStateAsUpdate(longText(fields))

const [machine, server] = [aMachine(), await aServer()]
const first = boot(machine, server)
const slotId = await first.create(registration(server), passphrase)
await first.keep({
  lease: await server.lease(machine.now),
  untilAt: '2026-11-24T09:00:00.000Z',
  serverNow: machine.now,
  shared: [],
  cases: [
    {
      caseId: ids.caseId,
      childId: ids.child,
      number: '2026-0001',
      childName: 'Påhittad',
      protection: 'none',
      replies: [
        {
          route: openText.name,
          input: { investigationId, tabId: ids.device },
          reply: { documentId, clientId: 3, seq: 1 },
        },
        {
          route: pullText.name,
          input: { investigationId, documentId, since: 0, vector: nothing },
          reply: { seq: 1, updates: [toText(state)], writers: [] },
        },
      ],
    },
  ],
})

const openFrom = async (bag: typeof first) => {
  await bag.answer(openText.name, { investigationId, tabId: ids.tab })
  const answer = await bag.answer(pullText.name, { investigationId, documentId, since: 0, vector: nothing })
  const doc = new Y.Doc()
  const { updates } = pullText.reply.parse(answer?.reply)
  doc.transact(() => {
    for (const one of updates) Y.applyUpdate(doc, toBytes(one) ?? new Uint8Array())
  })
  return doc
}

const doc = await openFrom(first)
doc.clientID = 3
const kept: number[] = []
let update = ''
doc.on('update', (bytes: Uint8Array) => {
  update = toText(bytes)
})
for (let n = 0; n < spoken; n++) {
  doc.getText('s:analysis').insert(doc.getText('s:analysis').length, 'barnet berättar ')
  const from = performance.now()
  await first.submit(pushText.name, { investigationId, documentId, clientId: 3, update }, newUuid())
  kept.push(performance.now() - from)
}

const times: number[] = []
for (let n = 0; n < rounds; n++) {
  const bag = boot(machine, server)
  const from = performance.now()
  await bag.unlock(slotId, passphrase)
  const opened = await openFrom(bag)
  times.push(performance.now() - from)
  if (opened.getText('s:analysis').toJSON() !== doc.getText('s:analysis').toJSON())
    throw new Error('another text')
}
const outbox = [...machine.disk.keys()].filter((name) => name.startsWith('out/')).length
console.log(
  `${fields.length} fields, ${words} words, ${edits} edits, and ${spoken} pieces of writing in ${outbox} entries of the outbox`,
)
console.log(
  `opened from the encrypted bag: first ${times[0]?.toFixed(0)} ms, median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`,
)
console.log(`a piece of writing is kept: median ${at(kept, 0.5)} ms, p95 ${at(kept, 0.95)} ms`)
