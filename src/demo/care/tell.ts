import type { Instant } from '#kernel/day.ts'
import type { Door } from '../act.ts'
import type { Days } from '../days.ts'
import type { Dice } from '../dice.ts'
import { numberBook, serials } from '../numbers.ts'
import type { Organisation } from '../organisation.ts'
import { boardOf } from './board.ts'
import { homesOf } from './homes.ts'
import { banTales } from './tales-bans.ts'
import { helpTales } from './tales-help.ts'
import { lawTales } from './tales-law.ts'
import { placedTales } from './tales-placed.ts'
import { townTales } from './tales-town.ts'
import { sideBySide, tellToTheEnd, workerOf } from './town.ts'

type Setting = {
  readonly door: Door
  readonly dice: Dice
  readonly days: Days
  readonly now: Instant
  readonly organisation: Organisation
}

/** What the law follows for years, and what the board answers for: at least one of each. */
export const tellOfCare = async (setting: Setting): Promise<void> => {
  const { door, dice, days } = setting
  const board = boardOf({ door, dice: dice.fork(1), days, secretary: workerOf(setting, 'nora') })
  const homes = homesOf({ door, dice: dice.fork(2), days, by: workerOf(setting, 'cilla') })
  const town = { ...setting, board, homes, book: numberBook(serials.care) }
  const tales = [...placedTales, ...lawTales, ...banTales, ...helpTales, ...townTales]
  const all = [
    homes.entered(),
    ...tales.map((tale, nth) => tale({ ...town, dice: dice.fork(100 + nth) })),
    ...board.meetings(),
  ]
  await tellToTheEnd(sideBySide(all))
}
