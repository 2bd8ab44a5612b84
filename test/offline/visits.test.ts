import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, instant } from '#kernel/day.ts'
import { createContents, type KeptReply } from '#modules/bag/core/contents.ts'
import { withoutPlaces } from '#modules/bag/core/places.ts'
import { type DraftView, listNotes, listOwnDrafts, readDraft, signDraft } from '#modules/journal/contract.ts'
import {
  listOwnVisits,
  readNextVisit,
  readVisit,
  readVisitBasis,
  type Tap,
  tellVisit,
  type VisitBasis,
  type VisitView,
} from '#modules/visits/contract.ts'
import { type EventKind } from '#modules/visits/rules/events.ts'
import { openNoteText } from '#modules/visits/together/contract.ts'
import { faultOf, mergedWith, withTaps } from '#modules/visits/rules/told.ts'
import { viewOf } from '#modules/visits/rules/view.ts'
import { aCase } from '#test/support/a-case.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { aVisit, closed, draftOfBo, noon, seatOf, tap, tell } from '#test/support/visit.ts'
import { registry } from '../../src/web/offline/registry.ts'

/** A draft but for the number of its saves: the device counts its own. */
const uncounted = (draft: DraftView | null | undefined) => draft && { ...draft, revision: 0 }

/** The open bag of one worker with a meeting in it, as it was packed. */
const aBag = async (town: Town, login: Login, view: VisitView) => {
  const contents = createContents(registry)
  const basis = await town.call(login, readVisitBasis, { visitId: view.id })
  const { childId } = view.children[0] ?? { childId: '' }
  const asked: KeptReply[] = [
    { route: readVisitBasis.name, input: { visitId: view.id }, reply: basis },
    { route: listOwnVisits.name, input: {}, reply: await town.call(login, listOwnVisits, {}) },
    { route: listOwnDrafts.name, input: {}, reply: await town.call(login, listOwnDrafts, {}) },
    {
      route: readNextVisit.name,
      input: { childId },
      reply: await town.call(login, readNextVisit, { childId }),
    },
  ]
  const drafts = await Promise.all(
    basis.notes.flatMap(({ isMine, draftId, childId: about }) =>
      isMine
        ? [
            town
              .call(login, readDraft, { childId: about, draftId })
              .then((reply) => ({ route: readDraft.name, input: { childId: about, draftId }, reply })),
          ]
        : [],
    ),
  )
  contents.load('packed', [...asked, ...drafts])
  const done = (route: string, input: unknown, now: Instant) => {
    const wish = registry.commands.find((one) => one.route.name === route)?.read(input)
    const answer = wish?.apply(contents.kept, { now })
    if (answer && 'changes' in answer) contents.lay(answer.changes)
    return answer
  }
  const told = (events: readonly Tap[], now: Instant) => {
    const answer = done(tellVisit.name, { visitId: view.id, events: [...events] }, now)
    const reply = answer && 'reply' in answer ? tellVisit.reply.safeParse(answer.reply) : undefined
    return reply?.success ? reply.data : undefined
  }
  return { ...contents, basis, done, told }
}

/** Taps of all kinds, also in the wrong order and at wrong times; those that the meeting would refuse are left out. */
const someTaps = (basis: VisitBasis) => {
  const children = basis.children.map(({ childId }) => childId)
  const workers = basis.workers.map(({ workerId }) => workerId)
  const everybody = basis.asked.map(({ id }) => id)
  return fc
    .array(
      fc.record({
        kind: fc.constantFrom<EventKind>(
          'arrived',
          'started',
          'present',
          'left',
          'alone_from',
          'alone_until',
          'ticked',
          'unticked',
          'travelled',
          'paused',
          'resumed',
          'ended',
          'agreed',
          'disagreed',
          'corrected',
        ),
        minute: fc.integer({ min: -20, max: 110 }),
        who: fc.constantFrom(...everybody),
        withId: fc.constantFrom(null, ...workers),
        what: fc.constantFrom('travel', 'child', ...children, newUuid()),
        minutes: fc.constantFrom(null, 5, 30),
        words: fc.constantFrom('', 'Mormor Gun', 'Så var det inte.'),
      }),
      { minLength: 1, maxLength: 14 },
    )
    .map((all) =>
      tellVisit.input
        .parse({ visitId: basis.id, events: all.map(({ kind, minute, ...some }) => tap(kind, minute, some)) })
        .events.filter((one) => faultOf(basis, [one]) === undefined),
    )
    .filter((all) => all.length > 0)
}

const atNoon = instant(noon)
/** Without what only the server does: it plans the next meeting, and moves clocks. */
const comparable = (view: VisitView) => ({ ...view, nextVisitId: null, nextSteps: [] })

