import { expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { makeSession } from '#platform/http/session.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { forgetOld } from './upkeep.ts'

const now = instant('2026-11-23T09:00:00.000Z')

const command = (town: Town, at: string) =>
  town.inTx((tx) =>
    tx
      .insertInto('handled_commands')
      .values({ id: newUuid(), worker_id: town.workers.amira, route: 'saveNote', handled_at: instant(at) })
      .execute(),
  )

const session = (town: Town, at: string, endedAt?: string) =>
  town.inTx(async (tx) => {
    const id = newUuid()
    await makeSession(tx, { id, workerId: town.workers.amira, now: instant(at) })
    if (endedAt !== undefined)
      await tx
        .updateTable('sessions')
        .set({ ended_at: instant(endedAt) })
        .where('id', '=', id)
        .execute()
  })

const left = (town: Town) =>
  town.inTx(async (tx) => ({
    commands: (await tx.selectFrom('handled_commands').select('handled_at').execute()).map(
      (row) => row.handled_at,
    ),
    sessions: (await tx.selectFrom('sessions').select('started_at').orderBy('started_at').execute()).map(
      (row) => row.started_at,
    ),
  }))

test('answers of commands are kept fourteen days, sessions thirty days after their end; other municipalities are let be', async () => {
  const [town, other] = [await aTown(), await aTown()]
  for (const each of [town, other]) {
    await command(each, '2026-11-09T08:59:59.000Z')
    await command(each, '2026-11-09T09:00:00.000Z')
    await session(each, '2026-10-20T09:00:00.000Z', '2026-10-24T08:59:59.000Z')
    await session(each, '2026-10-23T20:00:00.000Z')
    await session(each, '2026-10-23T22:00:00.000Z')
    await session(each, '2026-11-23T08:55:00.000Z')
  }
  const before = await left(other)
  await town.inTx((tx) => forgetOld({ tx, now }))
  expect(await left(town)).toEqual({
    commands: ['2026-11-09T09:00:00.000Z'],
    sessions: ['2026-10-23T22:00:00.000Z', '2026-11-23T08:55:00.000Z'],
  })
  expect(await left(other)).toEqual(before)
})
