import type { Day } from '#kernel/day.ts'
import { daysBetween } from '#kernel/day.ts'
import { useToday } from '../clock.ts'
import { useFormat } from '../format.ts'
import { useOwnText } from '../language.ts'
import { Icon } from './icon.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

type DueProps = {
  readonly on: Day
  /** The paragraph that sets the day: "SoL 20 kap. 2 §". */
  readonly rule?: string
  readonly isDone?: boolean
}

type Urgency = 'done' | 'late' | 'today' | 'soon' | 'later'

const soonDays = 3
const countedDays = 60

const urgencyOf = (left: number, isDone: boolean): Urgency => {
  if (isDone) return 'done'
  if (left < 0) return 'late'
  if (left === 0) return 'today'
  return left <= soonDays ? 'soon' : 'later'
}

/** A due day in words, with day and paragraph behind it: "i dag", "2 dagar kvar", "3 dagar för sent". */
export const Due = ({ on, rule, isDone = false }: DueProps) => {
  const text = useOwnText().due
  const format = useFormat()
  const left = daysBetween(useToday(), on)
  const urgency = urgencyOf(left, isDone)
  const exact = rule === undefined ? text.on(format.day(on)) : text.by(format.day(on), rule)
  const words = {
    done: text.done(format.shortDay(on)),
    late: text.late(-left),
    today: text.today,
    soon: text.left(left),
    later: left <= countedDays ? text.left(left) : text.on(format.shortDay(on)),
  }
  return (
    <time className={`due ${urgency}`} dateTime={on} title={exact}>
      {urgency === 'late' && <Icon name="alert" />}
      {urgency === 'today' && <Icon name="clock" />}
      {words[urgency]}
      <VisuallyHidden>. {exact}</VisuallyHidden>
    </time>
  )
}
