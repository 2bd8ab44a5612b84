import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { follow, register } from './keyboard-start.ts'
import { act, actAndGoOn, choose, enter, find, pick, seeFocus, tabTo, tick, typeInto } from './keys.ts'
import { story } from './story.ts'

/** Anybody, without an account. The concern is forgotten at first: the summary of faults leads to its field. */
export const reportConcern = async (visitor: Page): Promise<string> => {
  await visitor.goto('/orosanmalan')
  const field = (name: string | RegExp) => visitor.getByLabel(name)
  await choose(visitor, field('Jag anmäler som'), 'Förskola, skola eller annan verksamhet enligt skollagen')
  await typeInto(visitor, field('Ditt namn'), story.reporter.name)
  await typeInto(visitor, field('Arbetsplats och yrkesroll'), story.reporter.work)
  await typeInto(visitor, field('E-post'), story.reporter.email)
  await tick(visitor, field(/Jag vill veta om ni inleder/))
  await typeInto(visitor, field('Barnets namn'), story.childName)
  await act(
    visitor,
    visitor.getByRole('button', { name: 'Skicka anmälan' }),
    visitor.getByRole('heading', { name: 'En sak behöver rättas' }),
  )
  await enter(visitor, visitor.getByRole('link', { name: 'Skriv vad du är orolig för.' }))
  await seeFocus(visitor)
  const concern = field(/Vad är du orolig för/)
  expect(await concern.evaluate((it) => it === document.activeElement)).toBe(true)
  await visitor.keyboard.type(story.concern)
  await pick(visitor, visitor.getByRole('radio', { name: 'Nej' }))
  await enter(visitor, visitor.getByRole('button', { name: 'Skicka anmälan' }))
  await visitor.getByRole('heading', { name: 'Tack. Anmälan är sparad.' }).waitFor()
  await tabTo(visitor, visitor.getByRole('link', { name: 'Gör en ny anmälan' }))
  return (await visitor.getByRole('definition').first().innerText()).trim()
}

/** The reception: protection first, then who the child is. */
export const assessAndJoin = async (maja: Page): Promise<void> => {
  await follow(maja, maja.getByRole('link', { name: 'Inflöde' }).first(), '**/inflode')
  await follow(maja, maja.getByRole('link', { name: story.childName }).first(), '**/inflode/*')
  await pick(maja, maja.getByRole('radio', { name: 'Nej' }))
  await typeInto(maja, maja.getByLabel('Skäl för bedömningen'), story.protection)
  await actAndGoOn(maja, maja.getByRole('button', { name: 'Spara skyddsbedömningen' }))
  await register(maja, story.child)
  await actAndGoOn(maja, maja.getByRole('button', { name: 'Koppla barnet till anmälan' }))
}

/** Opened with two workers, chosen in the lists; then whoever reported gets an answer. */
export const openAndAnswer = async (maja: Page): Promise<void> => {
  await pick(maja, maja.getByRole('radio', { name: 'Inled utredning', exact: true }))
  await typeInto(maja, maja.getByLabel('Skäl', { exact: true }), story.opening)
  const list = (name: string | RegExp) => maja.getByRole('combobox', { name })
  await find(maja, list('Ansvarig handläggare'), 'Amira', /Amira Lindqvist/)
  await find(maja, list(/Medhandläggare/), 'Bo Gran', /Bo Granhällen/)
  await actAndGoOn(maja, maja.getByRole('button', { name: 'Inled utredning' }))
  await pick(maja, maja.getByRole('radio', { name: 'Anmälaren har fått svar' }))
  await typeInto(maja, maja.getByLabel('Hur, eller varför inte?'), 'Telefon')
  await act(
    maja,
    maja.getByRole('button', { name: 'Spara svaret' }),
    maja.getByRole('heading', { name: 'Svar till anmälaren' }),
    'hidden',
  )
}
