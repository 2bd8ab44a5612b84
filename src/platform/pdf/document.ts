import type { Day } from '#kernel/day.ts'
import { renderPdf } from './render.ts'

export type DocumentSection = { readonly title: string; readonly body: string }

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
    readonly body?: string
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
        paragraphs: paragraphsOf(body),
        sections: sections.map((section) => ({
          title: section.title,
          paragraphs: paragraphsOf(section.body),
        })),
      })),
    },
  })
  return bytes
}
