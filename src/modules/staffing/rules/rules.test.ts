import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { alarmOn } from './alarm.ts'
import { anniversaryWithin, lacksTalk, tenureShares } from './having.ts'
import { leaverCost, usualAssumptions } from './leaver-cost.ts'
import { durationsByYear, movementOf, staysOf } from './movement.ts'
import { faultsOf, type Occupancy, type Post } from './post.ts'
import { shownUnits } from './shown.ts'
import { emptyShare, reserve, standingOn, verdictOf } from './standing.ts'

const post = (id: string, { unitId = 'u', permille = 1000 } = {}): Post => ({
  id,
  unitId,
  duty: 'case_work',
  permille,
  fromOn: day('2020-01-01'),
  lastOn: null,
})

const fills = (id: string, about: Partial<Occupancy> = {}): Occupancy => ({
  id,
  postId: 'p',
  holderId: id,
  kind: 'permanent',
  permille: 1000,
  fromOn: day('2025-01-01'),
  lastOn: null,
  coversId: null,
  resignedOn: null,
  reason: null,
  leaveFrom: null,
  leaveLast: null,
  ...about,
})

const on = day('2026-11-01')

/** So many whole posts, of which so many are filled. */
const office = (name: string, decided: number, filled: number, from = 0) => {
  const posts = Array.from({ length: decided }, (_, at) => post(`${name}${at}`, { unitId: name }))
  const people = posts.slice(from, from + filled).map(({ id }) => fills(`h${id}`, { postId: id }))
  return { posts, people }
}

describe('an occupancy', () => {
  test('is refused when somebody leaves before starting', () => {
    const one = fills('a', { lastOn: day('2024-12-31') })
    expect(faultsOf(one, post('p'), [])).toEqual(['last_before_from'])
  })

  test('is refused when a person has more than full time on any day, and taken on the day after', () => {
    const half = fills('x', { holderId: 'a', postId: 'other', permille: 600, lastOn: day('2025-06-30') })
    expect(faultsOf(fills('a', { permille: 700 }), post('p'), [half])).toEqual(['over_full_time'])
    const after = fills('a', { permille: 700, fromOn: day('2025-07-01') })
    expect(faultsOf(after, post('p'), [half])).toEqual([])
    const later = fills('y', { holderId: 'a', postId: 'other', permille: 600, fromOn: day('2027-01-01') })
    expect(faultsOf(fills('a', { permille: 700 }), post('p'), [later])).toEqual(['over_full_time'])
  })

  test('is refused when the post is filled already; two halves are one post', () => {
    expect(faultsOf(fills('b'), post('p'), [fills('a')])).toEqual(['post_filled_twice'])
    const halves = [fills('a', { permille: 500 }), fills('b', { permille: 500 })] as const
    expect(faultsOf(halves[1], post('p'), [halves[0]])).toEqual([])
  })

  test('stands in for somebody on leave from the same post, and for nobody who is there', () => {
    const away = fills('a', { leaveFrom: day('2026-01-01'), leaveLast: day('2026-12-31') })
    const standsIn = fills('b', {
      kind: 'temporary',
      coversId: 'a',
      fromOn: day('2026-01-01'),
      lastOn: day('2026-12-31'),
    })
    expect(faultsOf(standsIn, post('p'), [away])).toEqual([])
    expect(faultsOf(standsIn, post('p'), [fills('a')])).toEqual(['covers_nobody_on_leave'])
    expect(faultsOf({ ...standsIn, lastOn: null }, post('p'), [away])).toEqual(['covers_nobody_on_leave'])
  })

  test('lies within the days of the post, the leave within the occupancy', () => {
    const short: Post = { ...post('p'), lastOn: day('2025-12-31') }
    expect(faultsOf(fills('a'), short, [])).toEqual(['outside_the_post'])
    const leave = fills('a', { leaveFrom: day('2024-06-01') })
    expect(faultsOf(leave, post('p'), [])).toEqual(['leave_outside_occupancy'])
  })
})

