import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dayOf, instant } from '../../src/kernel/day.ts'
import { readAssessment, readSection } from '../../src/modules/assessment/contract.ts'
import { listNotes } from '../../src/modules/journal/contract.ts'
import { readVisit } from '../../src/modules/visits/contract.ts'
import { clockOf } from '../../src/modules/visits/rules/plan.ts'
import { aCase } from '#test/support/a-case.ts'
import { aVisit } from '#test/support/visit.ts'
import { faultsOn } from './axe.ts'
import { aDeviceOf, isBehind, makeBag, pack, unlock, whenBack, withHouse } from './bag-device.ts'

const house = withHouse()

const soon = { timeout: 40_000 }
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().tap()
const isOn = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, pressed: true }).first().waitFor()
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name })
const keptHere = (page: Page) =>
  page
    .getByText(/^Sparat på enheten/)
    .first()
    .waitFor(soon)

const fitsTheTelephone = async (page: Page): Promise<void> => {
  expect(await faultsOn(page, page.url())).toEqual([])
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over, 'nothing is wider than the telephone').toBe(0)
}

/** Everything that a person typed, so that it can be told at the end that nothing was typed twice. */
const typed: string[] = []

const typeAt = async (page: Page, name: string | RegExp, words: string): Promise<void> => {
  typed.push(words)
  await field(page, name).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words, { delay: 5 })
}

const openText = async (page: Page, investigationId: string, caseId: string): Promise<void> => {
  await page.goto(`/arenden/${caseId}`)
  await unlock(page)
  await page.locator(`a[href="/utredning/${investigationId}"]`).first().tap()
  await field(page, 'Analys').waitFor()
}

