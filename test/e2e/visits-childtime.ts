import type { Page } from 'playwright-core'
import type { Visit } from './visits.ts'

const weeks = '/barntid/matveckor'

/** Opens the newest closed week from the list of weeks. */
const openResult = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Visa resultatet' }).first().click()
  await page
    .getByRole('heading', { name: 'Vad som tog tiden' })
    .or(page.getByRole('table').first())
    .first()
    .waitFor()
}

/** Time with children: a unit, oneself, the definitions with a refusal, the weeks with their dialogs, questions, a diary. */
export const childtimeVisits: Readonly<Record<string, readonly Visit[]>> = {
  '/barntid': [
    {
      state: 'the whole municipality with its charts',
      as: 'dagmar',
      to: '/barntid',
      prepare: async (page) => {
        await page.getByRole('slider').first().waitFor()
      },
    },
    {
      state: 'a target is set',
      as: 'hedda',
      to: '/barntid',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Ändra mål' }).click()
        await page.getByRole('button', { name: 'Spara' }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
  ],
  '/barntid/min': [{ state: 'with meetings', as: 'amira', to: '/barntid/min' }],
  '/barntid/definitioner': [
    {
      state: 'a comparison is refused',
      as: 'hedda',
      to: '/barntid/definitioner',
      prepare: async (page) => {
        await page.getByLabel('Den första').selectOption('sjobo-like@1#2017-04')
        await page.getByLabel('Den andra').selectOption('national-2016 child-only@1#2016')
        await page.getByRole('button', { name: 'Jämför', exact: true }).click()
        await page.getByText('De kan inte jämföras').waitFor()
      },
    },
  ],
  '/barntid/matveckor': [
    {
      state: 'one changes how one takes part',
      as: 'amira',
      to: weeks,
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Ändra hur du är med' }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      state: 'a week is planned, sent empty',
      as: 'hedda',
      to: weeks,
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Planera en mätvecka' }).click()
        await page.getByRole('button', { name: 'Planera', exact: true }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
  ],
  '/barntid/fragor': [
    {
      state: 'the log of all questions',
      as: 'amira',
      to: '/barntid/fragor',
      prepare: async (page) => {
        await page.locator('.page-body').waitFor()
      },
    },
  ],
  '/barntid/matveckor/$waveId': [{ state: 'a closed week', as: 'dagmar', to: weeks, prepare: openResult }],
  '/barntid/matveckor/$waveId/dagbok': [
    {
      state: 'of one who keeps a diary',
      as: 'bo',
      to: weeks,
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Gå med' }).click()
        await page.getByRole('radio', { name: 'Dagbok i slutet av dagen' }).check()
        await page.getByRole('dialog').getByRole('button', { name: 'Gå med' }).click()
        await page.getByRole('link', { name: 'Dagbok' }).click()
        await page.getByRole('heading', { name: 'Dagbok', level: 1 }).waitFor()
      },
    },
  ],
}
