import { describe, expect, test } from 'vitest'
import { closeCase, readCase } from '#modules/cases/contract.ts'
import { readToday } from '#modules/overview/contract.ts'
import { errorOf, openCare, propose, readyFor, refusal, signAs } from '#test/support/decision.ts'
import { enter } from '#test/support/family.ts'
import { communicate, type Investigation } from '#test/support/investigation.ts'
import { type Login, newUuid, type Town } from '#test/support/town.ts'
import { readCaseDecisions, readDecision, serveDecision } from '../contract.ts'
import * as contract from './contract.ts'

type Appealed = { readonly town: Town; readonly inquiry: Investigation; readonly decisionId: string }

/** An application that was refused, and that the mother got on the day of the decision. */
const refused = async (isServed = true): Promise<Appealed> => {
  const { town, inquiry, proposal } = await readyFor(refusal)
  await communicate(town, inquiry)
  expect((await signAs(town, 'dag', proposal.id)).status).toBe(200)
  if (isServed)
    await town.call('amira', serveDecision, {
      decisionId: proposal.id,
      id: newUuid(),
      personId: inquiry.motherId,
      servedOn: '2026-11-23',
      how: 'meeting',
    })
  return { town, inquiry, decisionId: proposal.id }
}

const letter = ({ inquiry, decisionId }: Appealed, arrivedOn: string) => ({
  decisionId,
  id: newUuid(),
  personId: inquiry.motherId,
  arrivedOn,
  how: 'letter' as const,
  asks: 'Vi vill ha kontaktfamiljen som vi bad om.',
})

const arrive = async (all: Appealed, arrivedOn: string) => {
  all.town.at(`${arrivedOn}T09:00:00.000Z`)
  return all.town.call('amira', contract.registerAppeal, letter(all, arrivedOn))
}

const about = ({ id, version }: contract.AppealView) => ({ appealId: id, version })

const unchanged = (town: Town, appeal: contract.AppealView) =>
  town.call('amira', contract.reexamineAppealed, {
    ...about(appeal),
    id: newUuid(),
    outcome: 'unchanged',
    note: 'Det finns inget nytt som gör beslutet uppenbart fel.',
  })

const sending = (appeal: contract.AppealView, sentOn: string) => ({
  ...about(appeal),
  sentOn,
  court: 'Förvaltningsrätten i Påhittköping',
  enclosed: ['appeal', 'decision', 'documents'] as const satisfies readonly string[],
})

const judged = (
  appeal: contract.AppealView,
  decidedOn: string,
  outcome: 'granted' | 'sent_back' | 'rejected',
) => ({
  ...about(appeal),
  decidedOn,
  outcome,
  courtNumber: '1234-26',
})

const change = (appeal: contract.AppealView) => ({
  ...about(appeal),
  id: newUuid(),
  outcome: 'changed_wholly' as const,
  note: 'Läkarintyget visar att behovet finns.',
  content: 'Elsa får kontaktfamilj.',
  isAllowed: true,
  interventionKind: 'contact_family' as const,
  interventionName: 'Kontaktfamilj',
})

/** The appeal at the court, sent on the second day. */
const atCourt = async (all: Appealed) => {
  const ready = await unchanged(all.town, await arrive(all, '2026-12-01'))
  return all.town.call('amira', contract.sendAppeal, {
    ...sending(ready, '2026-12-01'),
    enclosed: ['appeal', 'decision'],
  })
}

const clocksOf = async ({ town, inquiry }: Appealed) =>
  (await town.call('amira', readCase, { caseId: inquiry.caseId })).clocks

