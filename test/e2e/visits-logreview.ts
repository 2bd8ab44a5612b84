import type { Places } from './places.ts'
import { missing, nowhere, type Visit } from './visits.ts'

/** The review of the log, the duty, and who has read about a child: filled, with a dialog, and refused. */
export const logReviewVisits = (p: Places): Readonly<Record<string, readonly Visit[]>> => ({
  '/loggkontroll': [
    {
      state: 'the head appoints somebody',
      as: 'hedda',
      to: '/loggkontroll',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Utse granskare' }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    { state: 'refused', as: 'amira', to: '/loggkontroll' },
  ],
  '/jour': [{ state: 'filled', as: 'hedda', to: '/jour' }],
  '/barn/$childId/vem-har-last': [
    {
      state: 'a list is ordered',
      as: 'amira',
      to: `/barn/${p.helped.child.id}/vem-har-last`,
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Gör en lista' }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    missing('amira', `/barn/${nowhere}/vem-har-last`),
  ],
})
