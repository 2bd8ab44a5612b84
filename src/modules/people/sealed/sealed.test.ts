import { Client } from 'pg'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import { sealedWords } from '#modules/sealed/index.ts'
import { validateConstraints } from '#platform/db/validate.ts'
import { fixedClock } from '#platform/clock.ts'
import { runEverywhere } from '#platform/jobs.ts'
import { aFamily, as, enter, openMatter } from '#test/support/family.ts'
import { aPurpose, openedBy } from '#test/support/opened.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { changePerson, readPerson } from '../contract.ts'
import { relate, sealAtStart } from '../index.ts'
import { confirmMerge, proposeMerge, undoMerge } from '../merge/contract.ts'
import { openSealed, readOpenings, writeSealed } from './contract.ts'

const contact = { address: 'Hemliga vägen 7', phone: '070-174 06 77', email: 'kanarie@exempel.se' }
const nothing = { address: '', phone: '', email: '' }

/** A protected child whom Amira has, with Bo. */
const aProtected = async (town: Town) => {
  const childId = await enter(town, {
    protection: 'protected_registration',
    contact,
    birthOn: day('2016-05-04'),
  })
  await openMatter(town, childId, 'amira', 'one', 'bo')
  return childId
}

const openColumns = (town: Town, id: string) =>
  town.inTx((tx) =>
    tx.selectFrom('persons').select(['address', 'phone', 'email']).where('id', '=', id).executeTakeFirst(),
  )

const statusOf = async (town: Town, login: Login, personId: string): Promise<number> =>
  (await town.send(login, openSealed, { personId, ...aPurpose })).status

const change = async (town: Town, login: Login, personId: string, changed: object) => {
  const { person, version } = await town.call(login, readPerson, { personId })
  const { givenName, familyName, birthOn, protection } = person
  const fields = { personId, version, givenName, familyName, birthOn, protection }
  return town.call(login, changePerson, { ...fields, ...changed })
}

describe('what is sealed lies nowhere open', () => {
  test('a person who is entered as protected has no open address for a moment', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    expect(await openColumns(town, childId)).toEqual(nothing)
    const view = await town.call('amira', readPerson, { personId: childId })
    expect(view).toMatchObject({ contact: null, sealed: { fields: ['address', 'phone', 'email'] } })
    expect(await openedBy(town, 'amira', childId)).toEqual(contact)
  })

  test('the day a person becomes protected, the address is moved with that of the whole family', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town, { contact, birthOn: day('2016-05-04') })
    await openMatter(town, childId, 'amira', 'one')
    expect(await openColumns(town, childId)).toEqual(contact)
    await change(town, 'amira', childId, { protection: 'marking' })
    expect(await openColumns(town, childId)).toEqual(nothing)
    expect(await openColumns(town, motherId)).toEqual(nothing)
    expect(await openedBy(town, 'amira', childId)).toEqual(contact)
    expect(await openedBy(town, 'amira', motherId)).toMatchObject({ address: 'Påhittade gatan 1' })
  })

  test('somebody who is tied to a protected child as guardian is sealed by that', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    const fatherId = await enter(town, { givenName: 'Olle', birthOn: day('1984-01-02'), contact })
    await as(town, 'maja', (ctx) => relate(ctx, { childId, personId: fatherId, kind: 'guardian' }))
    expect(await openColumns(town, fatherId)).toEqual(nothing)
    expect(await openedBy(town, 'amira', fatherId)).toEqual(contact)
  })

  test('no answer that is kept for a resent command still has the address', async () => {
    const town = await aTown()
    const personId = await enter(town)
    await openMatter(town, personId, 'amira', 'one')
    const { version } = await town.call('amira', readPerson, { personId })
    const input = { personId, version, givenName: 'Nils', contact }
    const sent = await town.send('amira', changePerson, input, { key: newUuid() })
    expect(sent.text).toContain('Hemliga')
    await change(town, 'amira', personId, { protection: 'marking' })
    const kept = await town.inTx((tx) => tx.selectFrom('handled_commands').select('reply').execute())
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain('Hemliga')
  })

  test('the database itself refuses a protected person with an open address', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    await expect(
      town.inTx((tx) =>
        tx.updateTable('persons').set({ address: 'Öppna gatan 1' }).where('id', '=', childId).execute(),
      ),
    ).rejects.toThrow('persons_protected_is_sealed')
  })

  test('when the protection ends nothing comes back by itself; what is entered anew is open', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    const after = await change(town, 'amira', childId, { protection: 'none' })
    expect(after).toMatchObject({ contact: nothing, sealed: { fields: ['address', 'phone', 'email'] } })
    expect(await openedBy(town, 'amira', childId)).toEqual(contact)
    const anew = await change(town, 'amira', childId, { contact: { ...nothing, address: 'Nya gatan 2' } })
    expect(anew.contact?.address).toBe('Nya gatan 2')
    await town.call('amira', writeSealed, {
      personId: childId,
      values: { address: '', phone: '', email: '' },
    })
    expect((await town.call('amira', readPerson, { personId: childId })).sealed).toBeNull()
  })

  test('a merge with a protected entry seals both, and its undo holds no address', async () => {
    const town = await aTown()
    const kept = await enter(town, { contact: { ...contact, address: 'Öppna gatan 3' } })
    const merged = await enter(town, { protection: 'marking', contact })
    const input = { id: newUuid(), keptId: kept, mergedId: merged, choices: {}, reason: 'Samma barn' }
    await town.call('moa', proposeMerge, input)
    await town.call('mats', confirmMerge, { mergeId: input.id })
    expect(await openColumns(town, kept)).toEqual(nothing)
    const rows = await town.inTx((tx) => tx.selectFrom('person_merges').select('before').execute())
    expect(JSON.stringify(rows)).not.toMatch(/Öppna|Hemliga/)
    await openMatter(town, kept, 'amira', 'one')
    const { values } = await town.call('amira', openSealed, { personId: kept, ...aPurpose })
    expect(
      values
        .filter(({ field }) => field === 'address')
        .map(({ value }) => value)
        .toSorted(),
    ).toEqual(['Hemliga vägen 7', 'Öppna gatan 3'])
  })

  test('a merge of before is scrubbed when the person becomes protected, and its undo opens nothing', async () => {
    const town = await aTown()
    const kept = await enter(town, { contact: { ...contact, address: 'Öppna gatan 3' } })
    const merged = await enter(town, { contact })
    const input = { id: newUuid(), keptId: kept, mergedId: merged, choices: {}, reason: 'Samma barn' }
    await town.call('moa', proposeMerge, input)
    await town.call('mats', confirmMerge, { mergeId: input.id })
    await change(town, 'moa', kept, { protection: 'marking' })
    const rows = await town.inTx((tx) => tx.selectFrom('person_merges').select('before').execute())
    expect(JSON.stringify(rows)).not.toMatch(/Öppna|Hemliga/)
    await town.call('moa', undoMerge, { mergeId: input.id, reason: 'Två olika barn' })
    for (const id of [kept, merged]) expect(await openColumns(town, id)).toEqual(nothing)
  })
})

