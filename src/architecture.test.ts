import { describe, expect, test } from 'vitest'
import {
  breaksOf,
  circlesOf,
  importLaws,
  isPure,
  isTest,
  roomOf,
  roomOrder,
  serverInBrowser,
} from '#test/support/import-law.ts'
import { readSource, type SourceFile, sourceUnder, type Use } from '#test/support/source.ts'

const files = sourceUnder('src')
const everywhere = [...files, ...sourceUnder('db', 'test', 'tools', 'bench')]

/** A number that is true and only grows: a test that reads nothing passes everything. */
const fewestFiles = 150

test(`the rules below were tried on the whole source: ${files.length} files, ${everywhere.length} with tests and tools`, () => {
  expect(files.length).toBeGreaterThanOrEqual(fewestFiles)
  for (const start of ['src/kernel/', 'src/platform/', 'src/modules/', 'src/web/']) {
    expect(files.filter((file) => file.path.startsWith(start)).length, start).toBeGreaterThan(10)
  }
  expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(files.length)
})

describe('who may import whom', () => {
  test.each(importLaws)('%s', (...law) => expect(breaksOf(files, law)).toEqual([]))

  test('what runs in the browser never reaches the server, not by a detour either', () =>
    expect(serverInBrowser(files)).toEqual([]))

  test('no import goes in a circle', () =>
    expect(circlesOf(files.filter((file) => !isTest(file.path)))).toEqual([]))

  test('every room has its place in the order', () => {
    const rooms = new Set(files.map((file) => roomOf(file.path)).filter((room) => room !== undefined))
    expect([...rooms].filter((room) => !roomOrder.some((known) => known === room))).toEqual([])
  })
})

type StyleRule = readonly [string, (use: Use, file: SourceFile) => boolean]

const says = (use: Use, pattern: RegExp): boolean => use.what.startsWith('// ') && pattern.test(use.what)
const isShipped = (file: SourceFile): boolean => file.path.startsWith('src/') && !isTest(file.path)
const clocks = new Set(['src/platform/clock.ts', 'src/web/clock.ts'])

const styleRules: readonly StyleRule[] = [
  ['no any', ({ what }) => what === ': any'],
  ['no non-null assertion', ({ what }) => what === 'non-null !'],
  [
    'what time it is is asked in one place for each side',
    ({ what }, file) =>
      (what === 'Date' || what === 'Temporal.Now') && file.path.startsWith('src/') && !clocks.has(file.path),
  ],
  ['nothing is printed to the console', ({ what }, file) => isShipped(file) && what.startsWith('console.')],
  [
    'no test is skipped, alone or left for later',
    ({ what }) => /^(test|it|describe|suite)\.(skip|only|todo|skipIf|runIf|fails)$/.test(what),
  ],
  [
    'no checker is silenced',
    (use) => says(use, /@ts-(ignore|nocheck|expect-error)|(ox|es)lint-disable|oxfmt-ignore|prettier-ignore/),
  ],
  ['no promise of later', (use) => says(use, /\b(TODO|FIXME|XXX|HACK)\b|coming soon|kommer snart/i)],
  ['named exports only', ({ what }, file) => isShipped(file) && what === 'export default'],
  [
    'rules and policies ask nothing of the world',
    ({ what }, file) =>
      isPure(file.path) &&
      !isTest(file.path) &&
      /^(fetch|process|Math\.random|setTimeout|globalThis|performance)$/.test(what),
  ],
]

const usesThatBreak = (all: readonly SourceFile[], [, breaks]: StyleRule): string[] =>
  all.flatMap((file) =>
    file.uses.filter((use) => breaks(use, file)).map((use) => `${file.path}:${use.line} ${use.what}`),
  )

const mostLines = 400

const tooLong = (all: readonly SourceFile[]): string[] =>
  all
    .filter((file) => file.lines > mostLines && file.path !== 'db/tables.gen.ts')
    .map((file) => `${file.path}: ${file.lines} lines`)

describe('how a file is written', () => {
  test.each(styleRules)('%s', (...rule) => expect(usesThatBreak(everywhere, rule)).toEqual([]))

  test(`no file over ${mostLines} lines`, () => expect(tooLong(everywhere)).toEqual([]))
})

