import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { endPlacement } from '#modules/cases/placements/contract.ts'
import { aCase, decide } from '#test/support/a-case.ts'
import { aReport } from '#test/support/a-report.ts'
import { aGrantedPlacement, aPlacedChild } from '#test/support/placement.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { readChild, readTeam, readToday } from './contract.ts'

const acts = (tasks: readonly { readonly code: string | null }[]) => tasks.map((task) => task.code)

test('"Idag" has what an owner and a co-worker must do, the most dangerous first', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  const amira = await town.call('amira', readToday, {})
  expect(acts(amira.tasks)).toEqual(['notifyConcerned', 'investigation'])
  expect(amira.tasks[0]).toMatchObject({ part: 'owner', standing: 'today', href: `/arenden/${caseId}` })
  const bo = await town.call('bo', readToday, {})
  expect(bo.tasks.every((task) => task.part === 'coworker')).toBe(true)
  expect((await town.call('eva', readToday, {})).tasks).toEqual([])
})

test('a new report is in the list of the one who is responsible, from its first moment', async () => {
  const town = await aTown()
  const { reportId } = await aReport(town)
  const { tasks } = await town.call('maja', readToday, {})
  expect(acts(tasks)).toContain('protectionAssessment')
  expect(tasks[0]).toMatchObject({ code: 'protectionAssessment', href: `/inflode/${reportId}` })
})

test('what is not done by its day is late the day after, weekend or not', async () => {
  const town = await aTown()
  town.at('2026-11-27T15:00:00.000Z')
  await aCase(town)
  town.at('2026-11-28T08:00:00.000Z')
  const { tasks } = await town.call('amira', readToday, {})
  expect(tasks[0]).toMatchObject({ code: 'notifyConcerned', standing: 'late', dueOn: '2026-11-27' })
})

test('a case that is closed leaves the list', async () => {
  const town = await aTown()
  const { caseId, investigationId } = await aCase(town)
  await decide(town, { caseId, investigationId, kind: 'close_without_measure' })
  const { tasks, openMatters } = await town.call('amira', readToday, {})
  expect(tasks.filter((task) => task.href.includes(caseId) && task.code === 'investigation')).toEqual([])
  expect(openMatters).toBeLessThanOrEqual(1)
})

test('a manager sees who has what in the own unit, by name and without rank; a social worker does not', async () => {
  const town = await aTown()
  await aCase(town)
  const team = await town.call('dag', readTeam, {})
  const names = team.workers.map((worker) => worker.name)
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'sv')))
  expect(team.workers.find((worker) => worker.id === town.workers.amira)).toMatchObject({
    owns: 1,
    shares: 0,
  })
  expect(team.workers.find((worker) => worker.id === town.workers.bo)).toMatchObject({ owns: 0, shares: 1 })
  expect((await town.send('amira', readTeam, {})).status).toBe(404)
  expect((await town.send('ulla', readTeam, { unitId: town.units.one })).status).toBe(404)
  expect((await town.send('hedda', readTeam, { unitId: town.units.two })).status).toBe(200)
})

test('the child has a page with who is responsible, what happens next and what has happened', async () => {
  const town = await aTown()
  const { childId, caseId } = await aCase(town)
  const page = await town.call('amira', readChild, { childId })
  expect(page.responsible).toMatchObject([
    { owner: 'Amira Påhittad', coworker: 'Bo Påhittad', unit: 'Utredning 1' },
  ])
  expect(page.clocks.map((clock) => clock.code)).toEqual(['notifyConcerned', 'investigation'])
  expect(page.openCaseId).toBe(caseId)
  expect(page.story.map((event) => event.kind)).toEqual(['case_opened'])
})

test('who has nothing to do with the child is answered as if the child did not exist', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  const unknown = await town.send('eva', readChild, { childId: newUuid() })
  for (const stranger of ['eva', 'maja', 'adam'] as const) {
    const { status, body } = await town.send(stranger, readChild, { childId })
    expect(status).toBe(404)
    expect(body).toMatchObject({
      error: { message: (unknown.body as { error: { message: string } }).error.message },
    })
  }
  const other = await aTown()
  expect((await other.send('amira', readChild, { childId })).status).toBe(404)
})

test('a colleague in the unit does not read a child with protected identity; those who have it and those who lead do', async () => {
  const town = await aTown()
  const { childId } = await aCase(town, { protection: 'protected_registration' })
  expect((await town.send('amira', readChild, { childId })).status).toBe(200)
  expect((await town.send('dag', readChild, { childId })).status).toBe(200)
  expect((await town.send('tove', readChild, { childId })).status).toBe(404)
})

test('each child whom the team view shows stands in the log', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  await town.call('cilla', readTeam, {})
  const rows = await town.inTx((tx) =>
    tx.selectFrom('audit_log').select('subject_id').where('action', '=', 'readTeam').execute(),
  )
  expect(new Set(rows.map((row) => row.subject_id))).toEqual(new Set([childId, town.units.one]))
})

test('a placement that was granted and has not begun is the next step on the child’s page, for who may carry it out', async () => {
  const town = await aTown()
  const { childId, caseId, interventionId } = await aGrantedPlacement(town)
  const ofChild = async (login: 'amira' | 'cilla' | 'tove') =>
    (await town.call(login, readChild, { childId })).toCarryOut
  expect(await ofChild('amira')).toEqual([
    {
      interventionId,
      name: 'Placering',
      decidedOn: '2026-11-23',
      interruptedOn: null,
      beginBy: '2027-02-23',
      href: `/arenden/${caseId}/placering/${interventionId}`,
      mayWork: true,
    },
  ])
  expect((await ofChild('cilla'))[0]?.mayWork).toBe(true)
  expect((await ofChild('tove'))[0]?.mayWork).toBe(false)
  const placed = await aPlacedChild(town)
  expect((await town.call('amira', readChild, { childId: placed.childId })).toCarryOut).toEqual([])
  await town.call('amira', endPlacement, {
    placementId: placed.placementId,
    endedOn: day('2026-11-23'),
    endKind: 'breakdown',
    reason: 'Påhittat.',
    isInterrupted: true,
    version: placed.view.version,
  })
  const [again] = (await town.call('amira', readChild, { childId: placed.childId })).toCarryOut
  expect(again).toMatchObject({ interruptedOn: '2026-11-23', beginBy: '2027-02-23' })
})
