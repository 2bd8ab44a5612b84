import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { copyOf } from '#test/support/database.ts'
import { startSealer } from '#platform/audit/sealer.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { openHouseFiles } from '#platform/files/house-files.ts'
import { openDatabase } from '#platform/db/database.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { openHouse, serveFiles, serveHouse } from '../../src/house.ts'
import { type MovableClock, setBrowserAhead } from './clock.ts'

const webFolder = join(import.meta.dirname, '../../dist/web')

/** The product as a user meets it: a real server on a real database with the demo municipality, and a real browser. */
export type Product = {
  readonly url: string
  readonly browser: Browser
  /** A browser of one person's own, signed in; nobody else's cookies. */
  readonly as: (
    login: string,
    options?: { readonly width?: number; readonly dark?: boolean },
  ) => Promise<Page>
  /** A browser of somebody who has no account. */
  readonly visitor: (options?: { readonly width?: number; readonly javaScript?: boolean }) => Promise<Page>
  /** What stands on the screens that are open: for the message of a test that fails. */
  readonly seen: () => Promise<string>
  /** What the browsers have complained of: blocked content, uncaught errors. */
  readonly complaints: string[]
}

type Running = { readonly url: string; readonly stop: () => Promise<void> }

const startServer = async (clock: Clock): Promise<Running> => {
  if (!existsSync(join(webFolder, 'index.html')))
    throw new Error('dist/web is missing: run `npm run build` first')
  const copy = await copyOf(inject('template'))
  const heads = await mkdtemp(join(tmpdir(), 'barntid-e2e-'))
  const db = openDatabase({ url: copy.appUrl, maxConnections: 10 })
  const files = await openHouseFiles({
    dataDir: heads,
    keyFile: undefined,
    mayMakeKey: true,
    scannerAt: undefined,
    url: undefined,
  })
  const house = openHouse(db, { demo: true, files })
  await seedDemo(house, { ownerUrl: copy.ownerUrl, clock, say: () => {}, closed: 60, open: 30 })
  const app = await serveHouse({ house, clock, https: false, logLevel: 'silent', webFolder })
  const sealer = startSealer(db, {
    clock,
    headsFile: join(heads, 'heads.jsonl'),
    onError: () => {},
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const second = serveFiles({ house, clock, https: false })
  files.place.at = `:${new URL(await second.listen({ port: 0, host: '127.0.0.1' })).port}`
  return {
    url,
    stop: async () => {
      await app.close()
      await second.close()
      await sealer.stop()
      await db.close()
      await copy.drop()
      await rm(heads, { recursive: true, force: true })
    },
  }
}

const watched = (page: Page, complaints: string[]): Page => {
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Trusted/i.test(message.text()))
      complaints.push(message.text())
  })
  return page
}

/** Starts the product for a file of tests and stops it afterwards. Use inside the tests: `const p = product()`. With a clock
 * of its own the test moves the time, and signs in anew after each move. */
export const withProduct = (clock?: MovableClock): (() => Product) => {
  let started: { product: Product; stop: () => Promise<void> } | undefined
  beforeAll(async () => {
    const server = await startServer(clock ?? systemClock)
    const browser = await openBrowser()
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    const open = async (options: { width?: number; dark?: boolean; javaScript?: boolean }): Promise<Page> => {
      const context = await browser.newContext({
        baseURL: server.url,
        locale: 'sv-SE',
        timezoneId: 'Europe/Stockholm',
        viewport: { width: options.width ?? 1280, height: 900 },
        colorScheme: options.dark === true ? 'dark' : 'light',
        javaScriptEnabled: options.javaScript ?? true,
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      if (clock) await setBrowserAhead(context, clock.ahead())
      return watched(await context.newPage(), complaints)
    }
    const product: Product = {
      url: server.url,
      browser,
      complaints,
      seen: async () => {
        const pages = contexts.flatMap((context) => context.pages())
        const texts = pages.map(async (page) => `${page.url()}\n${await page.locator('body').innerText()}`)
        return (await Promise.all(texts)).join('\n\n')
      },
      visitor: (options = {}) => open(options),
      as: async (login, options = {}) => {
        const page = await open(options)
        const answer = await page.request.post('/api/demo/session', { data: { person: login } })
        if (!answer.ok()) throw new Error(`nobody called ${login} could sign in`)
        await page.goto('/')
        return page
      },
    }
    started = {
      product,
      stop: async () => {
        for (const context of contexts) await context.close()
        await browser.close()
        await server.stop()
      },
    }
  }, 180_000)
  afterAll(() => started?.stop())
  return () => {
    if (!started) throw new Error('the product has not started')
    return started.product
  }
}
