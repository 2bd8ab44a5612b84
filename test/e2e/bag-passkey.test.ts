import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listNotes, noteAddress } from '../../src/modules/journal/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { newUuid } from '#test/support/town.ts'
import { aDeviceOf, makeBag, pack, unlock, withHouse } from './bag-device.ts'

const house = withHouse()

/** A fingerprint reader that says yes, with or without the secret (PRF) that can open a bag. */
const aReader = async (context: BrowserContext, page: Page, hasPrf: boolean): Promise<void> => {
  const browser = await context.newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  })
}

/** The person turns away the next question of the browser, as with a press on "Avbryt". */
const turnAwayOnce = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const get = navigator.credentials.get.bind(navigator.credentials)
    navigator.credentials.get = () => {
      navigator.credentials.get = get
      return Promise.reject(new DOMException('turned away', 'NotAllowedError'))
    }
  })

/** A key belongs to a name, never to a number: the browser asks for a host with one. */
const aLaptop = () => {
  const baseURL = house().address.replace('127.0.0.1', 'localhost')
  return aDeviceOf(house(), 'amira', { baseURL })
}

const withKey = (page: Page) => page.getByRole('button', { name: 'Öppna med enhetens nyckel' })
const addKey = (page: Page) => page.getByRole('button', { name: 'Lägg till enhetens nyckel' })

test('a bag is opened with the device’s own key and without a network: the case is read, a note is written and arrives', async () => {
  const { town } = house()
  const { childId, caseId } = await aCase(town, { givenName: 'Lo', familyName: 'Nyckellund' })
  const { context, page } = await aLaptop()
  await aReader(context, page, true)
  await makeBag(page)
  await addKey(page).click()
  await page.getByText('Enhetens nyckel är tillagd').waitFor()
  await pack(page)
  await page.getByRole('button', { name: 'Lås nu' }).click()
  await context.setOffline(true)
  await page.goto(`/arenden/${caseId}`)
  await page.getByRole('heading', { name: 'Väskan är låst' }).waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Nyckellund')

  await turnAwayOnce(page)
  await withKey(page).click()
  await page.getByText('Enhetens nyckel öppnade inte väskan.', { exact: false }).waitFor()
  await withKey(page).click()
  await page
    .getByRole('heading', { name: /Nyckellund/ })
    .first()
    .waitFor()

  await page.goto(noteAddress({ childId, draftId: newUuid(), kind: 'home_visit' }))
  await withKey(page).click()
  await page.getByRole('textbox', { name: /Vad hände/ }).fill('Öppnat med fingret.')
  await page.getByText(/^Sparat på enheten/).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alertdialog').getByText('Öppnat med fingret.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(`**/barn/${childId}`)
  await context.setOffline(false)
  await expect
    .poll(async () => (await town.call('amira', listNotes, { childId })).notes.map((one) => one.happened), {
      timeout: 20_000,
    })
    .toEqual(['Öppnat med fingret.'])
  await context.close()
})

test('the passphrase still opens a bag that has a key too', async () => {
  await aCase(house().town)
  const { context, page } = await aLaptop()
  await aReader(context, page, true)
  await makeBag(page)
  await addKey(page).click()
  await page.getByText('Enhetens nyckel är tillagd').waitFor()
  await page.getByRole('button', { name: 'Lås nu' }).click()
  await unlock(page)
  await page.getByRole('button', { name: 'Lås nu' }).waitFor()
  await context.close()
})

test('a device whose key has no secret says so, and the passphrase is what opens', async () => {
  await aCase(house().town)
  const { context, page } = await aLaptop()
  await aReader(context, page, false)
  await makeBag(page)
  await addKey(page).click()
  await page.getByText('Enheten kan inte öppna väskan så. Använd lösenfrasen.').waitFor()
  await page.getByRole('button', { name: 'Lås nu' }).click()
  await page.getByRole('button', { name: 'Lås upp' }).waitFor()
  expect(await withKey(page).count()).toBe(0)
  await unlock(page)
  await page.getByRole('button', { name: 'Lås nu' }).waitFor()
  await context.close()
})

test('the browser blocked nothing and nothing fell over on the way', () =>
  expect(house().complaints).toEqual([]))
