import type { Page } from 'playwright-core'
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
  return {
    placementId: placement.id,
    childId: placed.child.id,
    homeId: placement.homeId ?? '',
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
  return {
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

const closer = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Ett år' }).click()
  await page.getByRole('button', { name: 'Beslut', exact: true }).click()
}
