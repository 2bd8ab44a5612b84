import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { readCase } from '#modules/cases/contract.ts'
import { deniedTo } from '#modules/organisation/index.ts'
import { readChild, readToday } from '#modules/overview/contract.ts'
import { readPerson, registerNewPerson, type RelationKind, searchPeople } from '#modules/people/contract.ts'
import { relate } from '#modules/people/index.ts'
import { listNotes } from '#modules/journal/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { as, enter } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { enterWorkerPerson } from '#modules/denials/contract.ts'

const numbers = ['198001019809', '198102029803', '198203039806', '198304049800', '198405059803']

const checked = (nine: string): string => {
  const sum = Array.from(nine.slice(2), Number)
    .map((digit, at) => (at % 2 === 0 ? digit * 2 : digit))
    .reduce((all, part) => all + (part > 9 ? part - 9 : part), 0)
  return `${nine}${(10 - (sum % 10)) % 10}`
}
const [amirasNumber = '', spare = ''] = numbers.map((one) => checked(one.slice(0, 11)))

const tie = (town: Town, childId: string, personId: string, kind: RelationKind) =>
  as(town, 'maja', (ctx) => relate(ctx, { childId, personId, kind }))

const is = (town: Town, login: Login, number: string) =>
  town.call('adam', enterWorkerPerson, { id: newUuid(), workerId: town.workers[login], number })

/** Amira has a sister, whose child has an open case that Amira owns; nobody has said who Amira is. */
const aSistersChild = async () => {
  const town = await aTown()
  const family = await aCase(town, { givenName: 'Systerdotter' })
  const amira = await enter(town, { givenName: 'Amira', number: amirasNumber })
  await tie(town, amira, family.motherId, 'sibling')
  return { town, amira, ...family }
}

const unknown = async (town: Town, login: Login, childId: string, caseId: string): Promise<void> => {
  const told = async (id: string, ofCase: string) =>
    JSON.stringify(
      [
        await town.send(login, readChild, { childId: id }),
        await town.send(login, readPerson, { personId: id }),
        await town.send(login, readCase, { caseId: ofCase }),
        await town.send(login, listNotes, { childId: id }),
      ].map(({ status, body }) => [status, body]),
    ).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
  const nowhere = await told(newUuid(), newUuid())
  expect(nowhere).toContain('404')
  expect(await told(childId, caseId)).toBe(nowhere)
}

describe('the own family (trust.md 3, step 2)', () => {
  test('a social worker’s own sister’s child cannot be opened by her, by anybody’s link, or found in a search', async () => {
    const { town, childId, caseId, motherId } = await aSistersChild()
    expect((await town.call('amira', readCase, { caseId })).child.id).toBe(childId)
    await is(town, 'amira', amirasNumber)
    await unknown(town, 'amira', childId, caseId)
    expect((await town.send('amira', readPerson, { personId: motherId })).status).toBe(404)
    for (const q of ['Systerdotter', 'Maria', 'Påhittsson', amirasNumber])
      expect((await town.send('amira', searchPeople, { q })).text).not.toMatch(/Systerdotter|Maria/)
    const today = await town.send('amira', readToday, {})
    expect(today.status).toBe(200)
    expect(today.text).not.toContain(caseId)
    expect((await town.call('bo', readCase, { caseId })).child.id, 'her colleague goes on').toBe(childId)
  })

  test('holds for one who is entered in the register after the worker’s number was', async () => {
    const town = await aTown()
    await is(town, 'bo', spare)
    const { childId, caseId } = await aCase(town)
    expect((await town.send('bo', readCase, { caseId })).status).toBe(200)
    const bo = await enter(town, { givenName: 'Bo', number: spare })
    await tie(town, childId, bo, 'parent')
    await unknown(town, 'bo', childId, caseId)
  })

  test('is not told by the register: her child’s number can be saved by her as little as a protected one of others', async () => {
    const { town, childId } = await aSistersChild()
    const number = checked('20160504980')
    await enter(town, { givenName: 'Kusin', number })
    const register = (login: Login) =>
      town.send(login, registerNewPerson, { id: newUuid(), givenName: 'Ny', familyName: 'Ny', number })
    expect((await register('amira')).text).toContain('number_taken')
    await tie(
      town,
      childId,
      (await town.call('maja', searchPeople, { q: number })).hits[0]?.id ?? '',
      'sibling',
    )
    await is(town, 'amira', amirasNumber)
    expect((await register('amira')).text).toContain('"number_for_lead"')
    const hidden = checked('20170504981')
    await enter(town, { givenName: 'Dold', number: hidden, protection: 'marking' })
    const ofOthers = await aCase(town, { number: checked('20180504982'), protection: 'marking' })
    expect(ofOthers.childId).not.toBe(childId)
    const answer = await town.send('eva', registerNewPerson, {
      id: newUuid(),
      givenName: 'Ny',
      familyName: 'Ny',
      number: checked('20180504982'),
    })
    expect(answer.text, 'a protected child of others').toContain('"number_for_lead"')
  })

  test('a family that has nothing to do with her is hers to work with', async () => {
    const { town } = await aSistersChild()
    await is(town, 'amira', amirasNumber)
    const other = await aCase(town, { givenName: 'Annan' })
    expect((await town.call('amira', readCase, { caseId: other.caseId })).child.id).toBe(other.childId)
  })
})

