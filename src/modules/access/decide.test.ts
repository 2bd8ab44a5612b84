import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import {
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  ofChild,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from './contract.ts'
import { decide, isDenied } from './decide.ts'

const sara: Actor = {
  tenantId: 't',
  workerId: 'sara',
  name: 'Sara',
  title: '',
  role: 'social_worker',
  unitId: 'one',
}
const nils: ChildFacts = {
  childId: 'nils',
  responsibleIds: ['sara'],
  unitIds: ['one'],
  formerUnitIds: [],
  isProtected: false,
}
const barred: Actor = { ...sara, denied: new Set(['nils']) }

describe('the order of decisions (trust.md 3)', () => {
  test('a denial comes before every relation', () => {
    expect(decide(barred, nils, isResponsible).step).toBe('denied')
    expect(decide(sara, nils, isResponsible)).toEqual({ step: 'relation', basis: isResponsible.basis })
  })

  test('without a denial and a relation there is nothing', () => {
    expect(decide({ ...sara, workerId: 'eva' }, nils, isResponsible)).toEqual({ step: 'nothing' })
  })

  test('a relation is not even asked where the child is denied', () => {
    const asked: string[] = []
    const asks = { basis: 'asks', holds: ({ workerId }: Actor) => asked.push(workerId) > 0 }
    expect(decide(barred, nils, asks).step).toBe('denied')
    expect(asked).toEqual([])
    expect(decide(sara, nils, asks).step).toBe('relation')
  })

  test('another child is not denied, nor one whom nobody has identified', () => {
    expect(isDenied(barred, { childId: 'maja' })).toBe(false)
    expect(isDenied(barred, { childId: null })).toBe(false)
    expect(isDenied(sara, nils)).toBe(false)
    expect(isDenied(barred, nils)).toBe(true)
  })
})

const everyRule: readonly (readonly [string, typeof isResponsible, Partial<Actor>, Partial<ChildFacts>])[] = [
  ['whoever is responsible', isResponsible, {}, {}],
  ['who leads the unit', leadsTheUnit, { role: 'unit_manager' }, {}],
  ['a colleague in the unit', worksInTheUnit, {}, {}],
  ['the unit that had it', worksInTheUnitThatHadIt, {}, { unitIds: [], formerUnitIds: ['one'] }],
  ['who leads the service', leadsTheService, { role: 'head' }, {}],
  ['a rule of another room', ofChild('held the meeting', () => true), {}, {}],
]

test.each(everyRule)('%s is let in, and not where the child is denied', (_, rule, who, about) => {
  const facts = { ...nils, ...about }
  expect(rule.holds({ ...sara, ...who }, facts)).toBe(true)
  expect(rule.holds({ ...barred, ...who }, facts)).toBe(false)
})
