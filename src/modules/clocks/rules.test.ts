import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNonWorkday } from '#kernel/calendar.ts'
import { addDays, addHours, addMonths, addWeeks, day, dayOf, daysBetween, instant } from '#kernel/day.ts'
import {
  chosenLength,
  dueOn,
  extendedDueOn,
  extensionGround,
  reporterFeedbackDueOn,
  rulesInForce,
  ruleVersion,
  standing,
} from './rules.ts'
import { clockRules } from './rules/catalogue.ts'
import { clockCodes, ruleVersionIds } from './rules/model.ts'
import type { ClockCode, FixedLength } from './rules/model.ts'

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day('2018-07-01'), n))
const newActDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day('2025-07-01'), n))
/** From the day on which every clock is in force (the cyber act was the last). */
const lawOfTodayDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day('2026-01-15'), n))
const anyCode = fc.constantFrom(...clockCodes)
const lengthFor = (code: ClockCode): FixedLength | undefined =>
  code === 'communicationReply' ? { days: 14 } : code === 'interventionFollowUp' ? { months: 3 } : undefined
const dueFor = (code: ClockCode, on: string) => {
  const triggeredOn = day(on)
  return dueOn({
    code,
    triggeredOn,
    length: lengthFor(code),
    triggeredAt: instant(`${on}T11:00:00Z`),
    meetingOn: addDays(triggeredOn, 20),
  })
}

const reply = (days: number) =>
  dueOn({ code: 'communicationReply', triggeredOn: day('2026-11-13'), length: { days } })
const followUp = (length: FixedLength) =>
  dueOn({ code: 'interventionFollowUp', triggeredOn: day('2026-11-30'), length })

describe('a report about a child', () => {
  test('is assessed for protection on the day it comes in, also on a Sunday (SoL 20:1)', () => {
    const clock = dueFor('protectionAssessment', '2026-11-22')
    expect(clock).toEqual({
      dueOn: '2026-11-22',
      warnOn: '2026-11-22',
      ruleVersion: 'protectionAssessment@2025-07-01',
    })
    expect(standing({ ...clock, today: day('2026-11-22') })).toBe('today')
    expect(standing({ ...clock, today: day('2026-11-23') })).toBe('late')
  })

  test('is decided on within fourteen days, counted in calendar days (SoL 20:2)', () =>
    expect(dueFor('preliminaryAssessment', '2026-11-02').dueOn).toBe('2026-11-16'))

  test('from 10 December is decided on by Christmas Eve: the day is not put off (SoL 20:2)', () =>
    expect(dueFor('preliminaryAssessment', '2026-12-10').dueOn).toBe('2026-12-24'))

  test('gets more time only for synnerliga skäl (SoL 20:2)', () => {
    const trigger = { code: 'preliminaryAssessment', triggeredOn: day('2026-11-02') } as const
    const extended = extendedDueOn({
      ...trigger,
      extensions: [{ ground: 'synnerligaSkal', length: { days: 7 } }],
    })
    expect(extended.dueOn).toBe('2026-11-23')
    expect(() =>
      extendedDueOn({ ...trigger, extensions: [{ ground: 'sarskildaSkal', length: { days: 7 } }] }),
    ).toThrow(RangeError)
  })

  test('that comes in ten minutes to midnight Swedish summer time counts from that day', () => {
    const receivedOn = dayOf(instant('2026-07-01T21:50:00Z'))
    expect(dueFor('preliminaryAssessment', receivedOn).dueOn).toBe('2026-07-15')
  })
})

describe('the answer to a reporter who asks (SoL 19:6)', () => {
  test('is given within a week of the decision', () =>
    expect(
      reporterFeedbackDueOn({ requestedOn: day('2026-11-02'), decidedOn: day('2026-11-10') }).dueOn,
    ).toBe('2026-11-17'))

  test('is given at once when the question comes after that week', () =>
    expect(
      reporterFeedbackDueOn({ requestedOn: day('2026-11-18'), decidedOn: day('2026-11-10') }).dueOn,
    ).toBe('2026-11-18'))

  test('is given at once when an investigation was already open', () =>
    expect(reporterFeedbackDueOn({ requestedOn: day('2026-11-02') }).dueOn).toBe('2026-11-02'))

  test('had no week before 2026: then at once after the decision', () => {
    expect(dueFor('reporterFeedback', '2025-12-31')).toMatchObject({
      dueOn: '2025-12-31',
      ruleVersion: 'reporterFeedback@2025-07-01',
    })
    expect(dueFor('reporterFeedback', '2026-01-01')).toMatchObject({
      dueOn: '2026-01-08',
      ruleVersion: 'reporterFeedback@2026-01-01',
    })
  })

  test('is never due before the question or before the decision', () => {
    fc.assert(
      fc.property(newActDay, newActDay, (requestedOn, decidedOn) => {
        const due = reporterFeedbackDueOn({ requestedOn, decidedOn }).dueOn
        expect(due >= requestedOn && due >= decidedOn).toBe(true)
      }),
    )
  })
})

