import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aFamily, as, openMatter } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { assign, extendClock, moveClocks } from './index.ts'

const runningIn = (town: Town, matterId: string) =>
  town.inTx((tx) =>
    tx
      .selectFrom('clocks')
      .select('code')
      .where('matter_id', '=', matterId)
      .where('ended_on', 'is', null)
      .execute(),
  )

const outcomes = (all: readonly PromiseSettledResult<unknown>[]): string[] =>
  all.map(({ status }) => status).toSorted()

const pause = () => new Promise((done) => setTimeout(done, 50))

test('two who at the same moment each end one of the two clocks of a matter do not leave it without a next date', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const matterId = await openMatter(town, childId, 'amira', 'one')
  await as(town, 'amira', (ctx) =>
    moveClocks(ctx, matterId, { start: [{ code: 'notifyConcerned', triggeredOn: ctx.today }] }),
  )
  const end = (code: 'investigation' | 'notifyConcerned') =>
    as(town, 'amira', async (ctx) => {
      await moveClocks(ctx, matterId, { satisfy: [{ code }] })
      await pause()
    })
  const ended = await Promise.allSettled([end('investigation'), end('notifyConcerned')])
  expect(outcomes(ended)).toEqual(['fulfilled', 'rejected'])
  expect(await runningIn(town, matterId)).toHaveLength(1)
})

test('two who at the same moment give a matter to somebody else do not undo each other', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const matterId = await openMatter(town, childId, 'amira', 'one')
  const give = (ownerId: string) =>
    as(town, 'cilla', async (ctx) => {
      await assign(ctx, { matterId, unitId: town.units.one, ownerId, version: 1 })
      await pause()
    })
  const given = await Promise.allSettled([give(town.workers.bo), give(town.workers.cilla)])
  expect(outcomes(given)).toEqual(['fulfilled', 'rejected'])
  expect(given.find((one) => one.status === 'rejected')).toMatchObject({
    reason: { code: 'changed_meanwhile' },
  })
})

test('a time that ran out long ago is not extended to a day that has been (SoL 20:3)', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const matterId = await openMatter(town, childId, 'amira', 'one')
  town.at('2027-05-20T09:00:00.000Z')
  const extend = (months: number) =>
    as(town, 'cilla', (ctx) =>
      extendClock(ctx, {
        matterId,
        code: 'investigation',
        ground: 'sarskildaSkal',
        length: { months },
        reason: 'Barnet har varit sjukt.',
      }),
    )
  await expect(extend(1)).rejects.toMatchObject({ code: 'extension_already_over' })
  expect(await extend(3)).toBe(day('2027-06-20'))
})

test('the court gives more time to apply for care, for a clock that is about one process of the case (LVU 8)', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const matterId = await openMatter(town, childId, 'amira', 'one')
  const aboutId = newUuid()
  const code = 'lvuApplication'
  const extend = (ground: 'domstolen' | 'sarskildaSkal') =>
    as(town, 'amira', (ctx) =>
      extendClock(ctx, {
        matterId,
        aboutId,
        code,
        ground,
        length: { weeks: 2 },
        reason: 'Läkaren är inte klar.',
      }),
    )
  await as(town, 'amira', (ctx) =>
    moveClocks(ctx, matterId, { start: [{ code, aboutId, triggeredOn: ctx.today }] }),
  )
  await expect(extend('sarskildaSkal')).rejects.toThrow(RangeError)
  expect(await extend('domstolen')).toBe('2027-01-04')
})

test('a matter with a child is no duty of the municipality: the database refuses', async () => {
  const town = await aTown()
  const { childId } = await aFamily(town)
  const matterId = await openMatter(town, childId, 'amira', 'one')
  const asDuty = town.inTx((tx) =>
    tx.updateTable('watches').set({ matter_kind: 'duty' }).where('matter_id', '=', matterId).execute(),
  )
  await expect(asDuty).rejects.toThrow(/watches_duty_has_no_child/)
})

test('a duty cannot be open without an owner and a next date: the database refuses', async () => {
  const town = await aTown()
  const unwatched = town.inTx((tx) =>
    tx
      .insertInto('duties')
      .values({
        id: newUuid(),
        kind: 'otherDuty',
        title: 'Påhittad uppgift',
        state: 'open',
        unit_id: town.units.one,
        opened_on: day('2026-11-23'),
      })
      .execute(),
  )
  await expect(unwatched).rejects.toThrow(/duties_watch/)
})
