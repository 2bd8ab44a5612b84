import { expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import { type ToldTap, tellVisit, type VisitBasis } from '../contract.ts'
import { faultOf, mergedWith, withTaps } from './told.ts'
import { viewOf } from './view.ts'

const id = (n: number): string => `01a20320-a200-7000-8000-${String(n).padStart(12, '0')}`
const [visitId, lova, caseId, amira, bo, draftId] = [1, 2, 3, 4, 5, 6].map(id)
const noon = instant('2026-11-24T11:00:00.000Z')

const basis: VisitBasis = {
  me: bo ?? '',
  id: visitId ?? '',
  kind: 'home_visit',
  startsAt: instant('2026-11-24T09:00:00.000Z'),
  minutes: 60,
  travelMinutes: 0,
  place: '',
  purpose: '',
  version: 1,
  isProtected: false,
  cancelled: { by: 'family', at: instant('2026-11-23T09:00:00.000Z') },
  children: [
    { childId: lova ?? '', caseId: caseId ?? '', name: 'Lova', protection: 'none', isGrownUp: false },
  ],
  workers: [
    { workerId: bo ?? '', name: 'Bo', role: 'write' },
    { workerId: amira ?? '', name: 'Amira', role: 'talk' },
  ],
  checklist: [],
  nextSteps: [],
  nextVisitId: null,
  plannedAt: instant('2026-11-20T09:00:00.000Z'),
  hasBegun: false,
  asked: [],
  notes: [
    {
      childId: lova ?? '',
      draftId: draftId ?? '',
      author: 'Bo',
      isMine: true,
      isSigned: false,
      filled: null,
    },
  ],
  taps: [],
}

let made = 100
const taps = (...kinds: readonly ToldTap['kind'][]): readonly ToldTap[] =>
  tellVisit.input.parse({
    visitId,
    events: kinds.map((kind, at) => {
      made += 1
      return { id: id(made), kind, at: `2026-11-24T09:0${at}:00.000Z`, who: lova }
    }),
  }).events

test('what is read anew takes back no tap that is only on this device, and brings what the colleague tapped', () => {
  const here = withTaps(basis, taps('started', 'alone_from'), noon)
  const read = { ...withTaps({ ...basis, me: amira ?? '' }, taps('present'), noon), me: bo ?? '' }
  const { course } = viewOf(mergedWith(read, here), noon)
  expect(course).toMatchObject({ phase: 'going', present: expect.arrayContaining([lova]) })
  expect(course.alone).toEqual([{ childId: lova, withId: null }])
})

test('a meeting that was called off and is held after all is not called off any more, also on the device', () => {
  const held = withTaps(basis, taps('started'), noon)
  expect([held.cancelled, held.hasBegun, viewOf(held, noon).can.change]).toEqual([null, true, false])
  // Called off again cannot happen after it has begun: what the server says stands.
  expect(mergedWith(basis, held).cancelled).toBeNull()
})

test('the same taps once more change nothing', () => {
  const some = taps('started', 'ended')
  const once = withTaps(basis, some, noon)
  expect(withTaps(once, some, noon)).toBe(once)
  expect(mergedWith(once, once)).toBe(once)
})

test('minutes are not corrected by somebody who was not there, nor after the signature', () => {
  const correction = taps('corrected').map((one) => ({ ...one, what: 'travel', minutes: 5 }))
  expect(faultOf({ ...basis, me: id(77) }, correction)).toEqual({ status: 409, code: 'visit_not_yours' })
  const signed = { ...basis, notes: basis.notes.map((note) => ({ ...note, isSigned: true })) }
  expect(faultOf(signed, correction)).toEqual({ status: 409, code: 'visit_signed' })
  expect(faultOf(basis, correction)).toBeUndefined()
})

test('a day of a next meeting is shown from the last tap about it', () => {
  const [first, second] = taps('next', 'next')
  if (!first || !second) throw new Error('no taps')
  const told = withTaps(
    basis,
    [
      { ...first, onDay: day('2026-12-01') },
      { ...second, onDay: null },
    ],
    noon,
  )
  expect(viewOf(told, noon).course.nextOn).toBeNull()
})
