import { inflateSync } from 'node:zlib'

/*
 * Reads the text back from a PDF that typst made, to see what stands in it: each content stream's glyph codes through
 * the ToUnicode table of the font that is chosen there. Enough for our own documents, not a reader for others.
 */

type Parts = ReadonlyMap<number, { readonly head: string; readonly stream: string }>

const objectsOf = (pdf: Buffer): Parts => {
  const raw = pdf.toString('latin1')
  const all = new Map<number, { head: string; stream: string }>()
  for (const match of raw.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const body = match[2] ?? ''
    const at = body.search(/stream\r?\n/)
    const head = at < 0 ? body : body.slice(0, at)
    const start = body.indexOf('\n', at) + 1
    const bytes = at < 0 ? '' : body.slice(start, body.lastIndexOf('endstream'))
    const stream =
      at >= 0 && head.includes('/FlateDecode')
        ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
        : bytes
    all.set(Number(match[1]), { head, stream })
  }
  return all
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

const unicodeOf = (cmap: string): Map<string, string> => {
  const map = new Map<string, string>()
  for (const block of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of (block[1] ?? '').matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      map.set(code.toLowerCase(), utf16(text))
  for (const block of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of (block[1] ?? '').matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    ))
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code++)
        map.set(
          code.toString(16).padStart(from.length, '0'),
          String.fromCodePoint((utf16(text).codePointAt(0) ?? 0) + code - parseInt(from, 16)),
        )
  return map
}

const literalBytes = (literal: string): Buffer =>
  Buffer.from(
    literal.replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, one?: string) =>
      octal === undefined
        ? ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[one ?? ''] ?? one ?? '')
        : String.fromCharCode(parseInt(octal, 8)),
    ),
    'latin1',
  )

// Parentheses in a literal need no escape when they are balanced; three levels are more than our glyph codes make.
const literalAround = (inner: string): string => `\\((?:\\\\[\\s\\S]|[^\\\\()]|${inner})*\\)`
const literal = literalAround(literalAround(literalAround('(?!)')))
const shown = new RegExp(`/(f\\d+) [\\d.]+ Tf|(${literal})|<([0-9A-Fa-f]{4,})>`, 'g')

/** The text of all pages, without spaces that are only positions: compare with `squeezed`. */
export const pdfText = (pdf: Buffer): string => {
  const objects = objectsOf(pdf)
  const fonts = new Map<string, Map<string, string>>()
  for (const { head } of objects.values())
    for (const [, name = '', id] of head.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.head ?? '')?.[1]
      if (table) fonts.set(name, unicodeOf(objects.get(Number(table))?.stream ?? ''))
    }
  let text = ''
  for (const { stream } of objects.values()) {
    if (!/\bBT\b/.test(stream)) continue
    let font = new Map<string, string>()
    for (const [, name, written = '', hex] of stream.matchAll(shown)) {
      if (name !== undefined) font = fonts.get(name) ?? font
      else {
        const codes = hex?.toLowerCase() ?? literalBytes(written.slice(1, -1)).toString('hex')
        for (const code of codes.match(/.{4}/g) ?? []) text += font.get(code) ?? ''
      }
    }
  }
  return text
}

/** Text without spaces, hyphens at line ends and soft hyphens, so that a wrapped sentence is found. */
export const squeezed = (text: string): string => text.replaceAll(/[\s\u00ad\u2010-]/g, '')
