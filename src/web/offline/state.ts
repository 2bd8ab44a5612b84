import { useSyncExternalStore } from 'react'
import type { Waiting } from '#modules/bag/core/attention.ts'
import type { Inside } from '#modules/bag/core/bag.ts'
import type { SlotView } from '#modules/bag/core/slots.ts'
import type { WipeReason } from '#modules/bag/contract.ts'

/** What the screens know of the bag of this device. No words of it but what is shown on "Väskan". */
export type BagState = {
  readonly isReached: boolean
  readonly isOpen: boolean
  readonly slots: readonly SlotView[]
  readonly inside: Inside | undefined
  readonly waiting: readonly Waiting[]
  readonly isSending: boolean
  /** Told once on the lock screen and on "Väskan". */
  readonly wiped: WipeReason | undefined
  readonly isRead: boolean
  /** The last time that the bag was looked at, it could not be read: nobody knows what lies on this device. */
  readonly isBroken: boolean
  /** Locked without a network: what stood on the screen came out of the bag, and is gone from it. */
  readonly isBlank: boolean
}

let current: BagState = {
  isReached: true,
  isOpen: false,
  slots: [],
  inside: undefined,
  waiting: [],
  isSending: false,
  wiped: undefined,
  isRead: false,
  isBroken: false,
  isBlank: false,
}
const listeners = new Set<() => void>()

export const bagState = (): BagState => current

export const setBagState = (some: Partial<BagState>): void => {
  current = { ...current, ...some }
  for (const listener of listeners) listener()
}

/** Tells when something of it is another. */
export const onBagState = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The bag of this device, followed by the screen. */
export const useBag = (): BagState => useSyncExternalStore(onBagState, bagState, bagState)
