import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { listNotes } from '#modules/journal/contract.ts'
import { readChild, readToday } from '#modules/overview/contract.ts'
import { readPerson, searchPeople } from '#modules/people/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { enter, openMatter } from '#test/support/family.ts'
import { letsReview } from '#test/support/log-reviewer.ts'
import { aTown, type Login, newUuid, type Sent, type Town } from '#test/support/town.ts'
import { openHouse } from '../../../house.ts'
import { answerOpeningStop, goOnOpening, readOpeningStops } from '../contract-stops.ts'
import { mostPeople } from './rules.ts'

let town: Town
let children: readonly string[]

const theCase = 130

/** A unit that has more children than anybody opens in an hour. */
beforeEach(async () => {
  town = await aTown()
  const ids: string[] = []
  for (let at = 0; at < theCase; at++) {
    const childId = await enter(town, { givenName: `Barn${at}` })
    await openMatter(town, childId, 'amira', 'one')
    ids.push(childId)
  }
  children = ids
}, 60_000)

const open = (login: Login, childId: string) => town.send(login, readChild, { childId })

const openFirst = async (login: Login, count: number): Promise<number[]> => {
  const statuses: number[] = []
  for (const childId of children.slice(0, count)) statuses.push((await open(login, childId)).status)
  return statuses
}

const Stopped = z.object({
  error: z.object({
    code: z.literal('opened_too_many'),
    message: z.string(),
    details: z.object({ openingStopId: z.string() }),
  }),
})
const stopOf = ({ body }: Sent): string => Stopped.parse(body).error.details.openingStopId
const one = (at: number): string => children[at] ?? ''

const stops = (login: Login = 'hedda') => town.call(login, readOpeningStops, {})

describe('the 41st person in an hour', () => {
  test('is stopped with a sentence that says what to do, and whom one has opened already stays open', async () => {
    expect(new Set(await openFirst('bo', mostPeople))).toEqual(new Set([200]))
    const stopped = await open('bo', one(mostPeople))
    expect(stopped.status).toBe(409)
    expect(Stopped.parse(stopped.body).error.message).toContain('40 olika personer på en timme. Säg varför')
    expect(stopped.text).not.toContain('Barn')
    expect((await open('bo', one(3))).status).toBe(200)
    expect((await town.send('bo', listNotes, { childId: one(3) })).status).toBe(200)
    expect((await town.send('bo', readPerson, { personId: one(60) })).status).toBe(409)
    expect((await open('cilla', one(mostPeople))).status).toBe(200)
  })

  test('goes on for an hour after a reason of one’s own, and is asked again after it', async () => {
    await openFirst('bo', mostPeople)
    const openingStopId = stopOf(await open('bo', one(mostPeople)))
    expect((await town.send('bo', goOnOpening, { openingStopId, reason: '' })).status).toBe(400)
    expect((await town.send('amira', goOnOpening, { openingStopId, reason: 'Påhittat' })).status).toBe(404)
    expect(
      await town.call('bo', goOnOpening, { openingStopId, reason: 'Påhittat: fördelar ärenden' }),
    ).toEqual({
      untilAt: '2026-11-23T10:00:00.000Z',
    })
    for (let at = mostPeople; at < 100; at++) expect((await open('bo', one(at))).status).toBe(200)
    town.at('2026-11-23T10:00:00.000Z')
    // The sixty of the last hour, still: none of them was opened longer ago than an hour, but for those that were.
    for (let at = 0; at < mostPeople; at++) expect((await open('bo', one(at))).status).toBe(200)
    const again = await open('bo', one(120))
    expect(again.status).toBe(409)
    expect(stopOf(again)).not.toBe(openingStopId)
  })

  test('is the first again an hour later', async () => {
    await openFirst('bo', mostPeople)
    town.at('2026-11-23T10:00:00.000Z')
    expect((await open('bo', one(mostPeople))).status).toBe(200)
  })

  test('is counted by the log after a new start', async () => {
    await openFirst('bo', 30)
    const { house } = town
    const fresh = openHouse(town.db, { demo: true })
    Object.assign(house, { limit: fresh.limit })
    expect(new Set(await openFirst('bo', mostPeople))).toEqual(new Set([200]))
    expect((await open('bo', one(mostPeople))).status).toBe(409)
  })

  test('is nobody in a list: Idag and a search count for nothing', async () => {
    for (let at = 0; at < 45; at++) {
      await town.call('amira', readToday, {})
      await town.call('amira', searchPeople, { q: `Barn${at}` })
    }
    expect((await open('amira', one(0))).status).toBe(200)
    expect((await stops()).stops).toEqual([])
  })
})

test('the real case: one employee opens 130 journals, is stopped softly at 40, and the reviewer sees it the same day', async () => {
  const answers = await openFirst('bo', theCase)
  expect(answers.filter((status) => status === 200)).toHaveLength(40)
  expect(answers.slice(40).every((status) => status === 409)).toBe(true)
  await letsReview(town, 'cilla')
  const { stops: told, all } = await stops('cilla')
  expect(all).toBe(1)
  expect(told).toMatchObject([{ worker: 'Bo Påhittad', peopleThatDay: 40, reason: '', outcome: null }])
  const tasks = (await town.call('cilla', readToday, {})).tasks.filter(({ kind }) => kind === 'opening_stop')
  expect(tasks).toMatchObject([{ owner: 'Bo Påhittad', href: '/loggkontroll', childId: null }])
  const openingStopId = stopOf(await open('bo', one(100)))
  await town.call('bo', goOnOpening, { openingStopId, reason: 'Påhittat: jag var nyfiken' })
  await openFirst('bo', theCase)
  expect((await stops('cilla')).stops).toMatchObject([
    { peopleThatDay: theCase, reason: 'Påhittat: jag var nyfiken' },
  ])
  expect((await town.send('bo', readOpeningStops, {})).status).toBe(404)
  const answer = { openingStopId, outcome: 'talk', reason: 'Påhittat samtal' }
  expect((await town.send('bo', answerOpeningStop, answer)).status).toBe(404)
  expect((await town.send('cilla', answerOpeningStop, answer)).status).toBe(200)
  expect((await town.send('hedda', answerOpeningStop, answer)).status).toBe(409)
  expect((await town.call('cilla', readToday, {})).tasks.some(({ kind }) => kind === 'opening_stop')).toBe(
    false,
  )
}, 60_000)

test('a stop is about oneself: the one who was stopped cannot be the one who answers, nor in the database', async () => {
  const { childId } = await aCase(town)
  expect(childId).not.toBe('')
  const own = town.inTx((tx) =>
    tx
      .insertInto('opening_stops')
      .values({
        id: newUuid(),
        worker_id: town.workers.bo,
        unit_id: town.units.one,
        people: 40,
        stopped_at: town.now(),
        outcome: 'explained',
        review_reason: 'Själv',
        reviewed_by: town.workers.bo,
        reviewed_at: town.now(),
      })
      .execute(),
  )
  await expect(own).rejects.toThrow('opening_stops_reviewed_by_another')
})
