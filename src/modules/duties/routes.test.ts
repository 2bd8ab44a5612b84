import { describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { run } from '#platform/run.ts'
import { z } from 'zod'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { listClockRules, setLocalLength } from '#modules/clocks/contract.ts'
import { assignDuty, listDuties, openDuty, readDuty, takeDutyStep } from './contract.ts'
import { openYearly } from './open.ts'

const report = (more: Record<string, unknown> = {}) => ({
  id: newUuid(),
  kind: 'lexSarah' as const,
  title: 'Larmet på boendet gick inte fram',
  account: 'Två nätter i rad.',
  on: '2026-11-23',
  ...more,
})

const otherDuty = () => report({ kind: 'otherDuty', days: 10 })

const openYears = (town: Town) =>
  run(
    town.house,
    {
      route: {
        name: 'open-yearly-duties',
        method: 'POST' as const,
        path: 'job:open-yearly-duties',
        may: { signedIn: 'a job of the server' },
        input: z.object({}),
        reply: z.null(),
      },
      act: async (ctx) => (await openYearly(ctx), null),
    },
    { actor: systemActor(town.tenantId) },
    { input: {}, now: town.now(), requestId: newUuid(), language: 'sv' },
  )

test.each([
  ['incident', '2024-02-29'],
  ['gdprBreach', '2017-03-01'],
  ['lexSarah', '1998-01-01'],
] as const)(
  'a duty that the law did not know on its day is refused at the day: %s on %s',
  async (kind, on) => {
    const town = await aTown()
    const answer = await town.send('dag', openDuty, report({ kind, on, time: '09:00' }))
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: { issues: [{ path: 'on', code: 'duty_before_law' }] } })
    expect(answer.text).toContain('fanns inte i lagen den dagen')
  },
)

describe('a lex Sarah report (SoL 27:2)', () => {
  test('may be made by anybody at work, goes to the manager of the unit, and is followed by the reporter', async () => {
    const town = await aTown()
    const duty = await town.call('tove', openDuty, report())
    expect(duty).toMatchObject({
      can: { work: false, assign: false },
      watch: { owner: 'Dag Påhittad' },
      process: { state: 'reported', next: [], clocks: [{ code: 'lexSarah', dueOn: '2026-11-23' }] },
    })
    expect((await town.call('tove', listDuties, {})).running.map(({ dutyId }) => dutyId)).toEqual([
      duty.dutyId,
    ])
  })

  test('is not known to a colleague or to the administrator', async () => {
    const town = await aTown()
    const { dutyId } = await town.call('tove', openDuty, report())
    for (const login of ['eva', 'adam'] as const) {
      expect((await town.send(login, readDuty, { dutyId })).status).toBe(404)
      expect((await town.call(login, listDuties, {})).running).toEqual([])
    }
  })

  test('cannot be worked on by the one who made it', async () => {
    const town = await aTown()
    const { dutyId } = await town.call('tove', openDuty, report())
    const step = { dutyId, version: 1, step: 'received', on: '2026-11-23', note: '' }
    expect((await town.send('tove', takeDutyStep, step)).status).toBe(403)
  })

  test('is received, found serious, told to IVO and put right, and its clocks follow', async () => {
    const town = await aTown()
    const { dutyId } = await town.call('amira', openDuty, report())
    const step = (version: number, name: string, on: string, note = '') =>
      town.call('dag', takeDutyStep, { dutyId, version, step: name, on, note })
    const codes = ({ process }: Awaited<ReturnType<typeof step>>) => process.clocks.map(({ code }) => code)
    expect(codes(await step(1, 'received', '2026-11-23'))).toEqual(['lexSarahInvestigation'])
    expect(codes(await step(2, 'foundSerious', '2026-11-23', 'Barn lämnades ensamma.'))).toEqual([
      'lexSarahIvo',
      'lexSarahInvestigation',
    ])
    town.at('2026-12-01T09:00:00.000Z')
    expect(codes(await step(3, 'toldIvo', '2026-12-01'))).toEqual(['lexSarahInvestigation'])
    const closed = await step(4, 'remedied', '2026-12-01', 'Larmet är bytt.')
    expect(closed).toMatchObject({
      closedOn: '2026-12-01',
      watch: null,
      process: { closed: true, clocks: [] },
    })
    expect(closed.process.steps.map(({ step: name }) => name)).toEqual([
      'noticed',
      'received',
      'foundSerious',
      'toldIvo',
      'remedied',
    ])
  })

  test('that was closed by mistake is opened again with the clock that ran', async () => {
    const town = await aTown()
    const { dutyId } = await town.call('amira', openDuty, report())
    const step = (version: number, name: string, note = '') =>
      town.call('dag', takeDutyStep, { dutyId, version, step: name, on: '2026-11-23', note })
    await step(1, 'received')
    await step(2, 'remedied', 'Klart.')
    const again = await step(3, 'reopened', 'Det var inte klart.')
    expect(again).toMatchObject({
      closedOn: null,
      watch: { owner: 'Dag Påhittad' },
      process: { state: 'received', clocks: [{ code: 'lexSarahInvestigation', dueOn: '2026-12-23' }] },
    })
  })
})

