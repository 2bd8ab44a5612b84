import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, instant } from '#kernel/day.ts'
import { courseOf, isDoubtful } from './rules/course.ts'
import { type EventKind, type VisitEvent } from './rules/events.ts'
import { minutesOfChildren, minutesOfWorkers, wholeMinutes } from './rules/minutes.ts'
import { lengthOf, merged, within } from './rules/spans.ts'

const lova = '01a20320-a200-7000-8000-00000000000a'
const milo = '01a20320-a200-7000-8000-00000000000b'
const mother = '01a20320-a200-7000-8000-00000000000c'
const amira = '01a20320-a200-7000-8000-0000000000d1'
const bo = '01a20320-a200-7000-8000-0000000000d2'
const asked = { childIds: [lova], workerIds: [amira, bo] }

let made = 0
/** A tap so many minutes after nine o'clock. */
const tap = (kind: EventKind, minute: number, some: Partial<VisitEvent> = {}): VisitEvent => {
  made += 1
  return {
    id: `01a20320-a200-7000-8000-${String(made).padStart(12, '0')}`,
    kind,
    at: clock(minute),
    workerId: amira,
    who: null,
    withId: null,
    what: '',
    minutes: null,
    onDay: null,
    words: '',
    ...some,
  }
}
const clock = (minute: number): Instant =>
  instant(
    Temporal.Instant.from('2026-11-23T09:00:00Z')
      .add({ milliseconds: Math.round(minute * 60_000) })
      .toString(),
  )
const late = clock(600)

const courseNow = (events: readonly VisitEvent[], until = late) => courseOf(events, asked, until)
const given = (events: readonly VisitEvent[], plannedTravel = 40) => ({
  course: courseNow(events),
  events,
  workerIds: asked.workerIds,
  minors: [lova],
  plannedTravel,
})
const minutesOf = (events: readonly VisitEvent[], workerId = amira) =>
  minutesOfWorkers(given(events)).find((one) => one.workerId === workerId)

/** Sixty minutes in a kitchen: the child with the mother, twenty of them alone with both workers. */
const kitchen = (): VisitEvent[] => [
  tap('arrived', -2),
  tap('started', 0),
  tap('present', 0, { who: mother }),
  tap('present', 10, { who: lova }),
  tap('alone_from', 20, { who: lova }),
  tap('alone_until', 40, { who: lova }),
  tap('ended', 60),
]

