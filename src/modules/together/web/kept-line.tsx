import type { Instant } from '#kernel/day.ts'
import { now } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Link } from '#web/ui/link.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { useTogether } from './context.ts'

/** Whether what stands in the text lies on this device, or did so until a moment ago: then `KeptLine` says where it is. */
export const useIsKept = (): boolean => {
  const [state, waits, isReceived] = [useTogether('state'), useTogether('waits'), useTogether('isReceived')]
  return state === 'kept' || waits === 'needs_you' || (state === 'settled' && isReceived)
}

/** The four words of the bag, for a text that is written together: on the device, sent, received, needs you. */
export const KeptLine = () => {
  const text = useText({ sv, en }).state
  const format = useFormat()
  const [state, waits, savedAt] = [useTogether('state'), useTogether('waits'), useTogether('savedAt')]
  const at = format.time(savedAt ?? openedAt())
  if (waits === 'needs_you')
    return (
      <p className="fault" role="alert">
        {text.needsYou} <Link to="/vaskan">{text.toBag}</Link>
      </p>
    )
  if (state !== 'kept') return <p className="soft">{text.received(at)}</p>
  return <p className="soft">{waits === 'sent' ? text.sent(at) : text.kept(at)}</p>
}

/** Words that were kept before this page was opened: the time at hand is the nearest that is known. */
const openedAt = (): Instant => now()
