import { expect, test } from 'vitest'
import { lineOf, measureDecide } from './mutants.ts'

test('the decision function answers every combination as the rules say, by every branch, and no small fault in it is missed', async () => {
  const measured = await measureDecide()
  console.info(lineOf(measured))
  expect(measured.cases).toBeGreaterThan(3_000)
  expect(measured.wrong).toBe(0)
  expect(measured.branches).toBeGreaterThan(10)
  expect(measured.untaken).toBe(0)
  expect(measured.mutants).toBeGreaterThan(40)
  expect(measured.alive).toEqual([])
})
