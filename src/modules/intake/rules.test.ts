import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles } from '#kernel/actor.ts'
import { day } from '#kernel/day.ts'
import {
  byUrgency,
  type Candidate,
  chooseOwner,
  faultOfDeciding,
  isFinished,
  nextStep,
  receiptNumber,
  type ReportMatter,
  stages,
} from './rules.ts'
import { isMandated, mandatedCategories, mayBeHidden, reporterCategories } from './rules/reporters.ts'

const matters: fc.Arbitrary<ReportMatter> = fc.record({
  stage: fc.constantFrom(...stages),
  isIdentified: fc.boolean(),
  isProtectionAssessed: fc.boolean(),
  isFeedbackDue: fc.boolean(),
})

describe('the next step', () => {
  test('is always protection as long as nobody has assessed it (SoL 20:1)', () => {
    fc.assert(
      fc.property(matters, (matter) => {
        expect(nextStep(matter) === 'protection').toBe(!matter.isProtectionAssessed)
      }),
    )
  })

  test('there is one until everything is done, and then none', () => {
    fc.assert(
      fc.property(matters, (matter) => {
        expect(nextStep(matter) === 'none').toBe(isFinished(matter))
      }),
    )
  })

  test('is to decide exactly when nothing stands in the way of it', () => {
    fc.assert(
      fc.property(matters, (matter) => {
        const isDecision = nextStep(matter) === 'decide' || nextStep(matter) === 'confirm'
        expect(isDecision).toBe(faultOfDeciding(matter) === undefined)
      }),
    )
  })
})

const workers: fc.Arbitrary<Candidate> = fc.record({
  id: fc.uuid(),
  name: fc.string(),
  unitId: fc.constantFrom('intake', 'one'),
  role: fc.constantFrom(...roles),
  mayInvestigate: fc.boolean(),
  mayOwnAlone: fc.boolean(),
})

const aWorker = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  unitId: 'intake',
  role: 'social_worker',
  mayInvestigate: true,
  mayOwnAlone: true,
  ...more,
})

describe('who gets a new report', () => {
  const load = new Map([['maja', 5]])

  test('is the one in the reception with the fewest open matters', () => {
    const found = chooseOwner({
      workers: [aWorker('maja'), aWorker('moa')],
      unitId: 'intake',
      openMatters: load,
    })
    expect(found?.id).toBe('moa')
  })

  test('is never a trainee while somebody else is there (SoL 25:1)', () => {
    const trainee = aWorker('tove', { role: 'trainee', mayOwnAlone: false })
    const found = chooseOwner({ workers: [trainee, aWorker('maja')], unitId: 'intake', openMatters: load })
    expect(found?.id).toBe('maja')
  })

  test('is somebody as long as anybody may have a matter alone', () => {
    fc.assert(
      fc.property(fc.array(workers), (all) => {
        const found = chooseOwner({ workers: all, unitId: 'intake', openMatters: new Map() })
        if (all.some((worker) => worker.mayOwnAlone)) expect(found).toBeDefined()
      }),
    )
  })
})

describe('the categories of reporters', () => {
  test('are the twenty-two of SoL 19:1 and four who are not bound to report', () => {
    expect(mandatedCategories).toHaveLength(22)
    expect(reporterCategories).toHaveLength(26)
  })

  test('only those who are not bound to report can be hidden (OSL 26:5)', () => {
    for (const category of reporterCategories) expect(mayBeHidden(category)).toBe(!isMandated(category))
  })
})

test('what is due today or late goes by danger, the rest by its day', () => {
  const today = day('2026-11-23')
  const late = { dueOn: day('2026-11-10'), risk: 3 }
  const danger = { dueOn: day('2026-11-23'), risk: 1 }
  const later = { dueOn: day('2026-11-24'), risk: 1 }
  const muchLater = { dueOn: day('2026-12-01'), risk: 2 }
  expect([muchLater, later, late, danger].toSorted(byUrgency(today))).toEqual([
    danger,
    late,
    later,
    muchLater,
  ])
})

test('a receipt number is a series of the year and nothing else', () => {
  expect(receiptNumber('2026', 42)).toBe('A-2026-00042')
  expect(receiptNumber('2026', 123_456)).toBe('A-2026-123456')
})