describe('an investigation', () => {
  test('is opened on the day the need for it is known (SoL 14:2), and those concerned are told that day (SoL 20:4)', () => {
    expect(dueFor('openInvestigation', '2026-11-10').dueOn).toBe('2026-11-10')
    expect(dueFor('notifyConcerned', '2026-11-10').dueOn).toBe('2026-11-10')
  })

  test.each([
    ['opened on 16 November is finished by 16 March', '2026-11-16', '2027-03-16'],
    ['opened on 31 October is finished on the last of February', '2026-10-31', '2027-02-28'],
    ['opened on 31 October before a leap year has a day more', '2027-10-31', '2028-02-29'],
    ['opened on 29 February is finished by 29 June', '2028-02-29', '2028-06-29'],
    ['that ends on Midsummer’s Eve is not put off', '2026-02-19', '2026-06-19'],
  ])('%s (SoL 20:3)', (_, openedOn, due) => expect(dueFor('investigation', openedOn).dueOn).toBe(due))

  test('is extended for a fixed time from its old last day, for särskilda skäl (SoL 20:3)', () => {
    const trigger = { code: 'investigation', triggeredOn: day('2026-11-16') } as const
    const first = { ground: 'sarskildaSkal', length: { months: 2 } } as const
    expect(extendedDueOn({ ...trigger, extensions: [first] }).dueOn).toBe('2027-05-16')
    expect(extendedDueOn({ ...trigger, extensions: [first, { ...first, length: { weeks: 2 } }] }).dueOn).toBe(
      '2027-05-30',
    )
    expect(extendedDueOn({ ...trigger, extensions: [] })).toEqual(dueOn(trigger))
  })

  test.each([{ months: 0 }, { days: -3 }, { weeks: 1.5 }])('is not extended by %j', (length) =>
    expect(() =>
      extendedDueOn({
        code: 'investigation',
        triggeredOn: day('2026-11-16'),
        extensions: [{ ground: 'sarskildaSkal', length }],
      }),
    ).toThrow(RangeError),
  )

  test('opened the day before the new act keeps its wording when the law changes (SoL 2001:453 11:2)', () => {
    expect(dueFor('investigation', '2025-06-30')).toMatchObject({
      dueOn: '2025-10-30',
      ruleVersion: 'investigation@2013-01-01',
    })
    expect(dueFor('investigation', '2025-07-01').ruleVersion).toBe('investigation@2025-07-01')
  })

  test('closed without help is followed up for six months at most (SoL 23:5), two under the old act', () => {
    expect(dueFor('followUpAfterInvestigation', '2026-08-31').dueOn).toBe('2027-02-28')
    expect(dueFor('followUpAfterInvestigation', '2025-06-30').dueOn).toBe('2025-08-30')
    expect(dueFor('followUpAfterInvestigation', '2025-07-01').dueOn).toBe('2026-01-01')
  })
})

describe('the party', () => {
  test('gets the time to reply that the worker sets, never a last day on a weekend (FL 25)', () => {
    expect(reply(14).dueOn).toBe('2026-11-27')
    expect(reply(15).dueOn).toBe('2026-11-30')
    expect(() => dueOn({ code: 'communicationReply', triggeredOn: day('2026-11-13') })).toThrow(RangeError)
    expect(() => reply(0)).toThrow(RangeError)
  })

  test.each([
    [
      'a decision received on a Monday is appealed by the Monday three weeks later',
      '2026-11-23',
      '2026-12-14',
    ],
    ['a last day on a Saturday moves to Monday', '2026-11-07', '2026-11-30'],
    ['a last day on Christmas Eve moves past Christmas', '2026-12-03', '2026-12-28'],
    ['a last day on Good Friday moves past Easter', '2026-03-13', '2026-04-07'],
    ['a last day on Midsummer’s Eve moves to Monday', '2026-05-29', '2026-06-22'],
    ['a last day on New Year’s Eve moves into the new year', '2026-12-10', '2027-01-04'],
    ['summer time ending in between takes no day away', '2026-10-12', '2026-11-02'],
  ])('%s (FL 44, lag 1930:173 2 §)', (_, servedOn, due) => expect(dueFor('appeal', servedOn).dueOn).toBe(due))

  test('may still appeal on the last day, and is late the day after', () => {
    const clock = dueFor('appeal', '2026-11-23')
    expect(standing({ ...clock, today: clock.dueOn })).toBe('today')
    expect(standing({ ...clock, today: addDays(clock.dueOn, 1) })).toBe('late')
  })

  test('never has fewer than 21 days to appeal, and never a last day off', () => {
    fc.assert(
      fc.property(anyDay, (servedOn) => {
        const due = dueFor('appeal', servedOn).dueOn
        expect(daysBetween(servedOn, due)).toBeGreaterThanOrEqual(21)
        expect(isNonWorkday(due)).toBe(false)
      }),
    )
  })
})

