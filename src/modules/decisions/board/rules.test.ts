import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, daysBetween } from '#kernel/day.ts'
import { levelKindOf } from '../rules.ts'
import { kindRules, proposalKinds, withoutEffectOnCase } from '../rules/kinds.ts'
import {
  bodyMayDecide,
  chairParagraph,
  faultsInMinutes,
  otherwiseKinds,
  outcomesOf,
  periodFault,
  whoDecided,
} from './rules.ts'

describe('who may decide (KL 6:37–39, SoL 30:6–8)', () => {
  test('the committee decides all but what is the board’s own', () => {
    expect(bodyMayDecide('committee', 'committee')).toBe(true)
    expect(bodyMayDecide('committee', 'lead')).toBe(true)
    expect(bodyMayDecide('committee', 'board')).toBe(false)
    expect(bodyMayDecide('board', 'board')).toBe(true)
  })

  test('the chair decides alone by LVU 6, 11, 27, 31 d and 43 and the shelter act, and by KL 6:39 what no law reserves', () => {
    const alone = proposalKinds.flatMap((kind) => chairParagraph(kind, 'committee') ?? [])
    expect(new Set(alone)).toEqual(
      new Set(['KL 6:39', 'LVU 6', 'LVU 11', 'LVU 27', 'LVU 31 d', 'LVU 43', 'lag (2024:79) 4:1']),
    )
    expect(chairParagraph('refuse_application', 'board')).toBe('KL 6:39')
  })

  test('never care in a family home, an application for care, contact limits or the end of care', () => {
    for (const kind of [
      'grant_foster_care',
      'apply_for_compulsory_care',
      'contact_restriction',
      'end_compulsory_care',
      'consider_care',
    ] as const)
      expect(chairParagraph(kind, 'committee')).toBeUndefined()
  })

  test('what an official may decide needs no chair', () => {
    expect(chairParagraph('refuse_application', 'unit_manager')).toBeUndefined()
  })
})

describe('what each kind of decision is', () => {
  test('LVU 41 opens to appeal where care is, whether it goes on, contact, prevention and bans that go on', () => {
    const byLvu = proposalKinds.filter((kind) => kindRules[kind].appealedBy === 'LVU 41')
    expect(byLvu).toEqual([
      'care_content',
      'reconsider_care',
      'contact_restriction',
      'end_compulsory_care',
      'preventive_measures',
      'moving_ban',
      'exit_ban',
    ])
  })

  test('what is put under a court or applied for is not appealed', () => {
    for (const kind of [
      'apply_for_compulsory_care',
      'immediate_custody',
      'temporary_moving_ban',
      'temporary_exit_ban',
    ] as const)
      expect(kindRules[kind].appealedBy).toBeUndefined()
  })

  test('what cannot wait needs nobody told (FL 25 § 3); what does not end an investigation leaves the case as it was', () => {
    expect(kindRules.immediate_custody.communication).toBe('none')
    expect(kindRules.consider_care.communication).toBe('told')
    expect(withoutEffectOnCase).toContain('end_intervention')
    expect(withoutEffectOnCase).not.toContain('grant_foster_care')
  })
})

const present = { chair: 'Asta Påhittad', members: ['Bror Påhittad', 'Ceder Påhittad'] }
const entry = { outcome: 'as_proposed', content: '', reasons: '', note: '', steppedOut: [] } as const
const pathsOf = (part: object) =>
  faultsInMinutes('proposal', { ...entry, ...part }, present).map(({ path }) => path)

describe('minutes', () => {
  test('a report is noted, a proposal never is', () => {
    expect(outcomesOf('chair_decision')).toEqual(['noted'])
    expect(pathsOf({ outcome: 'noted' })).toEqual(['outcome'])
  })

  test('what is decided otherwise says what and why (FL 31–32)', () => {
    expect(pathsOf({ outcome: 'otherwise' })).toEqual(['content', 'reasons'])
    expect(pathsOf({ outcome: 'otherwise', content: 'Avslag.', reasons: 'Behovet finns inte.' })).toEqual([])
  })

  test('who sends a matter back, puts it off or rejects it says why', () => {
    for (const outcome of ['returned', 'adjourned', 'rejected'])
      expect(pathsOf({ outcome })).toEqual(['note'])
  })

  test('a body decides otherwise within the same kind, or gives no help; other help needs a proposal of its own', () => {
    expect(otherwiseKinds('grant_foster_care')).toEqual([
      'grant_foster_care',
      'refuse_application',
      'close_without_measure',
    ])
    expect(otherwiseKinds('care_content')).toEqual(['care_content'])
  })

  test('who has a conflict of interest was there, takes no part, and somebody stays (KL 6:28–30)', () => {
    expect(pathsOf({ steppedOut: ['Dora Påhittad'] })).toEqual(['steppedOut'])
    expect(pathsOf({ steppedOut: [present.chair, ...present.members] })).toEqual(['steppedOut'])
    expect(whoDecided(present, ['Bror Påhittad'])).toEqual(['Asta Påhittad', 'Ceder Påhittad'])
    fc.assert(
      fc.property(fc.subarray([present.chair, ...present.members]), (left) => {
        expect(whoDecided(present, left).some((name) => left.includes(name))).toBe(false)
      }),
    )
  })
})

const inHome = (legalBasis: 'sol' | 'lvu_6') =>
  chairParagraph(levelKindOf({ kind: 'grant_foster_care', legalBasis }), 'committee')

test('where a child lives during immediate custody may be decided by the chair (LVU 11), a home by consent may not', () => {
  expect(inHome('lvu_6')).toBe('LVU 11')
  expect(inHome('sol')).toBeUndefined()
})

const fault = (from: string, until: string) =>
  periodFault(day(from), day(until), daysBetween(day(from), day(until)))

test('a list of delegated decisions is for three months at most, and never backwards', () => {
  expect(fault('2026-10-01', '2026-12-31')).toBeUndefined()
  expect(fault('2026-10-01', '2026-09-30')).toBe('before_start')
  expect(fault('2026-01-01', '2026-12-31')).toBe('list_too_long')
})
