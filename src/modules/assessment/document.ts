import type { FrozenArea } from './rules.ts'
import { type FrozenPart, type ShownKind, shownKinds } from './rules/parts.ts'
import { words } from './text-document.ts'

const sourceOf = ({ source, saidOn, quote }: FrozenPart): string => {
  if (quote) return words.fromNote(quote.eventOn, quote.signedName)
  return [source.trim(), saidOn ?? ''].filter((text) => text !== '').join(', ')
}

/** One part as a line of the document: what is quoted stands in quotation marks, and each says where it is from. */
const lineOf = (part: FrozenPart): string => {
  // An empty line would end the paragraph, and with it what belongs to this source.
  const text = part.body.trim().replaceAll(/\n\s*\n/g, '\n')
  const isQuoted = part.quote !== null || part.kind === 'child_words'
  const source = sourceOf(part)
  return `– ${isQuoted ? words.quoted(text) : text}${source === '' ? '' : words.from(source)}`
}

const ofKind = (parts: readonly FrozenPart[], kind: ShownKind): string[] => {
  const lines = parts.filter((part) => part.kind === kind).map(lineOf)
  return lines.length === 0 ? [] : [[words.kinds[kind], ...lines].join('\n')]
}

/**
 * The text of an area for the decision's document and for what the parties are sent: nothing is written twice. An area that
 * is one text stays that text, to the letter.
 */
export const bodyOf = ({ body, parts }: Pick<FrozenArea, 'body' | 'parts'>): string => {
  if (parts.length === 0) return body
  const own = body.trim() === '' ? [] : [`${words.own}\n${body.trim()}`]
  return [...shownKinds.flatMap((kind) => ofKind(parts, kind)), ...own].join('\n\n')
}