describe('the minutes of a held meeting', () => {
  test('each worker has the minutes with the child alone, with child and adult, with adults, and the travel', () => {
    const both = [amira, bo].map((id) => minutesOf(kitchen(), id)?.minutes)
    expect(both).toEqual([amira, bo].map(() => ({ child: 20, child_adult: 30, adult: 10, travel: 40 })))
  })

  test('two workers for an hour: the child got sixty minutes, not a hundred and twenty', () => {
    const events = [tap('started', 0), tap('present', 0, { who: lova }), tap('ended', 60)]
    const [child] = minutesOfChildren(given(events))
    expect(child).toEqual({ childId: lova, total: 60, alone: 0 })
    const workers = minutesOfWorkers(given(events, 0))
    expect(workers.reduce((sum, one) => sum + one.minutes.child_adult, 0)).toBe(120)
  })

  test('one talks with the child alone while the colleague sits with the mother', () => {
    const events = kitchen().map((one) => (one.kind === 'alone_from' ? { ...one, withId: amira } : one))
    expect(minutesOf(events, amira)?.minutes).toMatchObject({ child: 20, child_adult: 30, adult: 10 })
    expect(minutesOf(events, bo)?.minutes).toMatchObject({ child: 0, child_adult: 30, adult: 30 })
    expect(minutesOfChildren(given(events))).toEqual([{ childId: lova, total: 50, alone: 20 }])
  })

  test('a worker who left early has her own minutes', () => {
    expect(minutesOf([...kitchen(), tap('left', 30, { who: bo })], bo)?.minutes).toMatchObject({
      child: 10,
      child_adult: 10,
      adult: 10,
    })
  })

  test('a worker who never came has no minutes and no travel', () => {
    expect(minutesOf([...kitchen(), tap('left', -10, { who: bo })], bo)?.total).toBe(0)
  })

  test('a pause is nobody’s time', () => {
    const events = [...kitchen(), tap('paused', 45), tap('resumed', 55)]
    expect(minutesOf(events)?.minutes).toEqual({ child: 20, child_adult: 20, adult: 10, travel: 40 })
  })

  test('travel is as planned until somebody says how long it was; the own word comes before a colleague’s', () => {
    const told = [...kitchen(), tap('travelled', 61, { minutes: 55 })]
    expect(minutesOf(told, bo)?.minutes.travel).toBe(55)
    const own = [...told, tap('travelled', 61, { minutes: 10, workerId: bo })]
    expect([amira, bo].map((id) => minutesOf(own, id)?.minutes.travel)).toEqual([55, 10])
  })

  test('a worker corrects her own minutes, and what was counted stays beside', () => {
    const events = [...kitchen(), tap('corrected', 70, { what: 'child', minutes: 25 })]
    expect(minutesOf(events)).toMatchObject({
      counted: { child: 20 },
      corrected: { child: 25 },
      minutes: { child: 25, child_adult: 30, adult: 10, travel: 40 },
      total: 105,
    })
    expect(minutesOf(events, bo)?.corrected).toEqual({})
  })

  test('somebody who has turned eighteen is grown up in the minutes', () => {
    const events = kitchen()
    const [first] = minutesOfWorkers({ ...given(events), minors: [] })
    expect(first?.minutes).toMatchObject({ child: 0, child_adult: 0, adult: 60 })
  })

  test('whole minutes add up to the whole minutes of the meeting', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 6 }), (parts) => {
        const whole = wholeMinutes(parts)
        expect(whole.every((one) => Number.isInteger(one) && one >= 0)).toBe(true)
        expect(whole.reduce((a, b) => a + b, 0)).toBe(Math.round(parts.reduce((a, b) => a + b, 0) / 60_000))
      }),
    )
  })
})

describe('what the taps tell', () => {
  test('the child was met alone, who was there, and who is there now', () => {
    const whole = courseNow(kitchen())
    expect(whole.metAlone).toEqual(new Set([lova]))
    expect(whole.wasPresent).toEqual(new Set([mother, lova, amira, bo]))
    const before = courseNow(kitchen().slice(0, 5))
    expect(before.phase).toBe('going')
    expect(before.aloneNow).toEqual(new Map([[lova, null]]))
  })

  test('end pressed twice, or by two workers, ends it once', () => {
    const whole = courseNow([...kitchen(), tap('ended', 61, { workerId: bo }), tap('ended', 300)])
    expect(whole.endedAt).toBe(clock(60))
    expect(lengthOf(whole.going)).toBe(60 * 60_000)
  })

  test('two start it: it began when the first did', () => {
    expect(courseNow([...kitchen(), tap('started', 3, { workerId: bo })]).startedAt).toBe(clock(0))
  })

  test('ended by mistake, it goes on', () => {
    const whole = courseNow([...kitchen(), tap('resumed', 62), tap('ended', 72)])
    expect(whole.phase).toBe('over')
    expect(lengthOf(whole.going)).toBe(70 * 60_000)
  })

  test('ended before it was started: it is over, has no minutes, and is marked', () => {
    const whole = courseNow([tap('started', 30), tap('ended', 0)])
    expect(whole).toMatchObject({ phase: 'over', going: [], marks: ['ended_before_start'] })
  })

  test('nobody pressed start: it began when the first came in, and is marked', () => {
    const whole = courseNow([tap('arrived', -5), tap('present', 0, { who: lova }), tap('ended', 30)])
    expect(whole).toMatchObject({ phase: 'over', startedAt: clock(0), marks: ['no_start'] })
  })

  test('only arrived is not begun', () => {
    expect(courseNow([tap('arrived', 0)]).phase).toBe('here')
  })

  test('the last word about the text counts, per person and child', () => {
    const views = courseNow([
      ...kitchen(),
      tap('disagreed', 50, { who: mother, what: lova, words: 'Jag skrek inte.' }),
      tap('agreed', 55, { who: mother, what: lova }),
      tap('disagreed', 56, { who: lova, what: lova, words: 'Det var på tisdagen.' }),
    ]).views
    expect(views.map(({ who, agrees }) => [who, agrees])).toEqual([
      [mother, true],
      [lova, false],
    ])
  })

  test('a claimed time in the future, or days before the planning, is told to be doubtful', () => {
    const known = { receivedAt: clock(0), plannedAt: clock(-60) }
    expect(isDoubtful(clock(5), known)).toBe(false)
    expect(isDoubtful(clock(11), known)).toBe(true)
    expect(isDoubtful(clock(-60 - 3 * 1440), known)).toBe(true)
  })
})

