import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, onTestFailed, test } from 'vitest'
import { type BurdenView, readBurden } from '../../src/modules/burden/contract.ts'
import { listCases } from '../../src/modules/cases/contract.ts'
import { ask, firstOf } from './places.ts'
import { movableClock } from './clock.ts'
import { withProduct } from './product.ts'

const clock = movableClock('2026-11-23T09:00:00Z')
const product = withProduct(clock)

const canaries = ['Kanariefågeln Kvitter', 'Papegojan Pip', 'kolibri-4711']

/** Keeps what is handed to the browser to be sent beside; it is sent all the same. */
const recordBeacons = (): void => {
  const page: { barntidBeacons?: string[] } = Object(globalThis)
  page.barntidBeacons = []
  const send = navigator.sendBeacon.bind(navigator)
  navigator.sendBeacon = (address, body) => {
    if (body instanceof Blob)
      void body.text().then((text) => page.barntidBeacons?.push(`${String(address)} ${text}`))
    return send(address, body)
  }
}

const beaconsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { barntidBeacons = [] }: { barntidBeacons?: string[] } = Object(globalThis)
    return barntidBeacons
  })

/** An open case of the one who is signed in. */
const aCase = async (page: Page): Promise<{ caseId: string; childId: string }> => {
  const { rows } = await ask(page, listCases)
  const { caseId, child } = firstOf('case', rows, ({ closedOn }) => closedOn === null)
  return { caseId, childId: child.id }
}

const burdenFor = async (login: string): Promise<BurdenView> => {
  const page = await product().as(login)
  const answer = await page.request.get(readBurden.path)
  const body: unknown = await answer.json()
  for (const word of canaries) expect(JSON.stringify(body)).not.toContain(word)
  return readBurden.reply.parse(body)
}

const consult = async (page: Page): Promise<void> => {
  await page.getByRole('combobox', { name: 'Vem frågade du?' }).fill('Bo Gran')
  await page.getByRole('option', { name: /Bo Granhällen/ }).click()
  await page.getByLabel('Vad frågade du om?').fill(canaries[0] ?? '')
  await page.getByLabel('Vad tyckte kollegan?').fill(`${canaries[1]} ${canaries[2]}`)
  await page.getByRole('radio', { name: 'Ja, vi är överens' }).check()
  await page.getByRole('button', { name: 'Spara samrådet' }).click()
  await expect.poll(() => page.getByLabel('Vad frågade du om?').inputValue()).toBe('')
}

const usesOf = ({ forms }: BurdenView): number => forms.find(({ form }) => form === 'logConsult')?.uses ?? 0

test('a form that is filled in five times is counted five times, and not a word of it leaves by the meter', async () => {
  const p = product()
  onTestFailed(async () => console.log(await p.seen()))
  const before = await burdenFor('hedda')

  const amira = await p.as('amira')
  await amira.addInitScript(recordBeacons)
  await amira.goto(`/arenden/${(await aCase(amira)).caseId}/beslut`)
  await amira.locator('summary', { hasText: 'Anteckna ett samråd' }).click()
  for (let n = 0; n < 5; n += 1) await consult(amira)

  const beacons = await beaconsOf(amira)
  expect(beacons.length).toBeGreaterThanOrEqual(5)
  expect(beacons.join('\n')).toContain('"form":"logConsult"')
  expect(beacons.join('\n')).toContain('"name":"view"')
  for (const word of canaries) expect(beacons.join('\n')).not.toContain(word)

  clock.at('2026-11-30T09:00:00Z')
  expect(usesOf(await burdenFor('hedda'))).toBe(usesOf(before) + 5)
  expect(p.complaints).toEqual([])
})

