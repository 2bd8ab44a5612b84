import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addYears, type Day, day } from '#kernel/day.ts'
import { interventionKinds, interventionRules, isWithoutConsent, legalBases } from '../kinds/kinds.ts'
import { consentGrounds, groundRules } from './grounds.ts'
import {
  type ConsentAsked,
  missingConsents,
  nextGate,
  standingOf,
  whoFault,
  whoMustAgree,
  type Word,
} from './rules.ts'

const on = day('2026-11-23')
const ofAge = (years: number) => addYears(on, -years)
const both = [
  { personId: 'mother', isDead: false },
  { personId: 'father', isDead: false },
]

const ask = (years: number | null, part: Partial<ConsentAsked> = {}): ConsentAsked => ({
  kind: 'open_care',
  basis: 'sol',
  child: { id: 'child', birthOn: years === null ? null : ofAge(years) },
  on,
  guardians: both,
  grounds: [],
  ...part,
})

const mustOf = (asked: ConsentAsked) =>
  whoMustAgree(asked)
    .filter(({ need }) => need === 'must')
    .map(({ personId }) => personId)

const suits = { grounds: [{ ground: 'child_agrees', personId: null }] } as const

describe('help at home (SoL 21:1)', () => {
  test('under 12: both guardians, whatever is found suitable', () => {
    expect(mustOf(ask(11))).toEqual(['mother', 'father'])
    expect(mustOf(ask(11, suits))).toEqual(['mother', 'father'])
  })

  test('from 12: the child alone, if it is suitable and the child agrees; else the guardians', () => {
    expect(mustOf(ask(12, suits))).toEqual(['child'])
    expect(mustOf(ask(12))).toEqual(['mother', 'father'])
  })

  test('from 15: the young person in any case, with the guardians unless it is suitable without them', () => {
    expect(mustOf(ask(15))).toEqual(['mother', 'father', 'child'])
    expect(mustOf(ask(15, suits))).toEqual(['child'])
  })

  test('from 18 the person decides alone: custody has ended (FB 6:2)', () => {
    for (const kind of interventionKinds) expect(mustOf(ask(18, { kind }))).toEqual(['child'])
  })

  test('a child whose day of birth nobody knows counts as the youngest', () => {
    expect(mustOf(ask(null, suits))).toEqual(['mother', 'father'])
  })

  test('the age is that of the day: the day before the birthday is not yet it', () => {
    const child = { id: 'child', birthOn: addDays(ofAge(12), 1) }
    expect(mustOf(ask(12, { ...suits, child }))).toEqual(['mother', 'father'])
    expect(mustOf(ask(12, { ...suits, child, on: addDays(on, 1) }))).toEqual(['child'])
  })
})

describe('help outside the home', () => {
  test('always takes the guardians, also when the child of 12 to 17 agrees (SoL 21:1)', () => {
    expect(mustOf(ask(14, { kind: 'foster_home', ...suits }))).toEqual(['mother', 'father'])
    expect(mustOf(ask(16, { kind: 'supported_housing', ...suits }))).toEqual(['mother', 'father', 'child'])
  })

  test('under LVU takes nobody’s consent, and says why', () => {
    const answer = whoMustAgree(ask(9, { kind: 'foster_home', basis: 'lvu_2' }))
    expect(answer.map(({ personId, need, why }) => [personId, need, why])).toEqual([
      ['mother', 'may', 'lvu'],
      ['father', 'may', 'lvu'],
      ['child', 'may', 'lvu'],
    ])
  })

  test('in a shelter needs only the guardian who comes along, when the act of 2024 is used', () => {
    const grounds = [{ ground: 'shelter_without_other', personId: 'father' }] as const
    expect(mustOf(ask(9, { kind: 'shelter', grounds }))).toEqual(['mother'])
    expect(mustOf(ask(9, { kind: 'foster_home', grounds }))).toEqual(['mother', 'father'])
  })
})

