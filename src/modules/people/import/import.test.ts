import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, day } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { searchPeople } from '../contract.ts'
import { checkImport, importPeople } from './contract.ts'

const header = 'Personnummer;Förnamn;Efternamn;Födelsedag;Skydd;E-post;Tolk;Skostorlek'
const numberOf = (at: number): string =>
  makeTestNumber({ birthOn: addDays(day('2014-01-01'), at), serial: 981 })
const right = (at: number): string => `${numberOf(at)};Barn${at};Påhittsson;;;;;35`

/** Every third row is wrong, each time in another way. */
const wrongs = [
  [
    '20140105-9999;Fel;Siffra;;;;;',
    'number',
    'Sista siffran i personnumret stämmer inte. Kontrollera siffrorna.',
  ],
  [
    ';Utan;Nummer;;;;;',
    'number',
    'Skriv personnumret. Utan nummer går det inte att se om personen redan finns.',
  ],
  [`${numberOf(900)};Fel;Dag;2014-02-30;;;;`, 'birthOn', 'Datumet finns inte. Skriv som 2026-03-17.'],
  [`${numberOf(901)};Fel;Skydd;;hemligt;;;`, 'protection', /Sekretessmarkering/],
  [`${numberOf(902)};Fel;Post;;;inte en adress;;`, 'email', 'Skriv e-postadressen som namn@exempel.se.'],
  [`${numberOf(903)};;;;;;;`, 'givenName', 'Skriv förnamn eller efternamn.'],
  [`${numberOf(904)};Fel;Tolk;;;;kanske;`, 'interpreter', 'Skriv ja eller nej.'],
  [`${numberOf(0)};Samma;Igen;;;;;`, 'number', /en rad längre upp/],
] as const

const file = [header, ...wrongs.flatMap(([wrong], at) => [right(at * 2), right(at * 2 + 1), wrong])].join(
  '\r\n',
)

const Said = z.object({
  error: z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
})

describe('taking in people from a file with errors in every third row', () => {
  test('row by row is told what is right, and what is wrong and why at the field; nothing is stored yet', async () => {
    const town = await aTown()
    const reply = await town.call('adam', checkImport, { file: `\u{feff}${file}` })
    expect(reply.counts).toEqual({ new: 16, known: 0, wrong: 8 })
    const wrong = reply.rows.filter((row) => row.state === 'wrong')
    expect(wrong.map((row) => row.row)).toEqual([4, 7, 10, 13, 16, 19, 22, 25])
    for (const [at, [, field, message]] of wrongs.entries())
      expect(wrong[at]?.faults).toEqual([
        { field, message: typeof message === 'string' ? message : expect.stringMatching(message) },
      ])
    expect(reply.unknownColumns).toEqual(['Skostorlek'])
    expect((await town.call('maja', searchPeople, { q: 'påhittsson' })).hits).toEqual([])
  })

  test('the right rows are taken in, the wrong ones come back as a file, and the second time nobody is registered', async () => {
    const town = await aTown()
    const first = await town.call('adam', importPeople, { id: newUuid(), file })
    expect(first.registered).toBe(16)
    const again = await town.call('adam', importPeople, { id: newUuid(), file })
    expect([again.registered, again.counts]).toEqual([0, { new: 0, known: 16, wrong: 8 }])
    const back = await town.call('adam', checkImport, { file: first.wrongFile })
    expect(back.counts).toEqual({ new: 0, known: 1, wrong: 7 })
    expect(back.unknownColumns).toEqual(['Skostorlek'])
    expect((await town.call('maja', searchPeople, { q: 'barn3 påhittsson' })).hits).toHaveLength(0)
    expect((await town.call('maja', searchPeople, { q: numberOf(3) })).hits).toMatchObject([
      { name: 'Barn3 Påhittsson', birthOn: addDays(day('2014-01-01'), 3) },
    ])
  })

  test('what is already here is not overwritten', async () => {
    const town = await aTown()
    await town.call('adam', importPeople, { id: newUuid(), file: `${header}\n${right(1)}` })
    await town.call('adam', importPeople, {
      id: newUuid(),
      file: `${header}\n${numberOf(1)};Annat;Namn;;;;;`,
    })
    expect((await town.call('maja', searchPeople, { q: numberOf(1) })).hits).toMatchObject([
      { name: 'Barn1 Påhittsson' },
    ])
  })
})

describe('a file that is no file of people', () => {
  test.each([
    ['no heading that is known', 'a;b\n1;2', /Första raden ska vara rubriker/],
    ['no rows', header, /inga personer/],
    [
      'a quote that is never closed',
      `${header}\n"abc`,
      'Filen går inte att läsa: ett citattecken avslutas aldrig. Kontrollera rad 2.',
    ],
    ['too many rows', `${header}\n${'x;y\n'.repeat(2001)}`, /2 000 rader/],
  ])('%s is told at the file', async (_, wrong, message) => {
    const town = await aTown()
    const { status, body } = await town.send('adam', checkImport, { file: wrong })
    expect(status).toBe(400)
    expect(Said.parse(body).error.issues).toMatchObject([
      { path: 'file', message: typeof message === 'string' ? message : expect.stringMatching(message) },
    ])
  })

  test('only an administrator takes in files', async () => {
    const town = await aTown()
    for (const login of ['amira', 'dag', 'hedda'] as const)
      expect((await town.send(login, checkImport, { file })).status).toBe(404)
  })
})
