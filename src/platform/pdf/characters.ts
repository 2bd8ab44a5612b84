/**
 * Which characters the fonts of a document can show. PDF/UA-1 forbids a character without a glyph, so one strange
 * sign in a quoted message would otherwise stop the whole document. Format: OpenType 1.9, table "cmap", format 12.
 */
export type Has = (codePoint: number) => boolean

const tableAt = (font: Buffer, tag: string): number => {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + i * 16
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`the font has no table ${tag}`)
}

/** The characters that a TrueType font has a glyph for. */
export const charactersOf = (font: Buffer): Has => {
  const cmap = tableAt(font, 'cmap')
  const parts = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + i * 8),
  )
  const at = parts.find((part) => font.readUInt16BE(part) === 12)
  if (at === undefined) throw new Error('the font has no cmap of format 12')
  const ranges = Array.from({ length: font.readUInt32BE(at + 12) }, (_, i) => ({
    first: font.readUInt32BE(at + 16 + i * 12),
    last: font.readUInt32BE(at + 20 + i * 12),
  }))
  return (codePoint) => ranges.some(({ first, last }) => first <= codePoint && codePoint <= last)
}

/** Stands where a character cannot be shown; the font has it. */
export const standIn = '\u25A1'

// Invisible signs, among them those that turn the direction of writing: they could make a text read as another one.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

const isKept = (character: string): boolean =>
  character === '\n' || character === '\t' || !invisible.test(character)

/** The text as it can be printed, and whether a character had to be replaced. */
export const printable = (text: string, has: Has): { readonly text: string; readonly replaced: boolean } => {
  const kept = Array.from(text.normalize('NFC')).filter(isKept)
  const shown = kept.map((character) =>
    character === '\n' || character === '\t' || has(character.codePointAt(0) ?? 0) ? character : standIn,
  )
  return { text: shown.join(''), replaced: shown.some((character, i) => character !== kept[i]) }
}
