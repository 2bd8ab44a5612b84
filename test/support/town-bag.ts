import type { Bytes, Device, WireAnswer } from '#kernel/device.ts'
import type { Packing } from '#kernel/offline.ts'
import { checkOut } from '#modules/bag/contract.ts'
import { createBag } from '#modules/bag/core/bag.ts'
import { bytesOf } from '#modules/bag/core/bytes.ts'
import type { KeptReply } from '#modules/bag/core/contents.ts'
import { registry } from '../../src/web/offline/registry.ts'
import { diskStore, passphrase } from './bag.ts'
import { aDevice } from './sealed-words.ts'
import type { Login, Town } from './town.ts'

const derive = async (words: string, salt: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(`${words}|${String(salt)}`)))

/** Everything that is packed of one case, through the real gate. */
const fetchAll = async (town: Town, login: Login, list: readonly Packing[]): Promise<KeptReply[]> => {
  const all: KeptReply[] = []
  for (const one of list) {
    const { status, body } = await town.send(login, one.route, one.input)
    if (status !== 200) continue
    const input: unknown = one.route.input.parse(one.input)
    all.push({ route: one.route.name, input, reply: body }, ...(await fetchAll(town, login, one.next(body))))
  }
  return all
}

/** A device of somebody with a real bag and the real server behind it, that may lose the network and be started again. */
export const aTownBag = async (town: Town, login: Login, caseId: string) => {
  const disk = new Map<string, Bytes>()
  const machine = { isOnline: true }
  const send: Device['wire']['send'] = async (request): Promise<WireAnswer> => {
    if (!machine.isOnline) return { kind: 'no_answer' }
    const { method, address: url, body, idempotencyKey } = request
    const answer = await town.app.inject({
      method,
      url,
      cookies: await town.cookie(login),
      headers: idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey },
      ...(method === 'GET' ? {} : { payload: Object(body ?? {}) }),
    })
    return { kind: 'answer', status: answer.statusCode, body: answer.json() }
  }
  const start = () =>
    createBag({
      device: {
        clock: { now: () => Temporal.Instant.from(town.now()).epochMilliseconds },
        random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
        store: diskStore(disk),
        wire: { send },
        timers: { after: () => () => undefined },
      },
      registry,
      turn: (_, work) => work(),
      derive,
    })
  const device = await aDevice(town, login)
  let bag = start()
  const slotId = await bag.create({ ...device, offset: 0 }, passphrase)
  const pack = async (): Promise<void> => {
    const { deviceId } = device
    const given = await town.call(login, checkOut, { deviceId, caseIds: [caseId], hours: 24 })
    const cases = []
    for (const one of given.cases)
      cases.push({ ...one, replies: await fetchAll(town, login, registry.ofCase({ ...one, deviceId })) })
    const shared = await fetchAll(town, login, registry.ofWorker(deviceId))
    const serverNow = Temporal.Instant.from(given.now).epochMilliseconds
    await bag.keep({ lease: given.lease, untilAt: given.untilAt, serverNow, shared, cases })
  }
  await pack()
  return {
    machine,
    pack,
    now: () => bag,
    /** The program ends hard, and is opened again: what was in memory is gone. */
    restart: async (): Promise<void> => {
      bag = start()
      await bag.unlock(slotId, passphrase)
    },
  }
}
