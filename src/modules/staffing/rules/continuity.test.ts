import { describe, expect, test } from 'vitest'
import { type Contact, continuityOf, continuityShown } from './continuity.ts'

/** One child with so many contacts by each worker. */
const child = (childId: string, ...contacts: readonly number[]): Contact[] =>
  contacts.map((count, at) => ({ childId, workerId: `w${at}`, contacts: count }))

/** A unit with so many children, each met three times. */
const of = (id: string, children: number) => ({
  id,
  contacts: Array.from({ length: children }, (_, at) => child(`${id}${at}`, 3)).flat(),
})

describe('continuity for the children of a unit', () => {
  test('T-17: 8 + 2 is .6444, 10 is 1, five once 0, 4 + 3 + 3 .2667; a child met once is not 0 but left out', () => {
    const index = (...contacts: readonly number[]) => continuityOf(child('a', ...contacts))?.index
    expect(index(8, 2)).toBeCloseTo(0.6444, 4)
    expect(index(10)).toBe(1)
    expect(index(1, 1, 1, 1, 1)).toBe(0)
    expect(index(4, 3, 3)).toBeCloseTo(0.2667, 4)
    expect(index(1)).toBeUndefined()
    expect(continuityOf([...child('a', 10), ...child('b', 1)])).toEqual({ index: 1, workers: 1, children: 1 })
  })

  test('is the mean over the children, and of how many workers each has met', () => {
    expect(continuityOf([...child('a', 10), ...child('b', 1, 1, 1)])).toEqual({
      index: 0.5,
      workers: 2,
      children: 2,
    })
  })

  test('of four children is not told, nor of the unit that would give them away', () => {
    expect([...continuityShown([of('a', 4), of('b', 9), of('c', 12)]).keys()]).toEqual(['c'])
    expect([...continuityShown([of('a', 7), of('b', 9)]).keys()]).toEqual(['a', 'b'])
  })
})
