import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { familiesOf } from './families.ts'
import { type MatterFacts, weighed } from './matters.ts'
import { type Model, modelOn } from './model.ts'
import { monthsUntil, wholeMonths } from './months.ts'
import { capacityOf, grouped, type Group, linesOf, loadPercent, pointsOf } from './points.ts'
import { sampleModel } from './sample-model.ts'

const group = (count: number, more: Partial<Group> = {}): Group => ({
  type: 'investigation',
  part: 'owner',
  isSibling: false,
  factors: [],
  count,
  ...more,
})

const post = (experienceMonths: number, employmentPercent = 100, agreedPercent = 0) => ({
  experienceMonths,
  employmentPercent,
  agreedPercent,
})

const pointsFor = (groups: readonly Group[], model: Model = sampleModel, mentees = 0): number =>
  pointsOf(linesOf(model, { groups, duties: mentees > 0 ? [{ kind: 'mentee', amount: mentees }] : [] }))

/** systems.md C2, test 1. */
const caseload = [
  group(3),
  group(3, { factors: ['interpreter'] }),
  group(2, { type: 'newInvestigation' }),
  group(4, { type: 'followUp' }),
  group(1, { type: 'placement', factors: ['compulsory'] }),
]

describe('the points of a caseload (measures.md 7)', () => {
  test('T-19: stable 15, cases 30 + 16 + 18 and a duty of 8 are 87 points: 87 % of 100, 96.7 % of 90', () => {
    const model: Model = {
      ...sampleModel,
      fullTime: 100,
      stable: 15,
      matters: { ...sampleModel.matters, firstAssessment: 5, followUp: 4, other: 6 },
      duties: { ...sampleModel.duties, mentee: 8 },
    }
    const groups = [
      group(6, { type: 'firstAssessment' }),
      group(4, { type: 'followUp' }),
      group(3, { type: 'other' }),
    ]
    const points = pointsFor(groups, model, 1)
    expect(points).toBe(87)
    expect(loadPercent(points, capacityOf(model, post(60)))).toBeCloseTo(87, 10)
    expect(loadPercent(points, capacityOf(model, post(24)))).toBeCloseTo(96.666_666, 4)
  })

  test('Amira, whole post, seven years: 162 of 150 is 108 %', () => {
    const points = pointsFor(caseload, sampleModel, 1)
    expect(points).toBe(162)
    expect(Math.round(loadPercent(points, capacityOf(sampleModel, post(84))))).toBe(108)
  })

  test('Elin, four months in the profession: 57 of 75 is 76 %', () => {
    const points = pointsFor([
      group(3, { part: 'coworker' }),
      group(2),
      group(3, { type: 'firstAssessment' }),
    ])
    expect(points).toBe(57)
    expect(Math.round(loadPercent(points, capacityOf(sampleModel, post(4))))).toBe(76)
  })

  test('what is right for Amira is 216 % for Elin', () => {
    const points = pointsFor(caseload, sampleModel, 1)
    expect(Math.round(loadPercent(points, capacityOf(sampleModel, post(4))))).toBe(216)
  })

  test('the rows add up to the sum, also with halves of halves', () => {
    const lines = linesOf(sampleModel, {
      groups: [group(1, { part: 'coworker', isSibling: true }), group(3, { isSibling: true })],
      duties: [],
    })
    expect(lines.map(({ points }) => points)).toEqual([3.6, 21.6])
    expect(pointsOf(lines)).toBe(25.2)
  })
})

describe('capacity', () => {
  test.each([
    [0, 75],
    [5, 75],
    [6, 105],
    [12, 120],
    [24, 135],
    [59, 135],
    [60, 150],
    [400, 150],
  ])('after %i months in the profession it is %i points', (months, points) => {
    expect(capacityOf(sampleModel, post(months))).toBe(points)
  })

  test('part time and time agreed for something else take their share', () => {
    expect(capacityOf(sampleModel, post(60, 80))).toBe(120)
    expect(capacityOf(sampleModel, post(60, 80, 25))).toBe(90)
  })

  test('without any capacity one point is too much, and none is none', () => {
    expect(loadPercent(1, 0)).toBe(Number.POSITIVE_INFINITY)
    expect(loadPercent(0, 0)).toBe(0)
  })

  test.each([
    [post(60, 130), 'employmentPercent'],
    [post(60, 0), 'employmentPercent'],
    [post(60, 100, 101), 'agreedPercent'],
    [post(-1), 'experienceMonths'],
    [post(Number.NaN), 'experienceMonths'],
  ])('%o is refused and the word says what was wrong', (wrong, name) => {
    expect(() => capacityOf(sampleModel, wrong)).toThrow(new RegExp(`^${name} must`))
  })

  test('a model whose norm begins later says for which month it has none', () => {
    const model = { fullTime: 150, experience: [{ fromMonths: 6, percent: 70 }] }
    expect(() => capacityOf(model, post(3))).toThrow('the model has no norm for month 3')
  })
})

