import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { errorOf } from '#test/support/decision.ts'
import { seen } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aGrantedPlacement, aPlacedChild, placed, running } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { stopAtEighteen } from './birthdays.ts'
import * as contract from './contract.ts'

const night = (town: Town) =>
  as(town, 'cilla', async (ctx) => {
    await stopAtEighteen(ctx)
    return ctx.entries.map(({ about, basis }) => [about.type, basis])
  })

/** How the clocks of a placement ended. */
const endOf = (town: Town, placementId: string, code: 'considerationLvu2' | 'reconsiderationLvu3') =>
  town.inTx((tx) =>
    tx
      .selectFrom('clocks')
      .select(['ended_on', 'end_kind', 'end_reason'])
      .where('about_id', '=', placementId)
      .where('code', '=', code)
      .orderBy('started_on', 'desc')
      .executeTakeFirst(),
  )

describe('care under LVU on the birthday when it must be over (LVU 21)', () => {
  test('by 2 § it is over at 18: its question stops with the paragraph, and the page asks what the placement rests on', async () => {
    const town = await aTown()
    const { placementId } = await aPlacedChild(town, {
      basis: 'lvu_2',
      child: { birthOn: day('2009-01-15') },
    })
    town.at('2027-01-14T09:00:00.000Z')
    expect(await night(town)).toEqual([])
    expect((await placed(town, placementId)).careOver).toBeNull()
    town.at('2027-01-15T09:00:00.000Z')
    expect((await placed(town, placementId)).careOver).toEqual({
      age: 18,
      on: '2027-01-15',
      paragraph: 'LVU 21',
    })
    expect(await night(town)).toEqual([['child', 'the law ends it on a birthday']])
    expect(await endOf(town, placementId, 'considerationLvu2')).toEqual({
      ended_on: '2027-01-15',
      end_kind: 'stopped',
      end_reason: 'Vården upphörde vid 18 år, LVU 21 §.',
    })
    expect(await night(town)).toEqual([])
  })

  test('by 3 § it goes on at 18, and is over at 21', async () => {
    const town = await aTown()
    const { placementId } = await aPlacedChild(town, {
      basis: 'lvu_3',
      child: { birthOn: day('2009-01-15') },
    })
    town.at('2027-01-15T09:00:00.000Z')
    await night(town)
    expect(running(await placed(town, placementId))).toHaveProperty('reconsiderationLvu3')
    town.at('2030-01-15T09:00:00.000Z')
    await night(town)
    expect(await endOf(town, placementId, 'reconsiderationLvu3')).toMatchObject({
      end_reason: 'Vården upphörde vid 21 år, LVU 21 §.',
    })
  })
})

const change = async (town: Town, placementId: string, legalBasis: 'sol' | 'lvu_2', more: object = {}) => {
  const { version } = await placed(town, placementId)
  const input = { placementId, legalBasis, fromOn: day('2026-11-23'), reason: 'Påhittat.', version }
  return town.call('amira', contract.changeLegalBasis, { ...input, ...more })
}

const goHome = async (town: Town, placementId: string) => {
  const { version } = await placed(town, placementId)
  const ended = { endedOn: day('2026-11-23'), endKind: 'home_to_parents' as const, reason: 'Hemma igen.' }
  return town.call('amira', contract.endPlacement, { placementId, version, ...ended })
}

describe('care under LVU that goes on with consent (LVU 21 b)', () => {
  test('is followed from that day, for at most six months', async () => {
    const town = await aTown()
    const { placementId } = await aPlacedChild(town, { basis: 'lvu_2' })
    expect(running(await change(town, placementId, 'sol'))).toMatchObject({ followUpAfterLvu: '2027-05-23' })
  })

  test('is followed when the child has come home, if the way home is prepared', async () => {
    const town = await aTown()
    const { placementId } = await aPlacedChild(town, { basis: 'lvu_3' })
    const after = await change(town, placementId, 'sol', { awaitsReunion: true })
    expect(running(after)).not.toHaveProperty('followUpAfterLvu')
    expect(after.followsAfter).toBe('must')
    expect(running(await goHome(town, placementId))).toEqual({ followUpAfterLvu: '2027-05-23' })
  })

  test('is not followed when the young person is an adult', async () => {
    const town = await aTown()
    const { placementId } = await aPlacedChild(town, {
      basis: 'lvu_3',
      child: { birthOn: day('2008-01-15') },
    })
    expect(running(await change(town, placementId, 'sol'))).not.toHaveProperty('followUpAfterLvu')
  })

  test('is no longer followed when it becomes care without consent again', async () => {
    const town = await aTown()
    const { placementId } = await aPlacedChild(town, { basis: 'lvu_2' })
    await change(town, placementId, 'sol')
    expect(running(await change(town, placementId, 'lvu_2'))).not.toHaveProperty('followUpAfterLvu')
  })

  test('is not followed by this when nothing was under LVU, and waits for nothing', async () => {
    const town = await aTown()
    const { placementId } = await aPlacedChild(town)
    const after = await change(town, placementId, 'lvu_2', { awaitsReunion: true })
    expect(running(after)).not.toHaveProperty('followUpAfterLvu')
    expect(after.followsAfter).toBe('must')
  })
})

