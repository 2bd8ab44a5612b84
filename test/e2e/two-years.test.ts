import type { Page } from 'playwright-core'
import { expect, onTestFailed, test } from 'vitest'
import { movableClock } from './clock.ts'
import { withProduct } from './product.ts'

const clock = movableClock('2026-11-23T09:00:00.000Z')
const product = withProduct(clock)

/** A child of the demo whose care is on the agenda of the committee's next meeting. */
const family = 'Ögontröst'

const open: Page[] = []

/** Somebody signs in on that day; whoever sat there before has gone home. */
const onDay = async (day: string, login: string, time = '09:00'): Promise<Page> => {
  clock.at(`${day}T${time}:00.000Z`)
  for (const page of open.splice(0)) await page.context().close()
  const page = await product().as(login)
  open.push(page)
  return page
}

const toChild = async (page: Page): Promise<void> => {
  const answer = await page.request.post('/api/people/search', { data: { q: family } })
  const { hits }: { hits: { id: string; birthYear: string }[] } = await answer.json()
  const child = hits.toSorted((a, b) => a.birthYear.localeCompare(b.birthYear)).at(-1)
  await page.goto(`/barn/${child?.id ?? ''}`)
  await page.getByRole('heading', { level: 1, name: new RegExp(family) }).waitFor()
}

const toPlacement = async (page: Page): Promise<void> => {
  await toChild(page)
  await page.getByRole('link', { name: 'Till placeringen' }).first().click()
  await page.getByRole('list', { name: 'Vad som ska göras' }).waitFor()
}

/** What is to be done and by when, as the placement's page shows it. */
const times = async (page: Page): Promise<Record<string, string>> => {
  const rows = page.getByRole('list', { name: 'Vad som ska göras' }).getByRole('listitem')
  const all = await rows.evaluateAll((items) =>
    items.map((item) => [
      item.querySelector('.row-title')?.textContent ?? '',
      item.querySelector('time')?.getAttribute('datetime') ?? '',
    ]),
  )
  return Object.fromEntries(all)
}

const saved = (page: Page) => page.getByText('Sparat', { exact: true }).first().waitFor()

/** The secretary holds the meeting, and the paragraph about the child is entered as proposed. */
const meet = async (day: string): Promise<void> => {
  const nora = await onDay(day, 'nora', '13:00')
  await nora.goto('/namnd')
  await nora
    .getByRole('list', { name: 'Planerade' })
    .getByRole('link', { name: /Individutskottet/ })
    .first()
    .click()
  await nora.getByLabel('Ordförande').fill('Asta Kornvind')
  await nora.getByLabel(/Ledamöter/).fill('Bror Sälgrot\nCissi Havreby')
  await nora.getByRole('button', { name: 'Sammanträdet har hållits' }).click()
  const item = nora.locator('section').filter({ hasText: family }).last()
  await item.getByText('Skriv in paragrafen').click()
  await item.getByRole('button', { name: 'Spara paragrafen' }).click()
  // The choice in the form has the same words: only with its paragraph it is entered.
  await item.getByText(/^§\s\d+ Enligt förslaget$/).waitFor()
}

const planMeeting = async (today: string, heldOn: string): Promise<void> => {
  const nora = await onDay(today, 'nora')
  await nora.goto('/namnd')
  await nora.getByText('Planera ett sammanträde').first().click()
  await nora.getByRole('radio', { name: 'Individutskottet' }).check()
  await nora.getByLabel('Vilken dag?').fill(heldOn)
  await nora.getByRole('button', { name: 'Planera ett sammanträde' }).click()
  await nora.getByText('Dagordning').first().waitFor()
}

const questions = [
  'Hur har det gått för barnet?',
  'Vad säger barnet?',
  'Vad säger vårdnadshavarna?',
  'Vad säger de som vårdar?',
  'Behövs vården fortfarande, och varför?',
] as const

