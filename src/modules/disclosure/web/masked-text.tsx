import { type MaskedRange, type Range, sentencesOf, type withMasks } from '../rules.ts'

const overlaps = (a: Range, b: Range): boolean => a.from < b.until && b.from < a.until

const within = (masks: readonly MaskedRange[], { from, until }: Range): MaskedRange[] =>
  masks
    .filter((mask) => overlaps(mask, { from, until }))
    .map((mask) => ({
      ...mask,
      from: Math.max(mask.from, from) - from,
      until: Math.min(mask.until, until) - from,
    }))

type Shown = { readonly text: string; readonly isMasked: boolean }

/** What is masked stays readable for whoever tests it, on black. */
const shownOf = (text: string, masks: readonly MaskedRange[]): Shown[] => {
  let at = 0
  const ends = [...masks].toSorted((a, b) => a.from - b.from)
  const shown: Shown[] = []
  for (const { from, until } of ends) {
    if (from > at) shown.push({ text: text.slice(at, from), isMasked: false })
    if (until > at) shown.push({ text: text.slice(Math.max(at, from), until), isMasked: true })
    at = Math.max(at, until)
  }
  return [...shown, { text: text.slice(at), isMasked: false }].filter((one) => one.text !== '')
}

type SentencesProps = {
  readonly label: string
  readonly body: string
  readonly masks: readonly MaskedRange[]
  readonly sealed: readonly MaskedRange[]
  readonly onToggle: (sentence: Range) => void
}

/** The text sentence by sentence: one press masks it, one more shows it again. */
export const Sentences = ({ label, body, masks, sealed, onToggle }: SentencesProps) => (
  <ul className="sentences" aria-label={label}>
    {sentencesOf(body).map((sentence) => {
      const text = body.slice(sentence.from, sentence.until)
      const isMasked = masks.some((mask) => overlaps(mask, sentence))
      return (
        <li key={sentence.from}>
          <button type="button" aria-pressed={isMasked} onClick={() => onToggle(sentence)}>
            {shownOf(text, [...within(masks, sentence), ...within(sealed, sentence)]).map((one, i) =>
              one.isMasked ? (
                <span key={`${i} ${one.text}`} className="masked-words">
                  {one.text}
                </span>
              ) : (
                one.text
              ),
            )}
          </button>
        </li>
      )
    })}
  </ul>
)

/** Masks of a sentence are taken away when there are any, else the whole of it is masked. */
export const toggled = (masks: readonly MaskedRange[], sentence: MaskedRange): readonly MaskedRange[] =>
  masks.some((mask) => overlaps(mask, sentence))
    ? masks.filter((mask) => !overlaps(mask, sentence))
    : [...masks, sentence]

type PiecesProps = {
  readonly pieces: ReturnType<typeof withMasks>
  readonly nameOf: (ground: MaskedRange['ground']) => string
  readonly barOf: (paragraph: string) => string
}

/** As it leaves: bars of one length, and nothing under them. */
export const Pieces = ({ pieces, nameOf, barOf }: PiecesProps) => (
  <p className="released-text">
    {pieces.map((piece, i) =>
      typeof piece === 'string' ? (
        piece
      ) : (
        <span key={`bar ${i + 1}`} className="mask-bar">
          {barOf(nameOf(piece.ground))}
        </span>
      ),
    )}
  </p>
)
