import { expect, test } from 'vitest'
import { faultsOn, settled } from './axe.ts'
import { findPlaces } from './places.ts'
import { withProduct } from './product.ts'
import { findDisclosure } from './visits-disclosure.ts'

const product = withProduct()
const folder = process.env['PICTURES']

const focused = () => document.activeElement?.getAttribute('aria-label') ?? ''

test('papers are tested, masked and given out by keyboard, also on a narrow screen', async () => {
  const amira = await product().as('amira', { width: 320 })
  const places = await findPlaces(amira, await product().as('maja'))
  const disclosureId = await findDisclosure(places, amira)
  const picture = async (name: string, page = amira): Promise<void> => {
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  }
  await amira.goto(`/utlamnande/${disclosureId}`)
  await settled(amira)
  await picture('one-320')
  for (let left = await amira.getByRole('button', { name: /^Pröva:/ }).count(); left > 0; left--) {
    await amira
      .getByRole('button', { name: /^Pröva:/ })
      .first()
      .press('Enter')
    await amira.getByRole('radio', { name: 'Kan lämnas ut med maskningar' }).press('Space')
    const sentence = amira
      .getByRole('list', { name: 'Texten, mening för mening' })
      .getByRole('button', { pressed: false })
      .last()
    await sentence.press('Enter')
    await amira.getByLabel('Maska ord överallt').fill('Signerad av')
    await amira.getByLabel('Maska ord överallt').press('Enter')
    await amira.getByText(/maskat\.|maskade\.|finns inte/).waitFor()
    await amira.getByLabel('Varför?').fill('Kan skada någon annan.')
    await picture(`test-${left}-320`)
    expect(await faultsOn(amira, 'a paper under test')).toEqual([])
    await amira.getByRole('button', { name: 'Spara prövningen' }).press('Enter')
    await amira
      .getByRole('button', { name: /^Pröva igen:/ })
      .nth(3 - left)
      .waitFor()
    await expect.poll(() => amira.evaluate(focused)).toMatch(/^Pröva igen:/)
  }
  await amira.getByText('Alla handlingar är prövade').waitFor()
  await amira.getByLabel('Visa som').selectOption('father')
  await amira.getByText('Så här skulle reglernas förslag se ut för någon annan.').waitFor()
  await amira.getByLabel('Visa som').selectOption('mother')
  await amira.getByText('Maskat, OSL 26:1').first().waitFor()
  const width = await amira.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(320)
  await picture('preview-320')
  const dark = await product().as('amira', { dark: true })
  await dark.goto(`/utlamnande/${disclosureId}`)
  await settled(dark)
  await picture('one-1280-dark', dark)
  await amira.getByRole('button', { name: 'Skicka för beslut' }).press('Enter')
  await amira.getByText('Väntar på den som leder enheten.').waitFor()

  const lead = await product().as('cilla')
  await lead.goto(`/utlamnande/${disclosureId}`)
  await lead.getByRole('radio', { name: 'Lämna ut så som det är förberett' }).press('Space')
  await lead.getByLabel('Skäl').fill('Uppgifter om andra är maskade.')
  await picture('decide-1280', lead)
  await lead.getByRole('button', { name: 'Besluta', exact: true }).press('Enter')
  await lead.getByRole('button', { name: 'Gör filen' }).press('Enter')
  const file = lead.getByRole('link', { name: 'Öppna filen (PDF)' })
  await file.waitFor()
  expect(await faultsOn(lead, 'the file is made')).toEqual([])
  await picture('made-1280', lead)
  const address = (await file.getAttribute('href')) ?? ''
  const sent = await lead.request.get(address)
  expect([sent.status(), sent.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect(product().complaints).toEqual([])
})
