import { mostUpdatesPerSecond } from './limits.ts'

type Bucket = { readonly left: number; readonly at: number }

const mostBuckets = 10_000

/** How many updates a device may still send: so many at once, and as many again each second. Time is given, never asked. */
export const createPace = (perSecond = mostUpdatesPerSecond) => {
  const buckets = new Map<string, Bucket>()
  return {
    /** False when it came too fast. */
    take: (key: string, now: number): boolean => {
      const before = buckets.get(key) ?? { left: perSecond, at: now }
      const refilled = Math.min(perSecond, before.left + (Math.max(0, now - before.at) / 1000) * perSecond)
      buckets.delete(key)
      const [oldest] = buckets.keys()
      if (oldest !== undefined && buckets.size >= mostBuckets) buckets.delete(oldest)
      const isTaken = refilled >= 1
      buckets.set(key, { left: isTaken ? refilled - 1 : refilled, at: now })
      return isTaken
    },
  }
}
