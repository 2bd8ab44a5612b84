import type { Replica } from '../replica.ts'
import { toBytes } from '../bytes.ts'
import type { BagDoor, Unsent } from './bag-door.ts'
import { holdLock } from './lock.ts'

/** What of a text lies in the bag of this device. */
export type InBag = {
  /** Under what its commands are kept. */
  readonly subject: string
  /** The number to write under came out of the bag: it is this device's without a network, for one window at a time. */
  readonly isItsNumber: boolean
  /** A number of this window's own, from the server; undefined when the server did not answer. */
  readonly ownNumber: () => Promise<number | undefined>
  /** Keeps the text as it stands here in the place of what was packed. */
  readonly keepCopy: (replica: Replica) => Promise<void>
}

/** Where the words are that the server does not have: on the disk, on their way, or refused. */
export type Waits = 'saved' | 'sent' | 'needs_you'

export type Told = {
  readonly waits?: Waits | undefined
  readonly isReceived?: boolean
  readonly isElsewhere?: boolean
}

type Options = {
  readonly bag: InBag
  readonly door: BagDoor
  readonly replica: Replica
  readonly tell: (some: Told) => void
  /** Everything beside the running text may have changed. */
  readonly rowsChanged: () => void
}

const isUnsent = (one: Unsent, subject: string): boolean =>
  one.subject === subject && one.state !== 'received' && one.state !== 'handed_in'

/** What waits about this text; undefined when nobody can say, since the bag is locked. */
const unsentAbout = async (door: BagDoor, subject: string): Promise<readonly Unsent[] | undefined> => {
  if (!door.state().isOpen) return undefined
  const all = await door.waiting()
  // A bag that was locked meanwhile has answered that nothing waits.
  return door.state().isOpen ? all?.filter((one) => isUnsent(one, subject)) : undefined
}

const worstOf = (unsent: readonly Unsent[]): Waits | undefined => {
  if (unsent.length === 0) return undefined
  if (unsent.some(({ state }) => state === 'needs_you')) return 'needs_you'
  return unsent.some(({ state }) => state === 'saved') ? 'saved' : 'sent'
}

const updatesIn = (unsent: readonly Unsent[], documentId: string): Uint8Array[] =>
  unsent.flatMap(({ input: { documentId: of, update } }) => {
    const bytes = of === documentId && typeof update === 'string' ? toBytes(update) : undefined
    return bytes ? [bytes] : []
  })

/** Follows what becomes of the words that this device has kept, until the server has them. */
export const followBag = ({ bag, door, replica, tell, rowsChanged }: Options) => {
  const { subject } = bag
  let { isItsNumber } = bag
  let isHeld = !isItsNumber
  let isWaiting = false
  let isCopied = false
  /** All of the text is here: before that a copy of it would be empty. */
  let isBegun = false
  let spare: number | undefined
  let running: Promise<void> | undefined
  let isAsked = false

  /** Own words that wait in the outbox stand in the text from the beginning. */
  const takeUnsent = async (): Promise<void> => {
    const unsent = (await unsentAbout(door, subject)) ?? []
    const updates = updatesIn(unsent, replica.documentId)
    isWaiting = unsent.length > 0
    if (isItsNumber || updates.length > 0) replica.keptHere(updates)
    tell({ waits: worstOf(unsent) })
  }

  const lock = isItsNumber
    ? holdLock(door.locks(), `barntid-text ${replica.documentId} ${replica.clientId}`, async () => {
        // What another window has written under this number is read before anything is written under it here.
        await replica.refresh()
        await takeUnsent()
        isHeld = true
        tell({ isElsewhere: false })
      })
    : undefined

  const lookForNews = async (): Promise<void> => {
    const taken = replica.onDevice()
    if (taken === 0 && !isWaiting && !door.state().waiting.some((one) => isUnsent(one, subject))) return
    const unsent = await unsentAbout(door, subject)
    if (!unsent) return
    tell({ waits: worstOf(unsent) })
    const wasWaiting = isWaiting || taken > 0
    isWaiting = unsent.length > 0
    // Another number: something was written while we asked.
    if (isWaiting || !wasWaiting || replica.onDevice() !== taken) return
    replica.received()
    isCopied = false
    tell({ isReceived: true })
    await replica.refresh()
    rowsChanged()
  }

  /** With a network each window writes under a number of its own; the device's is left for the next time without. */
  const renumber = async (): Promise<void> => {
    if (!isItsNumber || !isHeld || !door.state().isReached || replica.state().kind !== 'settled') return
    spare ??= await bag.ownNumber()
    if (spare === undefined || !replica.renumber(spare)) return
    isItsNumber = false
    lock?.release()
  }

  // Under its own number all words lie in the outbox already, on top of what is packed.
  const keepCopy = async (): Promise<void> => {
    if (isCopied || isItsNumber || !isBegun || !door.state().isOpen) return
    isCopied = true
    await bag.keepCopy(replica).catch(() => undefined)
  }

  const goRound = async (): Promise<void> => {
    do {
      isAsked = false
      if (replica.onDevice() > 0) await keepCopy()
      await lookForNews()
      await renumber()
    } while (isAsked)
  }
  const look = (): void => {
    isAsked = true
    running ??= goRound().finally(() => {
      running = undefined
    })
  }
  const stop = door.onState(look)

  return {
    look,
    /** Own words that wait are in the text before it is shown; false: another window of this device writes in it. */
    begin: async (): Promise<boolean> => {
      const isFree = lock === undefined || (await lock.isFree)
      if (lock && isFree) await lock.isHeld
      else await takeUnsent()
      isBegun = true
      look()
      return isFree
    },
    /** Under the bag's number nothing may leave but by the bag, and from one window. */
    mayPush: (): boolean => !isItsNumber || (isHeld && door.state().isOpen),
    end: async (): Promise<void> => {
      stop()
      isCopied = false
      if (replica.state().kind !== 'refused') await keepCopy()
      lock?.release()
    },
  }
}

export type BagSide = ReturnType<typeof followBag>
