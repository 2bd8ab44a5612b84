import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { readReport } from '#modules/intake/contract.ts'
import { readToday } from '#modules/overview/contract.ts'
import { aCase, decide } from '#test/support/a-case.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { closeCase, endIntervention, readCase } from '../contract.ts'
import * as contract from './contract.ts'
import { nextTransferSteps, stateOf, type TransferDays } from './rules.ts'

// Invented matters; the municipalities are real, the child and the letters are not.
const [other, own] = ['1280', '0780']

const ask = (town: Town, caseId: string, more: object = {}) =>
  town.send('amira', contract.requestTransfer, {
    caseId,
    id: newUuid(),
    municipalityCode: other,
    requestedOn: town.now().slice(0, 10),
    request: 'Familjen bor hos er sedan i våras och vill stanna.',
    ...more,
  })

const viewIn = (body: unknown) => contract.TransfersView.parse(body)

const asked = async (town: Town) => {
  const { caseId } = await aCase(town)
  const view = viewIn((await ask(town, caseId)).body)
  const [transfer] = view.transfers
  const step = (name: string, on: string, more: object = {}) =>
    town.send('amira', contract.stepTransfer, {
      caseId,
      transferId: transfer?.id,
      step: name,
      on,
      version: transfer?.version,
      ...more,
    })
  return { caseId, view, step }
}

const clocksOf = async (town: Town, caseId: string) =>
  (await town.call('amira', readCase, { caseId })).clocks
    .filter((clock) => clock.code === 'transferRequest' || clock.code === 'transferIvo')
    .map((clock) => [clock.code, clock.dueOn, clock.endKind])

describe('a child that moves', () => {
  test('in the middle of an investigation is still investigated by the municipality that opened it (SoL 29:9)', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await town.call('amira', contract.noteMove, {
      caseId,
      id: newUuid(),
      municipalityCode: other,
      movedOn: day('2026-11-20'),
    })
    expect(view).toMatchObject({
      finishesHere: true,
      moves: [{ municipality: 'Malmö', movedOn: '2026-11-20' }],
    })
    const closed = await town.send('amira', closeCase, {
      caseId,
      reason: 'Familjen har flyttat.',
      version: 1,
    })
    expect(closed.status).toBe(409)
    expect((await clocksOf(town, caseId)).length).toBe(0)
  })

  test('has not moved to a place that does not exist, tomorrow, or to the same place twice', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const move = (more: object) =>
      town.send('amira', contract.noteMove, {
        caseId,
        id: newUuid(),
        municipalityCode: other,
        movedOn: '2026-11-20',
        ...more,
      })
    expect((await move({ municipalityCode: '9999' })).text).toContain('Välj en kommun i listan.')
    expect((await move({ movedOn: '2026-11-24' })).text).toContain('Dagen har inte varit än.')
    expect((await move({})).status).toBe(200)
    expect((await move({})).text).toContain('Flytten är redan noterad.')
  })
})

describe('a request that another municipality takes over', () => {
  test('starts their month on the day it was sent (SoL 29:11)', async () => {
    const town = await aTown()
    const { caseId, view } = await asked(town)
    expect(view.transfers).toMatchObject([{ municipality: 'Malmö', state: 'waiting', dueOn: '2026-12-23' }])
    expect(await clocksOf(town, caseId)).toEqual([['transferRequest', '2026-12-23', null]])
  })

  test('is not sent to oneself, nor twice', async () => {
    const town = await aTown()
    const { caseId } = await asked(town)
    expect((await ask(town, caseId, { municipalityCode: own })).text).toContain('er egen kommun')
    expect((await ask(town, caseId)).text).toContain('Det finns redan en begäran')
  })

  test('without an answer goes to IVO when the month is out, not before; IVO has three months', async () => {
    const town = await aTown()
    const { caseId, step } = await asked(town)
    town.at('2026-12-23T09:00:00.000Z')
    expect((await step('askIvo', '2026-12-23')).text).toContain('En månad har inte gått')
    town.at('2026-12-24T09:00:00.000Z')
    const view = viewIn((await step('askIvo', '2026-12-24')).body)
    expect(view.transfers).toMatchObject([
      { state: 'atIvo', dueOn: '2027-03-24', next: ['ivoMovedIt', 'ivoLeftIt', 'withdrawn'] },
    ])
    expect(await clocksOf(town, caseId)).toEqual([
      ['transferRequest', '2026-12-23', 'stopped'],
      ['transferIvo', '2027-03-24', null],
    ])
  })

  test('that is refused may be put to IVO the same day', async () => {
    const town = await aTown()
    const { step } = await asked(town)
    expect((await step('refused', '2026-11-23', { text: 'Barnet bor kvar hos er.' })).status).toBe(200)
    const view = viewIn((await step('askIvo', '2026-11-23', { version: 2 })).body)
    expect(view.transfers).toMatchObject([{ state: 'atIvo', answerText: 'Barnet bor kvar hos er.' }])
  })

  test('that is granted closes the case only when nothing of it runs, with that reason', async () => {
    const town = await aTown()
    const { caseId, step } = await asked(town)
    const view = viewIn((await step('accepted', '2026-11-23')).body)
    expect(view.closing?.reason).toBe('Ärendet är överflyttat till Malmö (SoL 29:10).')
    expect(view.can.close).toBe(false)
    const { investigation } = await town.call('amira', readCase, { caseId })
    await decide(town, { caseId, investigationId: investigation?.id ?? null, kind: 'refuse_application' })
    const { can, closing } = await town.call('amira', contract.readTransfers, { caseId })
    expect(can.close).toBe(true)
    const closed = await town.call('amira', closeCase, {
      caseId,
      reason: '',
      ...closing,
      version: closing?.version ?? 0,
    })
    expect(closed.closingReason).toBe('Ärendet är överflyttat till Malmö (SoL 29:10).')
  })

  test('is changed by two: the second is told, and nothing is overwritten', async () => {
    const town = await aTown()
    const { step } = await asked(town)
    await step('refused', '2026-11-23')
    expect((await step('accepted', '2026-11-23')).body).toMatchObject({
      error: { code: 'changed_meanwhile' },
    })
  })

  test('is taken back only with a reason', async () => {
    const town = await aTown()
    const { step } = await asked(town)
    expect((await step('withdrawn', '2026-11-23')).text).toContain('Skriv varför')
    expect((await step('withdrawn', '2026-11-23', { text: 'Familjen flyttar tillbaka.' })).status).toBe(200)
  })

  test('of another unit’s case is not found', async () => {
    const town = await aTown()
    const { caseId } = await asked(town)
    expect((await town.send('eva', contract.readTransfers, { caseId })).status).toBe(404)
  })
})

