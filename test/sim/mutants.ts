import type { Device, StoreChange, WireAnswer, WireRequest } from '#kernel/device.ts'
import { uuidv7Of } from '#kernel/id.ts'
import type { Bag } from '#modules/bag/core/bag.ts'
import { pushText } from '../../src/modules/assessment/together/contract.ts'
import { tellVisit } from '../../src/modules/visits/contract.ts'
import type { Disk } from './disk.ts'
import type { Serve } from './wire.ts'

/**
 * A version of the product that is broken in one place, at the border of one of its parts: a simulation that does not see it
 * proves nothing. Each is the fault that a real programmer makes.
 */
export type Mutant = {
  readonly name: string
  readonly device?: (device: Device) => Device
  readonly disk?: (disk: Disk) => Disk
  readonly bag?: (bag: Bag) => Bag
  /** `sql` acts on the town's database past all rights; $1 is the municipality. */
  readonly serve?: (serve: Serve, sql: (text: string) => Promise<unknown>) => Serve
}

const isPut = (change: StoreChange, prefix: string): boolean =>
  'put' in change && change.put.startsWith(prefix)
const isRemoved = (change: StoreChange, prefix: string): boolean =>
  'remove' in change && change.remove.startsWith(prefix)

const withWrite = (
  device: Device,
  write: (changes: readonly StoreChange[]) => readonly StoreChange[],
): Device => ({
  ...device,
  store: { ...device.store, write: (changes) => device.store.write(write(changes)) },
})

const answering =
  (address: RegExp, change: (answer: WireAnswer) => WireAnswer, method?: WireRequest['method']) =>
  (device: Device): Device => ({
    ...device,
    wire: {
      send: async (request) => {
        const answer = await device.wire.send(request)
        const isMeant = address.test(request.address) && (method ?? request.method) === request.method
        return isMeant ? change(answer) : answer
      },
    },
  })

const fine = (body: unknown): WireAnswer => ({ kind: 'answer', status: 200, body })
const savedAt = '2026-11-23T09:00:00.000Z'

/** The first number that was given out for a text. */
const firstOf = new Map<unknown, unknown>()

