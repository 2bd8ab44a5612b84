import { turnOf } from '#kernel/autosave.ts'
import {
  type Bytes,
  type Device,
  type DeviceStore,
  type StoreChange,
  StoreFull,
  type WireAnswer,
  type WireRequest,
} from '#kernel/device.ts'
import { newBoxKeys, openBox, type PrivateKey } from '#modules/bag/core/box.ts'
import { bytesOf, textOf } from '#modules/bag/core/bytes.ts'
import { createBag } from '#modules/bag/core/bag.ts'
import { newLeaseKeys, signLease } from '#modules/bag/core/lease.ts'
import type { Turn } from '#modules/bag/core/sending.ts'
import type { Registration } from '#modules/bag/core/slots.ts'
import { registry } from '../../src/web/offline/registry.ts'

export const ids = {
  tenant: '01a20320-a200-7000-8000-0000000000a1',
  amira: '01a20320-a200-7000-8000-0000000000b1',
  bo: '01a20320-a200-7000-8000-0000000000b2',
  device: '01a20320-a200-7000-8000-0000000000c1',
  caseId: '01a20320-a200-7000-8000-0000000000d1',
  child: '01a20320-a200-7000-8000-0000000000e1',
  tab: '01a20320-a200-7000-8000-0000000000f1',
} as const

/** What lies on a disk; lives on when the device restarts. */
export type Disk = Map<string, Bytes>

/** `failAt`: which write goes wrong, counted from one; each later one goes well. */
export const diskStore = (
  disk: Disk,
  fault: { failAt?: number; how?: 'full' | 'broken' } = {},
): DeviceStore => {
  let writes = 0
  return {
    read: async (name) => disk.get(name),
    names: async (prefix) => [...disk.keys()].filter((name) => name.startsWith(prefix)).sort(),
    write: async (changes: readonly StoreChange[]) => {
      writes += 1
      if (writes === fault.failAt) throw fault.how === 'full' ? new StoreFull() : new Error('disk')
      for (const change of changes) {
        if ('put' in change) disk.set(change.put, change.value)
        else disk.delete(change.remove)
      }
    },
  }
}

type Draft = { words: string; revision: number; tabId: string; tabSeq: number }

const no = (status: number, code: string): WireAnswer => ({
  kind: 'answer',
  status,
  body: { error: { code, message: 'Nej.' } },
})

const field = (request: WireRequest, name: string): unknown => Reflect.get(Object(request.body), name)

const ok = (body: unknown): WireAnswer => ({ kind: 'answer', status: 200, body })

const tooLong: WireAnswer = {
  kind: 'answer',
  status: 400,
  body: {
    error: {
      code: 'bad_input',
      message: 'Något behöver rättas. Se vid fälten.',
      issues: [{ path: 'happened', code: 'too_long', message: 'Texten är för lång.' }],
    },
  },
}

/** A child's name that must not be found on a locked disk. */
export const canary = 'Kanariefågel Påhittad'

/** What is read of a draft that nobody has begun. */
const nothingBegun = {
  childName: canary,
  protection: 'none',
  draft: null,
  isSigned: false,
  meetingId: null,
  original: null,
}

