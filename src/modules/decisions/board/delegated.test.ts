import { expect, test } from 'vitest'
import { enterAs, hold, meetingSeenBy, planMeeting } from '#test/support/board.ts'
import { errorOf, openCare, readyFor, signAs } from '#test/support/decision.ts'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import { newUuid, type Town } from '#test/support/town.ts'
import * as board from './contract.ts'

const november = { from: '2026-11-01', until: '2026-11-30' }
const list = (town: Town, period: object = november) =>
  town.call('nora', board.listDelegated, { ...november, ...period })

const signedInNovember = async () => {
  const { town, proposal } = await readyFor(openCare)
  await signAs(town, 'amira', proposal.id)
  return town
}

test('what officials decided is listed by kind, with case number and decider, and no child’s name (KL 6:40, 7:8)', async () => {
  const town = await signedInNovember()
  const { rows, counts } = await list(town)
  const granted = rows.find(({ kind }) => kind === 'grant_open_care')
  expect(granted).toMatchObject({
    paragraph: 'SoL 11:1',
    decidedBy: 'Amira Påhittad',
    unit: expect.any(String),
    reportedOn: null,
  })
  expect(granted?.caseNumber).toMatch(/^\d{4}-\d+$/)
  expect(JSON.stringify(rows)).not.toContain('Påhittsson')
  expect(counts).toContainEqual({ kind: 'grant_open_care', count: 1, reported: 0 })
  expect((await list(town, { unitId: town.units.two })).rows).toEqual([])
  const { bytes } = await town.send('nora', board.delegatedDocument, november)
  expect(squeezed(pdfText(bytes))).toContain(squeezed('Beslut fattade på delegation'))
})

test('a list is told to the board once, and stands as reported', async () => {
  const town = await signedInNovember()
  const meetingId = await planMeeting(town, { body: 'board', heldOn: '2026-12-10' })
  const report = () =>
    town.send('nora', board.reportDelegated, {
      meetingId,
      id: newUuid(),
      from: november.from,
      until: '2026-11-23',
    })
  expect((await report()).status).toBe(200)
  expect(errorOf((await report()).body).code).toBe('nothing_to_report')
  expect((await list(town)).rows.every(({ reportedOn }) => reportedOn === '2026-12-10')).toBe(true)
  const { items } = await meetingSeenBy(town, meetingId)
  expect(items).toMatchObject([{ kind: 'delegated_decisions', count: 1 }])
  await hold(town, meetingId)
  const entered = await enterAs(town, 'nora', {
    agendaItemId: items[0]?.id ?? '',
    number: 1,
    outcome: 'noted',
  })
  expect(entered.status, entered.text).toBe(200)
})

test('taken off the agenda, the decisions wait for another meeting', async () => {
  const town = await signedInNovember()
  const meetingId = await planMeeting(town, { body: 'board', heldOn: '2026-12-10' })
  const id = newUuid()
  await town.call('nora', board.reportDelegated, { meetingId, id, from: november.from, until: '2026-11-23' })
  await town.call('nora', board.takeOffAgenda, { agendaItemId: id })
  expect((await list(town)).rows.every(({ reportedOn }) => reportedOn === null)).toBe(true)
})

test('older decisions that were never reported are counted, so that none is forgotten', async () => {
  const town = await signedInNovember()
  expect((await list(town, { from: '2026-12-01', until: '2026-12-31' })).unreportedBefore).toBe(1)
})

test('a list is for three months at most, for a meeting of the board, and for those who prepare it', async () => {
  const town = await signedInNovember()
  const long = await town.send('nora', board.listDelegated, { from: '2026-01-01', until: '2026-11-30' })
  expect([long.status, JSON.stringify(long.body)]).toEqual([
    400,
    expect.stringContaining('Välj högst tre månader'),
  ])
  const meetingId = await planMeeting(town)
  const wrong = await town.send('nora', board.reportDelegated, {
    meetingId,
    id: newUuid(),
    from: november.from,
    until: '2026-11-23',
  })
  expect(errorOf(wrong.body).code).toBe('reported_to_the_board')
  for (const login of ['amira', 'adam', 'eva'] as const)
    expect((await town.send(login, board.listDelegated, november)).status).toBe(404)
})
