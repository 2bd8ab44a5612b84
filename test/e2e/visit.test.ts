import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listNotes } from '../../src/modules/journal/contract.ts'
import { saveChecklist } from '../../src/modules/visits/checklists/contract.ts'
import { listOwnVisits, readVisit } from '../../src/modules/visits/contract.ts'
import { serveHouse } from '../../src/house.ts'
import { aCase } from '#test/support/a-case.ts'
import { faultsOn } from './axe.ts'
import { movableClock, setBrowserAhead } from './clock.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'

const webFolder = join(import.meta.dirname, '../../dist/web')

let browser: Browser
let context: BrowserContext
let town: Town
let close: () => Promise<void>

beforeAll(async () => {
  browser = await openBrowser()
  town = await aTown()
  const clock = movableClock(town.now())
  const app = await serveHouse({ house: town.house, clock, https: false, logLevel: 'silent', webFolder })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  close = () => app.close()
  context = await browser.newContext({
    baseURL: address,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    reducedMotion: 'reduce',
  })
  await setBrowserAhead(context, clock.ahead())
  const answer = await context.request.post('/api/demo/session', { data: { person: 'bo' } })
  expect(answer.ok()).toBe(true)
})

afterAll(async () => {
  await browser.close()
  await close()
})

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().tap()
const isOn = (page: Page, name: RegExp) => page.getByRole('button', { name, pressed: true }).first().waitFor()

/** Nothing is wider than the telephone, and everybody can use it. */
const fitsTheScreen = async (page: Page): Promise<void> => {
  expect(await faultsOn(page, page.url())).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, 'nothing is wider than the telephone').toBeLessThanOrEqual(320)
}

test('a meeting with a thumb: planned, held, alone with the child, read back, ended, signed; no text is typed twice', async () => {
  const { caseId, childId } = await aCase(town)
  const points = ['Hur är det hemma?', 'Skolan'].map((text) => ({ id: newUuid(), text }))
  await town.call('adam', saveChecklist, { id: newUuid(), forKind: 'every', points, version: 0 })
  const page = await context.newPage()

  await page.goto(`/arenden/${caseId}`)
  await page.getByRole('link', { name: 'Planera möte' }).tap()
  await page.getByRole('combobox', { name: /Vad för möte/ }).selectOption({ label: 'Hembesök' })
  await page.getByRole('textbox', { name: /Varför träffas/ }).fill('Prata om hur det är hemma')
  await fitsTheScreen(page)
  await press(page, 'Planera mötet')
  await page.getByRole('heading', { name: 'Hembesök' }).waitFor()

  await press(page, 'Vi är framme')
  await page.getByText('Ni är framme.').waitFor()
  await press(page, 'Starta mötet')
  await press(page, /^Maria/)
  await isOn(page, /^Maria/)
  await press(page, /^Nils/)
  await isOn(page, /^Nils/)
  await press(page, 'Nils är ensam med oss nu')
  await isOn(page, /ensam med oss nu/)
  await page.getByRole('textbox', { name: /Nils säger/ }).fill('Jag vill sova hos mormor ibland.')
  await press(page, 'Nils är ensam med oss nu')
  await page.getByRole('textbox', { name: /Vad hände/ }).fill('Mamma och Nils visade lägenheten.')
  await page.getByRole('textbox', { name: /kom överens/ }).fill('Mormor hämtar på fredagar.')
  await press(page, 'Hur är det hemma?')
  await isOn(page, /Hur är det hemma/)
  await fitsTheScreen(page)

  await press(page, 'Visa för barnet')
  await page.getByText('Prata om hur det är hemma').waitFor()
  const shown = await page.locator('main').innerText()
  for (const secret of ['Påhittsson', 'mormor', 'lägenheten', '2026']) expect(shown).not.toContain(secret)
  // What is typed is still in the page, and nobody sees it.
  expect(await page.getByRole('textbox').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Avsluta mötet' }).isVisible()).toBe(false)
  expect(await page.getByRole('navigation').count(), 'no way to other children in a child’s hands').toBe(0)
  await fitsTheScreen(page)
  await press(page, 'Tillbaka')

  await press(page, /Så här skriver jag|Läs upp/)
  await page.getByText('Mamma och Nils visade lägenheten.').first().waitFor()
  const mother = page.getByRole('group', { name: 'Maria Påhittsson' })
  await mother.getByRole('button', { name: 'Stämmer inte' }).tap()
  await mother.getByRole('textbox').fill('Mormor hämtar bara när jag jobbar.')
  await mother.getByRole('button', { name: 'Spara orden' }).tap()
  await mother.getByText('Mormor hämtar bara när jag jobbar.').waitFor()
  await page
    .getByRole('group', { name: 'Nils Påhittsson' })
    .getByRole('button', { name: 'Stämmer', exact: true })
    .tap()
  await page.getByText('Sa att det stämmer').waitFor()
  await fitsTheScreen(page)
  await press(page, 'Tillbaka till mötet')

  await press(page, 'Avsluta mötet')
  await page.getByRole('heading', { name: 'Mötet är slut' }).waitFor()
  await page.getByText('Klar att signera').waitFor()
  await page.getByText('Mamma och Nils visade lägenheten.').waitFor()
  await fitsTheScreen(page)
  await press(page, 'Signera')
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /Signera och lås/ })
    .tap()
  await page.getByText('Anteckningen är låst och finns i journalen.').waitFor()
  await page.getByRole('columnheader', { name: 'Barnet ensamt' }).first().waitFor({ state: 'attached' })

  const [note] = (await town.call('amira', listNotes, { childId })).notes
  expect(note).toMatchObject({
    kind: 'home_visit',
    place: 'Hemma hos familjen',
    childAlone: true,
    childWords: 'Jag vill sova hos mormor ibland.',
    happened: 'Mamma och Nils visade lägenheten.',
    agreed: 'Mormor hämtar på fredagar.',
    beside: [{ kind: 'party_view', happened: 'Maria Påhittsson: ”Mormor hämtar bara när jag jobbar.”' }],
  })
  expect(note?.participants).toEqual(
    expect.arrayContaining(['Nils Påhittsson (barnet)', 'Maria Påhittsson (vårdnadshavare)']),
  )
  const { visits } = await town.call('bo', listOwnVisits, {})
  const view = await town.call('bo', readVisit, { visitId: visits[0]?.id ?? '' })
  expect(view.course).toMatchObject({ phase: 'over', metAlone: [childId], ticked: [points[0]?.id] })
  expect(view.minutesOf).toHaveLength(2)
  await page.close()
})
