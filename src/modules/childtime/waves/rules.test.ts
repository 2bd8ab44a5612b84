import { describe, expect, test } from 'vitest'
import { addDays, day, dayOf, instant } from '#kernel/day.ts'
import {
  clockOf,
  drawMoments,
  isWithinWindow,
  minuteOf,
  momentAt,
  nextWeek,
  plannedRanges,
  rangesMinutes,
  stateOf,
  usualDay,
} from './rules.ts'
import { diaryCounts, filledDay, stretchIssues } from './rules-diary.ts'
import { changeBetween, partResult, precisionOf, type Sum } from './rules-result.ts'

const employed = { employmentPercent: 100, startedOn: day('2020-01-01'), endedOn: null, away: [] }
const week = { from: day('2026-11-30'), endsOn: day('2026-12-04') }

const drawn = (seed: string, some: Partial<Parameters<typeof drawMoments>[0]> = {}) =>
  drawMoments({
    seed,
    person: 'amira',
    ...week,
    momentsPerDay: 10,
    day: usualDay(100),
    employed,
    ...some,
  })

describe('the draw', () => {
  test('is the same for the same seed and person, and another for another', () => {
    expect(drawn('seed')).toEqual(drawn('seed'))
    expect(drawn('seed')).not.toEqual(drawn('other'))
    expect(drawn('seed')).not.toEqual(drawn('seed', { person: 'bo' }))
  })

  test('gives so many a day, in planned working time only: never at lunch, on a weekend, a holiday or a day away', () => {
    const away = [{ fromOn: day('2026-12-02'), untilOn: day('2026-12-02') }]
    const due = drawn('seed', { endsOn: day('2026-12-13'), employed: { ...employed, away } })
    expect(due).toHaveLength(9 * 10)
    for (const at of due) {
      const minute = minuteOf(at)
      expect(minute >= 480 && minute < 1020 && !(minute >= 720 && minute < 780), at).toBe(true)
      expect(dayOf(at)).not.toBe('2026-12-02')
    }
    expect(drawn('seed', { from: day('2026-12-24'), endsOn: day('2026-12-27') })).toEqual([])
  })

  test('half a day has half as many, so that a worked minute weighs the same', () => {
    const half = { day: usualDay(50), employed: { ...employed, employmentPercent: 50 } }
    expect(drawn('seed', half)).toHaveLength(25)
    const odd = Array.from(
      { length: 200 },
      (_, at) => drawn(`seed ${at}`, { day: usualDay(75), momentsPerDay: 5, endsOn: week.from }).length,
    )
    expect(new Set(odd)).toEqual(new Set([3, 4]))
    const mean = odd.reduce((sum, n) => sum + n, 0) / odd.length
    expect(Math.abs(mean - 3.75)).toBeLessThan(0.15)
  })

  test('on the night of the clock change every planned minute still is itself', () => {
    expect(clockOf(minuteOf(momentAt(day('2026-10-25'), 9 * 60)))).toBe('09:00')
    expect(momentAt(day('2026-10-25'), 9 * 60)).toBe('2026-10-25T08:00:00.000Z')
    expect(momentAt(day('2026-10-24'), 9 * 60)).toBe('2026-10-24T07:00:00.000Z')
    expect(clockOf(minuteOf(momentAt(day('2026-03-29'), 2 * 60 + 30)))).toBe('03:30')
  })

  test('a usual day is eight hours with lunch left out, and the share of them for a part-timer', () => {
    expect(rangesMinutes(plannedRanges(usualDay(100), employed, week.from))).toBe(480)
    expect(rangesMinutes(plannedRanges(usualDay(75), employed, week.from))).toBe(360)
    expect(rangesMinutes(plannedRanges(usualDay(25), employed, week.from))).toBe(120)
  })

  test('an answer is of its moment for fifteen minutes', () => {
    const due = instant('2026-11-30T09:00:00Z')
    expect(isWithinWindow(due, instant('2026-11-30T09:15:00Z'))).toBe(true)
    expect(isWithinWindow(due, instant('2026-11-30T09:15:01Z'))).toBe(false)
  })

  test('a wave is planned, runs, is over and is closed', () => {
    const wave = { startsOn: week.from, endsOn: week.endsOn, closedAt: null }
    expect(stateOf(wave, addDays(week.from, -1))).toBe('planned')
    expect(stateOf(wave, week.from)).toBe('running')
    expect(stateOf(wave, week.endsOn)).toBe('running')
    expect(stateOf(wave, addDays(week.endsOn, 1))).toBe('over')
    expect(stateOf({ ...wave, closedAt: instant('2026-12-07T09:00:00Z') }, week.from)).toBe('closed')
    expect(nextWeek(day('2026-11-23'))).toEqual({ startsOn: '2026-11-30', endsOn: '2026-12-04' })
  })
})

