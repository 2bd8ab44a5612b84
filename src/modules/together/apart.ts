import * as Y from 'yjs'
import { accountOf, type FieldAccount } from './account.ts'

type Merge = { from: number; before: Map<number, number>; removed: Map<string, number> }

/** A time apart from the server: how far each was when it began, and what others took away that stood here. */
export const createApart = (doc: Y.Doc) => {
  let merge: Merge | undefined

  return {
    is: (): boolean => merge !== undefined,
    /** `confirmed`: how far the server has the words under the number that is written with. */
    begin: (from: number, pen: { readonly clientId: number; readonly confirmed: number }): void => {
      if (merge) return
      const before = Y.decodeStateVector(Y.encodeStateVector(doc))
      merge = { from, before: before.set(pen.clientId, pen.confirmed), removed: new Map() }
    },
    /** These words stand in the text already, and are of the time apart all the same. */
    count: (updates: readonly Uint8Array[]): void => {
      for (const update of updates)
        for (const [client, clock] of Y.parseUpdateMeta(update).from)
          merge?.before.set(client, Math.min(clock, merge.before.get(client) ?? 0))
    },
    /** Hears what `act` puts into the text, and counts the letters that it takes away. */
    watch: (act: () => void): void => {
      const removed = merge?.removed
      const stops = [...(removed ? doc.share.keys() : [])].map((field) => {
        const look = ({ delta }: Y.YTextEvent): void => {
          const gone = delta.reduce((sum, step) => sum + (step.delete ?? 0), 0)
          if (gone > 0) removed?.set(field, (removed.get(field) ?? 0) + gone)
        }
        doc.getText(field).observe(look)
        return () => doc.getText(field).unobserve(look)
      })
      act()
      for (const stop of stops) stop()
    },
    /** Back again: what came together, unless it was too short a time to be told of. */
    end: (
      now: number,
      {
        longEnough,
        ...who
      }: {
        readonly longEnough: number
        readonly mine: ReadonlySet<number>
        readonly names: ReadonlyMap<number, string>
      },
    ): FieldAccount[] => {
      const ended = merge
      merge = undefined
      return !ended || now - ended.from < longEnough ? [] : accountOf({ doc, ...ended, ...who })
    },
  }
}
