import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Somebody, story } from './story.ts'

/** Anybody, without an account and without JavaScript. */
export const reportConcern = async (visitor: Page): Promise<string> => {
  await visitor.goto('/orosanmalan')
  await visitor.getByLabel('Jag anmäler som').selectOption('school')
  await visitor.getByLabel('Ditt namn').fill(story.reporter.name)
  await visitor.getByLabel('Arbetsplats och yrkesroll').fill(story.reporter.work)
  await visitor.getByLabel('E-post').fill(story.reporter.email)
  await visitor.getByLabel(/Jag vill veta om ni inleder/).check()
  await visitor.getByLabel('Barnets namn').fill(story.childName)
  await visitor.getByLabel(/Vad är du orolig för/).fill(story.concern)
  await visitor.getByRole('button', { name: 'Skicka anmälan' }).click()
  await visitor.getByRole('heading', { name: 'Tack. Anmälan är sparad.' }).waitFor()
  return (await visitor.getByRole('definition').first().innerText()).trim()
}

export const register = async (page: Page, person: Somebody): Promise<void> => {
  await page.getByRole('button', { name: 'Ny person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ny person' })
  await dialog.getByLabel('Förnamn').fill(person.given)
  await dialog.getByLabel('Efternamn').fill(person.family)
  await dialog.getByLabel(/Personnummer/).fill(person.number)
  await dialog.getByRole('button', { name: 'Spara personen' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** The reception: protection first, on the day that the report came. */
export const assessProtection = async (maja: Page): Promise<void> => {
  await maja.getByRole('link', { name: story.childName }).first().click()
  await maja.getByRole('radio', { name: 'Nej' }).check()
  await maja.getByLabel('Skäl för bedömningen').fill(story.protection)
  await maja.getByRole('button', { name: 'Spara skyddsbedömningen' }).click()
  await maja.getByText('Behövde inte skydd direkt').waitFor()
}

export const identifyChild = async (maja: Page): Promise<void> => {
  await register(maja, story.child)
  await maja.getByRole('button', { name: 'Koppla barnet till anmälan' }).click()
}

/** With two workers, at once. */
export const openInvestigation = async (maja: Page): Promise<void> => {
  await maja.getByRole('radio', { name: 'Inled utredning', exact: true }).check()
  await maja.getByLabel('Skäl', { exact: true }).fill(story.opening)
  await maja.getByRole('combobox', { name: 'Ansvarig handläggare' }).fill('Amira')
  await maja.getByRole('option', { name: /Amira Lindqvist/ }).click()
  await maja.getByRole('combobox', { name: /Medhandläggare/ }).fill('Bo Gran')
  await maja.getByRole('option', { name: /Bo Granhällen/ }).click()
  await maja.getByRole('button', { name: 'Inled utredning' }).click()
  await maja.getByText('Utredning inledd').first().waitFor()
}

export const answerReporter = async (maja: Page): Promise<void> => {
  await maja.getByRole('radio', { name: 'Anmälaren har fått svar' }).check()
  await maja.getByLabel('Hur, eller varför inte?').fill('Telefon')
  await maja.getByRole('button', { name: 'Spara svaret' }).click()
  await maja.getByRole('heading', { name: 'Svar till anmälaren' }).waitFor({ state: 'hidden' })
}

export const addGuardian = async (amira: Page, childPath: string): Promise<void> => {
  await amira.goto(childPath.replace('/barn/', '/personer/'))
  await amira.getByRole('button', { name: 'Lägg till i familjen' }).click()
  const family = amira.getByRole('dialog', { name: 'Lägg till i familjen' })
  await register(amira, story.guardian)
  await family.getByRole('button', { name: 'Lägg till i familjen' }).click()
  await amira.getByRole('link', { name: story.guardianName }).first().waitFor()
}

export const tellGuardian = async (amira: Page): Promise<void> => {
  await amira.getByLabel(/Hur\?/).first().fill('Telefon')
  await amira.getByRole('button', { name: 'Spara underrättelsen' }).first().click()
}

export const plan = async (amira: Page): Promise<void> => {
  await amira.getByLabel('Syfte').fill(story.purpose)
  await amira.getByLabel('Fråga 1').fill(story.question)
  await amira.getByRole('button', { name: 'Spara planen' }).click()
}

export const writeTalk = async (amira: Page): Promise<void> => {
  await amira.getByRole('button', { name: 'Skriv om ett samtal' }).click()
  await amira.getByLabel('Var?').fill('Skolan')
  await amira.getByRole('radio', { name: /Ja, barnet var ensamt/ }).check()
  await amira.getByLabel(/Vad hände/).fill(story.talk)
  await amira.getByLabel(/Barnets egna ord/).fill(story.childWords)
  await amira.getByText(/^Sparat \d/).waitFor()
}

export const signNote = async (amira: Page): Promise<void> => {
  await amira.getByLabel(/Vad hände/).press('Control+Enter')
  await amira.getByRole('button', { name: 'Signera och lås' }).click()
  await amira.getByRole('button', { name: 'Signera och lås' }).waitFor({ state: 'hidden' })
}

/** A reload is the gentlest crash: what was saved is there, and can be signed. */
export const signAfterReload = async (amira: Page): Promise<void> => {
  await amira.reload()
  expect(await amira.getByLabel(/Barnets egna ord/).inputValue()).toBe(story.childWords)
  await signNote(amira)
}

export const writeInvestigation = async (amira: Page, casePath: string): Promise<void> => {
  await amira.goto(casePath)
  await amira.getByRole('link', { name: 'Utredningstexten' }).click()
  for (const [name, words] of story.investigation) await amira.getByRole('textbox', { name }).fill(words)
  await amira.getByText('Innan beslut saknas').waitFor({ state: 'hidden' })
}

export const communicate = async (amira: Page, casePath: string): Promise<void> => {
  await amira.goto(casePath)
  await amira.getByRole('button', { name: 'Skicka till någon' }).click()
  await amira.getByLabel('Till vem?').selectOption({ label: `${story.guardianName}, vårdnadshavare` })
  await amira.getByLabel('Vad har du skickat?').fill('Utredningstexten')
  await amira.getByLabel('Hur?').fill('Vid ett möte')
  await amira.getByLabel(/Jag har berättat/).check()
  await amira.getByRole('button', { name: 'Spara utskicket' }).click()
  await amira.getByRole('button', { name: 'Skriv in svaret' }).click()
  await amira.getByLabel(/^Svaret/).fill(story.reply)
  await amira.getByRole('button', { name: 'Spara svaret' }).click()
  await amira.getByRole('link', { name: 'Gå till beslut' }).waitFor()
}

export const propose = async (amira: Page, casePath: string): Promise<void> => {
  await amira.goto(`${casePath}/beslut/nytt`)
  await amira.getByRole('radio', { name: 'Bevilja kontaktperson eller kontaktfamilj' }).check()
  await amira.getByRole('radio', { name: 'Kontaktfamilj', exact: true }).check()
  await amira.getByLabel('Vad heter insatsen?').fill(story.helpName)
  await amira.getByLabel('Vad beslutar vi?').fill(story.decision)
  await amira.getByLabel('Varför?').fill(story.reasons)
  await amira.getByRole('button', { name: 'Spara förslaget' }).click()
  await amira.getByRole('heading', { name: 'Får jag besluta det här?' }).waitFor()
}

/** The delegation order gives contact families to a lead: Amira cannot sign, but can send. */
export const sendForDecision = async (amira: Page): Promise<void> => {
  await amira.getByLabel('Vem ska besluta?').selectOption({ label: story.decider })
  await amira.getByRole('button', { name: 'Skicka för beslut' }).click()
  await amira.getByText(/Skickat till Cilla Näckstrand/).waitFor()
}

export const signDecision = async (cilla: Page): Promise<void> => {
  await cilla.getByRole('link', { name: story.childName }).first().click()
  await cilla
    .getByRole('link', { name: /Bevilja kontaktperson/ })
    .first()
    .click()
  await cilla.getByRole('button', { name: 'Läs igenom och signera' }).click()
  await cilla.getByRole('button', { name: 'Signera beslutet' }).click()
  await cilla.getByRole('link', { name: 'Beslut och utredning som PDF' }).waitFor()
}

export const planHelp = async (amira: Page): Promise<void> => {
  await amira.getByRole('button', { name: 'Skriv genomförandeplan' }).click()
  await amira.getByLabel('Mål 1').fill(story.goal)
  await amira.getByLabel(/Vad ska göras/).fill(story.how)
  await amira.getByLabel('Vad tycker barnet?').fill(story.childOnPlan)
  await amira.getByRole('button', { name: 'Spara planen' }).click()
  await amira.getByRole('button', { name: /^Ja, muntligt/ }).waitFor()
}

export const agreeAndStart = async (amira: Page): Promise<void> => {
  await amira.getByRole('button', { name: /^Ja, muntligt/ }).click()
  await amira.getByRole('button', { name: 'Spara samtycket' }).click()
  await amira.getByRole('button', { name: 'Spara startdagen' }).click()
  await amira.locator('summary', { hasText: 'Uppföljning' }).waitFor()
}

export const followUp = async (amira: Page): Promise<void> => {
  const form = amira.getByRole('button', { name: 'Ny uppföljning' }).first()
  if (await form.isVisible()) await form.click()
  await amira.getByRole('radio', { name: 'Delvis' }).first().check()
  await amira.getByLabel(/Hur går det/).fill(story.followUp)
  await amira.getByLabel(/Vad säger barnet/).fill(story.childOnHelp)
  await amira.getByRole('button', { name: 'Spara uppföljningen' }).click()
  await amira.getByText(story.childOnHelp).waitFor()
}
