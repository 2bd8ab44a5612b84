import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { serveHouse } from '../../src/house.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { movableClock, setBrowserAhead } from './clock.ts'

const webFolder = join(import.meta.dirname, '../../dist/web')

export type TextScreens = Awaited<ReturnType<typeof textScreens>>

/** A town behind a real server, and browsers in which its people open the text of an investigation. */
export const textScreens = async () => {
  const browser: Browser = await openBrowser()
  const town: Town = await aTown()
  const clock = movableClock(town.now())
  const app = await serveHouse({ house: town.house, clock, https: false, logLevel: 'silent', webFolder })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const openText = async (
    person: string,
    investigationId: string,
    width = 1280,
  ): Promise<Page & { readonly own: BrowserContext }> => {
    const context = await browser.newContext({
      baseURL: address,
      locale: 'sv-SE',
      timezoneId: 'Europe/Stockholm',
      viewport: { width, height: 800 },
    })
    await setBrowserAhead(context, clock.ahead())
    expect((await context.request.post('/api/demo/session', { data: { person } })).ok()).toBe(true)
    const page = await context.newPage()
    await page.goto(`/utredning/${investigationId}`)
    await page.getByRole('textbox', { name: 'Bakgrund och orsak' }).waitFor()
    return Object.assign(page, { own: context })
  }
  return {
    browser,
    town,
    address,
    openText,
    close: async () => {
      await browser.close()
      await app.close()
    },
  }
}
