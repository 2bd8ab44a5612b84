import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { Places } from './places.ts'

/** One look at a screen: who looks, where, and what is done before the look. Nothing that is done here is saved. */
export type Visit = {
  readonly state: string
  readonly as: string
  readonly to: string
  readonly prepare?: (page: Page) => Promise<unknown>
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

/** Sends an empty form, or one that is not filled: the summary of faults appears. */
const sendEmpty = (submit: string) => async (page: Page) => {
  await page.locator('main, dialog[open]').getByRole('button', { name: submit, exact: true }).first().click()
  await page.getByRole('alert').first().waitFor()
}

const openDialog = (button: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click()
  await page.locator('dialog[open]').waitFor()
}

const fromMenu = (item: string) => async (page: Page) => {
  await page.locator('main').getByRole('button', { name: 'Mer', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await page.locator('dialog[open]').waitFor()
}

/** Everything that is folded, unfolded. */
export const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })

const both =
  (...acts: readonly ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page): Promise<void> => {
    for (const act of acts) await act(page)
  }

export const nowhere = '01a20320-a200-7000-8000-000000000000'
/** What nobody can see, or does not exist. */
export const missing = (as: string, to: string): Visit => ({ state: 'not found', as, to })

const searchFor = (words: string) => async (page: Page) => {
  await page.getByRole('searchbox').fill(words)
  await page.waitForFunction(() => document.querySelector('main [role=status]')?.textContent !== '')
}

const palette = async (page: Page) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('si')
  await page.getByRole('option').first().waitFor()
}

const proposalFaults = async (page: Page) => {
  await page.getByRole('radio', { name: 'Avslå ansökan' }).check()
  await page.getByLabel('Vad beslutar vi?').fill('x'.repeat(30_000))
  await page.getByRole('button', { name: 'Spara förslaget' }).click()
  await page.getByRole('alert').first().waitFor()
}

const lowThresholdFaults = async (page: Page) => {
  await page.getByRole('button', { name: 'Nytt stöd' }).click()
  await page.getByLabel('Vilken sorts stöd?').selectOption({ label: 'Avlastning' })
  await sendEmpty('Spara stödet')(page)
}

const chooseFosterHome = async (page: Page) => {
  await page.getByRole('radio', { name: /^Bevilja vård i familjehem/ }).check()
  await page.getByRole('radio', { name: 'Familjehem', exact: true }).check()
}

const caseAt = ({ caseId }: { readonly caseId: string }) => `/arenden/${caseId}`

