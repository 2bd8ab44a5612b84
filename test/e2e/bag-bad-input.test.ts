import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listNotes, noteAddress } from '../../src/modules/journal/contract.ts'
import { endDevice, listOwnDevices, listQuarantine } from '../../src/modules/bag/contract.ts'
import { aCase, decide } from '#test/support/a-case.ts'
import { newUuid } from '#test/support/town.ts'
import { aDeviceOf, makeBag, pack, unlock, withHouse } from './bag-device.ts'

const house = withHouse()

const happened = (page: Page) => page.getByRole('textbox', { name: /Vad hände/ })

const packed = async (options: { width?: number } = {}) => {
  const { town } = house()
  const { childId, caseId, investigationId } = await aCase(town, {
    givenName: 'Lo',
    familyName: 'Packadlund',
  })
  const device = await aDeviceOf(house(), 'amira', options)
  await makeBag(device.page)
  await pack(device.page)
  return { ...device, town, childId, caseId, investigationId }
}

type Packed = Awaited<ReturnType<typeof packed>>

/** Words that are on the device alone. */
const writeOffline = async ({ context, page, childId }: Packed, words: string): Promise<string> => {
  const draftId = newUuid()
  await context.setOffline(true)
  await page.goto(noteAddress({ childId, draftId, kind: 'home_visit' }))
  await unlock(page)
  await happened(page).fill(words)
  await page.getByText(/^Sparat på enheten \d\d:\d\d$/).waitFor()
  return draftId
}

const storedWords = ({ town }: Packed, draftId: string) =>
  town.inTx(async (tx) => {
    const row = await tx
      .selectFrom('note_drafts')
      .select('happened')
      .where('id', '=', draftId)
      .executeTakeFirst()
    return row?.happened
  })

/** The clock of the worker that holds the keys, moved. */
const moveClock = async (page: Page, hours: number): Promise<void> => {
  await expect.poll(() => page.workers().length).toBeGreaterThan(0)
  for (const worker of page.workers())
    await worker.evaluate((ahead) => {
      const real = Temporal.Now.instant.bind(Temporal.Now)
      Temporal.Now.instant = () => real().add({ hours: ahead })
    }, hours)
}

/** A disk without room, as IndexedDB tells of it; quotas that are set from outside are not heeded by a browser without a window. */
const fillDisk = async (page: Page, isFull: boolean): Promise<void> => {
  for (const worker of page.workers())
    await worker.evaluate((full) => {
      const real: unknown =
        Reflect.get(globalThis, 'realPut') ?? Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
      Reflect.set(globalThis, 'realPut', real)
      const none = {
        configurable: true,
        value: () => {
          throw new DOMException('no room', 'QuotaExceededError')
        },
      }
      Object.defineProperty(
        IDBObjectStore.prototype,
        'put',
        full || typeof real !== 'object' ? none : { ...real },
      )
    }, isFull)
}

test('a wrong passphrase says how many tries are left and what to do when it is forgotten; the right one opens, and the words are there', async () => {
  const it = await packed()
  const { context, page, childId } = it
  const draftId = await writeOffline(it, 'Skrivet före fel lösenfras.')
  await page.reload()
  await unlock(page, 'en helt annan påhittad fras')
  await page.getByText('Fel lösenfras. 9 försök kvar.').waitFor()
  await page.getByText('Har du glömt lösenfrasen? Logga in när du har nät.', { exact: false }).waitFor()
  await unlock(page)
  await page.goto(noteAddress({ childId, draftId, kind: 'home_visit' }))
  await unlock(page)
  expect(await happened(page).inputValue()).toBe('Skrivet före fel lösenfras.')
  await context.close()
})

test('a lease that is over deletes what was packed, says so, and what was written arrives when there is a network', async () => {
  const it = await packed()
  const { context, page } = it
  const draftId = await writeOffline(it, 'Skrivet innan tiden var ute.')
  await page.goto('/vaskan')
  await page.getByRole('heading', { name: 'Väskan är låst' }).waitFor()
  await moveClock(page, 25)
  await unlock(page)
  await page.getByText('Det du hade packat är raderat från enheten.').waitFor()
  await page.getByText('Tiden för väskan är ute.', { exact: false }).waitFor()
  await page.getByText('Logga in med nät, så skickas det.', { exact: false }).waitFor()
  await context.setOffline(false)
  await page.goto('/vaskan')
  await expect.poll(() => storedWords(it, draftId), { timeout: 20_000 }).toBe('Skrivet innan tiden var ute.')
  await context.close()
})

