import type { SaveState } from './autosave.ts'
import { useFormat } from './format.ts'
import { useLanguage, useOwnText } from './language.ts'
import { useBag } from './offline/state.ts'
import { faultWords } from './ui/error-state.tsx'

type SaveWords = {
  readonly saved: (time: string) => string
  readonly notYet: string
  readonly trouble: string
  readonly refused: string
}

type SaveLineProps = {
  readonly state: SaveState
  readonly words: SaveWords
  /** Said before anything is written. */
  readonly untouched?: string
}

/** What the person can do something about is told; a network that is gone, or a server, only waits. */
const isForPerson = (code: string): boolean => code === 'device_full' || code === 'device_failed'

/** "Sparat 14:02" or "Inte sparat än": always seen, read out only when something is wrong. */
export const SaveLine = ({ state, words, untouched = '' }: SaveLineProps) => {
  const format = useFormat()
  const own = useOwnText().offline
  const language = useLanguage()
  const isWaiting = useBag().waiting.some(({ state: one }) => one !== 'received' && one !== 'handed_in')
  if (state.kind === 'untouched') return <p className="soft">{untouched}</p>
  if (state.kind === 'saved' && state.here === true && isWaiting)
    return <p className="soft">{own.savedHere(format.time(state.at))}</p>
  if (state.kind === 'saved') return <p className="soft">{words.saved(format.time(state.at))}</p>
  if (state.kind === 'unsaved') return <p className="soft">{words.notYet}</p>
  if (state.kind === 'trouble')
    return (
      <p className="fault" role="alert">
        {state.fault && isForPerson(state.fault.code)
          ? faultWords(state.fault, language).advice
          : words.trouble}
      </p>
    )
  return (
    <p className="fault" role="alert">
      {words.refused}
      {state.fault.message !== '' && `: ${state.fault.message}`}
    </p>
  )
}