describe('what rests on the young person’s own wish (SoL 13:7, 18:8)', () => {
  test('from 15 the young person asks or agrees, and the guardians are not asked', () => {
    expect(mustOf(ask(15, { kind: 'qualified_contact_person' }))).toEqual(['child'])
    expect(mustOf(ask(15, { kind: 'youth_service' }))).toEqual(['child'])
    expect(mustOf(ask(14, { kind: 'qualified_contact_person' }))).toEqual(['mother', 'father'])
  })

  test('unless the board has decided on it under LVU 22', () => {
    const grounds = [{ ground: 'lvu_22', personId: null }] as const
    expect(mustOf(ask(16, { kind: 'qualified_contact_person', grounds }))).toEqual([])
    expect(mustOf(ask(16, { kind: 'contact_person', grounds }))).toEqual(['mother', 'father', 'child'])
  })
})

describe('guardians (FB 6:13)', () => {
  test('one who has died is not asked; the other one decides', () => {
    expect(
      mustOf(
        ask(8, {
          guardians: [
            { personId: 'mother', isDead: true },
            { personId: 'father', isDead: false },
          ],
        }),
      ),
    ).toEqual(['father'])
  })

  test('where nobody has the custody, help does not begin on nobody’s consent', () => {
    const answer = whoMustAgree(ask(8, { guardians: [] }))
    expect(answer[0]).toMatchObject({ personId: null, need: 'must', why: 'no_guardian' })
    expect(missingConsents(answer, [], on)).toHaveLength(1)
  })

  test('the board may do without one of two, and never without both', () => {
    const one = { ground: 'board_without_one', personId: 'father' } as const
    expect(mustOf(ask(8, { grounds: [one] }))).toEqual(['mother'])
    expect(mustOf(ask(8, { grounds: [one, { ...one, personId: 'mother' }] }))).toEqual(['mother', 'father'])
  })
})

const yes = (personId: string, givenOn: Day = on, withdrawnOn: Day | null = null): Word => ({
  personId,
  answer: 'agrees',
  givenOn,
  withdrawnOn,
})
const no = (personId: string, givenOn: Day = on): Word => ({ ...yes(personId, givenOn), answer: 'refuses' })

describe('what was said', () => {
  test('the last word counts, and a yes that was taken back is no yes', () => {
    expect(standingOf([yes('mother')], 'mother', on)).toBe('agrees')
    expect(standingOf([yes('mother'), no('mother')], 'mother', on)).toBe('refused')
    expect(standingOf([no('mother'), yes('mother')], 'mother', on)).toBe('agrees')
    expect(standingOf([yes('mother', on, on)], 'mother', on)).toBe('withdrawn')
    expect(standingOf([], 'mother', on)).toBe('not_asked')
  })

  test('a yes does not reach back: help that begins before it has no consent', () => {
    expect(standingOf([yes('mother')], 'mother', addDays(on, -1))).toBe('later')
  })

  test('a no of today stands, also when the start is dated back to the day of the yes', () => {
    const words = [yes('mother', addDays(on, -5)), no('mother', on)]
    expect(standingOf(words, 'mother', addDays(on, -5))).toBe('refused')
  })

  test('two guardians who disagree: the one who says no is missing', () => {
    const asked = whoMustAgree(ask(8))
    expect(missingConsents(asked, [yes('mother'), no('father')], on)).toEqual([
      { personId: 'father', part: 'guardian', standing: 'refused' },
    ])
  })

  test('nobody speaks for a child without its custody on that day, nor after death, nor for an adult', () => {
    const about = { child: { id: 'child', birthOn: ofAge(11) }, on, guardians: both }
    expect(whoFault('mother', about)).toBeUndefined()
    expect(whoFault('grandmother', about)).toBe('consent_not_guardian')
    expect(whoFault('child', about)).toBe('consent_child_too_young')
    expect(whoFault('mother', { ...about, guardians: [{ personId: 'mother', isDead: true }] })).toBe(
      'consent_of_dead',
    )
    expect(whoFault('mother', { ...about, child: { id: 'child', birthOn: ofAge(18) } })).toBe('consent_adult')
  })
})

