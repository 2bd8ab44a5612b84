import type { Day } from '#kernel/day.ts'
import { maskSign } from '#kernel/hidden-words.ts'
import { renderPdf } from './render.ts'

/** A masked passage: a black bar of one length for all, with the paragraph on it. What stood there is not in the file. */
export type Mask = { readonly mask: string }
export type Words = string | readonly (string | Mask)[]

export type DocumentSection = { readonly title: string; readonly body: Words }

/** What document.typ shows, in its order. All of it is text. */
export type DocumentData = {
  readonly title: string
  readonly date: Day
  /** Who it is from, and the number that the receiver can name. Both stand on every page. */
  readonly sender: string
  readonly reference: string
  readonly footer: string
  /** In a frame above the title on the first page, or ''. */
  readonly marking: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly parts: readonly {
    readonly title: string
    readonly newPage?: boolean
    readonly body?: Words
    readonly sections?: readonly DocumentSection[]
  }[]
}

/** Words of the page itself. Documents of the authority are in Swedish (språklagen 10 §). */
const own = {
  lang: 'sv',
  region: 'SE',
  page: 'Sida',
  replaced:
    'Ett eller flera tecken i texten finns inte i dokumentets typsnitt och visas som \u25A1. Texten i akten är oförändrad.',
}

/** Paragraphs with their lines: an empty line parts paragraphs, a single line break stays. */
export const paragraphsOf = (text: string): string[][] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)

const pieces = (words: Words): readonly (string | Mask)[] => (typeof words === 'string' ? [words] : words)

/** The words as plain text; each mask is one sign. A sign that somebody typed is no mask. */
const plainOf = (words: Words): string =>
  pieces(words)
    .map((piece) => (typeof piece === 'string' ? piece.replaceAll(maskSign, ' ') : maskSign))
    .join('')

type Line = string | readonly (string | Mask)[]

/** The same paragraphs with the masks in their places. */
const richParagraphsOf = (words: Words): Line[][] => {
  const masks = pieces(words).filter((piece) => typeof piece !== 'string')
  let next = 0
  const lineOf = (line: string): Line =>
    line.includes(maskSign)
      ? line
          .split(maskSign)
          .flatMap((text, i) => [
            ...(i === 0 ? [] : masks.slice(next++, next)),
            ...(text === '' ? [] : [text]),
          ])
      : line
  return paragraphsOf(plainOf(words)).map((lines) => lines.map(lineOf))
}

/** Every text that stands in the document, in its order, with what goes into its metadata. */
export const textsOf = (document: DocumentData): string[] => [
  document.title,
  document.sender,
  document.reference,
  document.footer,
  document.marking,
  ...document.facts.flatMap(({ label, value }) => [label, value]),
  ...document.parts.flatMap(({ title, body = '', sections = [] }) => [
    title,
    plainOf(body),
    ...sections.flatMap((section) => [section.title, plainOf(section.body)]),
  ]),
]

const utf16 = '\u00fe\u00ff'

/** What stands readable in the bytes of a PDF beside its pages: metadata, titles, names. */
export const metadataOf = (pdf: Buffer): string => {
  const open = pdf
    .toString('latin1')
    .replaceAll(/\/FlateDecode(?:(?!endobj)[^])*?stream\r?\n[^]*?endstream/g, '')
  const packets = (open.match(/<\?xpacket begin[^]*?<\?xpacket end/g) ?? []).map((packet) =>
    Buffer.from(packet, 'latin1')
      .toString('utf8')
      .replaceAll(/<[^>]*>/g, '\n'),
  )
  const literals = (open.match(/\((?:\\[^]|[^\\()])*\)/g) ?? []).map((literal) => {
    const text = literal.slice(1, -1)
    return text.startsWith(utf16)
      ? Buffer.from(text.slice(2, text.length - (text.length % 2)), 'latin1')
          .swap16()
          .toString('utf16le')
      : text
  })
  return [...packets, ...literals].join('\n')
}

/** The document as PDF/UA-1: tagged, in Swedish, with hyphenation and page numbers. */
export const renderDocument = async (document: DocumentData): Promise<Buffer> => {
  const { bytes } = await renderPdf({
    template: 'document.typ',
    data: {
      ...own,
      ...document,
      parts: document.parts.map(({ title, newPage = false, body = '', sections = [] }) => ({
        title,
        newPage,
        paragraphs: richParagraphsOf(body),
        sections: sections.map((section) => ({
          title: section.title,
          paragraphs: richParagraphsOf(section.body),
        })),
      })),
    },
  })
  return bytes
}
