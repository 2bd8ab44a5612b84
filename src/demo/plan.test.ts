import { describe, expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { isTestNumber } from '#kernel/identity-number.ts'
import { daysBefore } from './days.ts'
import { diceOf } from './dice.ts'
import { numberBook } from './numbers.ts'
import { defaultOpen } from './open/orders.ts'
import { planStories } from './open/plan.ts'
import { planDemo } from './seed.ts'
import { told } from './texts/theme.ts'
import { themes, themesFor } from './texts/themes.ts'

const monday = instant('2026-11-23T09:00:00.000Z')

const storiesOf = (now: typeof monday) => {
  const { dice, days, organisation } = planDemo(now)
  return planStories(dice.fork(2), { days, organisation, open: defaultOpen })
}

const thrown = (seed: number) => Array.from({ length: 20 }, diceOf(seed).next)

const withoutDice = (now: typeof monday) => storiesOf(now).map((story) => ({ ...story, dice: undefined }))

describe('the people of the demo', () => {
  test('are the same each time for the same day', () => {
    expect(withoutDice(monday)).toEqual(withoutDice(monday))
  })

  test('have the same names on another day, with everything moved along', () => {
    const names = (now: typeof monday) =>
      storiesOf(now).map(({ family }) =>
        family.children.map((child) => `${child.givenName} ${child.familyName}`),
      )
    expect(names(instant('2027-02-03T09:00:00.000Z'))).toEqual(names(monday))
  })

  test('are children in about two hundred open matters', () => {
    const children = storiesOf(monday).flatMap(({ family }) => family.children)
    expect(children.length).toBeGreaterThan(190)
    expect(children.length).toBeLessThan(230)
  })

  test('have numbers of the test range only, each given once', () => {
    const numbers = storiesOf(monday)
      .flatMap(({ family }) => [...family.children, ...family.guardians])
      .flatMap(({ number }) => (number === undefined ? [] : [number]))
    expect(numbers.filter((number) => !isTestNumber(number))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('include siblings, a child without number, one with a coordination number and trainees as co-workers', () => {
    const stories = storiesOf(monday)
    expect(stories.some(({ family }) => family.children.length > 1)).toBe(true)
    const children = stories.flatMap(({ family }) => family.children)
    expect(children.some(({ number }) => number === undefined)).toBe(true)
    expect(
      children.some(({ kind, number }) => kind === 'coordination' && Number(number?.slice(6, 8)) > 60),
    ).toBe(true)
    expect(stories.some(({ coworker }) => coworker.role === 'trainee')).toBe(true)
  })

  test('were born before anybody reported about them, and their guardians are grown up', () => {
    for (const { family, receivedAgo } of storiesOf(monday)) {
      const { ago } = daysBefore(planDemo(monday).days.today)
      for (const child of family.children) {
        expect(child.birthOn < ago(receivedAgo)).toBe(true)
        for (const guardian of family.guardians)
          expect(Number(child.birthOn.slice(0, 4)) - Number(guardian.birthOn.slice(0, 4))).toBeGreaterThan(18)
      }
    }
  })
})

describe('what the seed draws from', () => {
  test('the same seed throws the same dice, another seed others', () => {
    expect(thrown(7)).toEqual(thrown(7))
    expect(thrown(7)).not.toEqual(thrown(8))
  })

  test('a day has ten numbers for girls and ten for boys, and then none', () => {
    const book = numberBook({ least: 980, most: 999 })
    const birthOn = planDemo(monday).days.ago(4_000)
    const taken = Array.from({ length: 11 }, () => book.take({ birthOn, sex: 'girl' }))
    expect(taken.filter((number) => number !== undefined)).toHaveLength(10)
    expect(taken.at(-1)).toBeUndefined()
    expect(book.take({ birthOn, sex: 'boy' })).toBeDefined()
  })

  test('there is a theme for every age up to seventeen, with goals, words and questions of its own', () => {
    for (let age = 0; age < 18; age++) expect(themesFor(age).length).toBeGreaterThan(0)
    for (const theme of themes) {
      expect(theme.concerns.length).toBeGreaterThan(4)
      expect(theme.words.length).toBeGreaterThan(3)
      expect(theme.goals.length).toBeGreaterThan(1)
    }
  })

  test('no sentence is left with a blank where a name should stand', () => {
    const named = { child: 'Alex', girl: true, guardian: 'Kim', woman: false }
    for (const theme of themes) {
      const texts = [
        ...theme.concerns,
        ...theme.words,
        ...theme.assessments,
        ...theme.questions,
        ...theme.goals.flat(),
        ...Object.values(theme.notes).flat(),
      ]
      for (const text of texts) expect(told(text, named)).not.toMatch(/[{}]/)
    }
    expect(told('{Han} hälsar på {Vs} syster.', named)).toBe('Hon hälsar på Kims syster.')
  })
})
