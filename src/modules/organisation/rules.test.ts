import { describe, expect, test } from 'vitest'
import { pairIsLawful, type Qualified } from './rules.ts'

const worker: Qualified = { role: 'social_worker', qualification: 'social_work_degree', mayActAlone: true }
const trainee: Qualified = { ...worker, role: 'trainee', mayActAlone: false }
const administrator: Qualified = { role: 'administrator', qualification: 'none', mayActAlone: false }

describe('the two who have a child’s matter (SoL 25:1)', () => {
  test('one who may act alone is enough; a trainee has it together with such a one', () => {
    expect(pairIsLawful(worker, undefined)).toBe(true)
    expect(pairIsLawful(worker, trainee)).toBe(true)
    expect(pairIsLawful(trainee, worker)).toBe(true)
    expect(pairIsLawful(trainee, undefined)).toBe(false)
    expect(pairIsLawful(trainee, trainee)).toBe(false)
  })

  test('an administrator, or one without a degree, is neither of them: the second reads the whole file too', () => {
    expect(pairIsLawful(worker, administrator)).toBe(false)
    expect(pairIsLawful(worker, { ...worker, qualification: 'none' })).toBe(false)
    expect(pairIsLawful(administrator, worker)).toBe(false)
  })
})