describe('an appeal that comes in time (FL 44)', () => {
  test('is found to be in time from the day of the service, and the time of the party ends by it', async () => {
    const all = await refused()
    const appeal = await arrive(all, '2026-12-14')
    expect(appeal).toMatchObject({
      person: 'Maria Påhittsson',
      appealUntil: '2026-12-14',
      time: 'in_time',
      stage: 'reexamine',
      sendBy: '2026-12-21',
    })
    expect((await clocksOf(all)).find(({ code }) => code === 'appeal')).toMatchObject({
      endKind: 'satisfied',
    })
  })

  test('lies on the owner of the case until it is sent to the court (FL 46)', async () => {
    const all = await refused()
    const appeal = await arrive(all, '2026-12-01')
    const { town } = all
    const today = await town.call('amira', readToday, {})
    expect(JSON.stringify(today)).toContain('appealHandover')
    const sent = await town.call('amira', contract.sendAppeal, {
      ...sending(await unchanged(town, appeal), '2026-12-01'),
      enclosed: ['appeal', 'decision'],
    })
    expect([sent.stage, sent.sendBy]).toEqual(['court', null])
    const clocks = await clocksOf(all)
    expect(clocks.find(({ code }) => code === 'appealHandover')).toMatchObject({ endKind: 'satisfied' })
    expect(clocks.some(({ endedOn }) => endedOn === null)).toBe(true)
  })

  test('keeps the case open while it lies with the board', async () => {
    const all = await refused()
    await arrive(all, '2026-12-01')
    const { town, inquiry } = all
    const { obstacles, version } = await town.call('amira', readCase, { caseId: inquiry.caseId })
    expect(obstacles).toContain('appeal_at_board')
    const { status } = await town.send('cilla', closeCase, {
      caseId: inquiry.caseId,
      reason: 'Allt är klart.',
      version,
    })
    expect(status).toBe(409)
  })

  test('is in time, whenever it comes, from a party that was never served', async () => {
    const all = await refused(false)
    expect(await arrive(all, '2027-03-01')).toMatchObject({ time: 'not_served', stage: 'reexamine' })
  })

  test('is one per party at a time: the same letter entered twice by two people becomes one', async () => {
    const all = await refused()
    const { town } = all
    town.at('2026-12-01T09:00:00.000Z')
    const first = letter(all, '2026-12-01')
    const [once, twice] = [
      await town.call('amira', contract.registerAppeal, first),
      await town.call('amira', contract.registerAppeal, first),
    ]
    expect(twice).toEqual(once)
    const other = await town.send('cilla', contract.registerAppeal, letter(all, '2026-12-01'))
    expect([other.status, errorOf(other.body).code]).toEqual([409, 'appeal_is_open'])
  })
})

describe('an appeal that comes late (FL 45)', () => {
  test('is dismissed by a decision with reasons, by the one who may, and the dismissal can be appealed itself', async () => {
    const all = await refused()
    const appeal = await arrive(all, '2026-12-15')
    expect([appeal.time, appeal.stage]).toEqual(['late', 'late'])
    const { town, inquiry } = all
    const input = { ...about(appeal), id: newUuid(), reasons: 'Tre veckor hade gått.' }
    const byAmira = await town.send('amira', contract.dismissLateAppeal, input)
    expect([byAmira.status, errorOf(byAmira.body).code]).toEqual([403, 'wrong_level'])
    const dismissed = await town.call('cilla', contract.dismissLateAppeal, input)
    expect(dismissed).toMatchObject({
      stage: 'dismissed',
      steps: [{ outcome: 'late', decisionId: input.id }],
    })
    const { decision, isAppealable } = await town.call('cilla', readDecision, {
      decisionId: input.id,
    })
    expect([decision.kind, decision.ruleApplied, isAppealable]).toEqual([
      'dismiss_late_appeal',
      'FL 45',
      true,
    ])
    expect(decision.content).toContain('2026-12-15')
    const again = { ...letter(all, '2026-12-15'), decisionId: input.id }
    expect((await town.call('amira', contract.registerAppeal, again)).time).toBe('not_served')
    expect(inquiry.caseId).toBe(dismissed.caseId)
  })

  test('is taken up when the notice was wrong, and in doubt goes to the court with an explanation', async () => {
    const all = await refused()
    const appeal = await arrive(all, '2026-12-15')
    const { town } = all
    const doubt = await town.send('amira', contract.excuseLateAppeal, { ...about(appeal), ground: 'doubt' })
    expect([doubt.status, JSON.stringify(doubt.body)]).toEqual([400, expect.stringContaining('"note"')])
    const taken = await town.call('amira', contract.excuseLateAppeal, {
      ...about(appeal),
      ground: 'wrong_notice',
    })
    expect([taken.stage, taken.steps[0]?.outcome]).toEqual(['reexamine', 'wrong_notice'])
  })
})

