import type { Visit } from './visits.ts'

/** Who works here: the list, both forms, and what waits for a second person. */
export const staffVisits: Readonly<Record<string, readonly Visit[]>> = {
  '/medarbetare': [
    { as: 'adam', to: '/medarbetare', state: 'everybody' },
    {
      as: 'adam',
      to: '/medarbetare',
      state: 'a new worker, with faults',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Lägg till en medarbetare' }).click()
        await page.getByRole('button', { name: 'Föreslå' }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
    {
      as: 'adam',
      to: '/medarbetare',
      state: 'a change, proposed and waiting',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Ändra Bo Granhällen' }).click()
        await page.getByRole('dialog').getByLabel('Titel').fill('Socialsekreterare, placering')
        await page.getByRole('dialog').getByLabel('Varför?').fill('Byter uppdrag.')
        await page.getByRole('button', { name: 'Föreslå ändringen' }).click()
        await page.getByRole('heading', { name: 'Väntar på ett ja' }).waitFor()
      },
    },
    {
      as: 'dagmar',
      to: '/medarbetare',
      state: 'the second of two answers',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Svara: Bo Granhällen' }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
  ],
}