const today = day('2026-11-23')

const matter = (matterId: string, more: Partial<MatterFacts> = {}): MatterFacts => ({
  matterId,
  kind: 'case',
  part: 'owner',
  family: null,
  investigationSince: day('2026-06-01'),
  hasPlacement: false,
  hasHelp: false,
  factors: { compulsory: false, interpreter: false, protected: false, travel: false, plan: false },
  ...more,
})

const typesOf = (...matters: MatterFacts[]) =>
  weighed(matters, { model: sampleModel, today }).map(({ type, isSibling }) => [type, isSibling])

describe('what a matter is', () => {
  test('a report is a first assessment, what is no case is other', () => {
    expect(typesOf(matter('a', { kind: 'report' }))).toEqual([['firstAssessment', false]])
    expect(typesOf(matter('a', { kind: 'duty' }), matter('b', { kind: 'transfer' }))).toEqual([
      ['other', false],
      ['other', false],
    ])
  })

  test('an investigation is new for thirty days', () => {
    expect(typesOf(matter('a', { investigationSince: day('2026-10-25') }))).toEqual([
      ['newInvestigation', false],
    ])
    expect(typesOf(matter('a', { investigationSince: day('2026-10-24') }))).toEqual([
      ['investigation', false],
    ])
  })

  test('of two phases at once the heavier counts', () => {
    expect(typesOf(matter('a', { hasPlacement: true, hasHelp: true }))).toEqual([['investigation', false]])
    expect(typesOf(matter('a', { investigationSince: null, hasPlacement: true, hasHelp: true }))).toEqual([
      ['placement', false],
    ])
    expect(typesOf(matter('a', { investigationSince: null }))).toEqual([['other', false]])
  })

  test('of a family the heaviest child counts whole and the others as siblings', () => {
    expect(
      typesOf(
        matter('a', { family: 'x', investigationSince: null, hasHelp: true }),
        matter('b', { family: 'x' }),
        matter('c', { family: 'y' }),
      ),
    ).toEqual([
      ['investigation', false],
      ['investigation', false],
      ['followUp', true],
    ])
  })

  test('children are one family over a shared parent and over a sibling of a sibling', () => {
    const families = familiesOf(
      ['a', 'b', 'c', 'd'],
      [
        { childId: 'a', personId: 'mother' },
        { childId: 'b', personId: 'mother' },
        { childId: 'c', personId: 'b' },
        { childId: 'd', personId: 'somebody' },
      ],
    )
    expect(families.get('a')).toBe(families.get('c'))
    expect(families.get('a')).not.toBe(families.get('d'))
  })

  test('matters that are alike are one row that names none of them', () => {
    const rows = grouped(
      weighed([matter('a'), matter('b'), matter('c', { part: 'coworker' })], { model: sampleModel, today }),
    )
    expect(rows).toEqual([group(2), group(1, { part: 'coworker' })])
  })
})

const modelFrom = (version: number, validFrom: string) => ({ version, validFrom })

describe('models and months', () => {
  test('the one that began last is in force, and of two from one day the later decision', () => {
    const all = [
      modelFrom(1, '2026-01-01'),
      modelFrom(2, '2026-10-01'),
      modelFrom(3, '2026-10-01'),
      modelFrom(4, '2027-01-01'),
    ]
    expect(modelOn(all, '2025-12-31')).toBeUndefined()
    expect(modelOn(all, '2026-09-30')?.version).toBe(1)
    expect(modelOn(all, '2026-11-23')?.version).toBe(3)
  })

  test('months are written by their first day, and whole months are counted', () => {
    expect(monthsUntil(today, 3)).toEqual(['2026-09-01', '2026-10-01', '2026-11-01'])
    expect(wholeMonths(day('2026-05-24'), today)).toBe(5)
    expect(wholeMonths(day('2026-05-23'), today)).toBe(6)
    expect(wholeMonths(null, today)).toBe(0)
    expect(wholeMonths(day('2027-01-01'), today)).toBe(0)
  })
})
