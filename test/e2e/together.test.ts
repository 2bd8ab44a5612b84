import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSection } from '../../src/modules/assessment/contract.ts'
import { signAssessment } from '../../src/modules/assessment/index.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { newUuid } from '#test/support/town.ts'
import { faultsOn } from './axe.ts'
import { textScreens, type TextScreens } from './text-screens.ts'

let screens: TextScreens

/** What one writes is with the other after about a second; a busy machine takes longer. */
const soon = { timeout: 8_000 }

beforeAll(async () => {
  screens = await textScreens()
})

afterAll(() => screens.close())

const analysis = (page: Page) => page.getByRole('textbox', { name: 'Analys' })

const stored = async (investigationId: string): Promise<string> =>
  (await screens.town.call('amira', readSection, { investigationId, section: 'analysis' })).body

const bothOpen = async () => {
  const made = await aCase(screens.town)
  const amira = await screens.openText('amira', made.investigationId)
  const bo = await screens.openText('bo', made.investigationId)
  return { ...made, amira, bo }
}

const typeAt = async (page: Page, where: 'Control+Home' | 'Control+End', words: string): Promise<void> => {
  await analysis(page).focus()
  await page.keyboard.press(where)
  for (const letter of words) await page.keyboard.type(letter, { delay: 15 })
}

test('two who write in the same area at the same time see each other, and every word of both is kept', async () => {
  const { amira, bo, investigationId } = await bothOpen()
  await typeAt(amira, 'Control+End', 'Gemensam början.')
  await expect.poll(() => analysis(bo).inputValue(), soon).toBe('Gemensam början.')
  await amira.getByText('Bo Påhittad har texten öppen').waitFor()
  await Promise.all([
    typeAt(amira, 'Control+Home', 'Amira skriver först. '),
    typeAt(bo, 'Control+End', ' Bo skriver sist.'),
  ])
  const both = 'Amira skriver först. Gemensam början. Bo skriver sist.'
  await expect.poll(() => analysis(amira).inputValue(), soon).toBe(both)
  await expect.poll(() => analysis(bo).inputValue(), soon).toBe(both)
  await expect.poll(() => stored(investigationId), soon).toBe(both)
  await amira.getByText('Bo Påhittad skriver i Analys').waitFor()
  await amira.getByText('Bo Påhittad skriver här').waitFor()
  await expect.poll(() => amira.locator('.shared-caret').count(), soon).toBe(1)
  await amira.getByText(/^Sparat \d\d:\d\d/).waitFor()
  expect(await faultsOn(amira, 'a text with a colleague in it')).toEqual([])
})

test('the own caret stays by its word when the colleague writes before it, and undo takes back only what is one’s own', async () => {
  const { amira, bo, investigationId } = await bothOpen()
  await typeAt(amira, 'Control+End', 'Slutet.')
  await expect.poll(() => analysis(bo).inputValue(), soon).toBe('Slutet.')
  await typeAt(bo, 'Control+Home', 'Bo: ')
  await expect.poll(() => analysis(amira).inputValue(), soon).toBe('Bo: Slutet.')
  await amira.waitForTimeout(600)
  await amira.keyboard.type('!')
  expect(await analysis(amira).inputValue()).toBe('Bo: Slutet.!')
  await amira.keyboard.press('Control+z')
  expect(await analysis(amira).inputValue()).toBe('Bo: Slutet.')
  await amira.keyboard.press('Control+z')
  expect(await analysis(amira).inputValue()).toBe('Bo: ')
  await amira.keyboard.press('Control+Shift+z')
  await expect.poll(() => stored(investigationId), soon).toBe('Bo: Slutet.')
})

