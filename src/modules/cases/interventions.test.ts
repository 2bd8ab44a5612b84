import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aCase, decide, open, seen } from '#test/support/a-case.ts'
import { everyoneAgrees } from '#test/support/consent.ts'
import { aTown, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import type { CaseView } from './views.ts'

const running = (view: CaseView) =>
  Object.fromEntries(view.clocks.filter((c) => c.endedOn === null).map((c) => [c.code, c.dueOn]))

const steps = (view: CaseView): string[] => view.next.map(({ step }) => step)

/** Help has been granted in a case of amira and bo. */
const aGrant = async (town: Town) => {
  const made = await aCase(town)
  await decide(town, { ...made, kind: 'grant_open_care' })
  const view = await seen(town, made.caseId)
  return { ...made, view, interventionId: view.interventions[0]?.id ?? '' }
}

const planText = {
  goals: [
    { goal: 'Barnet kommer till skolan varje dag.', sign: 'Närvaro' },
    { goal: 'Lugna kvällar.', sign: '' },
  ],
  how: 'Familjebehandling en gång i veckan.',
  childView: 'Vill kunna sova.',
  followUpMonths: 2,
}

const started = async (town: Town) => {
  const grant = await aGrant(town)
  const { caseId, interventionId } = grant
  const input = { caseId, interventionId, startedOn: day('2026-11-23'), version: 1 }
  await everyoneAgrees(town, caseId)
  await town.call('amira', contract.startIntervention, input)
  const view = await town.call('amira', contract.saveImplementationPlan, {
    caseId,
    interventionId,
    ...planText,
    version: 0,
  })
  return { ...grant, view, version: view.interventions[0]?.version ?? 0 }
}

const followUp = {
  heldOn: day('2026-11-23'),
  summary: 'Det går framåt.',
  childView: 'Det är bättre nu.',
  goalResults: [],
}

describe('a decision', () => {
  test('to grant help ends the investigation and gives three months to begin', async () => {
    const town = await aTown()
    const { view } = await aGrant(town)
    expect(view.investigation).toMatchObject({ outcome: 'intervention', endedOn: '2026-11-23' })
    expect(running(view)).toEqual({ nonExecutedDecision: '2027-02-23' })
    expect(view.clocks.find((c) => c.code === 'investigation')?.endKind).toBe('satisfied')
    expect(view.clocks.find((c) => c.code === 'notifyConcerned')).toMatchObject({
      endKind: 'stopped',
      endReason: 'Utredningen är avslutad.',
    })
    expect(steps(view)).toEqual(['consent', 'make_plan'])
  })

  test('to refuse ends the investigation; the case stays watched until somebody closes it', async () => {
    const town = await aTown()
    const made = await aCase(town)
    await decide(town, { ...made, kind: 'refuse_application' })
    const view = await seen(town, made.caseId)
    expect(view.investigation?.outcome).toBe('refused')
    // SoL 23:1: without a decision nobody is followed; the case waits a month for its closing.
    expect(running(view)).toEqual({ interventionFollowUp: '2026-12-23' })
    expect(steps(view)).toEqual(['close'])
  })

  test('to close without measure closes the case, and the unit that had it still reads it', async () => {
    const town = await aTown()
    const made = await aCase(town)
    await decide(town, { ...made, kind: 'close_without_measure' })
    const view = await seen(town, made.caseId, 'bo')
    expect(view).toMatchObject({
      closedOn: '2026-11-23',
      closingReason: 'Utredningen avslutades utan insats.',
      watch: null,
      next: [],
    })
    expect(view.clocks.find((c) => c.code === 'investigation')?.endKind).toBe('satisfied')
    expect(running(view)).toEqual({})
    expect((await town.send('eva', contract.readCase, { caseId: made.caseId })).status).toBe(404)
  })

  test('to close without measure leaves the case open while help from before still runs', async () => {
    const town = await aTown()
    const { caseId, childId } = await started(town)
    const { investigationId } = await open(town, { childId })
    await decide(town, { caseId, investigationId, kind: 'close_without_measure' })
    const view = await seen(town, caseId)
    expect(view.closedOn).toBeNull()
    expect(running(view)).toEqual({ interventionFollowUp: '2027-01-23' })
  })

  test('about an investigation that has ended changes nothing', async () => {
    const town = await aTown()
    const made = await aCase(town)
    await decide(town, { ...made, kind: 'grant_open_care' })
    await expect(decide(town, { ...made, kind: 'refuse_application' })).rejects.toThrow('investigation_ended')
  })
})

describe('help that begins', () => {
  test('meets the three months, and is followed up after the months of the plan', async () => {
    const town = await aTown()
    const { view } = await started(town)
    expect(running(view)).toEqual({ interventionFollowUp: '2027-01-23' })
    expect(view.clocks.find((c) => c.code === 'nonExecutedDecision')?.endKind).toBe('satisfied')
    expect(steps(view)).toEqual(['follow_up'])
    expect(view.interventions[0]?.goals.map(({ goal }) => goal)).toEqual([
      'Barnet kommer till skolan varje dag.',
      'Lugna kvällar.',
    ])
  })

  test('does not begin tomorrow, nor before it was decided, nor twice', async () => {
    const town = await aTown()
    const { caseId, interventionId } = await aGrant(town)
    for (const startedOn of ['2026-11-24', '2026-11-22']) {
      const input = { caseId, interventionId, startedOn, version: 1 }
      expect((await town.send('amira', contract.startIntervention, input)).status).toBe(400)
    }
    const input = { caseId, interventionId, startedOn: '2026-11-23', version: 1 }
    await everyoneAgrees(town, caseId)
    expect((await town.send('amira', contract.startIntervention, input)).status).toBe(200)
    expect((await town.send('bo', contract.startIntervention, input)).status).toBe(409)
  })

  test('has a plan with at least one goal, how it is done and what the child thinks', async () => {
    const town = await aTown()
    const { caseId, interventionId } = await aGrant(town)
    for (const wrong of [{ goals: [] }, { how: '' }, { childView: '' }, { followUpMonths: 7 }]) {
      const answer = await town.send('amira', contract.saveImplementationPlan, {
        caseId,
        interventionId,
        ...planText,
        ...wrong,
        version: 0,
      })
      expect(answer.status).toBe(400)
    }
  })

  test('keeps its goals when the plan is written again, and the second writer sees the first', async () => {
    const town = await aTown()
    const { caseId, interventionId, view } = await started(town)
    const [goal] = view.interventions[0]?.goals ?? []
    const again = { caseId, interventionId, ...planText, goals: goal ? [goal] : [], followUpMonths: 3 }
    const changed = await town.call('amira', contract.saveImplementationPlan, { ...again, version: 1 })
    expect(changed.interventions[0]?.goals).toEqual([goal])
    expect(running(changed)).toEqual({ interventionFollowUp: '2027-02-23' })
    const late = await town.send('bo', contract.saveImplementationPlan, { ...again, version: 1 })
    expect(late.body).toMatchObject({ error: { code: 'changed_meanwhile', details: { version: 2 } } })
  })

  test('belongs to its own case: under another number it is not found', async () => {
    const town = await aTown()
    const { interventionId } = await aGrant(town)
    const other = await aCase(town)
    const input = { caseId: other.caseId, interventionId, startedOn: '2026-11-23', version: 1 }
    expect((await town.send('amira', contract.startIntervention, input)).status).toBe(404)
  })
})

describe('a follow-up', () => {
  test('tells how each goal goes and what the child says, and the next one is set', async () => {
    const town = await aTown()
    const { caseId, interventionId, view, version } = await started(town)
    const goalId = view.interventions[0]?.goals[0]?.id ?? ''
    town.at('2027-01-20T09:00:00.000Z')
    const after = await town.call('bo', contract.followUpIntervention, {
      caseId,
      interventionId,
      ...followUp,
      heldOn: day('2027-01-19'),
      goalResults: [{ goalId, result: 'partly', note: 'Fyra dagar av fem.' }],
      nextStep: 'continue',
      version,
    })
    expect(running(after)).toEqual({ interventionFollowUp: '2027-03-19' })
    expect(after.interventions[0]?.followUps[0]?.goalResults[0]).toMatchObject({
      goal: 'Barnet kommer till skolan varje dag.',
      result: 'partly',
    })
  })

  test('that asks for a change makes a new plan the next step', async () => {
    const town = await aTown()
    const { caseId, interventionId, version } = await started(town)
    town.at('2026-12-20T09:00:00.000Z')
    const changed = await town.call('amira', contract.followUpIntervention, {
      caseId,
      interventionId,
      ...followUp,
      heldOn: day('2026-12-20'),
      nextStep: 'change',
      version,
    })
    expect(steps(changed)).toEqual(['make_plan', 'follow_up'])
  })

  test('that ends the help says why, and leaves the case to be closed within a month', async () => {
    const town = await aTown()
    const { caseId, interventionId, version } = await started(town)
    const input = { caseId, interventionId, ...followUp, nextStep: 'end', version } as const
    expect((await town.send('amira', contract.followUpIntervention, input)).status).toBe(400)
    const ended = await town.call('amira', contract.followUpIntervention, {
      ...input,
      endReason: 'Målen är nådda.',
    })
    expect(ended.interventions[0]).toMatchObject({ endedOn: '2026-11-23', endReason: 'Målen är nådda.' })
    expect(running(ended)).toEqual({ interventionFollowUp: '2026-12-23' })
    expect(steps(ended)).toEqual(['close'])
  })

  test('is not held before the help has begun, nor about goals of somebody else', async () => {
    const town = await aTown()
    const { caseId, interventionId } = await aGrant(town)
    const input = { caseId, interventionId, ...followUp, nextStep: 'continue', version: 1 } as const
    const early = await town.send('amira', contract.followUpIntervention, input)
    expect(early.body).toMatchObject({ error: { code: 'intervention_not_started' } })
    const other = await started(town)
    const stray = { goalId: caseId, result: 'reached' }
    const answer = await town.send('amira', contract.followUpIntervention, {
      ...input,
      caseId: other.caseId,
      interventionId: other.interventionId,
      version: other.version,
      goalResults: [stray],
    })
    expect(answer.status).toBe(400)
  })
})

describe('closing a case', () => {
  test('is not possible while something of it runs', async () => {
    const town = await aTown()
    const { caseId } = await aGrant(town)
    const answer = await town.send('cilla', contract.closeCase, { caseId, reason: 'Klart.', version: 1 })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({
      error: { code: 'case_has_running', details: { obstacles: ['granted_intervention'] } },
    })
  })

  test('takes a reason; afterwards nothing is changed in it, and it is found among the closed', async () => {
    const town = await aTown()
    const { caseId, interventionId } = await aGrant(town)
    const end = {
      caseId,
      interventionId,
      endedOn: day('2026-11-23'),
      reason: 'Familjen tackar nej.',
      version: 1,
    }
    await town.call('amira', contract.endIntervention, end)
    const close = { caseId, reason: 'Familjen vill inte ha hjälp.', version: 1 }
    expect((await town.send('amira', contract.closeCase, { ...close, reason: '' })).status).toBe(400)
    const closed = await town.call('amira', contract.closeCase, close)
    expect(closed).toMatchObject({ closedOn: '2026-11-23', closedBy: 'Amira Påhittad' })
    const again = await town.send('amira', contract.closeCase, close)
    expect(again.body).toMatchObject({ error: { code: 'case_closed' } })
    const list = await town.call('bo', contract.listCases, { view: 'closed' })
    expect(list.rows.map((row) => row.caseId)).toEqual([caseId])
    expect((await town.call('amira', contract.listCases, {})).rows).toEqual([])
  })
})

describe('another owner', () => {
  test('is chosen by one who leads the unit; the one who had it loses sight of it when it leaves the unit', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const version = (await seen(town, caseId)).watch?.version ?? 0
    const input = { caseId, ownerId: town.workers.eva, coworkerId: town.workers.ulla, version }
    expect((await town.send('bo', contract.assignCase, input)).status).toBe(403)
    await town.call('dag', contract.assignCase, input)
    expect((await town.send('amira', contract.readCase, { caseId })).status).toBe(404)
    expect(await seen(town, caseId, 'eva')).toMatchObject({
      unit: 'Utredning 2',
      watch: { owner: 'Eva Påhittad', coworker: 'Ulla Påhittad' },
    })
  })

  test('may be oneself, in the own unit', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const version = (await seen(town, caseId)).watch?.version ?? 0
    const { bo, amira, eva } = town.workers
    await town.call('bo', contract.assignCase, { caseId, ownerId: bo, coworkerId: amira, version })
    expect((await seen(town, caseId)).watch?.owner).toBe('Bo Påhittad')
    const stranger = await town.send('eva', contract.assignCase, {
      caseId,
      ownerId: eva,
      coworkerId: null,
      version,
    })
    expect(stranger.status).toBe(404)
  })

  test('is not a trainee alone, nor the same person twice, and two who choose at once do not undo each other', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const version = (await seen(town, caseId)).watch?.version ?? 0
    const { tove, bo, amira } = town.workers
    const give = (ownerId: string, coworkerId: string | null) =>
      town.send('dag', contract.assignCase, { caseId, ownerId, coworkerId, version })
    expect((await give(tove, null)).body).toMatchObject({ error: { code: 'case_unlawful_pair' } })
    expect((await give(bo, bo)).text).toContain('Välj två olika personer.')
    const both = await Promise.all([give(bo, amira), give(amira, null)])
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]))
  })
})

