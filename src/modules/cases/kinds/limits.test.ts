import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addYears, day } from '#kernel/day.ts'
import { basesOf, interventionKinds, interventionRules, isWithoutConsent } from './kinds.ts'
import { ageLimitOf, asksForKinFirst, type HelpAsked, limitsOf, mayBeUnassessed } from './limits.ts'

const on = day('2026-11-23')
const ofAge = (years: number) => addYears(on, -years)

const ask = (part: Partial<HelpAsked> & Pick<HelpAsked, 'kind'>): HelpAsked => ({
  basis: 'sol',
  birthOn: ofAge(10),
  on,
  hasSpecialReasons: false,
  hasRiskBehaviour: false,
  kinship: 'Mormor och faster är tillfrågade. Ingen av dem kan.',
  ...part,
})

const ofHousing = (birthOn: ReturnType<typeof ofAge>) =>
  limitsOf(ask({ kind: 'supported_housing', birthOn, hasSpecialReasons: true }))

const ofCare = (basis: 'lvu_2' | 'lvu_3', years: number) =>
  limitsOf(ask({ kind: 'foster_home', basis, birthOn: ofAge(years) }))

const ofPreventive = (years: number) =>
  limitsOf(ask({ kind: 'open_care', basis: 'lvu_22', birthOn: ofAge(years) }))

const ofCustody = (years: number) =>
  limitsOf(ask({ kind: 'foster_home', basis: 'lvu_6', birthOn: ofAge(years) }))

describe('ages on the day of the decision (SoL 9:1, 9:3, 13:7, 18:8)', () => {
  test('supported housing is for those of 16 to 20, to the day', () => {
    expect(ofHousing(addDays(ofAge(16), 1))).toEqual(['help_before_16'])
    expect(ofHousing(ofAge(16))).toEqual([])
    expect(ofHousing(addDays(ofAge(21), 1))).toEqual([])
    expect(ofHousing(ofAge(21))).toEqual(['help_from_21'])
  })

  test('at 16 and 17 supported housing takes särskilda skäl; from 18 it does not', () => {
    const kind = 'supported_housing'
    expect(limitsOf(ask({ kind, birthOn: ofAge(16) }))).toEqual(['help_special_reasons'])
    expect(limitsOf(ask({ kind, birthOn: ofAge(17) }))).toEqual(['help_special_reasons'])
    expect(limitsOf(ask({ kind, birthOn: ofAge(18) }))).toEqual([])
  })

  test('youth service begins at 15', () => {
    expect(limitsOf(ask({ kind: 'youth_service', birthOn: ofAge(14) }))).toEqual(['help_before_15'])
    expect(limitsOf(ask({ kind: 'youth_service', birthOn: ofAge(15) }))).toEqual([])
  })

  test('where there is a lowest age, a child whose day of birth nobody knows cannot get it', () => {
    expect(ageLimitOf('supported_housing', { birthOn: null, on })).toBe('help_age_unknown')
    expect(ageLimitOf('open_care', { birthOn: null, on })).toBeUndefined()
  })

  test('nothing is given to somebody who is 21', () => {
    for (const kind of interventionKinds)
      expect(ageLimitOf(kind, { birthOn: ofAge(21), on })).toBe('help_from_21')
  })
})

describe('what the law asks of some kinds', () => {
  test('a qualified contact person is for risk behaviour (SoL 13:7)', () => {
    const kind = 'qualified_contact_person'
    expect(limitsOf(ask({ kind }))).toEqual(['help_risk_behaviour'])
    expect(limitsOf(ask({ kind, hasRiskBehaviour: true }))).toEqual([])
  })

  test('kin comes first: another home takes a word about why not kin (SoL 22:1)', () => {
    for (const kind of ['foster_home', 'emergency_foster_home', 'residential_care_home'] as const)
      expect(limitsOf(ask({ kind, kinship: '' }))).toEqual(['help_kin_first'])
    expect(limitsOf(ask({ kind: 'kinship_care', kinship: '' }))).toEqual([])
    expect(limitsOf(ask({ kind: 'open_care', kinship: '' }))).toEqual([])
  })

  test('a secure youth home is only for care under LVU (LVU 12)', () => {
    expect(limitsOf(ask({ kind: 'secure_youth_home' }))).toEqual(['help_only_lvu'])
    expect(limitsOf(ask({ kind: 'secure_youth_home', basis: 'lvu_3' }))).toEqual([])
  })

  test('LVU 2 ends by 18 and LVU 3 by 21', () => {
    expect(ofCare('lvu_2', 18)).toEqual(['help_basis_age'])
    expect(ofCare('lvu_2', 17)).toEqual([])
    expect(ofCare('lvu_3', 20)).toEqual([])
  })

  test('immediate custody and preventive measures are decided before 20 (LVU 6, 22)', () => {
    for (const limits of [ofPreventive, ofCustody]) {
      expect(limits(19)).toEqual([])
      expect(limits(20)).toEqual(['help_basis_age'])
    }
  })

  test('a shelter and mediation name the paragraphs that they rest on (SoL 9:5–6, 18:9)', () => {
    expect(interventionRules.shelter.paragraph).toContain('SoL 9:5–6, 22:5')
    expect(interventionRules.mediation.paragraph).toBe('SoL 18:9')
  })

  test('never without needs assessment: contact person or family, and care outside the home (SoL 11:5)', () => {
    for (const kind of interventionKinds) {
      const { isPlacement, grantedBy } = interventionRules[kind]
      const isContact = grantedBy === 'grant_contact_person'
      expect([kind, mayBeUnassessed(kind)]).toEqual([kind, !isPlacement && !isContact])
    }
  })

  test('help at home never rests on care under LVU, and what asks for kin is always outside the home', () => {
    fc.assert(
      fc.property(fc.constantFrom(...interventionKinds), (kind) => {
        const { isPlacement } = interventionRules[kind]
        const forced = basesOf(kind).filter(isWithoutConsent)
        expect(forced.every((basis) => isPlacement !== (basis === 'lvu_22'))).toBe(true)
        expect(isPlacement || !asksForKinFirst(kind)).toBe(true)
      }),
    )
  })
})
