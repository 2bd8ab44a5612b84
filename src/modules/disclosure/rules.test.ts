import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requesters, sourceKinds } from './kinds.ts'
import {
  type Guarded,
  groundsFor,
  isMass,
  isWithheldFrom,
  mergedMasks,
  placesOfWords,
  proposedMasks,
  sentencesOf,
  withMasks,
} from './rules.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '\n', 'å'), maxLength: 60 })
const masksIn = (length: number) =>
  fc.array(
    fc
      .tuple(fc.nat(length), fc.nat(length), fc.constantFrom('osl_26_1' as const, 'osl_12_3' as const))
      .map(([a, b, ground]) => ({ from: Math.min(a, b), until: Math.max(a, b), ground })),
    { maxLength: 8 },
  )

test('what is shown is the text without every masked letter, whatever masks there are and however they meet', () =>
  fc.assert(
    fc.property(
      text.chain((body) => fc.tuple(fc.constant(body), masksIn(body.length))),
      ([body, masks]) => {
        const letters = Array.from({ length: body.length }, (_, at) =>
          masks.some(({ from, until }) => from <= at && at < until) ? '' : body.charAt(at),
        )
        const pieces = withMasks(body, masks)
        expect(pieces.filter((one) => typeof one === 'string').join('')).toBe(letters.join(''))
        expect(pieces.filter((one) => typeof one !== 'string')).toHaveLength(mergedMasks(masks).length)
      },
    ),
  ))

test('sentences cover every word of a text, in order, and none of them meets another', () =>
  fc.assert(
    fc.property(text, (body) => {
      const parts = sentencesOf(body)
      for (const [i, { from, until }] of parts.entries()) {
        expect(from).toBeLessThan(until)
        expect(from).toBeGreaterThanOrEqual(parts[i - 1]?.until ?? 0)
      }
      const shown = parts.map(({ from, until }) => body.slice(from, until)).join('')
      expect(shown.replaceAll(/[^abå]/g, '')).toBe(body.replaceAll(/[^abå]/g, ''))
    }),
  ))

const word = (why: Guarded['why'], mayHave: readonly string[] = []): Guarded => ({
  personId: 'x',
  field: 'name',
  value: 'Hemlig Person',
  why,
  mayHave,
})
const isMasked = (as: (typeof requesters)[number], one: Guarded, personId: string | null = null): boolean =>
  proposedMasks('Ring Hemlig Person.', { as, personId }, [one]).length > 0

test('who is shown what by the rules: reader by reason', () => {
  const table = Object.fromEntries(
    (['sealed', 'reporter', 'contact', 'number', 'other_child'] as const).map((why) => [
      why,
      requesters.filter((as) => !isMasked(as, word(why))),
    ]),
  )
  expect(table).toEqual({
    sealed: [],
    reporter: ['court', 'authority'],
    contact: ['court', 'authority'],
    number: ['court', 'authority'],
    other_child: [],
  })
})

test('what is one’s own is not masked, but what is sealed is, also for its own person', () => {
  for (const why of ['contact', 'number', 'other_child'] as const)
    expect(isMasked('mother', word(why, ['m']), 'm')).toBe(false)
  expect(isMasked('mother', word('sealed', ['m']), 'm')).toBe(true)
  expect(isMasked('mother', word('contact', ['m']), 'f')).toBe(true)
})

test('a reporter sees only reports; OSL 12:3 stands against guardians alone, 10:3 against parties', () => {
  expect(sourceKinds.filter((kind) => !isWithheldFrom('reporter', kind))).toEqual(['report'])
  expect(sourceKinds.some((kind) => isWithheldFrom('mother', kind))).toBe(false)
  expect(requesters.filter((as) => groundsFor(as).includes('osl_12_3'))).toEqual([
    'mother',
    'father',
    'guardian',
  ])
  expect(requesters.filter((as) => groundsFor(as).includes('osl_10_3'))).toEqual([
    'mother',
    'father',
    'guardian',
    'child',
  ])
})

test('two people for the whole file or more than twenty-five papers; one paper alone is for one', () => {
  expect([isMass(1, 1), isMass(2, 3), isMass(25, 60)]).toEqual([false, false, false])
  expect([isMass(2, 2), isMass(26, 60)]).toEqual([true, true])
})

test('words are found everywhere they stand, however they are written', () =>
  expect(placesOfWords('Bageriet. Ba-\ngeriet! BAGERIET', 'bageriet')).toHaveLength(3))