describe('a meeting is held without a network', () => {
  test('whatever is tapped, the device shows field by field what the server shows when it has got it', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const first = await aVisit(town, caseId, { personIds: [motherId], others: 'Farfar Ove' })
    const { basis } = await aBag(town, 'bo', first)
    await fc.assert(
      fc.asyncProperty(someTaps(basis), fc.integer({ min: 1, max: 13 }), async (taps, cut) => {
        town.at('2026-11-23T08:00:00.000Z')
        const view = await aVisit(town, caseId, { personIds: [motherId], others: 'Farfar Ove' })
        const bag = await aBag(town, 'bo', view)
        const twin = new Map(basis.asked.map(({ id }, at) => [id, bag.basis.asked[at]?.id ?? id]))
        const own = taps.map((one) => ({
          ...one,
          id: newUuid(),
          who: one.who === null ? null : (twin.get(one.who) ?? one.who),
        }))
        town.at(noon)
        for (const some of [own.slice(0, cut), own.slice(cut)].filter((one) => one.length > 0)) {
          const here = bag.told(some, atNoon)
          const there = await tell(town, 'bo', view.id, ...some)
          expect(here && comparable(here)).toEqual(comparable(there))
        }
        const [note] = bag.basis.notes
        const input = { childId: note?.childId ?? '', draftId: note?.draftId ?? '' }
        const there = (await town.call('bo', readDraft, input)).draft
        const here = bag.kept.read(readDraft, input)?.draft
        expect(uncounted(here)).toEqual(uncounted(there))
        expect(bag.kept.read(listOwnDrafts, {})?.some(({ id }) => id === input.draftId)).toBe(there !== null)
        const brief = (await town.call('bo', listOwnVisits, {})).visits.find(({ id }) => id === view.id)
        expect(bag.kept.read(listOwnVisits, {})?.visits.find(({ id }) => id === view.id)).toEqual(brief)
      }),
      { numRuns: 12 },
    )
  })

  test('taps of two devices give the same meeting, whoever comes home first', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const some = { personIds: [motherId] }
    const { basis } = await aBag(town, 'bo', await aVisit(town, caseId, some))
    await fc.assert(
      fc.asyncProperty(someTaps(basis), someTaps(basis), fc.boolean(), async (one, other, isBoFirst) => {
        town.at('2026-11-23T08:00:00.000Z')
        const view = await aVisit(town, caseId, some)
        const packed = { bo: await aBag(town, 'bo', view), amira: await aBag(town, 'amira', view) }
        const twin = new Map(basis.asked.map(({ id }, at) => [id, packed.bo.basis.asked[at]?.id ?? id]))
        const here = (taps: typeof one) =>
          taps.map((each) => ({
            ...each,
            id: newUuid(),
            who: each.who === null ? null : (twin.get(each.who) ?? each.who),
          }))
        const own = { bo: here(one), amira: here(other) }
        town.at(noon)
        const logins = isBoFirst ? (['bo', 'amira'] as const) : (['amira', 'bo'] as const)
        for (const login of logins) await tell(town, login, view.id, ...own[login])
        const there = await town.call('bo', readVisit, { visitId: view.id })
        const apart = [
          withTaps(packed.bo.basis, own.bo, atNoon),
          withTaps(packed.amira.basis, own.amira, atNoon),
        ]
        const [ofBo, ofAmira] = apart
        if (!ofBo || !ofAmira) return
        expect(comparable(viewOf(mergedWith(ofBo, ofAmira), atNoon))).toEqual(comparable(there))
        const otherWay = viewOf({ ...mergedWith(ofAmira, ofBo), me: ofBo.me, notes: ofBo.notes }, atNoon)
        expect(comparable(otherWay)).toEqual(comparable(there))
      }),
      { numRuns: 8 },
    )
  })

  test('the note is ready to sign on the device, is signed there, and the meeting waits for nothing more', async () => {
    const town = await aTown()
    const { caseId, childId, motherId } = await aCase(town)
    const view = await aVisit(town, caseId, { personIds: [motherId] })
    const bag = await aBag(town, 'bo', view)
    const child = seatOf(view, 'child')
    town.at(noon)
    for (const taps of [
      [tap('started', 0)],
      [tap('present', 0, { who: child }), tap('alone_from', 5, { who: child }), tap('ended', 60)],
    ]) {
      bag.told(taps, atNoon)
      await tell(town, 'bo', view.id, ...taps)
    }
    const draftId = bag.basis.notes[0]?.draftId ?? ''
    expect(uncounted(bag.kept.read(readDraft, { childId, draftId })?.draft)).toEqual(
      uncounted((await draftOfBo(town, view)).draft),
    )
    const draft = bag.kept.read(readDraft, { childId, draftId })?.draft
    expect(draft).toMatchObject({
      kind: 'home_visit',
      eventOn: '2026-11-24',
      participants: expect.arrayContaining(['Nils Påhittsson (barnet)']),
    })
    expect(bag.kept.read(listOwnVisits, {})?.visits[0]).toMatchObject({ phase: 'over', waitsForNote: true })
    expect(bag.kept.read(readNextVisit, { childId })?.next).toBeNull()
    const { kind = 'meeting', eventOn = '', place = '', childAlone = null, participants = [] } = draft ?? {}
    const seen = { kind, eventOn, place, childAlone, participants }
    const words = { happened: '', childWords: '', agreed: '', assessment: '' }
    bag.done(signDraft.name, { draftId, revision: draft?.revision ?? 0, seen: { ...seen, ...words } }, atNoon)
    expect(bag.kept.read(readVisitBasis, { visitId: view.id })?.notes[0]?.isSigned).toBe(true)
    expect(bag.kept.read(listOwnVisits, {})?.visits[0]?.waitsForNote).toBe(false)
    expect(bag.kept.read(listOwnDrafts, {})).toEqual([])
  })

  test('what the server would refuse is refused on the device, and nothing is kept of it', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    const bag = await aBag(town, 'bo', view)
    for (const faulty of [
      tap('present', 0, { who: newUuid() }),
      tap('alone_from', 0, { who: town.workers.bo }),
      tap('disagreed', 0, { who: seatOf(view, 'child'), what: seatOf(view, 'child') }),
    ]) {
      const answer = bag.done(tellVisit.name, { visitId: view.id, events: [faulty] }, atNoon)
      const there = await town.send('bo', tellVisit, { visitId: view.id, events: [faulty] })
      expect([answer && 'fault' in answer && answer.fault.status, there.status]).toEqual([400, 400])
    }
    expect(bag.kept.read(readVisitBasis, { visitId: view.id })?.taps).toEqual([])
  })

  test('told by the device again and again, a signed note with the facts of the meeting stands in the journal once', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    const view = await aVisit(town, caseId)
    const taps = [tap('started', 0), tap('present', 0, { who: childId }), tap('ended', 30)]
    town.at(noon)
    for (const _ of [1, 2]) await tell(town, 'bo', view.id, ...taps)
    expect((await draftOfBo(town, view)).draft?.participants).toContain('Nils Påhittsson (barnet)')
    expect((await town.call('amira', listNotes, { childId })).notes).toEqual([])
  })

  test('a case that was closed meanwhile answers with a sentence, and what had begun is taken in', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await closed(town, caseId, '2026-11-23')
    const { status, text } = await town.send('bo', tellVisit, {
      visitId: view.id,
      events: [tap('started', 0)],
    })
    expect([status, text]).toEqual([409, expect.stringContaining('Ärendet är avslutat.')])
  })
})

