import type { Visit } from './visits.ts'

const own = '/uppgiftsborda/egna-falt'

/** The burden of forms and the municipality's own fields: filled, opened, with a dialog, and with the summary of faults. */
export const burdenVisits: Readonly<Record<string, readonly Visit[]>> = {
  '/uppgiftsborda': [
    {
      state: 'half a year of figures, a definition open',
      as: 'amira',
      to: '/uppgiftsborda',
      prepare: async (page) => {
        await page.getByRole('table', { name: 'Formulär, det som kostar mest först' }).waitFor()
        await page.locator('summary', { hasText: 'Timmar i månaden' }).click()
      },
    },
  ],
  '/uppgiftsborda/egna-falt': [
    { state: 'a social worker reads', as: 'amira', to: own },
    {
      state: 'a field is renewed',
      as: 'hedda',
      to: own,
      prepare: async (page) => {
        await page
          .getByRole('button', { name: /^Förnya/ })
          .first()
          .click()
        await page.locator('dialog[open]').getByLabel('Varför behövs fältet?').waitFor()
      },
    },
    {
      state: 'a field is to end',
      as: 'hedda',
      to: own,
      prepare: async (page) => {
        await page
          .getByRole('button', { name: /^Avsluta nu/ })
          .first()
          .click()
        await page.getByRole('alertdialog').waitFor()
      },
    },
  ],
  '/uppgiftsborda/egna-falt/nytt': [
    {
      state: 'sent empty, with choices',
      as: 'hedda',
      to: `${own}/nytt`,
      prepare: async (page) => {
        await page.getByRole('radio', { name: 'Ett av flera alternativ' }).check()
        await page.getByRole('button', { name: 'Lägg till fältet' }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
  ],
}