describe('lists of cases', () => {
  test('show the own ones with the next date first, and those of the unit', async () => {
    const town = await aTown()
    const first = await aCase(town)
    town.at('2026-11-25T09:00:00.000Z')
    await aCase(town)
    const own = await town.call('amira', contract.listCases, { view: 'own' })
    expect(own.rows.map((row) => row.nextOn)).toEqual(['2026-11-23', '2026-11-25'])
    expect(own.rows[0]).toMatchObject({
      caseId: first.caseId,
      clock: { code: 'notifyConcerned', standing: 'late' },
    })
    expect((await town.call('tove', contract.listCases, { view: 'unit' })).rows).toHaveLength(2)
    expect((await town.call('eva', contract.listCases, { view: 'unit' })).rows).toEqual([])
    expect((await town.send('adam', contract.listCases, {})).status).toBe(403)
  })

  test('find a case by its number, for those who may see it', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const find = (login: 'amira' | 'eva', number: string) => town.call(login, contract.listCases, { number })
    expect((await find('amira', '2026-0001')).rows.map((row) => row.caseId)).toEqual([caseId])
    expect((await find('eva', '2026-0001')).rows).toEqual([])
    expect((await find('amira', '2026-9999')).rows).toEqual([])
  })

  test('of closed cases go on page by page without losing one', async () => {
    const town = await aTown()
    const all: string[] = []
    for (let i = 0; i < 27; i++) {
      const made = await aCase(town)
      await decide(town, { ...made, kind: 'close_without_measure' })
      all.push(made.caseId)
    }
    const first = await town.call('amira', contract.listCases, { view: 'closed' })
    expect(first.rows).toHaveLength(25)
    const second = await town.call('amira', contract.listCases, { view: 'closed', after: first.next ?? '' })
    expect(second.next).toBeNull()
    expect([...first.rows, ...second.rows].map((row) => row.caseId).toSorted()).toEqual(all.toSorted())
    const wrong = await town.send('amira', contract.listCases, { view: 'closed', after: 'x_y' })
    expect(wrong.status).toBe(400)
  })
})
