import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { screens } from '#web/screens.ts'
import { faultsOn, looked, settled } from './axe.ts'
import { findPlaces } from './places.ts'
import { withProduct } from './product.ts'
import { type Visit, visitsOf } from './visits.ts'
import { bagVisits } from './visits-bag.ts'
import { breakGlassVisits } from './visits-breakglass.ts'
import { burdenVisits } from './visits-burden.ts'
import { childtimeVisits } from './visits-childtime.ts'
import { denialVisits } from './visits-denials.ts'
import { disclosureVisits, findDisclosure } from './visits-disclosure.ts'
import { invitationVisits } from './visits-invitations.ts'
import { careVisits, findCare } from './visits-care.ts'
import { logReviewVisits } from './visits-logreview.ts'
import { findMeetings, meetingVisits } from './visits-meetings.ts'
import { retentionVisits } from './visits-retention.ts'
import { signInVisits } from './visits-signin.ts'
import { staffVisits } from './visits-staff.ts'
import { workloadVisits } from './visits-workload.ts'
import { staffingVisits } from './visits-staffing.ts'

const product = withProduct()
const pages = new Map<string, Page>()
let visits: Readonly<Record<string, readonly Visit[]>> = {}
let more: Readonly<Record<string, readonly Visit[]>> = {}

const pageOf = async (login: string): Promise<Page> => {
  const page = pages.get(login) ?? (await product().as(login))
  pages.set(login, page)
  return page
}

beforeAll(async () => {
  const places = await findPlaces(await pageOf('amira'), await pageOf('maja'))
  const care = await findCare(places, await pageOf('nora'), await pageOf('hedda'), await pageOf('amira'))
  visits = visitsOf(places)
  more = {
    ...bagVisits(),
    ...breakGlassVisits,
    ...burdenVisits,
    ...childtimeVisits,
    ...denialVisits,
    ...staffVisits,
    ...workloadVisits,
    ...staffingVisits(places.opened.unitId),
    ...logReviewVisits(places),
    ...retentionVisits,
    ...disclosureVisits(places, await findDisclosure(places, await pageOf('amira'))),
    ...invitationVisits(places),
    ...signInVisits,
    ...careVisits(care),
    ...meetingVisits(await findMeetings(places, await pageOf('amira'))),
  }
})

// The line that `npm run proof -- test:a11y` keeps for the accessibility statement.
afterAll(() => {
  const { looks, violations, undecided } = looked
  process.stdout.write(
    `accessible: ${screens.length} screens, ${looks} looks, ${violations} violations, ${undecided} undecided\n`,
  )
})

const visit = async ({ as, to, state, prepare }: Visit): Promise<string[]> => {
  const page = await pageOf(as)
  await page.goto(to)
  await settled(page)
  await prepare?.(page)
  await settled(page)
  return faultsOn(page, `${to} (${state})`)
}

test('no screen is left out of the visits, and no visit is of a screen that is gone', () => {
  const visited = new Set([...Object.keys(visits), ...Object.keys(more)])
  expect([...visited].toSorted()).toEqual(screens.map(({ path }) => path).toSorted())
})

test.each(screens.map(({ path }) => path))('everybody can use %s', async (path) => {
  const faults: string[] = []
  for (const one of [...(visits[path] ?? []), ...(more[path] ?? [])]) faults.push(...(await visit(one)))
  expect(faults).toEqual([])
})

test('everybody can read that a page does not exist', async () => {
  expect(await visit({ as: 'amira', to: '/finns-inte', state: 'no such page' })).toEqual([])
})

test('while a screen waits for its answer it has a name and a heading', async () => {
  const page = await product().as('amira')
  await page.route('**/api/cases/**', () => {})
  await page.goto('/arenden/01a20320-a200-7000-8000-000000000000')
  await page.locator('[aria-busy=true]').waitFor()
  expect(await faultsOn(page, 'waiting')).toEqual([])
})

test('everybody can sign in, also again on top of what they were doing', async () => {
  const page = await product().visitor()
  await page.goto('/')
  await settled(page)
  const faults = await faultsOn(page, 'sign-in')
  await page.getByRole('searchbox').fill('ingen heter så')
  await page.getByText('Ingen heter så.').waitFor()
  faults.push(...(await faultsOn(page, 'nobody found')))
  const bo = await product().as('bo')
  await settled(bo)
  await bo.context().clearCookies()
  await bo.getByRole('link', { name: 'Ärenden' }).first().click()
  await bo.getByRole('alertdialog').getByRole('button').first().waitFor()
  faults.push(...(await faultsOn(bo, 'sign-in again')))
  expect(faults).toEqual([])
})

test('everybody can report a concern and keep the receipt', async () => {
  const page = await product().visitor()
  const faults: string[] = []
  const look = async (name: string) => void faults.push(...(await faultsOn(page, name)))
  await page.goto('/orosanmalan')
  await look('public form')
  await page.getByRole('button', { name: 'Lägg till ett barn till' }).click()
  await look('public form with two children')
  await page.getByRole('button', { name: 'Skicka anmälan' }).click()
  await page.getByRole('alert').or(page.locator('[aria-invalid=true]')).first().waitFor()
  await look('public form with faults')
  await page.getByLabel('Jag anmäler som').selectOption('anonymous')
  await page.getByLabel('Barnets namn').first().fill('Testa Påhittdotter')
  await page.getByLabel(/Vad är du orolig för/).fill('Barnet går ofta ensamt på kvällarna.')
  await page.getByRole('button', { name: 'Skicka anmälan' }).click()
  await page.locator('#receipt-number').waitFor()
  await look('receipt')
  await page.goto('/orosanmalan?lang=en')
  await look('public form in English')
  await page.goto('/orosanmalan/finns-inte')
  await look('form of a municipality that is not there')
  expect(faults).toEqual([])
})

test('a guardian who is invited signs in, reads the own page and leaves, also on a telephone', async () => {
  const page = await product().visitor()
  await page.setViewportSize({ width: 320, height: 640 })
  const faults: string[] = []
  await page.goto('/familj')
  faults.push(...(await faultsOn(page, 'family without a session')))
  await page.getByRole('link', { name: 'Logga in med e-legitimation' }).click()
  faults.push(...(await faultsOn(page, 'who one is')))
  await page.getByRole('button').first().click()
  // The browser goes on by itself, with the new cookie.
  await page.waitForURL('**/familj')
  await page.getByRole('heading', { name: 'Barnets socialsekreterare' }).waitFor()
  faults.push(...(await faultsOn(page, 'family')))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.goto('/familj?lang=en')
  faults.push(...(await faultsOn(page, 'family in English')))
  await page.getByRole('link', { name: 'Sign out' }).click()
  faults.push(...(await faultsOn(page, 'left')))
  await page.goto('/familj')
  await page.getByRole('link', { name: 'Logga in med e-legitimation' }).waitFor()
  expect(faults).toEqual([])
})

test.each(['/sa-skyddar-vi-uppgifterna', '/tillganglighet'])('everybody can read %s', async (path) => {
  const page = await product().visitor()
  const faults: string[] = []
  for (const address of [path, `${path}?lang=en`]) {
    await page.goto(address)
    faults.push(...(await faultsOn(page, address)))
  }
  expect(faults).toEqual([])
})

test('no page asked for what our own rules forbid, and none broke', () => {
  expect(product().complaints).toEqual([])
})
