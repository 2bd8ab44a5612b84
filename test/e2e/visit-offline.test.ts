import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dayOf, instant } from '../../src/kernel/day.ts'
import { listNotes } from '../../src/modules/journal/contract.ts'
import { readVisit } from '../../src/modules/visits/contract.ts'
import { clockOf } from '../../src/modules/visits/rules/plan.ts'
import { aCase } from '#test/support/a-case.ts'
import { aVisit, seatOf, tap, tell } from '#test/support/visit.ts'
import { faultsOn } from './axe.ts'
import { aDeviceOf, isBehind, makeBag, pack, unlock, whenBack, withHouse } from './bag-device.ts'

const house = withHouse()

const aTelephone = (login: 'amira' | 'bo') => aDeviceOf(house(), login, { width: 320 })

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().tap()
const isOn = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, pressed: true }).first().waitFor()

const notPacked = 'Mötet är inte packat i väskan.'

/** The bag with today's meeting in it: Idag says that it is missing, its child is ticked already, and it says why. */
const packTheMeeting = async (page: Page): Promise<void> => {
  await page.goto('/')
  await page.getByText(notPacked).waitFor()
  await page.getByRole('link', { name: 'Packa väskan' }).tap()
  await page.getByRole('textbox', { name: 'Vad ska enheten heta?' }).waitFor()
  await makeBag(page)
  await page
    .getByText(/Möte i dag kl\. \d\d:\d\d\./)
    .first()
    .waitFor()
  expect(await page.getByRole('checkbox', { name: /Nils/ }).first().isChecked()).toBe(true)
  await fitsTheScreen(page)
  await pack(page)
  await page.getByRole('link', { name: 'Till Idag' }).tap()
  await page.getByText('Möten i dag').waitFor()
  expect(await page.getByText(notPacked).count()).toBe(0)
}

const fitsTheScreen = async (page: Page): Promise<void> => {
  expect(await faultsOn(page, page.url())).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, 'nothing is wider than the telephone').toBeLessThanOrEqual(320)
}

const onDevice = 'Det du har tryckt är sparat på enheten.'

test('a meeting in a kitchen without a network: held, reloaded in the middle, read back, ended and signed; at home all of it is in the journal, once', async () => {
  const { town } = house()
  const { caseId, childId, motherId } = await aCase(town)
  const start = instant(Temporal.Instant.from(town.now()).subtract({ minutes: 40 }).toString())
  const visit = await aVisit(town, caseId, {
    on: dayOf(start),
    at: clockOf(start),
    personIds: [motherId],
    purpose: 'Prata om hur det är hemma',
  })
  const { context, page } = await aTelephone('bo')
  await packTheMeeting(page)

  await context.setOffline(true)
  await isBehind(page, 40)
  await page.goto(`/moten/${visit.id}`)
  await unlock(page)
  await page.getByText('Du kan ändra eller ställa in mötet när du har nät.').waitFor()
  await fitsTheScreen(page)
  await press(page, 'Vi är framme')
  await page.getByText('Ni är framme.').waitFor()
  await press(page, 'Starta mötet')
  await press(page, /^Maria/)
  await isOn(page, /^Maria/)
  await page.getByText(onDevice).waitFor()
  await press(page, 'Nils är ensam med oss nu')
  await isOn(page, /ensam med oss nu/)
  await page.getByRole('textbox', { name: /Nils säger/ }).fill('Jag vill sova hos mormor ibland.')
  await page
    .getByText(/^Sparat på enheten/)
    .first()
    .waitFor()
  await fitsTheScreen(page)

  // The telephone is locked, restarted, and opened again: nothing of it is lost.
  await isBehind(page, 20)
  await page.reload()
  await unlock(page)
  await isOn(page, /ensam med oss nu/)
  await isOn(page, /^Maria/)
  expect(await page.getByRole('textbox', { name: /Nils säger/ }).inputValue()).toBe(
    'Jag vill sova hos mormor ibland.',
  )
  await press(page, 'Nils är ensam med oss nu')
  await page.getByRole('textbox', { name: /Vad hände/ }).fill('Mamma och Nils visade lägenheten.')
  await page.getByRole('textbox', { name: /kom överens/ }).fill('Mormor hämtar på fredagar.')
  await page.getByRole('textbox', { name: /Nästa möte/ }).fill(nextDay(start))
  await page
    .getByText(/^Sparat på enheten/)
    .first()
    .waitFor()

  await press(page, /Läs upp/)
  await page.getByText('Mamma och Nils visade lägenheten.').first().waitFor()
  const mother = page.getByRole('group', { name: 'Maria Påhittsson' })
  await mother.getByRole('button', { name: 'Stämmer inte' }).tap()
  await mother.getByRole('textbox').fill('Mormor hämtar bara när jag jobbar.')
  await mother.getByRole('button', { name: 'Spara orden' }).tap()
  await mother.getByText('Mormor hämtar bara när jag jobbar.').waitFor()
  await press(page, 'Tillbaka till mötet')

  await whenBack(page, 10)
  await press(page, 'Avsluta mötet')
  await page.getByRole('heading', { name: 'Mötet är slut' }).waitFor()
  await page.getByText('Klar att signera').waitFor()
  await page.getByText(/planeras när det här är skickat/).waitFor()
  await fitsTheScreen(page)
  await press(page, 'Signera')
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /Signera och lås/ })
    .tap()
  await page.getByText('Din signering är sparad på enheten.').waitFor()
  await page.getByRole('link', { name: 'Visa väskan' }).first().tap()
  await page.getByText('Text i en anteckning').first().waitFor()
  expect(await page.getByText('skickat', { exact: true }).count(), 'without a network nothing is sent').toBe(
    0,
  )
  await fitsTheScreen(page)
  await page.goBack()
  await page.getByText('Din signering är sparad på enheten.').waitFor()
  expect((await town.call('bo', readVisit, { visitId: visit.id })).course.phase).toBe('planned')

  await context.setOffline(false)
  await expect
    .poll(async () => (await town.call('amira', listNotes, { childId })).notes.length, { timeout: 30_000 })
    .toBe(1)
  await page.getByText('Anteckningen är låst och finns i journalen.').waitFor()
  await page.getByText('Det du har tryckt är mottaget.').waitFor()
  await page.getByRole('link', { name: 'Visa nästa möte' }).waitFor()

  const [note] = (await town.call('amira', listNotes, { childId })).notes
  expect(note).toMatchObject({
    kind: 'home_visit',
    place: 'Hemma hos familjen',
    childAlone: true,
    childWords: 'Jag vill sova hos mormor ibland.',
    happened: 'Mamma och Nils visade lägenheten.',
    agreed: 'Mormor hämtar på fredagar.',
    participants: expect.arrayContaining(['Maria Påhittsson (vårdnadshavare)', 'Nils Påhittsson (barnet)']),
    beside: [{ kind: 'party_view', happened: 'Maria Påhittsson: ”Mormor hämtar bara när jag jobbar.”' }],
  })
  const view = await town.call('bo', readVisit, { visitId: visit.id })
  expect(view.course).toMatchObject({ phase: 'over', metAlone: [childId], doubtful: 0 })
  expect(view.nextVisitId).not.toBeNull()
  const mine = view.minutesOf.find(({ isMine }) => isMine)
  expect(mine?.minutes).toMatchObject({ child: 20, adult: expect.any(Number) })
  expect(view.minutesOfChildren).toMatchObject([{ alone: 20 }])
  await context.close()
})

