import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteAddress } from '../../src/modules/journal/contract.ts'
import { serveHouse } from '../../src/house.ts'
import { aCase } from '#test/support/a-case.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aSignedNote, draftOf } from '#test/support/notes.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { movableClock, setBrowserAhead } from './clock.ts'

const webFolder = join(import.meta.dirname, '../../dist/web')

let browser: Browser
let context: BrowserContext
let town: Town
let address: string
let close: () => Promise<void>

beforeAll(async () => {
  browser = await openBrowser()
  town = await aTown()
  const clock = movableClock(town.now())
  const app = await serveHouse({ house: town.house, clock, https: false, logLevel: 'silent', webFolder })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  close = () => app.close()
  context = await browser.newContext({ baseURL: address, locale: 'sv-SE', timezoneId: 'Europe/Stockholm' })
  await setBrowserAhead(context, clock.ahead())
  await signIn(context)
})

afterAll(async () => {
  await browser.close()
  await close()
})

const signIn = async (to: BrowserContext) => {
  const answer = await to.request.post('/api/demo/session', { data: { person: 'amira' } })
  expect(answer.ok()).toBe(true)
}

const openNote = async (childId: string, draftId: string, page?: Page): Promise<Page> => {
  const shown = page ?? (await context.newPage())
  await shown.goto(noteAddress({ childId, draftId, kind: 'talk_with_child' }))
  await shown.getByRole('heading', { name: 'Ny anteckning' }).waitFor()
  return shown
}

const childWords = (page: Page) => page.getByRole('textbox', { name: /Barnets egna ord/ })

test('what is written is there after a reload, after a crash of the window and after signing out', async () => {
  const { childId } = await aCase(town)
  const draftId = newUuid()
  const page = await openNote(childId, draftId)
  await childWords(page).pressSequentially('Jag vill att det är lugnt')
  await page.getByText('Inte sparat än').waitFor()
  await page.getByText(/^Sparat \d\d:\d\d$/).waitFor()
  await childWords(page).pressSequentially(' hemma.')
  await page.reload()
  await expect.poll(() => childWords(page).inputValue()).toBe('Jag vill att det är lugnt hemma.')

  await childWords(page).focus()
  await page.keyboard.press('End')
  await childWords(page).pressSequentially(' Varje kväll.')
  // Not the line of the save before: that one stands there until the first letter is seen.
  await page.getByText('Inte sparat än').waitFor()
  await page.getByText(/^Sparat/).waitFor()
  await page.close({ runBeforeUnload: false })
  expect((await draftOf(town, 'amira', childId, draftId))?.childWords).toContain('Varje kväll.')

  await context.clearCookies()
  await signIn(context)
  const again = await openNote(childId, draftId)
  await expect
    .poll(() => childWords(again).inputValue())
    .toBe('Jag vill att det är lugnt hemma. Varje kväll.')
  await again.close()
})

test('a note is signed with the keyboard alone: Ctrl+Enter shows what is missing, then what will be locked', async () => {
  const { childId } = await aCase(town)
  const page = await openNote(childId, newUuid())
  await childWords(page).pressSequentially('Jag sover hos farmor.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Välj ett av alternativen.').first().waitFor()
  await page.getByRole('radio', { name: /Ja, barnet var ensamt/ }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('textbox', { name: 'Var?' }).focus()
  await page.keyboard.type('Skolan')
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('Jag sover hos farmor.').waitFor()
  await dialog.getByText('Signeras av Amira Påhittad, Socialsekreterare').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(`**/barn/${childId}`)
  await page.getByText('Jag sover hos farmor.').waitFor()
  await page.close()
})

test('two windows on one draft: the second sees both texts, and nothing is lost', async () => {
  const { childId } = await aCase(town)
  const draftId = newUuid()
  const one = await openNote(childId, draftId)
  await childWords(one).pressSequentially('Först.')
  await one.getByText(/^Sparat/).waitFor()
  const other = await openNote(childId, draftId)
  await childWords(other).press('End')
  await childWords(other).pressSequentially(' Från andra.')
  await other.getByText(/^Sparat/).waitFor()
  await childWords(one).pressSequentially(' Härifrån.')
  await one.getByRole('heading', { name: 'Ni skrev samtidigt' }).waitFor()
  await one.getByRole('button', { name: 'Slå ihop' }).click()
  await one.getByRole('button', { name: 'Spara den gemensamma' }).click()
  await one.getByText(/^Sparat/).waitFor()
  const stored = await draftOf(town, 'amira', childId, draftId)
  for (const words of ['Först.', 'Från andra.', 'Härifrån.']) expect(stored?.childWords).toContain(words)
  await one.close()
  await other.close()
})

test('a correction stands beside the original on the child’s page', async () => {
  const { childId } = await aCase(town)
  await aSignedNote(town, 'amira', childId, { happened: 'Mötet var på fredagen.' })
  const page = await context.newPage()
  await page.goto(`/barn/${childId}`)
  await page.getByRole('button', { name: 'Rätta' }).click()
  const text = page.getByRole('textbox', { name: /Vad hände eller sades/ })
  await text.fill('Mötet var på torsdagen.')
  await page.getByRole('textbox', { name: /Varför rättas/ }).fill('Fel dag.')
  await page.getByRole('button', { name: /Signera/ }).click()
  await page.getByRole('button', { name: 'Signera och lås' }).click()
  await page.waitForURL(`**/barn/${childId}`)
  await page.getByText('Mötet var på torsdagen.').waitFor()
  expect(await page.getByText('Mötet var på fredagen.').count()).toBe(1)
  await page.close()
})
