import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aCase, decide, seen } from '#test/support/a-case.ts'
import { everyoneAgrees } from '#test/support/consent.ts'
import { aHome, aPlacedChild, placed, running } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as cases from '../contract.ts'
import * as placements from '../placements/contract.ts'
import type { CaseView } from '../views.ts'
import * as contract from './contract.ts'

const clocksOf = (view: CaseView): Record<string, string> =>
  Object.fromEntries(view.clocks.filter((one) => one.endedOn === null).map((one) => [one.code, one.dueOn]))

/** Help at home that was granted in a case of amira, and its start when `startedOn` is said. */
const help = async (town: Town, startedOn?: string) => {
  const made = await aCase(town)
  await decide(town, { ...made, kind: 'grant_open_care' })
  await everyoneAgrees(town, made.caseId)
  const one = (await seen(town, made.caseId)).interventions[0]
  const ids = { caseId: made.caseId, interventionId: one?.id ?? '' }
  if (startedOn === undefined) return { ...made, ...ids, version: one?.version ?? 0 }
  const view = await town.call('amira', cases.startIntervention, {
    ...ids,
    startedOn: day(startedOn),
    version: one?.version ?? 0,
  })
  return { ...made, ...ids, version: view.interventions[0]?.version ?? 0 }
}

type Ids = { caseId: string; interventionId: string; version: number }

const interrupt = (town: Town, of: Ids, input: Readonly<Record<string, unknown>> = {}) =>
  town.send('amira', contract.interruptIntervention, {
    caseId: of.caseId,
    interventionId: of.interventionId,
    id: newUuid(),
    interruptedOn: town.now().slice(0, 10),
    reason: 'Behandlaren har slutat.',
    version: of.version,
    ...input,
  })

const resume = (town: Town, of: Ids, startedOn: string, version: number) =>
  town.send('amira', cases.startIntervention, {
    caseId: of.caseId,
    interventionId: of.interventionId,
    startedOn,
    version,
  })

