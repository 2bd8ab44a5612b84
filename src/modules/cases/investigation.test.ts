import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { relate } from '#modules/people/index.ts'
import { aCase, decide, open, seen } from '#test/support/a-case.ts'
import { as, enter } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { setTalkedOn } from './store/investigations.ts'

const running = (view: { clocks: readonly { code: string; endedOn: string | null; dueOn: string }[] }) =>
  Object.fromEntries(view.clocks.filter((c) => c.endedOn === null).map((c) => [c.code, c.dueOn]))

const steps = (view: { next: readonly { step: string }[] }): string[] => view.next.map(({ step }) => step)

const told = (town: Town, caseId: string, personId: string) =>
  town.call('amira', contract.notifyConcerned, {
    caseId,
    id: newUuid(),
    personId,
    toldOn: day('2026-11-23'),
    how: 'Telefon',
  })

const letter = (town: Town, caseId: string, personId: string, replyDays = 14) =>
  town.call('amira', contract.sendCommunication, {
    caseId,
    id: newUuid(),
    personId,
    material: 'Utredningstexten',
    how: 'Brev',
    sentOn: day('2026-11-23'),
    replyDays,
    toldOfOralRight: true,
  })

describe('an investigation that is opened', () => {
  test('makes a case with a number, two names, four months to the end, and those concerned to be told today', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await seen(town, caseId)
    expect(view.number).toBe('2026-0001')
    expect(view.watch).toMatchObject({
      owner: 'Amira Påhittad',
      coworker: 'Bo Påhittad',
      nextOn: '2026-11-23',
    })
    expect(running(view)).toEqual({ investigation: '2027-03-23', notifyConcerned: '2026-11-23' })
    expect(steps(view)).toEqual(['notify', 'plan', 'talk', 'communicate', 'decide'])
    expect(view.next[0]?.paragraph).toBe('SoL 20:4')
  })

  test('numbers go without gaps through the year and begin again in the next', async () => {
    const town = await aTown()
    const numbers: string[] = []
    for (const at of ['2026-12-30T09:00:00.000Z', '2026-12-31T09:00:00.000Z', '2027-01-04T09:00:00.000Z']) {
      town.at(at)
      const { caseId } = await aCase(town)
      numbers.push((await seen(town, caseId)).number)
    }
    expect(numbers).toEqual(['2026-0001', '2026-0002', '2027-0001'])
  })

  test('about a child with an open case keeps that case, its number and its owner', async () => {
    const town = await aTown()
    const first = await aCase(town)
    await decide(town, { ...first, kind: 'grant_open_care' })
    await open(town, { childId: first.childId, owner: 'eva' })
    const view = await seen(town, first.caseId)
    expect(view.number).toBe('2026-0001')
    expect(view.watch?.owner).toBe('Amira Påhittad')
    expect(view.earlierInvestigations).toHaveLength(1)
    expect(Object.keys(running(view)).toSorted()).toEqual([
      'investigation',
      'nonExecutedDecision',
      'notifyConcerned',
    ])
  })

  test('is never opened twice at once about the same child', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    await expect(open(town, { childId })).rejects.toThrow('investigation_is_open')
  })
})