test('a form that is begun and left is counted as left, at the latest when the page goes', async () => {
  const maja = await product().as('maja')
  await maja.addInitScript(recordBeacons)
  await maja.goto('/inflode/ny')
  await maja.getByLabel('Vad är anmälaren orolig för?').fill(canaries[0] ?? '')
  await maja.getByRole('link', { name: 'Idag' }).first().click()
  await maja.waitForURL('**/')
  await maja.evaluate(() => dispatchEvent(new Event('pagehide')))
  await expect.poll(() => beaconsOf(maja)).toHaveLength(1)
  const [beacon = ''] = await beaconsOf(maja)
  expect(beacon).toContain('"form":"registerReport"')
  expect(beacon).toContain('"outcome":"left"')
  expect(beacon).not.toContain(canaries[0])
})

test('the page shows the costliest form first, and gives the same figures as a table for a spreadsheet', async () => {
  const hedda = await product().as('hedda')
  await hedda.goto('/uppgiftsborda')
  const table = hedda.getByRole('table', { name: 'Formulär, det som kostar mest först' })
  await table.waitFor()
  const first = await table.getByRole('rowheader').first().innerText()
  const [download] = await Promise.all([
    hedda.waitForEvent('download'),
    hedda.getByRole('button', { name: 'Hämta som tabell (CSV)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('uppgiftsbordan.csv')
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines[0]).toContain('Formulär;Skickat')
  expect(lines[1]?.split(';')[0]).toBe(first)
  expect(lines.length).toBe((await table.getByRole('row').count()) + 1)
})

test('the head adds a field, it is asked in the note, and on the day after its end it is gone by itself', async () => {
  const p = product()
  onTestFailed(async () => console.log(await p.seen()))
  clock.at('2026-11-24T09:00:00Z')
  const hedda = await p.as('hedda')
  await hedda.goto('/uppgiftsborda/egna-falt')
  await hedda.getByRole('link', { name: 'Nytt fält' }).click()
  await hedda.getByRole('radio', { name: 'Journalanteckning' }).check()
  await hedda.getByLabel('Fråga').fill('Hur reste ni dit?')
  await hedda.getByRole('button', { name: 'Lägg till fältet' }).click()
  await hedda.getByRole('alert').getByText('Varför behövs fältet?').waitFor()
  await hedda.getByLabel('Varför behövs fältet?').fill('Vi ska köpa en bil till i vår.')
  await hedda.getByRole('combobox', { name: 'Vem ansvarar för fältet?' }).fill('Dagmar')
  await hedda.getByRole('option', { name: /Dagmar/ }).click()
  await hedda.getByRole('textbox', { name: 'Sista dag' }).fill('2026-11-30')
  await hedda.getByLabel('Vem läser svaren?').selectOption({ label: 'Enhetschef' })
  await hedda.getByRole('button', { name: 'Lägg till fältet' }).click()
  await hedda.getByText('Hur reste ni dit?').first().waitFor()

  const openNote = async (): Promise<Page> => {
    const amira = await p.as('amira')
    await amira.goto(`/barn/${(await aCase(amira)).childId}`)
    await amira.getByRole('button', { name: 'Ny anteckning' }).first().click()
    await amira.getByRole('menuitem', { name: 'Telefonsamtal' }).click()
    await amira.getByLabel(/Vad hände/).waitFor()
    await amira.getByLabel('Vilken dag hände det?').waitFor()
    return amira
  }
  const amira = await openNote()
  await amira.getByLabel(/Hur reste ni dit/).fill('Tåg')
  await amira.getByLabel(/Vad hände/).fill('Vi ringde.')
  await amira.getByText(/^Sparat \d/).waitFor()
  await amira.getByRole('button', { name: /^Signera/ }).click()
  const asked = amira.getByRole('alertdialog')
  await asked.getByText('Tåg').waitFor()
  await asked.getByRole('button', { name: 'Signera och lås' }).click()
  await asked.waitFor({ state: 'hidden' })
  await amira.getByText('Tåg').first().waitFor()

  clock.at('2026-12-01T09:00:00Z')
  const later = await openNote()
  expect(await later.getByLabel(/Hur reste ni dit/).count()).toBe(0)
  const again = await p.as('hedda')
  await again.goto('/uppgiftsborda/egna-falt')
  await again.getByText('Frågades till och med 30 november 2026').waitFor()
  expect(p.complaints).toEqual([])
})