describe('the board looks at its decision again (FL 38)', () => {
  test('a change is a decision of its own by the one who may, and its help is carried out like any other (SoL 34:1)', async () => {
    const all = await refused()
    const appeal = await arrive(all, '2026-12-01')
    const { town, inquiry } = all
    expect((await town.send('amira', contract.reexamineAppealed, change(appeal))).status).toBe(403)
    const changed = await town.call('dag', contract.reexamineAppealed, change(appeal))
    expect(changed.stage).toBe('send')
    const { decisions } = await town.call('amira', readCaseDecisions, { caseId: inquiry.caseId })
    expect(decisions.map(({ kind }) => kind)).toContain('change_decision')
    const { interventions } = await town.call('amira', readCase, { caseId: inquiry.caseId })
    expect(interventions).toMatchObject([{ name: 'Kontaktfamilj', startedOn: null }])
    expect((await clocksOf(all)).map(({ code }) => code)).toContain('nonExecutedDecision')
    const without = { ...sending(changed, '2026-12-01'), enclosed: ['appeal' as const, 'decision' as const] }
    const alone = await town.send('amira', contract.sendAppeal, without)
    expect([alone.status, JSON.stringify(alone.body)]).toEqual([400, expect.stringContaining('FL 46')])
  })

  test('is not allowed where it would harm a party, and needs its text', async () => {
    const all = await refused()
    const appeal = await arrive(all, '2026-12-01')
    const { status, body } = await all.town.send('dag', contract.reexamineAppealed, {
      ...change(appeal),
      isAllowed: false,
      content: '',
    })
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('FL 38')])
    expect(JSON.stringify(body)).toContain('"content"')
  })
})

describe('the courts', () => {
  test('what the court grants is carried out here; the case number and the day are kept', async () => {
    const all = await refused()
    const appeal = await atCourt(all)
    const { town, inquiry } = all
    town.at('2027-01-20T09:00:00.000Z')
    const done = await town.call('amira', contract.recordCourtResult, {
      ...judged(appeal, '2027-01-18', 'granted'),
      interventionKind: 'contact_family',
      interventionName: 'Kontaktfamilj',
    })
    expect(done).toMatchObject({ stage: 'decided', meaning: 'carry_out' })
    const { interventions } = await town.call('amira', readCase, { caseId: inquiry.caseId })
    expect(interventions).toMatchObject([{ name: 'Kontaktfamilj' }])
  })

  test('what is sent back is tried again; a judgment goes on to the court of appeal only with leave (SoL 35:1)', async () => {
    const all = await refused()
    const { town } = all
    const appeal = await atCourt(all)
    town.at('2027-02-20T09:00:00.000Z')
    const back = await town.call(
      'amira',
      contract.recordCourtResult,
      judged(appeal, '2027-01-18', 'sent_back'),
    )
    expect(back.meaning).toBe('again')
    const on = await town.call('amira', contract.recordFurtherAppeal, {
      ...about(back),
      appealedOn: '2027-02-01',
      by: 'by_board',
      court: 'Kammarrätten i Påhittstad',
    })
    expect([on.stage, on.meaning]).toEqual(['leave', null])
    const given = await town.call('amira', contract.recordLeave, {
      ...about(on),
      decidedOn: '2027-02-10',
      outcome: 'granted',
      courtNumber: '99-27',
    })
    const last = await town.call('amira', contract.recordCourtResult, judged(given, '2027-02-19', 'rejected'))
    expect([last.stage, last.meaning]).toEqual(['final', 'stands'])
    expect(last.steps.map(({ step }) => step)).toEqual([
      'time',
      'reexamined',
      'sent',
      'court',
      'further',
      'leave',
      'appeal_court',
    ])
  })

  test('no result is noted before the appeal has been sent, nor dated before that', async () => {
    const all = await refused()
    const { town } = all
    const here = await arrive(all, '2026-12-01')
    const early = await town.send('amira', contract.recordCourtResult, judged(here, '2026-12-01', 'rejected'))
    expect([early.status, errorOf(early.body).code]).toEqual([409, 'appeal_step_not_now'])
    const sent = await town.call('amira', contract.sendAppeal, {
      ...sending(await unchanged(town, here), '2026-12-01'),
      enclosed: ['appeal', 'decision'],
    })
    const { status, body } = await town.send(
      'amira',
      contract.recordCourtResult,
      judged(sent, '2026-11-30', 'rejected'),
    )
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('skickades till domstolen')])
  })
})

