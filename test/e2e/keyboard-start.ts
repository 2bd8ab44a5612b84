import type { Locator, Page } from 'playwright-core'
import { act, enter, focusStays, onTop, openTwice, tabTo, typeInto } from './keys.ts'
import type { Product } from './product.ts'
import type { Somebody } from './story.ts'

/** Somebody who has no mouse signs in; 320 px are left of the page for one who makes everything four times as big. */
export const signIn = async (product: Product, name: string, width = 1280): Promise<Page> => {
  const page = await onTop(await product.visitor({ width }))
  await page.goto('/')
  await act(
    page,
    page.getByRole('button', { name: new RegExp(name) }),
    page.getByRole('heading', { name: 'Idag', level: 1 }),
  )
  return page
}

/** A link, and where it leads: the new page has the focus. */
export const follow = async (page: Page, link: Locator, address: string): Promise<void> => {
  await enter(page, link)
  await page.waitForURL(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await focusStays(page)
}

/** A step of the case: unfolded if it is not. */
export const unfold = async (page: Page, step: string): Promise<void> => {
  const summary = page.locator('summary').filter({ hasText: new RegExp(`^${step} ?(SoL|SoF|FL)`) })
  await tabTo(page, summary)
  const isOpen = await summary.evaluate((it) => it.closest('details')?.open ?? false)
  if (!isOpen) await page.keyboard.press('Enter')
}

/** Somebody new, in the dialog that lies above the field for a person. */
export const register = async (page: Page, person: Somebody): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: 'Ny person' })
  await openTwice(page, page.getByRole('button', { name: 'Ny person' }), dialog)
  await typeInto(page, dialog.getByLabel('Förnamn'), person.given)
  await typeInto(page, dialog.getByLabel('Efternamn'), person.family)
  await typeInto(page, dialog.getByLabel(/Personnummer/), person.number)
  await act(page, dialog.getByRole('button', { name: 'Spara personen' }), dialog, 'hidden')
}