/** SoL 22:13: written, proposed, sent to the agenda, and considered at the meeting. */
const consider = async (written: string, heldOn: string): Promise<void> => {
  await planMeeting(written, heldOn)
  const amira = await onDay(written, 'amira', '10:00')
  await toPlacement(amira)
  await amira.getByRole('button', { name: 'Skriv underlaget' }).first().click()
  for (const question of questions) await amira.getByLabel(question).fill('Det går bra, och vården behövs.')
  await amira.getByRole('button', { name: 'Spara underlaget' }).click()
  await amira.getByRole('button', { name: 'Gör ett förslag till nämnden' }).click()
  await amira.getByLabel('Vilken dag fick parterna underlaget?').fill(written)
  await amira.getByRole('button', { name: 'Spara ändringarna' }).click()
  await amira.getByRole('button', { name: 'Skicka till dagordningen' }).click()
  await amira.getByText(/Individutskottet tar upp förslaget/).waitFor()
  await meet(heldOn)
}

const visit = async (day: string): Promise<void> => {
  const amira = await onDay(day, 'amira')
  await toPlacement(amira)
  await amira.getByRole('button', { name: 'Skriv in utan anteckning' }).click()
  await amira.getByLabel('Besökte barnet där det bor').check()
  await amira.getByLabel('Talade med barnet').check()
  await amira.getByLabel(/Barnet fick tala utan/).check()
  await amira.getByRole('button', { name: 'Spara', exact: true }).click()
  await saved(amira)
}

const carePlan = async (page: Page, opener: string, more?: () => Promise<void>): Promise<void> => {
  await page.getByRole('button', { name: opener }).click()
  await more?.()
  for (const part of [
    'Mål med vården',
    'Särskilda insatser som behövs',
    /Hur hålls kontakten med föräldrar/,
    'Vad tycker barnet?',
    'Vad tycker vårdnadshavarna?',
  ])
    await page.getByLabel(part).fill('Som vi har talat om.')
  await page.getByRole('button', { name: 'Spara vårdplanen' }).click()
  await saved(page)
}