describe('posts on one day', () => {
  test('C3.1: three offices with 24, 22, 20 posts and 24, 22, 17 filled: two of three are full', () => {
    const offices = [office('a', 24, 24), office('b', 22, 22), office('c', 20, 17)]
    const each = offices.map(({ posts, people }) => standingOn(posts, people, on))
    expect(each.map((one) => emptyShare(one))).toEqual([0, 0, 0.15])
    const all = standingOn(
      offices.flatMap(({ posts }) => posts),
      offices.flatMap(({ people }) => people),
      on,
    )
    expect((emptyShare(all) ?? 0) * 100).toBeCloseTo(4.5, 1)
  })

  test('C3.2: need 64.5, filled 63, long leave 2.5: no reserve, although 95 % of the posts are filled', () => {
    expect(reserve(60_500, 64_500) * 100).toBeCloseTo(-6.2, 1)
    const standing = { decided: 66_000, empty: 3000, available: 60_500 }
    expect(verdictOf(standing, 64_500)).toBe('fragile')
    expect(verdictOf({ ...standing, available: 66_000 }, 64_500)).toBe('reserve')
    expect(verdictOf({ ...standing, empty: 9000 }, 64_500)).toBe('short')
    expect(verdictOf(standing, undefined)).toBe('no_need_told')
  })

  test('T-15: 40 posts, 34.5 employed, 2.5 consultants, 3 empty', () => {
    const posts = Array.from({ length: 40 }, (_, at) => post(`p${at}`))
    const employed = posts
      .slice(0, 35)
      .map(({ id }, at) => fills(id, { postId: id, permille: at === 34 ? 500 : 1000 }))
    const hired = posts
      .slice(35, 38)
      .map(({ id }, at) => fills(id, { postId: id, kind: 'consultant', permille: at === 2 ? 500 : 1000 }))
    const found = standingOn(posts, [...employed, ...hired], on)
    expect(found).toMatchObject({
      decided: 40_000,
      employed: 34_500,
      consultants: 2500,
      vacant: 5500,
      empty: 3000,
    })
  })

  test('a parent on leave with a substitute: the post is filled, and one person is there', () => {
    const away = fills('a', { leaveFrom: day('2026-01-01') })
    const instead = fills('b', { kind: 'temporary', coversId: 'a', fromOn: day('2026-01-01') })
    const found = standingOn([post('p')], [away, instead], on)
    expect(found).toMatchObject({
      decided: 1000,
      employed: 1000,
      empty: 0,
      onLeave: 1000,
      available: 1000,
      people: 2,
    })
    expect(standingOn([post('p')], [away], on)).toMatchObject({ employed: 1000, available: 0 })
  })
})

describe('who comes and goes', () => {
  const year = { from: day('2025-11-01'), months: 12 }

  test('C3.3: 60 in November and 18 gone a year later, whatever the growth in between', () => {
    const start = Array.from({ length: 60 }, (_, at) =>
      fills(`s${at}`, { postId: `p${at}`, lastOn: at < 18 ? day('2026-03-31') : null }),
    )
    const growth = Array.from({ length: 25 }, (_, at) =>
      fills(`n${at}`, {
        postId: `q${at}`,
        fromOn: day('2026-02-01'),
        lastOn: at < 5 ? day('2026-08-31') : null,
      }),
    )
    for (const all of [start, [...start, ...growth]]) {
      const { atStart, stayed } = movementOf(all, all, year)
      expect([atStart, stayed]).toEqual([60, 42])
      expect(1 - stayed / atStart).toBeCloseTo(0.3, 10)
    }
  })

  test('T-15: start 100, end 110, 20 in, 10 out of which 2 pensions and 3 internal', () => {
    const start = Array.from({ length: 100 }, (_, at) =>
      fills(`s${at}`, {
        postId: `p${at}`,
        lastOn: at < 10 ? day('2026-05-31') : null,
        reason: at < 2 ? 'pension' : at < 10 ? 'own_wish' : null,
      }),
    )
    const moved = [2, 3, 4].map((at) =>
      fills(`m${at}`, { holderId: `s${at}`, postId: `e${at}`, fromOn: day('2026-06-01') }),
    )
    const joined = Array.from({ length: 20 }, (_, at) =>
      fills(`n${at}`, { postId: `q${at}`, fromOn: day('2026-06-01') }),
    )
    const here = [...start, ...joined]
    const found = movementOf(here, [...here, ...moved], year)
    expect(found).toMatchObject({
      atStart: 100,
      atEnd: 110,
      joiners: 20,
      leavers: 10,
      pensions: 2,
      internal: 3,
    })
  })

  test('a consultant who is employed has not left, and begins on that day', () => {
    const stays = staysOf([
      fills('c', { holderId: 'a', kind: 'consultant', lastOn: day('2025-12-31') }),
      fills('e', { holderId: 'a', fromOn: day('2026-01-01') }),
    ])
    expect(stays).toMatchObject([{ fromOn: '2026-01-01', goneOn: null }])
  })

  test('two contracts with a holiday between them are one stay; a year between them are two', () => {
    const first = fills('1', { holderId: 'a', lastOn: day('2025-06-30') })
    expect(staysOf([first, fills('2', { holderId: 'a', fromOn: day('2025-07-20') })])).toHaveLength(1)
    expect(staysOf([first, fills('2', { holderId: 'a', fromOn: day('2026-07-20') })])).toHaveLength(2)
  })

  test('a stay is known by its year, its whole months and whether it ended', () => {
    const stays = staysOf([
      fills('a', { lastOn: day('2025-06-30'), reason: 'own_wish' }),
      fills('b', { postId: 'q' }),
    ])
    expect(durationsByYear(stays, day('2026-01-15')).get(2025)).toMatchObject([
      { months: 6, left: true },
      { months: 12, left: false },
    ])
  })
})

const resigns = (id: string, resignedOn: string, about: Partial<Occupancy> = {}) =>
  fills(id, { postId: id, resignedOn: day(resignedOn), lastOn: day('2026-12-31'), ...about })

