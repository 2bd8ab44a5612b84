import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aDecidable, aReport, onReport, running, seenChild } from '#test/support/a-report.ts'
import { enter } from '#test/support/family.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import * as contract from './contract.ts'

describe('a report that the staff write down', () => {
  test('is one when it is sent twice, in the same number series as the form', async () => {
    const town = await aTown()
    const input = {
      id: newUuid(),
      channel: 'letter',
      receivedOn: '2026-11-20',
      category: 'police',
      reporterName: 'Polis Påhittad',
      concern: 'Bråk i hemmet.',
      children: [{ id: newUuid(), toldName: 'Nils' }],
    }
    const first = await town.send('maja', contract.registerReport, input)
    const second = await town.send('maja', contract.registerReport, input)
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toEqual(first.body)
    const other = await aReport(town)
    expect(other.receiptNumber).toBe('A-2026-00002')
  })

  test('counts its clocks from the day it came, not from the day it was written down', async () => {
    const town = await aTown()
    const report = await aReport(town, { channel: 'letter', receivedOn: day('2026-11-20') })
    const child = await seenChild(town, report)
    expect(running(child)).toEqual({
      protectionAssessment: '2026-11-20',
      preliminaryAssessment: '2026-12-04',
    })
    expect(child.clocks.find((c) => c.code === 'protectionAssessment')?.standing).toBe('late')
    expect(child.watch?.owner).toBe('Maja Påhittad')
  })

  test('by somebody outside the reception goes to the reception', async () => {
    const town = await aTown()
    const report = await aReport(town, {}, 'amira')
    const child = await seenChild(town, report, 'maja')
    expect(child.watch?.unitId).toBe(town.units.intake)
    const { status } = await town.send('amira', contract.readReport, { reportId: report.reportId })
    expect(status).toBe(404)
  })

  test.each([
    ['a day to come', { receivedOn: '2026-11-24' }, 'receivedOn', 'Dagen har inte varit än.'],
    ['a day that does not exist', { receivedOn: '2026-02-30' }, 'receivedOn', 'Datumet finns inte.'],
    ['a day long ago', { receivedOn: '2025-01-01' }, 'receivedOn', 'Dagen är mer än ett år sedan.'],
    ['U+0000', { concern: 'a\u0000' }, 'concern', 'Texten innehåller ett tecken'],
    ['a lone surrogate', { reporterName: '\uD800' }, 'reporterName', 'Texten innehåller ett tecken'],
    ['half a million signs', { concern: 'x'.repeat(500_000) }, 'concern', 'Texten är för lång.'],
    ['no child', { children: [] }, 'children', 'Välj minst ett.'],
    ['a category that does not exist', { category: 'kung' }, 'category', 'Välj ett av alternativen.'],
    ['an anonymous one with a name', { category: 'anonymous' }, 'reporterName', 'En anonym anmälare'],
  ])('%s is told in Swedish beside its field', async (_, wrong, path, sentence) => {
    const town = await aTown()
    const { status, body } = await town.send('maja', contract.registerReport, {
      id: newUuid(),
      channel: 'phone',
      receivedOn: '2026-11-23',
      category: 'school',
      reporterName: 'Lena',
      concern: 'Oro',
      children: [{ id: newUuid(), toldName: 'Nils' }],
      ...wrong,
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { issues: [{ path, message: expect.stringContaining(sentence) }] } })
  })

  test('names only persons who exist', async () => {
    const town = await aTown()
    const { status } = await town.send('maja', contract.registerReport, {
      id: newUuid(),
      channel: 'phone',
      receivedOn: '2026-11-23',
      category: 'private',
      reporterName: 'Granne Påhittad',
      concern: 'Oro',
      children: [{ id: newUuid(), childId: newUuid() }],
    })
    expect(status).toBe(404)
  })
})

describe('two people at the same report', () => {
  test('the second sees what the first saved, and nothing is overwritten', async () => {
    const town = await aTown()
    const { reportChildId } = await aReport(town)
    const input = { reportChildId, version: 1, needed: false, action: '' }
    await town.call('maja', contract.assessProtection, { ...input, reason: 'Majas bedömning.' })
    const { status, body } = await town.send('moa', contract.assessProtection, { ...input, reason: 'Moas.' })
    expect(status).toBe(409)
    expect(body).toMatchObject({
      error: {
        code: 'changed_meanwhile',
        details: { version: 2, current: { protectionReason: 'Majas bedömning.' } },
      },
    })
  })
})