const incoming = async (town: Town) => {
  const id = newUuid()
  await town.call('maja', contract.registerIncoming, {
    id,
    municipalityCode: other,
    toldChild: 'Lisa Påhittsson, född 2015',
    requestedOn: day('2026-11-23'),
    request: 'Familjen bor hos er.',
  })
  return id
}

describe('a request from another municipality', () => {
  test('has somebody from its first moment, and is to be answered the same day', async () => {
    const town = await aTown()
    await incoming(town)
    const { tasks } = await town.call('maja', readToday, {})
    expect(tasks).toMatchObject([{ code: 'transferRequest', dueOn: '2026-11-23', matterKind: 'transfer' }])
    expect((await town.call('maja', contract.listIncoming, {})).waiting).toMatchObject([
      { municipality: 'Malmö', owner: 'Maja Påhittad', ivoFrom: '2026-12-24', can: { answer: false } },
    ])
    expect((await town.call('eva', contract.listIncoming, {})).waiting).toEqual([])
  })

  test('that is granted is a report here in the same act; one that leads the unit answers', async () => {
    const town = await aTown()
    const incomingTransferId = await incoming(town)
    const input = { incomingTransferId, answer: 'yes' as const, text: 'Vi tar över.', version: 1 }
    expect((await town.send('maja', contract.answerIncoming, input)).status).toBe(403)
    expect((await town.send('eva', contract.answerIncoming, input)).status).toBe(404)
    const { reportId, answer } = await town.call('moa', contract.answerIncoming, input)
    expect(answer).toBe('yes')
    const report = await town.call('moa', readReport, { reportId: reportId ?? '' })
    expect(report.concern).toContain('Malmö har begärt att vi tar över')
    expect((await town.call('maja', readToday, {})).tasks.map((task) => task.code)).not.toContain(
      'transferRequest',
    )
    expect((await town.send('moa', contract.answerIncoming, { ...input, answer: 'no' })).text).toContain(
      'redan besvarad',
    )
  })
})

const start = day('2026-11-23')

test('whatever the days, a request has one state, and an ended one has no next step but none', () => {
  const someDays = fc
    .record({
      answer: fc.option(fc.constantFrom('yes' as const, 'no' as const)),
      ivo: fc.boolean(),
      decision: fc.option(fc.constantFrom('moves' as const, 'stays' as const)),
      gap: fc.nat(60),
    })
    .map(({ answer, ivo, decision, gap }): TransferDays => {
      const atIvo = ivo && answer !== 'yes'
      const appliedOn = addDays(start, 32 + gap)
      return {
        requestedOn: start,
        answer,
        answeredOn: answer === null ? null : addDays(start, 1),
        ivoAppliedOn: atIvo ? appliedOn : null,
        ivoDecision: atIvo ? decision : null,
        ivoDecidedOn: atIvo && decision !== null ? addDays(appliedOn, gap) : null,
        withdrawnOn: null,
      }
    })
  fc.assert(
    fc.property(someDays, fc.nat(300), (days, later) => {
      const next = nextTransferSteps(days, addDays(start, 100 + later))
      const isOver = ['handedOver', 'stays', 'withdrawn'].includes(stateOf(days))
      expect(next.length === 0).toBe(isOver)
    }),
  )
})

test('the answer ends the last time that runs: the case is still looked at within a month, and nobody drops off', async () => {
  const town = await aTown()
  const made = await aCase(town)
  const { caseId } = made
  await ask(town, caseId)
  await decide(town, { ...made, kind: 'grant_open_care' })
  const [help] = (await town.call('amira', readCase, { caseId })).interventions
  await town.call('amira', endIntervention, {
    caseId,
    interventionId: help?.id ?? '',
    endedOn: day('2026-11-23'),
    reason: 'Familjen flyttar.',
    version: help?.version ?? 0,
  })
  const [transfer] = (await town.call('amira', contract.readTransfers, { caseId })).transfers
  await town.call('amira', contract.stepTransfer, {
    caseId,
    transferId: transfer?.id ?? '',
    step: 'refused',
    on: day('2026-11-23'),
    text: 'Nej.',
    version: transfer?.version ?? 0,
  })
  expect((await town.call('amira', readCase, { caseId })).watch?.nextOn).toBe('2026-12-23')
})
