import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askedOf, checkAsvs, chosen, figuresOf, readEntries, readFrom, readLevels } from './check.ts'
import { titlesIn } from './titles.ts'

const root = join(import.meta.dirname, '../..')
const levels = readLevels(root)
const read = readFrom(root)
const entries = readEntries(root)
const { entries: answered } = checkAsvs(entries, { levels, read })

test('the list is that of ASVS 5.0.0: 345 requirements, 70 of level 1, 183 of level 2, 92 of level 3', () => {
  const of = (level: number): number => [...levels.values()].filter((one) => one === level).length
  expect([levels.size, of(1), of(2), of(3)]).toEqual([345, 70, 183, 92])
  expect(chosen.filter((id) => levels.get(id) !== 3)).toEqual([])
})

test(`each is answered once, by a test that is there or a reason: ${figuresOf(answered)}`, () => {
  expect(checkAsvs(entries, { levels, read }).faults).toEqual([])
  expect(answered).toHaveLength(253 + chosen.length)
})

const files = (path: string): string | undefined =>
  path === 'src/a.test.ts'
    ? `describe('a group', () => { test('a name', () => { say('no name') }) })`
    : undefined

describe('the check finds its fault', () => {
  const one = {
    id: '1.2.4',
    level: 1,
    about: 'SQL takes parameters',
    state: 'met',
    proof: ['src/a.test.ts: a name'],
  }
  const small = new Map([
    ['1.2.4', 1],
    ['1.2.10', 3],
  ])
  const faultsOf = (...given: readonly unknown[]): readonly string[] =>
    checkAsvs(given, { levels: small, read: files }).faults

  test('not in what is right', () => {
    expect(faultsOf(one)).toEqual([])
    expect(faultsOf({ ...one, proof: ['src/a.test.ts: a group'] })).toEqual([])
    expect(askedOf(small)).toEqual(['1.2.4'])
  })

  test.each<[string, readonly unknown[], RegExp]>([
    ['a requirement without an answer', [], /1\.2\.4 is not answered/],
    ['two answers', [one, one], /answered 2 times/],
    ['one that nobody asks', [one, { ...one, id: '1.2.10', level: 3 }], /1\.2\.10 is not asked/],
    ['another level', [{ ...one, level: 2 }], /is of level 1, not 2/],
    ['a test that was renamed', [{ ...one, proof: ['src/a.test.ts: another name'] }], /no test of that name/],
    [
      'words that are no test’s name',
      [{ ...one, proof: ['src/a.test.ts: no name'] }],
      /no test of that name/,
    ],
    ['a file that is gone', [{ ...one, proof: ['src/b.test.ts: a name'] }], /src\/b\.test\.ts is not there/],
    ['a file that is no test', [{ ...one, proof: ['src/b.ts: a name'] }], /entry 1/],
    ['met without a proof', [{ ...one, proof: [] }], /entry 1/],
    ['not met without a reason', [{ id: '1.2.4', level: 1, about: 'a thing', state: 'not_met' }], /entry 1/],
    ['a blank', [{ ...one, about: '   ' }], /entry 1/],
    ['thirteen words', [{ ...one, about: 'a '.repeat(13) }], /entry 1/],
    [
      'a document that is gone',
      [{ id: '1.2.4', level: 1, about: 'a thing', state: 'met', shownBy: ['docs/b.md'], reason: 'as it is' }],
      /docs\/b\.md is not there/,
    ],
  ])('in %s', (_, given, fault) => expect(faultsOf(...given).join('\n')).toMatch(fault))
})

test('names are read from tests, groups and rows, and from nothing that they run', () => {
  const text = `
    const rows = ['row two']
    const others = ['no row']
    test.each(rows.map((row) => [row, 'of ' + row]))('also %s', () => expect(others).toEqual([]))
    describe('group', () => {
      test.each([['row one', () => 'inside']])('each %s', () => expect('text').toBe('other'))
      it(\`with \${figures} in it\`, () => {})
    })
    say('not a test')`
  expect([...titlesIn('a.test.ts', text)].sort()).toEqual([
    'also %s',
    'each %s',
    'group',
    'row one',
    'row two',
    'with … in it',
  ])
})
