/** The size of all text in a chart. */
export const FONT_SIZE = 13
export const LINE_HEIGHT = 16

const NARROW = /[\s.,:;'|iljtfrI()[\]–-]/
const WIDE = /[mwMW%@]/
const CAPITAL = /[A-ZÅÄÖ]/

const widthOf = (character: string): number => {
  if (NARROW.test(character)) return 0.3
  if (WIDE.test(character)) return 0.84
  return CAPITAL.test(character) ? 0.62 : 0.54
}

/** About how wide a text is in Source Sans 3: a little too wide rather than too narrow. There is no document to measure in. */
export const textWidth = (text: string): number =>
  FONT_SIZE * Array.from(text, widthOf).reduce((sum, width) => sum + width, 0)

/** Lines that fit, broken between words; a word that is too long stays whole. */
export const wrapped = (text: string, width: number): readonly string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(longer) > width) return [...lines, word]
    return [...lines.slice(0, -1), longer]
  }, [])

/** Labels beside a plot moved apart, in their order, so that none covers another; kept above `bottom`. */
export const movedApart = (
  wanted: readonly { readonly y: number; readonly height: number }[],
  top: number,
  bottom: number,
): readonly number[] => {
  const order = [...wanted.keys()].sort((a, b) => (wanted[a]?.y ?? 0) - (wanted[b]?.y ?? 0))
  const placed = wanted.map(({ y }) => y)
  let free = top
  for (const index of order) {
    const { y = 0, height = 0 } = wanted[index] ?? {}
    placed[index] = Math.max(y, free + height / 2)
    free = (placed[index] ?? 0) + height / 2
  }
  let ceiling = bottom
  for (const index of order.toReversed()) {
    const { height = 0 } = wanted[index] ?? {}
    placed[index] = Math.min(placed[index] ?? 0, ceiling - height / 2)
    ceiling = (placed[index] ?? 0) - height / 2
  }
  return placed
}
