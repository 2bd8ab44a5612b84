import { useState } from 'react'
import { z } from 'zod'
import type { Instant } from '#kernel/day.ts'
import type { CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { DiffNotice } from '#web/ui/diff-notice.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { DraftView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { type TextPart, textParts, type Words, wordsOf } from './words.ts'

type DraftConflictProps = {
  readonly fault: CallError
  readonly words: Words
  readonly childId: string
  /** Everything as the other window saved it. */
  readonly onTake: (words: Words, revision: number, at: Instant) => void
  readonly onSettle: (words: Words, revision: number) => void
  readonly onAnew: () => void
}

const Current = z.object({ current: DraftView })

/** The same draft in two windows: part by part, the person chooses. Nothing was overwritten. */
export const DraftConflict = ({ fault, words, childId, onTake, onSettle, onAnew }: DraftConflictProps) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const [chosen, setChosen] = useState<Partial<Record<TextPart, string>>>({})
  const { data } = Current.safeParse(fault.details)
  if (!data) {
    const isSigned = fault.code === 'note_already_signed'
    return (
      <Notice
        kind="danger"
        isNews
        title={isSigned ? text.elsewhere.signed : text.elsewhere.gone}
        actions={
          <>
            {!isSigned && (
              <Button kind="primary" onPress={onAnew}>
                {text.elsewhere.keep}
              </Button>
            )}
            <LinkButton to={`/barn/${childId}`}>{text.editor.back}</LinkButton>
          </>
        }
      >
        {isSigned ? text.elsewhere.signedLead : text.elsewhere.goneLead}
      </Notice>
    )
  }
  const theirs = wordsOf(data.current)
  const differing = textParts.filter((part) => theirs[part] !== words[part] && chosen[part] === undefined)
  const [part] = differing
  const choose = (value: string): void => {
    if (part === undefined) return
    const next = { ...chosen, [part]: value }
    setChosen(next)
    if (differing.length > 1) return
    const merged = { ...words, ...next }
    const sameAsTheirs = textParts.every((one) => merged[one] === theirs[one])
    if (sameAsTheirs) onTake(theirs, data.current.revision, data.current.savedAt)
    else onSettle(merged, data.current.revision)
  }
  if (part === undefined)
    return (
      <Notice
        kind="warn"
        isNews
        title={text.answers.draft_changed_elsewhere}
        actions={
          <>
            <Button kind="primary" onPress={() => onSettle({ ...words, ...chosen }, data.current.revision)}>
              {text.elsewhere.mine}
            </Button>
            <Button onPress={() => onTake(theirs, data.current.revision, data.current.savedAt)}>
              {text.elsewhere.theirs}
            </Button>
          </>
        }
      />
    )
  return (
    <DiffNotice
      key={part}
      theirs={{
        by: text.elsewhere.by,
        when: text.elsewhere.when(format.moment(data.current.savedAt)),
        text: theirs[part],
      }}
      yours={words[part]}
      onKeepTheirs={() => choose(theirs[part])}
      onKeepMine={() => choose(words[part])}
      onMerge={choose}
    />
  )
}