const nextDay = (start: string): string =>
  dayOf(
    instant(
      Temporal.Instant.from(start)
        .add({ hours: 24 * 14 })
        .toString(),
    ),
  )

/** A telephone with the meeting in its bag, in the kitchen where there is no network. */
const inTheKitchen = async (login: 'amira' | 'bo', visitId: string) => {
  const telephone = await aTelephone(login)
  await packTheMeeting(telephone.page)
  await telephone.context.setOffline(true)
  await telephone.page.goto(`/moten/${visitId}`)
  await unlock(telephone.page)
  return telephone
}

test('two write the same note without a network and come home one after the other: who signed reads what the other wrote, and signs again', async () => {
  const { town } = house()
  const { caseId, childId } = await aCase(town, { familyName: 'Tvåqvist' })
  const start = instant(town.now())
  const visit = await aVisit(town, caseId, { on: dayOf(start), at: clockOf(start) })
  const bo = await inTheKitchen('bo', visit.id)
  const amira = await inTheKitchen('amira', visit.id)

  await press(bo.page, 'Starta mötet')
  await bo.page.getByRole('textbox', { name: /Vad hände/ }).fill('Nils visade sitt rum.')
  await press(amira.page, 'Starta mötet')
  await press(amira.page, /^Nils/)
  await isOn(amira.page, /^Nils/)
  await amira.page.getByRole('textbox', { name: /Nils säger/ }).fill('Jag tycker om min säng.')
  for (const { page } of [bo, amira])
    await page
      .getByText(/^Sparat på enheten/)
      .first()
      .waitFor()

  await press(bo.page, 'Avsluta mötet')
  await bo.page.getByText('Klar att signera').waitFor()
  await press(bo.page, 'Signera')
  await press(bo.page, /Signera och lås/)
  await bo.page.getByText('Din signering är sparad på enheten.').waitFor()

  await amira.context.setOffline(false)
  await amira.page.getByText('Det du har tryckt är mottaget.').waitFor()
  await bo.context.setOffline(false)
  await bo.page.getByText('Din signering togs inte emot').waitFor()
  await bo.page.getByText('Jag tycker om min säng.').waitFor()
  await fitsTheScreen(bo.page)
  await press(bo.page, 'Signera')
  await press(bo.page, /Signera och lås/)
  await bo.page.getByText('Anteckningen är låst och finns i journalen.').waitFor()
  await expect.poll(() => bo.page.getByText(/behöver dig/).count(), { timeout: 20_000 }).toBe(0)

  const { notes } = await town.call('amira', listNotes, { childId })
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatchObject({
    happened: 'Nils visade sitt rum.',
    childWords: 'Jag tycker om min säng.',
    signedName: 'Bo Påhittad',
    writtenWith: [{ name: 'Amira Påhittad' }],
    participants: expect.arrayContaining(['Nils Tvåqvist (barnet)']),
  })
  await Promise.all([bo.context.close(), amira.context.close()])
})

test('what the colleague taps is seen within half a minute, without an own tap', async () => {
  const { town } = house()
  const { caseId } = await aCase(town, { familyName: 'Sesqvist' })
  const start = instant(town.now())
  const visit = await aVisit(town, caseId, { on: dayOf(start), at: clockOf(start) })
  const { context, page } = await aTelephone('bo')
  await page.goto(`/moten/${visit.id}`)
  await press(page, 'Starta mötet')
  await page.getByRole('button', { name: 'Nils', exact: true, pressed: false }).waitFor()
  const tapped = { ...tap('present', 0, { who: seatOf(visit, 'child') }), at: town.now() }
  await tell(town, 'amira', visit.id, tapped)
  await page.getByRole('button', { name: 'Nils', exact: true, pressed: true }).waitFor()
  await context.close()
})

test('the browser blocked nothing and nothing fell over on the way', () =>
  expect(house().complaints).toEqual([]))
