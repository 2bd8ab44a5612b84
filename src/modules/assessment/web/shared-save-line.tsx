import { now } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { SaveLine } from '#web/save-line.tsx'
import { KeptLine, useIsKept } from '#modules/together/web/kept-line.tsx'
import { useTogether, useTouched } from '#modules/together/web/context.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type SharedSaveLineProps = {
  readonly fields: readonly string[]
  /** Said before anything is written here. */
  readonly before?: string
}

/** "Sparat 14:02" or "Inte sparat än", for what is written in these fields. */
export const SharedSaveLine = ({ fields, before = '' }: SharedSaveLineProps) => {
  const text = useText({ sv, en }).saving
  const [state, savedAt, closed] = [useTogether('state'), useTogether('savedAt'), useTogether('closed')]
  const isTouched = useTouched(fields)
  const isKept = useIsKept()
  // Said once, above the text, with the words that were not sent.
  if (closed) return null
  if (isTouched && isKept) return <KeptLine />
  const shown = !isTouched
    ? ({ kind: 'untouched' } as const)
    : state === 'settled'
      ? ({ kind: 'saved', at: savedAt ?? now() } as const)
      : ({ kind: state === 'away' ? 'trouble' : 'unsaved' } as const)
  return <SaveLine state={shown} words={text} untouched={before} />
}
