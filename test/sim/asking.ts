import type { z } from 'zod'
import type { DeviceWire } from '#kernel/device.ts'
import { requestOf } from '#kernel/request.ts'
import type { Route } from '#kernel/route.ts'

/** `isThere`: the server did answer, and cannot just now; the device does not stand in for it. */
export type Asked<Reply> =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly isLocal?: true }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly current: unknown }
  | { readonly kind: 'no_answer'; readonly isThere: boolean }

export const noAnswer = { kind: 'no_answer', isThere: false } as const

const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const comesLater = (status: number): boolean => status === 401 || status === 429 || status >= 500

/** A contract asked over a device's wire, as the page does it. */
export const askOver =
  (wire: DeviceWire) =>
  async <I extends z.ZodType, R extends z.ZodType>(
    route: Route<string, I, R>,
    input: z.input<I>,
    idempotencyKey?: string,
  ): Promise<Asked<z.output<R>>> => {
    const { address, body } = requestOf(route, input)
    const answer = await wire.send({
      method: route.method,
      address,
      ...(body === undefined ? {} : { body }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    })
    if (answer.kind === 'no_answer') return noAnswer
    if (answer.status < 300) return { kind: 'reply', reply: route.reply.parse(answer.body) }
    if (comesLater(answer.status)) return { kind: 'no_answer', isThere: true }
    const error = partOf(answer.body, 'error')
    const code = partOf(error, 'code')
    const current = partOf(error, 'current') ?? partOf(partOf(error, 'details'), 'current')
    return { kind: 'refused', status: answer.status, code: typeof code === 'string' ? code : '', current }
  }

export type Ask = ReturnType<typeof askOver>
