import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { listNotes, readDraft, signDraft } from '#modules/journal/contract.ts'
import { countTalksWithChild } from '#modules/journal/index.ts'
import { relate } from '#modules/people/index.ts'
import { aCase, open } from '#test/support/a-case.ts'
import { as, enter } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { aVisit, draftOfBo, held, noon, seatOf, tap, tell, write } from '#test/support/visit.ts'
import { readCase } from '../cases/contract.ts'
import { listOwnVisits, readVisit, readVisitPlan, takeThePen, tellVisit } from './contract.ts'
import { minutesOf } from './index.ts'

describe('a meeting is held', () => {
  test('and at its end the note is ready: kind, day, place, who was there, and that the child was alone', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const view = await aVisit(town, caseId, { personIds: [motherId] })
    const after = await held(town, view)
    expect(after.course).toMatchObject({ phase: 'over', metAlone: [seatOf(view, 'child')] })
    expect((await draftOfBo(town, after)).draft).toMatchObject({
      kind: 'home_visit',
      eventOn: '2026-11-24',
      place: 'Hemma hos familjen',
      childAlone: true,
      participants: [
        'Nils Påhittsson (barnet)',
        'Maria Påhittsson (vårdnadshavare)',
        'Bo Påhittad (socialtjänsten)',
        'Amira Påhittad (socialtjänsten)',
      ],
    })
    expect(after.minutesOf.map(({ minutes }) => minutes)).toEqual(
      ['bo', 'amira'].map(() => ({ child: 20, child_adult: 40, adult: 0, travel: 40 })),
    )
    expect(after.minutesOfChildren).toMatchObject([{ total: 60, alone: 20 }])
  })

  test('what was typed while the facts changed stays, and both are in the signed note', async () => {
    const town = await aTown()
    const { caseId, childId, motherId } = await aCase(town)
    const view = await aVisit(town, caseId, { personIds: [motherId] })
    await tell(town, 'bo', view.id, tap('started', 0))
    const tabId = newUuid()
    await write(town, view, { tabId })
    await held(town, view)
    const saved = await write(town, view, { tabId, tabSeq: 2, happened: 'Vi satt i köket och åt bullar.' })
    const { noteId } = await town.call('bo', signDraft, {
      draftId: view.notes[0]?.draftId ?? '',
      revision: saved.revision,
    })
    const { notes } = await town.call('amira', listNotes, { childId })
    expect(notes).toMatchObject([
      {
        id: noteId,
        happened: 'Vi satt i köket och åt bullar.',
        agreed: 'Mormor hämtar på fredagar.',
        childAlone: true,
        participants: expect.arrayContaining(['Maria Påhittsson (vårdnadshavare)']),
      },
    ])
    expect((await town.call('amira', readCase, { caseId })).investigation?.talkedOn).toBe('2026-11-24')
    expect(await town.inTx((tx) => countTalksWithChild(tx, childId))).toMatchObject({ talks: 1, alone: 1 })
  })

  test('a fact that the author has changed by hand is not changed back', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await tell(town, 'bo', view.id, tap('started', 0))
    await write(town, view, { place: 'På lekplatsen' })
    await held(town, view)
    expect((await draftOfBo(town, view)).draft).toMatchObject({ place: 'På lekplatsen', childAlone: true })
  })

  test('the same taps, sent again and by the colleague too, change nothing', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    const taps = [tap('started', 0), tap('present', 1, { who: seatOf(view, 'child') }), tap('ended', 30)]
    town.at(noon)
    const once = await tell(town, 'bo', view.id, ...taps)
    await tell(town, 'amira', view.id, ...taps.toReversed(), ...taps)
    const again = await town.call('bo', readVisit, { visitId: view.id })
    expect(again.course).toEqual(once.course)
    expect(again.minutesOf.map(({ minutes }) => minutes)).toEqual(
      once.minutesOf.map(({ minutes }) => minutes),
    )
  })

  test('two workers who tap in the same moment: both taps are there', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const view = await aVisit(town, caseId, { personIds: [motherId] })
    await Promise.all([
      tell(town, 'bo', view.id, tap('started', 0), tap('present', 1, { who: seatOf(view, 'child') })),
      tell(town, 'amira', view.id, tap('started', 0), tap('present', 1, { who: seatOf(view, 'adult') })),
    ])
    const { course } = await town.call('bo', readVisit, { visitId: view.id })
    expect(course.present).toEqual(expect.arrayContaining([seatOf(view, 'child'), seatOf(view, 'adult')]))
  })

  test('claimed times in the future are taken in, marked, and the note can be signed today', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    town.at('2026-11-24T09:30:00.000Z')
    const after = await tell(town, 'bo', view.id, tap('started', 2_880), tap('ended', 2_910))
    expect(after.course).toMatchObject({ phase: 'over', doubtful: 2 })
    expect((await draftOfBo(town, view)).draft?.eventOn).toBe('2026-11-24')
  })

  test('somebody who was not asked comes with a name; nobody comes without one', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    const who = newUuid()
    const refused = await town.send('bo', tellVisit, {
      visitId: view.id,
      events: [tap('present', 0, { who })],
    })
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('är inte med i mötet')])
    const after = await tell(town, 'bo', view.id, tap('present', 0, { who, words: 'Mormor Gun' }))
    expect(after.seats.find(({ id }) => id === who)?.name).toBe('Mormor Gun')
  })

  test('the two may change who writes; the note is the same, with what stands in it', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await tell(town, 'bo', view.id, tap('started', 0))
    await write(town, view)
    const taken = await town.call('amira', takeThePen, { visitId: view.id })
    expect(taken.can.write).toBe(true)
    expect(taken.notes).toMatchObject([
      { draftId: view.notes[0]?.draftId, isMine: true, author: 'Amira Påhittad' },
    ])
    const draftId = taken.notes[0]?.draftId ?? ''
    expect((await town.call('amira', readDraft, { childId, draftId })).draft?.happened).toBe(
      'Vi satt i köket.',
    )
    expect((await draftOfBo(town, view)).draft?.happened).toBe('Vi satt i köket.')
  })

  test('the next meeting is planned with the same people when this one ends, once', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const view = await aVisit(town, caseId, { personIds: [motherId] })
    await tell(town, 'bo', view.id, tap('started', 0), tap('next', 50, { onDay: '2026-12-08' }))
    const after = await held(town, view)
    const next = await town.call('amira', readVisit, { visitId: after.nextVisitId ?? '' })
    expect(next).toMatchObject({
      on: '2026-12-08',
      at: '10:00',
      kind: 'home_visit',
      course: { phase: 'planned' },
    })
    expect(next.seats.map(({ name }) => name)).toContain('Maria Påhittsson')
    await tell(town, 'amira', view.id, tap('ended', 61))
    expect((await town.call('amira', listOwnVisits, {})).visits).toHaveLength(2)
  })

  test('whoever held it may finish it, also when the child has got other workers meanwhile', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town, { protection: 'marking' })
    const view = await aVisit(town, caseId, { place: '' })
    await tell(town, 'bo', view.id, tap('started', 0))
    await town.inTx((tx) =>
      tx
        .updateTable('watches')
        .set({ owner_id: town.workers.cilla, coworker_id: null })
        .where('matter_id', '=', caseId)
        .execute(),
    )
    expect((await held(town, view)).course.phase).toBe('over')
    expect((await town.send('tove', readVisit, { visitId: view.id })).status).toBe(404)
  })
})

