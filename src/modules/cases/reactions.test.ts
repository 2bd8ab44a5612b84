import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { decide, seen } from '#test/support/a-case.ts'
import { aReport, onReport, running, seenChild } from '#test/support/a-report.ts'
import { aFamily, as } from '#test/support/family.ts'
import { decideReport, readReport } from '#modules/intake/contract.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { assignCase, readCase } from './contract.ts'
import { rememberTalk } from './index.ts'

/** A report that the reception has assessed, about this child. */
const reported = async (town: Town, childId: string) => {
  const report = await aReport(town)
  const act = onReport(town, report)
  await act.protect()
  const view = await act.identify(childId)
  return { act, view }
}

test('a new investigation of a child with an open case is in that case, and so are the report and the decision', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const first = await (await reported(town, childId)).act.open()
  await decide(town, { ...first, kind: 'grant_open_care' })
  const second = await (await reported(town, childId)).act.open('eva')
  expect(second.view.caseId).toBe(first.caseId)
  const decisions = await town.inTx((tx) =>
    tx.selectFrom('decisions').select('case_id').where('kind', '=', 'open_investigation').execute(),
  )
  expect(decisions).toEqual([{ case_id: first.caseId }, { case_id: first.caseId }])
  expect((await seen(town, first.caseId)).investigation?.endedOn).toBeNull()
})

test('a report on a child with an open investigation joins it; with an open case alone it is assessed (SoL 20:2)', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const first = await (await reported(town, childId)).act.open()
  expect((await reported(town, childId)).view).toMatchObject({ stage: 'joined', caseId: first.caseId })
  await decide(town, { ...first, kind: 'grant_open_care' })
  expect((await reported(town, childId)).view.stage).toBe('received')
})

test('a signed note of a talk is remembered, another kind of note is not', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const { caseId } = await (await reported(town, childId)).act.open()
  const note = { childId, eventOn: (await seen(town, caseId)).openedOn }
  await as(town, 'amira', (ctx) => rememberTalk(ctx, { ...note, kind: 'phone_call' }))
  expect((await seen(town, caseId)).investigation?.talkedOn).toBeNull()
  await as(town, 'amira', (ctx) => rememberTalk(ctx, { ...note, kind: 'talk_with_child' }))
  expect((await seen(town, caseId)).investigation?.talkedOn).toBe(note.eventOn)
})

test('when one of two reports about a child is opened the other joins it, and a reporter who asked is told at once (SoL 20:2, 19:6)', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const other = await aReport(town, { wantsFeedback: true })
  await onReport(town, other).identify(childId)
  const first = await (await reported(town, childId)).act.open()
  const joined = await seenChild(town, other, 'amira')
  expect(joined).toMatchObject({ stage: 'joined', caseId: first.caseId, watch: { owner: 'Amira Påhittad' } })
  expect(Object.keys(running(joined)).toSorted()).toEqual(['protectionAssessment', 'reporterFeedback'])
})

test('two reports about a child that are opened in the same moment make one investigation, and nobody meets a fault', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const [one, two] = [await reported(town, childId), await reported(town, childId)]
  const opening = () => ({
    outcome: 'open',
    reason: 'Oro.',
    ownerId: town.workers.amira,
    caseId: newUuid(),
    investigationId: newUuid(),
  })
  const answers = await Promise.all([
    one.act.send(decideReport, opening()),
    two.act.send(decideReport, opening()),
  ])
  const [won, lost] = answers.map(({ status }) => status).toSorted((a, b) => a - b)
  // The second has either joined, and is the new owner's now, or is told that an investigation is open.
  expect(won).toBe(200)
  expect([404, 409]).toContain(lost)
  const all = await town.inTx((tx) => tx.selectFrom('investigations').select('id').execute())
  expect(all).toHaveLength(1)
})

test('the id of another case or investigation opens nothing and is no fault of the server', async () => {
  const town = await aTown()
  const first = await (await reported(town, (await aFamily(town)).childId)).act.open()
  const { act } = await reported(town, (await aFamily(town)).childId)
  const opening = { outcome: 'open', reason: 'Oro.', ownerId: town.workers.amira }
  const sameCase = { ...opening, caseId: first.caseId, investigationId: newUuid() }
  expect((await act.send(decideReport, sameCase)).status).toBe(409)
  const sameInvestigation = { ...opening, caseId: newUuid(), investigationId: first.investigationId }
  expect((await act.send(decideReport, sameInvestigation)).status).toBe(409)
})

test('a report that joined goes with the case to its new owner, and the one who had it keeps nothing (SoLPuL 10 §)', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const { caseId } = await (await reported(town, childId)).act.open()
  const late = await aReport(town)
  await onReport(town, late).identify(childId)
  await town.call('cilla', assignCase, { caseId, ownerId: town.workers.eva, coworkerId: null, version: 1 })
  expect(await seenChild(town, late, 'eva')).toMatchObject({ watch: { owner: 'Eva Påhittad', coworker: '' } })
  for (const login of ['amira', 'bo', 'cilla'] as const) {
    expect((await town.send(login, readCase, { caseId })).status).toBe(404)
    expect((await town.send(login, readReport, { reportId: late.reportId })).status).toBe(404)
  }
})

test('a talk from before the investigation was opened is no talk of this investigation (SoL 20:7)', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const { caseId } = await (await reported(town, childId)).act.open()
  const talk = (eventOn: string) =>
    as(town, 'amira', (ctx) => rememberTalk(ctx, { childId, kind: 'talk_with_child', eventOn: day(eventOn) }))
  await talk('2025-03-01')
  expect((await seen(town, caseId)).investigation?.talkedOn).toBeNull()
  await talk('2026-11-23')
  expect((await seen(town, caseId)).investigation?.talkedOn).toBe('2026-11-23')
})
