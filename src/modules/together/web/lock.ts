type Held = {
  /** Whether no other window had it when it was asked for. */
  readonly isFree: Promise<boolean>
  /** It is held here, and what was to be done first is done. */
  readonly isHeld: Promise<void>
  readonly release: () => void
}

/** The locks of all windows of this device, as the browser has them. */
export type Locks = {
  readonly request: <T>(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
    act: (lock: object | null) => Promise<T>,
  ) => Promise<T>
}

/** Holds a name over all windows of this device, as soon as no other does, until it is let go or the window is closed. */
export const holdLock = (locks: Locks, name: string, onHeld: () => Promise<void>): Held => {
  const waiting = new AbortController()
  const free = Promise.withResolvers<boolean>()
  const held = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const hold = async (): Promise<void> => {
    if (waiting.signal.aborted) return
    await onHeld()
    held.resolve()
    await done.promise
  }
  const ask = async (): Promise<void> => {
    const isTaken = await locks.request(name, { ifAvailable: true }, async (lock) => {
      free.resolve(lock !== null)
      if (lock) await hold()
      return lock === null
    })
    if (isTaken) await locks.request(name, { signal: waiting.signal }, hold)
  }
  // Rejected when it is let go before it was held.
  void ask().catch(() => undefined)
  return {
    isFree: free.promise,
    isHeld: held.promise,
    release: () => {
      waiting.abort()
      done.resolve()
    },
  }
}
