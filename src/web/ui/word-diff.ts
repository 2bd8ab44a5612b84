export type Piece = { readonly kind: 'same' | 'theirs' | 'yours'; readonly text: string }

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []

// Longer than this the table of comparisons would be felt; the middle is then shown whole.
const mostWords = 1500

const middle = (theirs: readonly string[], yours: readonly string[]): Piece[] => {
  const whole: Piece[] = [
    { kind: 'theirs', text: theirs.join('') },
    { kind: 'yours', text: yours.join('') },
  ]
  if (theirs.length * yours.length === 0 || theirs.length > mostWords || yours.length > mostWords)
    return whole
  const width = yours.length + 1
  const common = new Uint16Array((theirs.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = theirs.length - 1; i >= 0; i--)
    for (let j = yours.length - 1; j >= 0; j--)
      common[i * width + j] =
        theirs[i] === yours[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < theirs.length || j < yours.length) {
    const [left, right] = [theirs[i], yours[j]]
    if (left !== undefined && left === right) {
      pieces.push({ kind: 'same', text: left })
      i++
      j++
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'theirs', text: left })
      i++
    } else {
      pieces.push({ kind: 'yours', text: right ?? '' })
      j++
    }
  }
  return pieces
}

const joined = (pieces: readonly Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1)
    if (piece.text === '') return all
    return last?.kind === piece.kind
      ? [...all.slice(0, -1), { ...last, text: last.text + piece.text }]
      : [...all, piece]
  }, [])

const same = (words: readonly string[]): Piece => ({ kind: 'same', text: words.join('') })

/** What two texts share and what only one of them has, word by word, in reading order. */
export const wordDiff = (theirs: string, yours: string): Piece[] => {
  const [a, b] = [wordsOf(theirs), wordsOf(yours)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  return joined([
    same(a.slice(0, start)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    same(a.slice(a.length - end)),
  ])
}

/** Both texts in one, to be edited: where they differ, theirs stands before yours with a space between. */
export const bothTexts = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ kind, text }, at) => {
      const next = pieces[at + 1]
      const touches =
        kind === 'theirs' && next?.kind === 'yours' && !/\s$/.test(text) && !/^\s/.test(next.text)
      return touches ? `${text} ` : text
    })
    .join('')
