import { missing, nowhere, type Visit } from './visits.ts'
import type { Places } from './places.ts'

/** Who is invited, somebody being invited, and an invitation being taken back. */
export const invitationVisits = (p: Places): Readonly<Record<string, readonly Visit[]>> => {
  const to = `/barn/${p.helped.child.id}/inbjudningar`
  return {
    '/barn/$childId/inbjudningar': [
      { state: 'invited', as: 'amira', to },
      {
        state: 'somebody is invited',
        as: 'amira',
        to,
        prepare: async (page) => {
          await page.getByRole('button', { name: 'Bjud in' }).click()
          await page.getByRole('dialog').waitFor()
          await page.getByRole('radio', { name: 'Samarbetspartner' }).check()
        },
      },
      missing('amira', `/barn/${nowhere}/inbjudningar`),
    ],
  }
}
