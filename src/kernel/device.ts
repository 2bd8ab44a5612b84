/**
 * The five things that the bag asks of the machine it runs on. The browser gives the real ones (src/web/offline),
 * the simulation gives ones that a seed drives: with these five in hand, one seed is one run.
 * What is reckoned between them (sealing, leases, the outbox) is in src/modules/bag/core and knows no browser.
 */
export type Bytes = Uint8Array<ArrayBuffer>

/** The device's own clock: milliseconds since the epoch. May be wrong, may go backwards. */
export type DeviceClock = { readonly now: () => number }

/** Unpredictable bytes: keys, initialisation vectors, names of records. */
export type DeviceRandom = { readonly bytes: (length: number) => Bytes }

export type StoreChange = { readonly put: string; readonly value: Bytes } | { readonly remove: string }

/**
 * Named records of bytes. `write` is all or nothing and resolves only when the records are on the disk
 * (IndexedDB `durability: 'strict'`): "sparat på enheten" is said after that and never before. It rejects with a
 * StoreFull when the disk is full; any rejection means that nothing of the change was kept.
 */
export type DeviceStore = {
  readonly read: (name: string) => Promise<Bytes | undefined>
  /** Names that begin so, in order. */
  readonly names: (prefix: string) => Promise<readonly string[]>
  readonly write: (changes: readonly StoreChange[]) => Promise<void>
}

/** The disk has no room: nothing of the change was kept. */
export class StoreFull extends Error {}

export type WireRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query. */
  readonly address: string
  readonly body?: unknown
  readonly idempotencyKey?: string
}

/**
 * `no_answer`: nobody knows whether the server got it; the same key makes sending it again harmless.
 * `answer`: the server spoke; `body` is parsed JSON, undefined when there was none.
 */
export type WireAnswer =
  | { readonly kind: 'no_answer' }
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }

/** One request to the server, once. Never rejects. */
export type DeviceWire = { readonly send: (request: WireRequest) => Promise<WireAnswer> }

/** Runs the work once after so many milliseconds; the answer calls it off. */
export type DeviceTimers = { readonly after: (milliseconds: number, work: () => void) => () => void }

export type Device = {
  readonly clock: DeviceClock
  readonly random: DeviceRandom
  readonly store: DeviceStore
  readonly wire: DeviceWire
  readonly timers: DeviceTimers
}
