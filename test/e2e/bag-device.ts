import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { serveHouse } from '../../src/house.ts'
import { openProfile } from '#test/support/browser.ts'
import { aTown, type Login, type Town } from '#test/support/town.ts'

const webFolder = join(import.meta.dirname, '../../dist/web')
export const phrase = 'fyra helt påhittade ord'

export type House = { readonly town: Town; readonly address: string; readonly complaints: string[] }

/** A town with a real server, for browsers with real profiles. */
export const withHouse = (): (() => House) => {
  let house: House
  let close: () => Promise<void>
  beforeAll(async () => {
    const town = await aTown()
    town.at(Temporal.Now.instant().toString({ fractionalSecondDigits: 3 }))
    const clock = { now: town.now }
    const app = await serveHouse({ house: town.house, clock, https: false, logLevel: 'silent', webFolder })
    house = { town, address: await app.listen({ port: 0, host: '127.0.0.1' }), complaints: [] }
    close = () => app.close()
  })
  afterAll(async () => {
    await close()
    for (const folder of profiles) await rm(folder, { recursive: true, force: true })
  })
  return () => house
}

const profiles: string[] = []

/** The page's own clock, so many minutes before the real one: a meeting of half an hour is held in some seconds. */
const behindKey = 'minutes-behind'

export const isBehind = (page: Page, minutes: number): Promise<void> =>
  page.evaluate(([key, value]) => localStorage.setItem(key, value), [behindKey, String(minutes)] as const)

/** A browser of somebody's own, signed in. */
export const aDeviceOf = async (
  { address, complaints }: House,
  person: Login,
  { width = 1280, dark = false, baseURL = address } = {},
): Promise<{ context: BrowserContext; page: Page }> => {
  const profile = await mkdtemp(join(tmpdir(), 'barntid-profile-'))
  profiles.push(profile)
  const context = await openProfile(profile, {
    baseURL,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width, height: width < 500 ? 640 : 900 },
    hasTouch: width < 500,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  await context.addInitScript((key) => {
    const real = Temporal.Now.instant.bind(Temporal.Now)
    Temporal.Now.instant = () => real().subtract({ minutes: Number(localStorage.getItem(key) ?? '0') })
  }, behindKey)
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Trusted/i.test(message.text()))
        complaints.push(message.text())
    })
  })
  await context.request.post('/api/demo/session', { data: { person } })
  return { context, page: await context.newPage() }
}

/** Time passes without a press: the bag has locked itself, and is unlocked again. */
export const whenBack = async (page: Page, minutes: number): Promise<void> => {
  await isBehind(page, minutes)
  await page.keyboard.press('Shift')
  await page.getByRole('heading', { name: 'Väskan är låst' }).waitFor()
  await unlock(page)
}

/** The bag of this device, empty. */
export const makeBag = async (page: Page): Promise<void> => {
  await page.goto('/vaskan')
  await page.getByRole('textbox', { name: 'Vad ska enheten heta?' }).fill('Bärbar, rum 3')
  await page.getByLabel('Lösenfras', { exact: true }).fill(phrase)
  await page.getByLabel('Lösenfrasen en gång till').fill(phrase)
  await page.getByRole('button', { name: 'Gör väskan klar' }).click()
  await page.getByRole('button', { name: 'Packa', exact: true }).waitFor()
}

/** Every own case in it, and the program kept for when there is no network. */
export const pack = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Packa', exact: true }).click()
  await page.getByText(/Packat\. Finns på enheten till/).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

export const unlock = async (page: Page, words = phrase): Promise<void> => {
  await page.getByLabel('Lösenfras', { exact: true }).fill(words)
  await page.getByRole('button', { name: 'Lås upp' }).click()
}
