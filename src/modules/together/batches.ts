import * as Y from 'yjs'
import { mostUpdateBytes } from './limits.ts'
import type { Pending } from './replica-parts.ts'
import { splitUpdate } from './split.ts'

/** Merging many updates takes long, and longer the more they are (ADR 0013): never more than this at a time. */
export const mostMerged = 100
const roomForFrame = 1_024

export const mergeFew = (updates: readonly Uint8Array[]): Uint8Array => {
  const [only] = updates
  return updates.length === 1 && only ? only : Y.mergeUpdates([...updates])
}

/** Fewer, of up to a hundred each, in their order. */
export const mergedInHundreds = (updates: readonly Uint8Array[]): Uint8Array[] => {
  const groups: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += mostMerged)
    groups.push(mergeFew(updates.slice(at, at + mostMerged)))
  return groups
}

/** What is sent next: so much of the queue as goes into one update, or an update that is too big in pieces. */
export const nextBatch = (
  pending: readonly Pending[],
): { readonly ids: readonly number[]; readonly updates: readonly Uint8Array[] } => {
  const batch: Pending[] = []
  let bytes = 0
  for (const one of pending) {
    if (batch.length >= mostMerged || (batch.length > 0 && bytes + one.update.length > mostUpdateBytes / 2))
      break
    batch.push(one)
    bytes += one.update.length
  }
  const merged = mergeFew(batch.map(({ update }) => update))
  return { ids: batch.map(({ id }) => id), updates: splitUpdate(merged, mostUpdateBytes - roomForFrame) }
}

/** The lowest clock under which one of these was written. */
export const firstClockOf = (updates: readonly Uint8Array[], clientId: number, otherwise: number): number => {
  const clocks = updates.flatMap((update) => {
    const from = Y.parseUpdateMeta(update).from.get(clientId)
    return from === undefined ? [] : [from]
  })
  return clocks.length === 0 ? otherwise : Math.min(...clocks)
}
