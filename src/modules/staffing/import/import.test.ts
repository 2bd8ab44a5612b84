import { describe, expect, test } from 'vitest'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { contentTypes, zipOf } from '#test/upload/zip.ts'
import { readUnitPosts } from '../contract.ts'
import { dayOfCell, permilleOfCell } from './cells.ts'
import { checkPosts, importPosts } from './contract.ts'

const header =
  'Befattningsnr;Enhet;Befattning;Anställningsnr;Namn;Anställningsform;Sysselsättningsgrad;Från och med;Till och med;Ersätter;Tjänstledig från;Tjänstledig till;Skostorlek'

const right = [
  'P1;Utredning 1;Socialsekreterare;A1;Åsa Påhittsson;Tillsvidare;100;2022-01-10;;;2026-02-01;2026-12-31;38',
  'P1;Utredning 1;Socialsekreterare;A2;Örjan Påhittsson;Vikariat;75,5 %;2026-02-01;2026-12-31;A1;;;41',
  'P2;UTREDNING 1;1:e socialsekreterare;A3;Disa Påhittsson;tv;0,8;20230301;;;;;39',
  'P3;Utredning 1;Socialsekreterare;;;Vakant;;;;;;;',
]

const sent = (text: string, encoding: 'utf8' | 'latin1' = 'utf8', fileName = 'tjänster.csv') => ({
  fileName,
  file: Buffer.from(text, encoding).toString('base64'),
  chosen: {},
})

const lines = (...rows: readonly string[]): string => [header, ...rows].join('\r\n')

const unitOne = (town: Town) => town.call('dag', readUnitPosts, { unitId: town.units.one })

describe('a file of the HR system', () => {
  test.each([
    ['Latin-1 with semicolons', sent(lines(...right), 'latin1')],
    ['UTF-8 with its mark', sent(`\u{feff}${lines(...right)}`)],
    [
      'UTF-8 with commas',
      sent(
        lines(...right)
          .replaceAll('75,5 %', '75.5')
          .replaceAll('0,8', '0.8')
          .replaceAll(';', ','),
      ),
    ],
  ])('%s: the same four rows, with Swedish decimals and days', async (_, file) => {
    const town = await aTown()
    const { counts, unknown, missing } = await town.call('adam', checkPosts, file)
    expect({ counts, unknown, missing }).toEqual({
      counts: { new: 4, changed: 0, same: 0, wrong: 0 },
      unknown: ['Skostorlek'],
      missing: [],
    })
    expect((await unitOne(town)).posts, 'nothing is stored by looking').toEqual([])
    await town.call('adam', importPosts, { id: newUuid(), ...file })
    const { posts, figures, having } = await unitOne(town)
    expect(having.map(({ name }) => name)).toEqual(['Disa Påhittsson', 'Åsa Påhittsson', 'Örjan Påhittsson'])
    expect(figures).toMatchObject({
      decided: 3000,
      employed: 1800,
      empty: 1200,
      onLeave: 1000,
      available: 1555,
    })
    expect(posts.find(({ number }) => number === 'P1')?.occupancies).toMatchObject([
      { name: 'Örjan Påhittsson', permille: 755, covers: 'Åsa Påhittsson', lastOn: '2026-12-31' },
      { name: 'Åsa Påhittsson', permille: 1000, leaveFrom: '2026-02-01' },
    ])
    expect(posts.find(({ number }) => number === 'P2')).toMatchObject({ duty: 'lead', empty: 200 })
  })

  test('sent once more changes nothing; with a last day it corrects what is there', async () => {
    const town = await aTown()
    await town.call('adam', importPosts, { id: newUuid(), ...sent(lines(...right)) })
    const again = await town.call('adam', importPosts, { id: newUuid(), ...sent(lines(...right)) })
    expect([again.counts, again.stored]).toEqual([{ new: 0, changed: 0, same: 4, wrong: 0 }, 0])
    const ended = right[2]?.replace('20230301;;', '20230301;2026-10-31;') ?? ''
    const { counts } = await town.call('adam', importPosts, { id: newUuid(), ...sent(lines(ended)) })
    expect(counts).toMatchObject({ changed: 1 })
    expect((await unitOne(town)).figures.empty).toBe(2000)
  })

  test('with wrong rows: each is told at its field with the fix, nothing is taken in, and the rows come back', async () => {
    const wrong = [
      [
        'P4;Utredning 1;Socialsekreterare;A4;För Mycket;tillsvidare;130;2024-01-01;;;;;',
        'percent',
        /mer än 100 %/,
      ],
      [
        'P1;Utredning 1;Socialsekreterare;A5;Dubbel Påhittad;tillsvidare;100;2026-03-01;;;;;',
        'postNumber',
        /redan tillsatt/,
      ],
      [
        'P5;Utredning 1;Socialsekreterare;A6;Slutar Före;tillsvidare;100;2026-03-01;2026-02-01;;;;',
        'lastOn',
        /slutar innan/,
      ],
      [
        'P6;Enheten;Socialsekreterare;A7;Utan Enhet;tillsvidare;100;2026-03-01;;;;;',
        'unit',
        /Enheten finns inte här/,
      ],
      [
        'P7;Utredning 1;Socialsekreterare;A3;Disa Påhittsson;tillsvidare;50;2026-03-01;;;;;',
        'percent',
        /mer än 100 % någon dag/,
      ],
      [
        'P8;Utredning 1;Socialsekreterare;A8;Fel Dag;tillsvidare;100;31/2 2026;;;;;',
        'fromOn',
        /Datumet finns inte/,
      ],
      [
        'P9;Utredning 1;Socialsekreterare;A9;Fel Form;säsong;100;2026-03-01;;;;;',
        'kind',
        /Anställningsformen är okänd/,
      ],
    ] as const
    const town = await aTown()
    const file = sent(lines(...right, ...wrong.map(([row]) => row)))
    const { rows, counts, wrongFile } = await town.call('adam', checkPosts, file)
    // Who is on a post that is filled twice is told too: one of the two rows is wrong, and only a person knows which.
    expect(counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 9 })
    for (const [at, [, field, message]] of wrong.entries())
      expect(rows[4 + at]?.faults).toContainEqual({ field, message: expect.stringMatching(message) })
    expect(wrongFile).toContain('Varför raden inte kan läsas in')
    expect(wrongFile.split('\r\n')).toHaveLength(11)
    const refused = await town.send('adam', importPosts, { id: newUuid(), ...file })
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Inget har lästs in')])
    expect((await unitOne(town)).posts).toEqual([])
  })

  test('without a column that is needed: it is asked which one it is, and remembered the next time', async () => {
    const town = await aTown()
    const other = lines(...right).replace('Anställningsform', 'Typ av kontrakt')
    const first = await town.call('adam', checkPosts, sent(other))
    expect([first.missing, first.rows, first.headings.includes('Typ av kontrakt')]).toEqual([
      ['kind'],
      [],
      true,
    ])
    expect((await town.send('adam', importPosts, { id: newUuid(), ...sent(other) })).text).toContain(
      'En kolumn saknas',
    )
    const chosen = { ...sent(other), chosen: { kind: 'Typ av kontrakt' } }
    await town.call('adam', importPosts, { id: newUuid(), ...chosen })
    expect((await town.call('adam', checkPosts, sent(other))).counts).toMatchObject({ same: 4 })
  })

  test('a post that has moved to another unit is ended there first', async () => {
    const town = await aTown()
    await town.call('adam', importPosts, { id: newUuid(), ...sent(lines(...right)) })
    const moved = right[2]?.replace('UTREDNING 1', 'Utredning 2') ?? ''
    const { rows } = await town.call('adam', checkPosts, sent(lines(moved)))
    expect(rows[0]?.faults).toMatchObject([{ field: 'unit' }, { field: 'percent' }])
  })

  test.each([
    ['of another kind', sent('x', 'utf8', 'tjänster.pdf'), /\.xlsx eller \.csv/],
    ['of an older Excel', sent('x', 'utf8', 'tjänster.xls'), /äldre Excelformat/],
    ['that is no sheet', sent('x', 'utf8', 'tjänster.xlsx'), /./],
    ['without rows', sent(header), /inga rader/],
    ['with a quote that is never closed', sent(`${header}\n"abc`), /citattecken/],
    ['with too many rows', sent(lines(...Array.from({ length: 2001 }, () => right[0] ?? ''))), /2 000 rader/],
  ])('%s is refused in a sentence', async (_, file, message) => {
    const town = await aTown()
    const refused = await town.send('adam', checkPosts, file)
    expect([refused.status, refused.text]).toEqual([400, expect.stringMatching(message)])
  })

  test('is taken in by whoever keeps the register, by nobody else', async () => {
    const town = await aTown()
    for (const login of ['dag', 'hedda', 'bo'] as const)
      expect((await town.send(login, checkPosts, sent(lines(...right)))).status).toBe(404)
  })
})

