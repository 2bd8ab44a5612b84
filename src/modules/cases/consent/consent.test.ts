import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { endRelation, readPerson } from '#modules/people/contract.ts'
import { relate } from '#modules/people/index.ts'
import { aCase, decide, seen } from '#test/support/a-case.ts'
import { consentsOf, everyoneAgrees } from '#test/support/consent.ts'
import { as, enter } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { startIntervention } from '../contract.ts'
import * as contract from './contract.ts'

const today = day('2026-11-23')

/** Help is granted to a child with two guardians; nobody has agreed yet. */
const aGrant = async (town: Town, birthOn: Day = day('2016-05-04')) => {
  const made = await aCase(town, { birthOn })
  const fatherId = await enter(town, { givenName: 'Per', birthOn: day('1984-01-01') })
  await as(town, 'maja', (ctx) =>
    relate(ctx, { childId: made.childId, personId: fatherId, kind: 'guardian' }),
  )
  await decide(town, { ...made, kind: 'grant_open_care' })
  const interventionId = (await seen(town, made.caseId)).interventions[0]?.id ?? ''
  return { ...made, fatherId, interventionId }
}

type Grant = Awaited<ReturnType<typeof aGrant>>

const word = ({ caseId, interventionId }: Grant, personId: string, part: object = {}) => ({
  caseId,
  id: newUuid(),
  interventionId,
  personId,
  answer: 'agrees' as const,
  form: 'written' as const,
  scope: 'Familjebehandling i sex månader',
  givenOn: today,
  ...part,
})

const start = (town: Town, { caseId, interventionId }: Grant) =>
  town.send('amira', startIntervention, { caseId, interventionId, startedOn: today, version: 1 })

const steps = async (town: Town, { caseId }: Grant) => (await seen(town, caseId)).next.map(({ step }) => step)

