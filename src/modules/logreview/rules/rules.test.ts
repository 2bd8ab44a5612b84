import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import { lateSince } from './late.ts'
import type { Facts, Opening } from './facts.ts'
import { judge } from './judge.ts'
import { partOf, withheldRoutes } from './routes.ts'
import { drawHours, drawWorkers } from './sample.ts'

const worker = {
  surname: 'Påhittsson',
  unitId: 'one',
  role: 'social_worker',
  endedOn: null,
  home: null,
} as const
const facts: Facts = {
  workers: [
    { ...worker, id: 'amira' },
    { ...worker, id: 'bo', surname: 'Sagoson' },
    { ...worker, id: 'dag', surname: 'Diktson', role: 'unit_manager' },
    { ...worker, id: 'eva', surname: 'Fabelson', unitId: 'two' },
  ],
  children: [{ id: 'nils', surnames: ['Gåtberg'], homes: ['gatan1'], isProtected: false }],
  had: [
    {
      childId: 'nils',
      workerId: 'amira',
      unitId: 'one',
      part: 'owner',
      fromAt: instant('2026-10-01T08:00:00Z'),
      untilAt: null,
    },
  ],
  wrote: [],
  met: [],
  tookIn: [],
  moved: [],
  away: [],
  turns: [],
  emergencies: [],
}
const opening: Opening = {
  id: 'a',
  at: instant('2026-11-18T09:00:00Z'),
  on: day('2026-11-18'),
  hour: 10,
  workerId: 'bo',
  childId: 'nils',
  part: 'case',
}
const judged = (one: Partial<Opening>, more: Partial<Facts> = {}) =>
  judge([{ ...opening, ...one }], { ...facts, ...more })[0]
const amiraAway = {
  workerId: 'amira',
  kind: 'absence',
  fromOn: day('2026-11-17'),
  untilOn: day('2026-11-19'),
} as const
const onDay = { childId: 'nils', on: day('2026-11-18') }

describe('what explains an opening (SoLPuL 10 §)', () => {
  test.each([
    ['the owner', { workerId: 'amira' }, {}, 'assigned'],
    ['the manager of the unit', { workerId: 'dag' }, {}, 'leads_unit'],
    [
      'somebody of another unit who meets the child the next day',
      { workerId: 'eva' },
      { met: [{ workerId: 'eva', childId: 'nils', on: day('2026-11-19') }] },
      'meeting',
    ],
    [
      'a colleague who writes while the owner is away',
      { workerId: 'bo' },
      { away: [amiraAway], wrote: [{ workerId: 'bo', ...onDay }] },
      'stand_in',
    ],
    [
      'a colleague who takes the call and writes a note',
      { workerId: 'bo' },
      { wrote: [{ workerId: 'bo', ...onDay }] },
      'wrote',
    ],
    [
      'whoever takes it over on Friday',
      { workerId: 'eva' },
      { moved: [{ childId: 'nils', fromId: 'amira', toId: 'eva', on: day('2026-11-20') }] },
      'handover_to',
    ],
    [
      'whoever handed it over last week',
      { workerId: 'eva' },
      { moved: [{ childId: 'nils', fromId: 'eva', toId: 'amira', on: day('2026-11-11') }] },
      'handover_from',
    ],
    [
      'whoever assesses the report',
      { workerId: 'eva' },
      { tookIn: [{ workerId: 'eva', childId: 'nils', fromOn: day('2026-11-17'), untilOn: null }] },
      'intake',
    ],
  ])('%s', (_, one, more, code) => {
    expect(judged(one, more)).toMatchObject({ explanation: code, isListed: false })
  })

  test.each([
    ['to work in the unit', { workerId: 'bo' }, {}],
    [
      'a note by somebody whose unit never had the child',
      { workerId: 'eva' },
      { wrote: [{ workerId: 'eva', ...onDay }] },
    ],
    [
      'a handover three weeks ago',
      { workerId: 'eva' },
      { moved: [{ childId: 'nils', fromId: 'eva', toId: 'amira', on: day('2026-10-28') }] },
    ],
    [
      'the owner’s own day after the case was closed',
      { workerId: 'amira' },
      { had: facts.had.map((one) => ({ ...one, untilAt: instant('2026-11-01T08:00:00Z') })) },
    ],
  ])('%s explains nothing', (_, one, more) => {
    expect(judged(one, more)).toMatchObject({ explanation: null, isListed: true })
  })
})

