import { describe, expect, test } from 'vitest'
import { dayOf } from '#kernel/day.ts'
import { readCase } from '#modules/cases/contract.ts'
import { readChild } from '#modules/overview/contract.ts'
import { listNotes } from '#modules/journal/contract.ts'
import { openCare, propose, signAs } from '#test/support/decision.ts'
import { writeText } from '#test/support/investigation.ts'
import { aNumberedFamily, type FamilyWithNumbers, inviteOne, numbers, seenBy } from '#test/support/invited.ts'
import { pdfText } from '#test/support/pdf-text.ts'
import { protectPerson } from '#test/support/protected.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { aVisit } from '#test/support/visit.ts'
import { serveDecision } from '../../decisions/contract.ts'
import { insertIntervention, replaceGoals } from '../../cases/store/interventions.ts'
import { approveInvitation, previewInvitation } from '../contract.ts'

/** All that tells where the mother is: her address, workplace and telephone (JO, Gävle: a father got the mother's workplace). */
const hers = {
  address: 'Påhittade gatan 1',
  phone: '070-174 06 11',
  email: 'maria@exempel.se',
  workplace: 'Bageri Låtsas',
} as const

const told = `Mamma bor på ${hers.address}, arbetar på ${hers.workplace}, nås på ${hers.phone} och ${hers.email}.`
const secrets = ['Påhittade gatan', 'Låtsas', '174 06 11', '1740611', 'maria@', numbers.mother.slice(2, 8)]

const withDecision = async (town: Town, family: FamilyWithNumbers, reasons: string): Promise<string> => {
  await writeText(town, family)
  const { id } = await propose(town, family, { ...openCare, reasons })
  await signAs(town, 'amira', id)
  return id
}

const serveOn = (town: Town, decisionId: string, personId: string) =>
  town.call('amira', serveDecision, {
    decisionId,
    id: newUuid(),
    personId,
    servedOn: '2026-11-23',
    how: 'letter',
  })

const withGoal = (town: Town, { caseId }: FamilyWithNumbers, goal: string) =>
  town.inTx(async (tx) => {
    const id = newUuid()
    await insertIntervention(tx, {
      id,
      caseId,
      decisionId: newUuid(),
      kind: 'open_care',
      name: 'Familjebehandling',
      legalBasis: 'sol',
      decidedOn: dayOf(town.now()),
    })
    await replaceGoals(tx, id, [{ id: newUuid(), goal, sign: '' }])
  })

describe('one parent’s page', () => {
  test('never tells where the other parent lives, works or is reached (JO, Gävle), in no part of it and in no paper', async () => {
    const town = await aTown()
    const family = await aNumberedFamily(town)
    const { childId, caseId, motherId, fatherId } = family
    const decisionId = await withDecision(town, family, told)
    await serveOn(town, decisionId, fatherId)
    await withGoal(town, family, told)
    await aVisit(town, caseId, { place: hers.address, personIds: [fatherId], kind: 'meeting' })
    await protectPerson(town, motherId, { ...hers })
    const { invitationId } = await inviteOne(town, { childId, personId: fatherId })
    await town.call('cilla', approveInvitation, { invitationId })
    const page = await seenBy(town, numbers.father)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Mamma bor på [dolt]')
    const paper = await seenBy(town, numbers.father, `/familj/${invitationId}/beslut/${decisionId}`)
    expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf'])
    const inPaper = pdfText(paper.bytes)
    expect(inPaper).toContain('Mamma bor på')
    for (const text of [page.text, inPaper, paper.bytes.toString('latin1')])
      for (const secret of secrets) expect(text, secret).not.toContain(secret)
  })

  test('nor does it where nothing is protected: a parent is reached by the own word', async () => {
    const town = await aTown()
    const family = await aNumberedFamily(town)
    await withGoal(town, family, 'Mamma nås på 070-174 06 11, pappa på 070-174 06 22.')
    await inviteOne(town, { childId: family.childId, personId: family.fatherId })
    const { text } = await seenBy(town, numbers.father)
    expect(text).toContain('Mamma nås på [dolt], pappa på 070-174 06 22.')
  })

  test('has no journal, no report and no word of what the other parent said', async () => {
    const town = await aTown()
    const family = await aNumberedFamily(town)
    await inviteOne(town, { childId: family.childId, personId: family.fatherId })
    const { text } = await seenBy(town, numbers.father)
    for (const absent of ['Maria', 'Påhittad oro', 'Anmäl', numbers.mother])
      expect(text, absent).not.toContain(absent)
  })

  test('has the decisions that were served on this parent, and no copy of the other’s', async () => {
    const town = await aTown()
    const family = await aNumberedFamily(town)
    const { childId, motherId, fatherId } = family
    const decisionId = await withDecision(town, family, 'Familjen har bett om stöd.')
    await serveOn(town, decisionId, motherId)
    const mothers = await inviteOne(town, { childId, personId: motherId })
    const fathers = await inviteOne(town, { childId, personId: fatherId })
    expect((await seenBy(town, numbers.mother)).text).toContain(`/beslut/${decisionId}`)
    expect((await seenBy(town, numbers.father)).text).toContain('Du har inte fått något beslut än.')
    const statusAt = async (number: string, invitationId: string): Promise<number> =>
      (await seenBy(town, number, `/familj/${invitationId}/beslut/${decisionId}`)).status
    expect(await statusAt(numbers.mother, mothers.invitationId)).toBe(200)
    expect(await statusAt(numbers.father, fathers.invitationId)).toBe(404)
    // By the other parent's invitation: it is another's.
    expect(await statusAt(numbers.father, mothers.invitationId)).toBe(404)
  })

  test('has the meetings that this parent was asked to, and none of the other’s', async () => {
    const town = await aTown()
    const { childId, caseId, motherId, fatherId } = await aNumberedFamily(town)
    await aVisit(town, caseId, {
      kind: 'talk_with_guardian',
      personIds: [motherId],
      place: 'Kontoret',
      on: '2026-11-24',
    })
    await aVisit(town, caseId, {
      kind: 'meeting',
      personIds: [fatherId],
      place: 'Kontoret',
      on: '2026-11-30',
    })
    await inviteOne(town, { childId, personId: motherId })
    await inviteOne(town, { childId, personId: fatherId })
    expect((await seenBy(town, numbers.mother)).text).toContain('tisdag 24 november')
    const { text } = await seenBy(town, numbers.father)
    expect([text.includes('måndag 30 november'), text.includes('24 november')]).toEqual([true, false])
  })

  test('tells who has read of the child by unit, role and reason, and no name; a list is no opening', async () => {
    const town = await aTown()
    const { childId, caseId, motherId } = await aNumberedFamily(town)
    await town.call('bo', readCase, { caseId })
    await town.call('dag', readChild, { childId })
    await town.call('amira', listNotes, { childId })
    await inviteOne(town, { childId, personId: motherId })
    town.at('2026-11-23T09:05:00.000Z')
    const { text } = await seenBy(town, numbers.mother)
    expect(text).toContain('Akten · enhetschef, Utredning 1 · ledde enheten som hade ärendet')
    expect(text).toContain('Journalen · socialsekreterare, Utredning 1 · hade ansvar för barnets ärende')
    expect([text.includes('Dag Påhittad'), text.includes('Bo Påhittad')]).toEqual([false, false])
  })

  test('shows only what the invitation says', async () => {
    const town = await aTown()
    const family = await aNumberedFamily(town)
    const decisionId = await withDecision(town, family, 'Familjen har bett om stöd.')
    await serveOn(town, decisionId, family.motherId)
    const { invitationId } = await inviteOne(town, {
      childId: family.childId,
      personId: family.motherId,
      shows: ['meeting'],
    })
    const { text } = await seenBy(town, numbers.mother)
    for (const absent of ['Vem som har läst', 'Målen i planen', '<h2 id="decisions">', 'Vad som händer'])
      expect(text, absent).not.toContain(absent)
    const paper = `/familj/${invitationId}/beslut/${decisionId}`
    expect((await seenBy(town, numbers.mother, paper)).status).toBe(404)
  })
})

