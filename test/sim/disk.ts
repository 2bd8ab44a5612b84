import { type Bytes, type DeviceStore, type StoreChange, StoreFull } from '#kernel/device.ts'
import type { Chance } from './chance.ts'

/**
 * The disk of a device: what survives when it is switched off. A write that has resolved is there for ever; one that was
 * under way when the device stopped is there wholly or not at all, as chance has it.
 */
export const makeDisk = (chance: Chance) => {
  const records = new Map<string, Bytes>()
  const underWay = new Set<{ readonly changes: readonly StoreChange[]; readonly done: () => void }>()
  let failsIn = -1
  let isFull = false

  const keep = (changes: readonly StoreChange[]): void => {
    for (const change of changes)
      if ('put' in change) records.set(change.put, change.value.slice())
      else records.delete(change.remove)
  }

  const refuse = (changes: readonly StoreChange[]): Error | undefined => {
    if (isFull && changes.some((change) => 'put' in change)) return new StoreFull('the disk is full')
    if (failsIn < 0) return undefined
    failsIn -= 1
    return failsIn < 0 ? new Error('the disk failed') : undefined
  }

  const store: DeviceStore = {
    read: (name) => Promise.resolve(records.get(name)?.slice()),
    names: (prefix) =>
      Promise.resolve([...records.keys()].filter((name) => name.startsWith(prefix)).toSorted()),
    write: (changes) => {
      const fault = refuse(changes)
      if (fault) return Promise.reject(fault)
      // Most writes are done at once; some take until the next step, so that the device may stop in the middle.
      if (!chance.isOneIn(6)) {
        keep(changes)
        return Promise.resolve()
      }
      return new Promise<void>((resolve) => {
        const write = {
          changes,
          done: () => {
            underWay.delete(write)
            keep(changes)
            resolve()
          },
        }
        underWay.add(write)
      })
    },
  }

  return {
    store,
    records,
    /** What was under way reaches the disk. True when there was anything. */
    turn: (): boolean => {
      const all = [...underWay]
      for (const write of all) write.done()
      return all.length > 0
    },
    /** The device stops: each write that was under way is kept or lost, and nobody hears of it. */
    stop: (): void => {
      for (const { changes } of underWay) if (chance.isOneIn(2)) keep(changes)
      underWay.clear()
    },
    failAfter: (calls: number): void => {
      failsIn = calls
    },
    fill: (full: boolean): void => {
      isFull = full
    },
    heal: (): void => {
      failsIn = -1
      isFull = false
    },
  }
}

export type Disk = ReturnType<typeof makeDisk>
