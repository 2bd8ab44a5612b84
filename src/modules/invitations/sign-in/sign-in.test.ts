import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { aNumberedFamily, inviteOne, numberBorn, numbers } from '#test/support/invited.ts'
import {
  freePort,
  openTo,
  settingsFor,
  type Visitor,
  visitorOf,
  withFamilies,
} from '#test/support/sign-in/house.ts'
import { atProvider, signInAt } from '#test/support/sign-in/pages.ts'
import { type RealProvider, startRealProvider } from '#test/support/sign-in/real-provider.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { takeBackInvitation } from '../contract.ts'

let town: Town
let elsewhere: Town
let provider: RealProvider
let server: Awaited<ReturnType<typeof openTo>>
let owner: Client
let visitor: Visitor
let there: ReturnType<typeof atProvider>
let invitationId = ''
let family: Awaited<ReturnType<typeof aNumberedFamily>>

const begin = '/familj/logga-in'

beforeAll(async () => {
  const publicUrl = `http://127.0.0.1:${await freePort()}`
  provider = await startRealProvider(publicUrl)
  town = await aTown()
  elsewhere = await aTown()
  const staff = settingsFor([town, elsewhere], { issuer: provider.issuer, publicUrl })
  server = await openTo(town, withFamilies(staff))
  owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  family = await aNumberedFamily(town)
  await aNumberedFamily(elsewhere)
})
afterAll(async () => {
  await owner.end()
  await server.app.close()
  await provider.stop()
})
beforeEach(async () => {
  server.ahead(0)
  town.at(systemClock.now())
  await owner.query(
    `update invitations set ended_at = now(), ended_by = invited_by, end_reason = 'påhittat' where tenant_id = $1`,
    [town.tenantId],
  )
  ;({ invitationId } = await inviteOne(town, { childId: family.childId, personId: family.motherId }))
  visitor = visitorOf(server.app)
  there = atProvider(provider.issuer)
})

const at = (path: string, where = town): string => `${path}?kommun=${where.slug}`
const signIn = (number: string, path = at(begin), who = visitor, by = there) =>
  signInAt(who, by, number, path)
const headOf = (text: string): string | undefined => /<h1>([^<]*)/.exec(text)?.[1]
const statusOf = async (who = visitor): Promise<number> => (await who.get('/familj')).status

const sessions = async (): Promise<number> => {
  const { rows } = await owner.query('select from outside_sessions where tenant_id = $1', [town.tenantId])
  return rows.length
}

const expectNothing = async (answer: { status: number; text: string }, who = visitor) => {
  expect([answer.status, headOf(answer.text)]).toEqual([403, 'Det finns inget att visa'])
  expect(await statusOf(who)).toBe(401)
}