test('one loses the network and writes on; back again all words are there in both and in the database, and it is told', async () => {
  const { amira, bo, investigationId } = await bothOpen()
  await typeAt(amira, 'Control+End', 'Början.')
  await expect.poll(() => analysis(bo).inputValue(), soon).toBe('Början.')
  await bo.own.setOffline(true)
  await typeAt(bo, 'Control+End', '\nBo utan nät.')
  await bo.getByText(/Inte sparat än\. Vi försöker/).waitFor({ timeout: 20_000 })
  await typeAt(amira, 'Control+Home', 'Amira hemma.\n')
  await expect.poll(() => stored(investigationId), soon).toBe('Amira hemma.\nBörjan.')
  await bo.waitForTimeout(11_000)
  await bo.own.setOffline(false)
  const both = 'Amira hemma.\nBörjan.\nBo utan nät.'
  await expect.poll(() => analysis(bo).inputValue(), { timeout: 30_000 }).toBe(both)
  await expect.poll(() => analysis(amira).inputValue(), { timeout: 10_000 }).toBe(both)
  await expect.poll(() => stored(investigationId), soon).toBe(both)
  await bo.getByText('Ni skrev var för sig. Allt finns med.').waitFor()
  await bo.getByRole('link', { name: 'Amira Påhittad skrev ett stycke i Analys' }).waitFor()
  expect(await faultsOn(bo, 'a text that came together')).toEqual([])
  await bo.getByRole('button', { name: 'Jag har sett det' }).click()
  expect(await bo.getByText('Ni skrev var för sig').count()).toBe(0)
})

test('when the case is taken from somebody the text closes by itself, and unsent words can be copied', async () => {
  const { amira, bo, caseId, investigationId } = await bothOpen()
  await typeAt(amira, 'Control+End', 'Sparat före.')
  await expect.poll(() => stored(investigationId), soon).toBe('Sparat före.')
  await bo.route('**/updates', (route) => route.abort())
  await typeAt(bo, 'Control+End', ' Hann inte med.')
  await as(screens.town, 'cilla', (ctx) =>
    ctx.tx
      .updateTable('watches')
      .set({ owner_id: screens.town.workers.eva, coworker_id: null, unit_id: screens.town.units.two })
      .where('matter_id', '=', caseId)
      .execute(),
  )
  // The server asks for the rights anew every second; how soon a screen has drawn it is the machine's matter (docs/speed.md).
  await bo.getByText('Du får inte längre skriva i den här texten').waitFor({ timeout: 10_000 })
  await bo.locator('.shared-unsent').getByText('Hann inte med.').waitFor()
  expect(await analysis(bo).getAttribute('readonly')).not.toBeNull()
  expect(await faultsOn(bo, 'a text that was closed')).toEqual([])
})

test('what is signed can no longer be written in: the colleague is told at once', async () => {
  const { amira, bo, investigationId } = await bothOpen()
  for (const name of ['Bakgrund och orsak', 'Barnets egen syn', 'Analys', 'Förslag']) {
    await amira.getByRole('textbox', { name }).fill(`Om ${name}.`)
  }
  await amira.getByText('Alla delar som krävs är skrivna').waitFor()
  await bo.getByText('Alla delar som krävs är skrivna').waitFor()
  await amira
    .getByText(/^Sparat/)
    .first()
    .waitFor()
  await as(screens.town, 'cilla', (ctx) => signAssessment(ctx, { investigationId, id: newUuid() }))
  await bo.getByText('Texten är signerad. Den går inte längre att ändra.').waitFor({ timeout: 5_000 })
})

test('a letter that is being composed is not disturbed by the colleague’s words', async () => {
  const { amira, bo, investigationId } = await bothOpen()
  await analysis(amira).focus()
  const session = await amira.own.newCDPSession(amira)
  await session.send('Input.imeSetComposition', { text: 'ä', selectionStart: 1, selectionEnd: 1 })
  await typeAt(bo, 'Control+Home', 'Bo. ')
  await expect.poll(() => stored(investigationId), soon).toBe('Bo. ')
  await amira.waitForTimeout(1_500)
  expect(await analysis(amira).inputValue()).toBe('ä')
  await session.send('Input.insertText', { text: 'är så' })
  await expect.poll(() => analysis(amira).inputValue(), soon).toContain('är så')
  await expect.poll(() => analysis(amira).inputValue(), soon).toContain('Bo. ')
  await expect.poll(() => analysis(bo).inputValue(), soon).toContain('är så')
})
