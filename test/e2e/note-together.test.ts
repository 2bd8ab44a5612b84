import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, type Instant, instant } from '#kernel/day.ts'
import { listNotes, readDraft } from '../../src/modules/journal/contract.ts'
import { relate } from '../../src/modules/people/index.ts'
import { serveHouse } from '../../src/house.ts'
import { aCase, open as openCase } from '#test/support/a-case.ts'
import { openBrowser } from '#test/support/browser.ts'
import { as, enter } from '#test/support/family.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { aVisit, tap, tell } from '#test/support/visit.ts'
import { faultsOn } from './axe.ts'

const webFolder = join(import.meta.dirname, '../../dist/web')

/** What one writes is with the other after about a second; a busy machine takes longer. */
const soon = { timeout: 10_000 }

/** Ten minutes into the meeting, for the server and for the telephones. */
const begin = instant('2026-11-24T09:10:00.000Z')

let browser: Browser
let town: Town
let address: string
let close: () => Promise<void>

/** The clock stands where the meeting is held, and goes. */
const goingFrom = (start: Instant) => {
  const begun = performance.now()
  return {
    now: (): Instant =>
      instant(
        Temporal.Instant.from(start)
          .add({ milliseconds: Math.floor(performance.now() - begun) })
          .toString({ fractionalSecondDigits: 3 }),
      ),
  }
}

beforeAll(async () => {
  browser = await openBrowser()
  town = await aTown()
  const clock = goingFrom(begin)
  const app = await serveHouse({ house: town.house, clock, https: false, logLevel: 'silent', webFolder })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  close = () => app.close()
})

afterAll(async () => {
  await browser.close()
  await close()
})

type Screen = Page & { readonly own: BrowserContext }

const openAs = async (
  person: string,
  visitId: string,
  { width = 320, hears = true } = {},
): Promise<Screen> => {
  const own = await browser.newContext({
    baseURL: address,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width, height: 800 },
    hasTouch: width < 500,
    reducedMotion: 'reduce',
  })
  expect((await own.request.post('/api/demo/session', { data: { person } })).ok()).toBe(true)
  await own.clock.install({ time: begin })
  const page = await own.newPage()
  // A broken line: the screen hears of nothing by itself.
  if (!hears) await page.route(/\/together\/[^/]+$/, (route) => route.abort())
  await page.goto(`/moten/${visitId}`)
  return Object.assign(page, { own })
}

const happened = (page: Page) => page.getByRole('textbox', { name: /Vad hände/ })

const typeAt = async (page: Page, where: 'Control+Home' | 'Control+End', words: string): Promise<void> => {
  await happened(page).focus()
  await page.keyboard.press(where)
  for (const letter of words) await page.keyboard.type(letter, { delay: 15 })
}

const fitsTheScreen = async (page: Page): Promise<void> => {
  expect(await faultsOn(page, page.url())).toEqual([])
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over, 'nothing is wider than the screen').toBe(0)
}

test('two in the same kitchen write the same note at once; one signs it, the other is told, and it stands once with both names', async () => {
  const { caseId, childId, motherId } = await aCase(town)
  const visit = await aVisit(town, caseId, { personIds: [motherId] })
  await tell(town, 'bo', visit.id, tap('started', 0), tap('present', 1, { who: childId }))
  const [amira, bo] = [await openAs('amira', visit.id), await openAs('bo', visit.id)]
  await happened(amira).waitFor()
  await happened(bo).waitFor()

  await typeAt(bo, 'Control+End', 'Nils visade sitt rum.')
  await expect.poll(() => happened(amira).inputValue(), soon).toBe('Nils visade sitt rum.')
  await Promise.all([
    typeAt(amira, 'Control+Home', 'Mamma öppnade. '),
    typeAt(bo, 'Control+End', ' Han log.'),
  ])
  const both = 'Mamma öppnade. Nils visade sitt rum. Han log.'
  for (const page of [amira, bo]) await expect.poll(() => happened(page).inputValue(), soon).toBe(both)
  await amira.getByText('Bo Påhittad skriver här').waitFor(soon)
  await amira.getByRole('textbox', { name: /Nils säger/ }).fill('Jag vill ha en hund.')
  await expect
    .poll(() => bo.getByRole('textbox', { name: /Nils säger/ }).inputValue(), soon)
    .toBe('Jag vill ha en hund.')
  await amira.getByText(/Ni skriver i samma anteckning\. Bo Påhittad signerar\./).waitFor()
  for (const page of [amira, bo]) await fitsTheScreen(page)

  await bo.getByRole('button', { name: 'Avsluta mötet' }).tap()
  await bo.getByRole('heading', { name: 'Mötet är slut' }).waitFor()
  await bo.getByText(both).waitFor()
  // The colleague's telephone hears of the end by itself.
  await amira.getByRole('heading', { name: 'Mötet är slut' }).waitFor({ timeout: 25_000 })
  await amira.getByRole('button', { name: 'Ändra texten' }).tap()
  await amira.getByRole('textbox', { name: /kom överens/ }).fill('Mormor hämtar på fredagar.')
  await bo.getByText('Mormor hämtar på fredagar.').waitFor(soon)
  await fitsTheScreen(amira)

  await bo.getByRole('button', { name: 'Signera' }).tap()
  const dialog = bo.getByRole('alertdialog')
  await dialog.getByText('Mormor hämtar på fredagar.').waitFor()
  await dialog.getByRole('button', { name: /Signera och lås/ }).tap()
  for (const page of [bo, amira])
    await page.getByText('Anteckningen är låst och finns i journalen.').waitFor(soon)
  await fitsTheScreen(amira)

  const { notes } = await town.call('amira', listNotes, { childId })
  expect(notes).toMatchObject([
    {
      signedName: 'Bo Påhittad',
      happened: both,
      childWords: 'Jag vill ha en hund.',
      agreed: 'Mormor hämtar på fredagar.',
      writtenWith: [{ name: 'Amira Påhittad' }],
    },
  ])
  await amira.goto(`/barn/${childId}`)
  await amira.getByText(/Skriven tillsammans med Amira Påhittad/).waitFor()
  await amira.own.close()
  await bo.own.close()
})