describe('opening', () => {
  test('is for those who have the child and those who lead them, and for nobody else', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    for (const login of ['amira', 'bo', 'cilla', 'dag'] as const)
      expect([login, await statusOf(town, login, childId)]).toEqual([login, 200])
    for (const login of ['eva', 'tove', 'maja', 'ulla', 'adam', 'nora', 'moa'] as const)
      expect([login, await statusOf(town, login, childId)]).toEqual([login, 404])
    // The head reads the person and is told no: she has no need of the address.
    expect(await statusOf(town, 'hedda', childId)).toBe(403)
  })

  test('asks for a purpose in the own words, and is a row of its own beside that of the log', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    const short = await town.send('amira', openSealed, { personId: childId, purpose: 'visit', words: 'möte' })
    expect([short.status, short.text]).toEqual([400, expect.stringContaining('Skriv minst 15 tecken')])
    const asked = { personId: childId, purpose: 'visit', words: 'Ska hämta barnet till samtalet.' }
    const answer = await town.send('amira', openSealed, asked)
    expect(answer.headers['cache-control']).toBe('no-store')
    const told = await town.call('dag', readOpenings, { personId: childId })
    expect(told).toMatchObject({
      total: 1,
      openings: [
        {
          worker: 'Amira Påhittad',
          openedAt: town.now(),
          purpose: 'visit',
          words: 'Ska hämta barnet till samtalet.',
          fields: ['address', 'phone', 'email'],
        },
      ],
    })
    const logged = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['subject_id', 'kind'])
        .where('action', '=', 'openSealedStore')
        .execute(),
    )
    expect(logged).toEqual([{ subject_id: childId, kind: 'read' }])
    for (const login of ['amira', 'bo'] as const)
      expect((await town.send(login, readOpenings, { personId: childId })).status).toBe(403)
  })

  test('is not kept for a resent command: each time is an opening', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    const key = newUuid()
    for (const _ of [1, 2]) await town.send('amira', openSealed, { personId: childId, ...aPurpose }, { key })
    expect(await town.inTx((tx) => tx.selectFrom('handled_commands').select('id').execute())).toEqual([])
    expect((await town.call('dag', readOpenings, { personId: childId })).total).toBe(2)
  })

  test('asks for a fresh sign-in', () => expect(openSealed.stepUp).toBe(true))

  test('tells plainly that a value that was moved to another person cannot be opened', async () => {
    const town = await aTown()
    const [one, other] = [await aProtected(town), await aProtected(town)]
    const owner = new Client({ connectionString: town.ownerUrl })
    await owner.connect()
    await owner.query(
      `update sealed_values t set sealed = s.sealed from sealed_values s
       where t.person_id = $1 and s.person_id = $2 and t.field = s.field`,
      [one, other],
    )
    await owner.end()
    const { status, text } = await town.send('amira', openSealed, { personId: one, ...aPurpose })
    expect([status, text]).toEqual([409, expect.stringContaining('går inte att öppna')])
    await expect(as(town, 'amira', (ctx) => sealedWords(ctx, [one]))).rejects.toThrow('another row')
  })
})

