import { describe, expect, test } from 'vitest'
import { addYears, day } from '#kernel/day.ts'
import { readCase } from '#modules/cases/contract.ts'
import { errorOf, openCare, propose, readyFor, signAs, type Text } from '#test/support/decision.ts'
import { anInvestigation } from '#test/support/investigation.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import * as contract from './contract.ts'

const today = day('2026-11-23')
const ofAge = (years: number) => ({ birthOn: addYears(today, -years) })

const qualified = {
  ...openCare,
  kind: 'grant_contact_person',
  interventionKind: 'qualified_contact_person',
  interventionName: 'Kvalificerad kontaktperson',
} as const satisfies Text

const home = {
  ...openCare,
  kind: 'grant_residential_care',
  interventionKind: 'supported_housing',
  interventionName: 'Stödboendet Påhittet',
  kinship: 'Mormor är tillfrågad och kan inte.',
} as const satisfies Text

const gapsOf = async (text: Text, years: number) => {
  const { town, proposal } = await readyFor(text, ofAge(years))
  return (await town.call('amira', contract.readProposal, { proposalId: proposal.id })).gaps
}

describe('every kind of help of law.md 1.4 can be proposed', () => {
  test('supported housing is refused at the field for a child of 15, with the paragraph', async () => {
    const town = await aTown()
    const { caseId } = await anInvestigation(town, ofAge(15))
    const answer = await town.send('amira', contract.createProposal, { caseId, id: newUuid(), ...home })
    expect(answer.body).toMatchObject({
      error: { issues: [{ path: 'interventionKind', message: expect.stringContaining('SoL 9:1, 9:3') }] },
    })
  })

  test('at 17 it waits for särskilda skäl, and at 18 it does not', async () => {
    expect(await gapsOf(home, 17)).toEqual(['help_special_reasons'])
    expect(await gapsOf({ ...home, specialReasons: true }, 17)).toEqual([])
    expect(await gapsOf(home, 18)).toEqual([])
  })

  test('a home without a word about kin waits for it (SoL 22:1)', async () => {
    expect(await gapsOf({ ...home, kinship: '' }, 18)).toEqual(['help_kin_first'])
  })

  test('a home of the state is only for care under LVU', async () => {
    const state = { ...home, interventionKind: 'secure_youth_home' } as const
    expect(await gapsOf(state, 16)).toEqual(['help_only_lvu'])
    expect(await gapsOf({ ...state, legalBasis: 'lvu_3' }, 16)).toEqual([])
  })

  test('a decision beyond its limits is not sent and not signed', async () => {
    const { town, proposal } = await readyFor(qualified, ofAge(16))
    const { id: proposalId, version } = proposal
    const sent = await town.send('amira', contract.sendProposal, {
      proposalId,
      version,
      to: town.workers.cilla,
    })
    expect(errorOf(sent.body)).toMatchObject({
      code: 'help_risk_behaviour',
      message: expect.stringContaining('SoL 13:7'),
    })
    expect(errorOf((await signAs(town, 'cilla', proposalId)).body).code).toBe('help_risk_behaviour')
  })

  test('what an official may give with consent takes the politicians without it (SoL 30:6–8)', async () => {
    const forced = [
      [{ ...openCare, legalBasis: 'lvu_22' }, 'LVU 22'],
      [{ ...home, interventionKind: 'residential_care_home', legalBasis: 'lvu_2' }, 'LVU 11'],
      [{ ...home, interventionKind: 'shelter', legalBasis: 'shelter_act' }, 'lag (2024:79) 4:1'],
    ] as const
    for (const [text, paragraph] of forced) {
      const { town, proposal } = await readyFor(text, ofAge(14))
      const { mayDecide } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
      expect([mayDecide.lowestRole, mayDecide.paragraph]).toEqual(['committee', paragraph])
      for (const login of ['amira', 'dag'] as const)
        expect(errorOf((await signAs(town, login, proposal.id)).body).code).toBe('wrong_level')
    }
  })

  test('what the help rests on stands in the decision and follows into the case', async () => {
    const { town, inquiry, proposal } = await readyFor(openCare)
    expect((await signAs(town, 'amira', proposal.id)).status).toBe(200)
    const { decision } = await town.call('amira', contract.readDecision, { decisionId: proposal.id })
    expect(decision.legalBasis).toBe('sol')
    const { interventions } = await town.call('amira', readCase, { caseId: inquiry.caseId })
    const rows = await town.inTx((tx) =>
      tx.selectFrom('interventions').select(['id', 'legal_basis']).execute(),
    )
    expect(rows).toEqual([{ id: interventions[0]?.id, legal_basis: 'sol' }])
  })

  test('a kind of another decision is not taken over', async () => {
    const { town, inquiry } = await readyFor(openCare)
    const made = await propose(town, inquiry, { ...openCare, kind: 'grant_contact_person' })
    expect(made.interventionKind).toBe('')
  })
})
