import { expect, onTestFailed, test } from 'vitest'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import {
  addGuardian,
  agreeAndStart,
  answerReporter,
  assessProtection,
  communicate,
  followUp,
  identifyChild,
  openInvestigation,
  plan,
  planHelp,
  propose,
  reportConcern,
  sendForDecision,
  signAfterReload,
  signDecision,
  tellGuardian,
  writeInvestigation,
  writeTalk,
} from './main-job.ts'
import { withProduct } from './product.ts'
import { story } from './story.ts'

const product = withProduct()

test('a concern becomes a signed decision, a plan and a follow-up, by the people whose work it is', async () => {
  const p = product()
  onTestFailed(async () => console.log(await p.seen()))
  const receipt = await reportConcern(await p.visitor({ javaScript: false }))
  expect(receipt).toMatch(/^A-\d{4}-\d{5}$/)
  const maja = await p.as('maja')
  await maja.goto('/inflode')
  await assessProtection(maja)
  await identifyChild(maja)
  await openInvestigation(maja)
  await answerReporter(maja)

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
  await amira.goto(casePath)
  await tellGuardian(amira)
  await plan(amira)
  await writeTalk(amira)
  await signAfterReload(amira)
  await writeInvestigation(amira, casePath)
  await communicate(amira, casePath)
  await propose(amira, casePath)

  expect(await amira.getByRole('button', { name: 'Läs igenom och signera' }).count()).toBe(0)
  await sendForDecision(amira)

  const cilla = await p.as('cilla')
  await signDecision(cilla)
  const link = cilla.getByRole('link', { name: 'Beslut och utredning som PDF' })
  const pdf = await cilla.request.get((await link.getAttribute('href')) ?? '')
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect(squeezed(pdfText(await pdf.body()))).toContain(squeezed(story.decision))

  await amira.goto(casePath)
  await planHelp(amira)
  await agreeAndStart(amira)
  await followUp(amira)
  expect(p.complaints).toEqual([])
})