const cellOf = (text: string, at: string): string =>
  /^\d+(\.\d+)?$/.test(text)
    ? `<c r="${at}"><v>${text}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

const nameOf = (column: number): string => String.fromCharCode('A'.charCodeAt(0) + column)

const part = (name: string, text: string) => ({ name, body: Buffer.from(text) })

/** A workbook as small as one can be: the cells as they stand, numbers as numbers. */
const aWorkbook = (rows: readonly (readonly string[])[], extra = ''): Buffer => {
  const xml = rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((text, c) => cellOf(text, `${nameOf(c)}${r + 1}`)).join('')}</row>`,
    )
    .join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const pack = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zipOf([
    contentTypes('xlsx'),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${pack}"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${pack}"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    part(
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${main}"><sheetData>${xml}</sheetData></worksheet>${extra}`,
    ),
  ])
}

const cells = (text: string): string[][] => text.split('\r\n').map((row) => row.split(';'))

const book = (bytes: Buffer) => ({ fileName: 'Tjänster.xlsx', file: bytes.toString('base64'), chosen: {} })

describe('a sheet of Excel', () => {
  test('is read as the same rows as the text', async () => {
    const town = await aTown()
    const file = book(aWorkbook(cells(lines(...right).replace('0,8', '0.8'))))
    const { counts, rows } = await town.call('adam', checkPosts, file)
    expect(rows.flatMap(({ faults }) => faults)).toEqual([])
    expect(counts).toMatchObject({ new: 4 })
    await town.call('adam', importPosts, { id: newUuid(), ...file })
    expect((await unitOne(town)).figures).toMatchObject({ decided: 3000, employed: 1800 })
  })

  test('that swells when it is unpacked is refused before it is read', async () => {
    const town = await aTown()
    const swollen = aWorkbook(cells(lines(...right)), `<!--${' '.repeat(20_000_000)}-->`)
    const refused = await town.send('adam', checkPosts, book(swollen))
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('file_bomb')
  })
})

test('days and shares as people write them', () => {
  expect(
    ['2026-03-17', '20260317', '2026/3/17', '17.3.2026', '17/3 2026', '2026-02-30', 'snart', ''].map(
      dayOfCell,
    ),
  ).toEqual([...Array.from({ length: 5 }, () => '2026-03-17'), undefined, undefined, null])
  expect(['75,5', '75.5 %', '0,755', '1', '100', '130', 'hel', '0'].map(permilleOfCell)).toEqual([
    755,
    755,
    755,
    1000,
    1000,
    1300,
    undefined,
    0,
  ])
})