describe('what is wrong is told at its field', () => {
  test('a day before the decision or that has not been, a stranger who appeals, a text with U+0000', async () => {
    const all = await refused()
    const { town } = all
    const neighbour = await enter(town, { givenName: 'Granne' })
    town.at('2026-12-01T09:00:00.000Z')
    for (const [wrong, sentence] of [
      [{ arrivedOn: '2026-11-22' }, 'Dagen är före beslutet'],
      [{ arrivedOn: '2026-12-02' }, 'Dagen har inte varit än.'],
      [{ arrivedOn: '2026-02-30' }, 'Datumet finns inte.'],
      [{ personId: neighbour }, 'Välj en vårdnadshavare'],
      [{ asks: 'Nej\u0000' }, 'inte går att spara'],
      [{ asks: 'x'.repeat(1_000_000) }, ''],
    ] as const) {
      const { status, body } = await town.send('amira', contract.registerAppeal, {
        ...letter(all, '2026-12-01'),
        ...wrong,
      })
      expect([400, 413]).toContain(status)
      expect(JSON.stringify(body)).toContain(sentence)
    }
  })

  test('a decision to end without a measure cannot be appealed (SoL 35:1)', async () => {
    const { town, inquiry, proposal } = await readyFor({
      kind: 'close_without_measure',
      content: 'Utredningen avslutas.',
      reasons: 'Behovet är tillgodosett.',
    })
    await communicate(town, inquiry)
    await signAs(town, 'cilla', proposal.id)
    const all = { town, inquiry, decisionId: proposal.id }
    const { status, body } = await town.send('cilla', contract.registerAppeal, letter(all, '2026-11-23'))
    expect([status, errorOf(body).code]).toEqual([409, 'appeal_not_possible'])
  })
})

describe('who', () => {
  test('a stranger is answered "not found"; two who act see what the other did', async () => {
    const all = await refused()
    const appeal = await arrive(all, '2026-12-01')
    const { town, decisionId } = all
    for (const login of ['eva', 'adam', 'nora'] as const satisfies readonly Login[]) {
      expect((await town.send(login, contract.readAppeals, { decisionId })).status).toBe(404)
      expect((await town.send(login, contract.registerAppeal, letter(all, '2026-12-01'))).status).toBe(404)
      const sent = await town.send(login, contract.withdrawAppeal, {
        ...about(appeal),
        withdrawnOn: '2026-12-01',
        note: 'x',
      })
      expect(sent.status).toBe(404)
    }
    await unchanged(town, appeal)
    const late = await town.send('cilla', contract.withdrawAppeal, {
      ...about(appeal),
      withdrawnOn: '2026-12-01',
      note: 'Ringde.',
    })
    expect([late.status, errorOf(late.body).code]).toEqual([409, 'changed_meanwhile'])
    expect(JSON.stringify(late.body)).toContain('unchanged')
  })

  test('those who lead see what is open in their unit, and nothing of others; it leaves the list when it is settled', async () => {
    const all = await refused()
    const appeal = await arrive(all, '2026-12-01')
    const { town } = all
    const { appeals } = await town.call('cilla', contract.listOpenAppeals, {})
    expect(appeals).toMatchObject([{ kind: 'refuse_application', stage: 'reexamine', sendBy: '2026-12-08' }])
    expect((await town.call('moa', contract.listOpenAppeals, {})).appeals).toEqual([])
    expect((await town.send('amira', contract.listOpenAppeals, {})).status).toBe(404)
    await town.call('amira', contract.withdrawAppeal, {
      ...about(appeal),
      withdrawnOn: '2026-12-01',
      note: 'Mamman ringde och tog tillbaka det.',
    })
    expect((await town.call('cilla', contract.listOpenAppeals, {})).appeals).toEqual([])
  })

  test('help that is granted can be appealed too: the appeal does not stop it (SoL 35:4)', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    await signAs(town, 'amira', proposal.id)
    const all = { town, inquiry, decisionId: proposal.id }
    await arrive(all, '2026-12-01')
    expect((await clocksOf(all)).find(({ code }) => code === 'nonExecutedDecision')?.endedOn).toBeNull()
    expect(await propose(town, inquiry, { ...openCare, kind: 'end_intervention' }).then(() => true)).toBe(
      true,
    )
  })
})