describe('the text is read to those present', () => {
  test('what they hold against it stands beside the signed note, in their own words (SoL 14:6)', async () => {
    const town = await aTown()
    const { caseId, childId, motherId } = await aCase(town)
    const view = await aVisit(town, caseId, { personIds: [motherId] })
    await tell(
      town,
      'bo',
      view.id,
      tap('started', 0),
      tap('disagreed', 55, { who: seatOf(view, 'adult'), what: childId, words: 'Jag har aldrig skrikit.' }),
      tap('agreed', 55, { who: childId, what: childId }),
    )
    await held(town, view)
    const { revision } = await write(town, view, { revision: (await draftOfBo(town, view)).draft?.revision })
    await town.call('bo', signDraft, { draftId: view.notes[0]?.draftId ?? '', revision })
    const [note] = (await town.call('amira', listNotes, { childId })).notes
    expect(note?.beside).toMatchObject([
      {
        kind: 'party_view',
        happened: 'Maria Påhittsson: ”Jag har aldrig skrikit.”',
        signedName: 'Bo Påhittad',
      },
    ])
    // Told again, late: still one.
    await tell(town, 'amira', view.id, tap('ended', 62))
    expect((await town.call('amira', listNotes, { childId })).notes[0]?.beside).toHaveLength(1)
  })
})

