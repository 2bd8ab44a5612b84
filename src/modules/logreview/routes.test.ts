import { beforeEach, describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import { breakTheGlass, reviewBreakGlass } from '#modules/breakglass/contract.ts'
import { readCase } from '#modules/cases/contract.ts'
import { readChild, readToday } from '#modules/overview/contract.ts'
import { answerStaffChange, withdrawStaffChange } from '#modules/staff/contract.ts'
import { letsReview } from '#test/support/log-reviewer.ts'
import { pdfText } from '#test/support/pdf-text.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { drawLastMonth, drawMonth, listed } from './draw.ts'
import { openingsIn } from './openings.ts'
import { factsIn } from './store-facts.ts'

const november = {
  from: instant('2026-11-01T00:00:00.000Z'),
  until: instant('2026-12-01T00:00:00.000Z'),
  fromOn: day('2026-11-01'),
  untilOn: day('2026-12-01'),
}

let town: Town
let child: Awaited<ReturnType<typeof aCase>>

beforeEach(async () => {
  town = await aTown()
  child = await aCase(town)
})

/** The first of the month after: the list of November is drawn. */
const draw = async (): Promise<void> => {
  town.at('2026-12-02T09:00:00.000Z')
  await as(town, 'hedda', drawLastMonth)
}

const open = (login: Login) => town.call(login, readCase, { caseId: child.caseId })
const review = (login: Login = 'hedda') => town.call(login, contract.readLogReview, {})
const firstItem = async () => {
  const item = (await review()).items[0]
  if (!item) throw new Error('nothing is listed')
  return item
}

describe('the monthly list', () => {
  test('a colleague of the unit who opened a case without a task is listed as unexplained, the owner is explained', async () => {
    await open('amira')
    await open('eva').catch(() => undefined)
    await open('tove')
    await draw()
    const { items, openings } = await review()
    expect(openings).toBe(2)
    expect(items.find((one) => one.worker === 'Tove Testsson' || one.role === 'trainee')).toMatchObject({
      explanation: null,
      reasons: expect.arrayContaining(['unexplained']),
    })
    expect(items.find((one) => one.role === 'social_worker')).toMatchObject({
      explanation: 'assigned',
      reasons: ['random'],
    })
  })

  test('the same month is drawn once, however often it is asked', async () => {
    await open('tove')
    await draw()
    await as(town, 'hedda', (ctx) => drawMonth(ctx, day('2026-11-01')))
    const { items, months } = await review()
    expect(months).toHaveLength(1)
    expect(items).toHaveLength(1)
  })

  test('the child stands there by case number only, until the reviewer says why; the looking is in the log', async () => {
    await open('tove')
    await draw()
    const { logItemId, child: hidden, caseNumber } = await firstItem()
    expect(hidden).toBeNull()
    expect(caseNumber).toMatch(/^\d{4}-\d+$/)
    await town.call('hedda', contract.lookBehindLogItem, { logItemId, purpose: 'Påhittat: fråga Tove' })
    expect((await firstItem()).child).toBe('Nils Påhittsson')
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select('actor_id')
        .where('action', '=', 'lookBehindLogItem')
        .where('subject_id', '=', child.childId)
        .execute(),
    )
    expect(rows).toEqual([{ actor_id: town.workers.hedda }])
  })

  test('an outcome needs a reason, stands with name and time, and a later one stands beside it', async () => {
    await open('tove')
    await draw()
    const { logItemId } = await firstItem()
    const none = await town.send('hedda', contract.giveLogOutcome, { logItemId, outcome: 'talk', reason: '' })
    expect(none.status).toBe(400)
    await town.call('hedda', contract.giveLogOutcome, {
      logItemId,
      outcome: 'talk',
      reason: 'Påhittat samtal',
    })
    await town.call('hedda', contract.giveLogOutcome, {
      logItemId,
      outcome: 'explained',
      reason: 'Påhittat svar',
    })
    expect(await review()).toMatchObject({ items: [], listed: { waiting: 0, done: 1 } })
    const { items } = await town.call('hedda', contract.readLogReview, { show: 'done' })
    expect(items).toMatchObject([{ outcome: { outcome: 'explained', reason: 'Påhittat svar' } }])
    const kept = await town.inTx((tx) => tx.selectFrom('log_review_outcomes').select('outcome').execute())
    expect(kept).toHaveLength(2)
    const changed = town.inTx((tx) => tx.updateTable('log_review_outcomes').set({ reason: 'x' }).execute())
    await expect(changed).rejects.toThrow('permission denied')
  })

  test('nobody reviews the own openings: they are not on the list, and cannot be answered', async () => {
    await open('tove')
    await draw()
    const { logItemId } = await firstItem()
    await letsReview(town, 'tove', { fromOn: '2026-12-01', untilOn: '2026-12-31' })
    expect((await review('tove')).items).toEqual([])
    const own = { logItemId, outcome: 'explained', reason: 'Påhittat' }
    expect((await town.send('tove', contract.giveLogOutcome, own)).status).toBe(404)
  })

  test('nobody is let to review by one: the head asks, and nothing is in force before another has said yes', async () => {
    const appointment = { workerId: town.workers.bo, fromOn: '2026-11-23', untilOn: '2026-12-31' }
    const asked = { id: newUuid(), ...appointment, reason: 'Granskar i december.' }
    const staffChangeId = asked.id
    const yes = (login: Login) =>
      town.send(login, answerStaffChange, { staffChangeId, outcome: 'confirmed', reason: 'Ja.' })
    const ofBo = async () => (await town.send('bo', contract.readLogReview, {})).status
    for (const login of ['adam', 'dag', 'bo'] as const)
      expect((await town.send(login, contract.appointLogReviewer, asked)).status, login).toBe(404)
    await town.call('hedda', contract.appointLogReviewer, asked)
    expect(await ofBo()).toBe(404)
    expect(await review()).toMatchObject({ reviewers: [], waiting: [{ worker: 'Bo Påhittad' }] })
    for (const login of ['hedda', 'bo', 'dag', 'ulla'] as const)
      expect((await yes(login)).status, login).toBe(404)
    expect(await ofBo()).toBe(404)
    expect((await yes('adam')).status).toBe(200)
    expect(await ofBo()).toBe(200)
    expect(await review()).toMatchObject({ reviewers: [{ worker: 'Bo Påhittad' }], waiting: [] })
    const logged = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['action', 'actor_id'])
        .where('action', 'in', ['appointLogReviewer', 'answerStaffChange'])
        .where('kind', '=', 'write')
        .orderBy('at')
        .execute(),
    )
    expect(logged).toContainEqual({ action: 'appointLogReviewer', actor_id: town.workers.hedda })
    expect(logged).toContainEqual({ action: 'answerStaffChange', actor_id: town.workers.adam })
  })

  test('a no, or an appointment that is taken back, gives nobody the log to review', async () => {
    const ask = async () => {
      const id = newUuid()
      const days = { fromOn: '2026-11-23', untilOn: '2026-12-31' }
      await town.call('hedda', contract.appointLogReviewer, {
        id,
        workerId: town.workers.bo,
        ...days,
        reason: 'Påhittat skäl.',
      })
      return id
    }
    const refused = { staffChangeId: await ask(), outcome: 'refused', reason: 'Inte nu.' } as const
    await town.call('adam', answerStaffChange, refused)
    await town.call('hedda', withdrawStaffChange, { staffChangeId: await ask() })
    expect((await town.send('bo', contract.readLogReview, {})).status).toBe(404)
    expect((await review()).waiting).toEqual([])
  })

  test('a worker reviews from the day of the appointment until its last day, nobody else does', async () => {
    await open('tove')
    await draw()
    const ask = () => town.send('bo', contract.readLogReview, {})
    expect((await ask()).status).toBe(404)
    await letsReview(town, 'bo', { fromOn: '2026-12-03', untilOn: '2026-12-04' })
    expect((await ask()).status).toBe(404)
    town.at('2026-12-04T09:00:00.000Z')
    expect((await ask()).status).toBe(200)
    town.at('2026-12-05T09:00:00.000Z')
    expect((await ask()).status).toBe(404)
    const asOthers: readonly Login[] = ['adam', 'dag', 'amira']
    for (const login of asOthers)
      expect((await town.send(login, contract.readLogReview, {})).status).toBe(404)
  })

  test('what has had no outcome for ten working days is told to the head', async () => {
    await open('tove')
    await draw()
    town.at('2026-12-15T09:00:00.000Z')
    expect((await review()).late).toBe(0)
    town.at('2026-12-16T09:00:00.000Z')
    expect((await review()).late).toBe(1)
    const { tasks } = await town.call('hedda', readToday, {})
    expect(tasks.filter(({ kind }) => kind === 'log_review_late')).toMatchObject([
      { owner: '1', standing: 'today', dueOn: '2026-12-16' },
    ])
  })

  test('a turn of duty explains what was opened at night; nobody enters the own one afterwards', async () => {
    await town.call('dag', contract.enterDutyTurn, {
      workerId: town.workers.tove,
      fromOn: '2026-11-23',
      untilOn: '2026-11-23',
    })
    town.at('2026-11-23T22:30:00.000Z')
    await open('tove')
    const late = { workerId: town.workers.dag, fromOn: '2026-11-20', untilOn: '2026-11-20' }
    expect((await town.send('dag', contract.enterDutyTurn, late)).status).toBe(409)
    await draw()
    expect(await firstItem()).toMatchObject({ explanation: 'on_duty', reasons: ['random'] })
  })
})

