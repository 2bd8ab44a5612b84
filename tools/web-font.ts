import { brotliCompressSync, constants } from 'node:zlib'

/*
 * Cuts a TrueType font down to Latin script and packs it as WOFF2, with nothing but node:zlib.
 * Glyph numbers stay as they are (dropped glyphs become empty outlines), so that kerning (GPOS) and
 * figure forms (GSUB) need no rewriting. Formats: OpenType 1.9 "glyf", "loca", "cmap"; W3C WOFF2.
 */

type Table = { readonly tag: string; readonly bytes: Buffer }

/** Latin with all Swedish minority languages, punctuation, currency, arrows, a few signs. Same list as in tokens.css. */
const kept: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x2c6, 0x2dd],
  [0x1e80, 0x1e85],
  [0x1ef2, 0x1ef3],
  [0x2000, 0x2044],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2199],
  [0x2212, 0x2212],
  [0x2260, 0x2265],
  [0x2713, 0x2717],
]

/** Glyphs without a character of their own that text still needs: ligatures and tabular figures. */
const keptForms = /^(f_f|f_f_i|f_f_l|f_t|f_f_t|\w+\.(tf|t|tnum|case|c))$/

// The order of this list is the tag number in a WOFF2 directory.
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB'
const tagNumber = (tag: string): number => Math.floor(knownTags.indexOf(tag) / 5)

const tablesOf = (font: Buffer): Table[] =>
  Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
    const at = 12 + i * 16
    const start = font.readUInt32BE(at + 8)
    return {
      tag: font.toString('latin1', at, at + 4),
      bytes: font.subarray(start, start + font.readUInt32BE(at + 12)),
    }
  })

const named = (tables: readonly Table[], tag: string): Buffer => {
  const table = tables.find((t) => t.tag === tag)
  if (!table) throw new Error(`the font has no ${tag} table`)
  return table.bytes
}

/** Glyph number of each kept character, from the segmented (format 12) part of cmap. */
const keptCharacters = (cmap: Buffer): Map<number, number> => {
  const glyphs = new Map<number, number>()
  const parts = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8))
  const at = parts.find((offset) => cmap.readUInt16BE(offset) === 12)
  if (at === undefined) throw new Error('the font has no cmap of format 12')
  for (let i = 0; i < cmap.readUInt32BE(at + 12); i++) {
    const group = at + 16 + i * 12
    const first = cmap.readUInt32BE(group)
    for (let code = first; code <= cmap.readUInt32BE(group + 4); code++)
      if (kept.some(([from, to]) => from <= code && code <= to))
        glyphs.set(code, cmap.readUInt32BE(group + 8) + code - first)
  }
  return glyphs
}

/** The characters that the cut font can draw. */
export const charactersIn = (font: Buffer): ReadonlySet<number> =>
  new Set(keptCharacters(named(tablesOf(font), 'cmap')).keys())

/** Glyph names from a version 2 post table, by glyph number; names of the standard set stay empty. */
const glyphNames = (post: Buffer): string[] => {
  const own: string[] = []
  const count = post.readUInt16BE(32)
  for (let at = 34 + 2 * count; at < post.length; at += 1 + post.readUInt8(at))
    own.push(post.toString('latin1', at + 1, at + 1 + post.readUInt8(at)))
  return Array.from({ length: count }, (_, i) => own[post.readUInt16BE(34 + 2 * i) - 258] ?? '')
}

/** Accented letters are built of others: numbers of the parts of a composite glyph. */
const partsOf = (outline: Buffer): number[] => {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10, more = true; more;) {
    const flags = outline.readUInt16BE(at)
    parts.push(outline.readUInt16BE(at + 2))
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    more = (flags & 0x20) !== 0
  }
  return parts
}

const withParts = (wanted: Set<number>, outlines: readonly Buffer[]): Set<number> => {
  for (const glyph of wanted) for (const part of partsOf(outlines[glyph] ?? Buffer.alloc(0))) wanted.add(part)
  return wanted
}

const cutTables = (tables: readonly Table[]): Table[] => {
  const [glyf, loca, post] = [named(tables, 'glyf'), named(tables, 'loca'), named(tables, 'post')]
  const isLong = named(tables, 'head').readInt16BE(50) === 1
  const offset = (i: number): number => (isLong ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i))
  const count = named(tables, 'maxp').readUInt16BE(4)
  const outlines = Array.from({ length: count }, (_, i) => glyf.subarray(offset(i), offset(i + 1)))
  const wanted = new Set([0, ...keptCharacters(named(tables, 'cmap')).values()])
  glyphNames(post).forEach((name, i) => keptForms.test(name) && wanted.add(i))
  withParts(wanted, outlines)
  const left = outlines.map((outline, i) => (wanted.has(i) ? outline : Buffer.alloc(0)))
  const newLoca = Buffer.alloc(4 * (count + 1))
  left.reduce(
    (end, outline, i) => newLoca.writeUInt32BE(end + outline.length, 4 * (i + 1)) && end + outline.length,
    0,
  )
  const head = Buffer.from(named(tables, 'head'))
  head.writeInt16BE(1, 50)
  head.writeUInt16BE(head.readUInt16BE(16) | 0x800, 16)
  const noNames = Buffer.from(post.subarray(0, 32))
  noNames.writeUInt32BE(0x00030000, 0)
  const replaced: Record<string, Buffer> = { glyf: Buffer.concat(left), loca: newLoca, head, post: noNames }
  return tables.map(({ tag, bytes }) => ({ tag, bytes: replaced[tag] ?? bytes }))
}

const base128 = (value: number): number[] =>
  value < 128 ? [value] : [...base128(Math.floor(value / 128)).map((b) => b | 0x80), value % 128]

const directoryEntry = ({ tag, bytes }: Table): number[] => [
  tagNumber(tag) | (tag === 'glyf' || tag === 'loca' ? 0xc0 : 0),
  ...base128(bytes.length),
]

/** TrueType in, WOFF2 with Latin script out. */
export const latinWoff2 = (font: Buffer): Buffer => {
  const tables = cutTables(tablesOf(font)).filter(({ tag }) => knownTags.includes(tag))
  const directory = Buffer.from(tables.flatMap(directoryEntry))
  const data = Buffer.concat(tables.map((t) => t.bytes))
  const packed = brotliCompressSync(data, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_QUALITY]: 11,
    },
  })
  const header = Buffer.alloc(48)
  const length = Math.ceil((48 + directory.length + packed.length) / 4) * 4
  header.write('wOF2', 0, 'latin1')
  header.writeUInt32BE(0x00010000, 4)
  header.writeUInt32BE(length, 8)
  header.writeUInt16BE(tables.length, 12)
  header.writeUInt32BE(
    tables.reduce((sum, t) => sum + Math.ceil(t.bytes.length / 4) * 4, 12 + 16 * tables.length),
    16,
  )
  header.writeUInt32BE(packed.length, 20)
  header.writeUInt16BE(1, 24)
  return Buffer.concat([header, directory, packed], length)
}
