import { useLayoutEffect, useRef, useState } from 'react'
import { isDay } from '#kernel/day.ts'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSession, useSharedText } from '#modules/together/web/context.ts'
import { SharedArea, SharedLine } from '#modules/together/web/shared-field.tsx'
import type { PartView } from '../parts/contract.ts'
import { partField } from '../rules/fields.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { datePart } from '../together/contract.ts'
import { PartRead } from './part-read.tsx'
import { SharedSaveLine } from './shared-save-line.tsx'
import { useAttempt } from './use-attempt.ts'

type PartItemProps = {
  readonly investigationId: string
  readonly part: PartView
  readonly isNew: boolean
  /** Letters have been sent, so that it is worth saying which parts were in none of them. */
  readonly hasLetters: boolean
  readonly onRemove: () => void
  readonly onPutBack: () => void
  readonly onClosed: () => void
  readonly onDated: () => void
}

/** A colleague has taken away what is being written here: the words are kept, and one press puts the part back. */
const TakenAway = ({ onPutBack, onClosed }: Pick<PartItemProps, 'onPutBack' | 'onClosed'>) => {
  const text = useText({ sv, en }).part
  return (
    <Notice
      kind="warn"
      isNews
      title={text.removedTitle}
      actions={
        <>
          <Button onPress={onPutBack}>{text.putBack}</Button>
          <Button onPress={onClosed}>{text.leaveAway}</Button>
        </>
      }
    />
  )
}

/** One part of an area: read as text, written in place and together, saved while one writes. */
export const PartItem = (props: PartItemProps) => {
  const { investigationId, part, isNew, hasLetters, onRemove, onPutBack, onClosed, onDated } = props
  const { id, kind } = part
  const { part: text } = useText({ sv, en })
  const today = useToday()
  const session = useSession()
  const [isOpen, setOpen] = useState(isNew)
  const attempt = useAttempt()
  // As soon as it is seen, so that the first letter is not lost.
  useLayoutEffect(() => {
    if (isNew) document.querySelector<HTMLElement>(`[name="${id}-body"]`)?.focus()
  }, [id, isNew])
  const [bodyField, sourceField] = [partField(id, 'body'), partField(id, 'source')]
  const [body, source] = [useSharedText(bodyField), useSharedText(sourceField)]
  const hasSource = kind === 'fact' || kind === 'child_words'
  // A day that is being typed is no day at each letter but the last: only what is another is sent, one after the other.
  const dated = useRef({ saidOn: part.saidOn, turn: Promise.resolve() })
  const setDay = (typed: string): void => {
    const saidOn = isDay(typed) ? typed : null
    if (saidOn === dated.current.saidOn) return
    const send = (): Promise<void> =>
      attempt(async () => {
        try {
          await call(datePart, { investigationId, partId: id, saidOn })
        } catch (fault) {
          // Not set: the same day typed again is sent again.
          dated.current.saidOn = part.saidOn
          throw fault
        }
        // The line tells the others; this screen does not wait for it.
        onDated()
      })
    dated.current = { saidOn, turn: dated.current.turn.then(send) }
  }
  const close = async (): Promise<void> => {
    if (body.trim() === '' && source.trim() === '') return onRemove()
    await session.replica.flush()
    setOpen(false)
    if (part.isRemoved) onClosed()
  }
  if (!isOpen)
    return (
      <PartRead
        part={{ ...part, body, source }}
        isSent={!hasLetters || (body === part.body && part.sentIn.some(({ changed }) => !changed))}
        onChange={() => setOpen(true)}
        onRemove={onRemove}
      />
    )
  return (
    <div className="assessment-part is-open" data-part={id}>
      {part.isRemoved && <TakenAway onPutBack={onPutBack} onClosed={onClosed} />}
      <SharedArea
        field={bodyField}
        name={`${id}-body`}
        label={text.body[kind]}
        hint={text.bodyHint[kind]}
        rows={2}
      />
      {hasSource && (
        <div className="assessment-source">
          <SharedLine
            field={sourceField}
            name={`${id}-source`}
            label={kind === 'fact' ? text.source : text.childSource}
            hint={kind === 'fact' ? text.sourceHint : undefined}
            optional
          />
          <DayField
            key={part.saidOn}
            name={`${id}-saidOn`}
            label={text.saidOn}
            optional
            latest={today}
            defaultValue={part.saidOn ?? ''}
            onChange={setDay}
          />
        </div>
      )}
      <div className="cluster">
        <Button onPress={() => void close()}>{text.close}</Button>
        <Button kind="bare" onPress={onRemove}>
          {text.remove}
        </Button>
        <SharedSaveLine fields={[bodyField, sourceField]} />
      </div>
    </div>
  )
}