const between = (text: string) => [
  readSource('src/modules/cases/web/x.tsx', `import { a } from '../contract.ts'`),
  readSource('src/modules/cases/contract.ts', `import { a } from './views.ts'`),
  readSource('src/modules/cases/views.ts', text),
]

const ring = (last: string) => [
  readSource('src/a.ts', `import { b } from './b.ts'`),
  readSource('src/b.ts', `export * from './c.ts'`),
  readSource('src/c.ts', last),
]

describe('each rule finds its fault', () => {
  test('each rule about imports is broken by at least one of these', () => {
    const faults = [
      readSource('src/kernel/x.ts', `import { a } from '#platform/clock.ts'`),
      readSource('src/platform/x.ts', `import { a } from '#modules/cases/index.ts'`),
      readSource('src/modules/cases/x.ts', `import { a } from '../../rooms.ts'`),
      readSource('src/modules/cases/y.ts', `export { a } from '#modules/people/store.ts'`),
      readSource('src/modules/people/x.ts', `import type { A } from '#modules/cases/index.ts'`),
      readSource('src/modules/cases/rules.ts', `import { a } from '#modules/access/index.ts'`),
      readSource('src/platform/y.ts', `import { a } from '#test/support/town.ts'`),
    ]
    expect(importLaws.filter((law) => breaksOf(faults, law).length === 0).map(([name]) => name)).toEqual([])
  })

  test('the server is found behind a file in between, a type of it only when asked for directly', () => {
    expect(serverInBrowser(between(`import { a } from './store.ts'`))).toHaveLength(1)
    expect(serverInBrowser(between(`import pg from 'pg'`))).toHaveLength(1)
    expect(serverInBrowser(between(`import { a } from '#platform/clock.ts'`))).toHaveLength(1)
    expect(serverInBrowser(between(`import { a } from './rules.ts'`))).toEqual([])
    expect(
      serverInBrowser([readSource('src/web/x.ts', `import type { A } from '#platform/run.ts'`)]),
    ).toHaveLength(1)
  })

  test('a circle of three is found, one through a type is none', () => {
    expect(circlesOf(ring(`import './a.ts'`))).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/a.ts']])
    expect(circlesOf(ring(`import type { A } from './a.ts'; import { type B } from './a.ts'`))).toEqual([])
  })

  test.each([
    ['no any', 'const a = (b: any) => b'],
    ['no non-null assertion', 'const a = b!.c'],
    ['what time it is is asked in one place for each side', 'const a = Date.now()'],
    ['what time it is is asked in one place for each side', 'const a = Temporal.Now.instant()'],
    ['nothing is printed to the console', 'console.log(1)'],
    ['no test is skipped, alone or left for later', "test.skip('a', () => {})"],
    ['no test is skipped, alone or left for later', "describe.only.each([1])('a', () => {})"],
    ['no checker is silenced', ['const a = 1 // @ts', 'ignore'].join('-')],
    ['no promise of later', ['/* TO', 'DO: write it */'].join('')],
    ['named exports only', 'export default 1'],
    ['rules and policies ask nothing of the world', 'const a = Math.random()'],
  ])('%s: %s', (name, text) => {
    const rule = styleRules.find(([known]) => known === name)
    expect(rule && usesThatBreak([readSource('src/kernel/x.ts', text)], rule)).toHaveLength(1)
  })

  test('a word in a sentence or a label is no fault', () => {
    const text = `const any = 'new Date() // TODO'; const b = { Date: any, c: d.console.Date } // the date of any test`
    const file = readSource('src/kernel/x.ts', text)
    expect(styleRules.flatMap((rule) => usesThatBreak([file], rule))).toEqual([])
  })

  test('a file of 401 lines is found', () => {
    expect(tooLong([readSource('src/x.ts', '\n'.repeat(401))])).toEqual(['src/x.ts: 401 lines'])
    expect(tooLong([readSource('src/x.ts', '\n'.repeat(400))])).toEqual([])
  })
})
