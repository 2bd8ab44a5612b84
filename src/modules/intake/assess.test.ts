import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { aDecidable, aReport, ended, onReport, running, seenChild } from '#test/support/a-report.ts'
import { enter } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'

/** A second report about a child whose investigation is open already. */
const joined = async (town: Town, more: Parameters<typeof aReport>[1] = {}) => {
  const first = await aDecidable(town)
  const { caseId } = await first.act.open()
  const report = await aReport(town, more)
  return { report, childId: first.childId, caseId, act: onReport(town, report) }
}

const watchOf = (town: Town, matterId: string) =>
  town.inTx((tx) => tx.selectFrom('watches').selectAll().where('matter_id', '=', matterId).executeTakeFirst())

describe('the order of the law', () => {
  test('protection is assessed first, then the child is identified, then it is decided (SoL 20:1, 20:2)', async () => {
    const town = await aTown()
    const report = await aReport(town)
    const act = onReport(town, report)
    expect((await seenChild(town, report)).next).toBe('protection')
    const decision = { outcome: 'not_open', reason: 'Nej.' }
    const tooEarly = await act.send(contract.decideReport, decision, 'moa')
    expect(tooEarly.body).toMatchObject({ error: { code: 'protection_first' } })
    const assessed = await act.protect()
    expect(assessed.next).toBe('identify')
    expect(ended(assessed)).toEqual({ protectionAssessment: 'satisfied' })
    expect(assessed.protection).toMatchObject({ by: 'Maja Påhittad', at: town.now(), needed: false })
    const unknown = await act.send(contract.decideReport, decision, 'moa')
    expect(unknown.body).toMatchObject({ error: { code: 'child_not_identified' } })
    const childId = await enter(town)
    const known = await act.identify(childId)
    expect(known.next).toBe('decide')
    expect((await watchOf(town, report.reportChildId))?.child_id).toBe(childId)
  })

  test('a need of protection presses to open at once (SoL 14:2); without it nothing does', async () => {
    const town = await aTown()
    const [pressing, calm] = [await aReport(town), await aReport(town)]
    expect(running(await onReport(town, pressing).protect(true))).toEqual({
      openInvestigation: '2026-11-23',
      preliminaryAssessment: '2026-12-07',
    })
    expect(running(await onReport(town, calm).protect(false))).toEqual({
      preliminaryAssessment: '2026-12-07',
    })
  })

  test('who assesses that protection is needed says what was done', async () => {
    const town = await aTown()
    const act = onReport(town, await aReport(town))
    const { status, body } = await act.send(contract.assessProtection, { needed: true, reason: 'Våld.' })
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { issues: [{ path: 'action', message: 'Fyll i det här fältet.' }] } })
  })

  test('the protection assessment is made once', async () => {
    const town = await aTown()
    const act = onReport(town, await aReport(town))
    await act.protect()
    const again = await act.send(contract.assessProtection, { needed: false, reason: 'Nej.' })
    expect(again.body).toMatchObject({ error: { code: 'protection_already_assessed' } })
  })
})

