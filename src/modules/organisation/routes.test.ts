import { expect, test } from 'vitest'
import { aTown } from '#test/support/town.ts'
import { askMayDecide, endOwnSession, readOrganisation, readSession } from './contract.ts'

test('a social worker sees the units and the colleagues of the own municipality only', async () => {
  const town = await aTown()
  await aTown()
  const { workers, units } = await town.call('amira', readOrganisation, {})
  expect(units.map((unit) => unit.name)).toEqual(['Mottagningen', 'Utredning 1', 'Utredning 2'])
  expect(workers).toHaveLength(13)
})

test('nobody sees the organisation without signing in', async () => {
  const town = await aTown()
  const { status, body } = await town.send('nobody', readOrganisation, {})
  expect(status).toBe(401)
  expect(body).toMatchObject({ error: { code: 'not_signed_in' } })
})

test('a social worker who may not decide is told who may, own unit first', async () => {
  const town = await aTown()
  const answer = await town.call('amira', askMayDecide, { decisionKind: 'not_open_investigation' })
  expect(answer.allowed).toBe(false)
  expect(answer.lowestRole).toBe('lead')
  expect(answer.who[0]?.unit).toBe('Utredning 1')
})

test('a session ends after fifteen minutes without a sign of life', async () => {
  const town = await aTown()
  await town.call('amira', readSession, {})
  const before = await town.send('amira', readSession, {})
  expect(before.headers['x-session-seconds-left']).toBe('900')
})

test('who signs out is out here, and stays signed in on another device', async () => {
  const town = await aTown()
  const elsewhere = await town.cookie('amira')
  town.at('2026-11-23T09:01:00.000Z')
  const here = await town.cookie('amira')
  const ask = (cookies: Record<string, string>) => town.app.inject({ url: '/api/session', cookies })
  await town.call('amira', endOwnSession, {})
  expect((await ask(here)).statusCode).toBe(401)
  expect((await ask(elsewhere)).statusCode).toBe(200)
})

test('a row of the delegation order that the law does not allow is marked with the paragraph, and does not count', async () => {
  const town = await aTown()
  await town.inTx((tx) =>
    tx
      .updateTable('delegation_rules')
      .set({ lowest_role: 'unit_manager' })
      .where('decision_kind', '=', 'grant_foster_care')
      .execute(),
  )
  const { delegation } = await town.call('dag', readOrganisation, {})
  expect(delegation.filter((rule) => rule.againstLaw !== null)).toMatchObject([
    { decisionKind: 'grant_foster_care', lowestRole: 'unit_manager', againstLaw: 'SoL 30:6' },
  ])
  const answer = await town.call('dag', askMayDecide, { decisionKind: 'grant_foster_care' })
  expect(answer).toMatchObject({ allowed: false, lowestRole: 'board', paragraph: 'SoL 30:6' })
})
