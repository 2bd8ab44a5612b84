import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, onTestFailed, test } from 'vitest'
import { readCase } from '../../src/modules/cases/contract.ts'
import { readCaseDecisions } from '../../src/modules/decisions/contract.ts'
import { listReports } from '../../src/modules/intake/contract.ts'
import { readDraft } from '../../src/modules/journal/contract.ts'
import { listDemoPeople } from '../../src/modules/organisation/contract.ts'
import { ask, firstOf, isPlanned, ownCases } from './places.ts'
import { withProduct } from './product.ts'

const product = withProduct()

const summary = (page: Page) => page.getByRole('alert').filter({ hasText: 'Allt du skrev finns kvar' })

const anyPlanned = async (page: Page) =>
  firstOf('case with a plan', await ownCases(page), (view) => isPlanned(view) && view.can.work)

const openPlan = async (page: Page, caseId: string) => {
  await page.goto(`/arenden/${caseId}`)
  const step = page.locator('summary').filter({ hasText: /^Plan ?SoL/ })
  await step.click()
  await page.getByRole('button', { name: 'Ändra planen' }).click()
  return page.getByLabel('Syfte')
}

test('a form with faults keeps every word, takes the focus to the faults and from there to each field', async () => {
  const maja = await product().as('maja')
  onTestFailed(async () => console.log(await product().seen()))
  await maja.goto('/inflode/ny')
  await maja.getByRole('radio', { name: 'Telefon' }).check()
  await maja.getByLabel('Barnets namn').fill('Testa Påhittdotter')
  await maja.getByLabel('Vilken dag kom den?').fill('30/2')
  await maja.getByLabel('E-post').fill('inte en adress')
  await maja.getByRole('button', { name: 'Spara anmälan' }).click()
  await summary(maja).waitFor()
  expect(await summary(maja).evaluate((it) => it === document.activeElement)).toBe(true)
  expect(await maja.getByLabel('Barnets namn').inputValue()).toBe('Testa Påhittdotter')
  expect(await maja.getByLabel('Vilken dag kom den?').inputValue()).toBe('30/2')
  expect(await maja.getByLabel('E-post').inputValue()).toBe('inte en adress')
  expect(await maja.getByRole('radio', { name: 'Telefon' }).isChecked()).toBe(true)
  for (const label of ['Vilken dag kom den?', 'Vad är anmälaren orolig för?', 'Vem anmäler?', 'E-post']) {
    await summary(maja).getByRole('link', { name: label }).click()
    const field = maja.getByLabel(label).first()
    expect(await field.evaluate((it) => it === document.activeElement)).toBe(true)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  }

  await maja.getByLabel('Vilken dag kom den?').fill('2026-01-02')
  await maja.getByLabel('E-post').fill('granne@exempel.se')
  await maja.getByLabel('Anmälarens namn').fill('Granne Påhittsson')
  await maja.getByLabel('Vad är anmälaren orolig för?').fill('Barnet är ute sent på kvällarna.')
  await maja.getByRole('combobox', { name: 'Vem anmäler?' }).fill('Privat')
  await maja.getByRole('option').first().click()
  await maja.getByRole('button', { name: 'Spara anmälan' }).click()
  await maja.getByRole('heading', { name: /^Anmälan A-/ }).waitFor()
})

test('two save the same plan: the second sees what the first wrote, and nothing is overwritten unasked', async () => {
  const amira = await product().as('amira')
  const people = await ask(amira, listDemoPeople)
  const loginOf = (name: string) => people.find((one) => one.name === name)?.login ?? ''
  const view = firstOf(
    'case with a co-worker',
    await ownCases(amira),
    (one) => isPlanned(one) && one.watch !== null && loginOf(one.watch.coworker) !== '',
  )
  const { owner = '', coworker = '' } = view.watch ?? {}
  const other = await product().as(loginOf(owner === 'Amira Lindqvist' ? coworker : owner))
  const stored = async () => (await ask(amira, readCase, { caseId: view.caseId })).investigation?.plan.purpose

  const [hers, theirs] = [await openPlan(amira, view.caseId), await openPlan(other, view.caseId)]
  await hers.fill('Första meningen är Amiras.')
  await theirs.fill('Andra meningen är kollegans.')
  await amira.getByRole('button', { name: 'Spara planen' }).click()
  await hers.waitFor({ state: 'detached' })
  await other.getByRole('button', { name: 'Spara planen' }).click()
  const notice = other.getByRole('alert').or(other.getByRole('status')).filter({ hasText: 'Första meningen' })
  await notice.waitFor()
  expect(await stored()).toBe('Första meningen är Amiras.')
  expect(await theirs.inputValue()).toBe('Andra meningen är kollegans.')

  await other.getByRole('button', { name: 'Fortsätt med min text' }).click()
  expect(await stored()).toBe('Första meningen är Amiras.')
  await other.getByRole('button', { name: 'Spara planen' }).click()
  await theirs.waitFor({ state: 'detached' })
  expect(await stored()).toBe('Andra meningen är kollegans.')
})