type Tie = {
  readonly child: number
  readonly person: number
  readonly kind: RelationKind
  readonly ended: boolean
}

const kin: readonly RelationKind[] = [
  'guardian',
  'appointed_guardian',
  'parent',
  'family_home_parent',
  'sibling',
  'half_sibling',
]

/** Written by itself: who is so many live links of kin away, in any direction. */
const within = (ties: readonly Tie[], starts: readonly number[], links: number): Set<number> => {
  const live = ties.filter(({ ended, kind }) => !ended && kin.includes(kind))
  let reached = new Set(starts)
  for (let i = 0; i < links; i++)
    reached = new Set([
      ...reached,
      ...live.flatMap(({ child, person }) =>
        reached.has(child) || reached.has(person) ? [child, person] : [],
      ),
    ])
  return reached
}

test('in random families nobody reaches the own kin by any path of four links, and everybody all others', async () => {
  const town = await aTown()
  const people = 7
  const someTies = fc.array(
    fc.record({
      child: fc.nat(people - 1),
      person: fc.nat(people - 1),
      kind: fc.constantFrom<RelationKind>(...kin, 'good_man'),
      ended: fc.constantFrom(false, false, true),
    }),
    { minLength: 5, maxLength: 12 },
  )
  let denied = 0
  await fc.assert(
    fc.asyncProperty(someTies, async (asked) => {
      const ties = asked.filter(({ child, person }) => child !== person)
      await town
        .inTx(async (tx) => {
          const ids = Array.from({ length: people }, newUuid)
          await tx
            .insertInto('persons')
            .values(ids.map((id) => ({ id, given_name: 'P', family_name: 'P' })))
            .execute()
          await tx
            .insertInto('person_numbers')
            .values({
              id: newUuid(),
              person_id: ids[0] ?? '',
              number: spare,
              kind: 'personal',
              from_on: day('2020-01-01'),
            })
            .execute()
          await tx
            .insertInto('worker_persons')
            .values({
              id: newUuid(),
              worker_id: town.workers.eva,
              number: spare,
              entered_by: town.workers.adam,
              entered_at: town.now(),
            })
            .execute()
          for (const one of ties)
            await tx
              .insertInto('relations')
              .values({
                id: newUuid(),
                child_id: ids[one.child] ?? '',
                person_id: ids[one.person] ?? '',
                kind: one.kind,
                from_on: day('2020-01-01'),
                until_on: one.ended ? day('2021-01-01') : null,
              })
              .onConflict((c) => c.doNothing())
              .execute()
          const said = await deniedTo({ tx, today: day('2026-11-23') }, town.workers.eva)
          const expected = within(ties, [0], 4)
          denied += expected.size - 1
          expect(ids.flatMap((id, at) => (said.has(id) ? [at] : []))).toEqual(
            [...expected].sort((a, b) => a - b),
          )
          throw new Error('undo')
        })
        .catch((error: unknown) => {
          if (!(error instanceof Error && error.message === 'undo')) throw error
        })
    }),
    { numRuns: 60 },
  )
  expect(denied, 'the families have kin at all').toBeGreaterThan(60)
})
