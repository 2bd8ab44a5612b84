import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { noteMove } from '#modules/cases/transfers/contract.ts'
import { registerReport } from '#modules/intake/contract.ts'
import { newUuid } from '#test/support/town.ts'
import { begin, Fault, lawful, settleAndCheck, type Story, waitUntil } from './life.ts'
import { openCase } from './oracle/state.ts'
import type { Chance } from './random.ts'
import { acts } from './tell.ts'
import { openPlace, type Place } from './towns.ts'

/** Named cases through the real routes; after each act the whole of what stands is compared with the law as well. */
let place: Place
beforeAll(async () => (place = await openPlace(inject('template'))))
afterAll(() => place.close())

/** No surprises: the first of each, the shortest of each, and nothing that happens only now and then. */
const calm: Chance = {
  below: () => 0,
  isOneIn: () => false,
  pick: (list) => {
    const [first] = list
    if (first === undefined) throw new RangeError('nothing to pick from')
    return first
  },
}

const on = (today: string, birthOn = '2016-05-04'): Promise<Story> =>
  begin(place, { today, birthOn, chance: calm })

const does = async (story: Story, ...names: string[]): Promise<void> => {
  for (const name of names) {
    const act = acts.find((one) => one.name === name)
    if (!act?.when(story)) throw new Error(`${name} cannot be done now`)
    await act.run(story)
    await settleAndCheck(story)
  }
}

const opened = [
  'a report comes in',
  'the child is protected or needs none',
  'an investigation is opened',
] as const

/** The last day of each clock that runs, by its code; with the wording that it is counted by, where that is asked. */
const dues = ({ look }: Story): Record<string, string> =>
  Object.fromEntries(look.clocks.map(({ code, due }) => [code, due]))
const wordings = ({ look }: Story): string[] => look.clocks.map(({ wording }) => wording).toSorted()

const refusedOn = async (day: string): Promise<Story> => {
  const story = await on('2025-06-20')
  await does(story, ...opened, 'the party is sent the material')
  await does(story, 'the party replies, or the time to reply has gone', 'somebody concerned is told')
  await waitUntil(story, day)
  // Help was offered and declined, and the board follows the child (SoL 23:1).
  story.chance = { ...calm, isOneIn: () => true }
  await does(story, 'the application is refused')
  return story
}

describe('when the law changes in the middle of a case', () => {
  test('what began under the old act is counted by it to its end, and what begins after by the new one', async () => {
    const story = await on('2025-06-30')
    await does(story, ...opened, 'somebody concerned is told')
    await waitUntil(story, '2025-07-02')
    expect(wordings(story)).toEqual(['investigation@2013-01-01'])
    expect(dues(story)).toEqual({ investigation: '2025-10-30' })
    await does(story, 'help at home is granted')
    expect(wordings(story)).toEqual(['nonExecutedDecision@2025-07-01'])
  })

  test('a child who is followed after a refusal on the last day of the old act is followed for two months, on the next day for six (SoL 23:5)', async () => {
    expect(dues(await refusedOn('2025-06-30'))).toEqual({ followUpAfterInvestigation: '2025-08-30' })
    expect(dues(await refusedOn('2025-07-01'))).toEqual({ followUpAfterInvestigation: '2026-01-01' })
  })
})

test('a child who moves to another municipality in the middle of an investigation is investigated to the end by the one that opened it (SoL 29:9)', async () => {
  const story = await on('2026-02-10')
  await does(story, ...opened, 'somebody concerned is told')
  const before = dues(story)
  await waitUntil(story, '2026-03-01')
  await lawful(story, 'amira', noteMove, {
    caseId: openCase(story.life)?.id,
    id: newUuid(),
    municipalityCode: '1280',
    movedOn: '2026-03-01',
  })
  await settleAndCheck(story)
  expect(dues(story)).toEqual(before)
  await does(story, 'another municipality is asked to take over')
  expect(dues(story)).toEqual({ ...before, transferRequest: '2026-04-01' })
  await does(story, 'help at home is granted')
  expect(dues(story)).toEqual({ nonExecutedDecision: '2026-06-01', transferRequest: '2026-04-01' })
})