test('a day that has passed is said to have passed', async () => {
  const town = await aTown()
  const { childId, motherId } = await aNumberedFamily(town)
  await inviteOne(town, { childId, personId: motherId, untilOn: '2027-05-01' })
  const late = 'Den dagen har varit.'
  expect((await seenBy(town, numbers.mother)).text).not.toContain(late)
  town.at('2027-04-20T09:00:00.000Z')
  expect((await seenBy(town, numbers.mother)).text).toContain(late)
})

test('a page that the gate would stop says nothing of what stopped it', async () => {
  const town = await aTown()
  const { childId, fatherId, motherId } = await aNumberedFamily(town)
  // The office telephone is a field that nobody masks: the gate is the second pair of eyes.
  await protectPerson(town, motherId, hers)
  const { invitationId } = await inviteOne(town, { childId, personId: fatherId, officePhone: hers.phone })
  await town.call('cilla', approveInvitation, { invitationId })
  const { status, text } = await seenBy(town, numbers.father)
  expect([status, text.includes('Sidan kan inte visas just nu')]).toEqual([409, true])
  for (const word of ['telefon', 'Maria', '174 06'])
    expect(text.toLowerCase(), word).not.toContain(word.toLowerCase())
})

test('whoever invites sees the same page beforehand, by the same masks', async () => {
  const town = await aTown()
  const family = await aNumberedFamily(town)
  await withGoal(town, family, told)
  const { status, text } = await town.send('amira', previewInvitation, {
    childId: family.childId,
    part: 'guardian',
    personId: family.fatherId,
    shows: 'meeting,goals',
  })
  expect([status, text.includes('Förhandsvisning'), text.includes('Mamma bor på [dolt]')]).toEqual([
    200,
    true,
    true,
  ])
  const other = { childId: family.childId, part: 'guardian', personId: newUuid(), shows: 'goals' }
  expect((await town.send('amira', previewInvitation, other)).status).toBe(404)
  expect((await town.send('eva', previewInvitation, { ...other, personId: family.fatherId })).status).toBe(
    404,
  )
})

test('a child from 15 has the own meetings and decisions, and not the talks with its guardians', async () => {
  const town = await aTown()
  const { childId, caseId, motherId } = await aNumberedFamily(town, { child: { number: numbers.teen } })
  await aVisit(town, caseId, { kind: 'talk_with_guardian', personIds: [motherId], on: '2026-11-24' })
  await aVisit(town, caseId, { kind: 'talk_with_child', on: '2026-11-26' })
  await inviteOne(town, { childId, part: 'child' })
  const { text } = await seenBy(town, numbers.teen)
  expect([text.includes('torsdag 26 november'), text.includes('24 november')]).toEqual([true, false])
})