const gives = (one: Partial<Opening>, more: Partial<Facts> = {}) => judged(one, more)?.hints

describe('what is unusual', () => {
  test('a rare surname in common is asked about even when the case is the own', () => {
    const children = [{ id: 'nils', surnames: ['Påhittsson'], homes: [], isProtected: false }]
    expect(judged({ workerId: 'amira' }, { children })).toMatchObject({
      hints: ['same_surname'],
      isListed: true,
    })
  })

  test('a surname that half of the town has says nothing', () => {
    const children = Array.from({ length: 50 }, (_, n) => ({
      id: n === 0 ? 'nils' : `b${n}`,
      surnames: ['Påhittsson'],
      homes: [],
      isProtected: false,
    }))
    expect(judged({ workerId: 'amira' }, { children })).toMatchObject({ hints: [], isListed: false })
  })

  test('the same address is asked about', () => {
    const workers = facts.workers.map((one) => ({ ...one, home: 'gatan1' }))
    expect(gives({ workerId: 'amira' }, { workers })).toContain('same_address')
  })

  test('night without duty is unusual, with duty it is not', () => {
    const at = instant('2026-11-18T22:30:00Z')
    const turns = [
      {
        workerId: 'bo',
        unitId: null,
        fromAt: instant('2026-11-18T07:00:00Z'),
        untilAt: instant('2026-11-19T07:00:00Z'),
      },
    ]
    expect(gives({ at, hour: 23 })).toContain('off_hours')
    expect(gives({ at, hour: 23 }, { turns })).not.toContain('off_hours')
  })

  test('whoever stands in for a colleague and writes nothing is asked', () => {
    expect(judged({}, { away: [amiraAway] })).toMatchObject({ hints: ['no_trace'], isListed: true })
  })

  test('fifteen different children in an hour are many', () => {
    const all = Array.from({ length: 15 }, (_, n) => ({ ...opening, id: `${n}`, childId: `b${n}` }))
    expect(judge(all, facts).every((one) => one.hints.includes('many_in_hour'))).toBe(true)
  })

  test('the third unexplained look at one child is repeated', () => {
    const all = [1, 2, 3].map((n) => ({ ...opening, id: `${n}` }))
    expect(judge(all, facts).every((one) => one.hints.includes('repeated'))).toBe(true)
    expect(judge(all.slice(1), facts).some((one) => one.hints.includes('repeated'))).toBe(false)
  })

  test('a protected person opened without a relation is told so', () => {
    const children = [{ id: 'nils', surnames: [], homes: [], isProtected: true }]
    expect(gives({}, { children })).toContain('protected')
    expect(gives({ workerId: 'amira' }, { children })).not.toContain('protected')
  })
})

describe('who is drawn', () => {
  test('at least five and at least one in twenty, all where there are fewer, and the same again from the same seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.uuid(), { maxLength: 200 }), (seed, active) => {
        const drawn = drawWorkers(seed, active)
        expect(drawn.length).toBeGreaterThanOrEqual(
          Math.min(active.length, Math.max(5, active.length * 0.05)),
        )
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawWorkers(seed, active.toReversed())).toEqual(drawn)
      }),
      { numRuns: 100 },
    )
  })

  test('another seed draws others', () => {
    const active = Array.from({ length: 200 }, (_, n) => `w${n}`)
    expect(drawWorkers('a', active)).not.toEqual(drawWorkers('b', active))
  })

  test('twenty-four hours of each, or all there are', () => {
    const moments = Array.from({ length: 60 }, (_, n) =>
      instant(`2026-11-${10 + Math.floor(n / 10)}T${10 + (n % 10)}:00:00Z`),
    )
    expect(drawHours('a', 'bo', moments).size).toBe(24)
    expect(drawHours('a', 'bo', moments.slice(0, 3)).size).toBe(3)
  })
})

test('ten working days before a Wednesday in December is a Wednesday two weeks earlier', () => {
  expect(lateSince(day('2026-12-16'))).toBe('2026-12-02')
})

test('what is left out of the own log is left out by a paragraph', () => {
  expect(Object.values(withheldRoutes).every((one) => /^OSL \d+:\d/.test(one))).toBe(true)
  expect(Object.keys(withheldRoutes).filter((one) => partOf[one] === undefined)).toEqual([])
})
