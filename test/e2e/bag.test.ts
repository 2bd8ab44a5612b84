import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { listNotes, noteAddress } from '../../src/modules/journal/contract.ts'
import { serveHouse } from '../../src/house.ts'
import { aCase } from '#test/support/a-case.ts'
import { openProfile } from '#test/support/browser.ts'
import { aSignedNote } from '#test/support/notes.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'

const webFolder = join(import.meta.dirname, '../../dist/web')
const phrase = 'fyra helt påhittade ord'

let town: Town
let address: string
let close: () => Promise<void>
const profiles: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  town = await aTown()
  const now = Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })
  town.at(now)
  const clock = { now: town.now }
  const app = await serveHouse({ house: town.house, clock, https: false, logLevel: 'silent', webFolder })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  close = () => app.close()
})

afterAll(async () => {
  await close()
  for (const folder of profiles) await rm(folder, { recursive: true, force: true })
})

const aDevice = async (folder?: string) => {
  const profile = folder ?? (await mkdtemp(join(tmpdir(), 'barntid-profile-')))
  profiles.push(profile)
  const context = await openProfile(profile, {
    baseURL: address,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  })
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Trusted/i.test(message.text()))
        complaints.push(message.text())
    })
  })
  return { profile, context, page: await context.newPage() }
}

const signIn = async (context: BrowserContext, person: string): Promise<void> => {
  const answer = await context.request.post('/api/demo/session', { data: { person } })
  expect(answer.ok()).toBe(true)
}