describe('to open an investigation or not', () => {
  test('opening makes a case with two names, and the report leaves the watch', async () => {
    const town = await aTown()
    const { act, reportChildId, childId } = await aDecidable(town)
    const { caseId, view } = await act.open()
    expect(view).toMatchObject({ stage: 'opened', next: 'none', caseId, closedOn: '2026-11-23', watch: null })
    expect(ended(view)).toEqual({ protectionAssessment: 'satisfied', preliminaryAssessment: 'satisfied' })
    expect(await watchOf(town, reportChildId)).toBeUndefined()
    expect(await watchOf(town, caseId)).toMatchObject({
      child_id: childId,
      unit_id: town.units.one,
      owner_id: town.workers.amira,
      coworker_id: town.workers.bo,
    })
    const decisions = await town.inTx((tx) => tx.selectFrom('decisions').selectAll().execute())
    expect(decisions).toMatchObject([{ kind: 'open_investigation', child_id: childId }])
  })

  test('a trainee cannot get an investigation alone (SoL 25:1)', async () => {
    const town = await aTown()
    const { act } = await aDecidable(town)
    const input = { outcome: 'open', reason: 'Ja.', caseId: newUuid(), investigationId: newUuid() }
    const alone = await act.send(contract.decideReport, { ...input, ownerId: town.workers.tove })
    expect(alone.status).toBe(409)
    expect(alone.body).toMatchObject({
      error: { code: 'report_unlawful_pair', message: expect.stringContaining('SoL 25:1') },
    })
    const twice = await act.send(contract.decideReport, {
      ...input,
      ownerId: town.workers.bo,
      coworkerId: town.workers.bo,
    })
    expect(twice.body).toMatchObject({ error: { issues: [{ path: 'coworkerId' }] } })
  })

  test('a social worker may not decide not to open: it becomes a proposal and the lead decides (KL 6:37)', async () => {
    const town = await aTown()
    const { act, ...report } = await aDecidable(town)
    const { can, mayDecideNotOpen } = await seenChild(town, report)
    expect(can).toMatchObject({ open: true, notOpen: false, propose: true })
    expect(mayDecideNotOpen.map((who) => who.name)).toContain('Moa Påhittad')
    const refused = await act.send(contract.decideReport, { outcome: 'not_open', reason: 'Nej.' })
    expect(refused.status).toBe(403)
    expect(refused.body).toMatchObject({
      error: { code: 'not_yours_to_decide', details: { lowestRole: 'lead' } },
    })
    await act.send(contract.proposeNotOpening, { reason: 'Familjen har stöd.' })
    const proposed = await seenChild(town, report, 'moa')
    expect(proposed).toMatchObject({
      stage: 'proposed',
      next: 'confirm',
      can: { notOpen: true, propose: false },
    })
    expect(running(proposed)).toEqual({ preliminaryAssessment: '2026-12-07' })
    const decided = await act.doNotOpen('moa')
    expect(decided).toMatchObject({
      stage: 'not_opened',
      closedOn: '2026-11-23',
      decision: { by: 'Moa Påhittad' },
    })
    const decisions = await town.inTx((tx) => tx.selectFrom('decisions').selectAll().execute())
    expect(decisions).toMatchObject([{ kind: 'not_open_investigation', presented_by: town.workers.maja }])
  })

  test('is decided once', async () => {
    const town = await aTown()
    const { act } = await aDecidable(town)
    await act.doNotOpen()
    const again = await act.send(contract.decideReport, { outcome: 'not_open', reason: 'Igen.' }, 'moa')
    expect(again.body).toMatchObject({ error: { code: 'already_decided' } })
  })

  test('the fourteen days are extended only by one who may, with exceptional reasons (SoL 20:2)', async () => {
    const town = await aTown()
    const { act } = await aDecidable(town)
    const input = { days: 7, reason: 'Barnet är bortrest till den 10 december.' }
    expect((await act.send(contract.extendPreliminaryAssessment, input)).status).toBe(403)
    const { body } = await act.send(contract.extendPreliminaryAssessment, input, 'moa')
    const view = contract.ReportChildView.parse(body)
    expect(running(view)).toEqual({ preliminaryAssessment: '2026-12-14' })
    expect(view.clocks.find((c) => c.code === 'preliminaryAssessment')?.extensions).toMatchObject([
      { ground: 'synnerligaSkal', toDueOn: '2026-12-14' },
    ])
    const absurd = await act.send(contract.extendPreliminaryAssessment, { ...input, days: 1000 }, 'moa')
    expect(absurd.status).toBe(400)
  })
})

describe('a child with an open investigation', () => {
  test('takes the new report in: no preliminary assessment, its owner, still a protection assessment (SoL 20:2)', async () => {
    const town = await aTown()
    const { report, childId, caseId, act } = await joined(town)
    const view = await act.identify(childId)
    expect(view).toMatchObject({
      stage: 'joined',
      caseId,
      next: 'protection',
      watch: { owner: 'Amira Påhittad' },
    })
    expect(running(view)).toEqual({ protectionAssessment: '2026-11-23' })
    expect(ended(view)).toEqual({ preliminaryAssessment: 'stopped' })
    const done = await onReport(town, report, 'amira').protect(true)
    expect(done).toMatchObject({ next: 'none', closedOn: '2026-11-23' })
    expect(await watchOf(town, report.reportChildId)).toBeUndefined()
  })

  test('closes the report at once when protection was assessed before', async () => {
    const town = await aTown()
    const { childId, act } = await joined(town)
    await act.protect(true)
    expect(await act.identify(childId)).toMatchObject({ stage: 'joined', closedOn: '2026-11-23' })
  })

  test('and a reporter who asked is told at once (SoL 19:6)', async () => {
    const town = await aTown()
    const { report, childId, act } = await joined(town, { wantsFeedback: true })
    await act.protect()
    expect(running(await act.identify(childId))).toEqual({ reporterFeedback: '2026-11-23' })
    const told = await onReport(town, report, 'amira').send(contract.giveFeedback, {
      outcome: 'told',
      how: 'Telefon.',
    })
    expect(told.body).toMatchObject({ closedOn: '2026-11-23' })
  })
})

