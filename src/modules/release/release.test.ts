import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { isReleased, pass } from '#platform/release.ts'
import { metadataOf, renderDocument, textsOf } from '#platform/pdf/document.ts'
import { run } from '#platform/run.ts'
import { day } from '#kernel/day.ts'
import { investigationDocument } from '#modules/decisions/contract.ts'
import { lateDecisionsDocument } from '#modules/cases/late/contract.ts'
import { anInvestigation, writeText } from '#test/support/investigation.ts'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import { protectPerson } from '#test/support/protected.ts'
import { sourceUnder } from '#test/support/source.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { rooms } from '../../rooms.ts'
import { madeInTheBrowser } from './formats.ts'

const served = rooms.flatMap((room) => room.routes)
const files = served.filter(({ route }) => route.produces !== undefined)

test('every route that makes a file says who gets it and whom it names', () => {
  expect(files.length).toBeGreaterThan(12)
  expect(files.filter(({ route }) => route.leaves === undefined).map(({ route }) => route.name)).toEqual([])
  expect(files.every(({ route }) => (route.leaves?.to.length ?? 0) > 0)).toBe(true)
})

const sources = sourceUnder('src')
  .filter(({ path }) => !/\.test\.tsx?$/.test(path))
  .map(({ path }) => ({ path, text: readFileSync(join(import.meta.dirname, '../../..', path), 'utf8') }))
const saying = (words: RegExp): string[] =>
  sources
    .filter(({ text }) => words.test(text))
    .map(({ path }) => path)
    .sort()

test('only the gate marks a file as looked through, and only the gate makes documents', () => {
  expect(saying(/import [^;]*?\bpass\b[^;]*?release\.ts'/)).toEqual(['src/modules/release/index.ts'])
  expect(saying(/\brenderDocument\(/)).toEqual(['src/modules/release/index.ts'])
  expect(saying(/\brenderPdf\(/)).toEqual(['src/platform/pdf/document.ts'])
})

test('what the browser hands over as a file is on the list, with the reason why it needs no gate', () =>
  expect(saying(/createObjectURL\(/)).toEqual(Object.keys(madeInTheBrowser).sort()))

test('a file that did not pass is a fault and is not sent, also when it was put together from one that did', async () => {
  const town = await aTown()
  const route = { ...lateDecisionsDocument, may: { signedIn: 'a test' } }
  const ask = (act: () => Promise<unknown>) =>
    run(
      town.house,
      { route, act },
      { actor: systemActor(town.tenantId) },
      {
        input: { year: 2026, quarter: 3, receiver: 'council' },
        now: town.now(),
        requestId: newUuid(),
        language: 'sv',
      },
    )
  await expect(ask(async () => ({ body: 'a' }))).rejects.toThrow('past the release gate')
  await expect(ask(async () => ({ ...pass({ body: 'a' }), body: 'b' }))).rejects.toThrow(
    'past the release gate',
  )
  expect(isReleased((await ask(async () => pass({ body: 'a' }))).reply)).toBe(true)
})

test('a document with the address of somebody protected is not made: a sentence says what and about whom, the log that it was tried', async () => {
  const town = await aTown()
  const inquiry = await anInvestigation(town)
  await writeText(town, inquiry)
  await town.inTx((tx) =>
    tx
      .updateTable('assessment_sections')
      .set({ body: 'Mamma har flyttat till Påhittade\n  GATAN 1 med barnen.' })
      .where('section', '=', 'background')
      .execute(),
  )
  const ask = () => town.send('amira', investigationDocument, { investigationId: inquiry.investigationId })
  expect((await ask()).status).toBe(200)
  await protectPerson(town, inquiry.motherId)
  const stopped = await ask()
  expect(stopped.status).toBe(409)
  expect(stopped.text).toContain(
    'Filen gjordes inte. I den står adress för en person med skyddade uppgifter: en anhörig.',
  )
  expect(stopped.text).not.toContain('GATAN')
  const rows = await town.inTx((tx) =>
    tx
      .selectFrom('audit_log')
      .select(['action', 'kind', 'basis'])
      .where('subject_id', '=', inquiry.motherId)
      .execute(),
  )
  expect(rows).toContainEqual({
    action: 'investigationDocument',
    kind: 'read',
    basis: 'stopped at the release gate: address (OSL 21:3, 26:1)',
  })
})

test('a mask is a bar with its paragraph: what stood under it is nowhere in the file, nor how long it was', async () => {
  const withMask = {
    title: 'Handlingar',
    date: day('2026-11-23'),
    sender: 'Påhittade kommun',
    reference: '',
    footer: '',
    marking: '',
    facts: [],
    parts: [
      {
        title: 'Anteckning',
        body: ['Hon arbetar på ', { mask: 'OSL 21:3' }, ' sedan maj.\n', { mask: 'OSL 26:1' }, '\u2588 här.'],
      },
    ],
  }
  const bytes = await renderDocument(withMask)
  const text = squeezed(pdfText(bytes))
  expect(text).toContain(squeezed('Hon arbetar på OSL 21:3 sedan maj.'))
  expect(text).toContain(squeezed('OSL 26:1 här.'))
  expect(textsOf(withMask)).toContain('Hon arbetar på \u2588 sedan maj.\n\u2588  här.')
  expect(metadataOf(bytes)).toContain('Handlingar')
})
