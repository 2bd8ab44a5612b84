import type { Day } from '#kernel/day.ts'
import type { IdentityNumberKind } from '#kernel/identity-number.ts'
import type { Days } from './days.ts'
import type { Dice } from './dice.ts'
import { address, childName, familyName, grownName, languages, phone, type Sex } from './names.ts'
import type { NumberBook } from './numbers.ts'
import type { Named } from './texts/theme.ts'

/** An invented person. `number` is missing for one who has none. */
export type Invented = {
  readonly id: string
  readonly sex: Sex
  readonly givenName: string
  readonly familyName: string
  readonly birthOn: Day
  readonly number: string | undefined
  readonly kind: IdentityNumberKind
  /** Only of a coordination number: how sure the identity behind it is. */
  readonly certainty?: 'proven' | 'probable' | 'uncertain'
  /** Gets a number of the municipality's own. */
  readonly hasReserve?: true
  readonly address: string
  readonly phone: string
  readonly language: string
}

export type Family = { readonly guardians: readonly Invented[]; readonly children: readonly Invented[] }

const daysOfYear = 365.25

export const yearsAsDays = (years: number): number => Math.floor(years * daysOfYear)

type Household = { readonly name: string; readonly address: string; readonly language: string }

type Maker = { readonly dice: Dice; readonly days: Days; readonly book: NumberBook }

/** How many other days are tried when the numbers of a day are used up. */
const tries = 40

const birth = (
  { dice, days, book }: Maker,
  { youngest, oldest, sex }: { youngest: number; oldest: number; sex: Sex },
): { birthOn: Day; number: string | undefined } => {
  for (let left = tries; ; left--) {
    const birthOn = days.ago(dice.int(youngest, oldest))
    const number = book.take({ birthOn, sex })
    if (number !== undefined || left === 0) return { birthOn, number }
  }
}

const sexOf = (dice: Dice): Sex => (dice.chance(0.5) ? 'girl' : 'boy')

const someone = (
  maker: Maker,
  home: Household,
  range: { youngest: number; oldest: number; isChild: boolean; sex?: Sex },
): Invented => {
  const { dice, days } = maker
  const sex = range.sex ?? sexOf(dice)
  const { birthOn, number } = birth(maker, { ...range, sex })
  return {
    id: dice.id(days.today),
    sex,
    givenName: range.isChild ? childName(dice, sex) : grownName(dice, sex),
    familyName: home.name,
    birthOn,
    number,
    kind: 'personal',
    address: home.address,
    phone: range.isChild ? '' : phone(dice),
    language: home.language,
  }
}

export type FamilyOrder = {
  /** Ages in whole years at the day of the seed, one for each child. */
  readonly ages: readonly number[]
  /** Everybody was born more than so many days before the day of the seed. */
  readonly bornBefore?: number
  readonly guardians?: 1 | 2
  readonly familyName?: string
}

/** A household: one or two guardians and their children. Everybody is invented. */
export const inventFamily = (maker: Maker, order: FamilyOrder): Family => {
  const { dice } = maker
  const home: Household = {
    name: order.familyName ?? familyName(dice),
    address: address(dice),
    language: dice.chance(0.16) ? dice.pick(languages) : '',
  }
  const children = order.ages.map((age) => {
    const youngest = Math.max(yearsAsDays(age), order.bornBefore ?? 0) + 1
    return someone(maker, home, {
      youngest,
      oldest: Math.max(youngest, yearsAsDays(age + 1) - 1),
      isChild: true,
    })
  })
  const eldest = Math.max(...order.ages)
  const grown = { youngest: yearsAsDays(eldest + 21), oldest: yearsAsDays(eldest + 41), isChild: false }
  const count = order.guardians ?? (dice.chance(0.5) ? 2 : 1)
  const first: Sex = dice.chance(count === 2 ? 1 : 0.78) ? 'girl' : 'boy'
  const guardians = [someone(maker, home, { ...grown, sex: first })]
  if (count === 2) {
    const apart = dice.chance(0.4)
    const other = apart ? { ...home, name: familyName(dice), address: address(dice) } : home
    guardians.push(someone(maker, other, { ...grown, sex: 'boy' }))
  }
  return { guardians, children }
}

/** Whose names stand in the texts about the child. */
export const namesIn = (child: Invented, guardian: Invented | undefined): Named => ({
  child: child.givenName,
  girl: child.sex === 'girl',
  guardian: guardian?.givenName ?? 'vårdnadshavaren',
  woman: guardian?.sex !== 'boy',
})