describe('help that was granted', () => {
  test('is reported when it has not begun within three months of the decision (SoL 34:1)', () => {
    expect(dueFor('nonExecutedDecision', '2026-11-30').dueOn).toBe('2027-02-28')
    expect(dueFor('nonExecutedDecision', '2025-06-30').ruleVersion).toBe('nonExecutedDecision@2006-07-01')
  })

  test('is followed up after as many months as the plan says (SoL 5:1–2)', () => {
    expect(followUp({ months: 3 }).dueOn).toBe('2027-02-28')
    expect(() => followUp({ months: 13 })).toThrow(RangeError)
    expect(() => followUp({ days: 30 })).toThrow(RangeError)
  })
})

describe('every clock', () => {
  test('takes no length where the law sets it', () =>
    expect(() =>
      dueOn({ code: 'investigation', triggeredOn: day('2026-11-16'), length: { months: 6 } }),
    ).toThrow(RangeError))

  test('can be extended only where the law says so', () => {
    const extendable = clockCodes.filter((code) => extensionGround(code) !== undefined)
    expect(extendable.map((code) => [code, extensionGround(code)])).toEqual([
      ['preliminaryAssessment', 'synnerligaSkal'],
      ['investigation', 'sarskildaSkal'],
      ['emergencyFosterHome', 'sarskildaSkal'],
      ['lvuApplication', 'domstolen'],
      ['lvuHearing', 'domstolen'],
      ['tempExitBanApply', 'domstolen'],
      ['shelterUrgentApply', 'domstolen'],
      ['transferIvo', 'sarskildaSkal'],
    ])
    expect(() =>
      extendedDueOn({
        code: 'appeal',
        triggeredOn: day('2026-11-23'),
        extensions: [{ ground: 'sarskildaSkal', length: { days: 7 } }],
      }),
    ).toThrow(RangeError)
  })

  test('that protects is due on the raw day, whatever day of the week', () => {
    fc.assert(
      fc.property(newActDay, (on) => {
        expect(dueFor('protectionAssessment', on).dueOn).toBe(on)
        expect(dueFor('preliminaryAssessment', on).dueOn).toBe(addDays(on, 14))
        expect(dueFor('investigation', on).dueOn).toBe(addMonths(on, 4))
        expect(dueFor('nonExecutedDecision', on).dueOn).toBe(addMonths(on, 3))
        expect(dueFor('followUpAfterInvestigation', on).dueOn).toBe(addMonths(on, 6))
      }),
    )
  })

  test('that is for filing is due on a workday, at most five days after the raw day', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const due = dueFor('appeal', on).dueOn
        expect(isNonWorkday(due)).toBe(false)
        expect(isNonWorkday(dueFor('communicationReply', on).dueOn)).toBe(false)
        expect(daysBetween(addWeeks(on, 3), due)).toBeLessThanOrEqual(5)
      }),
    )
  })

  test('never ends earlier because it began later, under one wording', () => {
    fc.assert(
      fc.property(anyCode, lawOfTodayDay, fc.nat({ max: 40 }), (code, on, later) => {
        const [first, second] = [dueFor(code, on), dueFor(code, addDays(on, later))]
        if (first.ruleVersion === second.ruleVersion) expect(second.dueOn >= first.dueOn).toBe(true)
      }),
    )
  })

  test('warns within its own time: not before it began, not after it is due', () => {
    fc.assert(
      fc.property(anyCode, lawOfTodayDay, (code, on) => {
        const clock = dueFor(code, on)
        expect(clock.warnOn >= on && clock.warnOn <= clock.dueOn).toBe(true)
      }),
    )
  })

  test('goes from calm over soon and today to late, and never back', () => {
    const order = ['calm', 'soon', 'today', 'late']
    fc.assert(
      fc.property(anyCode, lawOfTodayDay, fc.nat({ max: 250 }), (code, on, passed) => {
        const clock = dueFor(code, on)
        const now = order.indexOf(standing({ ...clock, today: addDays(on, passed) }))
        const next = order.indexOf(standing({ ...clock, today: addDays(on, passed + 1) }))
        expect(next).toBeGreaterThanOrEqual(now)
      }),
    )
  })

  test('is extended forwards, and each extension comes on top of the one before', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 })
    fc.assert(
      fc.property(newActDay, lengths, (on, days) => {
        const extensions = days.map((n) => ({ ground: 'sarskildaSkal', length: { days: n } }) as const)
        const extended = extendedDueOn({ code: 'investigation', triggeredOn: on, extensions })
        const total = days.reduce((sum, n) => sum + n, 0)
        expect(extended.dueOn).toBe(addDays(addMonths(on, 4), total))
      }),
    )
  })

  test('counts the same from every hour of the Swedish day, also on the days when the clocks change', () => {
    const changes = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'].map(day)
    fc.assert(
      fc.property(fc.constantFrom(...changes), fc.nat({ max: 22 }), (on, hour) => {
        const midnight = instant(`${on}T00:00:00${on.slice(5, 7) === '03' ? '+01:00' : '+02:00'}`)
        expect(dueFor('preliminaryAssessment', dayOf(addHours(midnight, hour))).dueOn).toBe(addDays(on, 14))
      }),
    )
  })
})