describe('who sees a report', () => {
  test('a stranger in the municipality is answered that it does not exist', async () => {
    const town = await aTown()
    const report = await aReport(town)
    for (const login of ['eva', 'ulla', 'adam'] as const) {
      const { status } = await town.send(login, contract.readReport, { reportId: report.reportId })
      expect(status).toBe(404)
      const act = await onReport(town, report).send(
        contract.assessProtection,
        { needed: false, reason: 'x' },
        login,
      )
      expect(act.status).toBe(404)
    }
    expect((await town.send('adam', contract.listReports, {})).status).toBe(404)
    expect((await town.send('nobody', contract.listReports, {})).status).toBe(401)
  })

  test("another municipality's report and an unknown one give the same answer", async () => {
    const [town, other] = [await aTown(), await aTown()]
    const { reportId } = await aReport(other)
    const answers = [
      await town.send('maja', contract.readReport, { reportId }),
      await town.send('maja', contract.readReport, { reportId: newUuid() }),
    ]
    expect(answers.map((one) => one.status)).toEqual([404, 404])
  })

  test('a child with a protected identity is seen by the responsible and the leaders only', async () => {
    const town = await aTown()
    const childId = await enter(town, { protection: 'marking' })
    const report = await aReport(town, { children: [{ id: newUuid(), childId }] }, 'moa')
    expect((await town.send('maja', contract.readReport, { reportId: report.reportId })).status).toBe(404)
    const { rows, hidden } = await town.call('maja', contract.listReports, {})
    expect({ rows: rows.length, hidden }).toEqual({ rows: 0, hidden: 1 })
    const { rows: forTheLead } = await town.call('mats', contract.listReports, {})
    expect(forTheLead).toMatchObject([{ child: { isProtected: true } }])
  })

  test('each read of a person stands in the log', async () => {
    const town = await aTown()
    const childId = await enter(town)
    const report = await aReport(town, { children: [{ id: newUuid(), childId }] })
    await town.call('maja', contract.readReport, { reportId: report.reportId })
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['subject_type', 'subject_id', 'kind'])
        .where('action', '=', 'readReport')
        .orderBy('subject_type')
        .execute(),
    )
    expect(rows).toEqual([
      { subject_type: 'person', subject_id: childId, kind: 'read' },
      { subject_type: 'report', subject_id: report.reportId, kind: 'read' },
    ])
  })
})

describe('the list', () => {
  test('leaves a row in the log for each child that it shows', async () => {
    const town = await aTown()
    const known = await aDecidable(town)
    const unknown = await aReport(town)
    await town.call('maja', contract.listReports, {})
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select('subject_id').where('action', '=', 'listReports').execute(),
    )
    expect(rows.map((row) => row.subject_id)).toEqual(
      expect.arrayContaining([known.childId, unknown.reportChildId]),
    )
  })

  test('has what is due now by danger first, then the rest by day', async () => {
    const town = await aTown()
    const assessed = await aReport(town)
    await onReport(town, assessed).protect()
    const inNeed = await aReport(town)
    await onReport(town, inNeed).protect(true)
    const fresh = await aReport(town)
    const { rows } = await town.call('maja', contract.listReports, {})
    expect(rows.map((row) => row.reportId)).toEqual([fresh.reportId, inNeed.reportId, assessed.reportId])
    expect(rows.map((row) => row.next)).toEqual(['protection', 'identify', 'identify'])
    expect(rows.map((row) => row.clock?.code)).toEqual([
      'protectionAssessment',
      'openInvestigation',
      'preliminaryAssessment',
    ])
  })

  test('of what is closed is read page by page, each row once', async () => {
    const town = await aTown()
    for (let n = 0; n < 27; n++) await (await aDecidable(town)).act.doNotOpen()
    const first = await town.call('maja', contract.listReports, { show: 'closed' })
    expect(first.rows).toHaveLength(25)
    const second = await town.call('maja', contract.listReports, { show: 'closed', after: first.next ?? '' })
    expect(second.rows).toHaveLength(2)
    expect(second.next).toBeNull()
    expect(new Set([...first.rows, ...second.rows].map((row) => row.reportChildId)).size).toBe(27)
    expect((await town.send('maja', contract.listReports, { show: 'closed', after: 'x,y' })).status).toBe(400)
    expect((await town.call('maja', contract.listReports, {})).rows).toEqual([])
  })
})

test('the id of a child of another report is told in words, and that report stays as it is', async () => {
  const town = await aTown()
  const first = await aReport(town)
  const answer = await town.send('maja', contract.registerReport, {
    id: newUuid(),
    channel: 'phone',
    receivedOn: '2026-11-23',
    category: 'school',
    reporterName: 'Lena Påhittad',
    concern: 'Samma nummer en gång till.',
    children: [{ id: first.reportChildId, toldName: 'Någon annan' }],
  })
  expect(answer.status).toBe(409)
  expect((await seenChild(town, first)).told.name).toBe('Nils i 3 B')
})