test('what the colleague writes while one reads through before signing is not signed unread', async () => {
  const { caseId } = await aCase(town)
  const visit = await aVisit(town, caseId)
  await tell(town, 'bo', visit.id, tap('started', 0), tap('ended', 5))
  const amira = await openAs('amira', visit.id, { width: 1280 })
  // Nothing is written yet: the page opens where something is missing, and says so at the field.
  await amira.getByRole('button', { name: 'Signera' }).click()
  const words = amira.getByRole('textbox', { name: /Vad hände/ })
  await words.waitFor()
  await amira.getByText('Något saknas.').waitFor()
  expect(await words.getAttribute('aria-describedby')).toContain('fault')
  expect(await faultsOn(amira, 'a note with something missing')).toEqual([])
  await words.fill('Det första.')
  await amira.getByText(/^Sparat \d\d:\d\d/).waitFor(soon)
  const bo = await openAs('bo', visit.id, { width: 1280, hears: false })
  await bo.getByRole('button', { name: 'Signera' }).click()
  const dialog = bo.getByRole('alertdialog')
  await dialog.getByText('Det första.').waitFor()
  await words.fill('Det första. Och det andra.')
  await amira.getByText('Inte sparat än').waitFor({ state: 'detached' })
  await amira.waitForTimeout(1_000)
  await dialog.getByRole('button', { name: /Signera och lås/ }).click()
  await dialog.getByText(/ändrades medan du läste/).waitFor(soon)
  await dialog.getByText('Det första. Och det andra.').waitFor(soon)
  await dialog.getByRole('button', { name: /Signera och lås/ }).click()
  await bo.getByText('Anteckningen är låst och finns i journalen.').waitFor(soon)
  await amira.own.close()
  await bo.own.close()
})

test('what is about both siblings is written once, by two at the same time, and stands once in each note', async () => {
  const { caseId, motherId } = await aCase(town)
  const lisen = await enter(town, { givenName: 'Lisen', birthOn: day('2014-01-01') })
  await as(town, 'maja', (ctx) => relate(ctx, { childId: lisen, personId: motherId, kind: 'guardian' }))
  const other = await openCase(town, { childId: lisen, owner: 'amira', coworker: 'bo' })
  const visit = await aVisit(town, caseId, { caseIds: [caseId, other.caseId] })
  await tell(town, 'bo', visit.id, tap('started', 0))
  const [amira, bo] = [await openAs('amira', visit.id), await openAs('bo', visit.id)]
  await happened(amira).waitFor()
  await happened(bo).waitFor()
  await typeAt(bo, 'Control+End', 'Barnen lekte.')
  await expect.poll(() => happened(amira).inputValue(), soon).toBe('Barnen lekte.')
  await amira.waitForTimeout(1_500)
  await Promise.all([
    typeAt(amira, 'Control+Home', 'Mamma öppnade. '),
    typeAt(bo, 'Control+End', ' Lisen log.'),
  ])
  await amira.getByRole('textbox', { name: /Lisen säger/ }).fill('Jag vill åka till mormor.')
  await fitsTheScreen(amira)
  await bo.getByRole('button', { name: 'Avsluta mötet' }).tap()
  await bo.getByRole('heading', { name: 'Mötet är slut' }).waitFor()
  const words = 'Mamma öppnade. Barnen lekte. Lisen log.'
  await expect.poll(() => bo.getByText(words).count(), soon).toBe(2)
  expect(await bo.getByText('Jag vill åka till mormor.').count()).toBe(1)
  for (const { childId, draftId } of visit.notes)
    expect((await town.call('bo', readDraft, { childId, draftId })).draft).toMatchObject({
      happened: words,
      childWords: childId === lisen ? 'Jag vill åka till mormor.' : '',
    })
  await fitsTheScreen(bo)
  await amira.own.close()
  await bo.own.close()
})