describe('with a standard provider', () => {
  test('the invited identity is let in, and goes on by itself to the page that the link named', async () => {
    const { answer, asked } = await signIn(numbers.mother, `${at(begin)}&till=/familj/${invitationId}`)
    expect(asked[0]).toBe('login')
    expect([answer.status, answer.headers['refresh']]).toEqual([200, `0; url=/familj/${invitationId}`])
    expect([...visitor.cookies.keys()]).toEqual(['barntid-familj'])
    const page = await visitor.get(`/familj/${invitationId}`)
    expect([page.status, headOf(page.text)]).toEqual([200, 'Om Nils'])
  })

  test('somebody else with the right link sees nothing, and is not told whether anybody is known', async () => {
    const before = await sessions()
    const link = `${at(begin)}&till=/familj/${invitationId}`
    const texts: string[] = []
    // A father who was not invited, the child itself, and two whom the register has never heard of.
    for (const number of [numbers.father, numbers.child, numbers.stranger, numberBorn('1990-01-01', 999)]) {
      const who = visitorOf(server.app)
      const { answer } = await signIn(number, link, who, atProvider(provider.issuer))
      await expectNothing(answer, who)
      texts.push(answer.text)
    }
    expect(new Set(texts).size).toBe(1)
    expect(await sessions()).toBe(before)
  })

  test('one who is invited in one municipality is nobody in another', async () => {
    const { answer } = await signIn(numbers.mother, at(begin, elsewhere))
    await expectNothing(answer)
  })

  test('an invitation that was taken back, or whose last day has been, lets nobody in', async () => {
    await town.call('amira', takeBackInvitation, { invitationId, reason: 'Påhittat.' })
    await expectNothing((await signIn(numbers.mother)).answer)
    await inviteOne(town, { childId: family.childId, personId: family.motherId })
    await owner.query(`update invitations set until_on = '2026-01-01' where tenant_id = $1`, [town.tenantId])
    await expectNothing((await signIn(numbers.mother)).answer)
  })

  test('taking it back ends what is open, and a new sign-in opens nothing', async () => {
    await signIn(numbers.mother)
    expect(await statusOf()).toBe(200)
    await town.call('amira', takeBackInvitation, { invitationId, reason: 'Påhittat.' })
    expect(await statusOf()).toBe(401)
  })

  test('a number in another form is no identity', async () => {
    const other = numbers.mother.slice(2)
    for (const name of [
      other,
      `${other.slice(0, 6)}-${other.slice(6)}`,
      `SE${numbers.mother}`,
      'amira',
      `${numbers.mother}0`,
    ]) {
      const { answer } = await signIn(name, at(begin), visitor, atProvider(provider.issuer))
      expect([name, answer.status, headOf(answer.text)]).toEqual([name, 403, 'Inloggningen gick inte'])
    }
  })

  test('a number whose last digit is wrong is no identity', async () => {
    const wrong = numbers.mother.slice(0, 11) + String((Number(numbers.mother.at(-1)) + 1) % 10)
    expect(headOf((await signIn(wrong)).answer.text)).toBe('Inloggningen gick inte')
  })

  test('an answer is taken once, and only by the browser that began', async () => {
    const { back } = await signIn(numbers.mother)
    const again = await visitor.get(back)
    expect([again.status, headOf(again.text)]).toEqual([400, 'Inloggningen gick inte'])
    const thief = visitorOf(server.app)
    expect((await thief.get(back)).status).toBe(400)
    await thief.get(at(begin))
    expect((await thief.get(back)).status).toBe(400)
    expect(await statusOf(thief)).toBe(401)
  })

  test('a code that was stolen is worth nothing in another browser', async () => {
    const started = await visitor.get(at(begin))
    const back = new URL((await there.signIn(started.location ?? '', numbers.mother)).url)
    const thief = visitorOf(server.app)
    const own = await thief.get(at(begin))
    back.searchParams.set('state', new URL(own.location ?? '').searchParams.get('state') ?? '')
    const answer = await thief.get(back.href)
    expect([answer.status, await statusOf(thief)]).toEqual([403, 401])
  })

  test('an answer is taken at the door where it was asked for: the one of workers is none of families', async () => {
    const started = await visitor.get(at('/inloggning'))
    const back = await there.signIn(started.location ?? '', numbers.mother)
    const moved = back.url.replace('/inloggning/svar', '/familj/logga-in/svar')
    const answer = await visitor.get(moved)
    expect([answer.status, headOf(answer.text)]).toEqual([400, 'Inloggningen gick inte'])
    const other = visitorOf(server.app)
    const begun = await other.get(at(begin))
    const theirs = await atProvider(provider.issuer).signIn(begun.location ?? '', 'amira')
    const staffs = await other.get(theirs.url.replace('/familj/logga-in/svar', '/inloggning/svar'))
    expect([staffs.status, other.cookies.has('barntid')]).toEqual([400, false])
  })

  test('a worker’s account opens no family’s page, and an invited person no worker’s', async () => {
    const { answer } = await signInAt(visitor, there, numbers.mother, at('/inloggning'))
    expect([answer.status, headOf(answer.text)]).toEqual([403, 'Du har inget konto här'])
    const worker = visitorOf(server.app)
    await signInAt(worker, atProvider(provider.issuer), 'amira', at('/inloggning'))
    expect([(await worker.get('/api/session')).status, await statusOf(worker)]).toEqual([200, 401])
  })

  test('the broker asks who it is each time: two parents may share a telephone', async () => {
    await signIn(numbers.mother)
    const { asked, answer } = await signIn(numbers.father)
    expect(asked).toContain('login')
    expect([answer.status, headOf(answer.text)]).toEqual([403, 'Det finns inget att visa'])
  })

  test('who presses "Cancel" there starts again', async () => {
    const { location = '' } = await visitor.get(at(begin))
    const answer = await visitor.get((await there.cancel(location)).url)
    expect([answer.status, headOf(answer.text)]).toEqual([403, 'Inloggningen gick inte'])
  })

  test('signing out ends it here, and a link from another website does not', async () => {
    await signIn(numbers.mother)
    const foreign = await server.app.inject({
      method: 'GET',
      url: '/familj/logga-ut',
      cookies: Object.fromEntries(visitor.cookies),
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect([foreign.statusCode, await statusOf()]).toEqual([200, 200])
    const kept = visitorOf(server.app)
    for (const [name, value] of visitor.cookies) kept.cookies.set(name, value)
    expect(headOf((await visitor.get('/familj/logga-ut')).text)).toBe('Du är utloggad')
    expect([await statusOf(), await statusOf(kept)]).toEqual([401, 401])
  })

  test('another website is no place to come back to', async () => {
    for (const till of [
      'https://annan.invalid/',
      '//annan.invalid',
      '/api/cases',
      '/familj/logga-ut',
      '/familj/../api',
    ]) {
      const { answer } = await signIn(numbers.mother, `${at(begin)}&till=${encodeURIComponent(till)}`)
      expect(answer.headers['refresh'], till).toBe('0; url=/familj')
    }
  })

  test('no number, token or code stands in the log or in what the browser holds', async () => {
    const { back } = await signIn(numbers.mother)
    const { rows } = await owner.query('select * from audit_log where tenant_id = $1', [town.tenantId])
    const { rows: kept } = await owner.query('select * from outside_sessions where tenant_id = $1', [
      town.tenantId,
    ])
    const code = new URL(back).searchParams.get('code') ?? 'none'
    const log = JSON.stringify(rows)
    expect(log).toContain('signed in from outside')
    for (const secret of [numbers.mother, code, 'eyJ']) expect(log).not.toContain(secret)
    expect(JSON.stringify([...visitor.cookies])).not.toContain(numbers.mother)
    expect(JSON.stringify(kept)).not.toContain(visitor.cookies.get('barntid-familj')?.split('.')[1])
  })

  test('a municipality without a broker, and one that there is not, have nothing to show', async () => {
    for (const slug of ['finns-inte', "x'--"]) {
      const answer = await visitor.get(`${begin}?kommun=${encodeURIComponent(slug)}`)
      expect([answer.status, headOf(answer.text)]).toEqual([403, 'Det finns inget att visa'])
    }
    const posted = await server.app.inject({
      method: 'POST',
      url: begin,
      payload: { invitation: invitationId },
    })
    expect(posted.statusCode).toBe(400)
    expect(posted.cookies.map(({ value }) => value)).toEqual([''])
  })
})