describe('the one who reported', () => {
  test('is told within a week of the decision when a mandated reporter asked (SoL 19:6)', async () => {
    const town = await aTown()
    const { act } = await aDecidable(town, { wantsFeedback: true })
    town.at('2026-11-26T09:00:00.000Z')
    const decided = await act.doNotOpen()
    expect(decided).toMatchObject({ next: 'feedback', closedOn: null })
    expect(running(decided)).toEqual({ reporterFeedback: '2026-12-03' })
    const { body } = await act.send(contract.giveFeedback, { outcome: 'told', how: 'Telefon till rektor.' })
    expect(body).toMatchObject({
      next: 'none',
      closedOn: '2026-11-26',
      feedback: { given: { outcome: 'told' } },
    })
  })

  test('who asks later than a week after is told the same day, and the matter is open until then', async () => {
    const town = await aTown()
    const { act, ...report } = await aDecidable(town)
    await act.doNotOpen()
    town.at('2026-12-10T09:00:00.000Z')
    await act.send(contract.askForFeedback, {})
    const asked = await seenChild(town, report)
    expect(asked).toMatchObject({ closedOn: null, next: 'feedback', watch: { owner: 'Maja Påhittad' } })
    expect(running(asked)).toEqual({ reporterFeedback: '2026-12-10' })
    await act.send(contract.giveFeedback, { outcome: 'unsuitable', how: 'Uppgifterna kan skada barnet.' })
    expect(await seenChild(town, report)).toMatchObject({ closedOn: '2026-12-10' })
  })

  test('who asks a worker that may not have a matter alone is answered by one who may (SoL 25:1)', async () => {
    const town = await aTown()
    const { act, ...report } = await aDecidable(town)
    await act.doNotOpen()
    const owner = new Client({ connectionString: town.ownerUrl })
    await owner.connect()
    await owner.query('update workers set may_act_alone = false where id = $1', [town.workers.maja])
    await owner.end()
    await act.send(contract.askForFeedback, {})
    expect((await seenChild(town, report)).watch?.owner).toBe('Moa Påhittad')
  })

  test('is never told when it is a private person', async () => {
    const town = await aTown()
    const { act } = await aDecidable(town, { category: 'private', wantsFeedback: true })
    expect(await act.doNotOpen()).toMatchObject({ closedOn: '2026-11-23', can: { askForFeedback: false } })
    const asked = await act.send(contract.askForFeedback, {})
    expect(asked.body).toMatchObject({ error: { code: 'not_for_private_reporters' } })
  })

  test('is offered a meeting when it suits the child (SoL 19:5)', async () => {
    const town = await aTown()
    const act = onReport(town, await aReport(town))
    const { body } = await act.send(contract.noteMeeting, { meeting: 'offered', note: 'På skolan.' })
    expect(body).toMatchObject({ meeting: 'offered', meetingNote: 'På skolan.' })
  })

  test('who is afraid is hidden from all but the responsible and the leaders, until it is judged (OSL 26:5)', async () => {
    const town = await aTown()
    const { reportId } = await aReport(
      town,
      { category: 'private', reporterName: 'Granne Påhittad', isAfraid: true },
      'moa',
    )
    const seen = (login: 'maja' | 'moa' | 'mats') => town.call(login, contract.readReport, { reportId })
    expect((await seen('moa')).reporter?.name).toBe('Granne Påhittad')
    expect((await seen('mats')).reporter?.name).toBe('Granne Påhittad')
    expect(await seen('maja')).toMatchObject({ reporter: null, can: { judgeReporter: false } })
    const judged = await town.call('moa', contract.judgeReporterProtection, {
      reportId,
      version: 1,
      protect: false,
      reason: 'Ingen risk har kommit fram.',
    })
    expect(judged.reporterProtection).toBe('open')
    expect((await seen('maja')).reporter?.name).toBe('Granne Påhittad')
    const stale = await town.send('moa', contract.judgeReporterProtection, {
      reportId,
      version: 1,
      protect: true,
      reason: 'Hot.',
    })
    expect(stale.status).toBe(409)
  })

  test('an authority is never hidden', async () => {
    const town = await aTown()
    const { reportId } = await aReport(town, { isAfraid: true })
    const { status } = await town.send('maja', contract.judgeReporterProtection, {
      reportId,
      version: 1,
      protect: true,
      reason: 'Hot.',
    })
    expect(status).toBe(400)
  })
})