/** A server that does what the journal does with drafts, once for each key. `cut` loses answers, `refuse` says no. */
export const aServer = async () => {
  const [box, lease] = [await newBoxKeys(), await newLeaseKeys()]
  const drafts = new Map<string, Draft>()
  const signed = new Map<string, string[]>()
  const handled = new Map<string, WireAnswer>()
  const quarantine = new Map<string, string>()
  const faults: { cut: (n: number) => 'before' | 'after' | undefined; refuse: number | undefined } = {
    cut: () => undefined,
    refuse: undefined,
  }
  let calls = 0

  const save = (request: WireRequest, draftId: string): WireAnswer => {
    const given = {
      revision: Number(field(request, 'revision')),
      tabId: String(field(request, 'tabId')),
      tabSeq: Number(field(request, 'tabSeq')),
    }
    const words = String(field(request, 'happened'))
    const stored = drafts.get(draftId)
    if (signed.has(draftId)) return no(409, 'note_already_signed')
    if (words.length > 10_000) return tooLong
    // As the journal: a save on top of words that are not there would bring back what was thrown away.
    if (!stored && given.revision > 0) return no(409, 'draft_gone')
    if (!stored) drafts.set(draftId, { ...given, words, revision: 1 })
    else {
      const turn = turnOf(stored, given)
      if (turn === 'conflict') return no(409, 'draft_changed_elsewhere')
      if (turn === 'write') drafts.set(draftId, { ...given, words, revision: stored.revision + 1 })
    }
    return ok({ revision: drafts.get(draftId)?.revision, savedAt: '2026-11-23T09:00:00.000Z' })
  }

  const sign = (request: WireRequest, draftId: string): WireAnswer => {
    const stored = drafts.get(draftId)
    if (!stored) return signed.has(draftId) ? no(409, 'note_already_signed') : no(404, 'not_found')
    if (stored.revision !== field(request, 'revision')) return no(409, 'draft_changed_elsewhere')
    signed.set(draftId, [...(signed.get(draftId) ?? []), stored.words])
    drafts.delete(draftId)
    return ok({ noteId: draftId, signedAt: '2026-11-23T09:00:00.000Z' })
  }

  const open = async (request: WireRequest): Promise<WireAnswer> => {
    const about = `${ids.tenant}|${ids.amira}|${String(field(request, 'id'))}`
    const words = await openBox(box.secret satisfies PrivateKey, about, String(field(request, 'sealed')))
    return ok({ command: words ? textOf(words) : null })
  }

  const answer = async (request: WireRequest): Promise<WireAnswer> => {
    if (request.address === '/api/bag/sealed') return open(request)
    if (request.address === '/api/bag/quarantine') {
      quarantine.set(String(field(request, 'id')), String(field(request, 'sealed')))
      return ok({ id: field(request, 'id'), receivedAt: '2026-11-23T09:00:00.000Z' })
    }
    if (request.method === 'GET') {
      const [draftId = ''] = request.address.split('/').slice(-1)
      return ok({ ...nothingBegun, isSigned: signed.has(draftId) })
    }
    const key = request.idempotencyKey ?? ''
    const first = handled.get(key)
    if (first) return first
    if (faults.refuse !== undefined) return no(faults.refuse, 'not_found')
    const draftId = request.address.split('/')[4] ?? ''
    const said = request.address.endsWith('/sign') ? sign(request, draftId) : save(request, draftId)
    if (said.kind === 'answer' && said.status === 200) handled.set(key, said)
    return said
  }

  return {
    drafts,
    signed,
    quarantine,
    faults,
    keys: { box: box.open, lease: lease.open },
    /** Opens a refused command, as the one who leads the unit would see it. */
    quarantined: async () =>
      Promise.all(
        [...quarantine].map(async ([id, sealed]) => {
          const words = await openBox(box.secret, `${ids.tenant}|${ids.amira}|${id}`, sealed)
          return words ? textOf(words) : ''
        }),
      ),
    lease: (now: number, hours = 24) =>
      signLease(lease.secret, {
        tenantId: ids.tenant,
        workerId: ids.amira,
        deviceId: ids.device,
        issued: now,
        until: now + hours * 3_600_000,
        caseIds: [ids.caseId],
      }),
    send: async (request: WireRequest): Promise<WireAnswer> => {
      calls += 1
      const cut = faults.cut(calls)
      if (cut === 'before') return { kind: 'no_answer' }
      const said = await answer(request)
      return cut === 'after' ? { kind: 'no_answer' } : said
    },
  }
}

export type Server = Awaited<ReturnType<typeof aServer>>

const inTurn = (): Turn => {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const next = (last.get(name) ?? Promise.resolve()).catch(() => undefined).then(work)
    last.set(name, next)
    return next
  }
}

export const start = Temporal.Instant.from('2026-11-23T09:00:00.000Z').epochMilliseconds

export type Machine = { readonly disk: Disk; now: number; isOnline: boolean }

export const aMachine = (): Machine => ({ disk: new Map(), now: start, isOnline: true })

const derive = async (passphrase: string, salt: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(`${passphrase}|${String(salt)}`)))

/** The program on a device, begun anew: what is in memory is gone, what is on the disk is there. */
export const boot = (machine: Machine, server: Server, fault: Parameters<typeof diskStore>[1] = {}) => {
  const device: Device = {
    clock: { now: () => machine.now },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    store: diskStore(machine.disk, fault),
    wire: {
      send: (request) => (machine.isOnline ? server.send(request) : Promise.resolve({ kind: 'no_answer' })),
    },
    timers: { after: () => () => undefined },
  }
  return createBag({ device, registry, turn: inTurn(), derive })
}

export type ABag = ReturnType<typeof boot>

export const passphrase = { kind: 'passphrase', passphrase: 'fyra påhittade ord här' } as const

export const registration = (server: Server): Registration => ({
  tenantId: ids.tenant,
  workerId: ids.amira,
  deviceId: ids.device,
  secret: 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ1Ng',
  leaseKey: server.keys.lease,
  boxKey: server.keys.box,
  boxKeyVersion: 1,
  offset: 0,
})

export const pack = async (bag: ABag, server: Server, now: number, hours = 24) =>
  bag.keep({
    lease: await server.lease(now, hours),
    untilAt: new Temporal.Instant(BigInt(now + hours * 3_600_000) * 1_000_000n).toString(),
    serverNow: now,
    shared: [{ route: 'listOwnDrafts', input: {}, reply: [] }],
    cases: [
      {
        caseId: ids.caseId,
        childId: ids.child,
        number: '2026-0001',
        childName: canary,
        protection: 'none',
        replies: [
          {
            route: 'readDraft',
            input: { childId: ids.child, draftId: ids.caseId },
            reply: nothingBegun,
          },
        ],
      },
    ],
  })

/** A save as the screen of a note sends it. */
export const save = (
  draftId: string,
  words: string,
  revision: number,
  tabSeq: number,
  tabId: string = ids.tab,
) => ({
  draftId,
  childId: ids.child,
  caseId: null,
  reportChildId: null,
  originalId: null,
  kind: 'home_visit',
  eventOn: '2026-11-23',
  place: '',
  childAlone: null,
  participants: [],
  happened: words,
  childWords: '',
  assessment: '',
  correctionReason: '',
  revision,
  tabId,
  tabSeq,
})
