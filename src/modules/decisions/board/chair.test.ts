import { describe, expect, test } from 'vitest'
import { clockViews } from '#modules/clocks/index.ts'
import { custody, enterAs, fosterCare, hold, meetingSeenBy, planMeeting } from '#test/support/board.ts'
import { errorOf, readyFor, type Text } from '#test/support/decision.ts'
import { as } from '#test/support/family.ts'
import type { Town } from '#test/support/town.ts'
import * as contract from '../contract.ts'
import * as board from './contract.ts'

const told = {
  chair: 'Asta Påhittsdotter',
  part: 'chair',
  decidedOn: '2026-11-23',
  decidedTime: '09:30',
  how: 'phone',
} as const

const record = async (town: Town, proposalId: string, part: object = {}) => {
  const { proposal, seen } = await town.call('amira', contract.readProposal, { proposalId })
  return town.send('amira', board.recordChairDecision, {
    proposalId,
    version: proposal.version,
    seen,
    ...told,
    ...part,
  })
}

const recorded = async (text: Text = custody) => {
  const ready = await readyFor(text)
  const sent = await record(ready.town, ready.proposal.id)
  if (sent.status !== 200) throw new Error(sent.text)
  return ready
}

const chairClocks = (town: Town, caseId: string) =>
  as(town, 'amira', async (ctx) =>
    (await clockViews(ctx, [caseId], 'running')).filter(({ code }) => code === 'chairDecision'),
  )

describe('an urgent decision of the chair (LVU 6, KL 6:39)', () => {
  test('is recorded with name, moment and how, and is the chair’s and nobody else’s', async () => {
    const { town, proposal } = await recorded()
    const { decision } = await town.call('amira', contract.readDecision, { decisionId: proposal.id })
    expect(decision).toMatchObject({
      decidedAs: 'chair',
      decidedBy: 'Asta Påhittsdotter',
      decidedTitle: 'Ordförande i socialnämnden',
      decidedAt: '2026-11-23T08:30:00.000Z',
      how: 'phone',
      paragraph: 'LVU 6',
      recordedBy: 'Amira Påhittad',
    })
  })

  test('is not for care in a family home, which only board or committee may decide', async () => {
    const { town, proposal } = await readyFor(fosterCare)
    const { status, body } = await record(town, proposal.id)
    expect([status, errorOf(body).code]).toEqual([409, 'chair_may_not_decide'])
    expect(errorOf(body).message).toContain('SoL 30:6–8')
  })

  test('has not been made tomorrow, nor at 25 o’clock, nor before the case', async () => {
    const { town, proposal } = await readyFor(custody)
    for (const [part, sentence] of [
      [{ decidedOn: '2026-11-24' }, 'Dagen har inte varit än'],
      [{ decidedTime: '23:59' }, 'Dagen har inte varit än'],
      [{ decidedTime: '25:00' }, 'Skriv klockslaget som 14:05'],
      [{ decidedOn: '2020-01-01' }, 'Dagen är före starten'],
    ] as const) {
      const { status, body } = await record(town, proposal.id, part)
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(sentence)])
    }
  })

  test('stands on the agenda of the next meeting of the board by itself, and a clock runs until it is told', async () => {
    const { town, inquiry } = await recorded()
    expect(await chairClocks(town, inquiry.caseId)).toMatchObject([{ dueOn: '2026-12-23' }])
    const meetingId = await planMeeting(town, { body: 'board', heldOn: '2026-12-10' })
    const { items } = await meetingSeenBy(town, meetingId)
    expect(items).toMatchObject([
      {
        kind: 'chair_decision',
        chair: { name: 'Asta Påhittsdotter', how: 'phone' },
        can: { takeOff: false },
      },
    ])
    expect(await chairClocks(town, inquiry.caseId)).toMatchObject([{ dueOn: '2026-12-10' }])
    const [item] = items
    const off = await town.send('nora', board.takeOffAgenda, { agendaItemId: item?.id ?? '' })
    expect(errorOf(off.body).code).toBe('must_be_reported')
    await hold(town, meetingId)
    const { status } = await enterAs(town, 'nora', {
      agendaItemId: item?.id ?? '',
      number: 1,
      outcome: 'noted',
    })
    expect(status).toBe(200)
    expect(await chairClocks(town, inquiry.caseId)).toEqual([])
  })

  test('goes on the agenda of a meeting that is planned already, and moves with its day', async () => {
    const ready = await readyFor(custody)
    const meetingId = await planMeeting(ready.town, { body: 'board', heldOn: '2026-12-10' })
    await record(ready.town, ready.proposal.id)
    const { items, version } = await meetingSeenBy(ready.town, meetingId)
    expect(items).toHaveLength(1)
    await ready.town.call('nora', board.moveMeeting, { meetingId, version, heldOn: '2026-12-17' })
    expect(await chairClocks(ready.town, ready.inquiry.caseId)).toMatchObject([{ dueOn: '2026-12-17' }])
  })

  test('is recorded by those who have the child, and by nobody else', async () => {
    const { town, proposal } = await readyFor(custody)
    const { seen } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    const input = { proposalId: proposal.id, version: proposal.version, seen, ...told }
    expect((await town.send('nora', board.recordChairDecision, input)).status).toBe(404)
    expect((await town.send('eva', board.recordChairDecision, input)).status).toBe(404)
    expect((await town.send('dag', board.recordChairDecision, input)).status).toBe(200)
    expect((await town.send('dag', board.recordChairDecision, input)).status).toBe(404)
  })
})

test('a decision beside an investigation says when the parties were told, or why not (FL 25)', async () => {
  const consider = {
    kind: 'consider_care',
    content: 'Vården fortsätter.',
    reasons: 'Behovet är oförändrat.',
  } as const
  const { town, proposal } = await readyFor(consider)
  const { gaps } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
  expect(gaps).toEqual(['not_told'])
  const save = (part: object, version: number) =>
    town.send('amira', contract.saveProposal, { proposalId: proposal.id, version, ...consider, ...part })
  expect((await save({ toldOn: '2026-11-24' }, 1)).status).toBe(400)
  expect((await save({ toldOn: '2026-11-20' }, 1)).status).toBe(200)
  const after = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
  expect(after.gaps).toEqual([])
})