const closed = async (): Promise<Story> => {
  const story = await on('2026-02-10')
  await does(story, ...opened, 'help at home is granted', 'the help ends')
  expect(dues(story)).toEqual({ interventionFollowUp: '2026-03-10' })
  await does(story, 'the case is closed')
  expect(story.look.clocks).toEqual([])
  return story
}

describe('a case that comes back', () => {
  test('after it was closed is a new one, with all its clocks from the first day and none of the old', async () => {
    const story = await closed()
    await waitUntil(story, '2026-09-01')
    await does(story, ...opened)
    expect(story.life.cases).toHaveLength(2)
    expect(dues(story)).toEqual({ investigation: '2027-01-01', notifyConcerned: '2026-09-01' })
  })

  test('while help still runs is investigated anew in the same case, and the help goes on', async () => {
    const story = await on('2026-02-10')
    await does(story, ...opened, 'help at home is granted', 'somebody agrees to the help', 'the help begins')
    await waitUntil(story, '2026-03-05')
    await does(story, ...opened)
    expect(story.life.cases).toHaveLength(1)
    expect(dues(story)).toEqual({
      interventionFollowUp: '2026-05-10',
      investigation: '2026-07-05',
      notifyConcerned: '2026-03-05',
    })
  })

  test('ends the follow-up after a placement: the child is investigated again (SoL 23:5)', async () => {
    const story = await on('2026-02-10')
    await does(story, ...opened, 'a home for care is granted', 'somebody agrees to the help')
    await does(story, 'the child comes to the home')
    await waitUntil(story, '2026-06-10')
    story.chance = { ...calm, isOneIn: () => true }
    await does(story, 'the placement ends')
    story.chance = calm
    expect(dues(story)).toEqual({ followUpAfterPlacement: '2026-12-10' })
    await waitUntil(story, '2026-08-01')
    await does(story, ...opened)
    expect(dues(story)).toEqual({ investigation: '2026-12-01', notifyConcerned: '2026-08-01' })
  })
})

test('help that goes on after an interruption is followed up from that day, also by a plan that is made anew (SoL 5:1–2, 34:1)', async () => {
  const story = await on('2026-02-10')
  await does(story, ...opened, 'help at home is granted', 'somebody agrees to the help', 'the help begins')
  await waitUntil(story, '2026-03-01')
  await does(story, 'the help is interrupted')
  expect(dues(story)).toEqual({ nonExecutedDecision: '2026-06-01' })
  await waitUntil(story, '2026-05-20')
  await does(story, 'the help begins')
  expect(dues(story)).toEqual({ interventionFollowUp: '2026-08-20' })
  await does(story, 'the plan says when the help is followed up')
  expect(dues(story)).toEqual({ interventionFollowUp: '2026-06-20' })
})

describe('a child who was born on 29 February', () => {
  test('is 18 on 28 February: the questions about a placed child end that night, and the visits go on (SoL 22:13)', async () => {
    const story = await on('2026-02-01', '2008-02-29')
    await does(story, ...opened, 'a home for care is granted')
    await does(story, 'somebody agrees to the help', 'somebody agrees to the help')
    await does(story, 'the child comes to the home')
    await waitUntil(story, '2026-02-27')
    expect(dues(story)).toHaveProperty('considerationSol', '2026-08-01')
    await waitUntil(story, '2026-02-28')
    expect(dues(story)).not.toHaveProperty('considerationSol')
    expect(dues(story)).toHaveProperty('careVisit', '2026-05-01')
  })

  test('is 15 on 28 February and is then told of the investigation itself (SoL 3:4, 20:4)', async () => {
    const story = await on('2027-02-27', '2012-02-29')
    await does(story, ...opened)
    await waitUntil(story, '2027-02-28')
    await does(story, 'somebody concerned is told')
    expect(dues(story)).toHaveProperty('notifyConcerned', '2027-02-27')
    await does(story, 'somebody concerned is told')
    expect(dues(story)).not.toHaveProperty('notifyConcerned')
  })
})

