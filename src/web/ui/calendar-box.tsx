import { parseDate } from '@internationalized/date'
import { Button } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar'
import { Heading } from 'react-aria-components/Heading'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useEffect, useRef } from 'react'
import type { Day } from '#kernel/day.ts'
import { useLanguage, useOwnText } from '../language.ts'
import { Icon } from './icon.tsx'

type CalendarBoxProps = {
  readonly value: string
  readonly today: Day
  readonly onPick: (day: string) => void
  readonly earliest?: Day | undefined
  readonly latest?: Day | undefined
}

/** The month sheet of DayField. In a file of its own, since it is fetched only when somebody opens it. */
export const CalendarBox = ({ value, today, onPick, earliest, latest }: CalendarBoxProps) => {
  const text = useOwnText().form
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('td [tabindex="0"]')?.focus(), [])
  return (
    <div ref={box}>
      <I18nProvider locale={useLanguage() === 'sv' ? 'sv-SE' : 'en-GB'}>
        <Calendar
          className="calendar"
          aria-label={text.calendar}
          value={value === '' ? null : parseDate(value)}
          defaultFocusedValue={parseDate(value === '' ? today : value)}
          {...(earliest === undefined ? {} : { minValue: parseDate(earliest) })}
          {...(latest === undefined ? {} : { maxValue: parseDate(latest) })}
          onChange={(date) => onPick(date.toString())}
        >
          <header>
            <Button slot="previous" className="button bare" aria-label={text.previousMonth}>
              <Icon name="left" />
            </Button>
            <Heading />
            <Button slot="next" className="button bare" aria-label={text.nextMonth}>
              <Icon name="right" />
            </Button>
          </header>
          <CalendarGrid weekdayStyle="short">
            <CalendarGridHeader>
              {(name) => <CalendarHeaderCell>{name}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>{(date) => <CalendarCell date={date} />}</CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </I18nProvider>
    </div>
  )
}
