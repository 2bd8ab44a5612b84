import { lazy, Suspense, useContext, useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { isDay } from '#kernel/day.ts'
import { useToday } from '../clock.ts'
import { typedDay, useFormat } from '../format.ts'
import { useOwnText } from '../language.ts'
import { FieldFrame, type FieldProps } from './field.tsx'
import { FormContext, useField } from './form-context.ts'
import { Icon } from './icon.tsx'
import { Loading } from './loading.tsx'
import { usePopover } from './use-popover.ts'

const CalendarBox = lazy(async () => ({ default: (await import('./calendar-box.tsx')).CalendarBox }))

type DayFieldProps = FieldProps & {
  readonly defaultValue?: string
  /** Called with 'YYYY-MM-DD', or '' when the field is empty or cannot be read. */
  readonly onChange?: (value: string) => void
  readonly earliest?: Day
  readonly latest?: Day
}

/**
 * A day, typed as people type it or picked from a calendar. The form hands on 'YYYY-MM-DD';
 * text that cannot be read is handed on as it is, so that nobody's input is silently dropped.
 */
export const DayField = ({
  name,
  label,
  hint,
  optional,
  defaultValue = '',
  onChange,
  earliest,
  latest,
}: DayFieldProps) => {
  const text = useOwnText().form
  const format = useFormat()
  const today = useToday()
  const { settle } = useContext(FormContext)
  const [typed, setTyped] = useState(defaultValue)
  const [left, setLeft] = useState(false)
  const value = typed.trim() === '' ? '' : typedDay(typed, today)
  const ids = useField(name, true, left && value === undefined ? text.notADay : undefined)
  const { id, anchor, box, isOpen, close, toggle, onToggle } = usePopover<HTMLInputElement>()
  const write = (next: string): void => {
    settle(name)
    setTyped(next)
    onChange?.(typedDay(next, today) ?? '')
  }
  return (
    <FieldFrame ids={ids} label={label} hint={hint ?? text.dayHint} optional={optional ?? false}>
      <span className="day-field">
        <input type="hidden" name={name} value={value ?? typed} data-shown-by={ids.id} />
        <input
          ref={anchor}
          id={ids.id}
          className="input figures"
          value={typed}
          autoComplete="off"
          onChange={(event) => {
            setLeft(false)
            write(event.currentTarget.value)
          }}
          onBlur={() => {
            setLeft(true)
            if (value) setTyped(value)
          }}
          aria-required={optional ? undefined : true}
          aria-invalid={ids.fault ? true : undefined}
          aria-describedby={ids.describedBy}
        />
        <button
          type="button"
          className="button quiet icon-only"
          aria-label={text.openCalendar}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={toggle}
        >
          <Icon name="calendar" />
        </button>
        <span className="day-read">{value && isDay(value) ? format.weekday(value) : ''}</span>
      </span>
      <div
        ref={box}
        id={id}
        popover="auto"
        className="popover"
        role="dialog"
        aria-label={text.calendar}
        onToggle={onToggle}
      >
        {isOpen && (
          <Suspense fallback={<Loading lines={5} />}>
            <CalendarBox
              value={value ?? ''}
              today={today}
              earliest={earliest}
              latest={latest}
              onPick={(day) => {
                write(day)
                close()
                anchor.current?.focus()
              }}
            />
          </Suspense>
        )}
      </div>
    </FieldFrame>
  )
}
