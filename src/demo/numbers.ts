import type { Day } from '#kernel/day.ts'
import { type IdentityNumberKind, makeTestNumber } from '#kernel/identity-number.ts'
import type { Sex } from './names.ts'

/**
 * Serials of the official test range: the open stories, those under the law's longer times and the closed cases each have
 * their own, so that none waits for another.
 */
export const serials = {
  open: { least: 980, most: 983 },
  care: { least: 984, most: 985 },
  closed: { least: 986, most: 999 },
} as const

export type NumberBook = {
  /** A number that nobody has; undefined when those of that day are used up. */
  readonly take: (person: {
    readonly birthOn: Day
    readonly sex: Sex
    readonly kind?: IdentityNumberKind
  }) => string | undefined
}

/** Gives out each number once. Only ten serials of a day are for girls and ten for boys. */
export const numberBook = ({
  least,
  most,
}: {
  readonly least: number
  readonly most: number
}): NumberBook => {
  const given = new Map<string, number>()
  return {
    take: ({ birthOn, sex, kind = 'personal' }) => {
      const parity = sex === 'girl' ? 0 : 1
      const key = `${birthOn} ${parity} ${kind}`
      const serial = given.get(key) ?? (least % 2 === parity ? least : least + 1)
      if (serial > most) return undefined
      given.set(key, serial + 2)
      return makeTestNumber({ birthOn, serial, kind })
    },
  }
}
