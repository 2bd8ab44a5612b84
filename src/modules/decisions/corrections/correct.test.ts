import { describe, expect, test } from 'vitest'
import { errorOf, openCare, readyFor, signAs } from '#test/support/decision.ts'
import { newUuid } from '#test/support/town.ts'
import { readDecision } from '../contract.ts'
import { correctDecision } from './contract.ts'

const signed = async () => {
  const { town, proposal } = await readyFor(openCare)
  await signAs(town, 'amira', proposal.id)
  const slip = { id: newUuid(), correction: 'Åtta månader, inte sex.', reason: 'Fel siffra.' }
  return { town, decisionId: proposal.id, slip: { ...slip, decisionId: proposal.id } }
}

describe('a slip of the pen (FL 36)', () => {
  test('is put right beside a signed decision, whose text and fingerprint stay; sent twice it is one', async () => {
    const { town, decisionId, slip } = await signed()
    const before = await town.call('amira', readDecision, { decisionId })
    await town.call('amira', correctDecision, slip)
    await town.call('amira', correctDecision, slip)
    const after = await town.call('amira', readDecision, { decisionId })
    expect(after.decision).toEqual(before.decision)
    expect(after.corrections).toMatchObject([{ correction: slip.correction, by: 'Amira Påhittad' }])
  })

  test('is put right by those who have the case and may decide such a thing; a stranger is answered "not found"', async () => {
    const { town, slip } = await signed()
    for (const login of ['eva', 'adam'] as const)
      expect((await town.send(login, correctDecision, slip)).status).toBe(404)
    expect((await town.send('cilla', correctDecision, { ...slip, id: newUuid() })).status).toBe(200)
    const empty = await town.send('amira', correctDecision, { ...slip, reason: ' ' })
    expect([empty.status, errorOf(empty.body).code]).toEqual([400, 'bad_input'])
  })
})