describe('help that is interrupted (SoL 34:1)', () => {
  test('has three new months from that day, is not followed up meanwhile, and waits to begin again', async () => {
    const town = await aTown()
    const one = await help(town, '2026-11-23')
    town.at('2027-01-15T09:00:00.000Z')
    expect((await interrupt(town, one)).status).toBe(200)
    const view = await seen(town, one.caseId)
    expect(clocksOf(view)).toEqual({ nonExecutedDecision: '2027-04-15' })
    expect(view.interventions[0]).toMatchObject({ startedOn: '2026-11-23', interruptedOn: '2027-01-15' })
    expect(view.next[0]).toMatchObject({ step: 'start', paragraph: 'SoL 34:1' })
    expect(view.obstacles).toContain('granted_intervention')
  })

  test('ends its three months on the day on which it begins again, and is followed up anew', async () => {
    const town = await aTown()
    const one = await help(town, '2026-11-23')
    town.at('2027-01-15T09:00:00.000Z')
    await interrupt(town, one)
    town.at('2027-02-10T09:00:00.000Z')
    const early = await resume(town, one, '2027-01-14', one.version + 1)
    expect([early.status, early.text.includes('Dagen är före starten')]).toEqual([400, true])
    expect((await resume(town, one, '2027-02-01', one.version + 1)).status).toBe(200)
    const view = await seen(town, one.caseId)
    expect(clocksOf(view)).toEqual({ interventionFollowUp: '2027-05-01' })
    expect(view.interventions[0]).toMatchObject({ startedOn: '2026-11-23', interruptedOn: null })
    // And may be interrupted once more, with three months of its own.
    const again = { ...one, version: view.interventions[0]?.version ?? 0 }
    expect((await interrupt(town, again, { interruptedOn: '2027-02-05' })).status).toBe(200)
    expect(clocksOf(await seen(town, one.caseId))).toEqual({ nonExecutedDecision: '2027-05-05' })
  })

  test('is neither interrupted once more nor ended before the day on which it went on: no two times run over each other', async () => {
    const town = await aTown()
    const one = await help(town, '2026-11-23')
    town.at('2027-02-10T09:00:00.000Z')
    await interrupt(town, one, { interruptedOn: '2027-01-15' })
    await resume(town, one, '2027-02-01', one.version + 1)
    const again = { ...one, version: one.version + 2 }
    const early = await interrupt(town, again, { interruptedOn: '2027-01-20' })
    expect([early.status, early.text.includes('Dagen är före starten')]).toEqual([400, true])
    const ended = await town.send('amira', cases.endIntervention, {
      caseId: one.caseId,
      interventionId: one.interventionId,
      endedOn: '2027-01-20',
      reason: 'Klart.',
      version: again.version,
    })
    expect(ended.status).toBe(400)
    expect((await interrupt(town, again, { interruptedOn: '2027-02-01' })).status).toBe(200)
  })

  test('is refused before its start, tomorrow, twice, before it has begun, and by a second who saves', async () => {
    const town = await aTown()
    const notBegun = await help(town)
    expect((await interrupt(town, notBegun)).body).toMatchObject({
      error: { code: 'intervention_not_started' },
    })
    const one = await help(town, '2026-11-23')
    for (const interruptedOn of ['2026-11-22', '2026-11-24'])
      expect((await interrupt(town, one, { interruptedOn })).status).toBe(400)
    expect((await interrupt(town, one, { reason: '' })).status).toBe(400)
    expect((await interrupt(town, one, { version: one.version - 1 })).body).toMatchObject({
      error: { code: 'changed_meanwhile' },
    })
    expect((await interrupt(town, one)).status).toBe(200)
    const twice = await interrupt(town, one, { version: one.version + 1 })
    expect(twice.body).toMatchObject({ error: { code: 'intervention_interrupted' } })
    expect(twice.text).toContain('SoL 34:1')
  })

  test('is not followed up and its plan sets no time while it does not go on; it can be ended', async () => {
    const town = await aTown()
    const one = await help(town, '2026-11-23')
    await interrupt(town, one)
    const version = one.version + 1
    const ids = { caseId: one.caseId, interventionId: one.interventionId }
    const followed = await town.send('amira', cases.followUpIntervention, {
      ...ids,
      heldOn: '2026-11-23',
      summary: 'X',
      childView: 'X',
      goalResults: [],
      nextStep: 'continue',
      endReason: '',
      version,
    })
    expect(followed.body).toMatchObject({ error: { code: 'intervention_interrupted' } })
    const planned = await town.call('amira', cases.saveImplementationPlan, {
      ...ids,
      goals: [{ goal: 'Skolan varje dag.' }],
      how: 'Varje vecka.',
      childView: 'Bra.',
      followUpMonths: 2,
      version: 0,
    })
    expect(clocksOf(planned)).toEqual({ nonExecutedDecision: '2027-02-23' })
    const ended = await town.call('amira', cases.endIntervention, {
      ...ids,
      endedOn: day('2026-11-23'),
      reason: 'Familjen vill inte ha den.',
      version,
    })
    expect(clocksOf(ended)).toEqual({ interventionFollowUp: '2026-12-23' })
  })

  test('is changed by nobody who does not work on the case', async () => {
    const town = await aTown()
    const one = await help(town, '2026-11-23')
    const input = {
      caseId: one.caseId,
      interventionId: one.interventionId,
      id: newUuid(),
      interruptedOn: '2026-11-23',
      reason: 'X',
      version: one.version,
    }
    for (const [login, status] of [
      ['eva', 404],
      ['adam', 404],
      ['tove', 403],
    ] as const)
      expect((await town.send(login, contract.interruptIntervention, input)).status).toBe(status)
  })
})

