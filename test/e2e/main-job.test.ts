import type { Page } from 'playwright-core'
import { expect, onTestFailed, test } from 'vitest'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import { withProduct } from './product.ts'
import { type Somebody, story } from './story.ts'

const product = withProduct()

/** Anybody, without an account and without JavaScript. */
const reportConcern = async (visitor: Page): Promise<string> => {
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

const register = async (page: Page, person: Somebody): Promise<void> => {
  await page.getByRole('button', { name: 'Ny person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ny person' })
  await dialog.getByLabel('Förnamn').fill(person.given)
  await dialog.getByLabel('Efternamn').fill(person.family)
  await dialog.getByLabel(/Personnummer/).fill(person.number)
  await dialog.getByRole('button', { name: 'Spara personen' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** The reception: protection first, then who the child is, then open with two workers. */
const openInvestigation = async (maja: Page): Promise<void> => {
  await maja.goto('/inflode')
  await maja.getByRole('link', { name: story.childName }).first().click()
  await maja.getByRole('radio', { name: 'Nej' }).check()
  await maja.getByLabel('Skäl för bedömningen').fill(story.protection)
  await maja.getByRole('button', { name: 'Spara skyddsbedömningen' }).click()
  await maja.getByText('Behövde inte skydd direkt').waitFor()
  await register(maja, story.child)
  await maja.getByRole('button', { name: 'Koppla barnet till anmälan' }).click()
  await maja.getByRole('radio', { name: 'Inled utredning', exact: true }).check()
  await maja.getByLabel('Skäl', { exact: true }).fill(story.opening)
  await maja.getByRole('combobox', { name: 'Ansvarig handläggare' }).fill('Amira')
  await maja.getByRole('option', { name: /Amira Lindqvist/ }).click()
  await maja.getByRole('combobox', { name: /Medhandläggare/ }).fill('Bo Gran')
  await maja.getByRole('option', { name: /Bo Granhällen/ }).click()
  await maja.getByRole('button', { name: 'Inled utredning' }).click()
  await maja.getByText('Utredning inledd').first().waitFor()
  await maja.getByRole('radio', { name: 'Anmälaren har fått svar' }).check()
  await maja.getByLabel('Hur, eller varför inte?').fill('Telefon')
  await maja.getByRole('button', { name: 'Spara svaret' }).click()
  await maja.getByRole('heading', { name: 'Svar till anmälaren' }).waitFor({ state: 'hidden' })
}

const addGuardian = async (amira: Page, childPath: string): Promise<void> => {
  await amira.goto(childPath.replace('/barn/', '/personer/'))
  await amira.getByRole('button', { name: 'Lägg till i familjen' }).click()
  const family = amira.getByRole('dialog', { name: 'Lägg till i familjen' })
  await register(amira, story.guardian)
  await family.getByRole('button', { name: 'Lägg till i familjen' }).click()
  await amira.getByRole('link', { name: story.guardianName }).first().waitFor()
}

const planAndTalk = async (amira: Page, casePath: string): Promise<void> => {
  await amira.goto(casePath)
  await amira.getByLabel(/Hur\?/).first().fill('Telefon')
  await amira.getByRole('button', { name: 'Spara underrättelsen' }).first().click()
  await amira.getByLabel('Syfte').fill(story.purpose)
  await amira.getByLabel('Fråga 1').fill(story.question)
  await amira.getByRole('button', { name: 'Spara planen' }).click()
  await amira.getByRole('button', { name: 'Skriv om ett samtal' }).click()
  await amira.getByLabel('Var?').fill('Skolan')
  await amira.getByRole('radio', { name: /Ja, barnet var ensamt/ }).check()
  await amira.getByLabel(/Vad hände/).fill(story.talk)
  await amira.getByLabel(/Barnets egna ord/).fill(story.childWords)
  await amira.getByText(/^Sparat \d/).waitFor()
}

/** A reload is the gentlest crash: what was saved is there, and can be signed. */
const signAfterReload = async (amira: Page): Promise<void> => {
  await amira.reload()
  expect(await amira.getByLabel(/Barnets egna ord/).inputValue()).toBe(story.childWords)
  await amira.getByLabel(/Vad hände/).press('Control+Enter')
  await amira.getByRole('button', { name: 'Signera och lås' }).click()
  await amira.getByRole('button', { name: 'Signera och lås' }).waitFor({ state: 'hidden' })
}

const writeInvestigation = async (amira: Page, casePath: string): Promise<void> => {
  await amira.goto(casePath)
  await amira.getByRole('link', { name: 'Utredningstexten' }).click()
  for (const [name, words] of story.investigation) await amira.getByRole('textbox', { name }).fill(words)
  await amira.getByText('Innan beslut saknas').waitFor({ state: 'hidden' })
}

const communicate = async (amira: Page, casePath: string): Promise<void> => {
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

const propose = async (amira: Page, casePath: string): Promise<void> => {
  await amira.goto(`${casePath}/beslut/nytt`)
  await amira.getByRole('radio', { name: 'Bevilja kontaktperson eller kontaktfamilj' }).check()
  await amira.getByRole('radio', { name: 'Kontaktfamilj', exact: true }).check()
  await amira.getByLabel('Vad heter insatsen?').fill(story.helpName)
  await amira.getByLabel('Vad beslutar vi?').fill(story.decision)
  await amira.getByLabel('Varför?').fill(story.reasons)
  await amira.getByRole('button', { name: 'Spara förslaget' }).click()
  await amira.getByRole('heading', { name: 'Får jag besluta det här?' }).waitFor()
}

test('a concern becomes a signed decision, a plan and a follow-up, by the people whose work it is', async () => {
  const p = product()
  onTestFailed(async () => console.log(await p.seen()))
  const receipt = await reportConcern(await p.visitor({ javaScript: false }))
  expect(receipt).toMatch(/^A-\d{4}-\d{5}$/)
  await openInvestigation(await p.as('maja'))

  const amira = await p.as('amira')
  await amira.getByRole('link', { name: story.childName }).first().click()
  await amira.getByRole('link', { name: 'Barnets sida' }).waitFor()
  const casePath = new URL(amira.url()).pathname
  expect(await amira.locator('main').innerText()).toContain(
    'Ansvarig: Amira Lindqvist · Medhandläggare: Bo Granhällen',
  )
  await amira.getByRole('link', { name: 'Barnets sida' }).click()
  await amira.getByRole('heading', { name: story.childName }).waitFor()
  await addGuardian(amira, new URL(amira.url()).pathname)
  await planAndTalk(amira, casePath)
  await signAfterReload(amira)
  await writeInvestigation(amira, casePath)
  await communicate(amira, casePath)
  await propose(amira, casePath)

  // The delegation order gives contact families to a lead: Amira cannot sign, but can send.
  expect(await amira.getByRole('button', { name: 'Läs igenom och signera' }).count()).toBe(0)
  await amira.getByLabel('Vem ska besluta?').selectOption({ label: story.decider })
  await amira.getByRole('button', { name: 'Skicka för beslut' }).click()
  await amira.getByText(/Skickat till Cilla Näckstrand/).waitFor()

  const cilla = await p.as('cilla')
  await cilla.getByRole('link', { name: story.childName }).first().click()
  await cilla
    .getByRole('link', { name: /Bevilja kontaktperson/ })
    .first()
    .click()
  await cilla.getByRole('button', { name: 'Läs igenom och signera' }).click()
  await cilla.getByRole('button', { name: 'Signera beslutet' }).click()
  const link = cilla.getByRole('link', { name: 'Beslut och utredning som PDF' })
  await link.waitFor()
  const pdf = await cilla.request.get((await link.getAttribute('href')) ?? '')
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect(squeezed(pdfText(await pdf.body()))).toContain(squeezed(story.decision))

  await followUp(amira, casePath)
  expect(p.complaints).toEqual([])
})

const followUp = async (amira: Page, casePath: string): Promise<void> => {
  await amira.goto(casePath)
  await amira.getByRole('button', { name: 'Skriv genomförandeplan' }).click()
  await amira.getByLabel('Mål 1').fill(story.goal)
  await amira.getByLabel(/Vad ska göras/).fill(story.how)
  await amira.getByLabel('Vad tycker barnet?').fill(story.childOnPlan)
  await amira.getByRole('button', { name: 'Spara planen' }).click()
  await amira.getByRole('button', { name: /^Ja, muntligt/ }).click()
  await amira.getByRole('button', { name: 'Spara samtycket' }).click()
  await amira.getByRole('button', { name: 'Spara startdagen' }).click()
  await amira.locator('summary', { hasText: 'Uppföljning' }).waitFor()
  const form = amira.getByRole('button', { name: 'Ny uppföljning' }).first()
  if (await form.isVisible()) await form.click()
  await amira.getByRole('radio', { name: 'Delvis' }).first().check()
  await amira.getByLabel(/Hur går det/).fill(story.followUp)
  await amira.getByLabel(/Vad säger barnet/).fill(story.childOnHelp)
  await amira.getByRole('button', { name: 'Spara uppföljningen' }).click()
  await amira.getByText(story.childOnHelp).waitFor()
}
