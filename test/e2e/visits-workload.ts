import type { Page } from 'playwright-core'
import type { Visit } from './visits.ts'

const openTalk = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Håll samtalet med Bo Granhällen' }).click()
  await page.getByRole('heading', { name: 'Samtal med Bo Granhällen' }).waitFor()
}

/** How heavy the work is: the own page, the board, the talk with its form and faults, the model and the units. */
export const workloadVisits: Readonly<Record<string, readonly Visit[]>> = {
  '/arbetstyngd': [
    { as: 'amira', to: '/arbetstyngd', state: 'the own points with their reasons' },
    { as: 'hedda', to: '/arbetstyngd', state: 'nothing of one’s own' },
  ],
  '/arbetstyngd/enheten': [
    { as: 'dagmar', to: '/arbetstyngd/enheten', state: 'the manager’s board' },
    { as: 'hedda', to: '/arbetstyngd/enheten', state: 'the head chooses a unit' },
  ],
  '/arbetstyngd/samtal/$workerId': [
    {
      as: 'dagmar',
      to: '/arbetstyngd/enheten',
      state: 'a talk with the facts, and what is agreed sent empty',
      prepare: async (page) => {
        await openTalk(page)
        await page.getByRole('button', { name: 'Lägg till något som ska göras' }).click()
        await page.getByRole('button', { name: 'Lägg till något som får vänta' }).click()
        await page.getByRole('button', { name: 'Samtalet är hållet' }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
  ],
  '/arbetstyngd/modell': [
    { as: 'amira', to: '/arbetstyngd/modell', state: 'a social worker reads the model' },
    { as: 'hedda', to: '/arbetstyngd/modell', state: 'the head, with hours' },
  ],
  '/arbetstyngd/modell/ny': [
    {
      as: 'hedda',
      to: '/arbetstyngd/modell/ny',
      state: 'a figure that cannot be counted with',
      prepare: async (page) => {
        await page.getByLabel('Placering').fill('-10')
        await page.getByText('Någon siffra går inte att räkna med').waitFor()
        await page.getByRole('button', { name: 'Besluta modellen' }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
  ],
  '/arbetstyngd/kommunen': [
    {
      as: 'nora',
      to: '/arbetstyngd/kommunen',
      state: 'units month by month, with how to read them',
      prepare: async (page) => page.locator('summary', { hasText: 'Så läses siffrorna' }).click(),
    },
  ],
}
