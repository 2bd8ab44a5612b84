import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addYears, day } from '#kernel/day.ts'
import { type FileFacts, isInSample, isKeptWhole, retentionOf, versionOn } from './files.ts'

const file: FileFacts = {
  lastNoteOn: day('2026-03-14'),
  birthOn: day('2015-06-11'),
  municipalityCode: '0780',
  isInvestigation: false,
  wasPlaced: false,
  isPaternityOrAdoption: false,
  isCustodyAgreement: false,
  hasOtherData: false,
  isProviders: false,
}

describe('disposal of files', () => {
  test('a file goes five years after its last note, done by the end of the next year (SoL 16:1)', () =>
    expect(retentionOf(file)).toEqual({
      neverDispose: false,
      reasons: ['fiveYears'],
      earliestOn: '2031-03-14',
      doneBy: '2032-12-31',
    }))

  test('a report that led to no investigation goes after five years too (SoL 16:2 a)', () =>
    expect(retentionOf({ ...file, isInvestigation: false }).earliestOn).toBe('2031-03-14'))

  test('an investigation of a child stays until the child turns thirty (SoL 16:2 a)', () =>
    expect(retentionOf({ ...file, isInvestigation: true })).toMatchObject({
      reasons: ['investigationUntil30'],
      earliestOn: '2045-06-11',
      doneBy: '2046-12-31',
    }))

  test('an investigation of one who is nearly thirty stays five years after its last note', () =>
    expect(
      retentionOf({
        ...file,
        isInvestigation: true,
        birthOn: day('1996-06-11'),
        lastNoteOn: day('2026-03-14'),
      }).earliestOn,
    ).toBe('2031-03-14'))

  test('an agreement on custody stays until the child turns eighteen (SoL 16:3)', () =>
    expect(retentionOf({ ...file, isCustodyAgreement: true }).earliestOn).toBe('2033-06-11'))

  test('the file of a child who has been placed is never disposed of (SoL 16:2)', () =>
    expect(retentionOf({ ...file, wasPlaced: true })).toEqual({
      neverDispose: true,
      reasons: ['placed'],
      earliestOn: null,
      doneBy: null,
    }))

  test('nor is one about fatherhood or adoption (SoL 16:2)', () =>
    expect(retentionOf({ ...file, isPaternityOrAdoption: true }).neverDispose).toBe(true))

  test('who is born on the 5th, 15th or 25th is kept for research (SoF 13:1)', () => {
    expect(['2015-06-05', '2015-06-15', '2015-06-25'].map((on) => isInSample(day(on)))).toEqual([
      true,
      true,
      true,
    ])
    expect(['2015-06-04', '2015-05-06', '2015-06-20'].map((on) => isInSample(day(on)))).toEqual([
      false,
      false,
      false,
    ])
    expect(retentionOf({ ...file, birthOn: day('2015-06-15') }).reasons).toEqual(['researchDay'])
  })

  test('Östergötland, Gotland, Västernorrland and Göteborg keep everything (SoF 13:1)', () => {
    expect(['0580', '0980', '2281', '1480'].map(isKeptWhole)).toEqual([true, true, true, true])
    expect(['0180', '1280', '1481', '2584'].map(isKeptWhole)).toEqual([false, false, false, false])
  })

  test('nothing goes while other data about the same person remain (SoL 16:1)', () =>
    expect(retentionOf({ ...file, hasOtherData: true })).toMatchObject({
      neverDispose: false,
      earliestOn: null,
    }))

  test('an investigation of a child whose birth is not known has no day yet', () =>
    expect(retentionOf({ ...file, isInvestigation: true, birthOn: null }).reasons).toContain('birthUnknown'))

  test('nor has anybody whose birth is not known: the research sample goes by the day of birth (SoF 13:1)', () =>
    expect(retentionOf({ ...file, birthOn: null })).toMatchObject({
      neverDispose: false,
      reasons: ['fiveYears', 'birthUnknown'],
      earliestOn: null,
    }))

  test('the sample goes by the day in the register, not by the digits of a number that names a nearby day', () => {
    // A number 20150614-… may be given to somebody born on the 15th (FOL 18): only the day of birth is asked.
    expect(retentionOf({ ...file, birthOn: day('2015-06-15') }).neverDispose).toBe(true)
    expect(retentionOf({ ...file, birthOn: day('2015-06-14') }).neverDispose).toBe(false)
  })

  test('the wording in force on the day of the decision is asked: thirty years only from 2026 (SoL 16:2 a)', () => {
    const before = versionOn(day('2025-12-31'))
    expect(retentionOf({ ...file, isInvestigation: true }, before).earliestOn).toBe('2031-03-14')
    expect(retentionOf({ ...file, isInvestigation: true }, versionOn(day('2026-01-01'))).earliestOn).toBe(
      '2045-06-11',
    )
    expect(['2025-06-30', '2025-07-01', '2026-11-23'].map((on) => versionOn(day(on)).id)).toEqual([
      'SoL 2001:453',
      'SoL 2025:400',
      'SoL 2025:400, 2025:1501',
    ])
  })

  test('a private provider keeps its file two years after the last note (SoL 17:2)', () =>
    expect(retentionOf({ ...file, isProviders: true, wasPlaced: true }).earliestOn).toBe('2028-03-14'))

  test('never goes sooner because more is known of it, and never before five years', () => {
    const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('1990-01-01'), n))
    fc.assert(
      fc.property(
        anyDay,
        anyDay,
        fc.boolean(),
        fc.boolean(),
        (birthOn, lastNoteOn, isInvestigation, isCustodyAgreement) => {
          const kept = retentionOf({ ...file, birthOn, lastNoteOn, isInvestigation, isCustodyAgreement })
          if (kept.earliestOn === null) return
          expect(kept.earliestOn >= addYears(lastNoteOn, 5)).toBe(true)
          expect(kept.doneBy !== null && kept.doneBy > kept.earliestOn).toBe(true)
          if (isInvestigation) expect(kept.earliestOn >= addYears(birthOn, 30)).toBe(true)
        },
      ),
    )
  })
})
