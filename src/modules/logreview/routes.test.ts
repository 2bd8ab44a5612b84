import { beforeEach, describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import { readCase } from '#modules/cases/contract.ts'
import { readChild } from '#modules/overview/contract.ts'
import { pdfText } from '#test/support/pdf-text.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, type Login, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { drawLastMonth, drawMonth } from './draw.ts'

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
    expect((await firstItem()).outcome).toMatchObject({ outcome: 'explained', reason: 'Påhittat svar' })
    const kept = await town.inTx((tx) => tx.selectFrom('log_review_outcomes').select('outcome').execute())
    expect(kept).toHaveLength(2)
    const changed = town.inTx((tx) => tx.updateTable('log_review_outcomes').set({ reason: 'x' }).execute())
    await expect(changed).rejects.toThrow('permission denied')
  })

  test('nobody reviews the own openings: they are not on the list, and cannot be answered', async () => {
    await open('tove')
    await draw()
    const { logItemId } = await firstItem()
    await town.call('hedda', contract.appointLogReviewer, {
      workerId: town.workers.tove,
      fromOn: '2026-12-01',
      untilOn: '2026-12-31',
    })
    expect((await review('tove')).items).toEqual([])
    const own = { logItemId, outcome: 'explained', reason: 'Påhittat' }
    expect((await town.send('tove', contract.giveLogOutcome, own)).status).toBe(404)
  })

  test('a worker reviews from the day of the appointment until its last day, nobody else does', async () => {
    await open('tove')
    await draw()
    const ask = () => town.send('bo', contract.readLogReview, {})
    expect((await ask()).status).toBe(404)
    await town.call('hedda', contract.appointLogReviewer, {
      workerId: town.workers.bo,
      fromOn: '2026-12-03',
      untilOn: '2026-12-04',
    })
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