describe('those concerned', () => {
  test('are told: the clock stops when the guardian has been told, and the plan is the next step', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const view = await told(town, caseId, motherId)
    expect(running(view)).toEqual({ investigation: '2027-03-23' })
    expect(steps(view)[0]).toBe('plan')
  })

  test('are two guardians and a child of fifteen: the clock runs until the last of them has been told', async () => {
    const town = await aTown()
    const { caseId, childId, motherId } = await aCase(town, { birthOn: day('2011-11-23') })
    const fatherId = await enter(town, { givenName: 'Olle' })
    await as(town, 'maja', (ctx) => relate(ctx, { childId, personId: fatherId, kind: 'guardian' }))
    expect(running(await told(town, caseId, motherId))).toHaveProperty('notifyConcerned')
    expect(running(await told(town, caseId, childId))).toHaveProperty('notifyConcerned')
    expect(running(await told(town, caseId, fatherId))).not.toHaveProperty('notifyConcerned')
  })

  test('may be kept from knowing for special reasons, which are written down', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const view = await town.call('amira', contract.notifyConcerned, {
      caseId,
      id: newUuid(),
      personId: motherId,
      toldOn: null,
      withheldReason: 'Polisen behöver tala med barnet först.',
    })
    expect(running(view)).not.toHaveProperty('notifyConcerned')
    expect(view.concerned[0]?.notice?.withheldReason).toBe('Polisen behöver tala med barnet först.')
  })

  test('are either told or not told, never both or neither, and nobody from outside the family', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const stranger = await enter(town)
    const notice = { caseId, id: newUuid(), personId: motherId, toldOn: null }
    const neither = await town.send('amira', contract.notifyConcerned, notice)
    expect(neither.status).toBe(400)
    expect(neither.body).toMatchObject({ error: { issues: [{ message: 'Fyll i det här fältet.' }] } })
    const both = { ...notice, toldOn: '2026-11-23', withheldReason: 'Skäl.' }
    expect((await town.send('amira', contract.notifyConcerned, both)).text).toContain('Inte båda.')
    const outsider = { ...notice, personId: stranger, toldOn: '2026-11-23' }
    expect((await town.send('amira', contract.notifyConcerned, outsider)).status).toBe(400)
  })

  test('are not told tomorrow, nor before the investigation was opened', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    for (const toldOn of ['2026-11-24', '2026-11-22']) {
      const notice = { caseId, id: newUuid(), personId: motherId, toldOn }
      expect((await town.send('amira', contract.notifyConcerned, notice)).status).toBe(400)
    }
  })
})

describe('the plan of an investigation', () => {
  const plan = {
    purpose: 'Ta reda på hur barnet har det hemma.',
    questions: [{ question: 'Hur fungerar skolan?', how: 'Samtal', from: 'Skolan' }],
    withChild: 'Barnet var med på ett möte.',
  }

  test('is saved with its questions and can be changed by the next one who has seen it', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const saved = await town.call('amira', contract.saveInvestigationPlan, { caseId, ...plan, version: 1 })
    expect(saved.investigation?.plan).toEqual({ ...plan, madeOn: '2026-11-23' })
    const version = saved.investigation?.version ?? 0
    const again = await town.call('bo', contract.saveInvestigationPlan, {
      caseId,
      ...plan,
      purpose: 'Nytt.',
      version,
    })
    expect(again.investigation?.plan.purpose).toBe('Nytt.')
  })

  test('two people save it at once: the second sees what the first wrote, and nothing is overwritten', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const answers = await Promise.all(
      (['amira', 'bo'] as const).map((login) =>
        town.send(login, contract.saveInvestigationPlan, { caseId, ...plan, purpose: login, version: 1 }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
    const kept = (await seen(town, caseId)).investigation?.plan.purpose
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      error: { code: 'changed_meanwhile', details: { current: { purpose: kept } } },
    })
  })
})

describe('facts from others', () => {
  test('are asked for and answered; what waits is a step', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const asked = await town.call('bo', contract.askForInformation, {
      caseId,
      id: newUuid(),
      sourceKind: 'school',
      sourceName: 'Påhittade skolan',
      question: 'Hur mår barnet i skolan?',
      askedOn: day('2026-11-23'),
    })
    expect(steps(asked)).toContain('gather')
    const requestId = asked.investigation?.requests[0]?.id ?? ''
    const answer = { caseId, requestId, answeredOn: day('2026-11-23'), answer: 'Bra.', version: 1 }
    expect(steps(await town.call('amira', contract.noteAnswer, answer))).not.toContain('gather')
    const late = await town.send('bo', contract.noteAnswer, { ...answer, answer: 'Annat.' })
    expect(late.body).toMatchObject({ error: { details: { current: { answer: 'Bra.' } } } })
  })

  test('sent twice are one', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const request = {
      caseId,
      id: newUuid(),
      sourceKind: 'police',
      sourceName: 'Polisen',
      question: 'Vad vet ni?',
      askedOn: '2026-11-23',
    }
    const key = newUuid()
    await town.send('amira', contract.askForInformation, request, { key })
    expect((await town.send('amira', contract.askForInformation, request, { key })).status).toBe(200)
    expect((await town.send('amira', contract.askForInformation, request)).status).toBe(409)
    expect((await seen(town, caseId)).investigation?.requests).toHaveLength(1)
  })
})