describe('a diary', () => {
  const row = (from: number, until: number) => ({ from, until, category: 'note' as const })

  test('is filled from the calendar in quarters, meetings as they are and the rest to be told', () => {
    const busy = [{ from: 602, until: 668, category: 'child_adult' as const }]
    expect(filledDay(busy, { from: 480, until: 1020 })).toEqual([
      { from: 480, until: 600, category: 'casework' },
      { from: 600, until: 675, category: 'child_adult' },
      { from: 675, until: 1020, category: 'casework' },
    ])
  })

  test('filled with meetings that meet, or that go outside the day, still has no minute twice', () => {
    const busy = [
      { from: 420, until: 540, category: 'child' as const },
      { from: 500, until: 600, category: 'adult' as const },
      { from: 1000, until: 1440, category: 'child' as const },
    ]
    const rows = filledDay(busy, { from: 480, until: 1020 })
    expect(stretchIssues(rows)).toEqual([])
    expect(rows.at(0)?.from).toBe(420)
    expect(rows.at(-1)?.until).toBe(1440)
  })

  test('with rows that meet, go backwards or stand beside the quarters is told row by row', () => {
    expect(stretchIssues([row(480, 540), row(525, 600)])).toEqual([
      { path: 'rows.1.fromAt', code: 'diary_overlap' },
    ])
    expect(stretchIssues([row(540, 480)])).toEqual([
      { path: 'rows.0.untilAt', code: 'diary_ends_before_start' },
    ])
    expect(stretchIssues([row(540, 540)])).toEqual([
      { path: 'rows.0.untilAt', code: 'diary_ends_before_start' },
    ])
    expect(stretchIssues([row(485, 540)])).toEqual([{ path: 'rows.0.fromAt', code: 'diary_not_a_quarter' }])
    expect(stretchIssues([row(480, 540), row(540, 600)])).toEqual([])
  })

  test('is counted in minutes', () => {
    expect(diaryCounts([row(480, 540), row(600, 615), { from: 540, until: 600, category: 'child' }])).toEqual(
      {
        note: 75,
        child: 60,
      },
    )
  })
})

const sum = (key: string, child: number, other: number, some: Partial<Sum> = {}): Sum => ({
  key,
  unitId: 'one',
  way: 'prompts',
  drawn: child + other,
  answered: child + other,
  late: 0,
  counts: { child, note: other },
  ...some,
})

describe('what a closed wave says', () => {
  const five = [15, 14, 15, 15, 15].map((child, at) => sum(`${at}`, child, 80 - child))

  test('C1.3: 74 of 400 answers are 18.5 %, between 15.0 and 22.6, and not told apart from 20 %', () => {
    const found = partResult(five, 'prompts', 0.2)
    expect(found).toMatchObject({ withChild: 74, counted: 400, people: 5, verdict: 'cannotBeTold' })
    expect(found?.share).toBeCloseTo(0.185, 10)
    expect(found?.interval.lower).toBeCloseTo(0.15, 3)
    expect(found?.interval.upper).toBeCloseTo(0.226, 3)
  })

  test('T-10: of 100 questions 70 answered and 13 with a child is 18.6 %, at worst 13 to 43', () => {
    const sums = [3, 3, 3, 2, 2].map((child, at) => sum(`${at}`, child, 14 - child, { drawn: 20 }))
    const found = partResult(sums, 'prompts', undefined)
    expect(found?.share).toBeCloseTo(13 / 70, 10)
    expect(found?.bounds).toEqual({ lower: 0.13, upper: 0.43 })
    expect(found?.verdict).toBeNull()
  })

  test('of four who answered nothing is said, also when a fifth joined and never did', () => {
    expect(partResult(five.slice(1), 'prompts', 0.2)).toBeUndefined()
    expect(partResult([...five.slice(1), sum('e', 0, 0, { drawn: 50 })], 'prompts', 0.2)).toBeUndefined()
  })

  test('who joined and never answered is part of what is not known', () => {
    const found = partResult([...five, sum('f', 0, 0, { drawn: 100 })], 'prompts', undefined)
    expect(found).toMatchObject({ people: 5, drawn: 500, counted: 400 })
    expect(found?.bounds?.upper).toBeCloseTo((74 + 100) / 500, 10)
  })

  test('T-09: the same six people before and after have risen by 7.5 points, give or take one and a half', () => {
    const of = (shares: number[]) => shares.map((share, at) => sum(`${at}`, share, 100 - share))
    const change = changeBetween(of([10, 14, 8, 12, 11, 11]), of([17, 20, 15, 22, 18, 19]), 'prompts')
    expect(change).toMatchObject({ isPaired: true, people: 6 })
    expect(change?.points).toBeCloseTo(0.075, 10)
    expect(change?.interval.lower).toBeCloseTo(0.060535, 6)
    expect(change?.interval.upper).toBeCloseTo(0.089465, 6)
  })

  test('T-09: other people are compared as two groups: 44 of 400 to 74 of 400', () => {
    const before = [9, 9, 9, 9, 8].map((child, at) => sum(`old ${at}`, child, 80 - child))
    const change = changeBetween(before, five, 'prompts')
    expect(change).toMatchObject({ isPaired: false, people: 5 })
    expect(change?.interval.lower).toBeCloseTo(0.025894, 6)
    expect(change?.interval.upper).toBeCloseTo(0.124097, 6)
  })

  test('with fewer than five on either side there is no change to tell', () => {
    expect(changeBetween(five.slice(1), five, 'prompts')).toBeUndefined()
  })

  test('a diary counts minutes: 18.5 % of six weeks', () => {
    const weeks = [470, 430, 450, 420, 460, 434].map((child, at) =>
      sum(`${at}`, child, 2_400 - child, { way: 'diary', drawn: 0 }),
    )
    const found = partResult(weeks, 'diary', 0.2)
    expect(found).toMatchObject({ way: 'diary', withChild: 2_664, counted: 14_400, bounds: null })
    expect(found?.verdict).toBe('notReached')
  })

  test('six people, ten a day, five days tell it within about five points, as planning promises', () => {
    expect(precisionOf(6, 10, 5)).toBeCloseTo(0.0525, 2)
    expect(precisionOf(20, 10, 5)).toBeCloseTo(0.029, 2)
  })
})
