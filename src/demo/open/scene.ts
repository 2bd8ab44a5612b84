import { ageOn, type Day, type Instant, instant } from '#kernel/day.ts'
import type { Door } from '../act.ts'
import { clockTime, type Days, officeHour } from '../days.ts'
import type { Dice } from '../dice.ts'
import { type Family, type Invented, namesIn } from '../families.ts'
import type { Organisation } from '../organisation.ts'
import { type Teller, teller } from '../story-texts.ts'
import type { Theme } from '../texts/theme.ts'
import { themesFor } from '../texts/themes.ts'

/** All that a story about one child needs: who, when, with which words, and the door through which everything is done. */
export type Scene = {
  readonly act: Door['act']
  readonly look: Door['look']
  readonly night: Door['night']
  readonly dice: Dice
  readonly days: Days
  readonly now: Instant
  readonly organisation: Organisation
  readonly family: Family
  readonly child: Invented
  readonly tell: Teller
  /** The next moment of the story, that many days ago: never before the last one, never after now. */
  readonly moment: (ago: number) => Instant
}

/** Clock of one story: office hours, always forward. */
const momentsOf = ({ dice, days, now }: Pick<Scene, 'dice' | 'days' | 'now'>): Scene['moment'] => {
  let last = clockTime(days.ago(10_000), 0, 0)
  return (ago) => {
    const planned = officeHour(dice, days.ago(days.office(ago)))
    const later = instant(
      Temporal.Instant.from(last)
        .add({ minutes: dice.int(3, 25) })
        .toString(),
    )
    const next = planned > last ? planned : later
    last = next > now ? now : next
    return last
  }
}

/** Only what is needed to make the scene of a story. */
export type Stage = Omit<Scene, 'child' | 'tell' | 'moment'> & { readonly theme: Theme }

export const themeFor = (dice: Dice, child: Invented, today: Day): Theme =>
  dice.pick(themesFor(Math.min(17, ageOn(child.birthOn, today))))

export const sceneOf = ({ theme, ...stage }: Stage, child: Invented): Scene => ({
  ...stage,
  child,
  tell: teller(stage.dice, theme, namesIn(child, stage.family.guardians[0])),
  moment: momentsOf(stage),
})

export const nameOf = (one: Invented): string => `${one.givenName} ${one.familyName}`