const anEvent = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom<EventKind>(
    'arrived',
    'started',
    'present',
    'left',
    'alone_from',
    'alone_until',
    'ticked',
    'unticked',
    'travelled',
    'paused',
    'resumed',
    'ended',
    'next',
    'agreed',
    'disagreed',
    'corrected',
  ),
  at: fc.integer({ min: -100, max: 500 }).map(clock),
  workerId: fc.constantFrom(amira, bo),
  who: fc.constantFrom(lova, milo, mother, amira, bo, null),
  withId: fc.constantFrom(amira, bo, null),
  what: fc.constantFrom('child', 'adult', lova, 'p1'),
  minutes: fc.option(fc.integer({ min: 0, max: 300 })),
  onDay: fc.constant(null),
  words: fc.constantFrom('', 'Mormor'),
})
const someEvents = fc.uniqueArray(anEvent, { maxLength: 30, selector: ({ id }) => id })

describe('taps that come late, doubled or in another order', () => {
  test('give the same meeting and the same minutes', () => {
    const mixed = someEvents.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc
          .tuple(fc.subarray(events), fc.constant(events))
          .chain(([twice, all]) =>
            fc.shuffledSubarray([...twice, ...all], { minLength: twice.length + all.length }),
          ),
      ),
    )
    fc.assert(
      fc.property(mixed, ([events, others]) => {
        expect(courseNow(others)).toEqual(courseNow(events))
        expect(minutesOfWorkers(given(others))).toEqual(minutesOfWorkers(given(events)))
        expect(minutesOfChildren(given(others))).toEqual(minutesOfChildren(given(events)))
      }),
      { numRuns: 400 },
    )
  })

  test('never give a worker more minutes than the meeting had, nor a child more than the workers', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const it = given(
          events.filter(({ kind }) => kind !== 'corrected'),
          0,
        )
        const whole = Math.round(lengthOf(it.course.going) / 60_000)
        for (const { minutes } of minutesOfWorkers(it))
          expect(minutes.child + minutes.child_adult + minutes.adult).toBeLessThanOrEqual(whole)
        for (const child of minutesOfChildren(it)) {
          expect(child.alone).toBeLessThanOrEqual(child.total)
          expect(child.total).toBeLessThanOrEqual(whole)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('spans that overlap are one, and nothing is counted twice', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 40 }))
      .map(([from, length]) => ({ from, until: from + length }))
    fc.assert(
      fc.property(fc.array(span), fc.array(span), (one, other) => {
        const all = merged(one)
        expect(all.every((a, at) => at === 0 || a.from > (all[at - 1]?.until ?? -1))).toBe(true)
        expect(merged([...one, ...one])).toEqual(all)
        expect(lengthOf(within(one, other))).toBeLessThanOrEqual(Math.min(lengthOf(one), lengthOf(other)))
      }),
    )
  })
})
