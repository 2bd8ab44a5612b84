import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { aSignedNote } from '#test/support/notes.ts'
import { createProposal } from '#modules/decisions/contract.ts'
import { as } from '#test/support/family.ts'
import { aPlacedChild, placed, running } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { saveImplementationPlan } from '../contract.ts'
import * as contract from './contract.ts'
import { stopAtEighteen } from './birthdays.ts'
import { placementDecided } from './decided.ts'

/** A decision of the board is signed in the room `decisions`. */
const decided = (town: Town, made: { caseId: string; kind: string; on: string }) =>
  as(town, 'cilla', (ctx) =>
    placementDecided(ctx, { id: newUuid(), caseId: made.caseId, kind: made.kind, decidedOn: day(made.on) }),
  )

describe('the board considers', () => {
  test('the care within six months, and again within six months of that', async () => {
    const town = await aTown()
    const { view, caseId } = await aPlacedChild(town)
    town.at('2027-05-10T09:00:00.000Z')
    await decided(town, { caseId, kind: 'consider_care', on: '2027-05-10' })
    expect(running(await placed(town, view.id))).toMatchObject({ considerationSol: '2027-11-10' })
  })

  test('custody after two years in the same home, then every year', async () => {
    const town = await aTown()
    const { view, caseId } = await aPlacedChild(town)
    town.at('2028-11-01T09:00:00.000Z')
    expect((await placed(town, view.id)).reviewsToPrepare.map(({ kind }) => kind)).toContain(
      'consider_custody_transfer',
    )
    await decided(town, { caseId, kind: 'consider_custody_transfer', on: '2028-11-01' })
    const after = await placed(town, view.id)
    expect(running(after)).toMatchObject({ custodyTransferYearly: '2029-11-01' })
    expect(running(after)).not.toHaveProperty('custodyTransfer')
  })

  test('what the worker wrote: everything that the law wants weighed, kept, and put into a proposal', async () => {
    const town = await aTown()
    const { view, caseId } = await aPlacedChild(town)
    const save = (answers: Record<string, string>, version: number) =>
      town.call('amira', contract.saveReview, {
        placementId: view.id,
        kind: 'consider_care',
        answers,
        version,
      })
    await save({ how: 'Det går bra.', junk: 'x' }, 0)
    const { id: proposalId } = await town.call('amira', createProposal, {
      caseId,
      id: newUuid(),
      kind: 'consider_care',
    })
    const propose = (version: number) =>
      town.send('amira', contract.proposeReview, {
        placementId: view.id,
        kind: 'consider_care',
        proposalId,
        version,
      })
    expect((await propose(1)).status).toBe(400)
    const whole = { how: 'A', childView: 'B', guardianView: 'C', carerView: 'D', stillNeeded: 'E' }
    expect((await save(whole, 1)).reviews[0]).toMatchObject({ answers: whole, proposedAs: null })
    expect((await propose(2)).status).toBe(200)
    await decided(town, { caseId, kind: 'consider_care', on: '2026-11-23' })
    expect((await placed(town, view.id)).reviews[0]).toMatchObject({ decidedOn: '2026-11-23' })
  })

  test('and on the eighteenth birthday the questions about a child end', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town, { child: { birthOn: day('2008-12-01') } })
    town.at('2026-12-01T09:00:00.000Z')
    await as(town, 'cilla', stopAtEighteen)
    const codes = Object.keys(running(await placed(town, view.id)))
    expect(codes).toContain('careVisit')
    expect(codes).not.toContain('considerationSol')
    expect(codes).not.toContain('custodyTransfer')
  })
})

describe('plans of a placed child', () => {
  const plan = {
    specialNeeds: 'Stöd i skolan.',
    familyContact: 'Mamma varannan helg.',
    goal: 'Trygg skolgång.',
    childView: 'Vill ha en katt.',
    guardianView: 'Håller med.',
  }

  test('the care plan keeps each version, and the revision says where the child is to live', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    const placementId = view.id
    await town.call('amira', contract.saveCarePlan, { placementId, ...plan, version: 0 })
    const again = { placementId, ...plan, goal: 'Gymnasiet.', isRevision: true }
    const without = await town.send('amira', contract.saveCarePlan, { ...again, version: 1 })
    expect(without.text).toContain('SoL 9:13')
    const after = await town.call('amira', contract.saveCarePlan, {
      ...again,
      longTermHome: 'Kvar hos familjen Ek.',
      version: 1,
    })
    expect(after.carePlan).toMatchObject({ revision: 2, goal: 'Gymnasiet.', isRevision: true })
    expect(after.earlierCarePlans).toMatchObject([{ revision: 1, goal: 'Trygg skolgång.' }])
    expect(running(after)).not.toHaveProperty('carePlanRevision')
    const late = await town.send('bo', contract.saveCarePlan, { placementId, ...plan, version: 1 })
    expect(late.body).toMatchObject({ error: { code: 'changed_meanwhile' } })
  })

  test('the implementation plan says also how contact is kept and what the guardian thinks', async () => {
    const town = await aTown()
    const { caseId, interventionId, view } = await aPlacedChild(town)
    const input = {
      caseId,
      interventionId,
      goals: [{ goal: 'Skolan varje dag.' }],
      how: 'Vi ses varje vecka.',
      childView: 'Bra.',
      followUpMonths: 3,
      version: 0,
    }
    expect((await town.send('amira', saveImplementationPlan, input)).text).toContain('SoF 10:3')
    const whole = {
      ...input,
      guardianView: 'Bra.',
      familyContact: 'Varannan helg.',
      childContact: 'Var tredje månad.',
      followUpHow: 'I möte.',
    }
    await town.call('amira', saveImplementationPlan, whole)
    await town.call('amira', saveImplementationPlan, { ...whole, how: 'Vi ses varje dag.', version: 1 })
    expect((await placed(town, view.id)).earlierImplementationPlans).toMatchObject([
      { version: 1, words: expect.stringContaining('Vi ses varje vecka.') },
    ])
  })
})

