import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aCase } from '#test/support/a-case.ts'
import { aTown } from '#test/support/town.ts'
import { aVisit, closed, draftOfBo, held, somePlan, tap, tell } from '#test/support/visit.ts'
import {
  cancelVisit,
  changeVisit,
  listOwnVisits,
  planVisit,
  readNextVisit,
  readVisit,
  readVisitPlan,
  tellVisit,
} from './contract.ts'

describe('a meeting is planned', () => {
  test('with nearly everything from the case: who, which two workers, tomorrow', async () => {
    const town = await aTown()
    const { caseId, childId, motherId } = await aCase(town)
    const plan = await town.call('amira', readVisitPlan, { caseId })
    expect(plan).toMatchObject({
      children: [{ childId, caseId, isProtected: false }],
      people: [{ id: motherId, relation: 'guardian' }],
      writerId: town.workers.bo,
      talkerId: town.workers.amira,
      kind: 'talk_with_child',
      on: '2026-11-24',
    })
  })

  test('and stands among the meetings of both workers, and as the child’s next', async () => {
    const town = await aTown()
    const { caseId, childId, motherId } = await aCase(town)
    const view = await aVisit(town, caseId, { personIds: [motherId], others: 'Mormor Gun' })
    expect(view.seats.map(({ part, name }) => [part, name])).toEqual([
      ['child', 'Nils Påhittsson'],
      ['adult', 'Maria Påhittsson'],
      ['adult', 'Mormor Gun'],
      ['worker', 'Bo Påhittad'],
      ['worker', 'Amira Påhittad'],
    ])
    for (const login of ['amira', 'bo'] as const)
      expect((await town.call(login, listOwnVisits, {})).visits.map(({ id }) => id)).toEqual([view.id])
    expect((await town.call('amira', readNextVisit, { childId })).next?.id).toBe(view.id)
    expect((await town.call('cilla', listOwnVisits, {})).visits).toEqual([])
  })

  test('sent twice it is planned once', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const plan = somePlan(town, caseId)
    await town.call('amira', planVisit, plan)
    await town.call('amira', planVisit, plan)
    expect((await town.call('amira', listOwnVisits, {})).visits).toHaveLength(1)
  })

  test.each([
    [{ on: '2026-02-30' }, 'Datumet finns inte.'],
    [{ on: '2029-01-01' }, 'Dagen är mer än ett år bort.'],
    [{ at: '25:00' }, 'Skriv klockslaget som 14:05.'],
    [{ place: 'a\u0000b' }, 'ett tecken som inte går att spara'],
    [{ purpose: 'å'.repeat(400) }, 'Högst 300 tecken'],
    [{ minutes: 3 }, 'Talet får inte vara mindre än 5.'],
    [{ caseIds: [] }, 'Välj minst ett.'],
    [
      { personIds: ['01a20320-a200-7000-8000-000000000001'] },
      'En av personerna finns inte i barnets ärende.',
    ],
  ])('a wrong plan gets a sentence: %j', async (some, sentence) => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { status, text } = await town.send('amira', planVisit, { ...somePlan(town, caseId), ...some })
    expect([status, text]).toEqual([400, expect.stringContaining(sentence)])
  })

  test('a worker without the child can neither plan, see nor be put into the meeting', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    for (const login of ['eva', 'adam'] as const) {
      expect((await town.send(login, planVisit, somePlan(town, caseId))).status).toBe(404)
      expect((await town.send(login, readVisit, { visitId: view.id })).status).toBe(404)
      expect(
        (await town.send(login, tellVisit, { visitId: view.id, events: [tap('started', 0)] })).status,
      ).toBe(404)
    }
    const put = await town.send('amira', planVisit, somePlan(town, caseId, { talkerId: town.workers.eva }))
    expect([put.status, put.text]).toEqual([400, expect.stringContaining('har inte barnet')])
  })

  test('in a closed case there is no meeting', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await closed(town, caseId, '2026-11-23')
    for (const answer of [
      await town.send('amira', planVisit, somePlan(town, caseId)),
      await town.send('amira', tellVisit, { visitId: view.id, events: [tap('started', 0)] }),
    ])
      expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('Ärendet är avslutat.')])
  })

  test('what had begun when the case was closed may be finished', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await tell(town, 'bo', view.id, tap('started', 0))
    await closed(town, caseId, '2026-11-24')
    expect((await held(town, view)).course.phase).toBe('over')
  })

  test('two who change it at once: the second is told, and nothing is overwritten', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const view = await aVisit(town, caseId)
    const { id: _, ...plan } = somePlan(town, caseId)
    const change = { ...plan, visitId: view.id, version: view.version }
    await town.call('amira', changeVisit, { ...change, on: '2026-11-25' })
    const second = await town.send('bo', changeVisit, { ...change, on: '2026-11-26' })
    expect(second).toMatchObject({
      status: 409,
      body: { error: { code: 'changed_meanwhile', details: { current: { on: '2026-11-25' } } } },
    })
  })

  test('for a child with a protected identity no place is taken in, and only those who have the child see it', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town, { protection: 'marking' })
    const { status, text } = await town.send('amira', planVisit, somePlan(town, caseId))
    expect([status, text]).toEqual([400, expect.stringContaining('Skriv ingen plats.')])
    const view = await aVisit(town, caseId, { place: '' })
    expect(view).toMatchObject({ isProtected: true, place: '' })
    expect((await town.send('tove', readVisit, { visitId: view.id })).status).toBe(404)
  })

  test('a place from before the identity became protected is shown to nobody, and goes with the first tap', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    const view = await aVisit(town, caseId)
    await town.inTx((tx) =>
      tx.updateTable('persons').set({ protection: 'marking' }).where('id', '=', childId).execute(),
    )
    expect((await town.call('amira', readVisit, { visitId: view.id })).place).toBe('')
    await tell(town, 'bo', view.id, tap('started', 0))
    const stored = await town.inTx((tx) => tx.selectFrom('visits').select('place').execute())
    expect(stored).toEqual([{ place: '' }])
    expect((await draftOfBo(town, view)).draft?.place).toBe('Anges inte (skyddade personuppgifter)')
  })

  test('somebody who has turned eighteen is told to be grown up', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town, { birthOn: day('2008-11-24') })
    expect((await aVisit(town, caseId, { on: '2026-11-23' })).children[0]?.isGrownUp).toBe(false)
    expect((await aVisit(town, caseId)).children[0]?.isGrownUp).toBe(true)
  })
})

describe('a meeting is called off', () => {
  test('by whom is one tap, told twice is once, and it can be taken back', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { id: visitId } = await aVisit(town, caseId)
    await town.call('amira', cancelVisit, { visitId, by: 'nobody_home' })
    expect((await town.call('bo', cancelVisit, { visitId, by: 'nobody_home' })).cancelled?.by).toBe(
      'nobody_home',
    )
    expect((await town.call('bo', cancelVisit, { visitId, by: null })).cancelled).toBeNull()
  })

  test('what has begun cannot be called off; what was held after all is not cancelled', async () => {
    const town = await aTown()
    const { caseId } = await aCase(town)
    const { id: visitId } = await aVisit(town, caseId)
    await town.call('amira', cancelVisit, { visitId, by: 'family' })
    const late = await tell(town, 'bo', visitId, tap('started', 0))
    expect(late).toMatchObject({ cancelled: null, course: { phase: 'going' } })
    const refused = await town.send('amira', cancelVisit, { visitId, by: 'us' })
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('har redan börjat')])
  })
})
