import type { z } from 'zod'
import { day } from '#kernel/day.ts'
import { readDraft, saveDraft } from '../../src/modules/journal/contract.ts'
import { planVisit, tellVisit, type VisitView } from '../../src/modules/visits/contract.ts'
import { type Login, newUuid, type Town } from './town.ts'

type Plan = z.input<typeof planVisit.input>
type Tap = z.input<typeof tellVisit.input>['events'][number]

/** A home visit tomorrow at ten: Amira talks, Bo writes. */
export const somePlan = (town: Town, caseId: string, some: Partial<Plan> = {}): Plan => ({
  id: newUuid(),
  caseIds: [caseId],
  kind: 'home_visit',
  on: '2026-11-24',
  at: '10:00',
  minutes: 60,
  travelMinutes: 40,
  place: 'Hemma hos familjen',
  purpose: 'Prata om skolan',
  personIds: [],
  others: '',
  writerId: town.workers.bo,
  talkerId: town.workers.amira,
  ...some,
})

export const aVisit = (town: Town, caseId: string, some: Partial<Plan> = {}, as: Login = 'amira') =>
  town.call(as, planVisit, somePlan(town, caseId, some))

/** A tap so many minutes after ten o'clock on the day of the visit (nine by UTC in winter). */
export const tap = (kind: Tap['kind'], minute: number, some: Partial<Tap> = {}): Tap => ({
  id: newUuid(),
  kind,
  at: Temporal.Instant.from('2026-11-24T09:00:00Z').add({ minutes: minute }).toString(),
  ...some,
})

export const tell = (town: Town, as: Login, visitId: string, ...events: Tap[]) =>
  town.call(as, tellVisit, { visitId, events })

export const noon = '2026-11-24T11:00:00.000Z'

export const seatOf = (view: VisitView, part: 'child' | 'adult'): string =>
  view.seats.find((seat) => seat.part === part)?.id ?? ''

/** Bo writes a word in the note of the meeting, as the screen does: without a fact of the event. */
export const write = (town: Town, view: VisitView, some: object = {}) => {
  const [note] = view.notes
  return town.call('bo', saveDraft, {
    draftId: note?.draftId ?? '',
    childId: note?.childId ?? '',
    caseId: view.children[0]?.caseId ?? null,
    reportChildId: null,
    originalId: null,
    happened: 'Vi satt i köket.',
    childWords: 'Jag vill sova hos mormor.',
    assessment: '',
    agreed: 'Mormor hämtar på fredagar.',
    correctionReason: '',
    revision: 1,
    tabId: newUuid(),
    tabSeq: 1,
    ...some,
  })
}

/** An hour in a kitchen: child and mother, twenty minutes alone with the child. */
export const held = async (town: Town, view: VisitView) => {
  const [child, mother] = [seatOf(view, 'child'), seatOf(view, 'adult')]
  town.at(noon)
  return tell(
    town,
    'bo',
    view.id,
    tap('arrived', -2),
    tap('started', 0),
    ...(mother === '' ? [] : [tap('present', 0, { who: mother })]),
    tap('present', 0, { who: child }),
    tap('alone_from', 20, { who: child }),
    tap('alone_until', 40, { who: child }),
    tap('ended', 60),
  )
}

/** The case is closed while its workers still have the child by another matter. */
export const closed = (town: Town, caseId: string, on: string) =>
  town.inTx((tx) =>
    tx
      .updateTable('cases')
      .set({ closed_on: day(on), closed_by: town.workers.amira, closing_reason: 'Påhittat.' })
      .where('id', '=', caseId)
      .execute(),
  )

export const draftOfBo = async (town: Town, view: VisitView) => {
  const [note] = view.notes
  return town.call('bo', readDraft, { childId: note?.childId ?? '', draftId: note?.draftId ?? '' })
}
