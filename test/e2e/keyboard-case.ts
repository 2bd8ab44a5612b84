import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { follow, register, unfold } from './keyboard-start.ts'
import { act, actAndGoOn, enter, focusStays, openTwice, pick, seeFocus, tick, typeInto } from './keys.ts'
import { story } from './story.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name })

/** From any page to the case, as somebody goes who has been elsewhere. */
export const goToCase = async (page: Page): Promise<void> => {
  await follow(page, page.getByRole('link', { name: 'Ärenden' }).first(), '**/arenden')
  await follow(page, page.getByRole('link', { name: story.childName }).first(), '**/arenden/*')
}

/** The guardian is registered and told; the day is taken from the calendar. */
export const addAndTellGuardian = async (page: Page): Promise<void> => {
  await follow(page, page.getByRole('link', { name: 'Barnets sida' }), '**/barn/*')
  await follow(page, page.getByRole('link', { name: 'Uppgifter och familj' }), '**/personer/*')
  const family = page.getByRole('dialog', { name: 'Lägg till i familjen' })
  await openTwice(page, button(page, 'Lägg till i familjen'), family)
  await register(page, story.guardian)
  await act(
    page,
    family.getByRole('button', { name: 'Lägg till i familjen' }),
    page.getByRole('link', { name: story.guardianName }).first(),
  )
  await follow(page, page.getByRole('link', { name: 'Öppna barnets sida' }), '**/barn/*')
  await follow(page, page.getByRole('link', { name: 'Öppna ärendet' }), '**/arenden/*')
  const day = page.getByLabel('När fick personen veta?')
  await enter(page, button(page, 'Öppna kalendern').first())
  await page.getByRole('dialog', { name: 'Kalender' }).getByRole('grid').waitFor()
  await focusStays(page)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Kalender' }).waitFor({ state: 'hidden' })
  expect(await day.evaluate((it) => it === document.activeElement)).toBe(true)
  await typeInto(page, page.getByLabel(/Hur\?/).first(), 'Telefon')
  await actAndGoOn(page, button(page, 'Spara underrättelsen'))
}

export const plan = async (page: Page): Promise<void> => {
  await unfold(page, 'Plan')
  await typeInto(page, page.getByLabel('Syfte'), story.purpose)
  await typeInto(page, page.getByLabel('Fråga 1'), story.question)
  await actAndGoOn(page, button(page, 'Spara planen'))
}

/** A talk is written and signed; the first question about signing is taken back with Escape. */
export const writeAndSign = async (page: Page): Promise<void> => {
  await unfold(page, 'Samtal')
  await act(page, button(page, 'Skriv om ett samtal'), page.getByRole('heading', { name: 'Ny anteckning' }))
  await typeInto(page, page.getByLabel('Var?'), 'Skolan')
  await pick(page, page.getByRole('radio', { name: /Ja, barnet var ensamt/ }))
  await typeInto(page, page.getByLabel(/Vad hände/), story.talk)
  const childWords = page.getByLabel(/Barnets egna ord/)
  await typeInto(page, childWords, story.childWords)
  await page.keyboard.press('Control+Enter')
  const question = page.getByRole('alertdialog')
  await question.waitFor()
  await seeFocus(page)
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'hidden' })
  expect(await childWords.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+Enter')
  await enter(page, question.getByRole('button', { name: 'Signera och lås' }))
  await page.waitForURL('**/barn/*')
  await page.getByText(story.childWords).waitFor()
  await focusStays(page)
  await follow(page, page.getByRole('link', { name: 'Öppna ärendet' }), '**/arenden/*')
}

export const writeInvestigation = async (page: Page, casePath: string): Promise<void> => {
  await follow(page, page.getByRole('link', { name: 'Utredningstexten' }), '**/utredning/*')
  for (const [name, words] of story.investigation)
    await typeInto(page, page.getByRole('textbox', { name }), words)
  await page.getByText('Innan beslut saknas').waitFor({ state: 'hidden' })
  await focusStays(page)
  await follow(page, page.locator(`main a[href="${casePath}"]`), '**/arenden/*')
}

/** What was found is sent to the guardian, and the answer is noted. */
export const communicate = async (page: Page): Promise<void> => {
  await unfold(page, 'Kommunicera')
  await act(page, button(page, 'Skicka till någon'), page.getByLabel('Vad har du skickat?'))
  await typeInto(page, page.getByLabel('Vad har du skickat?'), 'Utredningstexten')
  await typeInto(page, page.getByLabel('Hur?'), 'Vid ett möte')
  await tick(page, page.getByLabel(/Jag har berättat/))
  await actAndGoOn(page, button(page, 'Spara utskicket'))
  await unfold(page, 'Kommunicera')
  await act(page, button(page, 'Skriv in svaret'), page.getByLabel(/^Svaret/))
  await typeInto(page, page.getByLabel(/^Svaret/), story.reply)
  await actAndGoOn(page, button(page, 'Spara svaret'))
}

/** The proposal, sent to the one who may decide. */
export const propose = async (page: Page): Promise<void> => {
  await unfold(page, 'Beslut')
  await follow(page, page.getByRole('link', { name: 'Gå till beslut' }), '**/beslut')
  await follow(page, page.getByRole('link', { name: 'Skriv förslag till beslut' }), '**/beslut/nytt')
  await pick(page, page.getByRole('radio', { name: 'Bevilja kontaktperson eller kontaktfamilj' }))
  await pick(page, page.getByRole('radio', { name: 'Kontaktfamilj', exact: true }))
  await typeInto(page, page.getByLabel('Vad heter insatsen?'), story.helpName)
  await typeInto(page, page.getByLabel('Vad beslutar vi?'), story.decision)
  await typeInto(page, page.getByLabel('Varför?'), story.reasons)
  await act(
    page,
    button(page, 'Spara förslaget'),
    page.getByRole('heading', { name: 'Får jag besluta det här?' }),
  )
}