const ask = (login: Login, nameReason?: string) =>
  town.call(login, contract.makePersonLog, {
    childId: child.childId,
    personId: child.childId,
    fromOn: '2026-11-01',
    untilOn: '2026-11-30',
    ...(nameReason === undefined ? {} : { nameReason }),
  })

const read = async (login: Login, personLogId: string): Promise<string> => {
  const { status, bytes } = await town.send(login, contract.personLogDocument, {
    childId: child.childId,
    personLogId,
  })
  expect(status).toBe(200)
  return pdfText(bytes)
}

describe('the person’s own log', () => {
  test('it says when, which unit, which role, what and why, and no name', async () => {
    await open('amira')
    town.at('2026-11-24T09:00:00.000Z')
    const { personLogId } = await ask('amira')
    const text = await read('amira', personLogId)
    for (const words of [
      'Vem har läst om dig',
      'socialsekreterare',
      '10.00',
      'hade ansvar för barnets ärende',
    ])
      expect(text).toContain(words)
    expect(text.toLowerCase()).not.toContain('amira')
  })

  test('names stand there after a decision of somebody who leads, with its reason', async () => {
    await open('amira')
    town.at('2026-11-24T09:00:00.000Z')
    expect(
      (
        await town.send('amira', contract.makePersonLog, {
          childId: child.childId,
          personId: child.childId,
          fromOn: '2026-11-01',
          untilOn: '2026-11-30',
          nameReason: 'Påhittat skäl',
        })
      ).status,
    ).toBe(403)
    const { personLogId } = await ask('dag', 'Påhittat beslut: namnen lämnas ut')
    expect((await read('dag', personLogId)).toLowerCase()).toContain('amira')
  })

  test('what would itself reveal is left out, counted and named by paragraph', async () => {
    await town.inTx((tx) =>
      tx
        .insertInto('audit_log')
        .values({
          id: '01a20320-a200-7000-8000-00000000000a',
          at: instant('2026-11-23T08:00:00Z'),
          actor_id: town.workers.maja,
          actor_role: 'social_worker',
          action: 'readReport',
          kind: 'read',
          subject_type: 'child',
          subject_id: child.childId,
          basis: 'is responsible for the child',
          request_id: 'a',
        })
        .execute(),
    )
    town.at('2026-11-24T09:00:00.000Z')
    const { personLogId } = await ask('amira')
    const text = await read('amira', personLogId)
    expect(text).toContain('Uppgifter som inte kan lämnas ut just nu')
    expect(text).toContain('OSL 26:5')
    expect(text).not.toContain('09.00')
  })

  test('the making stands in the log; somebody without the child makes none', async () => {
    await town.call('amira', readChild, { childId: child.childId })
    await ask('amira')
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select(['actor_id', 'kind']).where('action', '=', 'makePersonLog').execute(),
    )
    expect(rows).toEqual([{ actor_id: town.workers.amira, kind: 'write' }])
    for (const login of ['eva', 'adam', 'maja'] as const)
      expect((await town.send(login, contract.readPersonLogs, { childId: child.childId })).status).toBe(404)
  })
})

