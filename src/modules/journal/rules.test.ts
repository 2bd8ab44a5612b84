import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import {
  canonicalNote,
  countTalks,
  isOverdue,
  missingBeforeSigning,
  type NoteText,
  type SignedNote,
  tidyNames,
  toSign,
} from './rules.ts'

const today = day('2026-11-23')
const id = '0190b1f0-0000-7000-8000-000000000001'

const aNote = (some: Partial<NoteText> = {}): NoteText => ({
  childId: id,
  caseId: null,
  reportChildId: null,
  kind: 'phone_call',
  eventOn: today,
  place: '',
  childAlone: null,
  participants: [],
  happened: 'Mamman ringde.',
  childWords: '',
  assessment: '',
  agreed: '',
  originalId: null,
  correctionReason: '',
  ...some,
})

const missing = (some: Partial<NoteText>) => missingBeforeSigning(aNote(some), today).map(({ path }) => path)

describe('what must be there before a note is locked', () => {
  test('a telephone call needs only what was said', () => {
    expect(missing({})).toEqual([])
    expect(missing({ happened: '  ' })).toEqual(['happened'])
  })

  test('a talk with the child says where, and whether the child was alone (SoL 3:2, 20:7)', () => {
    expect(missing({ kind: 'talk_with_child' })).toEqual(['childAlone', 'place'])
    expect(missing({ kind: 'talk_with_child', childAlone: false, place: 'Skolan' })).toEqual([])
  })

  test('the child’s own words are enough: nobody has to write them a second time as what happened', () => {
    expect(missing({ happened: '', childWords: 'Jag vill bo hos farmor.' })).toEqual([])
  })

  test('a correction says why (FL 36 §), a party’s own view does not have to (SoL 14:6)', () => {
    expect(missing({ originalId: id })).toEqual(['correctionReason'])
    expect(missing({ originalId: id, kind: 'party_view' })).toEqual([])
  })

  test('an event that has not happened cannot be signed', () => {
    expect(missing({ eventOn: day('2026-11-24') })).toEqual(['eventOn'])
  })
})

test('a draft reminds after twenty-four hours, not a minute before', () => {
  const startedAt = instant('2026-11-22T09:00:00.000Z')
  expect(isOverdue(startedAt, instant('2026-11-23T08:59:00.000Z'))).toBe(false)
  expect(isOverdue(startedAt, instant('2026-11-23T09:00:00.000Z'))).toBe(true)
})

test('only a talk with the child says whether the child was alone, also when the kind was changed meanwhile', () => {
  expect(toSign(aNote({ kind: 'meeting', childAlone: true })).childAlone).toBeNull()
  expect(toSign(aNote({ kind: 'talk_with_child', childAlone: true })).childAlone).toBe(true)
  expect(toSign(aNote({ kind: 'home_visit', childAlone: true })).childAlone).toBe(true)
  expect(toSign(aNote({ kind: 'home_visit', childAlone: false })).childAlone).toBeNull()
})

test('names are locked without the comma of somebody who was still writing', () => {
  expect(tidyNames(['Anna, mamma', ' Bo', '', '  '])).toEqual(['Anna, mamma', 'Bo'])
})

test('talks with the child are counted, and those alone, with the last day', () => {
  const talk = { kind: 'talk_with_child', childAlone: true, eventOn: day('2026-11-02') } as const
  const facts = [
    talk,
    { ...talk, childAlone: false, eventOn: day('2026-11-20') },
    { ...talk, kind: 'meeting' as const },
  ]
  expect(countTalks(facts)).toEqual({ talks: 2, alone: 1, lastOn: '2026-11-20' })
  expect(countTalks([])).toEqual({ talks: 0, alone: 0, lastOn: null })
})

const words = fc.string({ unit: 'grapheme', maxLength: 30 })
const aSignedNote: fc.Arbitrary<SignedNote> = fc
  .record({ happened: words, childWords: words, assessment: words, place: words, names: fc.array(words) })
  .map(({ names, ...texts }) => ({
    ...aNote({ ...texts, participants: names }),
    id,
    startedAt: instant('2026-11-22T09:00:00.000Z'),
    signedAt: instant('2026-11-23T09:00:00.000Z'),
    signedBy: id,
    signedName: 'Amira Påhittad',
    signedTitle: 'Socialsekreterare',
  }))

test('two notes that differ in any word have different bytes: text cannot be moved from one part to another unseen', () => {
  fc.assert(
    fc.property(aSignedNote, aSignedNote, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other)
      expect(canonicalNote(one) === canonicalNote(other)).toBe(same)
    }),
  )
})
