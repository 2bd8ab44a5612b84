import type { Page } from 'playwright-core'
import { listOwnVisits } from '../../src/modules/visits/contract.ts'
import { ask, firstOf, type Places } from './places.ts'
import { missing, nowhere, unfold, type Visit } from './visits.ts'

/** The meetings of the demo: one that is held and waits for its signature, and one that is planned. */
export const findMeetings = async ({ cases }: Places, amira: Page) => {
  const { visits } = await ask(amira, listOwnVisits)
  return {
    caseId: firstOf('case for a meeting', cases, ({ closedOn, can }) => closedOn === null && can.work).caseId,
    held: firstOf('held meeting', visits, ({ phase }) => phase === 'over').id,
    planned: firstOf('planned meeting', visits, ({ phase }) => phase === 'planned').id,
  }
}

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click()

const openDialog = (button: string) => async (page: Page) => {
  await press(button)(page)
  await page.locator('dialog[open]').waitFor()
}

/** The screens of the meetings. A meeting that goes on is looked at in visit.test.ts, which holds one. */
export const meetingVisits = (
  found: Awaited<ReturnType<typeof findMeetings>>,
): Readonly<Record<string, readonly Visit[]>> => ({
  '/moten': [
    { state: 'three meetings', as: 'amira', to: '/moten' },
    { state: 'none', as: 'hedda', to: '/moten' },
  ],
  '/moten/nytt': [
    { state: 'from a case', as: 'amira', to: `/moten/nytt?arende=${found.caseId}` },
    { state: 'changed', as: 'amira', to: `/moten/nytt?mote=${found.planned}` },
    missing('amira', `/moten/nytt?arende=${nowhere}`),
  ],
  '/moten/checklistor': [
    { state: 'changed', as: 'adam', to: '/moten/checklistor', prepare: unfold },
    { state: 'read', as: 'amira', to: '/moten/checklistor' },
  ],
  '/moten/$meetingId': [
    { state: 'planned', as: 'amira', to: `/moten/${found.planned}` },
    {
      state: 'called off by whom',
      as: 'amira',
      to: `/moten/${found.planned}`,
      prepare: openDialog('Ställ in mötet'),
    },
    { state: 'held', as: 'amira', to: `/moten/${found.held}` },
    { state: 'read back', as: 'amira', to: `/moten/${found.held}`, prepare: press('Läs upp texten') },
    {
      state: 'minutes corrected',
      as: 'amira',
      to: `/moten/${found.held}`,
      prepare: press('Rätta mina minuter'),
    },
    { state: 'text changed', as: 'amira', to: `/moten/${found.held}`, prepare: press('Ändra texten') },
    { state: 'signing', as: 'amira', to: `/moten/${found.held}`, prepare: openDialog('Signera') },
    missing('amira', `/moten/${nowhere}`),
  ],
})