describe('help begins when all who must agree have', () => {
  test('a missing consent is told by name, with where to note it and the paragraphs', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    await town.call('amira', contract.noteConsent, word(grant, grant.motherId))
    const refused = await start(town, grant)
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      error: {
        code: 'consent_missing',
        message: expect.stringMatching(
          /saknas från Per Påhittsson\. .*Samtycke i ärendet.*SoL 21:1, FB 6:13/,
        ),
      },
    })
    await town.call('amira', contract.noteConsent, word(grant, grant.fatherId, { form: 'oral' }))
    expect((await start(town, grant)).status).toBe(200)
  })

  test('the next step of the case is consent until everybody has agreed, and then the start', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    expect(await steps(town, grant)).toEqual(['consent', 'make_plan'])
    await everyoneAgrees(town, grant.caseId)
    expect(await steps(town, grant)).toEqual(['start', 'make_plan'])
  })

  test('two guardians who disagree: shown, no start, and the lawful ways out', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    await town.call('amira', contract.noteConsent, word(grant, grant.motherId))
    const view = await town.call(
      'amira',
      contract.noteConsent,
      word(grant, grant.fatherId, { answer: 'refuses', words: 'Vi klarar det själva.' }),
    )
    expect(view.helps[0]).toMatchObject({ standing: 'disagree' })
    expect(view.helps[0]?.people.find(({ name }) => name.startsWith('Per'))).toMatchObject({
      standing: 'refused',
      word: { words: 'Vi klarar det själva.' },
    })
    expect((await start(town, grant)).body).toMatchObject({ error: { code: 'consent_refused' } })
    expect(
      view.helps[0]?.possible.map(({ ground, paragraph, isUnverified }) => [ground, paragraph, isUnverified]),
    ).toEqual([
      ['board_without_one', 'FB 6:13 a', true],
      ['lvu_22', 'LVU 22', false],
    ])
  })

  test('the board’s decision in place of one guardian takes its number, and lets the help begin', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    await town.call('amira', contract.noteConsent, word(grant, grant.motherId))
    const { caseId, interventionId, fatherId } = grant
    const ground = {
      caseId,
      id: newUuid(),
      interventionId,
      ground: 'board_without_one' as const,
      personId: fatherId,
      decidedOn: today,
    }
    const without = await town.send('amira', contract.chooseConsentGround, ground)
    expect(without.text).toContain('nämndens beslut')
    const chosen = await town.call('amira', contract.chooseConsentGround, { ...ground, reference: '§ 45' })
    expect(chosen.helps[0]?.standing).toBe('complete')
    const more = { ...ground, id: newUuid(), personId: grant.motherId, reference: '§ 46' }
    expect((await town.send('amira', contract.chooseConsentGround, more)).text).toContain('en av två')
    expect((await start(town, grant)).status).toBe(200)
  })

  test('a child of twelve agrees alone when that suits; when it no longer does, the guardians are asked again', async () => {
    const town = await aTown()
    const grant = await aGrant(town, day('2014-11-23'))
    const { caseId, interventionId, childId } = grant
    const chosen = await town.call('amira', contract.chooseConsentGround, {
      caseId,
      id: newUuid(),
      interventionId,
      ground: 'child_agrees',
      decidedOn: today,
    })
    expect(chosen.helps[0]?.people.map(({ part, need }) => [part, need])).toEqual([
      ['child', 'must'],
      ['guardian', 'may'],
      ['guardian', 'may'],
    ])
    const agreed = await town.call('amira', contract.noteConsent, word(grant, childId))
    expect(agreed.helps[0]?.standing).toBe('complete')
    const consentGroundId = agreed.helps[0]?.chosen[0]?.id ?? ''
    const ended = await town.call('amira', contract.endConsentGround, { caseId, consentGroundId, version: 1 })
    expect(ended.helps[0]?.standing).toBe('missing')
    expect((await start(town, grant)).status).toBe(409)
  })

  test('an exception that is not for this age or this help is refused', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    const { caseId, interventionId } = grant
    for (const ground of ['child_agrees', 'shelter_without_other'] as const) {
      const answer = await town.send('amira', contract.chooseConsentGround, {
        caseId,
        id: newUuid(),
        interventionId,
        ground,
        decidedOn: today,
      })
      expect([ground, answer.status, answer.text.includes('Undantaget gäller inte')]).toEqual([
        ground,
        400,
        true,
      ])
    }
  })
})

describe('who can say it', () => {
  test('not a person without the custody that day, not one whose custody has ended, not a small child', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    const aunt = await enter(town, { givenName: 'Faster' })
    const notes = async (personId: string) => {
      const answer = await town.send('amira', contract.noteConsent, word(grant, personId))
      return [answer.status, answer.text]
    }
    expect(await notes(aunt)).toEqual([400, expect.stringContaining('inte vårdnadshavare den dagen')])
    expect(await notes(grant.childId)).toEqual([400, expect.stringContaining('under 12 år')])
    const { relations } = await town.call('amira', readPerson, { personId: grant.childId })
    const father = relations.find(({ person }) => person.id === grant.fatherId)
    await town.call('amira', endRelation, { childId: grant.childId, relationId: father?.id ?? '' })
    expect(await notes(grant.fatherId)).toEqual([400, expect.stringContaining('FB 6:13')])
    await town.call('amira', contract.noteConsent, word(grant, grant.motherId))
    expect((await start(town, grant)).status).toBe(200)
  })

  test('not tomorrow, and not before the case was opened', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    for (const givenOn of ['2026-11-24', '2026-11-22', '2026-02-30']) {
      const answer = await town.send('amira', contract.noteConsent, word(grant, grant.motherId, { givenOn }))
      expect([givenOn, answer.status]).toEqual([givenOn, 400])
    }
  })

  test('a stranger is answered "not found", a colleague of the unit reads and may not write', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    await town.call('cilla', contract.readConsents, { caseId: grant.caseId })
    for (const login of ['eva', 'adam'] as const) {
      expect((await town.send(login, contract.readConsents, { caseId: grant.caseId })).status).toBe(404)
      expect((await town.send(login, contract.noteConsent, word(grant, grant.motherId))).status).toBe(404)
    }
  })

  test('each reading leaves a row for the child and for each guardian', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    await consentsOf(town, grant.caseId)
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select('subject_id').where('action', '=', 'readConsents').execute(),
    )
    expect(new Set(rows.map((row) => row.subject_id))).toEqual(
      new Set([grant.childId, grant.motherId, grant.fatherId]),
    )
  })
})

