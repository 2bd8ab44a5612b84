import { type IDBPDatabase, openDB } from 'idb'
import { type Bytes, type DeviceStore, type StoreChange, StoreFull } from '#kernel/device.ts'

const name = 'barntid-bag'
const records = 'records'

const isBytes = (value: unknown): value is Bytes => value instanceof Uint8Array

const open = (ended: () => void): Promise<IDBPDatabase> =>
  openDB(name, 1, {
    upgrade: (db) => {
      db.createObjectStore(records)
    },
    terminated: ended,
  })

/**
 * Records in IndexedDB. `durability: 'strict'`: a write has happened when it is on the disk; the browsers' own `relaxed`
 * says so before (trust.md 0.10).
 */
export const createIdbStore = (): DeviceStore => {
  let opened: Promise<IDBPDatabase> | undefined
  // A database that did not open, or that the browser has ended, is opened again the next time that it is asked.
  const forget = (): void => {
    opened = undefined
  }
  const database = (): Promise<IDBPDatabase> => {
    opened ??= open(forget)
    opened.catch(forget)
    return opened
  }

  const write = async (changes: readonly StoreChange[]): Promise<void> => {
    if (changes.length === 0) return
    const db = await database()
    const work = db.transaction(records, 'readwrite', { durability: 'strict' })
    try {
      for (const change of changes)
        void (
          'put' in change ? work.store.put(change.value, change.put) : work.store.delete(change.remove)
        ).catch(() => undefined)
      await work.done
    } catch (fault) {
      if (fault instanceof DOMException && fault.name === 'QuotaExceededError') throw new StoreFull()
      throw fault
    }
  }

  return {
    read: async (key) => {
      const db = await database()
      const value: unknown = await db.get(records, key)
      return isBytes(value) ? value : undefined
    },
    names: async (prefix) => {
      const db = await database()
      const keys = await db.getAllKeys(records, IDBKeyRange.bound(prefix, `${prefix}\uffff`))
      return keys.map(String)
    },
    write,
  }
}
