import { WireFault } from '../replica-parts.ts'
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

const isUnsent = ({ state }: Unsent): boolean => state !== 'received' && state !== 'handed_in'

/** What the bag knows about this text; undefined when nobody can say, since the bag is locked. */
const allAbout = async (door: BagDoor, subject: string): Promise<readonly Unsent[] | undefined> => {
  if (!door.state().isOpen) return undefined
  const all = await door.waiting()
  // A bag that was locked meanwhile has answered that nothing waits.
  return door.state().isOpen ? all?.filter((one) => one.subject === subject) : undefined
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
  let isDenied = false
  /** What waited, or waits, and stands in this text. */
  const shown = new Set<string>()
  let running: Promise<void> | undefined
  let isAsked = false

  const noteShown = (unsent: readonly Unsent[]): void => {
    for (const { id, input } of unsent) if (input['documentId'] === replica.documentId) shown.add(id)
  }

  /** Own words that wait in the outbox stand in the text from the beginning. */
  const takeUnsent = async (): Promise<void> => {
    const unsent = ((await allAbout(door, subject)) ?? []).filter(isUnsent)
    noteShown(unsent)
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
    if (replica.state().kind === 'refused') return
    const { waiting } = door.state()
    if (taken === 0 && !isWaiting && !waiting.some((one) => one.subject === subject && isUnsent(one))) return
    const all = await allAbout(door, subject)
    if (!all) return
    // They went to the one who leads the unit, and never come into the text: what stands here is not the text any more.
    if (all.some(({ id, state }) => state === 'handed_in' && shown.has(id)))
      return replica.refuse(new WireFault('refused', 'handed_in'))
    const unsent = all.filter(isUnsent)
    noteShown(unsent)
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
    if (!door.state().isReached) isDenied = false
    if (!isItsNumber || !isHeld || isDenied || !door.state().isReached || replica.state().kind !== 'settled')
      return
    spare ??= await bag.ownNumber()
    if (spare === undefined) {
      // The case may be another's now. Asked once: who is denied would be denied at every sign of life of the bag.
      isDenied = true
      return replica.refresh()
    }
    if (!replica.renumber(spare)) return
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
