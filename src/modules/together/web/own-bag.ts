import { bagState, onBagState } from '#web/offline/state.ts'
import type { BagDoor } from './bag-door.ts'

/** The bag of this browser. */
export const ownBag: BagDoor = {
  state: bagState,
  onState: onBagState,
  waiting: async () => {
    const { askBag } = await import('#web/offline/client.ts')
    return askBag('waiting').catch(() => undefined)
  },
  locks: () => navigator.locks,
}