test('two social workers visit a family without a network, write in the same note and the same assessment, and come home: all of it is there once, signed, counted as time with the child, and nothing was typed twice', async () => {
  const { town } = house()
  const { caseId, childId, motherId, investigationId } = await aCase(town, { familyName: 'Hembergsson' })
  const start = instant(Temporal.Instant.from(town.now()).subtract({ minutes: 40 }).toString())
  const visit = await aVisit(town, caseId, {
    on: dayOf(start),
    at: clockOf(start),
    personIds: [motherId],
    purpose: 'Prata om hur det är hemma',
  })
  const [bo, amira] = [
    await aDeviceOf(house(), 'bo', { width: 320 }),
    await aDeviceOf(house(), 'amira', { width: 320 }),
  ]
  for (const { page, context } of [bo, amira]) {
    await makeBag(page)
    await pack(page)
    await context.setOffline(true)
    await isBehind(page, 40)
    await page.goto(`/moten/${visit.id}`)
    await unlock(page)
  }

  // The meeting, in the same note on two telephones: Bo presses, both write.
  await press(bo.page, 'Vi är framme')
  await press(bo.page, 'Starta mötet')
  await press(bo.page, /^Maria/)
  await press(bo.page, 'Nils är ensam med oss nu')
  await isOn(bo.page, /ensam med oss nu/)
  await typeAt(bo.page, /Nils säger/, 'Jag vill sova hos mormor ibland.')
  await typeAt(bo.page, /Vad hände/, 'Mamma och Nils visade lägenheten.')
  await keptHere(bo.page)
  await press(amira.page, 'Starta mötet')
  await typeAt(amira.page, /Vad hände/, 'Det var varmt och städat.')
  await typeAt(amira.page, /kom överens/, 'Mormor hämtar på fredagar.')
  await keptHere(amira.page)
  for (const { page } of [bo, amira]) await fitsTheTelephone(page)
  await whenBack(bo.page, 15)
  await press(bo.page, 'Nils är ensam med oss nu')
  await whenBack(bo.page, 10)
  await press(bo.page, 'Avsluta mötet')
  await bo.page.getByRole('heading', { name: 'Mötet är slut' }).waitFor()

  // In the car: both write in the same area of the investigation, and Amira closes hard in the middle of a word.
  await openText(bo.page, investigationId, caseId)
  await typeAt(bo.page, 'Analys', 'Bo: Nils har en trygg plats hos mormor.\n')
  await keptHere(bo.page)
  await openText(amira.page, investigationId, caseId)
  await typeAt(amira.page, 'Analys', 'Amira: hemmet är ordnat.\n')
  await keptHere(amira.page)
  await fitsTheTelephone(amira.page)
  await field(amira.page, 'Analys').pressSequentially('halvt')
  const again = await amira.context.newPage()
  await amira.page.close({ runBeforeUnload: false })
  expect((await town.call('bo', readVisit, { visitId: visit.id })).course.phase).toBe('planned')

  // Home. Each device sends what it has; neither needs to be told to.
  await bo.context.setOffline(false)
  await openText(again, investigationId, caseId)
  expect(await field(again, 'Analys').inputValue()).toContain('Amira: hemmet är ordnat.')
  await amira.context.setOffline(false)
  await again.getByText('Ni skrev var för sig. Allt finns med.').waitFor(soon)
  const body = async () =>
    (await town.call('amira', readSection, { investigationId, section: 'analysis' })).body
  await expect.poll(body, soon).toContain('Amira: hemmet är ordnat.')
  await expect.poll(body, soon).toContain('Bo: Nils har en trygg plats hos mormor.')
  await expect.poll(() => field(bo.page, 'Analys').inputValue(), soon).toBe(await body())

  // The one who has the pen reads it through, with the colleague's words in it, and signs.
  await bo.page.goto(`/moten/${visit.id}`)
  await bo.page.getByText('Klar att signera').waitFor(soon)
  for (const words of ['Det var varmt och städat.', 'Mormor hämtar på fredagar.'])
    await bo.page.getByText(words).first().waitFor(soon)
  await fitsTheTelephone(bo.page)
  await press(bo.page, 'Signera')
  await press(bo.page, /Signera och lås/)
  await bo.page.getByText('Anteckningen är låst och finns i journalen.').waitFor(soon)

  // What Nils said goes into the investigation with two presses, with its source.
  await again.goto(`/utredning/${investigationId}`)
  await press(again, /^Hälsa$/)
  await press(again, 'Hälsa: Hämta ur journalen')
  const dialog = again.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Jag vill sova hos mormor ibland.' }).check()
  await dialog.getByRole('button', { name: /^Hämta 1/ }).tap()
  await again.locator('#health').getByText('Jag vill sova hos mormor ibland.').waitFor(soon)
  await fitsTheTelephone(again)

  const { notes } = await town.call('amira', listNotes, { childId })
  expect(notes).toHaveLength(1)
  const [note] = notes
  expect(note).toMatchObject({
    kind: 'home_visit',
    childAlone: true,
    childWords: 'Jag vill sova hos mormor ibland.',
    agreed: 'Mormor hämtar på fredagar.',
    signedName: 'Bo Påhittad',
    writtenWith: [{ name: 'Amira Påhittad' }],
  })
  const view = await town.call('bo', readVisit, { visitId: visit.id })
  expect(view.course).toMatchObject({ phase: 'over', metAlone: [childId] })
  const minutes = view.minutesOf.map(({ minutes: one }) => one.child + one.child_adult)
  expect(minutes).toHaveLength(2)
  for (const one of minutes) expect(one).toBeGreaterThanOrEqual(25)
  const [alone] = view.minutesOfChildren.map((one) => one.alone)
  // The page's clock went on by 25 minutes, and by what this machine took meanwhile.
  expect(alone).toBeGreaterThanOrEqual(25)
  expect(alone).toBeLessThanOrEqual(35)

  const { sections } = await town.call('amira', readAssessment, { investigationId })
  const everything = [note?.happened, note?.childWords, note?.agreed, JSON.stringify(sections)].join('\n')
  for (const words of typed)
    expect(everything.split(words.trim()).length - 1, words).toBe(words.startsWith('Jag vill') ? 2 : 1)
  expect(typed.length, 'what stands twice came by reference').toBe(new Set(typed).size)
  for (const { context } of [bo, amira]) await context.close()
}, 300_000)

test('the browser blocked nothing and nothing fell over on the way', () =>
  expect(house().complaints).toEqual([]))
