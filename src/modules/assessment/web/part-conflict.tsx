import { useState } from 'react'
import { z } from 'zod'
import type { CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { DiffNotice } from '#web/ui/diff-notice.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PartView } from '../parts/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { type PartWords, partFields, wordsOf } from './part-words.ts'

type PartConflictProps = {
  readonly fault: CallError
  readonly words: PartWords
  /** What the person chose, on top of what the other window saved. */
  readonly onSettle: (words: PartWords, current: PartView) => void
  readonly onTake: (current: PartView) => void
  readonly onPutBack: (revision: number) => void
  readonly onLeaveAway: () => void
}

const Current = z.object({ current: PartView })

/** The same part in two windows: field by field, the person chooses. Nothing was overwritten. */
export const PartConflict = (props: PartConflictProps) => {
  const { fault, words, onSettle, onTake, onPutBack, onLeaveAway } = props
  const text = useText({ sv, en }).part
  const format = useFormat()
  const [chosen, setChosen] = useState<Partial<PartWords>>({})
  const current = Current.safeParse(fault.details).data?.current
  if (!current) return null
  if (current.isRemoved)
    return (
      <Notice
        kind="warn"
        isNews
        title={text.removedTitle}
        actions={
          <>
            <Button onPress={() => onPutBack(current.revision)}>{text.putBack}</Button>
            <Button onPress={onLeaveAway}>{text.leaveAway}</Button>
          </>
        }
      />
    )
  const theirs = wordsOf(current)
  const mine = { ...words, ...chosen }
  const differing = partFields.filter((one) => theirs[one] !== mine[one] && chosen[one] === undefined)
  const [field] = differing
  if (field === undefined) return null
  const choose = (value: string): void => {
    const next = { ...chosen, [field]: value }
    setChosen(next)
    if (differing.length > 1) return
    const merged = { ...words, ...next }
    if (partFields.every((one) => merged[one] === theirs[one])) onTake(current)
    else onSettle(merged, current)
  }
  return (
    <DiffNotice
      key={field}
      theirs={{ by: current.savedBy, when: format.moment(current.savedAt), text: theirs[field] }}
      yours={mine[field]}
      onKeepTheirs={() => choose(theirs[field])}
      onKeepMine={() => choose(mine[field])}
      onMerge={choose}
    />
  )
}
