import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv, separatorOf, writeCsv } from './csv.ts'

describe('reading a file as spreadsheets write it', () => {
  test('semicolons or commas, with or without the mark of UTF-8, any line ends, a missing last one', () => {
    const rows = [
      ['Förnamn', 'Ort'],
      ['Åsa', 'Ö'],
    ]
    for (const file of ['Förnamn;Ort\r\nÅsa;Ö\r\n', '\u{feff}Förnamn;Ort\nÅsa;Ö', 'Förnamn,Ort\nÅsa,Ö\n'])
      expect(readCsv(file)).toEqual({ rows })
    expect(separatorOf('a;"b,c,d";e')).toBe(';')
  })

  test('quotes hold separators, line ends and quotes', () => {
    expect(readCsv('a;b\n"x;y\r\nz";"säg ""hej"""\n')).toEqual({
      rows: [
        ['a', 'b'],
        ['x;y\r\nz', 'säg "hej"'],
      ],
    })
  })

  test('a quote that is never closed is told with its line, and so is text after a quote', () => {
    expect(readCsv('a;b\n"x;y')).toEqual({ fault: 'quote_not_closed', line: 2 })
    expect(readCsv('a;b\n"x"y;z')).toEqual({ fault: 'text_after_quote', line: 2 })
  })

  test('what was written is read back, whatever stands in the cells', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'å', ';', ',', '"', '\n', '\r\n', ' ', '1') })
    const cell = fc.oneof(
      fc.constant(''),
      text.map((one) => `a${one}`),
    )
    const row = fc
      .array(cell, { minLength: 2, maxLength: 5 })
      .filter((cells) => cells.some((one) => one.trim() !== ''))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const all = [['kolumn', 'kolumn'], ...rows]
        expect(readCsv(writeCsv(all))).toEqual({ rows: all })
      }),
    )
  })

  test('a cell that a spreadsheet would run as a formula is handed back as text', () => {
    expect(writeCsv([['=1+1', '-2', 'Åsa']])).toContain("'=1+1;'-2;Åsa")
  })
})