describe('at the end of a month', () => {
  test('four months from 31 October end on 28 February, and each longer time is counted from where the one before ended (SoL 20:3)', async () => {
    const story = await on('2025-10-31')
    await does(story, ...opened, 'somebody concerned is told')
    expect(dues(story)).toEqual({ investigation: '2026-02-28' })
    await waitUntil(story, '2026-02-20')
    await does(story, 'the investigation gets a longer time')
    expect(dues(story)).toEqual({ investigation: '2026-03-28' })
    await waitUntil(story, '2026-03-20')
    await does(story, 'the investigation gets a longer time')
    expect(dues(story)).toEqual({ investigation: '2026-04-28' })
  })

  test('three months from 30 November end on 28 February, on 29 in a leap year (SoL 34:1)', async () => {
    for (const [granted, due] of [
      ['2026-11-30', '2027-02-28'],
      ['2027-11-30', '2028-02-29'],
    ] as const) {
      const story = await on(granted)
      await does(story, ...opened, 'help at home is granted')
      expect(dues(story)).toEqual({ nonExecutedDecision: due })
    }
  })
})

const registeredAt = async (moment: string): Promise<Story> => {
  const story = await on('2026-01-10')
  story.town.at(moment)
  const day = moment < '2026-06' ? '2026-03-29' : '2026-10-25'
  await lawful(story, 'maja', registerReport, {
    id: newUuid(),
    channel: 'phone',
    receivedOn: day,
    category: 'private',
    reporterName: 'Lena Påhittad',
    concern: 'Nils vågar inte gå hem.',
    children: [{ id: newUuid(), childId: story.life.childId }],
  })
  return story
}

describe('on the night when the clocks change', () => {
  test.each([
    ['2026-03-28T23:30:00.000Z', '2026-03-29', '2026-04-12', 'half past midnight in March'],
    ['2026-03-29T01:30:00.000Z', '2026-03-29', '2026-04-12', 'in the hour after the one that is left out'],
    ['2026-10-24T22:15:00.000Z', '2026-10-25', '2026-11-08', 'a quarter past midnight in October'],
    ['2026-10-25T01:30:00.000Z', '2026-10-25', '2026-11-08', 'in the hour that comes twice'],
    ['2026-10-25T22:45:00.000Z', '2026-10-25', '2026-11-08', 'before midnight of the day with 25 hours'],
  ])('a report of %s is of %s and is decided on by %s: %s', async (moment, day, due) => {
    const story = await registeredAt(moment)
    const { rows } = await place.owner.query<{ code: string; from: string; due: string }>(
      `select code, started_on::text as from, due_on::text as due from clocks where tenant_id = $1 order by code`,
      [story.town.tenantId],
    )
    expect(rows).toEqual([
      { code: 'preliminaryAssessment', from: day, due },
      { code: 'protectionAssessment', from: day, due: day },
    ])
  })
})

const planted = async (sql: string): Promise<Story> => {
  const story = await on('2026-02-10')
  await does(story, ...opened, 'help at home is granted', 'the help ends', 'the case is closed')
  await waitUntil(story, '2026-03-05')
  await does(story, ...opened)
  await place.owner.query(sql, [story.town.tenantId])
  return story
}

describe('the oracle sees', () => {
  const faults = [
    [
      'a clock that was left running in a closed case',
      `update clocks set ended_on = null, end_kind = null, end_reason = '' where tenant_id = $1 and code = 'nonExecutedDecision'`,
    ],
    [
      'a clock that runs twice',
      `insert into clocks select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'about_id', gen_random_uuid()))).*
       from clocks c where tenant_id = $1 and ended_on is null and code = 'notifyConcerned'`,
    ],
    ['a clock that never started', `delete from clocks where tenant_id = $1 and code = 'notifyConcerned'`],
    [
      'a last day that is a day off',
      `update clocks set due_on = due_on + 1 where tenant_id = $1 and code = 'investigation'`,
    ],
    ['a next date that is not the soonest', `update watches set next_on = next_on + 1 where tenant_id = $1`],
    [
      'a wording that the day did not have',
      `update clocks set rule_version = 'investigation@2013-01-01' where tenant_id = $1 and code = 'investigation'`,
    ],
  ] as const

  test.each(faults)('%s', async (_what, sql) => {
    const story = await planted(sql)
    await expect(settleAndCheck(story)).rejects.toBeInstanceOf(Fault)
  })
})
