import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { chooseDisclosed, readDisclosure } from '../../src/modules/disclosure/contract.ts'
import { ask, type Places } from './places.ts'
import { missing, nowhere, type Visit } from './visits.ts'

const write = async (page: Page, method: 'POST' | 'PUT', path: string, data: object): Promise<void> => {
  const answer = await page.request.fetch(path, { method, data })
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
}

/** A request of a mother for two papers of a child's file, none of them tested. */
export const findDisclosure = async (p: Places, amira: Page): Promise<string> => {
  const disclosureId = randomUUID()
  await write(amira, 'POST', `/api/children/${p.helped.child.id}/disclosures`, {
    id: disclosureId,
    requester: 'mother',
    requesterName: 'Påhittad Mamma',
    identityBy: 'id_document',
    askedOn: '2026-11-20',
    askedFor: 'Allt ni har skrivit om mitt barn i höst.',
  })
  const { version, sources } = await ask(amira, readDisclosure, { disclosureId })
  const chosen = sources.slice(0, 3).map(({ kind, sourceId }) => ({ kind, sourceId }))
  const path = chooseDisclosed.path.replace(':disclosureId', disclosureId)
  await write(amira, 'PUT', path, { version, sources: chosen })
  return disclosureId
}

/** Who asked, a request with its papers, one of them under test with masks, and as somebody else sees it. */
export const disclosureVisits = (
  p: Places,
  disclosureId: string,
): Readonly<Record<string, readonly Visit[]>> => ({
  '/barn/$childId/lamna-ut': [
    { state: 'requests', as: 'amira', to: `/barn/${p.helped.child.id}/lamna-ut` },
    {
      state: 'somebody asks',
      as: 'amira',
      to: `/barn/${p.helped.child.id}/lamna-ut`,
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Ny begäran' }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    missing('amira', `/barn/${nowhere}/lamna-ut`),
  ],
  '/utlamnande/$disclosureId': [
    { state: 'chosen', as: 'amira', to: `/utlamnande/${disclosureId}` },
    {
      state: 'a paper is tested',
      as: 'amira',
      to: `/utlamnande/${disclosureId}`,
      prepare: async (page) => {
        await page
          .getByRole('button', { name: /^Pröva:/ })
          .first()
          .click()
        await page.getByRole('radio', { name: 'Kan lämnas ut med maskningar' }).check()
        const sentences = page.getByRole('list', { name: 'Texten, mening för mening' }).getByRole('button')
        await sentences.nth(1).click()
      },
    },
    missing('amira', `/utlamnande/${nowhere}`),
  ],
})