export const mutants: readonly Mutant[] = [
  {
    name: 'a save without an answer counts as received',
    device: answering(
      /\/drafts\/[^/]+$/,
      (answer) => (answer.kind === 'no_answer' ? fine({ revision: 1, savedAt }) : answer),
      'PUT',
    ),
  },
  {
    name: 'a save that is refused counts as received',
    device: answering(
      /\/drafts\/[^/]+$/,
      (answer) =>
        answer.kind === 'answer' && answer.status >= 400 ? fine({ revision: 1, savedAt }) : answer,
      'PUT',
    ),
  },
  {
    name: 'the disk says "written" and forgets it',
    disk: (disk) => {
      let count = 0
      return {
        ...disk,
        store: {
          ...disk.store,
          write: (changes) => {
            count += 1
            return count % 5 === 0 && changes.some((one) => isPut(one, 'out/'))
              ? Promise.resolve()
              : disk.store.write(changes)
          },
        },
      }
    },
  },
  {
    name: 'a wipe takes the unsent words with it',
    device: (device) => ({
      ...device,
      store: {
        ...device.store,
        write: async (changes) => {
          const isWipe = changes.some((one) => isRemoved(one, 'index/'))
          const unsent = isWipe ? await device.store.names('out/') : []
          return device.store.write([...changes, ...unsent.map((remove) => ({ remove }))])
        },
      },
    }),
  },
  {
    name: 'a full disk counts as saved',
    device: (device) => ({
      ...device,
      store: { ...device.store, write: (changes) => device.store.write(changes).catch(() => undefined) },
    }),
  },
  {
    name: 'the end of the lease is not looked at',
    device: (device) => {
      const start = device.clock.now()
      return { ...device, clock: { now: () => start } }
    },
  },
  {
    name: 'an ended device goes on as before',
    device: answering(/\/contact$/, (answer) =>
      answer.kind === 'answer' && answer.status === 200 && typeof answer.body === 'object'
        ? fine({ ...answer.body, isEnded: false })
        : answer,
    ),
  },
  {
    name: 'cases of others are not let go',
    device: (device) => withWrite(device, (changes) => changes.filter((one) => !isRemoved(one, 'bundle/'))),
  },
  {
    name: 'wrong tries are not counted',
    device: (device) => ({
      ...device,
      store: {
        ...device.store,
        write: (changes) =>
          device.store.write(
            changes.map((one) => {
              if (!('put' in one) || !one.put.startsWith('slot/')) return one
              const slot: unknown = JSON.parse(new TextDecoder().decode(one.value))
              const text = JSON.stringify(typeof slot === 'object' ? { ...slot, tries: 0 } : slot)
              return { put: one.put, value: new Uint8Array(new TextEncoder().encode(text)) }
            }),
          ),
      },
    }),
  },
  {
    name: 'refused words are taken and not kept',
    serve: (serve) => async (request) =>
      request.address.endsWith('/bag/quarantine') && request.method === 'POST'
        ? fine({ id: Reflect.get(Object(request.body), 'id'), receivedAt: savedAt })
        : serve(request),
  },
  {
    name: 'a signed note is tidied up afterwards',
    serve: (serve, sql) => async (request) => {
      if (request.address.endsWith('/sign'))
        await sql(`update notes set happened = happened || '.' where tenant_id = $1`)
      return serve(request)
    },
  },
  {
    name: 'a reading now and then leaves no row in the log',
    serve: (serve, sql) => {
      let count = 0
      return async (request) => {
        const answer = await serve(request)
        count += 1
        if (count % 20 === 0)
          await sql(
            `delete from audit_log where tenant_id = $1 and kind = 'read' and at = (select max(at) from audit_log where tenant_id = $1)`,
          )
        return answer
      }
    },
  },
  {
    name: 'the server forgets every third update of a text',
    serve: (serve) => {
      let count = 0
      return async (request) => {
        if (!request.address.endsWith('/updates')) return serve(request)
        count += 1
        return count % 3 === 0 ? fine({ seq: 1, taken: true, savedAt }) : serve(request)
      }
    },
  },
  {
    name: 'a text counts as sent before it is',
    device: answering(/\/updates$/, (answer) =>
      answer.kind === 'no_answer' ? fine({ seq: 1, taken: true, savedAt }) : answer,
    ),
  },
  {
    name: 'what others wrote is not heard',
    device: answering(/\/pull$/, (answer) =>
      answer.kind === 'answer' && answer.status === 200 && typeof answer.body === 'object'
        ? fine({ ...answer.body, updates: [] })
        : answer,
    ),
  },
  {
    name: 'a device forgets unsent words of a text when it restarts',
    // Said to be kept, and written nowhere.
    bag: (bag) => ({
      ...bag,
      submit: async (route, input, key) =>
        route === pushText.name
          ? { kind: 'kept', id: key, reply: { seq: 0, taken: true, savedAt } }
          : bag.submit(route, input, key),
    }),
  },
  {
    name: 'a refused text is handed in as bytes that nobody can read',
    serve: (serve) => async (request) => {
      const answer = await serve(request)
      if (!/\/bag\/quarantine\/[^/]+$/.test(request.address) || answer.kind !== 'answer') return answer
      const { words, route } = Object(answer.body)
      if (route !== pushText.name) return answer
      const bytes = words.map((one: { text: string }) => ({ ...one, text: btoa(encodeURI(one.text)) }))
      return { ...answer, body: { ...Object(answer.body), words: bytes } }
    },
  },
  {
    name: 'a tap is told twice as two',
    // Its number is made when it is sent, and not when somebody presses.
    device: (device) => ({
      ...device,
      wire: {
        send: (request) => {
          if (!request.address.endsWith('/events')) return device.wire.send(request)
          const { events } = Object(request.body)
          const anew = events.map((tap: object) => ({
            ...tap,
            id: uuidv7Of(device.clock.now(), device.random.bytes(10)),
          }))
          const { idempotencyKey: _, ...rest } = request
          return device.wire.send({ ...rest, body: { ...Object(request.body), events: anew } })
        },
      },
    }),
  },
  {
    name: 'of taps that are told together only the first is taken',
    serve: (serve) => (request) =>
      request.address.endsWith('/events')
        ? serve({ ...request, body: { events: Object(request.body).events.slice(0, 1) } })
        : serve(request),
  },
  {
    name: 'a refused tap is no sentence for anybody',
    serve: (serve) => async (request) => {
      const answer = await serve(request)
      if (!/\/bag\/quarantine\/[^/]+$/.test(request.address) || answer.kind !== 'answer') return answer
      return Object(answer.body).route === tellVisit.name
        ? { ...answer, body: { ...Object(answer.body), words: [] } }
        : answer
    },
  },
  {
    name: 'everybody writes under the number of the first',
    serve: (serve) => async (request) => {
      const answer = await serve(request)
      if (!request.address.endsWith('/together') || answer.kind !== 'answer' || answer.status !== 200)
        return answer
      const { documentId, clientId } = Object(answer.body)
      if (!firstOf.has(documentId)) firstOf.set(documentId, clientId)
      return fine({ ...Object(answer.body), clientId: firstOf.get(documentId) })
    },
  },
]
