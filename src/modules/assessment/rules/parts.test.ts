import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours, day, dayOf, instant, type Instant } from '#kernel/day.ts'
import { correctedSince, type NoteState, takesQuote } from './parts.ts'
import { type Letter, sentIn } from './sent.ts'
import { quotesOf, sentencesOf } from './sentences.ts'

const at = (text: string): Instant => instant(text)
const note = (id: string, signedAt: string, some: Partial<NoteState> = {}): NoteState => ({
  id,
  originalId: null,
  isView: false,
  signedAt: at(signedAt),
  ...some,
})

describe('sentences of a note', () => {
  const text = 'Lisa sover dåligt.  Hon sa: "Jag vill hem!"\nMamma kom kl. 15.\n\nAllt blev lugnt'

  test('are cut as they stand, a line of its own by itself', () => {
    expect(sentencesOf(text).map(({ from, until }) => text.slice(from, until))).toEqual([
      'Lisa sover dåligt.',
      'Hon sa: "Jag vill hem!"',
      'Mamma kom kl.',
      '15.',
      'Allt blev lugnt',
    ])
  })

  test('that stand side by side become one quote, exactly as they stand', () => {
    expect(quotesOf(text, sentencesOf(text), new Set([0, 2, 3]))).toEqual([
      'Lisa sover dåligt.',
      'Mamma kom kl. 15.',
    ])
  })

  test('whatever is picked stands in the note, and nothing picked is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uniqueArray(fc.nat(12)), (words, picks) => {
        const all = sentencesOf(words)
        const picked = new Set(picks.filter((one) => one < all.length))
        const quotes = quotesOf(words, all, picked)
        expect(quotes.every((quote) => words.includes(quote) && quote.trim() !== '')).toBe(true)
        for (const one of picked) {
          const { from, until } = all[one] ?? { from: 0, until: 0 }
          expect(quotes.some((quote) => quote.includes(words.slice(from, until)))).toBe(true)
        }
      }),
    )
  })
})

describe('a note that is corrected (FL 36 §)', () => {
  const original = note('o', '2026-11-01T09:00:00.000Z')
  const correction = note('c', '2026-11-10T09:00:00.000Z', { originalId: 'o' })
  const view = note('v', '2026-11-12T09:00:00.000Z', { originalId: 'o', isView: true })

  test('after it was quoted marks the quote; before it was quoted is told too', () => {
    expect(correctedSince(original, [correction], at('2026-11-05T09:00:00.000Z'))).toBe('since')
    expect(correctedSince(original, [correction], at('2026-11-11T09:00:00.000Z'))).toBe('before')
    expect(correctedSince(original, [], at('2026-11-11T09:00:00.000Z'))).toBe('no')
  })

  test('a party’s own view corrects nothing (SoL 14:6), and is itself not corrected by a correction of the note', () => {
    expect(correctedSince(original, [view], at('2026-11-05T09:00:00.000Z'))).toBe('no')
    expect(
      correctedSince(
        view,
        [{ ...correction, signedAt: at('2026-11-20T09:00:00.000Z') }],
        at('2026-11-13T09:00:00.000Z'),
      ),
    ).toBe('no')
  })

  test('a quote from the correction itself is marked only by a later correction', () => {
    const later = note('d', '2026-11-20T09:00:00.000Z', { originalId: 'o' })
    expect(correctedSince(correction, [correction], at('2026-11-11T09:00:00.000Z'))).toBe('no')
    expect(correctedSince(correction, [correction, later], at('2026-11-11T09:00:00.000Z'))).toBe('since')
  })
})

const letter = (some: Partial<Letter> = {}): Letter => ({
  id: 'l',
  sentOn: day('2026-11-12'),
  notedAt: at('2026-11-12T12:00:00.000Z'),
  ...some,
})
const written = (begun: string | null, saved: string) => ({
  begunAt: begun === null ? null : at(begun),
  savedAt: at(saved),
})

describe('communicated with the parties (FL 25 §)', () => {
  test('what was written before the letter was noted was in it; what was written after was not', () => {
    expect(sentIn(written(null, '2026-11-12T11:59:00.000Z'), [letter()])).toEqual([
      { letterId: 'l', changed: false },
    ])
    expect(sentIn(written(null, '2026-11-12T12:01:00.000Z'), [letter()])).toEqual([])
  })

  test('what was there and was changed afterwards is said to be changed', () => {
    expect(sentIn(written('2026-11-01T08:00:00.000Z', '2026-11-14T08:00:00.000Z'), [letter()])).toEqual([
      { letterId: 'l', changed: true },
    ])
  })

  test('a letter that was noted days later holds nothing that was written after the day it was sent', () => {
    const late = letter({ notedAt: at('2026-11-16T12:00:00.000Z') })
    expect(sentIn(written(null, '2026-11-14T08:00:00.000Z'), [late])).toEqual([])
  })

  test('a letter whose hour is not known tells nothing about its own day', () => {
    const old = letter({ notedAt: null })
    expect(sentIn(written(null, '2026-11-12T06:00:00.000Z'), [old])).toEqual([])
    expect(sentIn(written(null, '2026-11-11T22:59:00.000Z'), [old])).toEqual([
      { letterId: 'l', changed: false },
    ])
  })

  test('nobody is ever said to have got words that were written after the letter’s day', () => {
    const moment = fc.nat(29 * 24).map((hours) => addHours(at('2026-11-01T00:00:00.000Z'), hours))
    fc.assert(
      fc.property(moment, moment, (savedAt, notedAt) => {
        const [found] = sentIn({ begunAt: null, savedAt }, [letter({ notedAt })])
        if (found && !found.changed) expect(dayOf(savedAt) <= '2026-11-12').toBe(true)
      }),
    )
  })
})

test('the child’s view takes only the child’s words; an area without parts takes nothing', () => {
  expect(takesQuote(['child_words'], 'happened')).toBe(false)
  expect(takesQuote(['child_words'], 'child_words')).toBe(true)
  expect(takesQuote(['fact'], 'assessment')).toBe(true)
  expect(takesQuote([], 'child_words')).toBe(false)
})
