import { expect, onTestFailed, test } from 'vitest'
import { listCases } from '../../src/modules/cases/contract.ts'
import { movableClock } from './clock.ts'
import { ask, firstOf } from './places.ts'
import { withProduct } from './product.ts'

const product = withProduct(movableClock('2026-11-23T09:00:00Z'))

test('two presses, then a talk at one screen: what is agreed stands with the worker, and the month is measured', async () => {
  const p = product()
  onTestFailed(async () => console.log(await p.seen()))

  const bo = await p.as('bo')
  await bo.goto('/arbetstyngd')
  await bo.getByRole('button', { name: '4 Tungt' }).click()
  await bo.getByRole('button', { name: '4 Tungt', pressed: true }).waitFor()
  await bo.getByRole('button', { name: '20 till 40' }).click()
  await bo.getByRole('button', { name: '20 till 40', pressed: true }).waitFor()
  await bo.getByText('Månadens samtal är inte hållet än.').waitFor()

  const dagmar = await p.as('dagmar')
  await dagmar.goto('/arbetstyngd/enheten')
  await dagmar.getByRole('link', { name: 'Håll samtalet med Bo Granhällen' }).click()
  await dagmar.getByRole('heading', { name: 'Samtal med Bo Granhällen' }).waitFor()
  await dagmar.getByText('4, Tungt').first().waitFor()
  for (const one of await dagmar.getByRole('radio', { name: 'Klart' }).all()) await one.check()
  await dagmar.getByRole('button', { name: 'Lägg till något som ska göras' }).click()
  // What was begun is kept when something is missing.
  await dagmar.getByRole('radio', { name: 'Bo Granhällen' }).check()
  await dagmar.getByRole('button', { name: 'Samtalet är hållet' }).click()
  await dagmar.getByRole('alert').first().waitFor()
  expect(await dagmar.getByRole('radio', { name: 'Bo Granhällen' }).isChecked()).toBe(true)
  await dagmar.getByRole('textbox', { name: 'Ska göras 1' }).fill('Avsluta det äldsta ärendet')
  await dagmar.getByRole('button', { name: 'Samtalet är hållet' }).click()
  await dagmar.getByText('Samtalet hölls 23 november 2026.').first().waitFor()

  await bo.reload()
  await bo.getByText('Månadens samtal hölls 23 november 2026.').waitFor()
  await bo.getByRole('button', { name: 'Klart: Avsluta det äldsta ärendet' }).click()
  await bo.getByText('Blev klart').first().waitFor()
  expect(p.complaints).toEqual([])
})

test('a manager sees what a case would do before anybody has it', async () => {
  const p = product()
  onTestFailed(async () => console.log(await p.seen()))
  const amira = await p.as('amira')
  const { rows } = await ask(amira, listCases)
  const { caseId } = firstOf(
    'case of amira',
    rows,
    ({ closedOn, owner }) => closedOn === null && owner.startsWith('Amira'),
  )
  const dagmar = await p.as('dagmar')
  await dagmar.goto(`/arenden/${caseId}`)
  await dagmar.locator('main').getByRole('button', { name: 'Mer', exact: true }).click()
  await dagmar.getByRole('menuitem', { name: 'Byt handläggare' }).click()
  const dialog = dagmar.getByRole('dialog')
  await dialog.getByRole('combobox').first().fill('Hodan')
  await dagmar.getByRole('option', { name: /Hodan Blomklint/ }).click()
  await dialog.getByText(/\d+ % blir \d+ %/).waitFor()
  expect(p.complaints).toEqual([])
})