describe('what is packed of meetings', () => {
  test('a place of a protected child is in no reply that a device gets, nor what was filled in before', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    const view = await aVisit(town, caseId, { place: 'Påhittade vägen 7' })
    await tell(town, 'bo', view.id, tap('started', 0))
    await town.inTx((tx) =>
      tx.updateTable('persons').set({ protection: 'marking' }).where('id', '=', childId).execute(),
    )
    const replies = [
      await town.call('bo', readVisitBasis, { visitId: view.id }),
      await town.call('bo', readNextVisit, { childId }),
      await town.call('bo', listOwnVisits, {}),
      withoutPlaces((await draftOfBo(town, view)).draft),
    ]
    expect(JSON.stringify(replies)).not.toContain('Påhittade vägen')
  })

  test('meetings of the next days about packed children go along with their notes; a sibling who is not packed keeps it at home', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await aVisit(town, caseId, { on: '2026-12-20' })
    const packed = registry.ofWorker(newUuid()).find(({ route }) => route.name === listOwnVisits.name)
    const list = await town.call('bo', listOwnVisits, {})
    expect(packed?.narrow(list, () => false)).toMatchObject({ visits: [] })
    const near = packed?.next(packed.narrow(list, (id) => id === childId)) ?? []
    expect(near.map(({ route, input }) => [route.name, input])).toEqual([
      [readVisitBasis.name, { visitId: view.id }],
    ])
    const [basis] = near
    const notes = basis?.next(await town.call('bo', readVisitBasis, { visitId: view.id })) ?? []
    const draftId = view.notes[0]?.draftId
    expect(notes.map(({ route }) => route.name)).toEqual([readDraft.name, openNoteText.name])
    expect(notes[0]?.input).toEqual({ childId, draftId })
  })
})