const breakDown = (
  town: Town,
  view: placements.PlacementView,
  input: Readonly<Record<string, unknown>> = {},
) =>
  town.send('amira', placements.endPlacement, {
    placementId: view.id,
    endedOn: town.now().slice(0, 10),
    endKind: 'breakdown',
    reason: 'Familjen orkade inte.',
    isInterrupted: true,
    version: view.version,
    ...input,
  })

describe('a placement that breaks down while the decision holds', () => {
  test('is carried out in another home within three months, by the same decision', async () => {
    const town = await aTown()
    const { view, caseId, interventionId } = await aPlacedChild(town)
    town.at('2027-02-01T09:00:00.000Z')
    expect((await breakDown(town, view)).status).toBe(200)
    const waiting = await seen(town, caseId)
    expect(clocksOf(waiting)).toEqual({ nonExecutedDecision: '2027-05-01' })
    expect(waiting.interventions[0]).toMatchObject({ interruptedOn: '2027-02-01', endedOn: null })
    const start = await town.call('amira', placements.readPlacementStart, { caseId, interventionId })
    expect(start).toMatchObject({
      placementId: null,
      interruptedOn: '2027-02-01',
      earliestOn: '2027-02-01',
      can: { work: true },
    })
    const home = await aHome(town, { name: 'Familjen Alm' })
    const carryOut = (startedOn: string) =>
      town.send('amira', placements.carryOutPlacement, {
        caseId,
        interventionId,
        id: newUuid(),
        homeId: home.id,
        namedWorkerId: town.workers.amira,
        startedOn,
        version: start.version,
      })
    expect((await carryOut('2027-01-31')).text).toContain('förra placering slutade')
    expect((await carryOut('2027-02-01')).status).toBe(200)
    const list = await town.call('amira', placements.listPlacementsOfChild, { childId: view.child.id })
    expect(list.map(({ home: name, endedOn }) => [name, endedOn])).toEqual([
      ['Familjen Alm', null],
      ['Familjen Ek', '2027-02-01'],
    ])
    const again = await placed(town, list[0]?.id ?? '')
    expect(running(again)).toMatchObject({ considerationSol: '2027-05-23', custodyTransfer: '2029-02-01' })
    expect(running(again)).not.toHaveProperty('nonExecutedDecision')
  })

  test('under LVU is not reported: SoL 34:1 is about what was granted under SoL 11:1; the case is watched all the same', async () => {
    const town = await aTown()
    const { view, caseId } = await aPlacedChild(town, { basis: 'lvu_2' })
    expect((await breakDown(town, view)).status).toBe(200)
    const ofCase = await seen(town, caseId)
    expect(clocksOf(ofCase)).not.toHaveProperty('nonExecutedDecision')
    expect(ofCase.watch?.nextOn).toBeDefined()
  })

  test('holds only after a breakdown: with another end the mark is refused at the field', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    const wrong = await breakDown(town, view, { endKind: 'home_to_parents' })
    expect(wrong.body).toMatchObject({ error: { issues: [{ path: 'isInterrupted' }] } })
    expect(wrong.text).toContain('sammanbrott')
  })
})

const read = (town: Town, year: number, quarter: number, login: 'dag' | 'nora' | 'ulla' = 'dag') =>
  town.call(login, contract.readLateDecisions, { year, quarter })

