import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import {
  type InvitationFacts,
  issuesOfWish,
  lastDayAtMost,
  numberInClaim,
  partsFor,
  shownParts,
  standingOf,
} from './rules.ts'

const today = day('2026-11-23')
const guardian: InvitationFacts = {
  part: 'guardian',
  untilOn: day('2027-02-01'),
  isEnded: false,
  isApproved: false,
  isProtected: false,
  caseIsOpen: true,
  childBirthOn: day('2016-05-04'),
  childIsDead: false,
  hasCustody: true,
  inviteeIsDead: false,
}
const child: InvitationFacts = {
  ...guardian,
  part: 'child',
  childBirthOn: day('2011-11-23'),
  hasCustody: false,
}
const partner: InvitationFacts = { ...guardian, part: 'partner', hasCustody: false }

describe('an invitation lives', () => {
  test.each([
    ['of a guardian', guardian],
    ['of a child from the day it turns 15 (SoL 3:4)', child],
    ['of a partner', partner],
    ['on its last day', { ...guardian, untilOn: today }],
    [
      'of a protected family, once a second person has approved',
      { ...guardian, isProtected: true, isApproved: true },
    ],
    ['of a guardian of a child whose birth nobody knows', { ...guardian, childBirthOn: null }],
  ])('%s', (_, facts) => expect(standingOf(facts, today)).toBe('live'))
})

describe('an invitation ends by itself', () => {
  test.each([
    ['when it is taken back', { ...guardian, isEnded: true }, 'taken_back'],
    ['with the case', { ...guardian, caseIsOpen: false }, 'case_closed'],
    ['with the custody (FB 6:2)', { ...guardian, hasCustody: false }, 'no_custody'],
    ['with the life of the child', { ...guardian, childIsDead: true }, 'dead'],
    ['with the life of the invited', { ...guardian, inviteeIsDead: true }, 'dead'],
    ['the day the child turns 18 (FB 9:1)', { ...guardian, childBirthOn: day('2008-11-23') }, 'of_age'],
    ['the day after its last day', { ...partner, untilOn: day('2026-11-22') }, 'past_last_day'],
    [
      'when the identity becomes protected, until somebody else has approved',
      { ...guardian, isProtected: true },
      'waits_for_second',
    ],
  ] as const)('%s', (_, facts, standing) => expect(standingOf(facts, today)).toBe(standing))

  test('a child under 15, and one whose birth nobody knows, opens nothing', () => {
    expect(standingOf({ ...child, childBirthOn: day('2011-11-24') }, today)).toBe('too_young')
    expect(standingOf({ ...child, childBirthOn: null }, today)).toBe('too_young')
  })

  test('what has ended for good is told before what only waits', () => {
    const both = { ...guardian, isProtected: true, hasCustody: false, untilOn: day('2026-11-01') }
    expect(standingOf(both, today)).toBe('no_custody')
  })

  test('a child of 18 still reads of the own case, and a day before 18 the guardian does', () => {
    expect(standingOf({ ...child, childBirthOn: day('2008-11-23') }, today)).toBe('live')
    expect(standingOf({ ...guardian, childBirthOn: day('2008-11-24') }, today)).toBe('live')
  })
})

const wish = {
  part: 'guardian',
  shows: shownParts,
  untilOn: day('2027-02-01'),
  personId: 'x',
  today,
} as const

const codes = (untilOn: string): string[] =>
  issuesOfWish({ ...wish, untilOn: day(untilOn) }).map(({ code }) => code)

describe('a wish to invite', () => {
  test('is taken as it should be', () => {
    expect(issuesOfWish(wish)).toEqual([])
    expect(issuesOfWish({ ...wish, part: 'partner', personId: undefined, shows: ['meeting'] })).toEqual([])
  })

  test('names who the guardian is, and nobody else of the register', () => {
    expect(issuesOfWish({ ...wish, personId: undefined })).toEqual([{ path: 'personId', code: 'required' }])
    expect(issuesOfWish({ ...wish, part: 'child' })).toEqual([{ path: 'personId', code: 'choose' }])
  })

  test('lasts from today for six months at most', () => {
    expect(lastDayAtMost(today)).toBe('2027-05-23')
    expect([codes('2026-11-22'), codes('2026-11-23'), codes('2027-05-23'), codes('2027-05-24')]).toEqual([
      ['invitation_past'],
      [],
      [],
      ['invitation_too_long'],
    ])
  })

  test('shows a partner no papers and no log: a partner is no party (FL 10)', () => {
    expect(partsFor('partner')).toEqual(['meeting'])
    for (const shown of ['decisions', 'goals', 'next', 'log'] as const)
      expect(issuesOfWish({ ...wish, part: 'partner', personId: undefined, shows: [shown] })).toEqual([
        { path: 'shows', code: 'choose' },
      ])
  })
})

test('only twelve digits are an identity: no other form is guessed at', () => {
  expect(numberInClaim('198502019829')).toBe('198502019829')
  expect(numberInClaim(' 19850201-9829 ')).toBe('198502019829')
  for (const other of [
    '8502019829',
    '850201-9829',
    '850201+9829',
    '19850201 9829',
    'PNOSE-198502019829',
    'SE198502019829',
    '',
    '١٩٨٥٠٢٠١٩٨٢٩',
  ])
    expect(numberInClaim(other), other).toBeUndefined()
})
