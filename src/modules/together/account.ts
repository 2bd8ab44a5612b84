import * as Y from 'yjs'

/** What stands in a text, in the order of the text: whose it is, and under which clock it was written. */
type Stretch = { readonly client: number; readonly clock: number; readonly text: string }

export const stretchesOf = (text: Y.Text): Stretch[] => {
  const all: Stretch[] = []
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString)
      all.push({ client: item.id.client, clock: item.id.clock, text: item.content.str })
  return all
}

/** The part of a stretch that was written from that clock on. */
const since = ({ clock, text }: Stretch, from: number): string =>
  clock + text.length <= from ? '' : text.slice(Math.max(0, from - clock))

/** Reads like nothing: blanks and line breaks. */
const isBlank = (text: string): boolean => text.trim() === ''

/** In how many paragraphs stand words that `isNew` says are new? A paragraph is a line with something in it. */
const paragraphsWith = (stretches: readonly Stretch[], from: (client: number) => number): number => {
  const touched = new Set<number>()
  let paragraph = 0
  for (const one of stretches) {
    const old = one.text.length - since(one, from(one.client)).length
    one.text.split('\n').reduce((at, line, n) => {
      if (n > 0) paragraph += 1
      const isNew = at + line.length > old && !isBlank(line.slice(Math.max(0, old - at)))
      if (isNew) touched.add(paragraph)
      return at + line.length + 1
    }, 0)
  }
  return touched.size
}

/** What came together in one field: how many paragraphs of mine, how many of each colleague, and letters that went. */
export type FieldAccount = {
  readonly field: string
  readonly mine: number
  readonly theirs: readonly { readonly name: string; readonly paragraphs: number }[]
  /** Letters that were here and that somebody else took away meanwhile. */
  readonly removed: number
}

type Merge = {
  readonly doc: Y.Doc
  /** Every number that the reader has written under: on this device and on others. */
  readonly mine: ReadonlySet<number>
  /** How far each was before the merge: from this clock on the words are of the time apart. */
  readonly before: ReadonlyMap<number, number>
  readonly names: ReadonlyMap<number, string>
  readonly removed: ReadonlyMap<string, number>
}

const nowhere = Number.POSITIVE_INFINITY

/** A readable account of a merge, field by field; only fields in which a colleague did something. */
export const accountOf = ({ doc, mine: own, before, names, removed }: Merge): FieldAccount[] =>
  [...doc.share.keys()].flatMap((field) => {
    const stretches = stretchesOf(doc.getText(field))
    const others = [...new Set(stretches.map(({ client }) => client))].filter((one) => !own.has(one))
    const byName = new Map<string, Set<number>>()
    for (const client of others) {
      const name = names.get(client) ?? ''
      byName.set(name, (byName.get(name) ?? new Set()).add(client))
    }
    const theirs = [...byName].flatMap(([name, clients]) => {
      const paragraphs = paragraphsWith(stretches, (client) =>
        clients.has(client) ? (before.get(client) ?? 0) : nowhere,
      )
      return paragraphs === 0 ? [] : [{ name, paragraphs }]
    })
    const gone = removed.get(field) ?? 0
    if (theirs.length === 0 && gone === 0) return []
    const mine = paragraphsWith(stretches, (client) =>
      own.has(client) ? (before.get(client) ?? 0) : nowhere,
    )
    return [{ field, mine, theirs, removed: gone }]
  })

/** What this device has written that nobody else has: per field, the stretches in their order. To be copied when all else fails. */
export const unsentWords = (
  doc: Y.Doc,
  clientId: number,
  confirmed: number,
): { readonly field: string; readonly text: string }[] =>
  [...doc.share.keys()].flatMap((field) => {
    const mine = stretchesOf(doc.getText(field)).filter(({ client }) => client === clientId)
    const text = mine
      .map((one) => since(one, confirmed))
      .filter((one) => one !== '')
      .join('\n')
    return isBlank(text) ? [] : [{ field, text }]
  })
