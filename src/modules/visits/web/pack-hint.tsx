import { useToday } from '#web/clock.ts'
import { useBag } from '#web/offline/state.ts'
import { Link } from '#web/ui/link.tsx'
import type { VisitBrief } from '../contract.ts'
import { useVisitText } from './use-visit.ts'

type Ahead = Pick<VisitBrief, 'on' | 'phase' | 'kind'> & {
  readonly cancelled: unknown
  readonly children: readonly { readonly childId: string }[]
}

/** While there is still a network: that a meeting of today does not lie in the bag. Of a locked bag it is known that it is packed, not with what. */
export const PackHint = ({ visits }: { readonly visits: readonly Ahead[] }) => {
  const text = useVisitText().own
  const today = useToday()
  const { isRead, isReached, isOpen, slots, inside } = useBag()
  if (!isRead || !isReached) return null
  const packed = new Set(inside?.cases.map(({ childId }) => childId))
  const isLocked = !isOpen && slots.some((slot) => slot.isOwn && slot.isPacked && slot.wiped === null)
  const ahead = visits.filter(
    ({ on, phase, kind, cancelled }) =>
      on === today && phase === 'planned' && kind !== 'phone_call' && cancelled === null,
  )
  const isAllPacked = ahead.every(({ children }) => children.every(({ childId }) => packed.has(childId)))
  if (isLocked || isAllPacked) return null
  return (
    <p className="soft">
      {text.notPacked} <Link to="/vaskan">{text.pack}</Link>
    </p>
  )
}
