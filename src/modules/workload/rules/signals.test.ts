import { describe, expect, test } from 'vitest'
import { sampleModel } from './sample-model.ts'
import { bandOf, type MonthFacts, signalsOf, stepOf } from './signals.ts'

const { bands } = sampleModel
const none: MonthFacts = { percent: null, rating: null }
const signals = (percent: number, rating: number | null, before = none) =>
  signalsOf({ percent, rating }, { before, bands })

describe('bands and steps', () => {
  test.each([
    [0, 'room', 1],
    [69.9, 'room', 1],
    [70, 'room', 2],
    [89.9, 'room', 2],
    [90, 'full', 3],
    [99.9, 'full', 3],
    [100, 'talk', 4],
    [115, 'talk', 4],
    [115.1, 'act', 5],
    [Number.POSITIVE_INFINITY, 'act', 5],
  ] as const)('%d %% is %s, step %i', (percent, band, step) => {
    expect(bandOf(percent, bands)).toBe(band)
    expect(stepOf(percent, bands)).toBe(step)
  })
})

describe('what opens a conversation card', () => {
  test('Amira at 108 %: a talk', () => expect(signals(108, 4)).toEqual(['talk']))

  test('Elin at 76 % who rates 4: heavier than the points say, although it is green', () =>
    expect(signals(76, 4)).toEqual(['feelsHeavier']))

  test('a rating of 4 or more never passes below 90 %', () => {
    for (let percent = 0; percent < 90; percent += 1)
      for (const rating of [4, 5]) expect(signals(percent, rating)).toContain('feelsHeavier')
  })

  test('one step apart is no difference, two are, in both directions', () => {
    expect(signals(95, 4)).toEqual([])
    expect(signals(95, 2)).toEqual([])
    expect(signals(95, 5)).toEqual(['feelsHeavier'])
    expect(signals(95, 1)).toEqual(['feelsLighter'])
  })

  test('over 100 % two months in a row, not with a month between', () => {
    expect(signals(104, 4, { percent: 101, rating: 3 })).toEqual(['talk', 'twoMonths'])
    expect(signals(104, 4, { percent: 100, rating: 3 })).toEqual(['talk'])
    expect(signals(120, null, { percent: 130, rating: null })).toEqual(['act', 'twoMonths'])
  })

  test('where nothing is counted or rated nothing is claimed', () => {
    expect(signalsOf({ percent: null, rating: 5 }, { before: none, bands })).toEqual([])
    expect(signals(50, null)).toEqual([])
  })
})
