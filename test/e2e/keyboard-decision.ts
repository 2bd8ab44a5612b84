import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { goToCase } from './keyboard-case.ts'
import { follow, unfold } from './keyboard-start.ts'
import { act, actAndGoOn, choose, openTwice, pick, seeFocus, tabTo, typeInto } from './keys.ts'
import { story } from './story.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name })

export const sendToDecider = async (page: Page): Promise<void> => {
  await choose(page, page.getByLabel('Vem ska besluta?'), story.decider)
  await act(page, button(page, 'Skicka för beslut'), page.getByText(/^Skickat till Cilla Näckstrand/).first())
}

/** Read through, taken back once with Escape, and signed. */
export const sign = async (page: Page): Promise<void> => {
  await follow(page, page.getByRole('link', { name: story.childName }).first(), '**/*')
  await follow(page, page.getByRole('link', { name: /Bevilja kontaktperson/ }).first(), '**/forslag/*')
  const question = page.getByRole('alertdialog')
  await openTwice(page, button(page, 'Läs igenom och signera'), question)
  await act(page, question.getByRole('button', { name: 'Signera beslutet' }), question, 'hidden')
}

/** Enter on the link opens the document beside the page: what the browser is sent for that. */
export const openDocument = async (page: Page): Promise<Buffer> => {
  await tabTo(page, page.getByRole('link', { name: 'Beslut och utredning som PDF' }))
  // Some browsers show a PDF, others save it: taken on its way it is the same.
  const sent = new Promise<Buffer>((resolve) => {
    void page.context().route('**/document.pdf', async (route) => {
      const answer = await route.fetch()
      resolve(await answer.body())
      await route.fulfill({ response: answer })
    })
  })
  await page.keyboard.press('Enter')
  const document = await sent
  await page.bringToFront()
  await seeFocus(page)
  return document
}

/** The guardian gets the decision. */
export const serve = async (page: Page): Promise<void> => {
  await pick(page, page.getByRole('radio', { name: story.guardianName }))
  await pick(page, page.getByRole('radio', { name: 'Lämnades över vid ett möte' }))
  await act(page, button(page, 'Anteckna delgivning'), page.getByText(`${story.guardianName} fick beslutet`))
}

/** The plan with the family, their consent, the first day of the help, and how it goes. */
export const followUp = async (page: Page): Promise<void> => {
  await goToCase(page)
  await unfold(page, 'Insats')
  await act(page, button(page, 'Skriv genomförandeplan'), page.getByLabel('Mål 1'))
  await typeInto(page, page.getByLabel('Mål 1'), story.goal)
  await typeInto(page, page.getByLabel(/Vad ska göras/), story.how)
  await typeInto(page, page.getByLabel('Vad tycker barnet?'), story.childOnPlan)
  await actAndGoOn(page, button(page, 'Spara planen'))
  // The press becomes its form: the focus stands in the first field of it.
  const day = page.getByLabel('Vilken dag?')
  await act(page, page.getByRole('button', { name: /^Ja, muntligt/ }), day)
  expect(await day.evaluate((it) => it === document.activeElement)).toBe(true)
  await actAndGoOn(page, button(page, 'Spara samtycket'))
  await actAndGoOn(page, button(page, 'Spara startdagen'))
  await unfold(page, 'Uppföljning')
  const open = button(page, 'Ny uppföljning').first()
  if (await open.isVisible()) await act(page, open, page.getByLabel(/Hur går det/))
  await pick(page, page.getByRole('radio', { name: 'Delvis' }).first())
  await typeInto(page, page.getByLabel(/Hur går det/), story.followUp)
  await typeInto(page, page.getByLabel(/Vad säger barnet/), story.childOnHelp)
  await act(page, button(page, 'Spara uppföljningen'), page.getByText(story.childOnHelp))
}
