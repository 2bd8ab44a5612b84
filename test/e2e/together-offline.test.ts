import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readSection } from '../../src/modules/assessment/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { faultsOn } from './axe.ts'
import { aDeviceOf, makeBag, pack, unlock, withHouse } from './bag-device.ts'

const house = withHouse()

const soon = { timeout: 30_000 }

const analysis = (page: Page) => page.getByRole('textbox', { name: 'Analys' })

const typeAt = async (page: Page, where: 'Control+Home' | 'Control+End', words: string): Promise<void> => {
  await analysis(page).focus()
  await page.keyboard.press(where)
  await page.keyboard.type(words, { delay: 8 })
}

/** Reached as a person would: the case, and its text from there. */
const openText = async (page: Page, investigationId: string, caseId: string): Promise<void> => {
  await page.goto(`/arenden/${caseId}`)
  await unlock(page)
  await page.locator(`a[href="/utredning/${investigationId}"]`).first().click()
  await analysis(page).waitFor()
}

const stored = async (investigationId: string, section: 'analysis' | 'health') =>
  house().town.call('amira', readSection, { investigationId, section })

const keptHere = (page: Page) =>
  page
    .getByText(/^Sparat på enheten \d\d:\d\d$/)
    .first()
    .waitFor(soon)

test('two visit a family without network and write in the same area; one window is closed hard while typing; at home all is there once, and it is told who wrote what', async () => {
  const { caseId, investigationId } = await aCase(house().town, { givenName: 'Lo', familyName: 'Textlund' })
  const [amira, bo] = [await aDeviceOf(house(), 'amira'), await aDeviceOf(house(), 'bo')]
  for (const { page } of [amira, bo]) {
    await makeBag(page)
    await pack(page)
  }
  for (const { context } of [amira, bo]) await context.setOffline(true)

  await openText(amira.page, investigationId, caseId)
  await openText(bo.page, investigationId, caseId)
  await typeAt(amira.page, 'Control+End', 'Amira: köket är kallt.\n')
  await keptHere(amira.page)
  await typeAt(bo.page, 'Control+End', 'Bo: Lo ritade ett hus.\n')
  await keptHere(bo.page)

  // Amira adds a fact, and says who said it and when.
  await amira.page.getByRole('button', { name: 'Hälsa', exact: true }).click()
  await amira.page
    .getByRole('button', { name: /Uppgift.*Hälsa|Hälsa.*Uppgift/ })
    .first()
    .click()
  await amira.page.locator('[name$="-body"]').fill('Lo sover dåligt.')
  await amira.page.getByRole('textbox', { name: /Vem har sagt det/ }).fill('Mamma')
  await amira.page.getByRole('button', { name: 'Klar', exact: true }).click()

  // Closed hard in the middle of a word; what was said to be kept is there again, and writing goes on.
  await typeAt(amira.page, 'Control+End', 'Amira: halvt')
  const next = await amira.context.newPage()
  await amira.page.close({ runBeforeUnload: false })
  await openText(next, investigationId, caseId)
  expect(await analysis(next).inputValue()).toContain('Amira: köket är kallt.\n')
  await next.locator('#health').click()
  await next.getByText('Lo sover dåligt.').waitFor()
  const before = await analysis(next).inputValue()
  await typeAt(next, 'Control+End', 'Amira igen.')
  await keptHere(next)
  expect(await faultsOn(next, 'a text that is kept on the device')).toEqual([])

  await bo.context.setOffline(false)
  await bo.page.getByText(/^Mottaget \d\d:\d\d$/).waitFor(soon)
  await amira.context.setOffline(false)
  await next.getByText('Ni skrev var för sig. Allt finns med.').waitFor(soon)
  await next.getByRole('link', { name: 'Bo Påhittad skrev ett stycke i Analys' }).waitFor()
  await next
    .getByText(/^Mottaget \d\d:\d\d$/)
    .first()
    .waitFor(soon)
  expect(await next.getByText('Amira Påhittad skrev').count()).toBe(0)

  await expect
    .poll(async () => (await stored(investigationId, 'analysis')).body, soon)
    .toContain('Amira igen.')
  const { body } = await stored(investigationId, 'analysis')
  for (const words of ['Amira: köket är kallt.', 'Bo: Lo ritade ett hus.', 'Amira igen.'])
    expect(body.split(words)).toHaveLength(2)
  expect(body).toContain(before.trim())
  for (const page of [next, bo.page]) await expect.poll(() => analysis(page).inputValue(), soon).toBe(body)
  const { parts } = await stored(investigationId, 'health')
  expect(parts).toMatchObject([{ body: 'Lo sover dåligt.', source: 'Mamma' }])

  // Home again both write on, as if they had never been away.
  await typeAt(next, 'Control+End', ' Hemma.')
  await expect.poll(() => analysis(bo.page).inputValue(), soon).toContain(' Hemma.')
  for (const { context } of [amira, bo]) await context.close()
}, 180_000)

test('what was written with a network since the packing is there when the network goes, and a second window of the device only reads until the first is closed', async () => {
  const { caseId, investigationId } = await aCase(house().town, { givenName: 'Lo', familyName: 'Tvåruta' })
  const { page, context } = await aDeviceOf(house(), 'amira')
  await makeBag(page)
  await pack(page)
  await page.goto(`/utredning/${investigationId}`)
  await analysis(page).waitFor()
  await page.goto('/vaskan')
  await unlock(page)
  await page.getByRole('button', { name: 'Lås nu' }).waitFor()
  await page.getByRole('link', { name: 'Ärenden', exact: true }).click()
  await page
    .getByRole('link', { name: /Tvåruta/ })
    .first()
    .click()
  await page.locator(`a[href="/utredning/${investigationId}"]`).first().click()
  await typeAt(page, 'Control+End', 'Hemma med nät. ')
  await page.getByText(/^Sparat \d\d:\d\d/).waitFor(soon)
  await context.setOffline(true)
  await typeAt(page, 'Control+End', 'Utan nät. ')
  await keptHere(page)
  await expect.poll(() => page.evaluate(() => document.title)).toContain('Utredning')
  await page.waitForTimeout(500)
  const first = await context.newPage()
  await page.close({ runBeforeUnload: false })
  await openText(first, investigationId, caseId)
  expect(await analysis(first).inputValue()).toBe('Hemma med nät. Utan nät. ')
  const second = await context.newPage()
  await openText(second, investigationId, caseId)
  await second.getByText('Texten är öppen i ett annat fönster på den här enheten.').waitFor()
  expect(await analysis(second).getAttribute('readonly')).not.toBeNull()
  expect(await faultsOn(second, 'a text that another window writes in')).toEqual([])
  await typeAt(first, 'Control+End', 'Första fönstret. ')
  await keptHere(first)
  await first.close({ runBeforeUnload: false })
  await expect.poll(() => analysis(second).getAttribute('readonly'), soon).toBeNull()
  await typeAt(second, 'Control+End', 'Andra fönstret.')
  await keptHere(second)
  await context.setOffline(false)
  const all = 'Hemma med nät. Utan nät. Första fönstret. Andra fönstret.'
  await expect.poll(async () => (await stored(investigationId, 'analysis')).body, soon).toBe(all)
  await context.close()
}, 180_000)

test('the browser blocked nothing and nothing fell over on the way', () =>
  expect(house().complaints).toEqual([]))
