import { expect, test } from 'vitest'
import { withoutPlaces } from '#modules/bag/core/places.ts'
import { registry } from './registry.ts'

const draft = (childId: string, id: string) => ({
  id,
  childId,
  caseId: null,
  kind: 'home_visit',
  eventOn: '2026-11-20',
  startedAt: '2026-11-20T09:00:00.000Z',
  savedAt: '2026-11-20T09:00:00.000Z',
  isOverdue: false,
})

test('a list of the worker is packed with those children alone that are packed', () => {
  const [one, other] = ['01a20320-a200-7000-8000-0000000000e1', '01a20320-a200-7000-8000-0000000000e2']
  const drafts = registry.ofWorker('a device').find(({ route }) => route.name === 'listOwnDrafts')
  const all = [draft(one, one), draft(other, other)]
  const packed = drafts?.narrow(all, (id) => id === one)
  expect(packed).toEqual([all[0]])
  expect(drafts?.next(packed).map(({ input }) => input)).toEqual([{ childId: one, draftId: one }])
})

test('fields that tell where a protected person is are empty before they are sealed', () => {
  const reply = {
    contact: { address: 'Påhittade gatan 1', phone: '08-123', email: 'a@exempel.se' },
    place: 'Skolan',
    notes: [{ place: 'Hemma', happened: 'Vi talade.' }],
    placements: [{ home: 'Familjehemmet' }],
  }
  const left = JSON.stringify(withoutPlaces(reply))
  for (const place of ['Påhittade gatan', '08-123', 'exempel', 'Skolan', 'Hemma', 'Familjehemmet'])
    expect(left).not.toContain(place)
  expect(left).toContain('Vi talade.')
})
