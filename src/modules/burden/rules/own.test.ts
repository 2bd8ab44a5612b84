import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, day } from '#kernel/day.ts'
import {
  answerFaults,
  endFaults,
  fieldFaults,
  inTheWay,
  isAsked,
  mostMandatory,
  type OwnField,
} from './own.ts'

const today = day('2026-11-23')

const aField = (some: Partial<OwnField> = {}): OwnField => ({
  id: '0190a000-0000-7000-8000-000000000001',
  form: 'note',
  kind: 'line',
  choices: [],
  isMandatory: false,
  beginsOn: today,
  endsOn: addDays(today, 30),
  ...some,
})

describe('an own field ends by itself', () => {
  test('it is asked on its last day, and not the day after', () => {
    const field = aField({ endsOn: day('2027-01-31') })
    expect(isAsked(field, day('2027-01-31'))).toBe(true)
    expect(isAsked(field, day('2027-02-01'))).toBe(false)
  })

  test('twelve months ahead is allowed, a day more is not, nor a day that has been', () => {
    expect(endFaults(addMonths(today, 12), today)).toEqual([])
    expect(endFaults(addDays(addMonths(today, 12), 1), today)).toEqual([
      { path: 'endsOn', code: 'own_end_too_late' },
    ])
    expect(endFaults(addDays(today, -1), today)).toEqual([{ path: 'endsOn', code: 'own_past_day' }])
  })

  test('no field that was allowed is asked more than twelve months later', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 800 }), fc.integer({ min: 0, max: 800 }), (ends, later) => {
        const endsOn = addDays(today, ends)
        if (endFaults(endsOn, today).length > 0) return
        const then = addDays(today, later)
        if (isAsked(aField({ endsOn }), then)) expect(then <= addMonths(today, 12)).toBe(true)
      }),
    )
  })
})

const faults = (choices: readonly string[]) =>
  fieldFaults({ kind: 'choice', choices, purpose: 'x', endsOn: today }, today).map(({ code }) => code)

describe('choices', () => {
  test('two to eight, all different', () => {
    expect(faults(['ja'])).toEqual(['own_two_choices'])
    expect(faults(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).toEqual([])
    expect(faults(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])).toEqual(['own_eight_choices'])
    expect(faults(['Hemma', 'hemma'])).toEqual(['own_same_choice'])
  })
})

const mandatory = (count: number, some: Partial<OwnField> = {}) =>
  Array.from({ length: count }, (_, place) => aField({ id: `field ${place}`, isMandatory: true, ...some }))

describe('one in, one out', () => {
  test('four mandatory fields leave room, five do not', () => {
    expect(inTheWay(mandatory(4), today)).toEqual([])
    expect(inTheWay(mandatory(5), today)).toHaveLength(5)
  })

  test('those that have ended, and those that are voluntary, are not in the way', () => {
    const ended = mandatory(3, { endsOn: addDays(today, -1) })
    const voluntary = mandatory(3, { isMandatory: false })
    expect(inTheWay([...mandatory(4), ...ended, ...voluntary], today)).toEqual([])
  })

  test('whoever always makes room first never gets more than five', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (wanted) => {
        let fields: readonly OwnField[] = []
        for (const [place, isMandatory] of wanted.entries()) {
          const [out] = isMandatory ? inTheWay(fields, today) : []
          const kept = fields.filter(({ id }) => id !== out?.id)
          fields = [...kept, aField({ id: `field ${place}`, isMandatory })]
        }
        expect(fields.filter((field) => field.isMandatory).length).toBeLessThanOrEqual(mostMandatory)
      }),
    )
  })
})

describe('answers', () => {
  const all = { today, demands: 'all' } as const

  test('a mandatory field that is empty is told at the field, by its id', () => {
    const field = aField({ isMandatory: true })
    expect(answerFaults([field], {}, all)).toEqual([{ path: `own.${field.id}`, code: 'required' }])
    expect(answerFaults([field], { [field.id]: '  ' }, all)).toHaveLength(1)
    expect(answerFaults([field], { [field.id]: 'Skolan' }, all)).toEqual([])
  })

  test('a field that ended while somebody wrote is no longer demanded, and its answer is still taken', () => {
    const field = aField({ isMandatory: true, endsOn: addDays(today, -1), beginsOn: addDays(today, -9) })
    expect(answerFaults([field], {}, all)).toEqual([])
    expect(answerFaults([field], { [field.id]: 'Skolan' }, all)).toEqual([])
  })

  test('a correction is not made to answer anew', () =>
    expect(answerFaults([aField({ isMandatory: true })], {}, { today, demands: 'none' })).toEqual([]))

  test('yes or no, and choices, take only what was offered', () => {
    const yesNo = aField({ kind: 'yes_no' })
    const choice = aField({ kind: 'choice', choices: ['Hemma', 'Skolan'] })
    expect(answerFaults([yesNo], { [yesNo.id]: 'kanske' }, all)).toHaveLength(1)
    expect(answerFaults([yesNo], { [yesNo.id]: 'no' }, all)).toEqual([])
    expect(answerFaults([choice], { [choice.id]: 'Bussen' }, all)).toHaveLength(1)
    expect(answerFaults([choice], { [choice.id]: 'Hemma' }, all)).toEqual([])
  })
})
