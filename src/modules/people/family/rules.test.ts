import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { relationKinds } from '../contract.ts'
import { custodyOf, hasCustody, holdsOn, issuesOfTie, type Tie } from './rules.ts'

const today = day('2026-11-23')
const tie: Tie = {
  kind: 'guardian',
  custody: null,
  fromOn: today,
  child: { id: 'child', birthOn: day('2016-05-04') },
  person: { id: 'person', birthOn: day('1985-02-01'), deadOn: null },
  guardians: [],
  today,
}
const said = (change: Partial<Tie>) =>
  issuesOfTie({ ...tie, ...change }).map(({ path, code }) => [path, code])
const born = (on: string) => ({ ...tie.person, birthOn: day(on) })

describe('who may be tied to a child', () => {
  test('an adult becomes the guardian of a child', () => expect(said({})).toEqual([]))

  test('the child is not its own guardian', () =>
    expect(said({ person: { ...tie.person, id: 'child' } })).toEqual([['personId', 'own_relation']]))

  test('an elder brother of 17 is no guardian, but a mother of 16 is the guardian of her baby (FB 6:2)', () => {
    expect(said({ person: born('2009-11-24') })).toEqual([['personId', 'guardian_is_child']])
    const baby = { id: 'child', birthOn: day('2026-10-01') }
    expect(said({ person: born('2010-10-01'), child: baby })).toEqual([])
  })

  test('a minor is not appointed guardian, good man or family-home parent (FB 6:10 a, 11:12)', () => {
    for (const kind of ['appointed_guardian', 'good_man', 'family_home_parent'] as const)
      expect(said({ kind, person: born('2009-11-24') })).toEqual([['personId', 'must_be_adult']])
  })

  test('one who has died becomes nobody’s guardian', () =>
    expect(said({ person: { ...tie.person, deadOn: day('2026-01-01') } })).toEqual([
      ['personId', 'person_is_dead'],
    ]))

  test('a third guardian needs that one of the two is ended first (FB 6:2)', () => {
    const two = [{ custody: null }, { custody: null }]
    expect(said({ guardians: two })).toEqual([['kind', 'third_guardian']])
    expect(said({ guardians: two, kind: 'appointed_guardian' })).toEqual([['kind', 'third_guardian']])
    expect(said({ guardians: two, kind: 'family_home_parent' })).toEqual([])
  })

  test('nobody has the custody alone together with another', () => {
    expect(said({ guardians: [{ custody: null }], custody: 'sole' })).toEqual([['custody', 'sole_but_two']])
    expect(said({ guardians: [{ custody: 'sole' }] })).toEqual([['custody', 'sole_but_two']])
  })

  test('a relation does not begin before the child was born, nor tomorrow', () => {
    expect(said({ fromOn: day('2016-05-03') })).toEqual([['fromOn', 'before_birth_of_child']])
    expect(said({ fromOn: day('2026-11-24') })).toEqual([['fromOn', 'in_future']])
  })

  test('whatever is entered, no child gets more than two guardians', () => {
    const adult = fc.record({
      kind: fc.constantFrom(...relationKinds),
      custody: fc.constantFrom(null, 'shared' as const),
    })
    fc.assert(
      fc.property(fc.array(adult, { maxLength: 12 }), (wanted) => {
        const guardians = wanted.reduce<{ custody: 'shared' | 'sole' | null }[]>((held, one) => {
          const isRefused = issuesOfTie({ ...tie, ...one, guardians: held }).length > 0
          return isRefused || !hasCustody(one.kind) ? held : [...held, one]
        }, [])
        expect(guardians.length).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('who has the custody (FB 6:2)', () => {
  test('one has it alone, two share it, and a judgment goes before the counting', () => {
    expect(custodyOf([{ custody: null }])).toBe('sole')
    expect(custodyOf([{ custody: null }, { custody: null }])).toBe('shared')
    expect(custodyOf([{ custody: 'shared' }])).toBe('shared')
  })

  test('a relation holds from its first day until the day before it ended', () => {
    const days = fc.integer({ min: 0, max: 2000 }).map((n) => addDays(today, -n))
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [fromOn, untilOn] = a <= b ? [a, b] : [b, a]
        expect(holdsOn({ fromOn, untilOn }, untilOn)).toBe(false)
        expect(holdsOn({ fromOn, untilOn }, fromOn)).toBe(fromOn < untilOn)
        expect(holdsOn({ fromOn, untilOn: null }, today)).toBe(true)
      }),
    )
  })
})
