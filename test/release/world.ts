import { day } from '#kernel/day.ts'
import * as board from '#modules/decisions/board/contract.ts'
import * as decisions from '#modules/decisions/contract.ts'
import { registerReport } from '#modules/intake/contract.ts'
import { makeOwnCalendar } from '#modules/visits/calendar/contract.ts'
import { makePersonLog } from '#modules/logreview/contract.ts'
import { registerPerson, relate } from '#modules/people/index.ts'
import { planMeeting } from '#test/support/board.ts'
import { openCare } from '#test/support/decision.ts'
import { as } from '#test/support/family.ts'
import { anInvestigation, writeText } from '#test/support/investigation.ts'
import { aSignedNote } from '#test/support/notes.ts'
import { protectPerson } from '#test/support/protected.ts'
import { newUuid, type Town } from '#test/support/town.ts'
import { aVisit } from '#test/support/visit.ts'
import { type Chance, chanceOf } from '../histories/random.ts'
import { type Canary, canariesOf, spelled } from './canaries.ts'

export type Family = {
  readonly childId: string
  readonly motherId: string
  readonly fatherId: string
  readonly investigationId: string
  readonly decisionId: string | undefined
  readonly agendaItemId: string | undefined
  readonly personLogId: string
}

export type World = {
  readonly town: Town
  readonly canaries: readonly Canary[]
  readonly families: readonly Family[]
  readonly calendar: string
}

const sentences = [
  'Familjen kom i tid och hade med sig papper från skolan.',
  'Mamma berättar att kvällarna är svåra.',
  'Pappa vill veta mer om hur det går.',
  'Läraren ringde om frånvaron.',
  'Vi bestämde en ny tid.',
]

const aText = (chance: Chance, canaries: readonly Canary[]): string =>
  [
    chance.pick(sentences),
    ...(chance.below(10) < 6 ? [`Nås på ${spelled(chance.pick(canaries), chance)} just nu.`] : []),
    chance.pick(sentences),
  ].join(' ')

const hide = async (town: Town, personId: string, own: readonly Canary[]): Promise<void> => {
  const of = (field: Canary['field']) => own.find((one) => one.field === field)?.value ?? ''
  await protectPerson(town, personId, { address: of('address'), phone: of('phone'), email: of('email') })
}

const decide = async (town: Town, inquiry: { readonly caseId: string }, content: string): Promise<string> => {
  const { id: proposalId } = await town.call('amira', decisions.createProposal, {
    caseId: inquiry.caseId,
    id: newUuid(),
    ...openCare,
    content,
  })
  const { seen, proposal } = await town.call('amira', decisions.readProposal, { proposalId })
  await town.call('amira', decisions.signDecision, { proposalId, version: proposal.version, seen })
  return proposalId
}

const onTheAgenda = async (
  town: Town,
  inquiry: { readonly caseId: string },
  { meetingId, reasons }: { readonly meetingId: string; readonly reasons: string },
): Promise<string> => {
  const { id: proposalId } = await town.call('amira', decisions.createProposal, {
    caseId: inquiry.caseId,
    id: newUuid(),
    kind: 'immediate_custody',
    content: 'Barnet omhändertas omedelbart enligt 6 § LVU.',
    reasons,
    legalBasis: 'lvu_2',
  })
  const { proposal } = await town.call('amira', decisions.readProposal, { proposalId })
  const id = newUuid()
  await town.call('amira', board.putOnAgenda, { proposalId, id, version: proposal.version, meetingId })
  return id
}

const aReportAbout = async (town: Town, childId: string, concern: string): Promise<void> => {
  const reportChildId = newUuid()
  await town.call('maja', registerReport, {
    id: newUuid(),
    channel: 'phone',
    receivedOn: day('2026-11-20'),
    category: 'school',
    reporterName: 'Lena Påhittad',
    reporterOrganisation: 'Påhittade skolan',
    reporterPhone: '070-000 00 00',
    concern,
    children: [{ id: reportChildId, toldName: 'Nils i 3 B' }],
  })
  await town.inTx((tx) =>
    tx.updateTable('report_children').set({ child_id: childId }).where('id', '=', reportChildId).execute(),
  )
}

const aFamily = async (
  town: Town,
  { chance, own, meetingId, nth }: { chance: Chance; own: readonly Canary[]; meetingId: string; nth: number },
): Promise<Family> => {
  const inquiry = await anInvestigation(town)
  const { childId, motherId } = inquiry
  const fatherId = await as(town, 'maja', async (ctx) => {
    const id = await registerPerson(ctx, { givenName: 'Gustav', familyName: 'Påhittsson' })
    await relate(ctx, { childId, personId: id, kind: 'guardian' })
    const sister = await registerPerson(ctx, { givenName: 'Torkelina', familyName: 'Påhittsson' })
    await relate(ctx, { childId: sister, personId: motherId, kind: 'guardian' })
    return id
  })
  await writeText(town, inquiry)
  await aReportAbout(town, childId, aText(chance, own))
  for (let i = 0; i < 4; i++) await aSignedNote(town, 'amira', childId, { happened: aText(chance, own) })
  await aVisit(town, inquiry.caseId, { place: own[0]?.value ?? '', purpose: aText(chance, own) })
  const agendaItemId =
    nth % 3 === 0 ? await onTheAgenda(town, inquiry, { meetingId, reasons: aText(chance, own) }) : undefined
  const decisionId = nth % 3 === 1 ? await decide(town, inquiry, aText(chance, own)) : undefined
  if (nth % 2 === 0)
    await town.inTx((tx) =>
      tx
        .updateTable('assessment_sections')
        .set({ body: aText(chance, own) })
        .where('investigation_id', '=', inquiry.investigationId)
        .execute(),
    )
  const { personLogId } = await town.call('amira', makePersonLog, {
    childId,
    personId: motherId,
    fromOn: '2026-11-01',
    untilOn: '2026-11-23',
  })
  await hide(town, motherId, own.slice(0, 3))
  await hide(town, childId, own.slice(3, 6))
  return {
    childId,
    motherId,
    fatherId,
    investigationId: inquiry.investigationId,
    decisionId,
    agendaItemId,
    personLogId,
  }
}

const perFamily = 6

/** A town where `count` hidden words stand in papers of all kinds, in many spellings, about people who are protected. */
export const aWorldOf = async (town: Town, count: number, seed: number): Promise<World> => {
  const canaries = canariesOf(count)
  const meetingId = await planMeeting(town)
  const families: Family[] = []
  for (let nth = 0; nth * perFamily < count; nth++) {
    const own = canaries.slice(nth * perFamily, (nth + 1) * perFamily)
    families.push(await aFamily(town, { chance: chanceOf(seed, nth), own, meetingId, nth }))
  }
  const token = 'k'.repeat(43)
  const { path } = await town.call('amira', makeOwnCalendar, { token, origin: 'https://exempel.se' })
  return { town, canaries, families, calendar: `${path}${token}.ics` }
}