const waiting = async (basis: 'sol' | 'lvu_2' | 'lvu_3') => {
  const town = await aTown()
  const granted = await aGrantedPlacement(town, { basis })
  const { clocks } = await seen(town, granted.caseId)
  const codes = clocks.filter(({ endedOn }) => endedOn === null).map(({ code, dueOn }) => [code, dueOn])
  return { town, granted, codes }
}

describe('a decision that is not carried out (SoL 34:1)', () => {
  test('is reported when it rests on SoL 11:1', async () => {
    expect((await waiting('sol')).codes).toContainEqual(['nonExecutedDecision', '2027-02-23'])
  })

  test.each(['lvu_2', 'lvu_3'] as const)(
    'is not when it rests on %s, and the child is looked at all the same',
    async (basis) => {
      const { town, granted, codes } = await waiting(basis)
      expect(codes).toEqual([['interventionFollowUp', '2026-12-23']])
      town.at('2027-06-01T09:00:00.000Z')
      const told = await town.send('amira', contract.reportNotCarriedOut, {
        caseId: granted.caseId,
        interventionId: granted.interventionId,
        id: newUuid(),
        reportedOn: '2027-06-01',
        reason: 'Påhittat.',
      })
      expect([told.status, errorOf(told.body).code]).toEqual([409, 'not_late_yet'])
    },
  )

  test('is carried out, and one time to follow it up runs', async () => {
    const town = await aTown()
    const { caseId } = await aPlacedChild(town, { basis: 'lvu_2' })
    const { clocks } = await seen(town, caseId)
    const followUps = clocks.filter((one) => one.code === 'interventionFollowUp' && one.endedOn === null)
    expect(followUps.map(({ dueOn }) => dueOn)).toEqual(['2027-02-23'])
  })
})

const needless = (town: Town, view: contract.PlacementView, input: object) =>
  town.send('amira', contract.noteHealthNeedless, {
    placementId: view.id,
    version: view.version,
    note: '',
    ...input,
  })

describe('the region that need not be told (SoL 22:7)', () => {
  test('is not told for a reason that is chosen, which stands on the placement and with the clock', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    expect((await needless(town, view, { why: 'examined_lately' })).status).toBe(200)
    const after = await placed(town, view.id)
    expect(after.healthNeedless).toEqual({ on: '2026-11-23', why: 'examined_lately', note: '' })
    expect([after.needsHealthNotice, running(after)]).toEqual([
      false,
      expect.not.objectContaining({ healthCheckNotice: expect.anything() }),
    ])
  })

  test('takes words when the reason is another, and no reason at all is refused', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    const without = await needless(town, view, { why: 'other' })
    expect([without.status, without.text]).toEqual([400, expect.stringContaining('SoL 22:7')])
    expect((await needless(town, view, {})).status).toBe(400)
    expect((await needless(town, view, { why: 'other', note: 'Bor på sjukhus.' })).status).toBe(200)
  })

  test('is settled once: two who write at the same time see it, and nobody else gets in', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    await needless(town, view, { why: 'examined_lately' })
    const second = await needless(town, view, { why: 'followed_in_care' })
    expect([second.status, errorOf(second.body).code]).toEqual([409, 'changed_meanwhile'])
    const again = await needless(town, await placed(town, view.id), { why: 'followed_in_care' })
    expect([again.status, errorOf(again.body).code]).toEqual([409, 'health_settled'])
    const stranger = await town.send('eva', contract.noteHealthNeedless, {
      placementId: view.id,
      version: view.version,
      why: 'examined_lately',
      note: '',
    })
    expect(stranger.status).toBe(404)
  })
})
