import { expect, test } from 'vitest'
import { fuzzYjs, inOneLine } from './yjs.ts'

test('500 mutated updates: none takes the server down, hangs, blocks a text or puts words in a colleague’s mouth', async () => {
  const { refused, ...fuzzed } = await fuzzYjs(500, 2026)
  expect(fuzzed, inOneLine({ refused, ...fuzzed })).toEqual({
    updates: 500,
    crashes: 0,
    hangs: 0,
    stuck: 0,
    forged: 0,
  })
  expect(refused).toBeGreaterThan(250)
}, 120_000)
