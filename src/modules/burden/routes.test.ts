import { describe, expect, test } from 'vitest'
import { run } from '#platform/run.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { listNotes } from '../journal/contract.ts'
import { countUses, readBurden, type UseReport } from './contract.ts'
import { createReadings } from './readings.ts'

const lastWeek = '2026-11-18T08:00:00.000Z'
const thisWeek = '2026-11-23T09:00:00.000Z'

const aUse = (some: Partial<UseReport> = {}): UseReport => ({
  form: 'saveDraft',
  version: '0a0a0a0a',
  outcome: 'sent',
  seconds: 90,
  clicks: 4,
  presses: 2,
  fields: [
    { name: 'happened', seconds: 60, filled: true },
    { name: 'place', seconds: 10, filled: false },
  ],
  ...some,
})

const times = (count: number, use: UseReport): UseReport[] => Array.from({ length: count }, () => use)

/** Counted last week by one of Utredning 1, seen this week. */
const counted = async (town: Town, uses: UseReport[], login: 'amira' | 'eva' = 'amira'): Promise<void> => {
  town.at(lastWeek)
  await town.call(login, countUses, { uses })
  town.at(thisWeek)
}

const counters = (town: Town) =>
  town.inTx(async (tx) => ({
    uses: await tx.selectFrom('burden_uses').selectAll().execute(),
    times: await tx.selectFrom('burden_times').selectAll().execute(),
    fields: await tx.selectFrom('burden_fields').selectAll().execute(),
  }))

describe('the meter', () => {
  test('adds to counters of form, version, week and unit: no row per use', async () => {
    const town = await aTown()
    await counted(town, times(3, aUse()))
    await counted(town, times(4, aUse({ seconds: 100 })))
    const { uses, times: buckets, fields } = await counters(town)
    expect(uses).toHaveLength(1)
    expect(uses[0]).toMatchObject({ week_on: '2026-11-16', unit_id: town.units.one, sent: 7, seconds: 670 })
    expect(buckets.map(({ uses: n }) => n)).toEqual([3, 4])
    expect(fields).toHaveLength(2)
  })

  test('keeps no person, no matter and no moment: the tables have no column for it, and the log no row', async () => {
    const town = await aTown()
    await counted(town, [aUse()])
    const rows = JSON.stringify(await counters(town))
    for (const id of Object.values(town.workers)) expect(rows).not.toContain(id)
    expect(rows).not.toMatch(/T\d\d:/)
    const log = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select('action').where('action', '=', 'countUses').execute(),
    )
    expect(log).toEqual([])
    const commands = await town.inTx((tx) =>
      tx.selectFrom('handled_commands').select('route').where('route', '=', 'countUses').execute(),
    )
    // The browser sends no key; the test's own client does.
    expect(commands.length).toBeLessThanOrEqual(1)
  })

  test('leaves out forms and fields that no contract knows, so that nothing typed can become a name', async () => {
    const town = await aTown()
    await counted(town, [
      aUse({ form: 'kanariefagel' }),
      aUse({
        fields: [
          { name: 'kanariefagel', seconds: 5, filled: true },
          { name: `own.${newUuid()}`, seconds: 5, filled: true },
          { name: 'happened', seconds: 5, filled: true },
          { name: 'happened', seconds: 5, filled: true },
        ],
      }),
    ])
    const { uses, fields } = await counters(town)
    expect(uses.map(({ form }) => form)).toEqual(['saveDraft'])
    expect(fields.map(({ field, shown }) => [field, shown])).toEqual([['happened', 1]])
    expect(JSON.stringify(await counters(town))).not.toContain('kanariefagel')
  })

  test.each([
    ['a name with spaces', aUse({ fields: [{ name: 'Testa Påhittdotter', seconds: 1, filled: true }] })],
    ['a word of the one who wrote', aUse({ form: 'Kanariefågel sjunger' })],
    ['five hours', aUse({ seconds: 18_000 })],
    ['a field more', { ...aUse(), child: 'x' }],
  ])('%s is refused', async (_, use) => {
    const town = await aTown()
    expect((await town.send('amira', countUses, { uses: [use] })).status).toBe(400)
  })

  test('nobody who is not signed in is counted', async () => {
    const town = await aTown()
    expect((await town.send('nobody', countUses, { uses: [aUse()] })).status).toBe(401)
  })

  test('ten batches at the same time lose nothing and wait in no circle', async () => {
    const town = await aTown()
    const forms = ['saveDraft', 'closeCase', 'assessProtection']
    const batches = Array.from({ length: 10 }, (_, at) => {
      const order = at % 2 === 0 ? forms : forms.toReversed()
      return town.call('amira', countUses, { uses: order.map((form) => aUse({ form, fields: [] })) })
    })
    await Promise.all(batches)
    const { uses } = await counters(town)
    expect(Object.fromEntries(uses.map(({ form, sent }) => [form, sent]))).toEqual({
      assessProtection: 10,
      closeCase: 10,
      saveDraft: 10,
    })
  })
})