const contact = (view: contract.PlacementView, input: Readonly<Record<string, unknown>>) => ({
  placementId: view.id,
  id: newUuid(),
  heldOn: '2026-11-23',
  ...input,
})

describe('following the care', () => {
  test('a visit moves the next visit three months on, and says whether the child was alone', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    expect(view).toMatchObject({ lastVisitOn: null, lastTalkAloneOn: null })
    town.at('2027-01-20T09:00:00.000Z')
    const visit = contact(view, {
      heldOn: '2027-01-19',
      what: ['visit', 'child'],
      childAlone: true,
      place: 'Hos familjen Ek',
      schooling: 'Trivs i klassen.',
    })
    expect((await town.send('amira', contract.noteContact, visit)).status).toBe(200)
    const after = await placed(town, view.id)
    expect(after).toMatchObject({ lastVisitOn: '2027-01-19', lastTalkAloneOn: '2027-01-19' })
    expect(after.contacts[0]?.areas).toEqual([{ area: 'schooling', words: 'Trivs i klassen.' }])
    expect(running(after)).toMatchObject({ careVisit: '2027-04-19' })
    const earlier = contact(view, { heldOn: '2027-01-05', what: ['visit'] })
    expect((await town.send('amira', contract.noteContact, earlier)).status).toBe(200)
    expect(running(await placed(town, view.id))).toMatchObject({ careVisit: '2027-04-19' })
  })

  test('is refused with nothing chosen, tomorrow, before the placement, and alone without the child', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    const wrong = [
      { what: [] },
      { what: ['visit'], heldOn: '2026-11-24' },
      { what: ['visit'], heldOn: '2026-11-20' },
      { what: ['carers'], childAlone: true },
    ]
    for (const input of wrong)
      expect((await town.send('amira', contract.noteContact, contact(view, input))).status).toBe(400)
  })

  test('a signed talk alone with the child counts by itself; where it was is asked once', async () => {
    const town = await aTown()
    const { view, childId, caseId } = await aPlacedChild(town)
    const noteId = await aSignedNote(town, 'amira', childId, {
      caseId,
      kind: 'talk_with_child',
      eventOn: day('2026-11-23'),
      place: 'Köket',
      childAlone: true,
    })
    const after = await placed(town, view.id)
    expect(after).toMatchObject({ lastTalkAloneOn: '2026-11-23', lastVisitOn: null })
    const [one] = after.contacts
    expect(one).toMatchObject({ noteId, inHome: null, childAlone: true })
    const told = { placementId: view.id, contactId: one?.id ?? '', inHome: true }
    expect((await town.call('amira', contract.placeContact, told)).lastVisitOn).toBe('2026-11-23')
  })

  test('the region is told when the care has begun', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    const input = { placementId: view.id, version: view.version }
    const early = await town.send('amira', contract.noteHealthNotice, { ...input, sentOn: '2026-11-20' })
    expect(early.status).toBe(400)
    const after = await town.call('amira', contract.noteHealthNotice, { ...input, sentOn: day('2026-11-23') })
    expect(after.healthNoticeOn).toBe('2026-11-23')
    expect(running(after)).not.toHaveProperty('healthCheckNotice')
  })

  test('another named social worker follows the first, and both stay in the history', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    const input = { placementId: view.id, fromOn: day('2026-11-23'), reason: 'Barnet bad om det.' }
    const same = await town.send('amira', contract.nameWorker, {
      ...input,
      workerId: town.workers.amira,
      version: view.version,
    })
    expect(same.text).toContain('redan barnets utsedda')
    const after = await town.call('amira', contract.nameWorker, {
      ...input,
      workerId: town.workers.bo,
      version: view.version,
    })
    expect(after.namedWorkers.map(({ worker }) => worker)).toEqual(['Amira Påhittad', 'Bo Påhittad'])
    expect(after.namedWorker).toBe('Bo Påhittad')
  })
})

describe('who may know', () => {
  test('a stranger does not find the placement, and a colleague who reads it cannot change it', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town)
    for (const login of ['eva', 'adam'] as const)
      expect((await town.send(login, contract.readPlacement, { placementId: view.id })).status).toBe(404)
    expect((await town.call('tove', contract.readPlacement, { placementId: view.id })).can.work).toBe(false)
    const hide = { placementId: view.id, isHidden: true, version: view.version }
    expect((await town.send('tove', contract.hideWhereabouts, hide)).status).toBe(403)
    expect((await town.send('eva', contract.hideWhereabouts, hide)).status).toBe(404)
  })

  test('hidden whereabouts are seen by those who have the child and who lead, not by their colleagues', async () => {
    const town = await aTown()
    const { view } = await aPlacedChild(town, { isHidden: true })
    const seenBy = (login: 'amira' | 'tove' | 'cilla') =>
      town.call(login, contract.readPlacement, { placementId: view.id })
    expect((await seenBy('amira')).contact?.address).toBe('Påhittade vägen 7')
    expect((await seenBy('cilla')).home).toBe('Familjen Ek')
    const colleague = await seenBy('tove')
    expect(colleague).toMatchObject({ home: '', homeId: null, contact: null, seesHome: false })
    expect(JSON.stringify(colleague)).not.toContain('Ek')
    const list = await town.call('tove', contract.listPlacementsOfChild, { childId: view.child.id })
    expect(JSON.stringify(list)).not.toContain('Ek')
  })
})