describe('wordings of the law', () => {
  test('in force today, the most serious first', () => {
    const today = rulesInForce(day('2026-11-22'))
    expect(new Set(today.map(({ rule }) => rule.code))).toEqual(new Set(clockCodes))
    expect(today[0]?.rule.code).toBe('protectionAssessment')
    expect(today.map(({ rule }) => rule.risk)).toEqual(today.map((_, place) => place + 1))
  })

  test('follow each other without gap or overlap', () => {
    for (const { versions } of Object.values(clockRules)) {
      versions.forEach((version, place) => expect(version.until).toBe(versions[place + 1]?.from))
    }
  })

  test('are named by their clock and first day, and each name is used once', () => {
    const named = Object.values(clockRules).flatMap(({ code, versions }) =>
      versions.map((version) => [version.id, `${code}@${version.from}`]),
    )
    expect(named.map(([id]) => id)).toEqual(named.map(([, expected]) => expected))
    expect(named).toHaveLength(ruleVersionIds.length)
    expect(new Set(named.map(([id]) => id))).toEqual(new Set(ruleVersionIds))
  })

  test('that leave the length to the service say so to a lawyer too', () => {
    const local = Object.values(clockRules).flatMap(({ versions }) =>
      versions.filter((version) => chosenLength(version)?.usual !== undefined),
    )
    expect(local.filter(({ unverified }) => unverified === undefined)).toEqual([])
  })

  test('say where a lawyer has still to look', () => {
    const open = Object.values(clockRules).flatMap(({ versions }) => versions.filter((v) => v.unverified))
    const ids = open.map(({ id }) => id)
    expect(ids).toContain('reporterFeedback@2026-01-01')
    expect(ids).toContain('incidentFinalReport@2026-01-15')
    expect(ids).toContain('gdprBreach@2018-05-25')
    expect(ids).toContain('statistics@2016-01-01')
    // The moved last day (lag 1930:173), and a child who comes to an emergency home after the investigation.
    expect(ids).toContain('appeal@2018-07-01')
    expect(ids).toContain('emergencyFosterHome@2025-07-01')
    expect(ids).not.toContain('investigation@2025-07-01')
  })

  test('that are on the day of the trigger decide, whatever is in force later', () => {
    fc.assert(
      fc.property(anyCode, lawOfTodayDay, (code, on) => {
        const version = ruleVersion(code, on)
        expect(version.from <= on && (version.until === undefined || on < version.until)).toBe(true)
        expect(dueFor(code, on).ruleVersion).toBe(version.id)
      }),
    )
  })

  test('from before those we keep are refused, not guessed', () =>
    expect(() => ruleVersion('investigation', day('2012-12-31'))).toThrow(RangeError))
})