describe('what was entered for a time ends before it', () => {
  test('a turn of duty: it is listed while it runs, and explains nothing that is opened after it was ended', async () => {
    const turn = { workerId: town.workers.tove, fromOn: '2026-11-23', untilOn: '2026-11-24' } as const
    await town.call('dag', contract.enterDutyTurn, turn)
    const turns = await town.call('dag', contract.readDutyTurns, {})
    expect(turns).toMatchObject([{ worker: 'Tove Påhittad', unit: '', untilAt: '2026-11-25T07:00:00.000Z' }])
    const [one] = turns
    town.at('2026-11-23T22:00:00.000Z')
    await open('tove')
    const dutyTurnId = one?.dutyTurnId ?? ''
    town.at('2026-11-23T22:30:00.000Z')
    expect((await town.send('amira', contract.endDutyTurn, { dutyTurnId })).status).toBe(404)
    await town.call('dag', contract.endDutyTurn, { dutyTurnId })
    expect((await town.send('dag', contract.endDutyTurn, { dutyTurnId })).status).toBe(409)
    expect(await town.call('dag', contract.readDutyTurns, {})).toEqual([])
    town.at('2026-11-23T23:00:00.000Z')
    await open('tove')
    await draw()
    expect((await review()).items.map((item) => item.explanation)).toEqual(['on_duty', null])
  })

  test('an appointment: from that minute the worker reviews nothing', async () => {
    await letsReview(town, 'bo')
    const [one] = (await review()).reviewers
    const logReviewerId = one?.logReviewerId ?? ''
    expect((await town.send('bo', contract.readLogReview, {})).status).toBe(200)
    expect((await town.send('bo', contract.endLogReviewer, { logReviewerId })).status).toBe(404)
    await town.call('hedda', contract.endLogReviewer, { logReviewerId })
    expect((await town.send('bo', contract.readLogReview, {})).status).toBe(404)
    expect((await review()).reviewers).toEqual([])
    expect((await town.send('hedda', contract.endLogReviewer, { logReviewerId })).status).toBe(409)
  })
})

