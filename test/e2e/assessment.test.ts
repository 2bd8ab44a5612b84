import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSection } from '../../src/modules/assessment/contract.ts'
import { serveHouse } from '../../src/house.ts'
import { aCase } from '#test/support/a-case.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aSignedNote } from '#test/support/notes.ts'
import { aTown, type Town } from '#test/support/town.ts'

const webFolder = join(import.meta.dirname, '../../dist/web')

let browser: Browser
let town: Town
let address: string
let close: () => Promise<void>

beforeAll(async () => {
  browser = await openBrowser()
  town = await aTown()
  const clock = { now: town.now }
  const app = await serveHouse({ house: town.house, clock, https: false, logLevel: 'silent', webFolder })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  close = () => app.close()
})

afterAll(async () => {
  await browser.close()
  await close()
})

const openText = async (person: string, investigationId: string, width = 1280): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width, height: 800 },
  })
  expect((await context.request.post('/api/demo/session', { data: { person } })).ok()).toBe(true)
  const page = await context.newPage()
  await page.goto(`/utredning/${investigationId}`)
  await page.getByRole('textbox', { name: 'Bakgrund och orsak' }).waitFor()
  return page
}

const health = (page: Page) => page.locator('#health')

const openHealth = (page: Page) => health(page).locator('summary').click()

const stored = (investigationId: string) =>
  town.call('amira', readSection, { investigationId, section: 'health' })

/** A fact that Amira has begun in an area that she opened by keyboard. */
const aFact = async (words: string) => {
  const { investigationId } = await aCase(town)
  const page = await openText('amira', investigationId)
  await page.getByRole('button', { name: 'Hälsa', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Hälsa: Uppgift' }).press('Enter')
  await page.getByRole('textbox', { name: 'Uppgift', exact: true }).waitFor()
  await page.keyboard.type(words)
  return { page, investigationId }
}

test('a fact is opened, written and given its source by keyboard alone, and is there after a reload in the middle of a word', async () => {
  const { page, investigationId } = await aFact('Lisa är trött på måndagar.')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Lärar Påhittsson, skolan')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2026-11-20')
  await health(page).getByRole('button', { name: 'Klar' }).press('Enter')
  await health(page).getByText('Lärar Påhittsson, skolan, 20 november 2026').waitFor()
  await health(page)
    .getByRole('button', { name: /^Ändra: Lisa/ })
    .press('Enter')
  await page
    .getByRole('textbox', { name: 'Uppgift', exact: true })
    .fill('Lisa är trött på måndagar och tisda')
  await page.reload()
  await openHealth(page)
  await health(page).getByText('Lisa är trött på måndagar och tisda').waitFor()
  expect((await stored(investigationId)).parts).toMatchObject([{ saidOn: '2026-11-20' }])
})

test('two who write in the same fact see both texts; nothing is overwritten before one of them has chosen', async () => {
  const { page, investigationId } = await aFact('Sover dåligt.')
  await page.getByText(/^Sparat/).waitFor()
  const bo = await openText('bo', investigationId)
  await openHealth(bo)
  await health(bo).getByRole('button', { name: 'Ändra: Sover dåligt.' }).click()
  await bo.getByRole('textbox', { name: 'Uppgift', exact: true }).fill('Sover dåligt, säger mamma.')
  await bo.getByText(/^Sparat/).waitFor()
  await page.getByRole('textbox', { name: 'Uppgift', exact: true }).fill('Sover dåligt sedan i höstas.')
  await page.getByRole('heading', { name: 'Ni skrev samtidigt' }).waitFor()
  expect((await stored(investigationId)).parts[0]?.body).toBe('Sover dåligt, säger mamma.')
  await page.getByRole('button', { name: 'Spara min i stället' }).click()
  await expect
    .poll(async () => (await stored(investigationId)).parts[0]?.body)
    .toBe('Sover dåligt sedan i höstas.')
})

test('what is taken away can be put back', async () => {
  const { page, investigationId } = await aFact('Ont i magen.')
  await health(page).getByRole('button', { name: 'Ta bort' }).click()
  await expect.poll(async () => (await stored(investigationId)).parts).toEqual([])
  await page.getByRole('button', { name: 'Ångra' }).click()
  await health(page).getByText('Ont i magen.').waitFor()
  expect((await stored(investigationId)).parts).toHaveLength(1)
})

test('on a phone, two sentences of the journal come in as one quote, and the note is one press away', async () => {
  const { childId, investigationId } = await aCase(town)
  const happened = 'Vi satt i köket. Lisa ritade ett hus utan dörr. Mamma sov.'
  await aSignedNote(town, 'amira', childId, { kind: 'home_visit', happened })
  const page = await openText('amira', investigationId, 320)
  await page.getByRole('button', { name: 'Hälsa', exact: true }).click()
  await page.getByRole('button', { name: 'Hälsa: Hämta ur journalen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Lisa ritade ett hus utan dörr.' }).check()
  await dialog.getByRole('checkbox', { name: 'Mamma sov.' }).check()
  await dialog.getByRole('button', { name: 'Hämta 1 citat' }).click()
  await health(page).getByText('Lisa ritade ett hus utan dörr. Mamma sov.').waitFor()
  await health(page)
    .getByRole('button', { name: /^Visa källan/ })
    .click()
  await dialog.getByText(happened).waitFor()
})