describe('minutes', () => {
  test('are corrected by the worker herself while the note is a draft; what was counted stays', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await held(town, view)
    const after = await tell(town, 'amira', view.id, tap('corrected', 70, { what: 'travel', minutes: 15 }))
    expect(after.minutesOf.find(({ isMine }) => isMine)).toMatchObject({
      counted: { travel: 40 },
      corrected: { travel: 15 },
    })
    const { revision } = await write(town, view, { revision: (await draftOfBo(town, view)).draft?.revision })
    await town.call('bo', signDraft, { draftId: view.notes[0]?.draftId ?? '', revision })
    const late = await town.send('amira', tellVisit, {
      visitId: view.id,
      events: [tap('corrected', 80, { what: 'travel', minutes: 5 })],
    })
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('kan inte rättas längre')])
  })

  test('are given to whoever measures per meeting, worker and category, with the version of the definition', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await held(town, view)
    const { definition, rows } = await as(town, 'amira', (ctx) =>
      minutesOf(ctx, day('2026-11-01'), day('2026-11-30')),
    )
    expect(definition).toMatchObject({ id: 'visit-minutes', version: 1 })
    expect(
      rows.filter(({ category }) => category === 'child').map(({ minutes, on }) => [minutes, on]),
    ).toEqual([
      [20, '2026-11-24'],
      [20, '2026-11-24'],
    ])
    expect(JSON.stringify(rows)).not.toContain('Påhittsson')
  })
})

const siblings = async (town: Town) => {
  const first = await aCase(town)
  const secondId = await enter(town, { givenName: 'Lisen', birthOn: day('2014-01-01') })
  await as(town, 'maja', (ctx) =>
    relate(ctx, { childId: secondId, personId: first.motherId, kind: 'guardian' }),
  )
  const second = await open(town, { childId: secondId, owner: 'amira', coworker: 'bo' })
  return { first, second: { ...second, childId: secondId } }
}

describe('siblings in one meeting', () => {
  test('each gets a note of its own, in which the other is a sibling', async () => {
    const town = await aTown()
    const { first, second } = await siblings(town)
    const plan = await town.call('amira', readVisitPlan, { caseId: first.caseId })
    expect(plan.children.map(({ caseId }) => caseId)).toEqual([first.caseId, second.caseId])
    const view = await aVisit(town, first.caseId, { caseIds: [first.caseId, second.caseId] })
    town.at(noon)
    const after = await tell(
      town,
      'bo',
      view.id,
      tap('started', 0),
      tap('present', 0, { who: first.childId }),
      tap('present', 0, { who: second.childId }),
      tap('ended', 60),
    )
    expect(after.notes).toHaveLength(2)
    const note = after.notes.find(({ childId }) => childId === second.childId)
    const { draft } = await town.call('bo', readDraft, {
      childId: second.childId,
      draftId: note?.draftId ?? '',
    })
    expect(draft?.participants.slice(0, 2).toSorted()).toEqual([
      'Lisen Påhittsson (barnet)',
      'Nils Påhittsson (syskon)',
    ])
  })

  test('who may not have one of them has none of the meeting', async () => {
    const town = await aTown()
    const { first, second } = await siblings(town)
    const view = await aVisit(town, first.caseId, { caseIds: [first.caseId, second.caseId] })
    await town.inTx((tx) =>
      tx.updateTable('persons').set({ protection: 'marking' }).where('id', '=', second.childId).execute(),
    )
    expect((await town.send('tove', readVisit, { visitId: view.id })).status).toBe(404)
  })
})
