import { z } from 'zod'
import type { Bytes, DeviceStore, StoreChange } from '#kernel/device.ts'
import { refusals } from '../rules.ts'
import { type PublicKey, sealBox } from './box.ts'
import { base64, fromBase64, packed, unpacked } from './bytes.ts'
import { type Command, CommandSchema, sealedAbout } from './command.ts'
import { outPrefix } from './slot.ts'
import { Spoilt, type Vault } from './vault.ts'

/**
 * saved: on this device's disk. sent: on its way, or nobody knows whether it came; the same key makes sending again harmless.
 * received: the server has it. needs_you: the server refused it, and says why. refused: it goes to the one who leads the unit;
 * handed_in: it is there.
 */
export const states = ['saved', 'sent', 'received', 'needs_you', 'refused', 'handed_in'] as const
export type State = (typeof states)[number]

const FaultSchema = z.object({ status: z.number().int(), code: z.string(), message: z.string() })
export type Fault = z.output<typeof FaultSchema>

/** A command as it lies on the disk. `mine` opens with the bag's key (null after a wipe), `box` with the municipality's alone. */
const EntrySchema = z.object({
  id: z.string(),
  seq: z.number().int(),
  state: z.enum(states),
  mine: z.string().nullable(),
  box: z.string(),
  keyVersion: z.number().int(),
  /** The command that this one was made on top of, and the number that the device and then the server counted. */
  after: z.string().nullable(),
  /** Where it took the place of earlier ones: the number that the first of them was made on top of. */
  base: z.number().nullable().default(null),
  local: z.number().nullable(),
  trace: z.number().nullable(),
  fault: FaultSchema.nullable(),
  refusal: z.enum(refusals).nullable(),
})
export type Entry = z.output<typeof EntrySchema>

const width = 12

/** By number, so that names in order are commands in order. */
export const entryName = (slotId: string, entry: Pick<Entry, 'seq' | 'id'>): string =>
  `${outPrefix(slotId)}${String(entry.seq).padStart(width, '0')}-${entry.id}`

export const put = (slotId: string, entry: Entry): StoreChange => ({
  put: entryName(slotId, entry),
  value: packed(entry),
})

export const remove = (slotId: string, entry: Pick<Entry, 'seq' | 'id'>): StoreChange => ({
  remove: entryName(slotId, entry),
})

/** What lies on the disk, in order. A record that cannot be read is left where it is: it is somebody's words. */
export const readEntries = async (store: DeviceStore, slotId: string): Promise<Entry[]> => {
  const names = await store.names(outPrefix(slotId))
  const all = await Promise.all(names.map((name) => store.read(name)))
  return all.flatMap((bytes) => {
    const read = bytes && EntrySchema.safeParse(unpacked(bytes))
    return read?.success ? [read.data] : []
  })
}

export const isOpen = ({ state }: Pick<Entry, 'state'>): boolean =>
  state !== 'received' && state !== 'handed_in'

const versionOfCommands = 1

/** A command as a new entry: sealed twice, for its user and for the municipality. */
export const newEntry = async (
  command: Command,
  {
    vault,
    boxKey,
    keyVersion,
    after,
    base,
    local,
  }: {
    readonly vault: Vault
    readonly boxKey: PublicKey
    readonly keyVersion: number
    readonly after: string | null
    readonly base: number | null
    readonly local: number | null
  },
): Promise<Entry> => {
  const words: Bytes = packed(command)
  const [mine, box] = await Promise.all([
    vault.seal(`command ${command.id}`, versionOfCommands, words),
    sealBox(boxKey, sealedAbout(command), words),
  ])
  return {
    id: command.id,
    seq: command.seq,
    state: 'saved',
    mine: base64(mine),
    box,
    keyVersion,
    after,
    base,
    local,
    trace: null,
    fault: null,
    refusal: null,
  }
}

/** The words of an entry; undefined when only the municipality can open them. */
export const commandOf = async (vault: Vault, entry: Entry): Promise<Command | undefined> => {
  if (entry.mine === null) return undefined
  try {
    const words = await vault.open(`command ${entry.id}`, versionOfCommands, fromBase64(entry.mine))
    const read = CommandSchema.safeParse(unpacked(words))
    return read.success ? read.data : undefined
  } catch (fault) {
    // Spoilt on the disk: the box beside it may still be whole.
    if (fault instanceof Spoilt) return undefined
    throw fault
  }
}

/** What to do with an answer of the server (or with none). */
export const outcomeOf = (
  status: number,
  code: string,
): 'received' | 'again' | 'sign_in' | 'to_lead' | 'needs_you' => {
  if (status >= 200 && status < 300) return 'received'
  if (status === 0 || status === 429 || status === 408 || status >= 500) return 'again'
  if (status === 401) return 'sign_in'
  // A throttled or wrong-site answer is no word about the note; who no longer has the case gets "not found" or "not permitted".
  if (status === 404 || (status === 403 && code !== 'wrong_site')) return 'to_lead'
  return status === 403 ? 'again' : 'needs_you'
}
