import { countedHere } from '#kernel/autosave.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aMachine,
  aServer,
  boot,
  canary,
  ids,
  pack,
  passphrase,
  registration,
  save,
  start,
} from '#test/support/bag.ts'
import { newUuid } from '#test/support/town.ts'
import { leaseStanding, limits } from '../rules.ts'
import { textOf } from './bytes.ts'
import { openVault, Spoilt } from './vault.ts'

const hour = 3_600_000

const packedBag = async () => {
  const [machine, server] = [aMachine(), await aServer()]
  const bag = boot(machine, server)
  const slotId = await bag.create(registration(server), passphrase)
  expect(await pack(bag, server, machine.now)).toBe('packed')
  return { machine, server, bag, slotId }
}

const textOnDisk = (disk: ReadonlyMap<string, Uint8Array>): string =>
  [...disk].map(([name, bytes]) => `${name} ${Buffer.from(bytes).toString('utf8')}`).join('\n')

describe('the vault', () => {
  const random = { bytes: (n: number) => crypto.getRandomValues(new Uint8Array(n)) }
  const owner = { tenantId: ids.tenant, workerId: ids.amira, deviceId: ids.device }

  test('opens what it sealed, and nothing under another name, version, user, device or municipality', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ maxLength: 20 }),
        async (words, name) => {
          const key = random.bytes(32)
          const vault = await openVault(key, owner, random)
          const sealed = await vault.seal(name, 1, new Uint8Array(words))
          expect([...(await vault.open(name, 1, sealed))]).toEqual([...words])
          const others = [
            vault.open(`${name}x`, 1, sealed),
            vault.open(name, 2, sealed),
            ...(['tenantId', 'workerId', 'deviceId'] as const).map(async (part) =>
              (await openVault(key, { ...owner, [part]: ids.bo }, random)).open(name, 1, sealed),
            ),
          ]
          for (const other of await Promise.allSettled(others))
            expect(other).toMatchObject({ status: 'rejected' })
        },
      ),
      { numRuns: 30 },
    )
  })

  test('no vector is used twice, also for the same words', async () => {
    const vault = await openVault(random.bytes(32), owner, random)
    const words = random.bytes(40)
    const sealed = await Promise.all(Array.from({ length: 300 }, () => vault.seal('a', 1, words)))
    const wrapping = sealed.map((one) => Buffer.from(one.slice(1, 13)).toString('hex'))
    const sealing = sealed.map((one) => Buffer.from(one.slice(-(40 + 16 + 12), -(40 + 16))).toString('hex'))
    expect(new Set([...wrapping, ...sealing]).size).toBe(600)
  })

  test('one changed bit anywhere in a record is found', async () => {
    const vault = await openVault(random.bytes(32), owner, random)
    const sealed = await vault.seal('a', 1, random.bytes(40))
    for (let at = 0; at < sealed.length; at++) {
      const spoilt = sealed.slice()
      spoilt[at] = (spoilt[at] ?? 0) ^ 1
      await expect(vault.open('a', 1, spoilt)).rejects.toBeInstanceOf(Spoilt)
    }
  })
})

describe('the lease', () => {
  test('never lasts longer than 72 hours, whatever its end says, and a clock that goes back more than an hour ends it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: -400, max: 400 }), (hours, later) => {
        const times = { issued: start, until: start + hours * hour }
        const now = start + later * hour
        const found = leaseStanding(times, { now, seen: start })
        if (later < -1) expect(found).toBe('clock_back')
        else expect(found).toBe(later >= Math.min(hours, limits.longestLeaseHours) ? 'lease_over' : 'good')
      }),
    )
  })

  test('at its end what was packed is deleted, also from a locked device; unsent words stay sealed and arrive', async () => {
    const { machine, server, bag, slotId } = await packedBag()
    const draftId = newUuid()
    machine.isOnline = false
    await bag.submit('saveDraft', save(draftId, 'Kvar efter väskans tid.', 0, 1), newUuid())
    machine.now += 24 * hour + 1
    const after = boot(machine, server)
    expect(await after.tick()).toEqual(['lease_over'])
    expect([...machine.disk.keys()].filter((name) => /^(bundle|index)\//.test(name))).toEqual([])
    expect(await after.unlock(slotId, passphrase)).toEqual({ kind: 'wiped', reason: 'lease_over' })
    machine.isOnline = true
    expect(await after.sendSealed({ workerId: ids.bo })).toBe('done')
    expect(server.drafts.size).toBe(0)
    expect(await after.sendSealed({ workerId: ids.amira })).toBe('done')
    expect(server.drafts.get(draftId)?.words).toBe('Kvar efter väskans tid.')
    expect(machine.disk.size).toBe(0)
  })

  test('a lease whose end was moved on the disk opens nothing', async () => {
    const { machine, server, slotId } = await packedBag()
    const name = `slot/${slotId}`
    const slot = JSON.parse(textOf(machine.disk.get(name) ?? new Uint8Array()))
    slot.lease.until += 40 * hour
    machine.disk.set(name, new Uint8Array(Buffer.from(JSON.stringify(slot))))
    expect(await boot(machine, server).unlock(slotId, passphrase)).toEqual({
      kind: 'wiped',
      reason: 'lease_over',
    })
  })
})

