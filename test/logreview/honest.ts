import { isNonWorkday } from '#kernel/calendar.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { Had, Opening, Part, Worker } from '#modules/logreview/rules/facts.ts'
import { hasOn, isAwayOn, momentOn, type Year } from './town.ts'

/** An opening with what nobody in the municipality knows: of which snoop it is a part, or undefined for honest work. */
export type Told = Opening & { readonly snoop?: number }

const kinds: readonly Part[] = [
  'case',
  'case',
  'journal',
  'journal',
  'decision',
  'plan',
  'report',
  'person',
  'placement',
]

export type Log = {
  readonly all: Told[]
  readonly open: (
    workerId: string,
    childId: string,
    on: Day,
    more?: { hour?: number; minute?: number; snoop?: number },
  ) => void
}

/** What was opened, as the log writes it down. */
export const logOf = ({ chance }: Year): Log => {
  const all: Told[] = []
  return {
    all,
    open: (workerId, childId, on, { hour = 8 + chance.below(9), minute = chance.below(60), snoop } = {}) => {
      const at = momentOn(on, hour, minute)
      all.push({
        id: `rad-${all.length}`,
        at,
        on,
        hour,
        workerId,
        childId,
        part: chance.pick(kinds),
        ...(snoop === undefined ? {} : { snoop }),
      })
    },
  }
}

type Shift = { readonly on: Day; readonly live: readonly Had[]; readonly here: readonly Worker[] }

/** The hour at which honest people work: mostly by day, sometimes late. */
const hourOf = ({ chance }: Year): number => (chance.isOneIn(70) ? 17 + chance.below(6) : 8 + chance.below(9))

const ownWork = (year: Year, log: Log, { on, live, here }: Shift): void => {
  const { chance, facts } = year
  for (const worker of here) {
    const own = live.filter((one) => one.workerId === worker.id)
    if (own.length === 0) continue
    for (let n = 0; n < 3; n++) {
      const { childId } = chance.pick(own)
      const hour = hourOf(year)
      for (let times = 0; times <= chance.below(3); times++) log.open(worker.id, childId, on, { hour })
      if (chance.isOneIn(3)) facts.wrote.push({ workerId: worker.id, childId, on })
    }
    if (chance.isOneIn(2_000)) log.open(worker.id, chance.pick(facts.children).id, on)
  }
}

/** Someone calls about a child whose worker is not there, or is on the other line: whoever is in the unit answers. */
const standingIn = (year: Year, log: Log, { on, live, here }: Shift): void => {
  const { chance, facts } = year
  const teammate = (one: Had) => here.filter((each) => each.unitId === one.unitId && each.id !== one.workerId)
  for (const one of live) {
    if (one.part !== 'owner') continue
    const isAway = isAwayOn(facts, one.workerId, on)
    if (!chance.isOneIn(isAway ? 14 : 900)) continue
    const team = teammate(one)
    if (team.length === 0) continue
    const helper = chance.pick(team)
    log.open(helper.id, one.childId, on)
    // Whoever answers writes it down, and sometimes forgets it.
    if (!chance.isOneIn(5)) facts.wrote.push({ workerId: helper.id, childId: one.childId, on })
  }
}

/** Meetings with a specialist of another unit, who prepares the day before; consultations with the one who leads. */
const together = (year: Year, log: Log, { on, live, here }: Shift): void => {
  const { chance, facts } = year
  for (const worker of here) {
    const own = live.filter((one) => one.workerId === worker.id)
    if (own.length === 0 || !chance.isOneIn(9)) continue
    const { childId } = chance.pick(own)
    const other = chance.pick(here)
    facts.met.push({ workerId: worker.id, childId, on }, { workerId: other.id, childId, on })
    log.open(other.id, childId, on)
    if (chance.isOneIn(4)) log.open(other.id, childId, addDays(on, -1))
  }
}

/** Managers go through all that the unit has once a month; leads look at some every week. */
const leading = (year: Year, log: Log, { on, live, here }: Shift): void => {
  const { chance } = year
  for (const worker of here) {
    const own = live.filter((one) => one.unitId === worker.unitId && one.part === 'owner')
    if (worker.role === 'unit_manager' && on.endsWith('-15'))
      for (const one of own) log.open(worker.id, one.childId, on, { hour: 9 + chance.below(2) })
    if (worker.role === 'lead' && own.length > 0)
      for (let n = 0; n < 3; n++) log.open(worker.id, chance.pick(own).childId, on)
  }
}

/** Whoever takes over reads before; whoever has handed over writes the last of it afterwards, a few much later. */
const aroundHandovers = (year: Year, log: Log, { on }: Shift): void => {
  const { chance, facts } = year
  for (const one of facts.moved) {
    if (one.toId !== null && on < one.on && addDays(on, 5) >= one.on && chance.isOneIn(4))
      log.open(one.toId, one.childId, on)
    if (on > one.on && on <= addDays(one.on, 3) && chance.isOneIn(8)) log.open(one.fromId, one.childId, on)
    if (on === addDays(one.on, 20) && chance.isOneIn(30)) log.open(one.fromId, one.childId, on)
  }
}

/** The report is taken in: what there is already about the child is looked up, also what others had and closed. */
const takingIn = (year: Year, log: Log, { on }: Shift): void => {
  const { chance, facts } = year
  for (const one of facts.tookIn) {
    if (one.fromOn === on)
      for (let n = 0; n < 2 + chance.below(3); n++) log.open(one.workerId, one.childId, on)
    if (on > one.fromOn && one.untilOn !== null && on <= one.untilOn && chance.isOneIn(2))
      log.open(one.workerId, one.childId, on)
  }
}

/** Evenings, nights and weekends: whoever has the duty that day opens what it is about. */
const duty = (year: Year, log: Log, { on, live }: Shift): void => {
  const { chance, facts } = year
  for (const turn of facts.turns.filter((one) => one.fromAt.startsWith(on)))
    for (let n = 0; n < chance.below(6) && live.length > 0; n++)
      log.open(turn.workerId, chance.pick(live).childId, on, { hour: 18 + chance.below(6) })
}

/** The honest work of the whole time. */
export const workHonestly = (year: Year, log: Log): void => {
  for (const on of year.days) {
    const live = year.facts.had.filter((one) => hasOn(one, on))
    const here = year.facts.workers.filter((one) => !isAwayOn(year.facts, one.id, on))
    const shift = { on, live, here }
    duty(year, log, shift)
    if (isNonWorkday(on)) continue
    for (const work of [ownWork, standingIn, together, leading, aroundHandovers, takingIn])
      work(year, log, shift)
  }
}