/** A bag on this device, with every own case in it. */
const makeBag = async (page: Page): Promise<void> => {
  await page.goto('/vaskan')
  await page.getByRole('textbox', { name: 'Vad ska enheten heta?' }).fill('Bärbar, rum 3')
  await page.getByLabel('Lösenfras', { exact: true }).fill(phrase)
  await page.getByLabel('Lösenfrasen en gång till').fill(phrase)
  await page.getByRole('button', { name: 'Gör väskan klar' }).click()
  await page.getByRole('button', { name: 'Packa', exact: true }).click()
  await page.getByText(/Packat\. Finns på enheten till/).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

const unlock = async (page: Page): Promise<void> => {
  await page.getByLabel('Lösenfras', { exact: true }).fill(phrase)
  await page.getByRole('button', { name: 'Lås upp' }).click()
}

const happened = (page: Page) => page.getByRole('textbox', { name: /Vad hände/ })

test('packed, without network, reloaded, unlocked: the case is read, a note is written and signed, and stands in the journal once', async () => {
  const { childId, caseId } = await aCase(town, { givenName: 'Lo', familyName: 'Packadlund' })
  const { context, page } = await aDevice()
  await signIn(context, 'amira')
  await makeBag(page)
  await page.reload()
  await context.setOffline(true)
  await page.goto(`/arenden/${caseId}`)
  await page.getByRole('heading', { name: 'Väskan är låst' }).waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Packadlund')
  await unlock(page)
  await page.getByText('Utan nät. Det du skriver sparas på enheten.').waitFor()
  await page
    .getByRole('heading', { name: /Packadlund/ })
    .first()
    .waitFor()

  const draftId = newUuid()
  await page.goto(noteAddress({ childId, draftId, kind: 'home_visit' }))
  await unlock(page)
  await happened(page).fill('Vi satt i köket utan nät.')
  await page.getByText(/^Sparat på enheten \d\d:\d\d$/).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alertdialog').getByText('Vi satt i köket utan nät.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(`**/barn/${childId}`)
  await page.getByText(/väntar på att skickas/).waitFor()

  await context.setOffline(false)
  await expect
    .poll(async () => (await town.call('amira', listNotes, { childId })).notes.length, { timeout: 20_000 })
    .toBe(1)
  const { notes } = await town.call('amira', listNotes, { childId })
  expect(notes[0]?.happened).toBe('Vi satt i köket utan nät.')
  await page.getByText('Vi satt i köket utan nät.').waitFor()
  await context.close()
})

test('another person on the same device sees nothing of the bag, and ten wrong passphrases delete it', async () => {
  const { childId } = await aCase(town, { givenName: 'Ove', familyName: 'Hemligqvist' })
  await aSignedNote(town, 'amira', childId)
  const { context, page } = await aDevice()
  await signIn(context, 'amira')
  await makeBag(page)
  await signIn(context, 'eva')
  await page.goto('/vaskan')
  await page.getByText('Någon annan har en väska på den här enheten.', { exact: false }).waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Hemligqvist')
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: 'Väskan är låst' }).waitFor()
  for (let left = 9; left > 0; left--) {
    await page.getByLabel('Lösenfras', { exact: true }).fill('en annan påhittad fras')
    await page.getByRole('button', { name: 'Lås upp' }).click()
    await page.getByText(left === 1 ? 'Ett försök kvar' : `${left} försök kvar`).waitFor()
  }
  await page.getByLabel('Lösenfras', { exact: true }).fill('en annan påhittad fras')
  await page.getByRole('button', { name: 'Lås upp' }).click()
  await page.getByText('Fel lösenfras tio gånger.').waitFor()
  const names = await page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const open = indexedDB.open('barntid-bag')
        open.addEventListener('success', () => {
          const keys = open.result.transaction('records').objectStore('records').getAllKeys()
          keys.addEventListener('success', () => resolve(keys.result.map(String)))
        })
        open.addEventListener('error', () => reject(new Error('no database')))
      }),
  )
  expect(names.filter((name) => /^(bundle|index)/.test(name))).toEqual([])
  await context.close()
})

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('after locking, none of a hundred words from the case and the notes is found anywhere in the profile', async () => {
  const canaries = Array.from({ length: 100 }, (_, i) => `kanarie${String(i).padStart(3, '0')}xq`)
  const { childId } = await aCase(town, { givenName: 'Kanariequist', familyName: 'Profilsson' })
  for (let i = 0; i < 80; i += 20)
    await aSignedNote(town, 'amira', childId, { happened: canaries.slice(i, i + 20).join(' ') })
  const { context, page, profile } = await aDevice()
  await signIn(context, 'amira')
  await makeBag(page)
  await page.goto(`/barn/${childId}`)
  await page.goto('/vaskan')
  await context.setOffline(true)
  await page.goto(noteAddress({ childId, draftId: newUuid(), kind: 'home_visit' }))
  await unlock(page)
  await happened(page).fill(canaries.slice(80).join(' '))
  await page.getByText(/^Sparat på enheten/).waitFor()
  await page.goto('/vaskan')
  await unlock(page)
  await page.getByRole('button', { name: 'Lås nu' }).click()
  await page.getByRole('heading', { name: 'Väskan är låst' }).waitFor()
  await context.close()
  const searched = filesUnder(profile)
  const found = searched.flatMap((file) => {
    const bytes = readFileSync(file)
    return [...canaries, 'Kanariequist'].filter(
      (word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')),
    )
  })
  expect(searched.length).toBeGreaterThan(20)
  expect(found).toEqual([])
})

/** The worker that holds the keys does not start, until it is allowed to. */
const withoutWorker = (): void => {
  const Real = Worker
  class Fallen extends EventTarget {
    postMessage = () => setTimeout(() => this.dispatchEvent(new Event('error')))
    terminate = () => undefined
  }
  Object.assign(globalThis, { isFallen: true })
  globalThis.Worker = new Proxy(Real, {
    construct: (target, given: ConstructorParameters<typeof Worker>) =>
      Reflect.get(globalThis, 'isFallen') === true ? new Fallen() : new target(...given),
  })
}

test('a bag that cannot be read is not called absent: it says that what was written is still there, and is tried again', async () => {
  const { caseId } = await aCase(town, { givenName: 'Lo', familyName: 'Fallund' })
  const { context, page: first } = await aDevice()
  await signIn(context, 'amira')
  await makeBag(first)
  await first.reload()
  await context.setOffline(true)
  const page = await context.newPage()
  await page.addInitScript(withoutWorker)
  await page.goto(`/arenden/${caseId}`)
  await page.getByRole('heading', { name: 'Väskan gick inte att läsa' }).waitFor()
  await page.getByText('Det du har skrivit ligger kvar på enheten.').waitFor()
  await page.evaluate(() => Object.assign(globalThis, { isFallen: false }))
  await page.getByRole('button', { name: 'Försök igen' }).click()
  await unlock(page)
  await page
    .getByRole('heading', { name: /Fallund/ })
    .first()
    .waitFor()
  await context.close()
})

/** How many times the window is closed hard while somebody types: `BARNTID_KILLS=200` for the whole. */
const kills = Number(process.env['BARNTID_KILLS'] ?? '8')

test(`a window that is closed hard ${kills} times while somebody types loses no word that was said to be saved`, async () => {
  const { childId } = await aCase(town)
  const { context, page: first } = await aDevice()
  await signIn(context, 'amira')
  await makeBag(first)
  await context.setOffline(true)
  const draftId = newUuid()
  let said = ''
  let page = first
  onTestFailed(async () => console.error(await page.locator('body').innerText()), 20_000)
  for (let i = 0; i < kills; i++) {
    await page.goto(noteAddress({ childId, draftId, kind: 'home_visit' }))
    await unlock(page)
    await happened(page).waitFor()
    expect(await happened(page).inputValue(), `after ${i} kills`).toContain(said)
    const words = `${said} ord${i}`.trim()
    await happened(page).fill(words)
    await page.getByText(/^Sparat på enheten/).waitFor()
    said = words
    await happened(page).press('End')
    await happened(page).pressSequentially(' halvt')
    const next = await context.newPage()
    await page.close({ runBeforeUnload: false })
    page = next
  }
  await context.setOffline(false)
  // So long a time apart has ended the session.
  await signIn(context, 'amira')
  await page.goto('/vaskan')
  await unlock(page)
  await page.getByText('Allt är skickat').waitFor()
  const stored = await town.inTx((tx) =>
    tx.selectFrom('note_drafts').select('happened').where('id', '=', draftId).execute(),
  )
  expect(stored).toHaveLength(1)
  expect(stored[0]?.happened).toContain(said)
  await context.close()
}, 1_200_000)

test('the browser blocked nothing and nothing fell over on the way', () => expect(complaints).toEqual([]))