describe('what is counted in hours', () => {
  test('a data breach is due at the moment, 72 hours on, and late a minute after it on the same day', async () => {
    const town = await aTown()
    const input = report({ kind: 'gdprBreach', on: '2026-11-23', time: '08:15' })
    const duty = await town.call('eva', openDuty, input)
    expect(duty.process.clocks[0]).toMatchObject({
      code: 'gdprBreach',
      dueOn: '2026-11-26',
      dueAt: '2026-11-26T07:15:00.000Z',
    })
    const standingAt = async (now: string) => {
      town.at(now)
      return (await town.call('dag', listDuties, {})).running[0]?.clock?.standing
    }
    expect(await standingAt('2026-11-26T07:10:00.000Z')).toBe('today')
    expect(await standingAt('2026-11-26T07:16:00.000Z')).toBe('late')
  })

  test('an incident needs its time, and not one that has not been', async () => {
    const town = await aTown()
    const without = await town.send('adam', openDuty, report({ kind: 'incident' }))
    expect(without).toMatchObject({ status: 400 })
    expect(without.text).toContain('Skriv klockslaget. Lagen räknar timmar.')
    const later = await town.send('adam', openDuty, report({ kind: 'incident', time: '23:59' }))
    expect(later.text).toContain('Dagen har inte varit än.')
    const odd = await town.send('adam', openDuty, report({ kind: 'incident', time: '25:00' }))
    expect(odd.text).toContain('Skriv klockslaget som 14:05.')
  })
})

describe('what the year owes', () => {
  test('is opened once after New Year, the register by 31 January, to the head', async () => {
    const town = await aTown()
    town.at('2027-01-01T03:10:00.000Z')
    await openYears(town)
    await openYears(town)
    const { running } = await town.call('hedda', listDuties, {})
    expect(running.map(({ kind, year, owner, clock }) => [kind, year, owner, clock?.dueOn])).toEqual([
      ['fosterRegister', 2026, 'Hedda Påhittad', '2027-01-31'],
      ['statistics', 2026, 'Hedda Påhittad', '2027-02-28'],
    ])
  })

  test('is not opened in the autumn, for a year that nobody kept here', async () => {
    const town = await aTown()
    await openYears(town)
    expect((await town.call('hedda', listDuties, {})).running).toEqual([])
  })

  test('is not opened by hand', async () => {
    const town = await aTown()
    expect((await town.send('hedda', openDuty, report({ kind: 'statistics' }))).status).toBe(400)
  })
})