describe('the report of the quarter (SoL 34:1–2)', () => {
  test('has what was not carried out in three months, with the reason, until the quarter in which it was', async () => {
    const town = await aTown()
    const one = await help(town)
    expect((await read(town, 2026, 4)).rows).toEqual([])
    town.at('2027-03-01T09:00:00.000Z')
    await town.call('amira', placements.reportNotCarriedOut, {
      caseId: one.caseId,
      interventionId: one.interventionId,
      id: newUuid(),
      reportedOn: day('2027-03-01'),
      reason: 'Ingen behandlare finns.',
    })
    town.at('2027-05-03T09:00:00.000Z')
    expect((await read(town, 2026, 4)).rows).toEqual([])
    expect((await read(town, 2027, 1)).rows).toMatchObject([
      {
        kind: 'open_care',
        decidedOn: '2026-11-23',
        interruptedOn: null,
        dueOn: '2027-02-23',
        state: 'waits',
        doneOn: null,
        reason: 'Ingen behandlare finns.',
      },
    ])
    await resume(town, one, '2027-05-03', one.version)
    // What was reported as waiting stays so for that quarter, and is told as carried out in its own (SoL 34:2).
    expect((await read(town, 2027, 1)).rows).toMatchObject([{ state: 'waits', doneOn: null }])
    expect(await read(town, 2027, 2)).toMatchObject({
      isRunning: true,
      rows: [{ state: 'carried_out', doneOn: '2027-05-03' }],
      counts: [{ kind: 'open_care', waits: 0, carriedOut: 1, ended: 0 }],
    })
    town.at('2027-08-02T09:00:00.000Z')
    expect((await read(town, 2027, 3)).rows).toEqual([])
  })

  test('has in a quarter that runs what is late today, and not what may still begin in time', async () => {
    const town = await aTown()
    await help(town)
    for (const [now, rows] of [
      ['2027-02-23T09:00:00.000Z', 0],
      ['2027-02-24T09:00:00.000Z', 1],
    ] as const) {
      town.at(now)
      expect((await read(town, 2027, 1)).rows).toHaveLength(rows)
    }
  })

  test('has what was interrupted and did not begin again in three months, with the day of the interruption', async () => {
    const town = await aTown()
    const one = await help(town, '2026-11-23')
    await interrupt(town, one)
    town.at('2027-04-01T09:00:00.000Z')
    expect((await read(town, 2027, 1)).rows).toMatchObject([
      {
        decidedOn: '2026-11-23',
        interruptedOn: '2026-11-23',
        dueOn: '2027-02-23',
        state: 'waits',
        reason: '',
      },
    ])
  })

  test('leaves out what began in time, and what was decided under LVU', async () => {
    const town = await aTown()
    await help(town, '2026-11-23')
    await aPlacedChild(town, { basis: 'lvu_2' })
    town.at('2027-04-01T09:00:00.000Z')
    expect((await read(town, 2027, 1)).rows).toEqual([])
  })

  test('names nobody, leads to the case only who may see it, and each child stands in the log', async () => {
    const town = await aTown()
    const one = await help(town)
    town.at('2027-04-01T09:00:00.000Z')
    const own = await read(town, 2027, 1)
    expect(own.rows[0]?.href).toBe(`/arenden/${one.caseId}`)
    for (const login of ['nora', 'ulla'] as const) {
      const other = await read(town, 2027, 1, login)
      expect(other.rows[0]?.href).toBe('')
      expect(JSON.stringify(other)).not.toContain('Nils')
    }
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select('subject_id')
        .where('action', '=', 'readLateDecisions')
        .where('subject_type', '=', 'child')
        .execute(),
    )
    expect(new Set(rows.map((row) => row.subject_id))).toEqual(new Set([one.childId]))
    for (const login of ['amira', 'adam', 'tove'] as const)
      expect((await town.send(login, contract.readLateDecisions, { year: 2027, quarter: 1 })).status).toBe(
        403,
      )
  })

  test('is a document for IVO, for the auditors and for the council, and not of a quarter to come', async () => {
    const town = await aTown()
    await help(town)
    town.at('2027-04-01T09:00:00.000Z')
    for (const receiver of contract.receivers) {
      const sent = await town.send('dag', contract.lateDecisionsDocument, {
        year: 2027,
        quarter: 1,
        receiver,
      })
      expect([sent.status, sent.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    }
    const later = await town.send('dag', contract.readLateDecisions, { year: 2027, quarter: 3 })
    expect(later.status).toBe(400)
    expect((await town.send('dag', contract.readLateDecisions, { year: 2027, quarter: 5 })).status).toBe(400)
  })
})
