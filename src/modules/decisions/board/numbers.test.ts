import { expect, test } from 'vitest'
import { custody, enterAs, hold, onAgenda, planMeeting, sendTo } from '#test/support/board.ts'
import { propose } from '#test/support/decision.ts'
import * as store from './store-minutes.ts'

/** Two meetings of the committee, each held with one item. */
const twoMeetings = async () => {
  const { town, inquiry, meetingId: first } = await onAgenda()
  const second = await planMeeting(town, { heldOn: '2026-12-08' })
  await sendTo(town, second, (await propose(town, inquiry, custody)).id)
  const [one] = (await hold(town, first)).items
  const [other] = (await hold(town, second)).items
  if (!one || !other) throw new Error('an agenda is empty')
  return { town, first, one, other }
}

const sentBack = { outcome: 'returned', note: 'Mer om hemmet.' }

test('two meetings that take the same paragraph at the same time: one gets it, the other is told', async () => {
  const { town, one, other } = await twoMeetings()
  const answers = await Promise.all([
    enterAs(town, 'nora', { agendaItemId: one.id, number: 7, ...sentBack }),
    enterAs(town, 'nora', { agendaItemId: other.id, number: 7, ...sentBack }),
  ])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
  expect(answers.find(({ status }) => status === 400)?.text).toContain('Paragrafen är redan använd')
})

test('a paragraph that another meeting is just taking is waited for, and then refused', async () => {
  const { town, first, one, other } = await twoMeetings()
  const answer = await town.inTx(async (tx) => {
    const isNew = await store.insertMinutes(tx, {
      itemId: one.id,
      meetingId: first,
      body: 'committee',
      year: 2026,
      number: 7,
      outcome: 'returned',
      content: '',
      reasons: '',
      note: 'Mer om hemmet.',
      steppedOut: [],
      reservations: '',
      recordedBy: town.workers.nora,
      recordedName: 'Nora Påhittad',
      recordedAt: town.now(),
    })
    expect(isNew).toBe(true)
    // The other entry has read the numbers and waits at the key when this transaction commits.
    const entered = enterAs(town, 'nora', { agendaItemId: other.id, number: 7, ...sentBack })
    await new Promise((done) => setTimeout(done, 400))
    return { entered }
  })
  const { status, text } = await answer.entered
  expect([status, text]).toEqual([400, expect.stringContaining('Paragrafen är redan använd')])
})

test('the board and its committee each count their own paragraphs', async () => {
  const { town, one } = await twoMeetings()
  await enterAs(town, 'nora', { agendaItemId: one.id, number: 1, ...sentBack })
  const keys = await town.inTx((tx) => tx.selectFrom('minutes').select(['body', 'year', 'number']).execute())
  expect(keys).toEqual([{ body: 'committee', year: 2026, number: 1 }])
})
