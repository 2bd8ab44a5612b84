import { type Wire, WireFault, type World } from '../replica-parts.ts'
import { createReplica, type Replica, type ReplicaOptions, type ReplicaState } from '../replica.ts'
import type { BagDoor } from './bag-door.ts'
import { type BagSide, followBag, type InBag, type Told } from './bag-side.ts'

type PenOptions = Pick<ReplicaOptions, 'onMerged'> & {
  readonly documentId: string
  readonly clientId: number
  readonly wire: Wire
  readonly world: World
  /** Where the text works without a network. */
  readonly bag: InBag | undefined
  readonly door: BagDoor
  readonly onState: (state: ReplicaState) => void
  readonly tell: (some: Told) => void
  readonly rowsChanged: () => void
}

/** A copy of a text to write in, and what of it lies in the bag: each is told what becomes of the other. */
export const openPen = (options: PenOptions) => {
  const { documentId, clientId, wire, world, bag, door, onState, tell, rowsChanged } = options
  const replica: Replica = createReplica({
    kept: { documentId, clientId, since: 0, known: [], pending: [] },
    wire: {
      ...wire,
      push: async (given) => {
        if (side && !side.mayPush()) throw new WireFault('later', 'bag_closed')
        return wire.push(given)
      },
    },
    world,
    onState: (state) => {
      onState(state)
      side?.look()
    },
    ...(options.onMerged ? { onMerged: options.onMerged } : {}),
  })
  const side: BagSide | undefined = bag && followBag({ bag, door, replica, tell, rowsChanged })
  return { replica, side }
}
