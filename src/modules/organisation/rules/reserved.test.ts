import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { deciders, decisionKinds, delegationFor } from '../rules.ts'
import { mayBeDelegated, reservedBy } from './reserved.ts'

const on = day('2026-11-23')
const officials = deciders.filter((one) => one !== 'committee' && one !== 'board')
const reserved = decisionKinds.filter((kind) => reservedBy(kind) !== undefined)

const order = (decisionKind: string, lowestRole: (typeof deciders)[number]) => [
  { id: 'r', decisionKind, paragraph: 'SoL', lowestRole, validFrom: day('2013-01-01'), validUntil: null },
]

describe('what the law keeps with the board and its committee (SoL 30:6–8)', () => {
  test('no delegation order can give an official care in a family home, considerations, LVU or a shelter without consent', () => {
    expect(reserved).toHaveLength(20)
    fc.assert(
      fc.property(fc.constantFrom(...reserved), fc.constantFrom(...officials), (kind, level) => {
        expect(mayBeDelegated(kind, level)).toBe(false)
        expect(delegationFor(order(kind, level), kind, on)).toBeUndefined()
      }),
    )
  })

  test('the committee may be given all of it, and the board has it anyhow', () => {
    fc.assert(
      fc.property(fc.constantFrom(...reserved), (kind) => {
        expect(delegationFor(order(kind, 'committee'), kind, on)?.lowestRole).toBe('committee')
        expect(mayBeDelegated(kind, 'board')).toBe(true)
      }),
    )
  })

  test('other kinds go to whatever level the order says, residential care among them', () => {
    for (const kind of ['grant_residential_care', 'grant_open_care', 'refuse_application'] as const)
      expect(delegationFor(order(kind, 'unit_manager'), kind, on)?.lowestRole).toBe('unit_manager')
  })

  test('family home and emergency home rest on 30:6, compulsory care on 30:7, the shelter on 30:8', () => {
    expect(['grant_foster_care', 'immediate_custody', 'shelter_without_consent'].map(reservedBy)).toEqual([
      'SoL 30:6',
      'SoL 30:7',
      'SoL 30:8',
    ])
  })
})