describe('birthdays that change something', () => {
  test('at home 12, 15 and 18; outside the home 15 and 18; under LVU none', () => {
    expect(nextGate(ask(9))?.age).toBe(12)
    expect(nextGate(ask(13))).toEqual({ age: 15, on: addYears(ofAge(13), 15) })
    expect(nextGate(ask(9, { kind: 'foster_home' }))?.age).toBe(15)
    expect(nextGate(ask(16))?.age).toBe(18)
    expect(nextGate(ask(9, { kind: 'foster_home', basis: 'lvu_2' }))).toBeUndefined()
    expect(nextGate(ask(18))).toBeUndefined()
  })

  test('born on 29 February, the birthday is 28 February when there is no other', () => {
    const child = { id: 'child', birthOn: day('2016-02-29') }
    expect(nextGate(ask(0, { child }))).toEqual({ age: 12, on: '2028-02-29' })
    expect(nextGate(ask(0, { child, on: day('2028-02-29') }))).toEqual({ age: 15, on: '2031-02-28' })
  })
})

const people = ['mother', 'father', 'appointed', 'child'] as const
const aDay = fc.integer({ min: -400, max: 0 }).map((days) => addDays(on, days))

const anAsk = fc.record({
  kind: fc.constantFrom(...interventionKinds),
  basis: fc.constantFrom(...legalBases),
  child: fc.record({
    id: fc.constant('child'),
    birthOn: fc.option(fc.integer({ min: 0, max: 22 * 365 }).map((days) => addDays(on, -days))),
  }),
  on: aDay,
  guardians: fc.uniqueArray(
    fc.record({ personId: fc.constantFrom('mother', 'father', 'appointed'), isDead: fc.boolean() }),
    { selector: ({ personId }) => personId },
  ),
  grounds: fc.array(
    fc.record({
      ground: fc.constantFrom(...consentGrounds),
      personId: fc.constantFrom(null, 'mother', 'father'),
    }),
    { maxLength: 2 },
  ),
})

const words = fc
  .array(
    fc.record({
      personId: fc.constantFrom(...people),
      answer: fc.constantFrom('agrees' as const, 'refuses' as const),
      givenOn: aDay,
      withdrawnOn: fc.option(aDay, { freq: 4 }),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.toSorted((a, b) => a.givenOn.localeCompare(b.givenOn)))

describe('whatever the family, the ages and the days', () => {
  test('help never begins while one who must agree has not, or has taken it back', () => {
    fc.assert(
      fc.property(anAsk, words, (asked, said) => {
        const agreeing = whoMustAgree(asked)
        if (missingConsents(agreeing, said, asked.on).length > 0) return
        for (const { personId, need } of agreeing) {
          if (need !== 'must') continue
          const last = said.filter((word) => word.personId === personId).at(-1)
          expect(last).toMatchObject({ answer: 'agrees', withdrawnOn: null })
          expect(said.some((word) => word.personId === personId && word.givenOn <= asked.on)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('voluntary help always takes somebody living, unless a paragraph is chosen that needs nobody', () => {
    fc.assert(
      fc.property(anAsk, (asked) => {
        const must = mustOf(asked)
        const isForced =
          isWithoutConsent(asked.basis) ||
          (asked.grounds.some(({ ground }) => ground === 'lvu_22') && groundRules.lvu_22.kinds(asked.kind))
        expect(must.length > 0).toBe(!isForced)
        const dead: (string | null)[] = asked.guardians.flatMap(({ isDead, personId }) =>
          isDead ? [personId] : [],
        )
        expect(must.some((id) => dead.includes(id))).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('no child under 18 is moved from home on its own consent alone', () => {
    fc.assert(
      fc.property(anAsk, (asked) => {
        const { birthOn } = asked.child
        const isChild = birthOn === null || addYears(birthOn, 18) > asked.on
        const isVoluntary = !isWithoutConsent(asked.basis)
        if (!isChild || !isVoluntary || !interventionRules[asked.kind].isPlacement) return
        expect(mustOf(asked).some((id) => id !== 'child')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('everybody is told once, with a paragraph', () => {
    fc.assert(
      fc.property(anAsk, (asked) => {
        const all = whoMustAgree(asked)
        expect(new Set(all.map(({ personId }) => personId)).size).toBe(all.length)
        expect(all.every(({ paragraph }) => /\d/.test(paragraph))).toBe(true)
      }),
    )
  })
})