describe('opening', () => {
  test('ten wrong passphrases delete what was packed; a restart between them gives no further try', async () => {
    const { machine, server, slotId } = await packedBag()
    const wrong = { kind: 'passphrase', passphrase: 'inte den rätta frasen' } as const
    for (let left = limits.wrongTries - 1; left > 0; left--)
      expect(await boot(machine, server).unlock(slotId, wrong)).toEqual({ kind: 'wrong', left })
    expect(await boot(machine, server).unlock(slotId, wrong)).toEqual({
      kind: 'wiped',
      reason: 'wrong_tries',
    })
    expect(await boot(machine, server).unlock(slotId, passphrase)).toMatchObject({ kind: 'wiped' })
  })

  test('the right one counts the tries from the start, and the bag answers what was packed', async () => {
    const { machine, server, slotId } = await packedBag()
    const bag = boot(machine, server)
    await bag.unlock(slotId, { kind: 'passphrase', passphrase: 'inte den rätta frasen' })
    expect(await bag.unlock(slotId, passphrase)).toEqual({ kind: 'open' })
    expect((await bag.slots())[0]?.triesLeft).toBe(limits.wrongTries)
    const answer = await bag.answer('readDraft', { childId: ids.child, draftId: newUuid() })
    expect(answer?.reply).toMatchObject({ childName: canary, draft: null })
    bag.lock()
    expect(await bag.answer('readDraft', { childId: ids.child, draftId: ids.caseId })).toBeUndefined()
  })

  test('nothing on the disk tells whose bag it is, or anything of what is in it', async () => {
    const { machine, bag } = await packedBag()
    machine.isOnline = false
    await bag.submit('saveDraft', save(newUuid(), `${canary} sov inte`, 0, 1), newUuid())
    const all = textOnDisk(machine.disk)
    for (const secret of [canary, ids.amira, ids.child, ids.caseId, ids.tenant, 'sov inte', '2026-0001'])
      expect(all).not.toContain(secret)
    expect((await bag.slots({ workerId: ids.bo }))[0]?.isOwn).toBe(false)
    expect((await bag.slots({ workerId: ids.amira }))[0]?.isOwn).toBe(true)
  })
})

/** The n-th number that a device counts. */
const here = (n: number): number => countedHere() + n - 1

