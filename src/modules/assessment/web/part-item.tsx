import { useState } from 'react'
import { useAutosave } from '#web/autosave.ts'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { SaveLine } from '#web/save-line.tsx'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { type PartView, removePart, savePart } from '../parts/contract.ts'
import type { MissingPart } from '../rules.ts'
import type { SectionCode } from '../rules/skeleton.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { PartConflict } from './part-conflict.tsx'
import { partSaverName } from './part-names.ts'
import { PartRead } from './part-read.tsx'
import { type PartWords, toSend, wordsOf } from './part-words.ts'
import { useAttempt } from './use-attempt.ts'

type PartItemProps = {
  readonly investigationId: string
  readonly section: SectionCode
  readonly first: PartView
  readonly isNew: boolean
  /** Letters have been sent, so that it is worth saying which parts were in none of them. */
  readonly hasLetters: boolean
  readonly onSaved: (missing: readonly MissingPart[]) => void
  readonly onRemoved: (last: PartView) => void
}

/**
 * One part of an area: read as text, written in place, saved while one writes. The seam for writing together: the words
 * and their saving are held here and nowhere else.
 */
export const PartItem = (props: PartItemProps) => {
  const { investigationId, section, first, isNew, hasLetters, onSaved, onRemoved } = props
  const { part: text, saving } = useText({ sv, en })
  const today = useToday()
  const [words, setWords] = useState<PartWords>(() => wordsOf(first))
  const [isOpen, setOpen] = useState(isNew)
  const [isTouched, setTouched] = useState(false)
  const [round, setRound] = useState(0)
  const attempt = useAttempt()
  const id = { investigationId, partId: first.id }
  const [saver, state] = useAutosave<PartWords>({
    name: partSaverName(investigationId, first.id),
    revision: first.revision,
    send: async (value, stamp, when) => {
      const input = { ...id, section, kind: first.kind, ...toSend(value), ...stamp }
      const saved = await call(savePart, input, newKey(), when)
      onSaved(saved.missing)
      return saved
    },
  })
  const write = (some: Partial<PartWords>): void => {
    const next = { ...words, ...some }
    setWords(next)
    setTouched(true)
    saver.change(next)
  }
  const show = (next: PartWords): void => {
    setWords(next)
    setRound((n) => n + 1)
  }
  const remove = async (): Promise<void> => {
    const isSaved = await saver.flush()
    if (!isSaved) return
    const revision = saver.revision()
    if (revision > 0) onSaved((await call(removePart, { ...id, removed: true })).missing)
    saver.stop()
    onRemoved({ ...first, ...toSend(words), revision, isRemoved: true })
  }
  const isStuck = state.kind === 'conflict' || state.kind === 'refused' || state.kind === 'trouble'
  if (!isOpen && !isStuck)
    return (
      <PartRead
        part={{ ...first, ...toSend(words) }}
        isSent={!hasLetters || (!isTouched && first.sentIn.some(({ changed }) => !changed))}
        onChange={() => setOpen(true)}
        onRemove={() => void attempt(remove)}
      />
    )
  return (
    <div className="assessment-part is-open" data-part={first.id}>
      {state.kind === 'conflict' && (
        <PartConflict
          fault={state.fault}
          words={words}
          onSettle={(merged, current) => {
            show(merged)
            void saver.settle(current.revision, merged)
          }}
          onTake={(current) => {
            show(wordsOf(current))
            saver.yield(current.revision, current.savedAt)
          }}
          onPutBack={(revision) =>
            void attempt(async () => {
              await call(removePart, { ...id, removed: false })
              await saver.settle(revision, words)
            })
          }
          onLeaveAway={() => {
            saver.stop()
            onRemoved({ ...first, ...toSend(words), isRemoved: true })
          }}
        />
      )}
      <TextArea
        name={`${first.id}-body`}
        label={text.body[first.kind]}
        hint={text.bodyHint[first.kind]}
        rows={2}
        value={words.body}
        onChange={(body) => write({ body })}
      />
      {(first.kind === 'fact' || first.kind === 'child_words') && (
        <div className="assessment-source" key={round}>
          <TextField
            name={`${first.id}-source`}
            label={first.kind === 'fact' ? text.source : text.childSource}
            hint={first.kind === 'fact' ? text.sourceHint : undefined}
            optional
            value={words.source}
            onChange={(source) => write({ source })}
          />
          <DayField
            name={`${first.id}-saidOn`}
            label={text.saidOn}
            optional
            latest={today}
            defaultValue={words.saidOn}
            onChange={(saidOn) => write({ saidOn })}
          />
        </div>
      )}
      <div className="cluster">
        <Button onPress={() => void saver.flush().then((isSaved) => setOpen(!isSaved))}>{text.close}</Button>
        <Button kind="bare" onPress={() => void attempt(remove)}>
          {text.remove}
        </Button>
        <SaveLine state={state} words={saving} />
      </div>
    </div>
  )
}
