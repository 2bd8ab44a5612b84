import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOn, settled } from './axe.ts'
import { withProduct } from './product.ts'

const product = withProduct()

/** A person's computer: a fingerprint reader that says yes, and a host with a name, since passkeys belong to one. */
const aComputer = async (width = 1280) => {
  const baseURL = product().url.replace('127.0.0.1', 'localhost')
  const context = await product().browser.newContext({
    baseURL,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => product().complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Trusted/i.test(message.text()))
      product().complaints.push(message.text())
  })
  const devices = await context.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const finger = (isHers: boolean) =>
    devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: isHers })
  const held = async () => (await devices.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  return { page, finger, held }
}

const signIn = async (page: Page, person = 'amira'): Promise<void> => {
  const answer = await page.request.post('/api/demo/session', { data: { person } })
  expect(answer.ok()).toBe(true)
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

const addNamed = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Lägg till en passkey' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lägg till en passkey' })
  await dialog.getByRole('textbox', { name: /Vad ska den heta/ }).fill(name)
  await dialog.getByRole('button', { name: 'Lägg till', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

const refusal = {
  status: 403,
  contentType: 'application/json',
  body: JSON.stringify({ error: { code: 'sign_in_again', message: 'Logga in igen för det här.' } }),
}

test('a passkey is added, signs in, shows once more who one is, and is removed', async () => {
  const { page, held } = await aComputer()
  await signIn(page)
  await page.goto('/inloggningar')
  await page.getByText('Du har ingen passkey.').waitFor()
  await addNamed(page, 'Jobbdatorn')
  await rowOf(page, 'Jobbdatorn').getByText('Inte än').waitFor()
  const [credential] = await held()
  expect(credential).toMatchObject({ isResidentCredential: true, rpId: 'localhost' })
  expect(await faultsOn(page, 'own sign-ins with a passkey')).toEqual([])

  await page.getByRole('button', { name: /Amira Lindqvist$/ }).click()
  await page.getByRole('menuitem', { name: 'Logga ut' }).click()
  const enter = page.getByRole('button', { name: 'Logga in med passkey' })
  await enter.waitFor()
  expect((await page.request.get('/api/session')).status()).toBe(401)
  await settled(page)
  expect(await faultsOn(page, 'first page with a passkey')).toEqual([])
  await enter.click()
  await page.getByRole('button', { name: /Amira Lindqvist$/ }).waitFor()
  expect(await (await page.request.get('/api/session')).json()).toMatchObject({
    worker: { name: 'Amira Lindqvist' },
  })

  // She is told at her next sign-in, whichever way she comes; to say that she knows takes the municipality's own.
  const told = page.getByRole('complementary', { name: 'Ändrat i dina inloggningar' })
  await told.getByText('Passkeyen ”Jobbdatorn” lades till', { exact: false }).waitFor()
  await told.getByText('Logga in med kommunens inloggning för att kvittera.').waitFor()
  await page.goto('/inloggningar')
  await page.getByText('Du är inloggad med en passkey.', { exact: false }).waitFor()
  expect(await page.getByRole('button', { name: 'Lägg till en passkey' }).count()).toBe(0)
  await rowOf(page, 'med passkey').getByText('Den här').waitFor()
  expect(await faultsOn(page, 'own sign-ins, signed in by passkey')).toEqual([])

  let asked = 0
  await page.route('**/api/passkeys/*', async (route) => {
    if (route.request().method() !== 'DELETE') return route.continue()
    asked += 1
    return asked === 1 ? route.fulfill(refusal) : route.continue()
  })
  await page.getByRole('button', { name: 'Ta bort Jobbdatorn' }).click()
  const again = page.getByRole('dialog', { name: 'Logga in igen för det här' })
  await again.getByRole('button', { name: 'Visa vem du är med passkey' }).waitFor()
  expect(await faultsOn(page, 'once more, by passkey')).toEqual([])
  await again.getByRole('button', { name: 'Visa vem du är med passkey' }).click()
  await again.waitFor({ state: 'detached' })
  await page.getByText('Du har ingen passkey.').waitFor()
  expect(asked).toBe(2)
  await page.context().close()
})

test('who turns away, or is not known to the device, is told what to do and stays outside', async () => {
  const { page, finger } = await aComputer(320)
  await signIn(page, 'bo')
  await page.goto('/inloggningar')
  await addNamed(page, 'Mobilen')
  await page.request.delete('/api/session', { data: {} })
  await page.goto('/')
  await finger(false)
  const enter = page.getByRole('button', { name: 'Logga in med passkey' })
  await enter.click()
  await page.getByText('Du avbröt, eller så fanns ingen passkey här.', { exact: false }).waitFor()
  expect(await faultsOn(page, 'turned away at the first page')).toEqual([])
  expect((await page.request.get('/api/session')).status()).toBe(401)
  await finger(true)
  await enter.click()
  await page.getByRole('navigation').first().waitFor()
  await page.context().close()
})

test('somebody else removes all of them: the passkey opens nothing, and the worker reads who did it and says that she knows', async () => {
  const { page } = await aComputer()
  await signIn(page, 'cilla')
  await page.goto('/inloggningar')
  await addNamed(page, 'Borttappad')
  const head = await product().as('hedda')
  await head.goto('/medarbetare')
  await head.getByRole('searchbox').fill('Cilla')
  await head.getByRole('button', { name: /^Ta bort alla passkeys för Cilla/ }).click()
  const dialog = head.getByRole('alertdialog')
  expect(await faultsOn(head, 'remove all passkeys')).toEqual([])
  await dialog.getByRole('button', { name: 'Ta bort alla' }).click()
  await head.getByText('En passkey är borttagen').first().waitFor()

  await page.request.delete('/api/session', { data: {} })
  await page.goto('/')
  await page.getByRole('button', { name: 'Logga in med passkey' }).click()
  await page.getByText('Det gick inte att logga in med din passkey.', { exact: false }).waitFor()
  await signIn(page, 'cilla')
  await page.goto('/')
  const told = page.getByRole('complementary', { name: 'Ändrat i dina inloggningar' })
  await told.getByText('tog bort passkeyen ”Borttappad”', { exact: false }).waitFor()
  expect(await faultsOn(page, 'told of a passkey')).toEqual([])
  await told.getByRole('button', { name: 'Jag känner till det' }).click()
  await told.waitFor({ state: 'detached' })
  await page.reload()
  await settled(page)
  expect(await told.count()).toBe(0)
  await page.context().close()
})

test('the browser blocked nothing and nothing fell over on the way', () =>
  expect(product().complaints).toEqual([]))
