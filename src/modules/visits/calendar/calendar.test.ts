import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aCase } from '#test/support/a-case.ts'
import { aTown, type Login, type Town } from '#test/support/town.ts'
import { aVisit, tap, tell } from '#test/support/visit.ts'
import { cancelVisit } from '../contract.ts'
import { endOwnCalendar, makeOwnCalendar, readOwnCalendar } from './contract.ts'

const secret = (): string => randomBytes(32).toString('base64url')

const make = async (town: Town, login: Login = 'amira'): Promise<string> => {
  const token = secret()
  const { path } = await town.call(login, makeOwnCalendar, { origin: 'https://barntid.exempel.se', token })
  return path + token
}

const fetched = (town: Town, path: string, headers: Record<string, string> = {}) =>
  town.app.inject({ method: 'GET', url: path, headers })

const planted = ['Nils', 'Påhittsson', 'Maria', 'Hemligatan', 'skolan', '2026-0001', 'Påhittad', 'Gun']

describe('a worker’s calendar', () => {
  test('says what kind of meeting and when, by UTC, with a link: never a name, a number, a place or a purpose', async () => {
    const town = await aTown()
    const { caseId, motherId } = await aCase(town)
    const { id } = await aVisit(town, caseId, {
      place: 'Hemligatan 3',
      personIds: [motherId],
      others: 'Mormor Gun',
    })
    const answer = await fetched(town, await make(town))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    const text = answer.body.replaceAll('\r\n ', '')
    expect(text).toContain('SUMMARY:Hembesök')
    expect(text).toContain('DTSTART:20261124T090000Z')
    expect(text).toContain('DTEND:20261124T100000Z')
    expect(text).toContain(`https://barntid.exempel.se/moten/${id}`)
    for (const word of planted) expect(text).not.toContain(word)
  })

  test('of somebody with a protected identity not even the kind is told', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town, { protection: 'marking' })
    await aVisit(town, caseId, { place: '' })
    const { body } = await fetched(town, await make(town))
    expect(body).toContain('SUMMARY:Möte')
    expect(body).not.toContain('Hembesök')
  })

  test('beside a meeting with somebody with a protected identity no other tells its kind, so that nobody can see which it is', async () => {
    const town = await aTown()
    const path = await make(town)
    await aVisit(town, (await aCase(town)).caseId, { place: '' })
    expect((await fetched(town, path)).body).toContain('SUMMARY:Hembesök')
    const { caseId } = await aCase(town, { givenName: 'Skyddad', protection: 'marking' })
    await aVisit(town, caseId, { place: '', at: '15:00' })
    const { body } = await fetched(town, path)
    expect(body.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:Möte', 'SUMMARY:Möte'])
  })

  test('each fetching is in the log, as a reading of the calendar of whose it is; an unknown address is not', async () => {
    const town = await aTown()
    const path = await make(town)
    await fetched(town, path)
    await fetched(town, path.slice(0, -43) + secret())
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['kind', 'subject_type', 'subject_id', 'actor_id'])
        .where('action', '=', 'readCalendarFeed')
        .execute(),
    )
    expect(rows).toEqual([
      { kind: 'read', subject_type: 'own calendar', subject_id: town.workers.amira, actor_id: null },
    ])
  })

  test('a meeting in summer time and one in winter time have the hour that was meant', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    await aVisit(town, caseId, { on: day('2027-06-01') })
    expect((await fetched(town, await make(town))).body).toContain('DTSTART:20270601T080000Z')
  })

  test('a held meeting has the time that it took; one that was called off is gone', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const held = await aVisit(town, caseId)
    const gone = await aVisit(town, caseId, { on: '2026-11-25' })
    await tell(town, 'bo', held.id, tap('started', 5), tap('ended', 35))
    await town.call('amira', cancelVisit, { visitId: gone.id, by: 'family' })
    const { body } = await fetched(town, await make(town))
    expect(body).toContain('DTSTART:20261124T090500Z')
    expect(body).toContain('DTEND:20261124T093500Z')
    expect(body).not.toContain('20261125')
  })

  test('what has not changed is not sent again', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    const path = await make(town)
    const { etag = '' } = (await fetched(town, path)).headers
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
    const again = await fetched(town, path, { 'if-none-match': etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    await tell(town, 'bo', view.id, tap('started', 7))
    expect((await fetched(town, path, { 'if-none-match': etag })).statusCode).toBe(200)
  })

  test('an unknown, a renewed and an ended address are the same nothing; the address is not stored', async () => {
    const town = await aTown()
    const first = await make(town)
    const second = await make(town)
    const stored = await town.inTx((tx) => tx.selectFrom('calendar_feeds').selectAll().execute())
    const commands = await town.inTx((tx) => tx.selectFrom('handled_commands').selectAll().execute())
    expect(JSON.stringify([stored, commands])).not.toContain(second.split('/').at(-1))
    expect((await fetched(town, second)).statusCode).toBe(200)
    expect((await fetched(town, `${second}.ics`)).statusCode).toBe(200)
    const noneSuch = await fetched(town, first.replace(/.{5}$/, 'aaaaa'))
    const renewed = await fetched(town, first)
    const nothing = (answer: typeof renewed) => [answer.statusCode, { ...answer.json().error, id: '' }]
    expect(nothing(renewed)).toEqual(nothing(noneSuch))
    expect(renewed.statusCode).toBe(404)
    expect((await town.call('amira', readOwnCalendar, {})).madeAt).not.toBeNull()
    expect(await town.call('amira', endOwnCalendar, {})).toEqual({ ended: true })
    expect((await fetched(town, second)).statusCode).toBe(404)
    expect((await town.call('amira', readOwnCalendar, {})).madeAt).toBeNull()
  })

  test('a secret that is another calendar’s already is refused, and the own calendar stays as it was', async () => {
    const town = await aTown()
    const [own, path] = [await make(town, 'bo'), await make(town)]
    const token = path.slice(-43)
    const sent = await town.send('bo', makeOwnCalendar, { origin: 'https://barntid.exempel.se', token })
    expect(sent.status).toBe(400)
    expect((await fetched(town, own)).statusCode).toBe(200)
  })

  test('ends when the worker has left', async () => {
    const town = await aTown()
    const path = await make(town, 'bo')
    await town.inTx((tx) =>
      tx
        .updateTable('workers')
        .set({ ended_on: day('2026-11-22') })
        .where('id', '=', town.workers.bo)
        .execute(),
    )
    expect((await fetched(town, path)).statusCode).toBe(404)
  })

  test.each(['javascript:alert(1)', 'https://a.se/x\r\nSUMMARY:x', 'ftp://a.se', ''])(
    'an origin that is no web address is refused: %j',
    async (origin) => {
      const town = await aTown()
      expect((await town.send('amira', makeOwnCalendar, { origin, token: secret() })).status).toBe(400)
    },
  )
})
