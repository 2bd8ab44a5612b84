import * as Y from 'yjs'

/** Words in one field that an update puts in, in the order in which they are read. */
export type FieldWords = { readonly field: string; readonly text: string }

type Piece = { readonly client: number; readonly clock: number; readonly text: string }
/** Pieces that stand beside each other; what they stand beside in the text is not known here. */
type Run = { readonly field: string; readonly pieces: readonly Piece[] }

const holds = ({ client, clock, text }: Piece, id: Y.ID): boolean =>
  client === id.client && id.clock >= clock && id.clock < clock + text.length

const runWith = (runs: readonly Run[], id: Y.ID): Run | undefined =>
  runs.find(({ pieces }) => pieces.some((one) => holds(one, id)))

/** The pieces with one more behind the letter that it was written behind. */
const behind = (pieces: readonly Piece[], id: Y.ID, next: Piece): Piece[] =>
  pieces.flatMap((piece) => {
    if (!holds(piece, id)) return [piece]
    const at = id.clock - piece.clock + 1
    const rest = { ...piece, clock: piece.clock + at, text: piece.text.slice(at) }
    return [{ ...piece, text: piece.text.slice(0, at) }, next, ...(rest.text === '' ? [] : [rest])]
  })

type Deletes = ReturnType<typeof Y.decodeUpdate>['ds']

/** Without the letters that the same update takes away again. */
const left = ({ client, clock, text }: Piece, { clients }: Deletes): string => {
  const gone = clients.get(client) ?? []
  if (gone.length === 0) return text
  const letters = Array.from({ length: text.length }, (_, i) => text.charAt(i))
  for (const one of gone)
    letters.fill('', Math.max(0, one.clock - clock), Math.max(0, one.clock + one.len - clock))
  return letters.join('')
}

/**
 * The words that an update would put into a text, for a person to read when they cannot be put there. `fieldOf` tells where a
 * letter stands that was there before. Undefined: it cannot be read.
 */
export const wordsOfUpdate = (
  update: Uint8Array,
  fieldOf: (id: Y.ID) => string | undefined,
): readonly FieldWords[] | undefined => {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    return readableIn(structs, ds, fieldOf)
  } catch {
    return undefined
  }
}

const readableIn = (
  structs: ReturnType<typeof Y.decodeUpdate>['structs'],
  ds: Deletes,
  fieldOf: (id: Y.ID) => string | undefined,
): FieldWords[] => {
  let runs: readonly Run[] = []
  for (const item of structs) {
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) continue
    const piece: Piece = { client: item.id.client, clock: item.id.clock, text: item.content.str }
    const { origin, rightOrigin } = item
    const run = origin && runWith(runs, origin)
    if (origin && run) {
      runs = runs.map((one) => (one === run ? { ...run, pieces: behind(run.pieces, origin, piece) } : one))
      continue
    }
    const named: unknown = item.parent
    const [beside] = [origin, rightOrigin].flatMap((id) => (id ? [id] : []))
    const before = rightOrigin && runWith(runs, rightOrigin)
    const field = typeof named === 'string' ? named : (before?.field ?? (beside && fieldOf(beside)) ?? '')
    runs = [...runs, { field, pieces: [piece] }]
  }
  const fields = [...new Set(runs.map(({ field }) => field))]
  return fields.flatMap((field) => {
    const texts = runs
      .filter((run) => run.field === field)
      .map(({ pieces }) => pieces.map((piece) => left(piece, ds)).join(''))
      .filter((text) => text.trim() !== '')
    return texts.length === 0 ? [] : [{ field, text: texts.join('\n') }]
  })
}