describe('another duty', () => {
  test('is put down by those who lead or administer, and by nobody else', async () => {
    const town = await aTown()
    expect((await town.call('adam', openDuty, otherDuty())).process.clocks[0]?.dueOn).toBe('2026-12-03')
    expect((await town.send('amira', openDuty, otherDuty())).status).toBe(403)
  })

  test('is handed to another, and the old owner is no longer the owner', async () => {
    const town = await aTown()
    const { dutyId } = await town.call('adam', openDuty, otherDuty())
    const given = await town.call('hedda', assignDuty, { dutyId, ownerId: town.workers.cilla, version: 1 })
    expect(given.watch).toMatchObject({ owner: 'Cilla Påhittad', version: 2 })
    const step = { dutyId, version: 1, step: 'done', on: '2026-11-23', note: '' }
    expect((await town.call('cilla', takeDutyStep, step)).closedOn).toBe('2026-11-23')
    const late = await town.send('hedda', assignDuty, { dutyId, ownerId: town.workers.dag, version: 2 })
    expect(late).toMatchObject({ status: 409 })
    expect(late.text).toContain('Uppgiften är avslutad.')
  })

  test('that two people change at once is not overwritten', async () => {
    const town = await aTown()
    const { dutyId } = await town.call('adam', openDuty, otherDuty())
    const more = {
      dutyId,
      version: 1,
      step: 'givenMoreTime',
      on: '2026-11-23',
      days: 20,
      note: 'Mer att göra.',
    }
    await town.call('hedda', takeDutyStep, more)
    const second = await town.send('adam', takeDutyStep, { ...more, step: 'done' })
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({
      error: { details: { current: { process: { clocks: [{ dueOn: '2026-12-13' }] } } } },
    })
  })

  test('cannot be read by guessing the id of one that is there', async () => {
    const town = await aTown()
    const { dutyId } = await town.call('adam', openDuty, otherDuty())
    expect((await town.send('eva', openDuty, report({ id: dutyId }))).status).toBe(404)
  })

  test('is sent twice by the same press and stored once', async () => {
    const town = await aTown()
    const input = otherDuty()
    await town.call('adam', openDuty, input)
    await town.call('adam', openDuty, input)
    expect((await town.call('adam', listDuties, {})).running).toHaveLength(1)
  })
})

test.each([
  ['a step before the last one', { on: '2026-11-22' }, 'Dagen är före det som redan är inskrivet'],
  ['a step that has not been yet', { on: '2026-11-24' }, 'Dagen har inte varit än.'],
  ['a day that does not exist', { on: '2026-02-30' }, 'Datumet finns inte.'],
  [
    'a step that is not the next',
    { step: 'foundSerious', note: 'Allvarligt.' },
    'Det steget är inte möjligt nu',
  ],
  ['a note with a character that cannot be stored', { note: 'a\u0000b' }, 'tecken som inte går att spara'],
  ['a note of a megabyte', { note: 'å'.repeat(1_000_000) }, ''],
])('%s is refused in plain Swedish, and nothing is stored', async (_, change, sentence) => {
  const town = await aTown()
  const { dutyId } = await town.call('amira', openDuty, report())
  const given = { dutyId, version: 1, step: 'received', on: '2026-11-23', note: '', ...change }
  const sent = await town.send('dag', takeDutyStep, given)
  expect(sent.status).toBeGreaterThanOrEqual(400)
  expect(sent.status).toBeLessThan(500)
  expect(sent.text).toContain(sentence)
  expect((await town.call('dag', readDuty, { dutyId })).version).toBe(1)
})

describe('a local rule', () => {
  const visits = { code: 'careVisit' as const, amount: 1, reason: 'Barnen vill ha tätare besök.', version: 0 }

  test('is set by the head, with a reason, within what is reasonable', async () => {
    const town = await aTown()
    expect((await town.send('dag', setLocalLength, visits)).status).toBe(403)
    expect((await town.send('hedda', setLocalLength, { ...visits, amount: 13 })).text).toContain(
      'större än 12',
    )
    await town.call('hedda', setLocalLength, visits)
    const { rules } = await town.call('amira', listClockRules, {})
    expect(rules.find(({ code }) => code === 'careVisit')?.local).toMatchObject({ amount: 1, unit: 'months' })
    expect((await town.send('hedda', setLocalLength, visits)).status).toBe(409)
  })

  test('cannot change what the law says', async () => {
    const town = await aTown()
    const sent = await town.send('hedda', setLocalLength, { ...visits, code: 'investigation', amount: 6 })
    expect(sent.text).toContain('Den här tiden står i lagen.')
  })

  test('counts for what starts from then on', async () => {
    const town = await aTown()
    await town.call('hedda', setLocalLength, { ...visits, code: 'lexSarahInvestigation', amount: 60 })
    const { dutyId } = await town.call('amira', openDuty, report())
    const received = { dutyId, version: 1, step: 'received', on: '2026-11-23', note: '' }
    expect((await town.call('dag', takeDutyStep, received)).process.clocks[0]?.dueOn).toBe('2027-01-22')
  })
})