describe('the early alarm', () => {
  test('C3.6: of 18 who resign in a year it is told at the third within 60 days, not at the end', () => {
    const all = Array.from({ length: 18 }, (_, at) =>
      resigns(
        `r${at}`,
        `2026-${String(1 + Math.floor(at / 2)).padStart(2, '0')}-${at % 2 === 0 ? '05' : '20'}`,
      ),
    )
    const told = ['2026-01-20', '2026-02-04', '2026-02-05'].map((today) => alarmOn(all, day(today)))
    expect(told).toEqual([undefined, undefined, '2026-02-05'])
  })

  test('stays on the day it began, and ends 60 days after the last', () => {
    const all = [resigns('a', '2026-01-05'), resigns('b', '2026-01-20'), resigns('c', '2026-02-05')]
    expect(alarmOn(all, day('2026-04-06'))).toBe('2026-02-05')
    expect(alarmOn(all, day('2026-04-07'))).toBeUndefined()
  })

  test('is not for pensions, nor for three in a quarter', () => {
    const pensions = ['a', 'b', 'c'].map((id) => resigns(id, '2026-01-05', { reason: 'pension' }))
    expect(alarmOn(pensions, day('2026-01-05'))).toBeUndefined()
    const slow = [resigns('a', '2026-01-01'), resigns('b', '2026-02-01'), resigns('c', '2026-03-20')]
    expect(alarmOn(slow, day('2026-03-20'))).toBeUndefined()
  })
})

describe('what a leaver costs', () => {
  test('C3.4: 163,900 kronor with the usual assumptions, part by part; 18 are 2.95 million', () => {
    const cost = leaverCost(usualAssumptions)
    expect(Math.round(cost.windUp)).toBe(4512)
    expect(Math.abs(cost.recruit - 37_558)).toBeLessThanOrEqual(1)
    expect(Math.abs(cost.introduce - 16_485)).toBeLessThanOrEqual(1)
    expect(Math.round(cost.trainIn)).toBe(105_336)
    expect(Math.round(cost.total / 100) * 100).toBe(163_900)
    expect((cost.total * 18) / 1e6).toBeCloseTo(2.95, 2)
  })
})

const units = (...people: number[]) => people.map((count, at) => ({ id: `u${at}`, people: count }))

describe('what is told of a unit', () => {
  test('T-22: of 8 and 4 in a department of 12 neither is told; of 6 and 6 both are', () => {
    expect([...shownUnits(units(8, 4)).ids]).toEqual([])
    expect([...shownUnits(units(6, 6)).ids]).toEqual(['u0', 'u1'])
  })

  test('two hidden units of together five hide each other: the others and the total are told', () => {
    expect(shownUnits(units(20, 3, 2))).toEqual({ ids: new Set(['u0']), total: true })
  })

  test('total minus what one sees is never one to four people, whatever the units and whoever asks', () => {
    const sizes = [0, 1, 3, 4, 5, 8]
    for (const a of sizes)
      for (const b of sizes)
        for (const c of sizes)
          for (const own of [undefined, 'u0', 'u1']) {
            const all = units(a, b, c)
            const { ids, total } = shownUnits(all, own)
            const hidden = all.filter(({ id }) => !ids.has(id)).reduce((sum, { people }) => sum + people, 0)
            const small = all.filter(
              ({ id, people }) => id !== own && ids.has(id) && people > 0 && people < 5,
            )
            expect(small).toEqual([])
            if (total) expect(hidden === 0 || hidden >= 5).toBe(true)
          }
  })

  test('who leads a small unit sees it, and not the other small one', () => {
    expect([...shownUnits(units(3, 4, 9), 'u0').ids]).toEqual(['u0'])
  })
})

describe('the ones we have', () => {
  test('have anniversaries that are worth a cake', () => {
    const today = day('2026-11-23')
    expect(anniversaryWithin(day('2016-12-01'), today, 60)).toEqual({ on: '2026-12-01', years: 10 })
    expect(anniversaryWithin(day('2025-01-07'), today, 60)).toEqual({ on: '2027-01-07', years: 2 })
    expect(anniversaryWithin(day('2019-12-01'), today, 60)).toBeUndefined()
    expect(anniversaryWithin(day('2016-11-01'), today, 60)).toBeUndefined()
  })

  test('are missed when there was no talk for a year, or none in the first half year', () => {
    const today = day('2026-11-23')
    const one = { startedOn: day('2026-09-01'), experiencedFrom: null, talkedOn: null }
    expect(lacksTalk(one, today)).toBe(false)
    expect(lacksTalk({ ...one, startedOn: day('2026-03-01') }, today)).toBe(true)
    expect(lacksTalk({ ...one, talkedOn: day('2025-11-22') }, today)).toBe(true)
    expect(lacksTalk({ ...one, talkedOn: day('2025-11-24') }, today)).toBe(false)
  })

  test('are counted in the bands of the public comparisons', () => {
    expect(tenureShares([0.5, 2, 3, 6])).toEqual({
      people: 4,
      underOne: 0.25,
      threeOrMore: 0.5,
      fiveOrMore: 0.25,
    })
    expect(tenureShares([])).toMatchObject({ underOne: undefined })
  })
})
