/** One change of a text: at `at`, `remove` characters go and `insert` comes. */
export type Edit = { readonly at: number; readonly remove: number; readonly insert: string }

/** Not between the halves of one character. */
const cutAt = (text: string, at: number): number => {
  const before = text.charCodeAt(at - 1)
  return at > 0 && at < text.length && before >= 0xd800 && before <= 0xdbff ? at - 1 : at
}

const sameStart = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length)
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
 * Where a change of one text belongs in another that reads the same, or nearly: what a colleague writes is not in both at the
 * same moment. Nothing is taken away but the same words; undefined when nothing is left to do.
 */
export const mirrored = (edit: Edit, from: string, to: string): Edit | undefined => {
  const start = sameStart(from, to)
  const end = sameEnd(from, to, Math.min(from.length, to.length) - start)
  const placeOf = (at: number): number => {
    if (at <= start) return at
    return at >= from.length - end ? to.length - (from.length - at) : to.length - end
  }
  const at = cutAt(to, placeOf(edit.at))
  const until = placeOf(edit.at + edit.remove)
  const isSame = to.slice(at, until) === from.slice(edit.at, edit.at + edit.remove)
  const remove = isSame ? until - at : 0
  return remove === 0 && edit.insert === '' ? undefined : { at, remove, insert: edit.insert }
}

/** A change as Yjs tells it. */
export type Step = {
  readonly retain?: number | undefined
  readonly delete?: number | undefined
  readonly insert?: unknown
}

/** The steps as changes, each of the text as it is after the one before. */
export const editsOf = (steps: readonly Step[]): Edit[] => {
  const edits: Edit[] = []
  let at = 0
  for (const step of steps) {
    if (step.retain !== undefined) at += step.retain
    else if (step.delete !== undefined) edits.push({ at, remove: step.delete, insert: '' })
    else if (typeof step.insert === 'string') {
      edits.push({ at, remove: 0, insert: step.insert })
      at += step.insert.length
    }
  }
  return edits
}

export const withEdit = (text: string, { at, remove, insert }: Edit): string =>
  text.slice(0, at) + insert + text.slice(at + remove)
