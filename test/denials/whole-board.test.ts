import { expect, test } from 'vitest'
import { clockViews } from '#modules/clocks/index.ts'
import * as board from '#modules/decisions/board/contract.ts'
import * as contract from '#modules/decisions/contract.ts'
import { custody, meetingSeenBy, onAgenda, planMeeting } from '#test/support/board.ts'
import { deny } from '#test/support/denial.ts'
import { errorOf, openCare, readyFor, signAs } from '#test/support/decision.ts'
import { as } from '#test/support/family.ts'
import { newUuid, type Town } from '#test/support/town.ts'

/** A meeting is of the board: what is hidden from who prepares it is taken up, moved and told all the same. */
const chairDecided = async () => {
  const ready = await readyFor(custody)
  const { town, proposal } = ready
  const { proposal: now, seen } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
  await town.call('amira', board.recordChairDecision, {
    proposalId: proposal.id,
    version: now.version,
    seen,
    chair: 'Asta Påhittsdotter',
    part: 'chair',
    decidedOn: '2026-11-23',
    decidedTime: '09:30',
    how: 'phone',
  })
  return ready
}

const toldBy = async (town: Town, caseId: string) =>
  (await as(town, 'amira', (ctx) => clockViews(ctx, [caseId], 'running'))).flatMap(({ code, dueOn }) =>
    code === 'chairDecision' ? [dueOn] : [],
  )

const ofNora = async (town: Town, meetingId: string) => {
  const { version, items } = await meetingSeenBy(town, meetingId)
  return { version, items }
}

test('who is denied a child does not cancel the meeting that is to decide about it', async () => {
  const { town, meetingId, inquiry } = await onAgenda()
  const before = await ofNora(town, meetingId)
  const cancel = () => town.send('nora', board.cancelMeeting, { meetingId, version: before.version })
  const seen = errorOf((await cancel()).body)
  await deny(town, 'nora', inquiry.childId)
  expect((await ofNora(town, meetingId)).items).toEqual([])
  expect(errorOf((await cancel()).body), 'the same sentence as when she saw it').toEqual(seen)
  expect((await meetingSeenBy(town, meetingId, 'dag')).items).toHaveLength(1)
})

test('a meeting that is moved by who is denied a child moves the clock of that child too (KL 6:40)', async () => {
  const { town, inquiry } = await chairDecided()
  const meetingId = await planMeeting(town, { body: 'board', heldOn: '2026-12-10' })
  await deny(town, 'nora', inquiry.childId)
  const { version } = await ofNora(town, meetingId)
  const answer = await town.send('nora', board.moveMeeting, { meetingId, version, heldOn: '2026-12-17' })
  expect(answer.text).not.toContain(inquiry.childId)
  expect(await toldBy(town, inquiry.caseId)).toEqual(['2026-12-17'])
})

test('what the chair decided is told to the board, also when who calls the meeting is denied the child (KL 6:40)', async () => {
  const { town, inquiry } = await chairDecided()
  await deny(town, 'nora', inquiry.childId)
  const meetingId = await planMeeting(town, { body: 'board', heldOn: '2026-12-10' })
  expect((await ofNora(town, meetingId)).items).toEqual([])
  expect((await meetingSeenBy(town, meetingId, 'dag')).items).toMatchObject([{ kind: 'chair_decision' }])
  expect(await toldBy(town, inquiry.caseId)).toEqual(['2026-12-10'])
})

const november = { from: '2026-11-01', until: '2026-11-23' }

test('the list of delegated decisions is whole, and can be taken off again, whoever makes it (KL 6:40)', async () => {
  const { town, proposal, inquiry } = await readyFor(openCare)
  await signAs(town, 'amira', proposal.id)
  const meetingId = await planMeeting(town, { body: 'board', heldOn: '2026-12-10' })
  await deny(town, 'nora', inquiry.childId)
  const id = newUuid()
  const report = await town.send('nora', board.reportDelegated, { meetingId, id, ...november })
  expect([report.status, report.body]).toEqual([200, { count: 0 }])
  const reported = async () =>
    (await town.call('dag', board.listDelegated, november)).rows.map(({ reportedOn }) => reportedOn)
  expect(new Set(await reported())).toEqual(new Set(['2026-12-10']))
  const off = await town.send('nora', board.takeOffAgenda, { agendaItemId: id })
  expect(off.status, off.text).toBe(200)
  expect(new Set(await reported())).toEqual(new Set([null]))
})

test('an agenda is ordered anew around an item that is hidden from who orders it, which keeps its place', async () => {
  const { town, meetingId, inquiry, proposal } = await onAgenda()
  const places = () =>
    town.inTx((tx) =>
      tx
        .selectFrom('agenda_items')
        .select(['id', 'place', 'proposal_id'])
        .where('meeting_id', '=', meetingId)
        .orderBy('place')
        .execute(),
    )
  await town.inTx(async (tx) => {
    const shared = { meeting_id: meetingId, kind: 'delegated_decisions' as const, sent_at: town.now() }
    const presenter = { presenter_id: town.workers.nora, presenter_name: 'Nora Påhittad' }
    for (const place of [2, 3])
      await tx
        .insertInto('agenda_items')
        .values({ id: newUuid(), place, ...shared, ...presenter })
        .execute()
  })
  await deny(town, 'nora', inquiry.childId)
  const { items, version } = await ofNora(town, meetingId)
  expect(items).toHaveLength(2)
  const agendaItemIds = items.map(({ id }) => id).toReversed()
  await town.call('nora', board.orderAgenda, { meetingId, version, agendaItemIds })
  expect((await places()).map(({ id, proposal_id: of }) => (of === proposal.id ? 'hidden' : id))).toEqual([
    'hidden',
    ...agendaItemIds,
  ])
  expect((await places()).map(({ place }) => place)).toEqual([1, 2, 3])
})
