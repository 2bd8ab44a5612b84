import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import {
  communicationNeeded,
  gapsBeforeSigning,
  gapsInText,
  isAppealable,
  isCommunicated,
  isPartyItself,
  levelKindOf,
  limitsOfText,
  notTold,
  noGrounds,
  proposalKinds,
  type ProposalText,
} from './rules.ts'

const today = day('2026-11-23')

const text = (part: Partial<ProposalText> = {}): ProposalText => ({
  kind: 'close_without_measure',
  content: 'Utredningen avslutas.',
  reasons: 'Skolan och familjen har löst det.',
  ruleApplied: '',
  interventionKind: '',
  interventionName: '',
  ...notTold,
  ...noGrounds,
  ...part,
})

/** What keeps a custody from somebody born on 23 November 2006. */
const limits = (legalBasis: 'lvu_2' | 'lvu_3', on: string) =>
  limitsOfText(text({ kind: 'immediate_custody', legalBasis }), { birthOn: day('2006-11-23'), on: day(on) })

describe('what a decision must say (FL 31–32)', () => {
  test('a decision without reasons has a gap, whatever its kind', () => {
    fc.assert(
      fc.property(fc.constantFrom(...proposalKinds), (kind) => {
        expect(gapsInText(text({ kind, reasons: '' }))).toContain('reasons_missing')
      }),
    )
  })

  test('a refusal also names the rule that it rests on; other decisions need not', () => {
    expect(gapsInText(text({ kind: 'refuse_application' }))).toEqual(['rule_missing'])
    expect(gapsInText(text({ kind: 'refuse_application', ruleApplied: 'SoL 11:1' }))).toEqual([])
    expect(gapsInText(text())).toEqual([])
  })

  test('an application for care and a custody say by which ground: LVU 2 or 3', () => {
    for (const kind of ['apply_for_compulsory_care', 'immediate_custody'] as const) {
      const told = { kind, toldNote: 'Alla har läst.' }
      expect(gapsInText(text(told))).toEqual(['ground_missing'])
      expect(gapsInText(text({ ...told, legalBasis: 'lvu_6' }))).toEqual(['ground_missing'])
      expect(gapsInText(text({ ...told, legalBasis: 'lvu_3' }))).toEqual([])
    }
  })

  test('the ground of an application does not change who may decide it (SoL 30:7)', () => {
    expect(levelKindOf({ kind: 'apply_for_compulsory_care', legalBasis: 'lvu_2' })).toBe(
      'apply_for_compulsory_care',
    )
    expect(levelKindOf({ kind: 'immediate_custody', legalBasis: 'lvu_3' })).toBe('immediate_custody')
  })

  test('care by 2 § is not applied for from 18, custody and care by 3 § not from 20 (LVU 1, 6)', () => {
    expect(limits('lvu_2', '2024-11-22')).toEqual([])
    expect(limits('lvu_2', '2024-11-23')).toEqual(['help_basis_age'])
    expect(limits('lvu_3', '2026-11-22')).toEqual([])
    expect(limits('lvu_3', '2026-11-23')).toEqual(['help_basis_age'])
  })

  test('what is granted has a name, and fits the kind of decision', () => {
    const care = { kind: 'grant_open_care', interventionKind: 'open_care' } as const
    expect(gapsInText(text(care))).toEqual(['intervention_missing'])
    expect(gapsInText(text({ ...care, interventionName: 'Familjebehandling' }))).toEqual([])
    expect(
      gapsInText(text({ ...care, interventionKind: 'contact_family', interventionName: 'Kontaktfamilj' })),
    ).toEqual(['intervention_missing'])
  })
})

const letter = (personId: string, dueOn: string, answered = false) => ({
  personId,
  dueOn: day(dueOn),
  answered,
})

describe('communication before the decision (FL 25)', () => {
  test('is not needed when the family gets what it asked for, and is needed for a refusal', () => {
    expect(communicationNeeded('grant_open_care')).toBe(false)
    expect(communicationNeeded('grant_contact_person')).toBe(false)
    expect(communicationNeeded('refuse_application')).toBe(true)
    expect(communicationNeeded('close_without_measure')).toBe(true)
  })

  test('is done when each party has answered or its time is out, the last day included', () => {
    expect(isCommunicated([], ['a'], today)).toBe(false)
    expect(isCommunicated([letter('a', '2026-11-23')], ['a'], today)).toBe(false)
    expect(isCommunicated([letter('a', '2026-11-22')], ['a'], today)).toBe(true)
    expect(isCommunicated([letter('a', '2026-12-22', true)], ['a'], today)).toBe(true)
    expect(isCommunicated([letter('a', '2026-12-22', true), letter('a', '2026-11-25')], ['a'], today)).toBe(
      false,
    )
  })

  test('is owed to each party: a letter to one guardian, or to a grandmother, does not tell the other', () => {
    const told = [letter('a', '2026-11-20', true), letter('grandmother', '2026-11-20', true)]
    expect(isCommunicated(told, ['a', 'b'], today)).toBe(false)
    expect(isCommunicated([...told, letter('b', '2026-11-20')], ['a', 'b'], today)).toBe(true)
  })

  test('a time that was given is kept, whatever is decided', () => {
    const ground = {
      text: text(),
      whom: { birthOn: null, on: today },
      investigationIsOpen: true,
      investigationIsReady: true,
      communicated: true,
    }
    expect(gapsBeforeSigning({ ...ground, replyTimeRuns: true })).toEqual(['not_communicated'])
    expect(gapsBeforeSigning({ ...ground, replyTimeRuns: false })).toEqual([])
  })

  test('is not asked for when there is nobody to tell', () => {
    expect(isCommunicated([], [], today)).toBe(true)
  })
})

test('everything that is missing is told at once, in the order in which it is put right', () => {
  expect(
    gapsBeforeSigning({
      text: text({ reasons: '' }),
      whom: { birthOn: null, on: today },
      investigationIsOpen: true,
      investigationIsReady: false,
      communicated: false,
      replyTimeRuns: false,
    }),
  ).toEqual(['reasons_missing', 'investigation_not_ready', 'not_communicated'])
})

test('interventions and refusals can be appealed; to open or to end an investigation cannot (SoL 35:1)', () => {
  const kinds = ['grant_open_care', 'grant_contact_person', 'refuse_application']
  expect(kinds.every(isAppealable)).toBe(true)
  expect(['open_investigation', 'close_without_measure', 'close_case'].some(isAppealable)).toBe(false)
})

test('a child is a party itself from its fifteenth birthday', () => {
  expect(isPartyItself(day('2011-11-23'), today)).toBe(true)
  expect(isPartyItself(day('2011-11-24'), today)).toBe(false)
  expect(isPartyItself(null, today)).toBe(false)
})
