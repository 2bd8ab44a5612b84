import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addYears, day } from '#kernel/day.ts'
import { enter } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { ageGroupOf, consentsFor, faultsOf, isForbidden, lowThresholdKinds } from './rules.ts'

const today = day('2026-11-23')

const course = {
  kind: 'parent_training' as const,
  name: 'Kursen Påhittade föräldrar',
  toldOfApplication: true,
  startedOn: today,
}

const noted = (town: Town, part: object) =>
  town.send('amira', contract.noteLowThreshold, { id: newUuid(), ...course, ...part })

const child = (town: Town, years: number) => enter(town, { birthOn: addYears(today, -years) })

describe('help without individual needs assessment (SoL 11:5)', () => {
  test('is never a contact person, nor care or housing outside the home: refused with the paragraph', async () => {
    const town = await aTown()
    const personId = await child(town, 10)
    for (const kind of ['contact_family', 'foster_home', 'shelter', 'supported_housing']) {
      const answer = await noted(town, { kind, personId, consent: 'guardians', consentOn: today })
      expect([kind, answer.status, answer.text.includes('SoL 11:5')]).toEqual([kind, 400, true])
    }
  })

  test('goes to a child under 15 only with the guardians’ consent, from 15 also on its own (SoL 21:2)', async () => {
    const town = await aTown()
    const [small, young, adult] = [await child(town, 14), await child(town, 15), await child(town, 18)]
    const asked = async (personId: string, consent: string) =>
      (await noted(town, { personId, consent, ...(consent === 'not_needed' ? {} : { consentOn: today }) }))
        .status
    expect(await asked(small, 'young_person')).toBe(400)
    expect(await asked(small, 'not_needed')).toBe(400)
    expect(await asked(small, 'guardians')).toBe(200)
    expect(await asked(young, 'young_person')).toBe(200)
    expect(await asked(young, 'not_needed')).toBe(400)
    expect(await asked(adult, 'not_needed')).toBe(200)
  })

  test('names nobody only when the board has decided so (SoL 14:5)', async () => {
    const town = await aTown()
    const unnamed = { ageGroup: 'adult' }
    const refused = await noted(town, unnamed)
    expect(refused.text).toContain('SoL 14:5')
    const decided = { ...unnamed, identityDecidedOn: '2026-10-01', identityReference: 'SN § 81' }
    expect((await noted(town, decided)).body).toMatchObject({ person: null, ageGroup: 'adult' })
  })

  test('that is pure advice keeps nothing about the person (SoL 14:4)', async () => {
    const town = await aTown()
    const personId = await child(town, 16)
    expect((await noted(town, { kind: 'advice', personId })).text).toContain('SoL 14:4')
    expect((await noted(town, { kind: 'advice' })).body).toMatchObject({
      person: null,
      ageGroup: 'not_asked',
    })
  })

  test('goes with the word that one can also apply (SoL 11:6), and the consent is there when it begins', async () => {
    const town = await aTown()
    const personId = await child(town, 10)
    const consent = { personId, consent: 'guardians' }
    expect((await noted(town, { kind: 'advice', toldOfApplication: false })).text).toContain('SoL 11:6')
    const late = await noted(town, { ...consent, consentOn: '2026-11-23', startedOn: '2026-11-20' })
    expect(late.text).toContain('SoL 21:2')
    expect((await noted(town, { ...consent, consentOn: '2026-11-23', startedOn: '2026-11-24' })).status).toBe(
      400,
    )
  })
})

describe('who may see it', () => {
  test('those who work with children in the unit; a stranger finds nothing, an administrator is refused', async () => {
    const town = await aTown()
    const personId = await child(town, 10)
    const answer = await noted(town, { personId, consent: 'guardians', consentOn: today })
    const { id } = contract.LowThresholdView.parse(answer.body)
    expect((await town.call('bo', contract.listLowThreshold, {})).rows.map((row) => row.id)).toEqual([id])
    expect((await town.call('eva', contract.listLowThreshold, {})).rows).toEqual([])
    expect((await town.send('adam', contract.listLowThreshold, {})).status).toBe(403)
    const end = { lowThresholdServiceId: id, endedOn: today, version: 1 }
    expect((await town.send('eva', contract.endLowThreshold, end)).status).toBe(404)
    expect((await town.send('bo', contract.endLowThreshold, { ...end, endedOn: '2026-11-22' })).status).toBe(
      400,
    )
    expect((await town.call('bo', contract.endLowThreshold, end)).endedOn).toBe(today)
    const again = await town.send('amira', contract.endLowThreshold, end)
    expect(again.body).toMatchObject({ error: { code: 'changed_meanwhile' } })
    const ended = await town.call('amira', contract.listLowThreshold, { view: 'ended' })
    expect(ended.rows.map((row) => row.person?.id)).toEqual([personId])
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select('subject_id').where('action', '=', 'listLowThreshold').execute(),
    )
    expect(rows.filter((row) => row.subject_id === personId)).toHaveLength(2)
  })

  test('somebody with protected identity: the one who noted it and those who lead', async () => {
    const town = await aTown()
    const personId = await enter(town, { birthOn: addYears(today, -30), protection: 'marking' })
    const refused = await noted(town, { personId })
    expect(refused.status).toBe(400)
    await town.inTx((tx) =>
      tx
        .insertInto('low_threshold_services')
        .values({
          id: newUuid(),
          unit_id: town.units.one,
          kind: 'group_activity',
          name: 'Gruppen',
          person_id: personId,
          age_group: 'adult',
          consent: 'not_needed',
          told_of_application: true,
          started_on: today,
          noted_by: town.workers.amira,
          noted_at: town.now(),
        })
        .execute(),
    )
    const seen = async (login: 'amira' | 'bo' | 'cilla') =>
      (await town.call(login, contract.listLowThreshold, {})).rows.length
    expect([await seen('amira'), await seen('bo'), await seen('cilla')]).toEqual([1, 0, 1])
  })
})

test('whatever is asked for: what passes is allowed, agreed to, told of, and named or decided on', () => {
  const aDay = fc.constantFrom(day('2026-10-01'), day('2026-11-20'), today)
  fc.assert(
    fc.property(
      fc.record({
        kind: fc.constantFrom(...lowThresholdKinds),
        personId: fc.constantFrom(null, 'p'),
        ageGroup: fc.constantFrom(
          'not_asked' as const,
          'under_15' as const,
          'from_15' as const,
          'adult' as const,
        ),
        consent: fc.constantFrom('not_needed' as const, 'guardians' as const, 'young_person' as const),
        consentOn: fc.option(aDay),
        identityDecidedOn: fc.option(aDay),
        identityReference: fc.constantFrom('', '§ 1'),
        toldOfApplication: fc.boolean(),
        startedOn: aDay,
      }),
      (one) => {
        if (faultsOf(one).length > 0) return
        expect(isForbidden(one.kind)).toBe(false)
        expect(one.toldOfApplication).toBe(true)
        if (one.kind === 'advice') {
          expect(one.personId).toBeNull()
          return
        }
        expect(one.personId !== null || one.identityDecidedOn !== null).toBe(true)
        expect(consentsFor(one.ageGroup)).toContain(one.consent)
        expect(one.consent === 'not_needed' || (one.consentOn ?? '9') <= one.startedOn).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
  expect(ageGroupOf(null, today)).toBe('under_15')
})
