import { describe, expect, test } from 'vitest'
import { aCase, open, seen } from '#test/support/a-case.ts'
import { relate } from '#modules/people/index.ts'
import { aFamily, as, enter } from '#test/support/family.ts'
import { aTown, type Login, newUuid } from '#test/support/town.ts'
import * as contract from './contract.ts'

describe('who may work on a case', () => {
  test('a stranger cannot tell that the case exists, nor can another municipality', async () => {
    const town = await aTown()
    const elsewhere = await aTown()
    const { caseId } = await aCase(town)
    for (const login of ['eva', 'ulla', 'maja', 'adam'] as const) {
      const answer = await town.send(login, contract.readCase, { caseId })
      expect([login, answer.status]).toEqual([login, 404])
    }
    const unknown = await town.send('amira', contract.readCase, { caseId: newUuid() })
    const foreign = await elsewhere.send('amira', contract.readCase, { caseId })
    expect(foreign.status).toBe(404)
    expect(unknown.status).toBe(404)
  })

  test('a colleague of the unit reads and is refused to write; the stranger is answered "not found"', async () => {
    const town = await aTown()
    const { childId } = await aFamily(town)
    const { caseId } = await open(town, { childId, owner: 'amira' })
    const plan = { caseId, purpose: 'Nyfiken.', questions: [{ question: 'Vad?' }], version: 1 }
    expect((await town.send('bo', contract.readCase, { caseId })).status).toBe(200)
    expect((await town.send('bo', contract.saveInvestigationPlan, plan)).status).toBe(403)
    expect((await town.send('eva', contract.saveInvestigationPlan, plan)).status).toBe(404)
    expect((await seen(town, caseId, 'bo')).can).toMatchObject({ work: false, takeOver: true })
  })

  test('a child with protected identity is seen by those who have it and those who lead them', async () => {
    const town = await aTown()
    const { childId } = await aFamily(town, { protection: 'marking' })
    const { caseId } = await open(town, { childId, owner: 'amira' })
    expect((await town.send('bo', contract.readCase, { caseId })).status).toBe(404)
    expect((await seen(town, caseId, 'cilla')).child.isProtected).toBe(true)
    const listed = await town.call('bo', contract.listCases, { view: 'unit' })
    expect(listed.rows).toEqual([])
  })

  test('a protected father without custody is known to those who have the child, not to their whole unit', async () => {
    const town = await aTown()
    const { caseId, childId } = await aCase(town)
    const fatherId = await enter(town, { givenName: 'Gömd', protection: 'fictitious' })
    await as(town, 'maja', (ctx) => relate(ctx, { childId, personId: fatherId, kind: 'parent' }))
    await town.call('cilla', contract.assignCase, {
      caseId,
      ownerId: town.workers.amira,
      coworkerId: null,
      version: 1,
    })
    const names = async (login: Login) =>
      (await seen(town, caseId, login)).concerned.map(({ person }) => person.givenName)
    expect(await names('bo')).not.toContain('Gömd')
    for (const login of ['amira', 'cilla', 'hedda'] as const) expect(await names(login)).toContain('Gömd')
  })

  test('each child on the list of the unit stands in the log; the own list is explained by the case itself', async () => {
    const town = await aTown()
    const { childId } = await aCase(town)
    await town.call('amira', contract.listCases, { view: 'own' })
    await town.call('cilla', contract.listCases, { view: 'unit' })
    const rows = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['actor_id', 'subject_id'])
        .where('action', '=', 'listCases')
        .where('subject_type', '=', 'child')
        .execute(),
    )
    expect(rows).toEqual([{ actor_id: town.workers.cilla, subject_id: childId }])
  })

  test('each reading leaves a row for the child and for each other person that is shown', async () => {
    const town = await aTown()
    const { caseId, childId, motherId } = await aCase(town)
    await seen(town, caseId)
    const rows = await town.inTx((tx) =>
      tx.selectFrom('audit_log').select(['subject_id', 'kind']).where('action', '=', 'readCase').execute(),
    )
    expect(new Set(rows.map((row) => row.subject_id))).toEqual(new Set([childId, motherId]))
    expect(rows).toHaveLength(2)
  })
})

test('what cannot be stored is told beside its field, never a fault of the server', async () => {
  const town = await aTown()
  const { caseId } = await aCase(town)
  const plan = { caseId, purpose: 'x', questions: [{ question: 'Vad?' }], version: 1 }
  for (const purpose of ['\u0000', '\uD800', 'x'.repeat(1_000_000), 7, null]) {
    const answer = await town.send('amira', contract.saveInvestigationPlan, { ...plan, purpose })
    expect([400, 413]).toContain(answer.status)
  }
  const request = {
    caseId,
    id: newUuid(),
    sourceKind: 'school',
    sourceName: 'S',
    question: 'Q',
    askedOn: '2026-02-30',
  }
  const answer = await town.send('amira', contract.askForInformation, request)
  expect(answer.text).toContain('Datumet finns inte')
})