describe('writing', () => {
  test('replaces what is given and leaves the rest; the answer says which fields, never what', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    const values = { school: 'Kanarieskolan', new_name: 'Nina Nyfågel', address: 'Nya vägen 8', phone: '' }
    const written = await town.send('bo', writeSealed, { personId: childId, values })
    expect(written.body).toEqual({ fields: ['address', 'email', 'school', 'new_name'] })
    expect(await openedBy(town, 'amira', childId)).toEqual({
      address: 'Nya vägen 8',
      email: contact.email,
      school: 'Kanarieskolan',
      new_name: 'Nina Nyfågel',
    })
  })

  test('is for the same people, and only of somebody who is protected', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    for (const login of ['eva', 'tove', 'maja'] as const)
      expect(
        (await town.send(login, writeSealed, { personId: childId, values: { school: 'X' } })).status,
      ).toBe(404)
    const open = await enter(town)
    await openMatter(town, open, 'amira', 'one')
    const { status, text } = await town.send('amira', writeSealed, {
      personId: open,
      values: { school: 'X' },
    })
    expect([status, text]).toEqual([400, expect.stringContaining('inte skyddade personuppgifter')])
    expect((await town.send('amira', writeSealed, { personId: childId, values: {} })).status).toBe(400)
  })

  test('the words are given to the server’s own gate, of every entry of the person', async () => {
    const town = await aTown()
    const childId = await aProtected(town)
    const words = await as(town, 'amira', (ctx) => sealedWords(ctx, [childId]))
    expect(words.map(({ value }) => value).toSorted()).toEqual(Object.values(contact).toSorted())
    expect(await as(town, 'amira', (ctx) => sealedWords(ctx, []))).toEqual([])
  })
})

/** As it was before there was a sealed store. */
const layOpen = async (town: Town, id: string) => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const check = `check (protection = 'none' or (address = '' and phone = '' and email = '')) not valid`
  await owner.query('alter table persons drop constraint persons_protected_is_sealed')
  await owner.query('update persons set address = $2, phone = $3, email = $4 where id = $1', [
    id,
    ...Object.values(contact),
  ])
  await owner.query(`alter table persons add constraint persons_protected_is_sealed ${check}`)
  await owner.end()
}

describe('at the start of the server', () => {
  const clock = fixedClock(instant('2026-11-23T09:00:00.000Z'))
  const start = (town: Town, demo = true) => runEverywhere({ ...town.house, demo }, clock, sealAtStart)

  test('what lay open from before is moved, once, and stands in the log', async () => {
    const town = await aTown()
    const childId = await enter(town, { protection: 'marking' })
    await layOpen(town, childId)
    await expect(validateConstraints(town.ownerUrl)).rejects.toThrow('persons_protected_is_sealed')
    await start(town)
    expect(await openColumns(town, childId)).toEqual(nothing)
    expect(await validateConstraints(town.ownerUrl)).toEqual(['persons_protected_is_sealed'])
    await start(town)
    expect(await validateConstraints(town.ownerUrl)).toEqual([])
    const logged = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select('subject_id').where('action', '=', 'seal-what-lies-open').execute(),
    )
    expect(logged).toEqual([{ subject_id: childId }])
    await openMatter(town, childId, 'amira', 'one')
    expect(await openedBy(town, 'amira', childId)).toEqual(contact)
  })

  test('a house whose key is not that of the values does not start, but for a demo', async () => {
    const town = await aTown()
    await aProtected(town)
    await town.inTx((tx) => sql`update sealed_values set key_id = 'another key'`.execute(tx))
    await expect(start(town, false)).rejects.toThrow('another key has sealed values')
    await start(town)
  })
})