test('on a full disk the note says what to do, keeps the words on the screen, and saves them when there is room', async () => {
  const it = await packed()
  const { context, page, childId } = it
  const draftId = newUuid()
  await context.setOffline(true)
  await page.goto(noteAddress({ childId, draftId, kind: 'home_visit' }))
  await unlock(page)
  await happened(page).waitFor()
  await fillDisk(page, true)
  await happened(page).fill('Skrivet när disken var full.')
  await page.getByRole('alert').filter({ hasText: 'ta bort andra filer' }).waitFor()
  expect(await happened(page).inputValue()).toBe('Skrivet när disken var full.')
  await fillDisk(page, false)
  await page.getByText(/^Sparat på enheten \d\d:\d\d$/).waitFor()
  await context.setOffline(false)
  await expect.poll(() => storedWords(it, draftId), { timeout: 20_000 }).toBe('Skrivet när disken var full.')
  await context.close()
})

test('when there is too little room nothing is packed, and the screen says how much is needed', async () => {
  await aCase(house().town)
  const { context, page } = await aDeviceOf(house(), 'amira')
  await makeBag(page)
  await page.evaluate(() => {
    const left = { quota: 1_000_000_000, usage: 900_000_000 }
    Object.defineProperty(navigator.storage, 'estimate', { value: () => Promise.resolve(left) })
  })
  await page.getByRole('button', { name: 'Packa', exact: true }).click()
  await page
    .getByText('Det behövs minst 200 MB ledigt. Ta bort filer och försök igen.', { exact: false })
    .waitFor()
  await context.close()
})

test('a revoked device forgets what was packed and says so; what was written before is sent', async () => {
  const it = await packed()
  const { context, page, town } = it
  const draftId = await writeOffline(it, 'Skrivet på en enhet som avslutades.')
  for (const { id } of await town.call('amira', listOwnDevices, {}))
    await town.call('dag', endDevice, { deviceId: id })
  await page.goto('/vaskan')
  await unlock(page)
  await page.getByText('Text i en anteckning').waitFor()
  await context.setOffline(false)
  await page.getByText('Det du hade packat är raderat från enheten.').waitFor()
  await page.getByText('Enheten är avslutad.', { exact: false }).waitFor()
  await expect
    .poll(() => storedWords(it, draftId), { timeout: 20_000 })
    .toBe('Skrivet på en enhet som avslutades.')
  await context.close()
})

test('a note for a case that was closed meanwhile goes to the one who leads the unit, who files it; the writer is told', async () => {
  const it = await packed()
  const { context, page, town, childId, caseId, investigationId } = it
  await writeOffline(it, 'Skrivet medan ärendet avslutades.')
  await decide(town, { caseId, investigationId, kind: 'close_without_measure' })
  await page.goto('/vaskan')
  await unlock(page)
  await context.setOffline(false)
  await page.getByText('lämnad till', { exact: false }).first().waitFor()
  await expect.poll(async () => (await town.call('cilla', listQuarantine, {})).length).toBe(1)
  await context.close()

  const lead = await aDeviceOf(house(), 'cilla')
  await lead.page.goto('/vaskan/karantan')
  await lead.page.getByRole('link', { name: /Packadlund/ }).click()
  await lead.page.getByText('Skrivet medan ärendet avslutades.').waitFor()
  await lead.page.getByRole('button', { name: 'För in i journalen' }).click()
  await lead.page.getByText('Ingen text väntar').waitFor()
  const { notes } = await town.call('cilla', listNotes, { childId })
  expect(notes.map((note) => note.happened).join()).toContain('Skrivet medan ärendet avslutades.')
  await lead.context.close()
})

test('a broken package of headings says on which line and what to do; what was typed stays and nothing is loaded', async () => {
  const { context, page } = await aDeviceOf(house(), 'hedda')
  await page.goto('/utredningens-rubriker')
  const open = page.getByRole('button', { name: 'Läs in egna rubriker' })
  if (await open.isVisible({ timeout: 10_000 }).catch(() => false)) await open.click()
  const file = page.getByRole('textbox', { name: 'Eller klistra in texten' })
  const broken = '{\n  "format": "barntid-struktur 1",\n  "name": "Kommunens",\n  "areas": { "health": \n}'
  await file.fill(broken)
  await page.getByRole('button', { name: 'Kontrollera' }).click()
  await page.getByText('Rätta i texten och kontrollera igen.', { exact: false }).waitFor()
  await page
    .getByText(/^Rad \d$/)
    .first()
    .waitFor()
  expect(await file.inputValue()).toBe(broken)
  expect(await page.getByRole('button', { name: 'Läs in rubrikerna' }).count()).toBe(0)
  await context.close()
})

test('the browser blocked nothing and nothing fell over on the way', () =>
  expect(house().complaints).toEqual([]))
