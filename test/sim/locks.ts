import type { Locks } from '#modules/together/web/lock.ts'

type Waiting = { readonly take: () => void; readonly signal: AbortSignal | undefined }

/** The locks of one browser: one window at a time holds a name; they are gone when the device is switched off. */
export const makeLocks = (): Locks => {
  const held = new Set<string>()
  const queues = new Map<string, Waiting[]>()

  const release = (name: string): void => {
    held.delete(name)
    const queue = queues.get(name) ?? []
    for (let next = queue.shift(); next; next = queue.shift())
      if (next.signal?.aborted !== true) {
        held.add(name)
        return next.take()
      }
  }
  return {
    request: async (name, options, act) => {
      if (held.has(name)) {
        if (options.ifAvailable === true) return act(null)
        await new Promise<void>((take, drop) => {
          const { signal } = options
          signal?.addEventListener('abort', () => drop(new Error('let go')))
          queues.set(name, [...(queues.get(name) ?? []), { take, signal }])
        })
      } else held.add(name)
      try {
        return await act({ name })
      } finally {
        release(name)
      }
    },
  }
}
