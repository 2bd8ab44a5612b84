import { useOwnText } from '../language.ts'
import { Link } from '../ui/link.tsx'
import { useBag } from './state.ts'

/** Said above every screen while there is no network, or while something waits or needs somebody. Nothing otherwise. */
export const OfflineBanner = () => {
  const text = useOwnText().offline
  const { isReached, isOpen, slots, waiting, inside } = useBag()
  const needs = waiting.filter(({ state }) => state === 'needs_you').length
  const unsent = waiting.filter(
    ({ state }) => state === 'saved' || state === 'sent' || state === 'refused',
  ).length
  const off =
    isOpen && inside?.untilAt ? text.off : slots.some((one) => one.isPacked) ? text.offLocked : text.offEmpty
  if (isReached && needs === 0 && unsent === 0) return null
  return (
    <div className="offline-line" role="status">
      {!isReached && <b>{off}</b>} {unsent > 0 && <span>{text.waiting(unsent)}.</span>}{' '}
      {needs > 0 && <b>{text.needs(needs)}.</b>} <Link to="/vaskan">{text.show}</Link>
    </div>
  )
}
