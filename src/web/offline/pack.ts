import type { z } from 'zod'
import type { Packing } from '#kernel/offline.ts'
import type { KeptReply } from '#modules/bag/core/contents.ts'
import { withoutPlaces } from '#modules/bag/core/places.ts'
import { checkOut, limits } from '#modules/bag/contract.ts'
import { call, CallError } from '../call.ts'
import { millisecondsOf } from '../clock.ts'
import { askBag } from './client.ts'
import { registry } from './registry.ts'
import { refreshBag, touch } from './start.ts'

/** How much room the browser has for us. Where it does not say, it is tried. */
export const roomLeft = async (): Promise<'enough' | 'nearly_full' | 'full'> => {
  const estimate = await navigator.storage?.estimate?.()
  if (estimate?.quota === undefined || estimate.usage === undefined) return 'enough'
  if (estimate.quota - estimate.usage < limits.freeBytes) return 'full'
  return estimate.usage > estimate.quota * limits.fullShare ? 'nearly_full' : 'enough'
}

/** Each reading through the ordinary gate. What is not for this reader, or not there, is left out; the rest must come. */
const fetchAll = async (
  list: readonly Packing[],
  isProtected: boolean,
  isPacked: (childId: string) => boolean = () => true,
): Promise<readonly KeptReply[]> => {
  const some = list.filter((one) => !(isProtected && one.tellsPlaces))
  const all = await Promise.all(
    some.map(async (one): Promise<readonly KeptReply[]> => {
      try {
        const reply: unknown = one.narrow(await call(one.route, one.input), isPacked)
        const input: unknown = one.route.input.parse(one.input)
        const kept = { route: one.route.name, input, reply: isProtected ? withoutPlaces(reply) : reply }
        return [kept, ...(await fetchAll(one.next(reply), isProtected, isPacked))]
      } catch (fault) {
        // A conflict: a text that was signed between two questions.
        const isLeftOut = fault instanceof CallError && [403, 404, 409].includes(fault.status)
        if (one.must || !isLeftOut) throw fault
        return []
      }
    }),
  )
  return all.flat()
}

export type PackResult =
  | {
      readonly kind: 'packed'
      readonly untilAt: z.output<typeof checkOut.reply>['untilAt']
      readonly left: readonly string[]
    }
  | { readonly kind: 'full' | 'locked' | 'not_signed' }

/** Two at a time: the colleagues' screens are served too. */
const atOnce = 2

/** Checks out, fetches what the cases' screens read, and seals it on the device in one piece. */
export const packBag = async (
  wish: {
    readonly deviceId: string
    readonly caseIds: string[]
    readonly hours: number
    readonly key: string
  },
  onProgress: (done: number) => void,
): Promise<PackResult> => {
  if ((await roomLeft()) === 'full') return { kind: 'full' }
  await navigator.storage?.persist?.()
  const { deviceId, caseIds, hours } = wish
  const given = await call(checkOut, { deviceId, caseIds, hours }, wish.key)
  // Lists and begun drafts tell places in running text and fields that would be saved again: never of a protected child.
  const children = new Set(given.cases.filter((one) => !one.isProtected).map(({ childId }) => childId))
  const all = new Set(given.cases.map(({ childId }) => childId))
  const waiting = [...given.cases]
  const left: string[] = []
  const cases: Parameters<typeof askBag<'keep'>>[1]['cases'][number][] = []
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const { caseId, childId, number, childName, protection, isProtected } = one
      try {
        const replies = await fetchAll(
          registry.ofCase({ caseId, childId, isProtected, deviceId }),
          isProtected,
          // One meeting may be about several children: a protected one goes along with protected cases alone, without places.
          (id) => (isProtected ? all.has(id) : children.has(id)),
        )
        cases.push({ caseId, childId, number, childName, protection, replies })
      } catch (fault) {
        if (!(fault instanceof CallError)) throw fault
        left.push(childName)
      }
      onProgress(cases.length + left.length)
      touch()
    }
  }
  const [shared] = await Promise.all([
    fetchAll(registry.ofWorker(deviceId), false, (id) => children.has(id)),
    ...Array.from({ length: atOnce }, work),
  ])
  const kept = await askBag('keep', {
    lease: given.lease,
    untilAt: given.untilAt,
    serverNow: millisecondsOf(given.now),
    shared,
    cases,
  })
  await refreshBag()
  return kept === 'packed' ? { kind: 'packed', untilAt: given.untilAt, left } : { kind: kept }
}
