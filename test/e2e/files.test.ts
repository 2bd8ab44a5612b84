import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPdf } from '#test/support/upload.ts'
import { jpegNotes, jpegWith, notesLeft } from '#test/upload/pictures.ts'
import { bareJpeg } from '#test/upload/measure.ts'
import { randomFrom } from '#test/upload/random.ts'
import { faultsOn, settled } from './axe.ts'
import { findPlaces, type Places } from './places.ts'
import { withProduct } from './product.ts'

const product = withProduct()
let places: Places

beforeAll(async () => {
  places = await findPlaces(await product().as('amira'), await product().as('maja'))
})

const pdf = { name: 'brev.pdf', mimeType: 'application/pdf', buffer: aPdf() }
const photo = {
  name: 'IMG_0001.jpg',
  mimeType: 'image/jpeg',
  buffer: jpegWith(bareJpeg, jpegNotes(randomFrom(3))),
}

const openCase = async (width = 1280, dark = false): Promise<Page> => {
  const page = await product().as('amira', { width, dark })
  await page.goto(`/arenden/${places.planned.caseId}`)
  await settled(page)
  return page
}

const begin = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Lägg till handling' }).click()
  await page.locator('dialog[open]').waitFor()
}

const say = async (page: Page, subject: string): Promise<void> => {
  await page.getByLabel('Från').fill('Påhittade skolan')
  await page.getByLabel('Vad är det?').fill(subject)
}

const save = (page: Page) =>
  page.locator('dialog[open]').getByRole('button', { name: 'Spara', exact: true }).click()

const takeHome = async (page: Page, press: () => Promise<unknown>): Promise<Buffer> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  expect(download.suggestedFilename()).toMatch(/^handling-h2026-\d{4}\.(pdf|jpg)$/)
  expect(new URL(download.url()).port, 'another origin').not.toBe(new URL(product().url).port)
  return readFile(await download.path())
}

test('a photo is added, loses place and camera, and is opened from the second origin', async () => {
  const page = await openCase()
  await begin(page)
  await page.locator('input[type=file]').setInputFiles(photo)
  await say(page, 'Foto av brevet')
  expect(await faultsOn(page, 'adding a document')).toEqual([])
  await save(page)
  const open = page.getByRole('button', { name: 'Öppna Foto av brevet' })
  await open.waitFor()
  const bytes = await takeHome(page, () => open.click())
  expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
  expect(notesLeft(bytes)).toEqual([])
})

test('a letter that nobody has examined says so, and opens after a yes', async () => {
  const page = await openCase(320)
  await begin(page)
  await page.locator('input[type=file]').setInputFiles(pdf)
  await say(page, 'Läkarutlåtande')
  await save(page)
  await page.getByText('Ogranskad').first().waitFor()
  await page.getByRole('button', { name: 'Öppna Läkarutlåtande' }).click()
  await page.getByRole('dialog', { name: 'Ogranskad fil' }).waitFor()
  expect(await faultsOn(page, 'an unexamined document')).toEqual([])
  const bytes = await takeHome(page, () => page.getByRole('button', { name: 'Öppna ändå' }).click())
  expect(bytes.equals(aPdf())).toBe(true)
})

test('what cannot be taken is told with what to do, and the words stay', async () => {
  const page = await openCase()
  await begin(page)
  await say(page, 'En webbsida')
  await save(page)
  await page.getByText('Välj en fil först.').first().waitFor()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'bild.png', mimeType: 'image/png', buffer: svg })
  await save(page)
  await page.getByText('Innehållet stämmer inte med filens namn.').first().waitFor()
  expect(await faultsOn(page, 'a file that is not taken')).toEqual([])
  expect(await page.getByLabel('Vad är det?').inputValue()).toBe('En webbsida')
})

test('the network breaks in the middle: it is told, nothing is lost, and the same press goes on', async () => {
  const page = await openCase()
  await begin(page)
  await page.locator('input[type=file]').setInputFiles(pdf)
  await say(page, 'Skickat två gånger')
  // The server gets it, the answer is lost on the way: the next press must not make two of it.
  await page.route('**/api/files', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await save(page)
  await page.getByText('Anslutningen bröts.').first().waitFor()
  expect(await page.getByLabel('Vad är det?').inputValue()).toBe('Skickat två gånger')
  await page.unroute('**/api/files')
  await save(page)
  await page.getByRole('button', { name: 'Öppna Skickat två gånger' }).waitFor()
  expect(await page.getByRole('button', { name: 'Öppna Skickat två gånger' }).count()).toBe(1)
})

test('a file may be dropped as well as chosen', async () => {
  const page = await openCase()
  await begin(page)
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['Hej på dig.'], 'brev.txt', { type: 'text/plain' }))
    return transfer
  })
  await page.locator('.file-drop').dispatchEvent('drop', { dataTransfer: data })
  await page.getByText('brev.txt').waitFor()
  await say(page, 'Släppt brev')
  await save(page)
  await page.getByRole('button', { name: 'Öppna Släppt brev' }).waitFor()
  expect(product().complaints).toEqual([])
})
