import { z } from 'zod'
import * as contract from '#modules/decisions/contract.ts'
import { anInvestigation, type Investigation, writeText } from './investigation.ts'
import { aTown, type Login, newUuid, type Town } from './town.ts'

/** Proposals as a social worker writes them, and the way to a signature. */
export type Text = Omit<z.input<(typeof contract.createProposal)['input']>, 'caseId' | 'id'>

export const openCare = {
  kind: 'grant_open_care',
  content: 'Elsa får familjebehandling i sex månader.',
  reasons: 'Familjen har bett om stöd och behöver det.',
  interventionKind: 'open_care',
  interventionName: 'Familjebehandling',
} as const

export const refusal = {
  kind: 'refuse_application',
  content: 'Ansökan om kontaktfamilj avslås.',
  reasons: 'Behovet tillgodoses genom skolans stöd.',
  ruleApplied: 'SoL 11:1',
} as const

export const propose = (town: Town, { caseId }: Investigation, text: Text) =>
  town.call('amira', contract.createProposal, { caseId, id: newUuid(), ...text })

export const signAs = async (town: Town, login: Login, proposalId: string) => {
  const { seen, proposal } = await town.call(login, contract.readProposal, { proposalId })
  return town.send(login, contract.signDecision, { proposalId, version: proposal.version, seen })
}

export const Said = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
})

export const errorOf = (body: unknown) => Said.parse(body).error

export const readyFor = async (text: Text, person = {}) => {
  const town = await aTown()
  const inquiry = await anInvestigation(town, person)
  await writeText(town, inquiry)
  return { town, inquiry, proposal: await propose(town, inquiry, text) }
}
