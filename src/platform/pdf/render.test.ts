import { threadId } from 'node:worker_threads'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import { type DocumentData, paragraphsOf, renderDocument } from './document.ts'
import { renderPdf } from './render.ts'

const letter = (body: string): DocumentData => ({
  title: 'Beslut om öppenvård',
  date: day('2026-11-23'),
  sender: 'Påhittade kommun',
  reference: 'Ärende 2026-0001',
  footer: 'Beslut',
  marking: '',
  facts: [{ label: 'Beslutsdatum', value: '2026-11-23' }],
  parts: [{ title: 'Beslut', body, sections: [{ title: 'Skäl', body: 'Därför.' }] }],
})

const textOf = async (body: string): Promise<string> => squeezed(pdfText(await renderDocument(letter(body))))

test('a document is PDF/UA-1: tagged, in Swedish, with title, headings and page numbers', async () => {
  const pdf = await renderDocument(letter('Åsa och Örjan får öppenvård.'))
  const raw = pdf.toString('latin1')
  expect(raw.startsWith('%PDF-1.7')).toBe(true)
  for (const mark of ['/MarkInfo', '/Lang (sv-SE)', 'pdfuaid:part>1<', '/S /H1', '/S /H2', '/S /L'])
    expect(raw).toContain(mark)
  const text = squeezed(pdfText(pdf))
  expect(text).toContain('ÅsaochÖrjanfåröppenvård.')
  expect(text).toContain('Sida1(1)')
})

test('a long Swedish word is hyphenated at the end of a line, and a long text makes more pages', async () => {
  const sentence = 'Familjebehandlingsinsatsen motsvarar utvecklingsstödsbehovet hos barnet. '
  const pdf = await renderDocument(letter(`${sentence.repeat(12)}\n\n`.repeat(12)))
  expect(pdfText(pdf)).toMatch(/Familjebehand[-\u2010\u00ad]lingsinsatsen/)
  expect(squeezed(pdfText(pdf))).toMatch(/Sida[2-9]\([2-9]\)/)
})

test('what people write is never read as markup', async () => {
  expect(await textOf('#panic("nej") *inte fet* $x$ = rubrik')).toContain('*intefet*$x$=rubrik')
})

test('a character that the typeface lacks is shown as a box, with a sentence about it, and stops nothing', async () => {
  const text = await textOf('Hon skrev 😀 och عمر till mig')
  expect(text).toContain('Honskrev□och□□□tillmig')
  expect(text).toContain('finnsinteidokumentetstypsnitt')
  expect(await textOf('Bara vanlig text')).not.toContain('typsnitt')
})

test('invisible signs that would turn the reading direction are left out', async () => {
  expect(await textOf('a\u202Eb\u200Bc\uFEFFd')).toContain('abcd')
})

test('whatever is written, in whatever script, the document is made', async () => {
  const anything = fc.string({ unit: 'binary', maxLength: 60 })
  const body = fc.oneof(
    anything,
    fc.constantFrom('a\tb', '\r\n', ' ', '\n\n', 'e\u0301\u0301', '\u00a0', '–\n–'),
  )
  await fc.assert(
    fc.asyncProperty(body, anything, async (words, name) => {
      const pdf = await renderDocument({
        ...letter(words),
        marking: words,
        facts: [{ label: 'Barn', value: name }],
        parts: [{ title: '', body: words, sections: [{ title: 'Skäl', body: name }] }],
      })
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    }),
    { numRuns: 25 },
  )
})

test('a document is made in another thread than the one that answers people', async () => {
  const { bytes, threadId: worker } = await renderPdf({
    template: 'document.typ',
    data: { ...letter('x'), lang: 'sv', region: 'SE', page: 'Sida', replaced: '', parts: [] },
  })
  expect(bytes.length).toBeGreaterThan(1000)
  expect(worker).not.toBe(threadId)
})

test('ten documents at once are all made, and a broken one does not stop the next', async () => {
  await expect(renderPdf({ template: 'document.typ', data: {} })).rejects.toThrow('not compiled')
  const all = await Promise.all(Array.from({ length: 10 }, (_, i) => textOf(`Dokument nummer ${i} klart`)))
  expect(all.every((text, i) => text.includes(`Dokumentnummer${i}klart`))).toBe(true)
})

test('an empty line begins a new paragraph and a typed line break stays', () => {
  expect(paragraphsOf('ett\ntvå\n\n  \n\ntre\n')).toEqual([['ett', 'två'], ['tre']])
})
