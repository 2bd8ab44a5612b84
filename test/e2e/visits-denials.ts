import type { Page } from 'playwright-core'
import type { Visit } from './visits.ts'

const sendEmpty = async (page: Page, submit: string): Promise<void> => {
  await page.locator('main, dialog[open]').getByRole('button', { name: submit, exact: true }).last().click()
  await page.getByRole('alert').first().waitFor()
}

const dialogSentEmpty = (open: string, submit: string) => async (page: Page) => {
  await page.getByRole('button', { name: open }).first().click()
  await page.locator('dialog[open]').waitFor()
  await sendEmpty(page, submit)
}

/** Who may never reach whom: the list, both dialogs with the summary of faults, and those who are not let in. */
export const denialVisits: Readonly<Record<string, readonly Visit[]>> = {
  '/sparrar': [
    { state: 'as it is', as: 'dagmar', to: '/sparrar' },
    {
      state: 'one is entered, with faults',
      as: 'dagmar',
      to: '/sparrar',
      prepare: dialogSentEmpty('Lägg in en spärr', 'Spärra'),
    },
    { state: 'refused', as: 'amira', to: '/sparrar' },
  ],
  '/sparrar/nummer': [
    {
      state: 'one is entered, with faults',
      as: 'adam',
      to: '/sparrar/nummer',
      prepare: dialogSentEmpty('Lägg in ett nummer', 'Spara numret'),
    },
    { state: 'refused', as: 'amira', to: '/sparrar/nummer' },
  ],
  '/jag-kanner-familjen': [
    {
      state: 'sent empty',
      as: 'amira',
      to: '/jag-kanner-familjen',
      prepare: (page) => sendEmpty(page, 'Jag känner familjen'),
    },
  ],
}
