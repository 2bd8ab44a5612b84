import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actsNow, type Stage, stages } from '../appeals/rules.ts'
import { nextActOf, proposalActOf } from './next-act.ts'

const at = (stage: Stage, id = stage) => ({ id, stage, acts: actsNow(stage) })

describe('the screen of a decision asks for one thing', () => {
  test('a party who has not got the decision gets it (FL 33)', () => {
    expect(nextActOf({ appeals: [], mayServe: true })).toBe('serve')
    expect(nextActOf({ appeals: [], mayServe: false })).toBeUndefined()
  })

  test('an appeal that lies with the board is sent on before the next party is served (FL 46)', () => {
    const appeals = [at('court'), at('send')]
    expect(nextActOf({ appeals, mayServe: true })).toEqual({ appealId: 'send' })
  })

  test('what a court has still to say waits until all parties have the decision', () => {
    expect(nextActOf({ appeals: [at('court')], mayServe: true })).toBe('serve')
    expect(nextActOf({ appeals: [at('court')], mayServe: false })).toEqual({ appealId: 'court' })
  })

  test('an appeal that is over asks for nothing', () => {
    const appeals = [at('decided'), at('withdrawn'), at('dismissed'), at('final')]
    expect(nextActOf({ appeals, mayServe: false })).toBeUndefined()
  })

  test('whatever appeals there are, at most one of them is next', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...stages)), fc.boolean(), (course, mayServe) => {
        const appeals = course.map((stage, i) => ({ ...at(stage), id: String(i) }))
        const next = nextActOf({ appeals, mayServe })
        expect(typeof next === 'object' ? appeals.some(({ id }) => id === next.appealId) : true).toBe(true)
      }),
    )
  })
})

describe('the screen of a proposal asks for one thing', () => {
  const whole = {
    mayWrite: true,
    lacksText: false,
    lacksMore: false,
    maySign: false,
    mayPutOnAgenda: true,
    isPolitical: false,
    isOnAgenda: false,
    isSent: false,
  }

  test('what lacks words is written, before it is sent to anybody', () => {
    expect(proposalActOf({ ...whole, lacksText: true, lacksMore: true })).toBe('write')
  })

  test('what is whole is signed by the one who may, and sent to the one who may (KL 6:37)', () => {
    expect(proposalActOf({ ...whole, maySign: true })).toBe('sign')
    expect(proposalActOf(whole)).toBe('send')
    expect(proposalActOf({ ...whole, isSent: true })).toBeUndefined()
  })

  test('what only politicians decide goes to their agenda (SoL 30:6–8)', () => {
    expect(proposalActOf({ ...whole, isPolitical: true })).toBe('board')
    expect(proposalActOf({ ...whole, isPolitical: true, lacksMore: true })).toBeUndefined()
  })
})