describe('the page', () => {
  test('shows whole weeks only: what was done today is not there today', async () => {
    const town = await aTown()
    await town.call('amira', countUses, { uses: times(9, aUse()) })
    const now = await town.call('amira', readBurden, {})
    expect(now.forms).toEqual([])
    town.at('2026-11-30T09:00:00.000Z')
    const later = await town.call('amira', readBurden, {})
    expect(later).toMatchObject({ weeks: 1, since: '2026-11-23', until: '2026-11-30' })
    expect(later.forms[0]).toMatchObject({
      form: 'saveDraft',
      uses: 9,
      clicks: 4,
      fields: 2,
      filledShare: 0.5,
    })
  })

  test('shows nothing under five uses, and says how many forms that are hidden', async () => {
    const town = await aTown()
    await counted(town, [...times(5, aUse()), ...times(4, aUse({ form: 'closeCase', fields: [] }))])
    const { forms, hidden } = await town.call('hedda', readBurden, {})
    expect(forms.map(({ form }) => form)).toEqual(['saveDraft'])
    expect(hidden).toBe(1)
  })

  test('ten uses of ninety seconds in a week are 1.1 hours in a month, and a form that was left counts its time', async () => {
    const town = await aTown()
    await counted(town, times(10, aUse()))
    const [only] = (await town.call('amira', readBurden, {})).forms
    expect(only?.hoursPerMonth).toBe(1.1)
    expect(only?.medianSeconds).toBeGreaterThan(60)
    expect(only?.medianSeconds).toBeLessThanOrEqual(90)
    await counted(town, [aUse({ outcome: 'left', seconds: 900 })])
    const [more] = (await town.call('amira', readBurden, {})).forms
    expect(more).toMatchObject({ uses: 10, abandoned: 1, hoursPerMonth: 2.2 })
  })

  test('the form that costs most comes first', async () => {
    const town = await aTown()
    await counted(town, [
      ...times(
        6,
        aUse({ form: 'closeCase', fields: [{ name: 'reason', seconds: 9, filled: true }], seconds: 10 }),
      ),
      ...times(6, aUse()),
    ])
    const { forms } = await town.call('dag', readBurden, {})
    expect(forms.map(({ form }) => form)).toEqual(['saveDraft', 'closeCase'])
  })

  test('a unit with fewer than five workers cannot be asked about, and cannot be subtracted either', async () => {
    const town = await aTown()
    await counted(town, times(9, aUse()))
    await counted(town, times(9, aUse()), 'eva')
    const view = await town.call('hedda', readBurden, {})
    expect(view.units.find(({ id }) => id === town.units.two)?.isBigEnough).toBe(false)
    const small = await town.call('hedda', readBurden, { unitId: town.units.two })
    expect(small.forms).toEqual([])
    // Eva's unit has two workers: with Utredning 1 shown, hers would be the difference.
    const one = await town.call('hedda', readBurden, { unitId: town.units.one })
    expect(one.forms).toEqual([])
    expect(view.forms[0]?.uses).toBe(18)
  })

  test('a field that nobody fills in stands out after five times', async () => {
    const town = await aTown()
    await counted(town, times(5, aUse()))
    const [form] = (await town.call('amira', readBurden, {})).forms
    expect(form?.neverFilled.map(({ name }) => name)).toEqual(['place'])
  })

  test('an unknown unit is told at the field, and another municipality’s is just as unknown', async () => {
    const town = await aTown()
    const other = await aTown()
    for (const unitId of [newUuid(), other.units.one]) {
      const answer = await town.send('amira', readBurden, { unitId })
      expect(answer.status).toBe(400)
      expect(answer.text).toContain('Välj ett av alternativen.')
    }
  })

  test('every worker may see it, and that it was seen stands in the log', async () => {
    const town = await aTown()
    for (const login of ['amira', 'tove', 'adam', 'hedda'] as const) await town.call(login, readBurden, {})
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select('action').where('action', '=', 'readBurden').execute(),
    )
    expect(rows).toHaveLength(4)
  })
})

