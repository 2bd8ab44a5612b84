import { describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { closeCase, readCase } from '#modules/cases/contract.ts'
import { enterDenial } from '#modules/denials/contract.ts'
import { listNotes, saveDraft } from '#modules/journal/contract.ts'
import { readChild, readToday } from '#modules/overview/contract.ts'
import { changePerson, readPerson } from '#modules/people/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { letsReview } from '#test/support/log-reviewer.ts'
import { someWords } from '#test/support/notes.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'

const number = makeTestNumber({ birthOn: day('2016-05-04'), serial: 981 })

const setUp = async () => {
  const town = await aTown()
  return { town, ...(await aCase(town, { number })) }
}

const asked = (child: string, more: object = {}) => ({
  id: newUuid(),
  child,
  category: 'duty' as const,
  reason: 'Påhittat: mamman ringer jouren.',
  ...more,
})

const breakIt = async (town: Town, child: string, login: Login = 'eva') => {
  const { breakGlassId, ...rest } = await town.call(login, contract.breakTheGlass, asked(child))
  return { breakGlassId: breakGlassId ?? '', ...rest }
}

const statusOf = async (town: Town, login: Login, childId: string): Promise<number> =>
  (await town.send(login, readChild, { childId })).status

const list = (town: Town, login: Login) => town.call(login, contract.readBreakGlasses, {})

describe('a child in an emergency', () => {
  test('is opened by its whole number, its case number, or an id at hand, for four hours and not a minute longer', async () => {
    const { town, childId, caseId } = await setUp()
    const caseNumber = (await town.call('amira', readCase, { caseId })).number
    for (const [login, typed] of [
      ['eva', number],
      ['maja', caseNumber],
      ['moa', caseId],
      ['ulla', childId],
    ] as const) {
      expect(await statusOf(town, login, childId)).toBe(404)
      expect(await breakIt(town, typed, login)).toMatchObject({
        childId,
        untilAt: '2026-11-23T13:00:00.000Z',
      })
      expect(await statusOf(town, login, childId)).toBe(200)
      expect((await town.send(login, readCase, { caseId })).status).toBe(200)
      expect((await town.send(login, listNotes, { childId })).status).toBe(200)
      expect((await town.send(login, readPerson, { personId: childId })).status).toBe(200)
    }
    town.at('2026-11-23T12:59:59.000Z')
    expect(await statusOf(town, 'eva', childId)).toBe(200)
    town.at('2026-11-23T13:00:00.000Z')
    expect(await statusOf(town, 'eva', childId)).toBe(404)
  })

  test('is read and never written, and no other child is opened', async () => {
    const { town, childId, caseId } = await setUp()
    const other = await aCase(town)
    await breakIt(town, number)
    expect(await statusOf(town, 'eva', other.childId)).toBe(404)
    const page = await town.call('eva', readChild, { childId })
    expect(page.can.write).toBe(false)
    const draft = someWords(childId)
    expect((await town.send('eva', saveDraft, draft)).status).toBeGreaterThanOrEqual(400)
    const { version } = await town.call('eva', readPerson, { personId: childId })
    const change = { personId: childId, version, givenName: 'Ändrad' }
    expect((await town.send('eva', changePerson, change)).status).toBe(404)
    const close = { caseId, reason: 'Påhittat', version: 1 }
    expect((await town.send('eva', closeCase, close)).status).toBeGreaterThanOrEqual(400)
    expect((await town.call('amira', readChild, { childId })).child.givenName).toBe('Nils')
  })

  test('is closed again at once by "Avsluta nu", and only by the one who opened it', async () => {
    const { town, childId } = await setUp()
    const { breakGlassId } = await breakIt(town, number)
    expect(await town.call('eva', contract.readOwnBreakGlasses, {})).toMatchObject([
      { breakGlassId, childId, secondsLeft: 4 * 3600 },
    ])
    expect((await town.send('moa', contract.endBreakGlass, { breakGlassId })).status).toBe(404)
    await town.call('eva', contract.endBreakGlass, { breakGlassId })
    expect(await statusOf(town, 'eva', childId)).toBe(404)
    expect(await town.call('eva', contract.readOwnBreakGlasses, {})).toEqual([])
    const again = await town.send('eva', contract.endBreakGlass, { breakGlassId })
    expect(again).toMatchObject({ status: 409, text: expect.stringContaining('redan slut') })
  })

  test('needs a category and at least fifteen letters of one’s own', async () => {
    const { town } = await setUp()
    const short = await town.send('eva', contract.breakTheGlass, asked(number, { reason: 'Jour' }))
    expect(short).toMatchObject({ status: 400, text: expect.stringContaining('minst 15 tecken') })
    const spaces = await town.send(
      'eva',
      contract.breakTheGlass,
      asked(number, { reason: `a${' '.repeat(20)}` }),
    )
    expect(spaces.status).toBe(400)
    expect(
      (await town.send('eva', contract.breakTheGlass, asked(number, { category: 'other' }))).status,
    ).toBe(400)
  })

  test('no glass is broken by whoever may read the child anyway, and the same one is not broken twice', async () => {
    const { town, childId } = await setUp()
    expect(await breakIt(town, number, 'amira')).toEqual({ childId, breakGlassId: '', untilAt: null })
    const first = await breakIt(town, number)
    expect(await breakIt(town, number)).toEqual(first)
    expect((await list(town, 'hedda')).all).toBe(1)
  })
})

const refusal = async (town: Town, login: Login, child: string) => {
  const { status, text } = await town.send(login, contract.breakTheGlass, asked(child))
  return `${status} ${text.replaceAll(/"id":"[^"]+"/g, '')}`
}

describe('never', () => {
  test('for one who is denied, protected or unknown, or a parent: one and the same answer', async () => {
    const { town, childId, motherId } = await setUp()
    const protectedNumber = makeTestNumber({ birthOn: day('2017-05-04'), serial: 982 })
    const secret = await aCase(town, { number: protectedNumber, protection: 'marking' })
    const unknown = await refusal(town, 'eva', makeTestNumber({ birthOn: day('2018-05-04'), serial: 983 }))
    expect(unknown).toMatch(/^400 .*Vi hittar inget barn/)
    expect(await refusal(town, 'eva', protectedNumber)).toBe(unknown)
    expect(await refusal(town, 'eva', secret.childId)).toBe(unknown)
    expect(await refusal(town, 'eva', secret.caseId)).toBe(unknown)
    expect(await refusal(town, 'eva', motherId)).toBe(unknown)
    await town.call('ulla', enterDenial, {
      id: newUuid(),
      workerId: town.workers.eva,
      personId: childId,
      kind: 'conflict',
      reason: 'Påhittat.',
      untilOn: null,
    })
    expect(await refusal(town, 'eva', number)).toBe(unknown)
    expect(await refusal(town, 'eva', childId)).toBe(unknown)
  })

  test('any longer when a denial comes, or the identity is protected, while it runs', async () => {
    const { town, childId } = await setUp()
    await breakIt(town, number)
    await breakIt(town, number, 'maja')
    await town.call('ulla', enterDenial, {
      id: newUuid(),
      workerId: town.workers.eva,
      personId: childId,
      kind: 'threat',
      reason: 'Påhittat.',
      untilOn: null,
    })
    expect(await statusOf(town, 'eva', childId)).toBe(404)
    expect(await statusOf(town, 'maja', childId)).toBe(200)
    await town.inTx((tx) =>
      tx.updateTable('persons').set({ protection: 'marking' }).where('id', '=', childId).execute(),
    )
    expect(await statusOf(town, 'maja', childId)).toBe(404)
  })

  test('for whoever administers or prepares the board', async () => {
    const { town } = await setUp()
    for (const login of ['adam', 'nora'] as const)
      expect((await town.send(login, contract.breakTheGlass, asked(number))).status).toBe(404)
  })
})

describe('those who look after it', () => {
  test('see it in the same minute: the leads of both units, the head and the reviewer, and nobody else', async () => {
    const { town, childId } = await setUp()
    await breakIt(town, number)
    await town.call('eva', readChild, { childId })
    const row = {
      worker: 'Eva Påhittad',
      category: 'duty',
      isRunning: true,
      standing: 'waiting',
      reviewBy: '2026-11-26',
    }
    for (const login of ['cilla', 'dag', 'ulla', 'hedda'] as const)
      expect((await list(town, login)).rows).toMatchObject([{ ...row, can: { review: true } }])
    expect((await list(town, 'mats')).rows).toEqual([])
    for (const login of ['eva', 'amira', 'adam'] as const)
      expect((await town.send(login, contract.readBreakGlasses, {})).status).toBe(404)
    await letsReview(town, 'bo')
    expect((await list(town, 'bo')).rows).toMatchObject([{ ...row, opened: [{ part: 'file', count: 1 }] }])
  })

  test('are told the child’s name only with a relation to it; the others the case number', async () => {
    const { town, caseId } = await setUp()
    await breakIt(town, number)
    const { number: caseNumber } = await town.call('amira', readCase, { caseId })
    expect((await list(town, 'dag')).rows).toMatchObject([{ child: 'Nils Påhittsson', caseNumber }])
    expect((await list(town, 'ulla')).rows).toMatchObject([{ child: '', caseNumber }])
  })

  test('review it once, never the own, and it stands', async () => {
    const { town } = await setUp()
    const { breakGlassId } = await breakIt(town, number, 'ulla')
    const answer = { breakGlassId, outcome: 'right', reason: 'Påhittat: jouren ringde.' }
    expect((await list(town, 'ulla')).rows).toMatchObject([{ can: { review: false } }])
    expect((await town.send('ulla', contract.reviewBreakGlass, answer)).status).toBe(404)
    expect((await town.send('mats', contract.reviewBreakGlass, answer)).status).toBe(404)
    expect((await town.send('hedda', contract.reviewBreakGlass, answer)).status).toBe(200)
    expect((await town.send('dag', contract.reviewBreakGlass, answer)).status).toBe(409)
    expect((await list(town, 'dag')).rows).toMatchObject([
      { standing: 'reviewed', review: { outcome: 'right', by: 'Hedda Påhittad' }, can: { review: false } },
    ])
  })

  test('page through all of them, the newest first', async () => {
    const { town } = await setUp()
    const rows = 23
    for (let at = 0; at < rows; at++) {
      town.at(`2026-11-${String(1 + at).padStart(2, '0')}T09:00:00.000Z`)
      await breakIt(town, number)
    }
    const first = await list(town, 'hedda')
    expect(first).toMatchObject({ all: rows, rows: { length: 20 } })
    const rest = await town.call('hedda', contract.readBreakGlasses, { after: first.next ?? '' })
    expect(rest).toMatchObject({ rows: { length: 3 }, next: null })
    const days = [...first.rows, ...rest.rows].map((one) => one.fromAt)
    expect(days).toEqual(days.toSorted().toReversed())
    expect(new Set(days).size).toBe(rows)
  })

  test('read how large a share of all openings it is, and how many were reviewed in time', async () => {
    const { town, childId } = await setUp()
    const { breakGlassId } = await breakIt(town, number)
    await town.call('eva', readChild, { childId })
    await town.call('eva', readChild, { childId })
    for (let at = 0; at < 8; at++) await town.call('amira', readChild, { childId })
    const month = async () => (await list(town, 'hedda')).months[0]
    const shared = {
      monthOn: '2026-11-01',
      openings: 10,
      byBreakGlass: 2,
      percent: 20,
      standing: 'rules_wrong',
    }
    expect(await month()).toMatchObject({
      ...shared,
      breakGlasses: 1,
      reviewedInTime: 0,
      waiting: 1,
      late: 0,
    })
    town.at('2026-11-27T09:00:00.000Z')
    expect(await month()).toMatchObject({ waiting: 0, late: 1 })
    town.at('2026-11-26T09:00:00.000Z')
    await town.call('dag', contract.reviewBreakGlass, { breakGlassId, outcome: 'right', reason: 'Påhittat' })
    expect(await month()).toMatchObject({ reviewedInTime: 1, waiting: 0, late: 0 })
    expect((await list(town, 'dag')).months).toEqual([])
  })
})

test('the log says by which basis each was opened', async () => {
  const { town, childId } = await setUp()
  await breakIt(town, number)
  await town.call('eva', readChild, { childId })
  const rows = await town.inTx((tx) =>
    tx
      .selectFrom('audit_log')
      .select(['action', 'kind', 'basis'])
      .where('actor_id', '=', town.workers.eva)
      .where('subject_id', '=', childId)
      .orderBy('kind', 'desc')
      .execute(),
  )
  expect(rows).toMatchObject([
    { action: 'breakTheGlass', kind: 'write' },
    { action: 'readChild', kind: 'read', basis: 'break-glass: nödåtkomst (SoLPuL 10 §)' },
  ])
})

const write = async (change: object): Promise<unknown> => {
  const { town, childId } = await setUp()
  return town.inTx((tx) =>
    tx
      .insertInto('break_glasses')
      .values({
        id: newUuid(),
        worker_id: town.workers.eva,
        unit_id: town.units.two,
        child_unit_ids: [],
        child_id: childId,
        category: 'duty',
        reason: 'Påhittat: mamman ringer.',
        from_at: instant('2026-11-23T09:00:00.000Z'),
        until_at: instant('2026-11-23T13:00:00.000Z'),
        review_by: day('2026-11-26'),
        ...change,
      })
      .execute(),
  )
}

describe('the database itself', () => {
  test.each([
    ['more than four hours', { until_at: '2026-11-23T13:00:01.000Z' }],
    ['a category that is not in the list', { category: 'curious' }],
    ['fewer than fifteen letters', { reason: 'kort               ' }],
    ['an end before the beginning', { until_at: '2026-11-23T08:00:00.000Z' }],
  ])('refuses %s', async (_, change) => {
    await expect(write(change)).rejects.toThrow('violates check constraint')
  })

  test('takes it as it should be, and lets nobody change who, whom, when or why', async () => {
    await write({})
    const { town } = await setUp()
    const { breakGlassId } = await breakIt(town, number)
    for (const change of [
      { until_at: instant('2026-11-24T09:00:00.000Z') },
      { worker_id: town.workers.amira },
      { reason: 'Något helt annat än förut' },
    ] as const)
      await expect(
        town.inTx((tx) =>
          tx.updateTable('break_glasses').set(change).where('id', '=', breakGlassId).execute(),
        ),
      ).rejects.toThrow('permission denied')
    await expect(town.inTx((tx) => tx.deleteFrom('break_glasses').execute())).rejects.toThrow(
      'permission denied',
    )
    const own = {
      outcome: 'right',
      review_reason: 'Jag själv',
      reviewed_by: town.workers.eva,
      reviewed_at: town.now(),
    } as const
    await expect(
      town.inTx((tx) => tx.updateTable('break_glasses').set(own).where('id', '=', breakGlassId).execute()),
    ).rejects.toThrow('break_glasses_reviewed_by_another')
  })
})

test('it stands on Idag of the leads at once, on the head’s when nobody has reviewed it in three working days, on nobody’s after', async () => {
  const { town } = await setUp()
  const { breakGlassId } = await breakIt(town, number)
  const rows = async (login: Login) =>
    (await town.call(login, readToday, {})).tasks.filter(({ kind }) => kind === 'break_glass')
  const row = {
    owner: 'Eva Påhittad',
    childId: null,
    childName: '',
    href: '/nodatkomst',
    dueOn: '2026-11-26',
  }
  expect(await rows('dag')).toMatchObject([{ ...row, standing: 'soon' }])
  expect(await rows('ulla')).toHaveLength(1)
  for (const login of ['hedda', 'mats', 'eva', 'amira'] as const) expect(await rows(login)).toEqual([])
  town.at('2026-11-27T09:00:00.000Z')
  expect(await rows('hedda')).toMatchObject([{ ...row, standing: 'late' }])
  await town.call('hedda', contract.reviewBreakGlass, { breakGlassId, outcome: 'talk', reason: 'Påhittat' })
  for (const login of ['hedda', 'dag', 'ulla'] as const) expect(await rows(login)).toEqual([])
})
