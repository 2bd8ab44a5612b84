import type { Instant } from '#kernel/day.ts'
import { listCases } from '#modules/cases/contract.ts'
import { invite, listInvitations } from '#modules/invitations/contract.ts'
import type { Door } from './act.ts'
import { workerOf } from './care/town.ts'
import type { Days } from './days.ts'
import type { Dice } from './dice.ts'
import type { Organisation } from './organisation.ts'

type Setting = {
  readonly door: Door
  readonly dice: Dice
  readonly days: Days
  readonly now: Instant
  readonly organisation: Organisation
}

/** So many guardians can be chosen at the door of families. */
const mostInvited = 3

/** Amira has invited a guardian in some of her cases: in families in which nobody is protected. */
export const tellOfInvitations = async (setting: Setting): Promise<void> => {
  const { door, dice, days, now } = setting
  const amira = workerOf(setting, 'amira')
  const { rows } = await door.act(amira, listCases, { view: 'own' }, now)
  let made = 0
  for (const { child } of rows) {
    if (made === mostInvited) return
    const list = await door.act(amira, listInvitations, { childId: child.id }, now)
    const guardian = list.guardians.find(({ hasNumber }) => hasNumber)
    if (!guardian || list.needsSecond || !list.can.invite) continue
    const wish = {
      id: dice.id(days.today),
      childId: child.id,
      part: 'guardian' as const,
      personId: guardian.personId,
      purpose: 'Ska kunna följa ärendet mellan mötena.',
      shows: ['meeting', 'decisions', 'goals', 'next', 'log'] as const,
      officePhone: '08-465 004 00',
      untilOn: list.usual,
    }
    await door.act(amira, invite, { ...wish, shows: [...wish.shows] }, now)
    made += 1
  }
}
