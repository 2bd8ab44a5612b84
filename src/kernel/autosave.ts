import { z } from 'zod'
import { Id } from './id.ts'

/**
 * What every save of a running text carries. `revision` is the number that the screen loaded or got at its last save
 * (0: nothing stored yet); `tabId` names the open screen, `tabSeq` counts its saves.
 */
export const saveStamp = {
  revision: z.int().min(0).max(1_000_000_000),
  tabId: Id,
  tabSeq: z.int().min(1).max(1_000_000_000),
}

const lastOfServer = 500_000_000

/**
 * The number of a save that a device counts by itself. Never one that the server could have counted: by chance equal, a save
 * made on top of the one would overwrite unseen what somebody wrote in the other.
 */
export const countedHere = (...known: readonly number[]): number => Math.max(lastOfServer, ...known) + 1

export const isCountedHere = (revision: number): boolean => revision > lastOfServer

export type SaveStamp = { readonly revision: number; readonly tabId: string; readonly tabSeq: number }

/**
 * What to do with a save of a text that is already stored.
 * `write`: it was made on top of what is stored, or by the same screen after it: the save on the way out of a page may
 * not have heard the answer to the one before. `late`: the same screen has sent newer words that came first.
 * `conflict`: another screen has saved since this one read; nothing is overwritten.
 */
export const turnOf = (stored: SaveStamp, given: SaveStamp): 'write' | 'late' | 'conflict' => {
  if (stored.tabId === given.tabId) return given.tabSeq > stored.tabSeq ? 'write' : 'late'
  return stored.revision === given.revision ? 'write' : 'conflict'
}
