import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Day, day } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { openedBy } from '#test/support/opened.ts'
import { aFamily, as, enter, openMatter } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { closeWatch } from '#modules/clocks/index.ts'
import * as contract from './contract.ts'
import { guardiansOf, personBriefs, relate, relationsOf, siblingsOf } from './index.ts'

const birthOn = day('2016-05-04')
const numberOf = (serial: number, on: Day = birthOn): string => makeTestNumber({ birthOn: on, serial })

const search = (town: Town, login: Login, q: string) => town.call(login, contract.searchPeople, { q })

const Said = z.object({
  error: z.object({
    code: z.string(),
    issues: z.array(z.unknown()).optional(),
    details: z.unknown().optional(),
  }),
})

const issuesIn = (body: unknown) => Said.parse(body).error

describe('reading a person', () => {
  test('the unit that has the matter reads the child and the guardian; a stranger is answered "not found"', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town)
    await openMatter(town, childId, 'amira', 'one', 'bo')
    for (const personId of [childId, motherId]) {
      for (const login of ['amira', 'bo', 'cilla', 'tove', 'hedda'] as const)
        expect((await town.send(login, contract.readPerson, { personId })).status).toBe(200)
      for (const login of ['eva', 'ulla', 'maja', 'adam'] as const)
        expect((await town.send(login, contract.readPerson, { personId })).status).toBe(404)
    }
  })

  test('an unknown id and the id of another municipality answer the same', async () => {
    const town = await aTown()
    const other = await aTown()
    const personId = await enter(other)
    const [unknown, foreign] = [
      await town.send('maja', contract.readPerson, { personId: newUuid() }),
      await town.send('maja', contract.readPerson, { personId }),
    ]
    expect([unknown.status, foreign.status]).toEqual([404, 404])
    expect(issuesIn(foreign.body)).toMatchObject({ code: 'not_found' })
  })

  test('a person whom no matter is about yet is read by those who work with children', async () => {
    const town = await aTown()
    const personId = await enter(town)
    expect((await town.send('eva', contract.readPerson, { personId })).status).toBe(200)
    expect((await town.send('adam', contract.readPerson, { personId })).status).toBe(404)
  })

  test('the family is shown with who is responsible, and each person shown stands in the log', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town)
    await openMatter(town, childId, 'amira', 'one', 'bo')
    const view = await town.call('amira', contract.readPerson, { personId: childId })
    expect(view.relations).toMatchObject([{ kind: 'guardian', person: { id: motherId } }])
    expect(view.matters).toMatchObject([
      { owner: 'Amira Påhittad', coworker: 'Bo Påhittad', unit: 'Utredning 1' },
    ])
    const mother = await town.call('amira', contract.readPerson, { personId: motherId })
    expect(mother.children).toMatchObject([{ person: { id: childId } }])
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select(['subject_id', 'kind']).where('action', '=', 'readPerson').execute(),
    )
    for (const id of [childId, motherId]) expect(rows.filter((row) => row.subject_id === id)).toHaveLength(2)
    expect(rows).toHaveLength(4)
    expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(['read']))
  })

  test('another child of the same guardian is not shown through the guardian to one who may not read it', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town)
    const half = await enter(town, { givenName: 'Elsa' })
    await as(town, 'maja', (ctx) => relate(ctx, { childId: half, personId: motherId, kind: 'guardian' }))
    await openMatter(town, childId, 'amira', 'one')
    await openMatter(town, half, 'eva', 'two')
    expect(await town.inTx((tx) => siblingsOf(tx, childId))).toMatchObject([{ id: half }])
    const view = await town.call('amira', contract.readPerson, { personId: childId })
    expect(view.siblings).toEqual([])
    const mother = await town.call('amira', contract.readPerson, { personId: motherId })
    expect(mother.children.map((one) => one.person.id)).toEqual([childId])
  })
})

