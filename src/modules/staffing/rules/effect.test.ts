import { describe, expect, test } from 'vitest'
import { effectOf } from './effect.ts'

const before = [2, 1, 2, 3, 2, 1, 2, 3, 2, 2, 1, 2]

describe('what has been seen since a measure', () => {
  test('a month outside the limits of the months before is a change, the way the figure says', () => {
    expect(effectOf('vacancy', before, [2, 2, 9])).toMatchObject({ verdict: 'worse', monthsAfter: 3 })
    expect(effectOf('available', before, [2, 2, 9])).toMatchObject({ verdict: 'better' })
  })

  test('seven months on the better side are one too, though none is outside', () => {
    expect(effectOf('leavers', before, [1, 1, 1, 1, 1, 1, 1])).toMatchObject({ verdict: 'better', after: 1 })
  })

  test('what is like before cannot be told from it', () => {
    expect(effectOf('leavers', before, [2, 3, 2])).toMatchObject({ verdict: 'cannot_be_told' })
  })

  test('two months after are too early, and five before are no baseline', () => {
    expect(effectOf('leavers', before, [9, 9])).toMatchObject({ verdict: 'too_early' })
    expect(effectOf('leavers', before.slice(0, 5), [9, 9, 9])).toMatchObject({ verdict: 'no_baseline' })
  })
})
