import { expect, test } from 'vitest'
import { decide, seen } from '#test/support/a-case.ts'
import { aReport, onReport } from '#test/support/a-report.ts'
import { aFamily, as } from '#test/support/family.ts'
import { aTown, type Town } from '#test/support/town.ts'
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
