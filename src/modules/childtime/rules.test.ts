import { describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import { minutesOfChildren, minutesOfWorkers } from '../visits/rules/minutes.ts'
import { courseOf } from '../visits/rules/course.ts'
import type { VisitEvent } from '../visits/rules/events.ts'
import { categories, nationalClasses, nationalClassOf } from './rules/categories.ts'
import { differencesOf, minutesMissing, wayBetween } from './rules/compare.ts'
import { type Definition, definitionOf, definitions } from './rules/definitions.ts'
import { groupsShown, isShownWhole } from './rules/groups.ts'
import { type Meeting, monthChanges, odditiesOf, rowsOf } from './rules/meeting.ts'
import { plannedMinutes, workdaysWithin } from './rules/planned.ts'
import { timeChange, timeShare, timeVerdict, type WorkerTime } from './rules/share.ts'

const known = (id: string): Definition => {
  const one = definitionOf(id, 1)
  if (one === undefined) throw new RangeError('no such definition')
  return one
}

describe('a definition is told with its figures', () => {
  test('no two of the house have the same id and version', () => {
    expect(new Set(definitions.map(({ id, version }) => `${id} ${version}`)).size).toBe(definitions.length)
  })

  test('C1.4: Sjöbo beside the national study of the child alone is refused, with everything in which they differ', () => {
    expect(differencesOf(known('sjobo-like'), known('national-2016 child-only'))).toEqual([
      'numerator',
      'denominator',
      'population',
      'method',
    ])
  })

  test('two sources that leave the same things unsaid are still not one definition', () => {
    const other = { ...known('sjobo-like'), id: 'another-town' }
    expect(differencesOf(known('sjobo-like'), other)).toEqual(['definition'])
  })

  test('another version of the same definition is another definition', () => {
    expect(differencesOf(known('barntid-meetings'), { ...known('barntid-meetings'), version: 2 })).toEqual([
      'version',
    ])
  })

  test('from 11 to 18.5 % with the target 20 % is 83 % of the way', () => {
    const way = wayBetween(110, 185, 200)
    expect(way.pointsPerMille).toBe(75)
    expect(way.wayShare).toBeCloseTo(0.8333, 4)
    expect(wayBetween(200, 210, 200).wayShare).toBeNull()
  })

  test('every category of ours has its class in the national study, or says that the study does not tell', () => {
    expect(categories).toHaveLength(11)
    for (const category of categories) expect(nationalClasses).toContain(nationalClassOf[category])
  })
})

/** C1.1: six workers, five days of 480 minutes; 2 664 of 14 400 with a child. */
const diaryWeek: readonly WorkerTime[] = [470, 430, 450, 420, 460, 434].map((withChild, at) => ({
  workerId: `worker ${at}`,
  withChild,
  planned: 2_400,
}))

describe('the share of the time', () => {
  test('C1.1: 2 664 of 14 400 minutes are 18.5 %, 88.8 minutes of an eight-hour day', () => {
    const found = timeShare(diaryWeek)
    expect(found).toMatchObject({ withChildMinutes: 2_664, countedMinutes: 14_400, people: 6 })
    expect(found?.share).toBeCloseTo(0.185, 10)
    expect(found?.minutesPerDay).toBeCloseTo(88.8, 6)
  })

  test('C1.1: to 20 % remain 216 minutes, 36 for each of the six and week', () => {
    expect(minutesMissing(2_664, 14_400, 200)).toBe(216)
    expect(216 / 6).toBe(36)
    expect(minutesMissing(2_880, 14_400, 200)).toBe(0)
  })

  test('C1.1: from 1 584 minutes it has risen by 7.5 points, within the same six', () => {
    const before = diaryWeek.map((one) => ({ ...one, withChild: 264 }))
    const change = timeChange(before, diaryWeek)
    expect(change?.points).toBeCloseTo(0.075, 10)
    expect(change?.people).toBe(6)
    expect(change && change.interval.lower > 0).toBe(true)
  })

  test('the interval holds the share, and the verdict says what it can', () => {
    const found = timeShare(diaryWeek)
    expect(found?.interval && found.interval.lower < found.share && found.share < found.interval.upper).toBe(
      true,
    )
    expect(timeVerdict(diaryWeek, 0.1)).toBe('reached')
    expect(timeVerdict(diaryWeek, 0.3)).toBe('notReached')
    expect(timeVerdict(diaryWeek, 0.185)).toBe('cannotBeTold')
  })

  test('of nobody, and of no planned time, nothing is said', () => {
    expect(timeShare([])).toBeUndefined()
    expect(timeShare([{ workerId: 'a', withChild: 30, planned: 0 }])).toBeUndefined()
    expect(timeChange(diaryWeek, [])).toBeUndefined()
    expect(timeVerdict([], 0.2)).toBeUndefined()
  })

  test('more time with children than was planned is all of it, not more', () => {
    expect(timeShare([{ workerId: 'a', withChild: 500, planned: 480 }])?.share).toBe(1)
  })
})

describe('planned time', () => {
  const employed = { employmentPercent: 100, startedOn: day('2020-01-01'), endedOn: null, away: [] }
  const november = workdaysWithin(day('2026-11-01'), day('2026-12-01'))

  test('leaves out weekends and holidays: November 2026 has 21 working days', () => {
    expect(november).toHaveLength(21)
    expect(plannedMinutes(employed, november)).toBe(21 * 480)
  })

  test('of a part-timer is the share of it, and of days away nothing', () => {
    expect(plannedMinutes({ ...employed, employmentPercent: 75 }, november)).toBe(21 * 360)
    const away = [{ fromOn: day('2026-11-09'), untilOn: day('2026-11-13') }]
    expect(plannedMinutes({ ...employed, away }, november)).toBe(16 * 480)
    expect(
      plannedMinutes({ ...employed, away: [{ fromOn: day('2026-11-16'), untilOn: null }] }, november),
    ).toBe(10 * 480)
  })

  test('begins with the first day and ends before the day on which somebody is gone', () => {
    expect(
      plannedMinutes({ ...employed, startedOn: day('2026-11-16'), endedOn: day('2026-11-23') }, november),
    ).toBe(5 * 480)
  })
})

const meeting: Meeting = {
  visitId: 'visit',
  on: day('2026-11-24'),
  beganAt: instant('2026-11-24T09:00:00Z'),
  endedAt: instant('2026-11-24T10:00:00Z'),
  workers: [
    { workerId: 'bo', minutes: { child: 20, child_adult: 40, adult: 0, travel: 40 } },
    { workerId: 'amira', minutes: { child: 20, child_adult: 40, adult: 0, travel: 40 } },
  ],
  children: [{ childId: 'nils', total: 60, alone: 20 }],
}
const units = new Map([
  ['bo', 'one'],
  ['amira', 'two'],
])

describe('a held meeting', () => {
  test('C1.2: of sixty minutes with two workers is 120 minutes of work, and the child got 60', () => {
    const rows = rowsOf(meeting, units)
    expect(rows.reduce((sum, { child, childAdult }) => sum + child + childAdult, 0)).toBe(120)
    expect(rows.reduce((sum, { childMinutes }) => sum + childMinutes, 0)).toBe(60)
    expect(rows.reduce((sum, { meetings }) => sum + meetings, 0)).toBe(1)
    expect(rows.every(({ workers }) => workers === 2)).toBe(true)
  })

  test('that is counted again changes no month; one that was corrected, by the difference', () => {
    const rows = rowsOf(meeting, units)
    expect(monthChanges(rows, rows)).toEqual([])
    const corrected = rows.map((row) => (row.workerId === 'bo' ? { ...row, travel: 10 } : row))
    expect(monthChanges(rows, corrected)).toEqual([
      expect.objectContaining({
        workerId: 'bo',
        unitId: 'one',
        monthOn: '2026-11-01',
        travel: -30,
        child: 0,
      }),
    ])
  })

  test('whoever was not there for a minute has no row', () => {
    const [first, second] = meeting.workers
    if (!first || !second) throw new RangeError('two workers')
    const absent = { ...second, minutes: { child: 0, child_adult: 0, adult: 0, travel: 0 } }
    const rows = rowsOf({ ...meeting, workers: [first, absent] }, units)
    expect(rows.map(({ workerId, workers }) => [workerId, workers])).toEqual([['bo', 1]])
  })
})

const tap = (kind: VisitEvent['kind'], at: string, some: Partial<VisitEvent> = {}): VisitEvent => ({
  id: `${kind} ${at}`,
  kind,
  at: instant(at),
  workerId: 'bo',
  who: null,
  withId: null,
  what: '',
  minutes: null,
  onDay: null,
  words: '',
  ...some,
})

const counted = (from: string, until: string) => {
  const events = [tap('started', from), tap('present', from, { who: 'nils' }), tap('ended', until)]
  const course = courseOf(events, { childIds: ['nils'], workerIds: ['bo'] }, instant(until))
  const given = { course, events, workerIds: ['bo'], minors: ['nils'], plannedTravel: 0 }
  return [minutesOfWorkers(given)[0]?.minutes.child_adult, minutesOfChildren(given)[0]?.total]
}

describe('minutes that are easily counted wrong', () => {
  test('a meeting over midnight is as long as it was', () => {
    expect(counted('2026-11-24T22:30:00Z', '2026-11-25T00:15:00Z')).toEqual([105, 105])
  })

  test('a meeting over the change to winter time is as long as it was, and so in spring', () => {
    expect(counted('2026-10-24T23:30:00Z', '2026-10-25T01:30:00Z')).toEqual([120, 120])
    expect(counted('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z')).toEqual([60, 60])
  })

  test('a meeting that ends before it begins is no minutes, never fewer than none', () => {
    expect(counted('2026-11-24T10:00:00Z', '2026-11-24T09:00:00Z')).toEqual([0, 0])
  })

  test('two meetings of one worker at the same time are told, and so is one without an end', () => {
    const at = (visitId: string, from: string, until: string) => ({
      visitId,
      beganAt: instant(`2026-11-24T${from}Z`),
      endedAt: instant(`2026-11-24T${until}Z`),
    })
    expect(odditiesOf([at('b', '09:30:00', '10:30:00'), at('a', '09:00:00', '10:00:00')])).toEqual([
      { kind: 'overlap', visitId: 'a', otherId: 'b', minutes: 30 },
    ])
    expect(odditiesOf([at('a', '09:00:00', '10:00:00'), at('b', '10:00:00', '11:00:00')])).toEqual([])
    expect(odditiesOf([at('a', '05:00:00', '19:00:00')])).toEqual([
      { kind: 'long', visitId: 'a', minutes: 840 },
    ])
  })
})

describe('small groups', () => {
  const shown = (...people: number[]) =>
    [...groupsShown(people.map((n, at) => ({ id: `${at}`, people: n })))].sort()

  test('a unit of four is not shown, and T-22: nor is the other one, or the four would be the rest', () => {
    expect(shown(8, 4)).toEqual([])
    expect(shown(6, 6)).toEqual(['0', '1'])
  })

  test('the smallest of the others hides with it, until the hidden ones are five', () => {
    expect(shown(12, 7, 4)).toEqual(['0'])
    expect(shown(12, 7, 3, 2)).toEqual(['0', '1'])
    expect(shown(12, 0)).toEqual(['0'])
  })

  test('for any sizes: what is left over is none or five, and nobody under five is shown', () => {
    for (let a = 0; a < 9; a += 1)
      for (let b = 0; b < 9; b += 1)
        for (let c = 0; c < 9; c += 1) {
          const sizes = [a, b, c]
          const ids = shown(...sizes)
          const rest = sizes.reduce((sum, n, at) => sum + (ids.includes(`${at}`) ? 0 : n), 0)
          for (const id of ids) expect(sizes[Number(id)]).toBeGreaterThanOrEqual(5)
          if (ids.length > 0) expect(rest === 0 || rest >= 5, `${sizes}`).toBe(true)
        }
  })

  test('the whole needs five too', () => {
    expect(isShownWhole([{ id: 'a', people: 4 }])).toBe(false)
    expect(
      isShownWhole([
        { id: 'a', people: 2 },
        { id: 'b', people: 3 },
      ]),
    ).toBe(true)
  })
})
