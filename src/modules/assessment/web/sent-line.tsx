import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import type { AreaView, AssessmentView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type SentIn = AreaView['sentIn']
type Letters = AssessmentView['letters']

/** Everything in an area that holds words, by the letters that it was there for. */
const textsIn = (area: AreaView): SentIn[] => [
  ...(area.body.trim() === '' ? [] : [area.sentIn]),
  ...area.parts.filter(({ body }) => body.trim() !== '').map(({ sentIn }) => sentIn),
  ...area.quotes.map(({ sentIn }) => sentIn),
]

type SentLineProps = {
  readonly area: AreaView
  readonly letters: Letters
  /** Something was written here since the page was opened. */
  readonly isTouched: boolean
}

/** FL 25: to whom what stands in an area has been communicated, and when. Derived from the letters of the case. */
export const SentLine = ({ area, letters, isTouched }: SentLineProps) => {
  const text = useText({ sv, en }).area.sent
  const format = useFormat()
  const texts = textsIn(area)
  if (letters.length === 0 || texts.length === 0) return null
  const lines = letters.flatMap((letter) => {
    const there = texts.filter((one) =>
      one.some(({ letterId, changed }) => letterId === letter.id && !changed),
    )
    const known = texts.filter((one) => one.some(({ letterId }) => letterId === letter.id))
    return known.length === 0 ? [] : [{ letter, there: there.length }]
  })
  return (
    <p className="soft">
      {text.label}
      {': '}
      {lines.length === 0
        ? text.none
        : lines
            .map(({ letter, there }) =>
              text.to(
                letter.person,
                format.day(letter.sentOn),
                there === texts.length ? text.all : text.some(there, texts.length),
              ),
            )
            .join('; ')}
      {isTouched && ` ${text.touched}`}
    </p>
  )
}