test('one placed child through two years of clocks: nobody types a last day, and each is seen on its day', async () => {
  onTestFailed(async () => console.error(await product().seen()), 20_000)

  // The committee grants the care at its meeting.
  await meet('2026-12-01')

  // Six days later the guardian agrees, a home is chosen and the child moves in.
  let amira = await onDay('2026-12-07', 'amira')
  await toChild(amira)
  await amira.getByRole('link', { name: 'Öppna ärendet' }).click()
  await amira.getByRole('link', { name: 'Verkställ placeringen' }).first().click()
  await amira
    .getByRole('button', { name: /^Ja, muntligt/ })
    .first()
    .click()
  await amira.getByRole('button', { name: 'Spara samtycket' }).click()
  await amira.getByText('Alla har samtyckt').waitFor()
  await amira.getByRole('combobox', { name: 'Var ska barnet bo?' }).fill('Skogsbrynet')
  await amira.getByRole('option', { name: /Skogsbrynet/ }).click()
  await amira.getByRole('button', { name: 'Verkställ placeringen' }).click()
  await amira.getByRole('list', { name: 'Vad som ska göras' }).waitFor()
  expect(await times(amira)).toEqual({
    'Underrätta regionen': '2026-12-07',
    'Besök barnet': '2027-03-07',
    'Följ upp genomförandeplanen': '2027-03-07',
    'Överväg vården': '2027-06-07',
    'Revidera vårdplanen': '2028-12-07',
    'Överväg att flytta över vårdnaden': '2028-12-07',
  })

  // The region is told, the plan is written, and the child is visited and talked with alone.
  await amira.getByRole('button', { name: 'Skriv in att regionen är underrättad' }).click()
  await amira.getByRole('button', { name: 'Spara', exact: true }).click()
  await amira.getByText(/Regionen underrättades/).waitFor()
  await carePlan(amira, 'Skriv vårdplanen')
  await visit('2026-12-14')
  amira = await onDay('2026-12-15', 'amira')
  await toPlacement(amira)
  const first = await times(amira)
  expect(first).not.toHaveProperty('Underrätta regionen')
  expect(first['Besök barnet']).toBe('2027-03-14')

  // In April nobody has visited: it is late in Idag and on the child's page, with its paragraph.
  amira = await onDay('2027-04-05', 'amira')
  await amira.getByText(new RegExp(family)).first().waitFor()
  await amira
    .getByText(/dagar för sent/)
    .first()
    .waitFor()
  await toChild(amira)
  await amira.getByText('22 dagar för sent').first().waitFor()
  await amira
    .getByText(/SoL 22:11/)
    .first()
    .waitFor()
  await visit('2027-04-06')

  // At six months the committee considers; the next six months run from its meeting.
  await consider('2027-05-18', '2027-05-25')
  amira = await onDay('2027-05-26', 'amira')
  await toPlacement(amira)
  expect((await times(amira))['Överväg vården']).toBe('2027-11-25')

  // The home breaks down: another home, and the two years of the custody question begin anew.
  amira = await onDay('2027-07-01', 'bo')
  await toPlacement(amira)
  await amira.getByRole('main').getByRole('button', { name: 'Mer', exact: true }).click()
  await amira.getByRole('menuitem', { name: 'Flytta till ett annat hem' }).click()
  await amira.getByRole('radio', { name: /^Sammanbrott/ }).check()
  await amira.getByRole('combobox', { name: 'Vart?' }).fill('Björkudden')
  await amira.getByRole('option', { name: /Björkudden/ }).click()
  await amira.getByLabel('Vad har hänt?').fill('Familjehemmet orkar inte mer.')
  await amira.getByRole('button', { name: 'Flytta barnet' }).click()
  await amira.getByRole('link', { name: 'Familjehemmet Björkudden' }).first().waitFor()
  const moved = await times(amira)
  expect(moved['Överväg att flytta över vårdnaden']).toBe('2029-07-01')
  expect(moved['Revidera vårdplanen']).toBe('2028-12-07')

  for (const day of ['2027-07-05', '2027-10-04']) await visit(day)
  await consider('2027-11-15', '2027-11-23')
  for (const day of ['2027-12-20', '2028-03-14']) await visit(day)
  await consider('2028-05-15', '2028-05-23')
  amira = await onDay('2028-05-24', 'amira')
  await toPlacement(amira)
  expect((await times(amira))['Överväg vården']).toBe('2028-11-23')

  for (const day of ['2028-06-07', '2028-09-04']) await visit(day)
  await consider('2028-11-13', '2028-11-21')

  // After two years the plan is revised, and says where the child is to live.
  amira = await onDay('2028-12-01', 'amira')
  await toPlacement(amira)
  await carePlan(amira, 'Revidera planen', () =>
    amira.getByLabel('Var ska barnet bo på lång sikt?').fill('Hemma hos mamma, som nu har bostad.'),
  )
  await toPlacement(amira)
  expect(await times(amira)).not.toHaveProperty('Revidera vårdplanen')

  // The child goes home and is followed for at most six months.
  await amira.getByRole('main').getByRole('button', { name: 'Mer', exact: true }).click()
  await amira.getByRole('menuitem', { name: 'Avsluta placeringen' }).click()
  await amira.getByLabel('Hur slutar den?').selectOption('home_to_parents')
  await amira.getByLabel('Varför?').fill('Mamma har bostad och stöd.')
  await amira.getByLabel(/Följ upp barnet efteråt/).check()
  await amira.getByRole('button', { name: 'Avsluta placeringen' }).click()
  await amira
    .getByText(/Placeringen avslutades/)
    .first()
    .waitFor()
  await toChild(amira)
  await amira.locator('time[datetime="2029-06-01"]').first().waitFor()
  expect(await amira.locator('time[datetime="2029-07-01"]').count()).toBe(0)
  expect(product().complaints).toEqual([])
}, 240_000)
