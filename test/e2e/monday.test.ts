import type { Page } from 'playwright-core'
import { afterAll, expect, onTestFailed, test } from 'vitest'
import { withProduct } from './product.ts'

const product = withProduct()

afterAll(() => expect(product().complaints).toEqual([]))

const rows = (page: Page) => page.getByRole('list', { name: 'Ärenden och anmälningar' }).getByRole('listitem')

/** Chooses somebody by name: the lists tell how many each one has, too. */
const choose = async (row: ReturnType<typeof rows>, seat: string, name: string): Promise<void> => {
  const list = row.getByRole('combobox', { name: seat })
  const option = list.locator('option', { hasText: name })
  await list.selectOption((await option.first().getAttribute('value')) ?? '')
}

test('on a Monday somebody is ill: the manager sees it, one act moves every child, and who inherits them sees which to open first', async () => {
  onTestFailed(async () => console.log(await product().seen()))
  const dagmar = await product().as('dagmar')
  await dagmar.getByText(/^Fanny Silverryd är borta och har kvar \d+ ärenden$/).waitFor()
  await dagmar.getByRole('link', { name: 'Lämna över' }).click()
  await dagmar.getByRole('link', { name: 'Visa förslag' }).click()
  await rows(dagmar).first().waitFor()
  const count = await rows(dagmar).count()
  expect(count).toBeGreaterThan(5)

  // What SoL 25:1 does not allow is told in the row where it is, and nothing moves.
  await choose(rows(dagmar).nth(3), 'Ansvarig', 'Tove Hallonmo')
  await rows(dagmar).nth(3).getByRole('combobox', { name: 'Medhandläggare' }).selectOption('')
  await dagmar.getByRole('button', { name: `Lämna över ${count} ärenden` }).click()
  await rows(dagmar).nth(3).getByText('(SoL 25:1)').waitFor()
  const focused = await dagmar.evaluate(() => document.activeElement?.getAttribute('name'))
  expect(focused).toMatch(/^owner-/)

  // All to Göran. Where he was the second, the two change places.
  for (let at = 0; at < count; at += 1) await choose(rows(dagmar).nth(at), 'Ansvarig', 'Göran Ljungskär')
  await dagmar.getByRole('button', { name: `Lämna över ${count} ärenden` }).click()
  await dagmar.getByText('Inget kvar att lämna över').waitFor()
  await dagmar.goto('/')
  await dagmar.getByRole('heading', { name: 'Idag' }).waitFor()
  expect(await dagmar.getByText('Fanny Silverryd är borta').count()).toBe(0)

  const goran = await product().as('goran', { width: 320 })
  const notice = goran.getByText(/^Du har tagit över \d+ ärenden$/)
  const taken = Number(/\d+/.exec(await notice.innerText())?.[0])
  expect(taken).toBeGreaterThan(5)
  await goran.getByRole('link', { name: 'Visa övertagna' }).click()
  const unread = goran.getByRole('list', { name: 'Olästa' }).getByRole('listitem')
  await unread.first().waitFor()
  expect(await unread.count()).toBe(taken)
  const link = unread.first().getByRole('link')
  const named = (await link.innerText()).trim()
  await link.click()
  await goran.getByRole('heading', { level: 1, name: named }).waitFor()
  const address = goran.url()
  await goran.goto('/overtagna')
  await goran.getByText(`${taken - 1} är olästa.`).waitFor()

  const fanny = await product().as('fanny')
  await fanny.goto(address)
  await fanny.getByText('Det finns inte här').first().waitFor()
})
