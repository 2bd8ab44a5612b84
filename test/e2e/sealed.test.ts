import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveHouse } from '../../src/house.ts'
import { writeSealed } from '#modules/people/sealed/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aTown, type Login, type Town } from '#test/support/town.ts'
import { faultsOn } from './axe.ts'
import { movableClock, setBrowserAhead } from './clock.ts'

const webFolder = join(import.meta.dirname, '../../dist/web')
const secrets = ['Hemliga vägen 7', '070-174 06 77', 'Kanarieskolan']

let browser: Browser
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
})

afterAll(async () => {
  await browser.close()
  await close()
})

const as = async (person: Login, width = 1280): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width, height: 900 },
  })
  await setBrowserAhead(context, movableClock(town.now()).ahead())
  expect((await context.request.post('/api/demo/session', { data: { person } })).ok()).toBe(true)
  return context
}

const contact = { address: secrets[0] ?? '', phone: secrets[1] ?? '', email: '' }

const aProtected = async (): Promise<string> => {
  const { childId } = await aCase(town, { protection: 'protected_registration', contact })
  await town.call('amira', writeSealed, { personId: childId, values: { school: secrets[2] } })
  return childId
}

const seenOn = async (page: Page): Promise<string[]> => {
  const text = await page.content()
  return secrets.filter((secret) => text.includes(secret))
}

/** Whatever of it the browser has written down. */
const kept = (page: Page, values: readonly string[]): Promise<string[]> =>
  page.evaluate(async (all) => {
    const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) parts.push((await (await cache.match(request))?.text()) ?? '')
    }
    return all.filter((value) => parts.some((part) => part.includes(value)))
  }, values)

const open = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Öppna', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Träffa personen' }).check()
  await dialog.getByRole('textbox', { name: /Varför behöver du/ }).fill('Ska hämta barnet till samtalet.')
  await dialog.getByRole('button', { name: 'Öppna i 60 sekunder' }).click()
  await page.getByText('Hemliga vägen 7').waitFor()
}

const gone = async (page: Page): Promise<void> => {
  await page.getByText('Hemliga vägen 7').waitFor({ state: 'detached' })
  expect(await seenOn(page)).toEqual([])
}

test('what is sealed is shown for a purpose, and drops after a minute, on a hidden tab and when the page is left', async () => {
  const childId = await aProtected()
  const context = await as('amira')
  const page = await context.newPage()
  await page.goto(`/personer/${childId}`)
  await page.getByRole('heading', { name: 'Skyddade uppgifter' }).waitFor()
  expect(await seenOn(page)).toEqual([])
  expect(await faultsOn(page, 'sealed')).toEqual([])

  // Without a purpose nothing is opened, and it is said at the field.
  await page.getByRole('button', { name: 'Öppna', exact: true }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('för kort')
  await page.getByRole('button', { name: 'Öppna i 60 sekunder' }).click()
  await page.getByText('Skriv minst 15 tecken').first().waitFor()
  expect(await faultsOn(page, 'sealed, faults in the dialog')).toEqual([])
  await page.getByRole('button', { name: 'Avbryt' }).click()

  await open(page)
  expect(await seenOn(page)).toEqual(secrets)
  expect(await faultsOn(page, 'sealed, opened')).toEqual([])
  expect(await kept(page, secrets)).toEqual([])
  expect(page.url()).not.toContain('Hemliga')
  await page.getByRole('button', { name: 'Stäng nu' }).click()
  await gone(page)

  await open(page)
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
  })
  await gone(page)

  await open(page)
  await page.getByRole('link', { name: 'Idag' }).first().click()
  await page.waitForURL((url) => url.pathname === '/')
  await gone(page)
  await page.goBack()
  await page.getByRole('heading', { name: 'Skyddade uppgifter' }).waitFor()
  expect(await seenOn(page)).toEqual([])

  await open(page)
  await page.evaluate(() => {
    const before = Temporal.Now.instant.bind(Temporal.Now)
    Temporal.Now.instant = () => before().add({ seconds: 61 })
  })
  await gone(page)
  await context.close()

  const leader = await as('dag', 320)
  const theirs = await leader.newPage()
  await theirs.goto(`/personer/${childId}`)
  await theirs.getByRole('button', { name: 'Visa vem som har öppnat' }).click()
  await theirs.getByText('Ska hämta barnet till samtalet.').first().waitFor()
  expect(await faultsOn(theirs, 'sealed, who has opened')).toEqual([])
  expect(await theirs.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await leader.close()
})

test('values are written over without being opened, and one is removed', async () => {
  const childId = await aProtected()
  const context = await as('bo')
  const page = await context.newPage()
  await page.goto(`/personer/${childId}`)
  await page.getByRole('button', { name: 'Skriv in' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/Arbetsplats/).fill('Påhittade bageriet')
  await dialog.getByRole('checkbox', { name: 'Skola eller förskola' }).check()
  expect(await faultsOn(page, 'sealed, writing')).toEqual([])
  await dialog.getByRole('button', { name: 'Spara låst' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Arbetsplats').waitFor()
  await open(page)
  expect(await page.getByText('Påhittade bageriet').count()).toBe(1)
  expect(await seenOn(page)).toEqual(secrets.slice(0, 2))
  await context.close()
})
