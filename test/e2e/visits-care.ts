import type { Page } from 'playwright-core'
import { readAssessment } from '../../src/modules/assessment/contract.ts'
import { interventionKinds, interventionRules } from '../../src/modules/cases/contract.ts'
import { listPlacementsOfChild } from '../../src/modules/cases/placements/contract.ts'
import { listMeetings } from '../../src/modules/decisions/board/contract.ts'
import { listDuties } from '../../src/modules/duties/contract.ts'
import { ask, firstOf, type Places } from './places.ts'
import { missing, nowhere, unfold, type Visit } from './visits.ts'

const isPlacement = (kind: string): boolean =>
  interventionKinds.some((one) => one === kind && interventionRules[one].isPlacement)

/** Where the care stands in the demo: a placed child, a child in a legal course, meetings of the board, a running duty. */
export const findCare = async ({ cases }: Places, nora: Page, hedda: Page, amira: Page) => {
  const placed = firstOf('placed child', cases, ({ interventions }) =>
    interventions.some(({ kind, startedOn }) => startedOn !== null && isPlacement(kind)),
  )
  const placements = await ask(amira, listPlacementsOfChild, { childId: placed.child.id })
  const placement = firstOf('placement that runs', placements, ({ endedOn }) => endedOn === null)
  const meetings = await ask(nora, listMeetings)
  const texts = await Promise.all(
    cases.flatMap(({ investigation }) =>
      investigation?.endedOn === null
        ? [ask(amira, readAssessment, { investigationId: investigation.id })]
        : [],
    ),
  )
  const isQuoting = ({ sections }: (typeof texts)[number]): boolean =>
    sections.some(({ section, quotes }) => section !== 'childs_view' && quotes.length > 0)
  return {
    quoting: firstOf(
      'text with quotes that was sent',
      texts,
      (text) => isQuoting(text) && text.letters.length > 0,
    ).investigationId,
    placementId: placement.id,
    childId: placed.child.id,
    homeId: placement.homeId ?? '',
    followed: firstOf(
      'child that is followed afterwards',
      cases,
      ({ childFollowUp }) => childFollowUp?.endedOn === null,
    ).caseId,
    measured: firstOf('case with a legal course', cases, ({ openMeasures }) => openMeasures > 0).caseId,
    planned: firstOf('meeting to come', meetings.planned, ({ items }) => items > 0).id,
    held: firstOf('meeting that was held', meetings.held, ({ items }) => items > 0).id,
    dutyId: firstOf('running duty', (await ask(hedda, listDuties)).running, () => true).dutyId,
  }
}

export type Care = Awaited<ReturnType<typeof findCare>>

