import type { WireAnswer, WireRequest } from '#kernel/device.ts'
import type { Bag } from '#modules/bag/core/bag.ts'

/** The calls that the page makes to the worker that holds the keys. */
export type BagMethod = keyof Bag

export type ToWorker =
  | {
      readonly kind: 'ask'
      readonly n: number
      readonly method: BagMethod
      readonly args: readonly unknown[]
    }
  | { readonly kind: 'wire'; readonly n: number; readonly answer: WireAnswer }

/** The worker itself has no network (its own Content-Security-Policy): it asks the page to send. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly n: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'answer'; readonly n: number; readonly ok: false }
  | { readonly kind: 'wire'; readonly n: number; readonly request: WireRequest }
  | { readonly kind: 'told' }