describe('the outbox', () => {
  test('a note that is begun and saved again and again before there is a network is one new note on the server', async () => {
    const { machine, server, bag } = await packedBag()
    machine.isOnline = false
    const draftId = newUuid()
    for (const [i, words] of ['Vi', 'Vi satt', 'Vi satt i köket.'].entries())
      expect(
        await bag.submit('saveDraft', save(draftId, words, i === 0 ? 0 : here(i), i + 1), newUuid()),
      ).toMatchObject({
        kind: 'kept',
        reply: { revision: here(i + 1) },
      })
    expect(await bag.waiting()).toHaveLength(1)
    machine.isOnline = true
    expect(await bag.send()).toBe('done')
    expect((await bag.waiting()).map(({ state }) => state)).toEqual(['received'])
    expect(server.drafts.get(draftId)).toMatchObject({ words: 'Vi satt i köket.', revision: 1 })
  })

  test('what was written without a network is signed by the server once, in its own numbers', async () => {
    const { machine, server, bag } = await packedBag()
    const draftId = newUuid()
    machine.isOnline = false
    for (const [i, words] of ['Vi', 'Vi träffade', 'Vi träffade barnet.'].entries())
      await bag.submit('saveDraft', save(draftId, words, i === 0 ? 0 : here(i), i + 1), newUuid())
    await bag.submit('signDraft', { draftId, revision: here(3) }, newUuid())
    expect(await bag.waiting()).toHaveLength(2)
    machine.isOnline = true
    await bag.send()
    await bag.send()
    expect(server.signed.get(draftId)).toEqual(['Vi träffade barnet.'])
    expect((await bag.waiting()).map(({ state }) => state)).toEqual(['received'])
  })

  test('a later save that comes first is not overtaken by an earlier one', async () => {
    const { machine, server, bag } = await packedBag()
    const draftId = newUuid()
    machine.isOnline = false
    await bag.submit('saveDraft', save(draftId, 'Nyast', 0, 2), newUuid())
    await bag.submit('saveDraft', save(draftId, 'Äldre', 0, 1), newUuid())
    machine.isOnline = true
    await bag.send()
    expect(server.drafts.get(draftId)?.words).toBe('Nyast')
  })

  test('an answer that never came is asked for again with the same key', async () => {
    const { server, bag } = await packedBag()
    const draftId = newUuid()
    server.faults.cut = (n) => (n <= 2 ? 'after' : undefined)
    await bag.submit('saveDraft', save(draftId, 'En gång', 0, 1), newUuid())
    await bag.submit('signDraft', { draftId, revision: here(1) }, newUuid())
    for (let i = 0; i < 5; i++) await bag.send()
    expect(server.signed.get(draftId)).toEqual(['En gång'])
  })

  test('words for a case that somebody else has now go to the one who leads the unit, with all that was wished', async () => {
    const { machine, server, bag } = await packedBag()
    const draftId = newUuid()
    machine.isOnline = false
    await bag.submit('saveDraft', save(draftId, 'Det här får inte försvinna.', 0, 1), newUuid())
    await bag.submit('signDraft', { draftId, revision: here(1) }, newUuid())
    machine.isOnline = true
    server.faults.refuse = 404
    await bag.send()
    expect((await bag.waiting()).map(({ state }) => state)).toEqual(['handed_in', 'handed_in'])
    expect((await server.quarantined()).join()).toContain('Det här får inte försvinna.')
  })

  test('what was changed elsewhere needs its author: saved as a new draft nothing of either is lost, and nothing unseen is signed', async () => {
    const { machine, server, bag } = await packedBag()
    const draftId = newUuid()
    await bag.submit('saveDraft', save(draftId, 'Först', 0, 1), newUuid())
    await bag.send()
    machine.isOnline = false
    await bag.submit('saveDraft', save(draftId, 'Från enheten', here(1), 2), newUuid())
    await bag.submit('signDraft', { draftId, revision: here(2) }, newUuid())
    server.drafts.set(draftId, { words: 'Från datorn', revision: 5, tabId: newUuid(), tabSeq: 1 })
    machine.isOnline = true
    await bag.send()
    const [needs] = (await bag.waiting()).filter(({ state }) => state === 'needs_you')
    expect(needs?.fault).toMatchObject({ status: 409, code: 'draft_changed_elsewhere' })
    expect(server.signed.size).toBe(0)
    await bag.asNew(needs?.id ?? '')
    await bag.send()
    expect([...server.drafts.values()].map(({ words }) => words).sort()).toEqual([
      'Från datorn',
      'Från enheten',
    ])
    expect(server.signed.size).toBe(0)
  })

  test('what cannot be taken as it is says what is wrong with it, not that there are fields to look at', async () => {
    const { machine, bag } = await packedBag()
    machine.isOnline = false
    await bag.submit('saveDraft', save(newUuid(), 'Lång. '.repeat(2_000), 0, 1), newUuid())
    machine.isOnline = true
    await bag.send()
    expect((await bag.waiting()).map(({ state, fault }) => ({ state, fault }))).toMatchObject([
      { state: 'needs_you', fault: { status: 400, message: 'Texten är för lång.' } },
    ])
  })

  test('what needs its author on a device that was emptied goes to the one who leads the unit, with the signature after it', async () => {
    const { machine, server, bag } = await packedBag()
    const draftId = newUuid()
    machine.isOnline = false
    await bag.submit('saveDraft', save(draftId, 'Från enheten', 0, 1), newUuid())
    await bag.submit('signDraft', { draftId, revision: here(1) }, newUuid())
    server.drafts.set(draftId, { words: 'Från datorn', revision: 5, tabId: newUuid(), tabSeq: 1 })
    machine.now += 24 * hour + 1
    const after = boot(machine, server)
    await after.tick()
    machine.isOnline = true
    expect(await after.sendSealed({ workerId: ids.amira })).toBe('done')
    expect((await server.quarantined()).join()).toContain('Från enheten')
    expect(server.drafts.get(draftId)?.words).toBe('Från datorn')
    expect(server.signed.size).toBe(0)
    expect(machine.disk.size).toBe(0)
  })

  test('after an update that no longer takes the words they need their author, and can be handed in', async () => {
    const { machine, server, bag } = await packedBag()
    machine.isOnline = false
    await bag.submit('saveDraft', save(newUuid(), 'Gammalt slag', 0, 1), newUuid())
    const [waiting] = await bag.waiting()
    expect(waiting?.state).toBe('saved')
    expect(await bag.submit('saveDraft', { draftId: newUuid(), words: 'Okänt fält' }, newUuid())).toEqual({
      kind: 'not_here',
    })
    machine.isOnline = true
    await bag.handIn(waiting?.id ?? '')
    await bag.send()
    expect((await server.quarantined()).join()).toContain('Gammalt slag')
  })

  test('a full disk is told, and what was saved before it stays', async () => {
    const { machine, server, slotId } = await packedBag()
    const bag = boot(machine, server, { failAt: 4, how: 'full' })
    await bag.unlock(slotId, passphrase)
    machine.isOnline = false
    const draftId = newUuid()
    expect((await bag.submit('saveDraft', save(draftId, 'Sparat', 0, 1), newUuid())).kind).toBe('kept')
    expect((await bag.submit('saveDraft', save(draftId, 'Ryms inte', here(1), 2), newUuid())).kind).toBe(
      'full',
    )
    expect((await bag.submit('saveDraft', save(draftId, 'Ryms igen', here(1), 3), newUuid())).kind).toBe(
      'kept',
    )
    machine.isOnline = true
    await bag.send()
    expect(server.drafts.get(draftId)?.words).toBe('Ryms igen')
  })

  test('whatever write fails, whenever the device restarts and whichever answers are lost: nothing saved is lost or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          failAt: fc.integer({ min: 3, max: 40 }),
          how: fc.constantFrom('full' as const, 'broken' as const),
          cuts: fc.array(fc.constantFrom('before' as const, 'after' as const, undefined), { maxLength: 20 }),
          steps: fc.array(fc.constantFrom('write', 'restart', 'send', 'sign'), {
            minLength: 3,
            maxLength: 25,
          }),
        }),
        async ({ failAt, how, cuts, steps }) => {
          const { machine, server, slotId } = await packedBag()
          server.faults.cut = (n) => cuts[n]
          const begin = async (fault: Parameters<typeof boot>[2]) => {
            const bag = boot(machine, server, fault)
            await bag.unlock(slotId, passphrase)
            return bag
          }
          let bag = await begin({ failAt, how })
          let [draftId, revision, tabSeq] = [newUuid(), 0, 0]
          const acknowledged = new Map<string, string>()
          const wished = new Set<string>()
          for (const [i, step] of steps.entries()) {
            if (step === 'restart') bag = await begin({})
            if (step === 'send') await bag.send().catch(() => undefined)
            if (step === 'write') {
              tabSeq += 1
              const done = await bag.submit(
                'saveDraft',
                save(draftId, `Ord ${i}`, revision, tabSeq),
                newUuid(),
              )
              if (done.kind === 'kept') {
                acknowledged.set(draftId, `Ord ${i}`)
                revision = Number(Reflect.get(Object(done.reply), 'revision'))
              }
            }
            if (step === 'sign' && acknowledged.has(draftId)) {
              const done = await bag.submit('signDraft', { draftId, revision }, newUuid())
              if (done.kind === 'kept') {
                wished.add(draftId)
                ;[draftId, revision, tabSeq] = [newUuid(), 0, 0]
              }
            }
          }
          server.faults.cut = () => undefined
          bag = await begin({})
          for (let i = 0; i < 4; i++) await bag.send()
          for (const [id, words] of acknowledged) {
            if (wished.has(id)) expect(server.signed.get(id)).toEqual([words])
            else expect(server.drafts.get(id)?.words).toBe(words)
          }
          expect((await bag.waiting()).filter(({ state }) => state !== 'received')).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)
})