/** The screens of the care of a child and of the board, filled. Each also says so when there is nothing. */
export const careVisits = (care: Care): Readonly<Record<string, readonly Visit[]>> => {
  const measures = `/arenden/${care.measured}/atgarder`
  const followed = `/arenden/${care.followed}`
  const quoting = `/utredning/${care.quoting}`
  return {
    '/utredning/$investigationId': [
      {
        state: 'facts, strengths, risks and quotes, and what was sent',
        as: 'amira',
        to: quoting,
        prepare: unfold,
      },
      {
        state: 'a fact is added',
        as: 'amira',
        to: quoting,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Bakgrund och orsak: Uppgift' }).click()
          await page.getByLabel('Vem har sagt det?').waitFor()
        },
      },
      {
        state: 'sentences of the journal',
        as: 'amira',
        to: quoting,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Bakgrund och orsak: Hämta ur journalen' }).click()
          await page.getByRole('dialog').getByRole('checkbox').first().check()
        },
      },
      {
        state: 'the source of a quote',
        as: 'amira',
        to: quoting,
        prepare: async (page) => {
          await unfold(page)
          await page
            .getByRole('button', { name: /^Visa källan/ })
            .first()
            .click()
          await page.getByRole('dialog').getByText('Hela anteckningen').waitFor()
        },
      },
      { state: 'read only', as: 'hedda', to: quoting },
    ],
    '/utredningens-rubriker': [
      { state: 'in force', as: 'adam', to: '/utredningens-rubriker', prepare: unfold },
      {
        state: 'a file with faults',
        as: 'adam',
        to: '/utredningens-rubriker',
        prepare: check('{\n"namn": 1,\n}'),
      },
      {
        state: 'what would change',
        as: 'adam',
        to: '/utredningens-rubriker',
        prepare: check(
          '{"format": "barntid-struktur 1", "name": "Påhittade", "areas": {"health": {"heading": "Kropp och själ"}}}',
        ),
      },
      { state: 'for who may not load', as: 'amira', to: '/utredningens-rubriker' },
    ],
    '/arenden/$caseId/atgarder': [
      { state: 'filled', as: 'amira', to: measures, prepare: unfold },
      {
        state: 'a step was wrong, with faults',
        as: 'amira',
        to: measures,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Sista steget är fel' }).first().click()
          await page.getByRole('dialog').getByRole('button', { name: 'Stryk steget' }).click()
          await page.getByRole('alert').first().waitFor()
        },
      },
      missing('amira', `/arenden/${nowhere}/atgarder`),
    ],
    '/arenden/$caseId': [
      { state: 'a child that is followed afterwards', as: 'amira', to: followed },
      {
        state: 'the follow-up ends, with faults',
        as: 'amira',
        to: followed,
        prepare: async (page) => {
          const end = page.locator('main').getByRole('button', { name: 'Avsluta uppföljningen' })
          await end.click()
          await end.click()
          await page.getByRole('alert').first().waitFor()
        },
      },
      {
        state: 'a conflict of interest is told of, with faults',
        as: 'amira',
        to: followed,
        prepare: async (page) => {
          await page.locator('main').getByRole('button', { name: 'Mer', exact: true }).click()
          await page.getByRole('menuitem', { name: 'Anmäl jäv' }).click()
          await page.getByRole('dialog').getByRole('button', { name: 'Anmäl', exact: true }).click()
          await page.getByRole('alert').first().waitFor()
        },
      },
      missing('amira', `/arenden/${nowhere}`),
    ],
    '/placeringar/$placementId': [
      { state: 'filled', as: 'amira', to: `/placeringar/${care.placementId}`, prepare: unfold },
      missing('amira', `/placeringar/${nowhere}`),
    ],
    '/barn/$childId': [
      { state: 'placed, closer', as: 'amira', to: `/barn/${care.childId}`, prepare: closer },
      missing('amira', `/barn/${nowhere}`),
    ],
    '/hem/$homeId': [
      { state: 'filled', as: 'amira', to: `/hem/${care.homeId}`, prepare: unfold },
      missing('amira', `/hem/${nowhere}`),
    ],
    '/ej-verkstallda': [
      { state: 'a quarter', as: 'dagmar', to: '/ej-verkstallda' },
      { state: 'refused', as: 'amira', to: '/ej-verkstallda' },
    ],
    '/namnd/$meetingId': [
      { state: 'to come', as: 'nora', to: `/namnd/${care.planned}`, prepare: unfold },
      { state: 'held', as: 'nora', to: `/namnd/${care.held}`, prepare: unfold },
      missing('nora', `/namnd/${nowhere}`),
    ],
    '/uppgifter/$dutyId': [
      { state: 'running', as: 'hedda', to: `/uppgifter/${care.dutyId}`, prepare: unfold },
      missing('hedda', `/uppgifter/${nowhere}`),
    ],
  }
}

/** Pastes a file of headings and has it looked at. Nothing is loaded. */
const check =
  (file: string) =>
  async (page: Page): Promise<void> => {
    await page.getByLabel('Eller klistra in texten').fill(file)
    await page.getByRole('button', { name: 'Kontrollera' }).click()
    await page
      .getByText(/fel i filen|Ett fel|text(er)? ändras/)
      .first()
      .waitFor()
  }

const closer = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Ett år' }).click()
  await page.getByRole('button', { name: 'Beslut', exact: true }).click()
}
