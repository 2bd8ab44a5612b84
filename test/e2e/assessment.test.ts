import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSection } from '../../src/modules/assessment/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { aSignedNote } from '#test/support/notes.ts'
import type { Town } from '#test/support/town.ts'
import { textScreens, type TextScreens } from './text-screens.ts'

let screens: TextScreens
let town: Town

beforeAll(async () => {
  screens = await textScreens()
  town = screens.town
})

afterAll(() => screens.close())

const openText = (...given: Parameters<TextScreens['openText']>) => screens.openText(...given)

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

test('two who write in the same fact have both their words; nothing is overwritten and nobody has to choose', async () => {
  const { page, investigationId } = await aFact('Sover dåligt.')
  await page.getByText(/^Sparat/).waitFor()
  const bo = await openText('bo', investigationId)
  await openHealth(bo)
  await health(bo).getByRole('button', { name: 'Ändra: Sover dåligt.' }).click()
  const [mine, theirs] = [page, bo].map((one) => one.getByRole('textbox', { name: 'Uppgift', exact: true }))
  await Promise.all([mine?.fill('Sover dåligt. Sedan i höstas.'), theirs?.fill('Mamma säger: Sover dåligt.')])
  const both = 'Mamma säger: Sover dåligt. Sedan i höstas.'
  const soon = { timeout: 5_000 }
  await expect.poll(async () => (await stored(investigationId)).parts[0]?.body, soon).toBe(both)
  await expect.poll(() => mine?.inputValue(), soon).toBe(both)
})

test('a colleague takes away what is being written: the words are kept, and one press puts the part back', async () => {
  const { page, investigationId } = await aFact('Ont i magen.')
  await page.getByText(/^Sparat/).waitFor()
  const bo = await openText('bo', investigationId)
  await openHealth(bo)
  await health(bo).getByRole('button', { name: 'Ta bort: Ont i magen.' }).click()
  await page.getByText('Någon annan har tagit bort den här delen').waitFor()
  await page.keyboard.type(' Varje dag.')
  await page.getByRole('button', { name: 'Lägg tillbaka med mina ord' }).click()
  await health(bo).getByText('Ont i magen. Varje dag.').waitFor()
  await expect
    .poll(async () => (await stored(investigationId)).parts[0]?.body, { timeout: 5_000 })
    .toBe('Ont i magen. Varje dag.')
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