test('a long list is read page by page, every row once, also while rows are answered', async () => {
  for (let at = 0; at < 120; at++) {
    town.at(
      `2026-11-23T${String(6 + Math.floor(at / 30)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:00.000Z`,
    )
    await open('tove')
  }
  await draw()
  const first = await review()
  expect(first).toMatchObject({ items: { length: 50 }, listed: { waiting: 120, done: 0 } })
  const [answered] = first.items.slice(-1)
  await town.call('hedda', contract.giveLogOutcome, {
    logItemId: answered?.logItemId ?? '',
    outcome: 'talk',
    reason: 'Påhittat',
  })
  const seen = first.items.map((item) => item.logItemId)
  let next = first.next
  while (next !== null) {
    const page = await town.call('hedda', contract.readLogReview, { after: next })
    seen.push(...page.items.map((item) => item.logItemId))
    next = page.next
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
})

describe('a break-glass in the monthly list', () => {
  test('that nobody has reviewed is listed whatever else is drawn; one that is reviewed is only explained', async () => {
    const town1 = await aTown()
    const other = await aCase(town1)
    const broken = await town1.call('eva', breakTheGlass, {
      id: newUuid(),
      child: other.childId,
      category: 'duty',
      reason: 'Påhittat: mamman ringer jouren.',
    })
    await town1.call('eva', readChild, { childId: other.childId })
    const facts = () => town1.inTx((tx) => factsIn(tx, november))
    const reasonsNow = async () => {
      const known = await facts()
      const openings = await town1.inTx((tx) => openingsIn(tx, november, known))
      return listed(openings, known, 'seed').map(({ explanation, reasons }) => [
        explanation,
        reasons.includes('emergency'),
      ])
    }
    expect(await reasonsNow()).toEqual([['emergency', true]])
    await town1.call('dag', reviewBreakGlass, {
      breakGlassId: broken.breakGlassId ?? '',
      outcome: 'right',
      reason: 'Påhittat',
    })
    expect((await reasonsNow()).every(([, isListed]) => isListed === false)).toBe(true)
  })
})
