import type { SaveState } from './autosave.ts'
import { useFormat } from './format.ts'
import { useOwnText } from './language.ts'
import { useBag } from './offline/state.ts'

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

/** "Sparat 14:02" or "Inte sparat än": always seen, read out only when something is wrong. */
export const SaveLine = ({ state, words, untouched = '' }: SaveLineProps) => {
  const format = useFormat()
  const own = useOwnText().offline
  const isWaiting = useBag().waiting.some(({ state: one }) => one !== 'received' && one !== 'handed_in')
  if (state.kind === 'untouched') return <p className="soft">{untouched}</p>
  if (state.kind === 'saved' && state.here === true && isWaiting)
    return <p className="soft">{own.savedHere(format.time(state.at))}</p>
  if (state.kind === 'saved') return <p className="soft">{words.saved(format.time(state.at))}</p>
  if (state.kind === 'unsaved') return <p className="soft">{words.notYet}</p>
  return (
    <p className="fault" role="alert">
      {state.kind === 'trouble' ? words.trouble : words.refused}
      {'fault' in state && state.fault.message !== '' && `: ${state.fault.message}`}
    </p>
  )
}