const someRead = async (town: Town, route: string, count: number): Promise<void> => {
  const readings = createReadings()
  for (let n = 0; n < count; n += 1)
    readings.note({ tenantId: town.tenantId, unitId: town.units.two, route, now: town.now() })
  await readings.flush(town.db)
}

describe('what is read', () => {
  test('is counted by route, week and unit, in sums that are handed over now and then', async () => {
    const town = await aTown()
    const readings = createReadings()
    const reading = { tenantId: town.tenantId, unitId: town.units.one, now: town.now() }
    for (let n = 0; n < 3; n += 1) readings.note({ ...reading, route: 'listNotes' })
    readings.note({ ...reading, route: 'somethingElse' })
    await readings.flush(town.db)
    await readings.flush(town.db)
    readings.note({ ...reading, route: 'listNotes' })
    await readings.flush(town.db)
    const rows = await town.inTx((tx) => tx.selectFrom('burden_reads').selectAll().execute())
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ route: 'listNotes', week_on: '2026-11-23', times: 4 })
  })

  test('every reading that was answered is told, and none that was refused', async () => {
    const town = await aTown()
    const heard: string[] = []
    const house = { ...town.house, onReading: ({ route }: { route: string }) => void heard.push(route) }
    const served = {
      route: listNotes,
      act: async () => ({ notes: [], next: null, can: { write: false, correct: false } }),
    }
    const request = {
      input: { childId: newUuid() },
      now: town.now(),
      requestId: newUuid(),
      language: 'sv' as const,
    }
    const actor = {
      tenantId: town.tenantId,
      workerId: town.workers.amira,
      name: '',
      title: '',
      role: 'social_worker' as const,
      unitId: town.units.one,
    }
    await expect(run(house, served, { actor }, request)).rejects.toThrow()
    expect(heard).toEqual([])
    const open = { ...served, route: { ...listNotes, may: { signedIn: 'a test' } } }
    await run(house, open, { actor }, request)
    expect(heard).toEqual(['listNotes'])
  })

  test('a field that is filled in and that no page has shown is called unread, until somebody reads', async () => {
    const town = await aTown()
    await counted(town, times(6, aUse()))
    town.at(lastWeek)
    await someRead(town, 'readCase', 1)
    town.at(thisWeek)
    const neverRead = async () =>
      (await town.call('amira', readBurden, {})).forms[0]?.neverRead.map(({ name }) => name)
    expect(await neverRead()).toEqual(['happened'])
    town.at(lastWeek)
    await someRead(town, 'listNotes', 1)
    town.at(thisWeek)
    expect(await neverRead()).toEqual([])
  })

  test('before readings were counted nothing is called unread', async () => {
    const town = await aTown()
    await counted(town, times(6, aUse()))
    expect((await town.call('amira', readBurden, {})).forms[0]?.neverRead).toEqual([])
  })
})