describe('a consent that is taken back', () => {
  test('while the help runs is the next step of the case, with the help still running', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    await everyoneAgrees(town, grant.caseId)
    await start(town, grant)
    expect(await steps(town, grant)).not.toContain('consent')
    town.at('2026-12-10T09:00:00.000Z')
    const before = await consentsOf(town, grant.caseId)
    const given = before.helps[0]?.people.find(({ personId }) => personId === grant.fatherId)?.word
    const input = {
      caseId: grant.caseId,
      consentId: given?.id ?? '',
      withdrawnOn: day('2026-12-09'),
      words: 'Nu räcker det.',
      version: 1,
    }
    const early = await town.send('amira', contract.withdrawConsent, { ...input, withdrawnOn: '2026-11-20' })
    expect(early.status).toBe(400)
    const view = await town.call('amira', contract.withdrawConsent, input)
    expect(view.helps[0]).toMatchObject({ standing: 'withdrawn' })
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select('subject_id').where('action', '=', 'withdrawConsent').execute(),
    )
    expect(rows.map((row) => row.subject_id)).toContain(grant.fatherId)
    expect((await steps(town, grant))[0]).toBe('consent')
    const again = await town.send('bo', contract.withdrawConsent, input)
    expect(again.body).toMatchObject({ error: { code: 'changed_meanwhile', details: { version: 2 } } })
    const renewed = await town.call(
      'amira',
      contract.noteConsent,
      word(grant, grant.fatherId, { givenOn: day('2026-12-10') }),
    )
    expect(renewed.helps[0]?.standing).toBe('complete')
    expect(
      renewed.helps[0]?.people.find(({ personId }) => personId === grant.fatherId)?.earlier,
    ).toHaveLength(1)
  })

  test('a birthday in the middle of the help asks for the young person’s own consent', async () => {
    const town = await aTown()
    const grant = await aGrant(town, day('2011-12-24'))
    const before = await consentsOf(town, grant.caseId)
    expect(before.helps[0]?.gate).toEqual({ age: 15, on: '2026-12-24' })
    await everyoneAgrees(town, grant.caseId)
    await start(town, grant)
    town.at('2026-12-24T09:00:00.000Z')
    const after = await consentsOf(town, grant.caseId)
    expect(after.helps[0]?.people.at(-1)).toMatchObject({
      part: 'child',
      need: 'must',
      standing: 'not_asked',
    })
    expect((await steps(town, grant))[0]).toBe('consent')
  })

  test('help that began before consents were noted is left in peace', async () => {
    const town = await aTown()
    const grant = await aGrant(town)
    await town.inTx((tx) =>
      tx
        .updateTable('interventions')
        .set({ started_on: today })
        .where('id', '=', grant.interventionId)
        .execute(),
    )
    expect((await consentsOf(town, grant.caseId)).helps[0]?.standing).toBe('not_noted')
    expect(await steps(town, grant)).not.toContain('consent')
  })
})

test('care under LVU begins without anybody’s consent, and the screen says why', async () => {
  const town = await aTown()
  const grant = await aGrant(town)
  await town.inTx((tx) =>
    tx
      .updateTable('interventions')
      .set({ kind: 'foster_home', legal_basis: 'lvu_2' })
      .where('id', '=', grant.interventionId)
      .execute(),
  )
  const [help] = (await consentsOf(town, grant.caseId)).helps
  expect(help).toMatchObject({ standing: 'not_needed', possible: [] })
  expect(help?.people.every(({ why }) => why === 'lvu')).toBe(true)
})