describe('the four months', () => {
  const extension = { months: 2, reason: 'Barnet har legat på sjukhus.', version: 1 }

  test('are extended for a fixed time by one who may decide it', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await town.call('cilla', contract.extendInvestigation, { caseId, ...extension })
    expect(running(view)['investigation']).toBe('2027-05-23')
    const events = await town.inTx((tx) => tx.selectFrom('outbox').select(['name', 'payload']).execute())
    expect(events.at(-1)).toMatchObject({
      name: 'organisation.delegated-decision-made',
      payload: {
        kind: 'extend_investigation',
        content: 'Utredningstiden förlängs med 2 månader, till och med 2027-05-23.',
      },
    })
  })

  test('are not extended by a social worker, who is told who may', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const refused = await town.send('amira', contract.extendInvestigation, { caseId, ...extension })
    expect(refused.status).toBe(403)
    expect(refused.body).toMatchObject({
      error: {
        code: 'extension_by_another',
        details: { lowestRole: 'lead', who: [{ name: 'Cilla Påhittad' }, { name: 'Dag Påhittad' }] },
      },
    })
  })

  test('are extended by one to four months, with a reason, and the last day is never typed in', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    for (const wrong of [{ months: 5 }, { months: 0 }, { reason: ' ' }, { dueOn: '2027-09-01' }]) {
      const answer = await town.send('cilla', contract.extendInvestigation, {
        caseId,
        ...extension,
        ...wrong,
      })
      expect(answer.status).toBe(400)
    }
  })
})

describe('communication before the decision', () => {
  test('gives the party a set time, counted to a workday, and the decision waits', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const view = await letter(town, caseId, motherId, 12)
    expect(running(view)['communicationReply']).toBe('2026-12-07')
    expect(steps(view)).not.toContain('decide')
    expect(view.next.at(-1)).toMatchObject({ step: 'communicate', waits: true })
  })

  test('ends with the reply', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const sent = (await letter(town, caseId, motherId)).investigation?.communications[0]
    const view = await town.call('amira', contract.noteReply, {
      caseId,
      communicationId: sent?.id ?? '',
      repliedOn: day('2026-11-23'),
      reply: 'Jag håller inte med.',
      version: 1,
    })
    expect(running(view)).not.toHaveProperty('communicationReply')
    expect(steps(view)).toContain('decide')
  })

  test('a missing reply is not noted before the time is over', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const sent = (await letter(town, caseId, motherId)).investigation?.communications[0]
    const none = { caseId, communicationId: sent?.id ?? '', repliedOn: null, version: 1 }
    town.at('2026-12-07T09:00:00.000Z')
    const early = await town.send('amira', contract.noteReply, none)
    expect(early.body).toMatchObject({
      error: { code: 'reply_time_runs', details: { dueOn: '2026-12-07' } },
    })
    town.at('2026-12-08T09:00:00.000Z')
    const view = await town.call('amira', contract.noteReply, none)
    expect(view.investigation?.communications[0]).toMatchObject({ noReply: true, replyBy: null })
  })

  test('a reply that was noted is not taken away afterwards by "no reply came"', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const sent = (await letter(town, caseId, motherId)).investigation?.communications[0]
    const note = { caseId, communicationId: sent?.id ?? '', reply: 'Jag håller inte med.' }
    await town.call('amira', contract.noteReply, { ...note, repliedOn: day('2026-11-23'), version: 1 })
    const gone = await town.send('amira', contract.noteReply, { ...note, repliedOn: null, version: 2 })
    expect(gone.body).toMatchObject({ error: { code: 'reply_is_noted' } })
    expect((await seen(town, caseId)).investigation?.communications[0]?.reply).toBe('Jag håller inte med.')
  })

  test('is not sent without telling of the right to speak', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const answer = await town.send('amira', contract.sendCommunication, {
      caseId,
      id: newUuid(),
      personId: motherId,
      material: 'Allt',
      how: 'Brev',
      sentOn: '2026-11-23',
      replyDays: 14,
      toldOfOralRight: false,
    })
    expect(answer.text).toContain('SoL 14:8')
  })
})

test('a talk with the child is known to the investigation by its day', async () => {
  const town = await aTown()
  const { caseId, investigationId } = await aCase(town)
  await town.inTx((tx) => setTalkedOn(tx, investigationId, day('2026-11-23')))
  await town.inTx((tx) => setTalkedOn(tx, investigationId, day('2026-11-20')))
  const view = await seen(town, caseId)
  expect(view.investigation?.talkedOn).toBe('2026-11-23')
  expect(steps(view)).not.toContain('talk')
})
