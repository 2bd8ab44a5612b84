import { expect, onTestFailed, test } from 'vitest'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import {
  addAndTellGuardian,
  communicate,
  plan,
  propose,
  writeAndSign,
  writeInvestigation,
} from './keyboard-case.ts'
import { followUp, openDocument, sendToDecider, serve, sign } from './keyboard-decision.ts'
import { assessAndJoin, openAndAnswer, reportConcern } from './keyboard-intake.ts'
import { follow, signIn } from './keyboard-start.ts'
import { onTop } from './keys.ts'
import { withProduct } from './product.ts'
import { story } from './story.ts'

const product = withProduct()

test('a concern becomes a signed decision, a plan and a follow-up without a mouse: the focus is always seen and never lost', async () => {
  const p = product()
  onTestFailed(async () => console.log(await p.seen()))
  const receipt = await reportConcern(await onTop(await p.visitor({ javaScript: false })))
  expect(receipt).toMatch(/^A-\d{4}-\d{5}$/)

  const maja = await signIn(p, 'Maja Sundsätter')
  await assessAndJoin(maja)
  await openAndAnswer(maja)

  const amira = await signIn(p, 'Amira Lindqvist', 320)
  await follow(amira, amira.getByRole('link', { name: story.childName }).first(), '**/arenden/*')
  const casePath = new URL(amira.url()).pathname
  await addAndTellGuardian(amira)
  await plan(amira)
  await writeAndSign(amira)
  await writeInvestigation(amira, casePath)
  await communicate(amira)
  await propose(amira)
  await sendToDecider(amira)

  const cilla = await signIn(p, 'Cilla Näckstrand')
  await sign(cilla)
  const document = await openDocument(cilla)
  expect(document.subarray(0, 4).toString('latin1')).toBe('%PDF')
  expect(squeezed(pdfText(document))).toContain(squeezed(story.decision))
  await serve(cilla)

  await followUp(amira)
  expect(p.complaints).toEqual([])
}, 240_000)
