import type { Page } from 'playwright-core'
import { expect, onTestFailed, test } from 'vitest'
import { enter, focusStays, onTop, seeFocus, tabTo, typeInto } from './keys.ts'
import { firstOf, isPlanned, nextIs, ownCases } from './places.ts'
import { withProduct } from './product.ts'

const product = withProduct()

/** Somebody who has no mouse signs in. */
const signIn = async (name: string): Promise<Page> => {
  const page = await onTop(await product().visitor())
  await page.goto('/')
  await enter(page, page.getByRole('button', { name: new RegExp(name) }))
  await page.getByRole('heading', { name: 'Idag', level: 1 }).waitFor()
  await focusStays(page)
  return page
}

/** A step of the case: unfolded if it is not. */
const unfold = async (page: Page, step: string): Promise<void> => {
  const summary = page.locator('summary').filter({ hasText: new RegExp(`^${step} ?SoL`) })
  await tabTo(page, summary)
  const isOpen = await summary.evaluate((it) => it.closest('details')?.open ?? false)
  if (!isOpen) await page.keyboard.press('Enter')
}

const plan = async (page: Page): Promise<void> => {
  await unfold(page, 'Plan')
  await typeInto(page, page.getByLabel('Syfte'), 'Ta reda på om barnet får den omsorg det behöver.')
  await typeInto(page, page.getByLabel('Fråga 1'), 'Hur är kvällarna hemma?')
  await enter(page, page.getByRole('button', { name: 'Spara planen' }))
  await page.getByRole('button', { name: 'Ändra planen' }).waitFor()
  await focusStays(page)
}

/** A talk is written and signed; the first question about signing is taken back with Escape. */
const writeAndSign = async (page: Page): Promise<void> => {
  await unfold(page, 'Samtal')
  await enter(page, page.getByRole('button', { name: 'Skriv om ett samtal' }))
  await page.getByRole('heading', { name: 'Ny anteckning' }).waitFor()
  await focusStays(page)
  await typeInto(page, page.getByLabel('Var?'), 'Skolan')
  await tabTo(page, page.getByRole('radio', { name: /Ja, barnet var ensamt/ }))
  await page.keyboard.press('Space')
  await typeInto(page, page.getByLabel(/Vad hände/), 'Vi satt i biblioteket.')
  await typeInto(page, page.getByLabel(/Barnets egna ord/), 'Det är lugnt när mormor är hemma.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alertdialog').waitFor()
  await seeFocus(page)
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
  expect(
    await page.getByLabel(/Barnets egna ord/).evaluate((field) => field === document.activeElement),
  ).toBe(true)
  await page.keyboard.press('Control+Enter')
  await enter(page, page.getByRole('alertdialog').getByRole('button', { name: 'Signera och lås' }))
  await page.waitForURL('**/barn/*')
  await page.getByText('Det är lugnt när mormor är hemma.').waitFor()
  await focusStays(page)
}

const propose = async (page: Page): Promise<void> => {
  await enter(page, page.getByRole('link', { name: 'Öppna ärendet' }))
  await page.getByRole('link', { name: 'Barnets sida' }).waitFor()
  await focusStays(page)
  await unfold(page, 'Beslut')
  await enter(page, page.getByRole('link', { name: 'Gå till beslut' }))
  await enter(page, page.getByRole('link', { name: 'Skriv förslag till beslut' }))
  await page.getByRole('heading', { name: /Skriv förslag till beslut/ }).waitFor()
  await focusStays(page)
  await tabTo(page, page.getByRole('radio', { name: 'Bevilja öppenvård' }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await typeInto(page, page.getByLabel('Vad heter insatsen?'), 'Familjebehandling')
  await typeInto(page, page.getByLabel('Vad beslutar vi?'), 'Familjebehandling i sex månader.')
  await typeInto(page, page.getByLabel('Varför?'), 'Barnet behöver lugna kvällar. Familjen vill det.')
  await enter(page, page.getByRole('button', { name: 'Spara förslaget' }))
  await page.getByRole('heading', { name: 'Får jag besluta det här?' }).waitFor()
  await focusStays(page)
}

test('from sign-in to a proposed decision without a mouse: the focus is always seen and never lost', async () => {
  onTestFailed(async () => console.log(await product().seen()))
  const page = await signIn('Amira Lindqvist')
  const own = firstOf('newly opened case', await ownCases(page), (view) => nextIs(view, 'notify'))
  await enter(page, page.locator(`main a[href="/arenden/${own.caseId}"]`))
  await page.getByRole('heading', { name: own.child.name }).waitFor()
  await focusStays(page)
  await plan(page)
  await writeAndSign(page)
  await propose(page)
  await page.getByText('Familjebehandling i sex månader.').waitFor()
})

test('Ctrl+K finds a person by name and goes there; Escape gives the focus back', async () => {
  const page = await onTop(await product().as('amira'))
  const { child } = firstOf('child', await ownCases(page), (view) => view.child.protection === 'none')
  const link = page.getByRole('link', { name: 'Ärenden' }).first()
  await tabTo(page, link)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await seeFocus(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await link.evaluate((it) => it === document.activeElement)).toBe(true)

  await page.keyboard.press('Control+k')
  await page.keyboard.type(child.name)
  await page.getByRole('option', { name: new RegExp(child.name), selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/personer/*')
  await page.getByRole('heading', { name: child.name, level: 1 }).waitFor()
  await focusStays(page)
  expect(page.url()).not.toContain(encodeURIComponent(child.familyName))
})

test('Escape closes a dialog and gives the focus back to what opened it', async () => {
  const page = await onTop(await product().as('amira'))
  const view = firstOf('case with a plan', await ownCases(page), isPlanned)
  await page.goto(`/arenden/${view.caseId}`)
  const menu = page.locator('main').getByRole('button', { name: 'Mer', exact: true })
  await enter(page, menu)
  const item = page.getByRole('menuitem', { name: 'Förläng utredningstiden' })
  await item.waitFor()
  await page.keyboard.press('Escape')
  await item.waitFor({ state: 'hidden' })
  expect(await menu.evaluate((it) => it === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await item.waitFor()
  await page.keyboard.press('End')
  await seeFocus(page)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Förläng utredningstiden' })
  await dialog.waitFor()
  await seeFocus(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await menu.evaluate((it) => it === document.activeElement)).toBe(true)

  await page.goto(`/personer/${view.child.id}`)
  const change = page.getByRole('button', { name: 'Ändra uppgifter' })
  await enter(page, change)
  await page.getByRole('dialog').waitFor()
  await seeFocus(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await change.evaluate((it) => it === document.activeElement)).toBe(true)
})

test('the first press of Tab offers a way past the menu, and it leads to the content', async () => {
  const page = await onTop(await product().as('amira'))
  await page.goto('/arenden')
  await page.getByRole('heading', { name: 'Ärenden', level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  await seeFocus(page)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})
