import type { Locks } from './lock.ts'

/** What waits on this device, as far as a text asks. */
export type Unsent = {
  readonly id: string
  readonly subject: string
  readonly state: 'saved' | 'sent' | 'received' | 'needs_you' | 'refused' | 'handed_in'
  readonly input: Readonly<Record<string, unknown>>
}

/** The bag as a window of this device sees it. The simulation gives one of its own, with the same bag behind it. */
export type BagDoor = {
  readonly state: () => {
    readonly isOpen: boolean
    readonly isReached: boolean
    readonly waiting: readonly Unsent[]
  }
  readonly onState: (listener: () => void) => () => void
  /** What waits, as it lies on the disk now; undefined when nobody can say. */
  readonly waiting: () => Promise<readonly Unsent[] | undefined>
  readonly locks: () => Locks
}
