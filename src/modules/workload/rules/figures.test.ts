import { describe, expect, test } from 'vitest'
import { coefficientOfVariation, gini } from '#kernel/stats/inequality.ts'
import { estimatedHours, rowsNeeded } from './estimate.ts'
import { figuresOf, medianOf, shareInWords, shownGroups } from './figures.ts'
import { Model, modelFaults } from './model.ts'
import type { Group } from './points.ts'
import { sampleModel } from './sample-model.ts'

const people = (unitId: string, ...percents: number[]) => percents.map((percent) => ({ unitId, percent }))

describe('what is told of units (measures.md 8)', () => {
  test('a unit of four is hidden, and so is another one that would tell it by subtraction (T-22)', () => {
    expect([
      ...shownGroups(
        new Map([
          ['a', 8],
          ['b', 4],
        ]),
      ),
    ]).toEqual([])
    expect(
      [
        ...shownGroups(
          new Map([
            ['a', 6],
            ['b', 6],
          ]),
        ),
      ].toSorted(),
    ).toEqual(['a', 'b'])
    expect([
      ...shownGroups(
        new Map([
          ['a', 9],
          ['b', 6],
          ['c', 2],
        ]),
      ),
    ]).toEqual(['a'])
    expect([
      ...shownGroups(
        new Map([
          ['a', 9],
          ['b', 4],
          ['c', 2],
        ]),
      ),
    ]).toEqual(['a'])
    expect([
      ...shownGroups(
        new Map([
          ['a', 9],
          ['b', 0],
        ]),
      ),
    ]).toEqual(['a'])
  })

  test('for any sizes: nothing shown is under five, and what is hidden together is nobody or at least five', () => {
    for (let a = 0; a < 12; a += 1)
      for (let b = 0; b < 12; b += 1)
        for (let c = 0; c < 12; c += 1) {
          const sizes = new Map([
            ['a', a],
            ['b', b],
            ['c', c],
          ])
          const shown = shownGroups(sizes)
          const hidden = [...sizes].reduce((sum, [id, n]) => sum + (shown.has(id) ? 0 : n), 0)
          expect([...shown].every((id) => (sizes.get(id) ?? 0) >= 5)).toBe(true)
          expect(hidden === 0 || hidden >= 5 || a + b + c < 5).toBe(true)
        }
  })

  test('a month: the median, and the share over 100 % with bands at the ends (T-24)', () => {
    const { whole, units } = figuresOf([
      ...people('a', 92, 118, 75, 101, 84, 130),
      ...people('b', 101, 102, 103, 104, 105, 106),
    ])
    expect(units.get('a')).toEqual({ measured: 6, median: 97, over: '50 %' })
    expect(units.get('b')).toEqual({ measured: 6, median: 104, over: '≥ 80 %' })
    expect(whole).toEqual({ measured: 12, median: 103, over: '75 %' })
  })

  test('fewer than five people are no figure, also for the whole municipality', () => {
    expect(figuresOf(people('a', 90, 100, 110, 120))).toEqual({ whole: null, units: new Map() })
  })

  test.each([
    [0, 6, '≤ 20 %'],
    [1, 6, '≤ 20 %'],
    [5, 6, '≥ 80 %'],
    [11, 12, '≥ 90 %'],
    [1, 12, '≤ 10 %'],
    [8, 12, '67 %'],
  ])('%i of %i is told as %s', (part, whole, told) => expect(shareInWords(part, whole)).toBe(told))

  test('a share of more than all, or of nobody, is refused', () => {
    expect(() => shareInWords(7, 6)).toThrow(RangeError)
    expect(() => shareInWords(0, 0)).toThrow(RangeError)
    expect(() => medianOf([])).toThrow(RangeError)
  })

  test('T-19: how unevenly a team is loaded, without any name', () => {
    const team = [92, 118, 75, 101, 84, 130]
    expect(coefficientOfVariation(team)).toBeCloseTo(0.2083, 4)
    expect(gini(team)).toBeCloseTo(0.1072, 4)
  })
})

const faults = (model: unknown): string[] => {
  const read = Model.safeParse(model)
  return read.success
    ? modelFaults(read.data).map(({ path, code }) => `${path} ${code}`)
    : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
}

describe('a model that cannot be counted with is told field by field', () => {
  test('the sample has none', () => expect(faults(sampleModel)).toEqual([]))

  const wrong: [unknown, string][] = [
    [{ ...sampleModel, stable: -1 }, 'stable points_range'],
    [
      { ...sampleModel, matters: { ...sampleModel.matters, placement: -10 } },
      'matters.placement points_range',
    ],
    [{ ...sampleModel, coworkerPercent: 130 }, 'coworkerPercent share_range'],
    [{ ...sampleModel, fullTime: 0 }, 'fullTime norm_range'],
    [{ ...sampleModel, experience: [] }, 'experience norm_from_zero'],
    [
      { ...sampleModel, experience: [{ fromMonths: 6, percent: 70 }] },
      'experience.0.fromMonths norm_from_zero',
    ],
    [{ ...sampleModel, experience: [{ fromMonths: 0, percent: 0 }] }, 'experience.0.percent norm_share'],
    [
      {
        ...sampleModel,
        experience: [
          { fromMonths: 0, percent: 50 },
          { fromMonths: 12, percent: 70 },
          { fromMonths: 12, percent: 80 },
        ],
      },
      'experience.2.fromMonths steps_rising',
    ],
    [{ ...sampleModel, bands: { low: 70, calm: 90, talk: 90, act: 115 } }, 'bands.talk steps_rising'],
  ]

  test.each(wrong.map(([model, fault]) => [fault, model] as const))('%s', (fault, model) =>
    expect(faults(model)).toEqual([fault]),
  )
})

const unit = (...counts: [number, number, number]): Group[] =>
  (['firstAssessment', 'investigation', 'placement'] as const).map((type, i) => ({
    type,
    part: 'owner',
    isSibling: false,
    factors: [],
    count: counts[i] ?? 0,
  }))

describe('hours per kind of matter, estimated from what units have in common (T-20)', () => {
  const rows: [number, number, number][] = [
    [5, 3, 2],
    [8, 1, 0],
    [2, 6, 3],
    [4, 4, 4],
    [7, 2, 1],
    [3, 5, 2],
  ]
  const months = (hours: readonly number[]) =>
    Array.from({ length: 3 }, () =>
      rows.map((row, i) => ({ groups: unit(...row), hours: hours[i] ?? 0 })),
    ).flat()

  test('the hours come out as they went in', () => {
    const found = estimatedHours(sampleModel, months([62, 52, 66, 80, 60, 58]))
    expect(found?.firstAssessment).toBeCloseTo(6, 6)
    expect(found?.investigation).toBeCloseTo(4, 6)
    expect(found?.placement).toBeCloseTo(10, 6)
    expect(found?.other).toBe(0)
  })

  test('with noise as computed beforehand, and never below zero', () => {
    const found = estimatedHours(sampleModel, months([64, 51, 66, 83, 58, 59]))
    expect(found?.firstAssessment).toBeCloseTo(5.877, 3)
    expect(found?.investigation).toBeCloseTo(3.556, 3)
    expect(found?.placement).toBeCloseTo(11.313, 3)
  })

  test('with too few unit-months nothing is claimed', () => {
    const few = months([62, 52, 66, 80, 60, 58]).slice(0, rowsNeeded - 1)
    expect(estimatedHours(sampleModel, few)).toBeNull()
  })
})