/** Every screen in its states, by the path of its route: a screen that has no line here fails the test. */
export const visitsOf = (p: Places): Readonly<Record<string, readonly Visit[]>> => {
  const proposal = p.proposal.proposals[0]?.id ?? ''
  const decision = p.granting.decisions.find(({ kind }) => kind.startsWith('grant'))?.id ?? ''
  const note = (kind: string) =>
    `/journal/${p.planned.child.id}/${randomUUID()}?slag=${kind}&arende=${p.planned.caseId}`
  return {
    '/': [
      { state: 'filled, later work unfolded', as: 'amira', to: '/', prepare: unfold },
      { state: 'empty', as: 'adam', to: '/' },
      { state: 'palette with hits', as: 'amira', to: '/', prepare: palette },
      { state: 'menu', as: 'amira', to: '/', prepare: press('Amira Lindqvist') },
    ],
    '/teamet': [
      { state: 'filled', as: 'dagmar', to: '/teamet' },
      { state: 'refused', as: 'amira', to: '/teamet' },
    ],
    '/barn/$childId': [
      { state: 'helped', as: 'amira', to: `/barn/${p.helped.child.id}`, prepare: unfold },
      { state: 'protected', as: 'amira', to: `/barn/${p.guarded.child.id}` },
      missing('amira', `/barn/${nowhere}`),
    ],
    '/arenden/$caseId/beslut': [
      { state: 'proposal', as: 'amira', to: `${caseAt(p.proposal)}/beslut`, prepare: unfold },
      { state: 'decisions', as: 'amira', to: `${caseAt(p.granting)}/beslut` },
      missing('amira', `/arenden/${nowhere}/beslut`),
    ],
    '/arenden/$caseId/beslut/nytt': [
      { state: 'empty', as: 'amira', to: `${caseAt(p.unproposed)}/beslut/nytt` },
      {
        state: 'faults',
        as: 'amira',
        to: `${caseAt(p.unproposed)}/beslut/nytt`,
        prepare: proposalFaults,
      },
      {
        state: 'care in a foster home',
        as: 'amira',
        to: `${caseAt(p.unproposed)}/beslut/nytt`,
        prepare: chooseFosterHome,
      },
    ],
    '/beslut/forslag/$proposalId': [
      { state: 'sent', as: 'amira', to: `/beslut/forslag/${proposal}`, prepare: unfold },
      {
        state: 'about to be signed',
        as: 'cilla',
        to: `/beslut/forslag/${proposal}`,
        prepare: openDialog('Läs igenom och signera'),
      },
      missing('amira', `/beslut/forslag/${nowhere}`),
    ],
    '/beslut/$decisionId': [
      { state: 'granted', as: 'amira', to: `/beslut/${decision}` },
      { state: 'an appeal comes in', as: 'amira', to: `/beslut/${decision}`, prepare: unfold },
      missing('amira', `/beslut/${nowhere}`),
    ],
    '/overklaganden': [
      { state: 'none', as: 'cilla', to: '/overklaganden' },
      { state: 'refused', as: 'amira', to: '/overklaganden' },
    ],
    '/namnd': [
      { state: 'meetings', as: 'nora', to: '/namnd', prepare: unfold },
      {
        state: 'delegated decisions',
        as: 'nora',
        to: '/namnd',
        prepare: (page) => page.getByRole('tab', { name: 'Delegationsbeslut' }).click(),
      },
      { state: 'refused', as: 'amira', to: '/namnd' },
    ],
    '/inflode': [
      { state: 'open', as: 'maja', to: '/inflode' },
      { state: 'closed', as: 'maja', to: '/inflode?visa=avslutade' },
      { state: 'of a unit that investigates', as: 'amira', to: '/inflode' },
    ],
    '/inflode/ny': [
      { state: 'two children', as: 'maja', to: '/inflode/ny', prepare: press('Lägg till ett barn') },
      { state: 'faults', as: 'maja', to: '/inflode/ny', prepare: sendEmpty('Spara anmälan') },
    ],
    '/inflode/flode': [{ state: 'filled', as: 'maja', to: '/inflode/flode' }],
    '/inflode/$reportId': [
      {
        state: 'faults in the assessment of protection',
        as: 'maja',
        to: `/inflode/${p.toProtect}`,
        prepare: both(unfold, sendEmpty('Spara skyddsbedömningen')),
      },
      {
        state: 'about to be opened',
        as: 'maja',
        to: `/inflode/${p.toDecide}`,
        prepare: both(unfold, (page) =>
          page.getByRole('radio', { name: 'Inled utredning', exact: true }).first().check(),
        ),
      },
      {
        state: 'sisters and brothers',
        as: 'maja',
        to: `/inflode/${p.siblings}`,
        prepare: unfold,
      },
      { state: 'to be told', as: 'maja', to: `/inflode/${p.toTell}`, prepare: unfold },
      { state: 'to be confirmed', as: 'monika', to: `/inflode/${p.toConfirm}`, prepare: unfold },
      {
        state: 'new person',
        as: 'maja',
        to: `/inflode/${p.toIdentify}`,
        prepare: both(openDialog('Ny person'), sendEmpty('Spara personen')),
      },
      missing('maja', `/inflode/${nowhere}`),
    ],
    '/sok': [
      { state: 'empty', as: 'maja', to: '/sok' },
      { state: 'hits', as: 'maja', to: '/sok', prepare: searchFor('an') },
      { state: 'nothing found', as: 'maja', to: '/sok', prepare: searchFor('Qwertz') },
    ],
    '/personer/dubbletter': [{ state: 'suspected', as: 'amira', to: '/personer/dubbletter' }],
    '/personer/jamfor/$keptId/$mergedId': [missing('amira', `/personer/jamfor/${nowhere}/${nowhere}`)],
    '/personer/sammanslagning/$mergeId': [missing('amira', `/personer/sammanslagning/${nowhere}`)],
    '/personer/import': [
      { state: 'empty', as: 'adam', to: '/personer/import' },
      { state: 'nothing pasted', as: 'adam', to: '/personer/import', prepare: sendEmpty('Kontrollera') },
    ],
    '/personer/$personId': [
      { state: 'child', as: 'amira', to: `/personer/${p.planned.child.id}` },
      { state: 'protected', as: 'amira', to: `/personer/${p.guarded.child.id}` },
      {
        state: 'being changed',
        as: 'amira',
        to: `/personer/${p.planned.child.id}`,
        prepare: openDialog('Ändra uppgifter'),
      },
      {
        state: 'family grows, with faults',
        as: 'amira',
        to: `/personer/${p.planned.child.id}`,
        prepare: both(openDialog('Lägg till i familjen'), (page) =>
          page.locator('dialog').getByRole('button', { name: 'Lägg till i familjen' }).click(),
        ),
      },
      missing('amira', `/personer/${nowhere}`),
    ],
    '/arenden': [
      { state: 'own', as: 'amira', to: '/arenden' },
      {
        state: 'closed',
        as: 'amira',
        to: '/arenden',
        prepare: (page) => page.getByRole('tab', { name: 'Avslutade' }).click(),
      },
      { state: 'none', as: 'dagmar', to: '/arenden' },
      { state: 'no number', as: 'amira', to: '/arenden', prepare: sendEmpty('Sök') },
    ],
    '/arenden/$caseId': [
      { state: 'opened', as: 'amira', to: caseAt(p.opened), prepare: unfold },
      {
        state: 'plan with faults',
        as: 'amira',
        to: caseAt(p.planning),
        prepare: both(unfold, sendEmpty('Spara planen')),
      },
      { state: 'planned', as: 'amira', to: caseAt(p.planned), prepare: unfold },
      {
        state: 'letter with faults',
        as: 'amira',
        to: caseAt(p.planned),
        prepare: both(unfold, press('Skicka till någon'), sendEmpty('Spara utskicket')),
      },
      { state: 'help not begun', as: 'amira', to: caseAt(p.granted), prepare: unfold },
      {
        state: 'consent being taken back',
        as: 'amira',
        to: caseAt(p.granted),
        prepare: both(unfold, press(/^Tar tillbaka/)),
      },
      {
        state: 'follow-up with faults',
        as: 'amira',
        to: caseAt(p.helped),
        prepare: both(unfold, sendEmpty('Spara uppföljningen')),
      },
      { state: 'protected', as: 'amira', to: caseAt(p.guarded) },
      {
        state: 'being extended',
        as: 'amira',
        to: caseAt(p.planned),
        prepare: fromMenu('Förläng utredningstiden'),
      },
      { state: 'changing hands', as: 'dagmar', to: caseAt(p.planned), prepare: fromMenu('Byt handläggare') },
      missing('amira', `/arenden/${nowhere}`),
    ],
    '/stod-utan-provning': [
      { state: 'register', as: 'amira', to: '/stod-utan-provning' },
      { state: 'form with faults', as: 'amira', to: '/stod-utan-provning', prepare: lowThresholdFaults },
      { state: 'refused', as: 'adam', to: '/stod-utan-provning' },
    ],
    '/hem': [
      { state: 'filled', as: 'amira', to: '/hem' },
      {
        state: 'new home with faults',
        as: 'amira',
        to: '/hem',
        prepare: both(openDialog('Lägg till hem'), sendEmpty('Spara hemmet')),
      },
    ],
    '/hem/forteckning': [
      { state: 'filled', as: 'dagmar', to: '/hem/forteckning' },
      { state: 'refused', as: 'amira', to: '/hem/forteckning' },
    ],
    '/arenden/$caseId/placering/$interventionId': [
      missing('amira', `${caseAt(p.planned)}/placering/${nowhere}`),
    ],
    '/journal/$childId/$draftId': [
      { state: 'talk', as: 'amira', to: note('talk_with_child') },
      { state: 'talk with faults', as: 'amira', to: note('talk_with_child'), prepare: sendEmptyNote },
      {
        state: 'read with the child',
        as: 'amira',
        to: note('talk_with_child'),
        prepare: press('Läs med barnet'),
      },
      { state: 'about to be signed', as: 'amira', to: note('other_event'), prepare: askToSign },
      missing('amira', `/journal/${nowhere}/${randomUUID()}`),
    ],
    '/utredning/$investigationId': [
      {
        state: 'filled',
        as: 'amira',
        to: `/utredning/${p.planned.investigation?.id ?? ''}`,
        prepare: unfold,
      },
      missing('amira', `/utredning/${nowhere}`),
    ],
    '/overlamning': [
      { state: 'filled', as: 'dagmar', to: '/overlamning' },
      {
        state: 'somebody is entered, with faults',
        as: 'dagmar',
        to: '/overlamning',
        prepare: both(openDialog('Lägg in någon'), sendEmpty('Spara')),
      },
      { state: 'a whole unit', as: 'dagmar', to: '/overlamning', prepare: openDialog('Hela enheten byter') },
      { state: 'refused', as: 'amira', to: '/overlamning' },
    ],
    '/overlamning/forslag': [
      { state: 'nothing chosen', as: 'dagmar', to: '/overlamning/forslag' },
      { state: 'a proposal', as: 'dagmar', to: '/overlamning', prepare: aProposal },
    ],
    '/overtagna': [
      { state: 'as it is', as: 'amira', to: '/overtagna' },
      { state: 'refused', as: 'adam', to: '/overtagna' },
    ],
    '/arenden/$caseId/flytt': [
      {
        state: 'request with faults',
        as: 'amira',
        to: `${caseAt(p.planned)}/flytt`,
        prepare: sendEmpty('Spara begäran'),
      },
      {
        state: 'the child has moved',
        as: 'amira',
        to: `${caseAt(p.planned)}/flytt`,
        prepare: openDialog('Barnet har flyttat'),
      },
      missing('amira', `/arenden/${nowhere}/flytt`),
    ],
    '/overflyttningar': [
      { state: 'filled', as: 'maja', to: '/overflyttningar' },
      {
        state: 'entered, with faults',
        as: 'maja',
        to: '/overflyttningar',
        prepare: both(openDialog('Skriv in en begäran'), sendEmpty('Spara begäran')),
      },
    ],
    '/overflyttningar/$transferId': [missing('maja', `/overflyttningar/${nowhere}`)],
    '/organisation': [{ state: 'filled', as: 'amira', to: '/organisation' }],
    '/klockorna': [
      { state: 'filled', as: 'amira', to: '/klockorna', prepare: unfold },
      { state: 'nothing fits', as: 'amira', to: '/klockorna', prepare: searchFor('Qwertz') },
      {
        state: 'local rule',
        as: 'hedda',
        to: '/klockorna',
        prepare: both(unfold, openDialog('Ändra den lokala regeln')),
      },
    ],
    '/uppgifter': [{ state: 'empty or filled', as: 'amira', to: '/uppgifter' }],
    '/uppgifter/ny': [
      { state: 'empty', as: 'amira', to: '/uppgifter/ny' },
      { state: 'faults', as: 'amira', to: '/uppgifter/ny', prepare: sendEmpty('Spara') },
    ],
    '/galleri': [{ state: 'every part', as: 'amira', to: '/galleri' }],
  }
}

/** Opens the proposal for somebody who is away; before anybody is, the list itself is looked at. */
const aProposal = async (page: Page) => {
  const link = page.getByRole('link', { name: 'Visa förslag' }).first()
  if ((await link.count()) === 0) return
  await link.click()
  await page.locator('.move').first().waitFor()
}

const sendEmptyNote = async (page: Page) => {
  await page.getByRole('button', { name: /^Signera/ }).click()
  await page.getByRole('alert').first().waitFor()
}

const askToSign = async (page: Page) => {
  await page.getByLabel(/Vad hände eller sades/).fill('Vi satt vid köksbordet.')
  await page.getByRole('button', { name: /^Signera/ }).click()
  await page.getByRole('alertdialog').waitFor()
}
