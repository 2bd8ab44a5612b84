import type { Day } from '#kernel/day.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import { categories, type Category } from '../rules/categories.ts'
import type { MomentView } from '../waves/contract.ts'
import { useTime } from './words.ts'
import './childtime.css'

type Props = {
  readonly moments: readonly MomentView[]
  readonly pending: boolean
  readonly onAnswer: (momentId: string, category: Category) => void
}

/** What the calendar says first, then the others in their own order: the likely tile is the nearest. */
const tilesOf = (suggestion: Category | null): readonly Category[] =>
  suggestion === null ? categories : [suggestion, ...categories.filter((one) => one !== suggestion)]

const useTitle = () => {
  const { moments: text } = useTime().text
  const format = useFormat()
  const today: Day = useToday()
  return ({ standing, on, at }: MomentView): string =>
    standing === 'now' ? text.title : on === today ? text.titleAt(at) : text.titleOn(format.day(on), at)
}

/** One question, eleven tiles, one press. The next one takes its place. */
export const MomentPrompt = ({ moments, pending, onAnswer }: Props) => {
  const { text } = useTime()
  const titleOf = useTitle()
  const [moment] = moments
  if (!moment) return null
  const { id, standing, suggestion } = moment
  return (
    <Section title={titleOf(moment)} lead={standing === 'now' ? undefined : text.moments[standing]}>
      <ul className="plain time-tiles" aria-label={titleOf(moment)}>
        {tilesOf(suggestion).map((category) => (
          <li key={category}>
            <Button
              kind={category === suggestion ? 'primary' : 'quiet'}
              pending={pending}
              onPress={() => onAnswer(id, category)}
            >
              {text.categories[category]}
              {category === suggestion && <small> ({text.moments.suggested.toLowerCase()})</small>}
            </Button>
          </li>
        ))}
      </ul>
      {moments.length > 1 && <p className="soft">{text.moments.left(moments.length - 1)}</p>}
    </Section>
  )
}
