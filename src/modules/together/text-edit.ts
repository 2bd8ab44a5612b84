/** One change of a text: at `at`, `remove` characters go and `insert` comes. Counted in UTF-16 units, as textareas and Yjs do. */
export type Edit = { readonly at: number; readonly remove: number; readonly insert: string }

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

/** Between the halves of one character (an emoji): Yjs would put a question mark in its place. */
const splitsCharacter = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1))

/** What cannot be stored is left out: U+0000, and half characters become U+FFFD. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

const sameStart = (a: string, b: string, most: number): number => {
  let n = 0
  while (n < most && a.charCodeAt(n) === b.charCodeAt(n)) n++
  return n
}

const sameEnd = (a: string, b: string, most: number): number => {
  let n = 0
  while (n < most && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n++
  return n
}

/**
 * The smallest single change that makes `after` of `before`. `caret`, where the caret stands after it, tells which of several
 * like letters was typed; the last when it is not known. undefined: nothing has changed.
 */
export const minimalEdit = (before: string, after: string, caret?: number): Edit | undefined => {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  const afterCaret = caret === undefined ? 0 : Math.max(0, after.length - caret)
  let end = sameEnd(before, after, Math.min(shorter, afterCaret))
  let at = sameStart(before, after, shorter - end)
  end = sameEnd(before, after, shorter - at)
  if (splitsCharacter(before, at) || splitsCharacter(after, at)) at -= 1
  if (splitsCharacter(before, before.length - end) || splitsCharacter(after, after.length - end)) end -= 1
  return { at, remove: before.length - end - at, insert: after.slice(at, after.length - end) }
}

/** Where `at` in `text` may be cut without splitting a character. */
export const cutAt = (text: string, at: number): number => (splitsCharacter(text, at) ? at - 1 : at)

/** A long text in pieces, so that no single update is too big. */
export const inPieces = (text: string, longest: number): string[] => {
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    const to = from + longest >= text.length ? text.length : cutAt(text, from + longest)
    pieces.push(text.slice(from, to))
    from = to
  }
  return pieces
}

/** A change as Yjs tells it: so many kept, so many gone, this comes. */
export type Step = { readonly retain?: number; readonly delete?: number; readonly insert?: string }

/**
 * Where a place in a text stands after somebody else's change. A place at which something was put stays before it with
 * `stay`, and moves after it with `move`: one's own caret stays where it was.
 */
export const placeAfter = (steps: readonly Step[], place: number, when: 'stay' | 'move' = 'stay'): number => {
  let old = 0
  let now = place
  for (const step of steps) {
    if (old > place) break
    if (step.retain !== undefined) old += step.retain
    else if (step.delete !== undefined) {
      now -= Math.max(0, Math.min(step.delete, place - old))
      old += step.delete
    } else if (step.insert !== undefined && (old < place || (old === place && when === 'move')))
      now += step.insert.length
  }
  return now
}
