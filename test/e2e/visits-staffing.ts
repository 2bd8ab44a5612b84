import type { Visit } from './visits.ts'

/** Posts and people: the municipality, one unit with its forms, what was done, the plan, and a file of the HR system. */
const header =
  'Befattningsnr;Enhet;Befattning;Anställningsnr;Namn;Anställningsform;Sysselsättningsgrad;Från och med'

const sheet = (...rows: readonly string[]) => ({
  name: 'tjanster.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([header, ...rows].join('\r\n')),
})

const aRow = 'X1;Utredning 1;Socialsekreterare;X1;Påhittad Påhittsson;tillsvidare;100;2026-01-01'

export const staffingVisits = (unitId: string): Readonly<Record<string, readonly Visit[]>> => ({
  '/bemanning': [
    { as: 'hedda', to: '/bemanning', state: 'the head: figures and no names' },
    {
      as: 'adam',
      to: '/bemanning',
      state: 'what a leaver costs, with a wrong figure',
      prepare: async (page) => {
        await page.getByText('Antagandena', { exact: true }).click()
        await page.getByLabel('Annonser, kronor').fill('mycket')
      },
    },
  ],
  '/bemanning/enhet/$unitId': [
    { as: 'dagmar', to: `/bemanning/enhet/${unitId}`, state: 'a unit that has become fragile' },
    {
      as: 'dagmar',
      to: `/bemanning/enhet/${unitId}`,
      state: 'a new post, with faults',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Ny tjänst' }).click()
        await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
    {
      as: 'dagmar',
      to: `/bemanning/enhet/${unitId}`,
      state: 'somebody is put on a post',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Tillsätt Socialsekreterare' }).first().click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      as: 'dagmar',
      to: `/bemanning/enhet/${unitId}`,
      state: 'somebody leaves',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Ändra: Bo Granhällen' }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    { as: 'hedda', to: `/bemanning/enhet/${unitId}`, state: 'the head sees no names: not found' },
  ],
  '/bemanning/atgarder': [
    { as: 'hedda', to: '/bemanning/atgarder', state: 'measures and reorganisations' },
    {
      as: 'hedda',
      to: '/bemanning/atgarder',
      state: 'a new measure',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Ny åtgärd' }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
  ],
  '/bemanning/plan': [
    { as: 'amira', to: '/bemanning/plan', state: 'one who works here adds to it' },
    {
      as: 'dagmar',
      to: '/bemanning/plan',
      state: 'one who leads answers',
      prepare: async (page) => {
        await page
          .getByRole('button', { name: /^Svara på/ })
          .first()
          .click()
        await page.getByRole('dialog').waitFor()
      },
    },
  ],
  '/bemanning/inlasning': [
    { as: 'adam', to: '/bemanning/inlasning', state: 'nothing chosen yet' },
    {
      as: 'adam',
      to: '/bemanning/inlasning',
      state: 'a file with a wrong row',
      prepare: async (page) => {
        await page.locator('input[type=file]').setInputFiles(sheet(aRow, aRow.replace(';100;', ';130;')))
        await page.getByText('Hämta raderna som är fel').waitFor()
      },
    },
    {
      as: 'adam',
      to: '/bemanning/inlasning',
      state: 'a column is missing',
      prepare: async (page) => {
        const file = sheet(aRow)
        const buffer = Buffer.from(String(file.buffer).replace('Anställningsform', 'Kontrakt'))
        await page.locator('input[type=file]').setInputFiles({ ...file, buffer })
        await page.getByText('Vilken kolumn är vilken?').waitFor()
      },
    },
  ],
})
