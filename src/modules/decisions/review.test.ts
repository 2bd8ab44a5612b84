import { expect, test } from 'vitest'
import { readPlacement, proposeReview, saveReview } from '#modules/cases/placements/contract.ts'
import { fosterCare, planMeeting, sendTo } from '#test/support/board.ts'
import { anInvestigation } from '#test/support/investigation.ts'
import { aPlacedChild } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { createProposal } from './contract.ts'

const question = {
  kind: 'consider_care',
  content: 'Vården fortsätter.',
  reasons: 'Den behövs.',
  toldOn: '2026-11-20',
} as const

const propose = async (town: Town, caseId: string, text: object = question): Promise<string> =>
  (await town.call('amira', createProposal, { caseId, id: newUuid(), ...question, ...text })).id

/** A placed child whose care is to be considered: all is written, and goes into the proposal that is named. */
const aReview = async () => {
  const town = await aTown()
  const { view, caseId } = await aPlacedChild(town)
  const about = { placementId: view.id, kind: 'consider_care' as const }
  await town.call('amira', saveReview, {
    ...about,
    answers: { how: 'A', childView: 'B', guardianView: 'C', carerView: 'D', stillNeeded: 'E' },
    version: 0,
  })
  const into = (proposalId: string) => town.send('amira', proposeReview, { ...about, proposalId, version: 1 })
  const proposedAs = async () =>
    (await town.call('amira', readPlacement, { placementId: view.id })).reviews[0]?.proposedAs
  return { town, caseId, into, proposedAs }
}

test('a consideration goes into a proposal of the same case about the same question (SoL 22:13)', async () => {
  const { town, caseId, into, proposedAs } = await aReview()
  const proposalId = await propose(town, caseId)
  expect((await into(proposalId)).status).toBe(200)
  expect(await proposedAs()).toBe(proposalId)
})

test('and into no proposal of another case, about something else, on an agenda already, or that does not exist', async () => {
  const { town, caseId, into, proposedAs } = await aReview()
  const other = await anInvestigation(town)
  const sent = await propose(town, caseId)
  await sendTo(town, await planMeeting(town), sent)
  const wrong = [
    newUuid(),
    await propose(town, other.caseId),
    await propose(town, caseId, { kind: 'adoption' }),
    await propose(town, other.caseId, fosterCare),
    sent,
  ]
  for (const proposalId of wrong) {
    const { status, text } = await into(proposalId)
    expect([status, text]).toEqual([400, expect.stringContaining('Välj ett förslag i samma ärende')])
  }
  expect(await proposedAs()).toBeNull()
})