test('two presses on save make one proposal, also when the answer is slow', async () => {
  const amira = await product().as('amira')
  const cases = await ownCases(amira)
  const found = await Promise.all(
    cases.map(async ({ caseId }) => ({ ...(await ask(amira, readCaseDecisions, { caseId })), caseId })),
  )
  const { caseId } = firstOf('case where one may propose', found, ({ can, proposals }) => {
    return can.propose && proposals.length === 0
  })
  await amira.route('**/api/cases/*/proposals', async (route) => {
    await new Promise((done) => setTimeout(done, 400))
    await route.continue()
  })
  await amira.goto(`/arenden/${caseId}/beslut/nytt`)
  await amira.getByRole('radio', { name: 'Avsluta utredning utan insats' }).check()
  await amira.getByLabel('Vad beslutar vi?').fill('Utredningen avslutas.')
  await amira.getByLabel('Varför?').fill('Det finns stöd nog i skolan.')
  await amira.getByRole('button', { name: 'Spara förslaget' }).dblclick()
  await amira.getByRole('button', { name: /Spara/ }).first().click()
  await amira.getByRole('heading', { name: 'Får jag besluta det här?' }).waitFor()
  const { proposals } = await ask(amira, readCaseDecisions, { caseId })
  expect(proposals).toHaveLength(1)
})

const openNote = async (page: Page) => {
  const { child } = await anyPlanned(page)
  const draftId = randomUUID()
  await page.goto(`/journal/${child.id}/${draftId}?slag=talk_with_child`)
  const words = page.getByLabel(/Barnets egna ord/)
  const stored = async () =>
    (await ask(page, readDraft, { childId: child.id, draftId })).draft?.childWords ?? ''
  return { words, stored }
}

test('the network goes while a note is written: the screen says so, and saves when it is back', async () => {
  const amira = await product().as('amira')
  const { words, stored } = await openNote(amira)
  await words.fill('Jag vill bo hos mormor')
  await amira.getByText(/^Sparat \d\d:\d\d$/).waitFor()
  await amira.context().setOffline(true)
  await words.press('End')
  await words.pressSequentially(' på helgerna.')
  await amira.getByRole('alert').filter({ hasText: 'Inte sparat än' }).waitFor()
  expect(await words.inputValue()).toBe('Jag vill bo hos mormor på helgerna.')
  await amira.context().setOffline(false)
  await amira.getByText(/^Sparat \d\d:\d\d$/).waitFor()
  expect(await stored()).toBe('Jag vill bo hos mormor på helgerna.')
})

const signInAgain = async (page: Page, name: string) => {
  const dialog = page.getByRole('alertdialog', { name: 'Du har loggats ut' })
  await dialog.getByRole('button', { name: new RegExp(name) }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('the session ends in the middle of a form: one signs in again on top of it, and no word is gone', async () => {
  const amira = await product().as('amira')
  const { caseId } = await anyPlanned(amira)
  const purpose = await openPlan(amira, caseId)
  await purpose.fill('Skrivet innan jag blev utloggad.')
  await amira.context().clearCookies()
  await amira.getByRole('button', { name: 'Spara planen' }).click()
  await signInAgain(amira, 'Amira Lindqvist')
  expect(await purpose.inputValue()).toBe('Skrivet innan jag blev utloggad.')
  await amira.getByRole('button', { name: 'Spara planen' }).click()
  await purpose.waitFor({ state: 'detached' })
  const { investigation } = await ask(amira, readCase, { caseId })
  expect(investigation?.plan.purpose).toBe('Skrivet innan jag blev utloggad.')
})

test('the session ends while a note is written: after the sign-in the note is saved by itself', async () => {
  const amira = await product().as('amira')
  const { words, stored } = await openNote(amira)
  await words.fill('Först.')
  await amira.getByText(/^Sparat \d\d:\d\d$/).waitFor()
  await amira.context().clearCookies()
  await words.fill('Först. Sedan.')
  await signInAgain(amira, 'Amira Lindqvist')
  await amira.getByText(/^Sparat \d\d:\d\d$/).waitFor()
  expect(await words.inputValue()).toBe('Först. Sedan.')
  expect(await stored()).toBe('Först. Sedan.')
})

test('what is typed into a search is never sent in an address', async () => {
  const maja = await product().as('maja')
  const addresses: string[] = []
  maja.on('request', (request) => addresses.push(request.url()))
  await maja.goto('/sok')
  await maja.getByRole('searchbox').fill("Silverdalen'; drop table people; -- <script>")
  await maja.getByText(/Ingen/).first().waitFor()
  expect(addresses.filter((one) => /silverdalen|script>/i.test(decodeURIComponent(one)))).toEqual([])
  expect((await ask(maja, listReports, { show: 'open' })).rows.length).toBeGreaterThan(0)
})

test('no page broke on the way', () => {
  expect(product().complaints).toEqual([])
})
