import type { Page } from 'playwright-core'
import { missing, nowhere, type Visit } from './visits.ts'

const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click()

/** Disposal: files that may go, chosen and looked into, holds, proofs, and who is not let in. */
export const retentionVisits: Readonly<Record<string, readonly Visit[]>> = {
  '/gallring': [
    {
      state: 'files are chosen',
      as: 'adam',
      to: '/gallring',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Välj alla på sidan' }).click()
        await page.getByRole('button', { name: 'Föreslå gallring' }).click()
        await page.locator('dialog[open]').waitFor()
      },
    },
    {
      state: 'what goes with a file',
      as: 'hedda',
      to: '/gallring',
      prepare: async (page) => {
        await page
          .getByRole('button', { name: /^Vad försvinner/ })
          .first()
          .click()
        await page.locator('dialog[open] table').waitFor()
      },
    },
    {
      state: 'a file is held',
      as: 'hedda',
      to: '/gallring',
      prepare: async (page) => {
        await tab('Stopp')(page)
        await page.getByRole('button', { name: 'Stoppa en akt' }).click()
        await page.locator('dialog[open]').waitFor()
      },
    },
    { state: 'proofs', as: 'adam', to: '/gallring', prepare: tab('Bevis') },
    { state: 'refused', as: 'amira', to: '/gallring' },
  ],
  '/gallring/$disposalId': [missing('hedda', `/gallring/${nowhere}`)],
}
