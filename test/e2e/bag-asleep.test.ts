import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { aCase } from '#test/support/a-case.ts'
import { aDeviceOf, makeBag, pack, unlock, withHouse } from './bag-device.ts'

const house = withHouse()

/** The computer slept: the clock has gone on, the timers of the page have not. */
const sleep = (page: Page, minutes: number): Promise<void> =>
  page.evaluate((ahead) => {
    const real = Temporal.Now.instant.bind(Temporal.Now)
    Temporal.Now.instant = () => real().add({ minutes: ahead })
  }, minutes)

const look = (page: Page, visibilityState: 'hidden' | 'visible'): Promise<void> =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, visibilityState)

const opened = async () => {
  const { caseId } = await aCase(house().town, { givenName: 'Lo', familyName: 'Sovsson' })
  const device = await aDeviceOf(house(), 'amira')
  await makeBag(device.page)
  await pack(device.page)
  await device.context.setOffline(true)
  await device.page.goto(`/arenden/${caseId}`)
  await unlock(device.page)
  await device.page
    .getByRole('heading', { name: /Sovsson/ })
    .first()
    .waitFor()
  return device
}

test('a bag that was open when the lid was closed is locked when it is opened two minutes later', async () => {
  const { context, page } = await opened()
  await look(page, 'hidden')
  await sleep(page, 2)
  await look(page, 'visible')
  await page.getByRole('heading', { name: 'Väskan är låst' }).waitFor({ timeout: 5_000 })
  await context.close()
})

test('a screen that stood open and asleep for six minutes is locked by the first press, not kept open by it', async () => {
  const { context, page } = await opened()
  await sleep(page, 6)
  await page.keyboard.press('Shift')
  await page.getByRole('heading', { name: 'Väskan är låst' }).waitFor({ timeout: 5_000 })
  await context.close()
})
