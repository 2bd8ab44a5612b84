import { instant } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Link } from '#web/ui/link.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { endBreakGlass } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import './break-glass.css'
import { useRunning } from './use-running.ts'

/** Above every screen while a break-glass runs: how long it lasts, what it is not, and the way out. It names nobody. */
export const BreakGlassLine = () => {
  const { line: text } = useText({ sv, en })
  const format = useFormat()
  const toast = useToast()
  const running = useRunning()
  // Everything on the screen is asked again: what was open by it is not there any more.
  const end = useAct(endBreakGlass, {
    refresh: [],
    onDone: () => toast(text.ended),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  return running.map(({ breakGlassId, childId, untilAt, minutesLeft }) => (
    <aside key={breakGlassId} className="break-glass-line" aria-label={text.label}>
      <p>
        <b>{text.until(format.time(instant(untilAt)))}</b>{' '}
        {text.left(Math.floor(minutesLeft / 60), minutesLeft % 60)} {text.rule}
      </p>
      <span className="cluster">
        <Link to={`/barn/${childId}`}>{text.toChild}</Link>
        <Button kind="quiet" pending={end.pending} onPress={() => end.run({ breakGlassId })}>
          {text.end}
        </Button>
      </span>
    </aside>
  ))
}
