import { expect, test } from 'vitest'
import { faultsOn, settled } from './axe.ts'
import { setBrowserAhead } from './clock.ts'
import { withProduct } from './product.ts'

const product = withProduct()

const refusal = (code: string, status: number) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify({ error: { code, message: 'Logga in igen för det här.' } }),
})

test('what needs a fresh sign-in asks for it on top of the screen, and the same wish is sent once more', async () => {
  const page = await product().as('amira')
  const keys: (string | undefined)[] = []
  await page.goto('/inloggningar')
  const other = await product().visitor()
  await other.request.post('/api/demo/session', { data: { person: 'amira' } })
  await page.reload()
  await settled(page)
  await page.route('**/api/sessions/end-others', async (route) => {
    keys.push(
      await route
        .request()
        .headerValue('idempotency-key')
        .then((key) => key ?? undefined),
    )
    await (keys.length <= 2 ? route.fulfill(refusal('sign_in_again', 403)) : route.continue())
  })
  const act = page.getByRole('button', { name: 'Avsluta alla andra' })
  const dialog = page.getByRole('dialog', { name: 'Logga in igen för det här' })
  await act.click()
  await dialog.getByRole('button', { name: /Amira Lindqvist/ }).waitFor()
  expect(await faultsOn(page, 'sign in again for this')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('alert').getByText('Logga in igen för det här.').waitFor()
  await act.click()
  await dialog.getByRole('button', { name: /Amira Lindqvist/ }).click()
  await dialog.waitFor({ state: 'detached' })
  await page
    .getByText(/inlogg\w+ är avslutad/)
    .first()
    .waitFor()
  expect(keys).toHaveLength(3)
  expect([keys[1] === keys[2], keys[0] === keys[1]]).toEqual([true, false])
  expect((await other.request.get('/api/session')).status()).toBe(401)
})

test('outside of the demo the first page leads to the municipality’s own sign-in, and back to what one wanted', async () => {
  const page = await product().visitor({ width: 320 })
  await page.route('**/api/demo/people', (route) => route.fulfill(refusal('not_found', 404)))
  await page.goto('/organisation?kommun=exempel')
  const way = page.getByRole('link', { name: 'Logga in' })
  await way.waitFor()
  expect(await faultsOn(page, 'entrance')).toEqual([])
  expect(await way.getAttribute('href')).toBe('/inloggning?till=%2Forganisation&kommun=exempel')
  await page.goto('/inloggning/klar')
  expect(await faultsOn(page, 'signed in, in a tab of its own')).toEqual([])
  expect(product().complaints).toEqual([])
})

test.each([
  ['a day ahead', 24],
  ['a day behind', -24],
])('a computer whose clock is %s is signed in as long as any other', async (_, hours) => {
  const page = await product().visitor()
  await setBrowserAhead(page.context(), hours * 3_600_000)
  await page.request.post('/api/demo/session', { data: { person: 'amira' } })
  const answer = page.waitForResponse('**/api/session')
  await page.goto('/inloggningar')
  const left = Number((await answer).headers()['x-session-seconds-left'])
  expect(left).toBeGreaterThan(890)
  expect(left).toBeLessThanOrEqual(900)
  await settled(page)
  expect(await page.getByRole('alertdialog').count()).toBe(0)
  const kept = await page.evaluate(() => localStorage.getItem('session-ends-at'))
  const minutes = await page.evaluate(
    (at) => (Temporal.Instant.from(at).epochMilliseconds - Temporal.Now.instant().epochMilliseconds) / 60_000,
    kept ?? '',
  )
  expect(minutes).toBeGreaterThan(14)
  expect(minutes).toBeLessThan(15.1)
})

test.each([1280, 320])(
  'signing out is in the menu of every screen, %s px wide, and afterwards nobody is signed in',
  async (width) => {
    const page = await product().as('amira', { width })
    const menu = page.getByRole('button', { name: /Amira Lindqvist$/ })
    const out = page.getByRole('menuitem', { name: 'Logga ut' })
    for (const path of ['/', '/arenden', '/personer', '/organisation', '/inloggningar']) {
      await page.goto(path)
      await menu.filter({ visible: true }).click()
      await out.waitFor()
      await page.keyboard.press('Escape')
    }
    await menu.filter({ visible: true }).click()
    await out.click()
    await page.getByRole('button', { name: /Maja Sundsätter/ }).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect((await page.request.get('/api/session')).status()).toBe(401)
  },
)
