import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFailed, test } from 'vitest'
import { z } from 'zod'
import * as job from './main-job.ts'
import { type Cost, pressesOf } from './presses.ts'
import { withProduct } from './product.ts'
import { story } from './story.ts'

const product = withProduct()

const budgetFile = join(import.meta.dirname, '../../src/modules/burden/clicks.json')
const Budgets = z.record(z.string(), z.object({ presses: z.int(), fields: z.int() }))
const budgets = Budgets.parse(JSON.parse(readFileSync(budgetFile, 'utf8')))

/** A report that comes by telephone. */
const receiveReport = async (maja: Page): Promise<void> => {
  await maja.goto('/inflode/ny')
  await maja.getByRole('radio', { name: 'Telefon' }).check()
  await maja.getByLabel('Barnets namn').fill(story.childName)
  await maja.getByLabel('Vad är anmälaren orolig för?').fill(story.concern)
  await maja.getByRole('combobox', { name: 'Vem anmäler?' }).fill('Skola')
  await maja
    .getByRole('option', { name: /skollagen/ })
    .first()
    .click()
  await maja.getByLabel('Anmälarens namn').fill(story.reporter.name)
  await maja.getByRole('button', { name: 'Spara anmälan' }).click()
  await maja.getByRole('radio', { name: 'Nej' }).waitFor()
}

const consult = async (amira: Page): Promise<void> => {
  await amira.locator('summary', { hasText: 'Anteckna ett samråd' }).click()
  await amira.getByRole('combobox', { name: 'Vem frågade du?' }).fill('Bo Gran')
  await amira.getByRole('option', { name: /Bo Granhällen/ }).click()
  await amira.getByLabel('Vad frågade du om?').fill('Räcker en kontaktfamilj?')
  await amira.getByLabel('Vad tyckte kollegan?').fill('Ja, om mamma tar emot den.')
  await amira.getByRole('radio', { name: 'Ja, vi är överens' }).check()
  await amira.getByRole('button', { name: 'Spara samrådet' }).click()
  await amira.getByText(/frågade Bo Granhällen/).waitFor()
}

const lines = ({ presses, fields }: Cost): string =>
  [...presses.map((what) => `  press  ${what}`), ...fields.map((what) => `  field  ${what}`)].join('\n')

const overBudget = (measured: ReadonlyMap<string, Cost>): string[] =>
  [...measured].flatMap(([task, cost]) => {
    const budget = budgets[task] ?? { presses: 0, fields: 0 }
    const now = { presses: cost.presses.length, fields: cost.fields.length }
    if (now.presses < budget.presses || now.fields < budget.fields)
      console.log(`${task}: the budget can be lowered to ${JSON.stringify(now)}`)
    return now.presses > budget.presses || now.fields > budget.fields
      ? [`${task}: ${JSON.stringify(now)}, budget ${JSON.stringify(budget)}\n${lines(cost)}`]
      : []
  })

test('the ten commonest tasks take no more presses and fields than they did', async () => {
  const p = product()
  onTestFailed(async () => console.log(await p.seen()))
  const measured = new Map<string, Cost>()

  const maja = await p.as('maja')
  const majaDoes = await pressesOf(maja)
  measured.set('receiveReport', await majaDoes(() => receiveReport(maja)))
  await maja.goto('/inflode')
  measured.set('assessProtection', await majaDoes(() => job.assessProtection(maja)))
  await job.identifyChild(maja)
  measured.set('openInvestigation', await majaDoes(() => job.openInvestigation(maja)))

  const amira = await p.as('amira')
  const amiraDoes = await pressesOf(amira)
  await amira.getByRole('link', { name: story.childName }).first().click()
  await amira.getByRole('link', { name: 'Barnets sida' }).waitFor()
  const casePath = new URL(amira.url()).pathname
  await amira.getByRole('link', { name: 'Barnets sida' }).click()
  await amira.getByRole('heading', { name: story.childName }).waitFor()
  await job.addGuardian(amira, new URL(amira.url()).pathname)
  await amira.goto(casePath)
  await job.tellGuardian(amira)
  measured.set('planInvestigation', await amiraDoes(() => job.plan(amira)))
  measured.set(
    'writeNote',
    await amiraDoes(async () => {
      await job.writeTalk(amira)
      await job.signNote(amira)
    }),
  )
  await job.writeInvestigation(amira, casePath)
  await job.communicate(amira, casePath)
  measured.set('propose', await amiraDoes(() => job.propose(amira, casePath)))
  measured.set('consult', await amiraDoes(() => consult(amira)))
  await job.sendForDecision(amira)

  const cilla = await p.as('cilla')
  const cillaDoes = await pressesOf(cilla)
  measured.set('sign', await cillaDoes(() => job.signDecision(cilla)))

  await amira.goto(casePath)
  measured.set('planHelp', await amiraDoes(() => job.planHelp(amira)))
  await job.agreeAndStart(amira)
  measured.set('followUp', await amiraDoes(() => job.followUp(amira)))

  expect([...measured.keys()].sort()).toEqual(Object.keys(budgets).sort())
  expect(overBudget(measured).join('\n\n')).toBe('')
})