describe('the people around a child', () => {
  test('a guardian who no longer is one stays as history and is no guardian', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town)
    const matterId = await openMatter(town, childId, 'amira', 'one')
    const before = await town.call('amira', contract.readPerson, { personId: childId })
    const relationId = before.relations[0]?.id ?? ''
    await town.call('amira', contract.endRelation, { childId, relationId })
    const { relations } = await town.call('amira', contract.readPerson, { personId: childId })
    expect(relations).toMatchObject([{ untilOn: '2026-11-23', person: { id: motherId } }])
    expect(await town.inTx((tx) => guardiansOf(tx, childId))).toEqual([])
    expect((await town.send('bo', contract.readPerson, { personId: motherId })).status).toBe(200)
    await as(town, 'amira', (ctx) => closeWatch(ctx, matterId, 'test'))
  })

  test('of a former relative who is protected and belongs to others now, the history keeps no name and no number', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town)
    await openMatter(town, childId, 'amira', 'one')
    const before = await town.call('amira', contract.readPerson, { personId: childId })
    await town.call('amira', contract.endRelation, { childId, relationId: before.relations[0]?.id ?? '' })
    const otherChild = await enter(town, { givenName: 'Elsa', protection: 'marking' })
    await as(town, 'maja', (ctx) =>
      relate(ctx, { childId: otherChild, personId: motherId, kind: 'guardian' }),
    )
    await openMatter(town, otherChild, 'eva', 'two')
    const { relations } = await town.call('amira', contract.readPerson, { personId: childId })
    expect(relations).toMatchObject([{ person: { name: '', number: '', birthOn: null, isProtected: true } }])
  })

  test('the same relation twice is one', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town)
    const again = { childId, personId: motherId, kind: 'guardian' as const }
    const { id } = await town.call('maja', contract.relatePerson, again)
    expect(await town.inTx((tx) => relationsOf(tx, childId))).toMatchObject([{ id }])
  })

  test('a child is not its own relative, and a relation begins today at the latest', async () => {
    const town = await aTown()
    const childId = await enter(town)
    const own = await town.send('maja', contract.relatePerson, {
      childId,
      personId: childId,
      kind: 'sibling',
    })
    expect([own.status, issuesIn(own.body).issues]).toMatchObject([
      400,
      [{ path: 'personId', code: 'own_relation' }],
    ])
    const later = await town.send('maja', contract.relatePerson, {
      childId,
      personId: await enter(town),
      kind: 'sibling',
      fromOn: '2026-12-24',
    })
    expect([later.status, issuesIn(later.body).issues]).toMatchObject([400, [{ path: 'fromOn' }]])
  })

  test('a circle is entered around children and young people under 21, not around their parents', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town, { birthOn: day('2006-11-24') })
    for (const [personId, mayRelate] of [
      [childId, true],
      [motherId, false],
    ] as const)
      expect((await town.call('maja', contract.readPerson, { personId })).can).toEqual({
        change: true,
        relate: mayRelate,
      })
  })

  test('a sibling entered on one child is a sibling of both', async () => {
    const town = await aTown()
    const [one, other] = [await enter(town), await enter(town, { givenName: 'Elsa' })]
    await town.call('maja', contract.relatePerson, { childId: one, personId: other, kind: 'sibling' })
    expect(await town.inTx((tx) => siblingsOf(tx, one))).toMatchObject([{ id: other }])
    expect(await town.inTx((tx) => siblingsOf(tx, other))).toMatchObject([{ id: one }])
  })

  test('the relation of another child is not ended through mine', async () => {
    const town = await aTown()
    const { childId } = await aFamily(town)
    const mine = await enter(town, { givenName: 'Elsa' })
    const { relations } = await town.call('maja', contract.readPerson, { personId: childId })
    const relationId = relations[0]?.id ?? ''
    expect((await town.send('maja', contract.endRelation, { childId: mine, relationId })).status).toBe(404)
  })
})
describe('protected identity (OSL 21:3, 22:1)', () => {
  test('only those who have the child and those who lead them read a protected child', async () => {
    const town = await aTown()
    const { childId } = await aFamily(town, { protection: 'marking' })
    await openMatter(town, childId, 'amira', 'one', 'bo')
    for (const login of ['amira', 'bo', 'cilla', 'dag'] as const)
      expect((await town.send(login, contract.readPerson, { personId: childId })).status).toBe(200)
    for (const login of ['tove', 'eva', 'maja'] as const)
      expect((await town.send(login, contract.readPerson, { personId: childId })).status).toBe(404)
  })

  test('the address of a guardian is withheld when the child is protected: it is the address of the child', async () => {
    const town = await aTown()
    const { childId, motherId } = await aFamily(town, { protection: 'protected_registration' })
    await openMatter(town, childId, 'amira', 'one', 'bo')
    const responsible = await town.call('bo', contract.readPerson, { personId: motherId })
    expect(responsible).toMatchObject({ contact: null, sealed: { fields: ['address', 'phone'] } })
    expect(await openedBy(town, 'bo', motherId)).toMatchObject({ address: 'Påhittade gatan 1' })
    const head = await town.call('hedda', contract.readPerson, { personId: motherId })
    expect(head).toMatchObject({ contact: null, sealed: { fields: [], can: { open: false } } })
    expect(head.person).toMatchObject({ protection: 'none', isProtected: true })
  })

  test('a sibling with the same guardian is protected too, whichever child has the mark', async () => {
    const town = await aTown()
    const { motherId } = await aFamily(town, { protection: 'marking' })
    const sibling = await enter(town, { givenName: 'Elsa' })
    await as(town, 'maja', (ctx) => relate(ctx, { childId: sibling, personId: motherId, kind: 'guardian' }))
    const briefs = await town.inTx((tx) => personBriefs(tx, [sibling]))
    expect(briefs.get(sibling)).toMatchObject({ protection: 'none', isProtected: true })
  })

  test('a protected person never stands in the search of one who has no relation to it, nor does its family', async () => {
    const town = await aTown()
    const { childId } = await aFamily(town, { protection: 'fictitious', number: numberOf(981) })
    await openMatter(town, childId, 'amira', 'one')
    expect((await search(town, 'amira', 'påhittsson')).hits).toHaveLength(2)
    for (const q of ['påhittsson', 'nils', 'maria', numberOf(981)])
      expect((await search(town, 'eva', q)).hits).toEqual([])
  })

  test('one who types the whole number when a person is entered is told that the person exists, and no name', async () => {
    const town = await aTown()
    const { childId } = await aFamily(town, { protection: 'marking', number: numberOf(981) })
    await openMatter(town, childId, 'amira', 'one')
    const found = await town.call('maja', contract.findDuplicates, { number: numberOf(981) })
    expect(found).toMatchObject([
      { id: childId, name: '', birthYear: '', units: [], isOpenable: false, isProtected: true },
    ])
    expect(
      await town.call('maja', contract.findDuplicates, { givenName: 'Nils', familyName: 'Påhittsson' }),
    ).toEqual([])
  })

  test('a protected person of somebody else cannot be tied to a child of mine', async () => {
    const town = await aTown()
    const { motherId, childId } = await aFamily(town, { protection: 'marking' })
    await openMatter(town, childId, 'amira', 'one')
    const mine = await enter(town, { givenName: 'Elsa' })
    await openMatter(town, mine, 'eva', 'two')
    const { status, body } = await town.send('eva', contract.relatePerson, {
      childId: mine,
      personId: motherId,
      kind: 'guardian',
    })
    expect(status).toBe(403)
    expect(issuesIn(body)).toMatchObject({ code: 'protected_person_of_others' })
  })

  test('a protected guardian who was just entered is tied to my child: nobody else has a matter about the person', async () => {
    const town = await aTown()
    const personId = await enter(town, { givenName: 'Maria', protection: 'marking' })
    const childId = await enter(town)
    await openMatter(town, childId, 'amira', 'one')
    await town.call('amira', contract.relatePerson, { childId, personId, kind: 'guardian' })
    expect((await town.send('amira', contract.readPerson, { personId })).status).toBe(200)
    expect((await town.send('tove', contract.readPerson, { personId: childId })).status).toBe(404)
  })

  test('saving without the withheld address keeps it', async () => {
    const town = await aTown()
    const id = await enter(town, {
      protection: 'marking',
      contact: { address: 'Påhittade gatan 1', phone: '', email: '' },
    })
    const seen = await town.call('moa', contract.readPerson, { personId: id })
    expect(seen.contact).toBeNull()
    await town.call('moa', contract.changePerson, {
      personId: id,
      version: seen.version,
      givenName: 'Nils',
      protection: 'marking',
      contact: { address: '', phone: '', email: '' },
    })
    await openMatter(town, id, 'amira', 'one')
    expect(await openedBy(town, 'amira', id)).toEqual({ address: 'Påhittade gatan 1' })
  })
})
