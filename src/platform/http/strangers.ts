const minute = 60_000
const mostKnown = 20_000

/**
 * By what the calls of a minute are counted: by session, since a whole municipality may sit behind one address; but a cookie that
 * anybody can make up is no session. An address that keeps coming with unknown ones is counted as one caller.
 */
export const createStrangers = (perMinute: number) => {
  const known = new Set<string>()
  let since = performance.now()
  let made = new Map<string, number>()
  return {
    /** A session that has answered for somebody. */
    know: (tokenHash: string): void => {
      known.delete(tokenHash)
      known.add(tokenHash)
      const [oldest] = known
      if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
    },
    keyOf: (tokenHash: string | undefined, address: string): string => {
      if (tokenHash === undefined) return address
      if (known.has(tokenHash)) return tokenHash
      const now = performance.now()
      if (now - since > minute) {
        since = now
        made = new Map()
      }
      const count = (made.get(address) ?? 0) + 1
      made.set(address, count)
      return count > perMinute ? address : tokenHash
    },
  }
}

export type Strangers = ReturnType<typeof createStrangers>
