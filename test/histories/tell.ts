import type { Act } from './acts/act.ts'
import { followUpActs } from './acts/follow-ups.ts'
import { helpActs } from './acts/help.ts'
import { investigationActs } from './acts/investigation.ts'
import { measureActs } from './acts/measures.ts'
import { placementActs } from './acts/placements.ts'
import { reportActs } from './acts/reports.ts'
import { wholeCaseActs } from './acts/whole-case.ts'
import { begin, Fault, settleAndCheck, type Story, waitUntil } from './life.ts'
import { birthday, lastOfMonth, nextClockChange, nextLeapDay, plusDays } from './oracle/calendar.ts'
import { type Chance, chanceOf } from './random.ts'
import type { Place } from './towns.ts'

export const acts: readonly Act[] = [
  ...reportActs,
  ...investigationActs,
  ...helpActs,
  ...placementActs,
  ...followUpActs,
  ...measureActs,
  ...wholeCaseActs,
]

/** Which history: its seed, and which of its steps are taken. All of them, until a fault is looked for. */
export type Plan = { readonly seed: number; readonly steps: readonly number[] }

export type Told = {
  readonly acts: number
  readonly refused: number
  readonly names: readonly string[]
  readonly fault?: string
}

/** Most histories are short, and one in five goes on for years. */
export const planOf = (seed: number): Plan => {
  const chance = chanceOf(seed, -2)
  const length = chance.isOneIn(5) ? 20 + chance.below(20) : 8 + chance.below(8)
  return { seed, steps: Array.from({ length }, (_, at) => at) }
}

const toInvestigation = [
  'a report comes in',
  'the child is protected or needs none',
  'an investigation is opened',
]
const toPlacement = [
  'somebody agrees to the help',
  'somebody agrees to the help',
  'the child comes to the home',
]

const toReply = ['the party is sent the material', 'the party replies, or the time to reply has gone']

/** How histories begin, so that enough of them come far: each name is an act that is taken when it can be. */
const beginnings: readonly (readonly string[])[] = [
  [],
  toInvestigation,
  [...toInvestigation, 'help at home is granted', 'somebody agrees to the help', 'the help begins'],
  [...toInvestigation, 'a home for care is granted', ...toPlacement],
  [...toInvestigation, 'the committee grants a family home', ...toPlacement],
  [
    ...toInvestigation,
    'the chair takes the child into custody',
    'the course of LVU goes on',
    'the course of LVU goes on',
    'the course of LVU goes on',
  ],
  [...toInvestigation, ...toReply, 'the application is refused'],
  [...toInvestigation, ...toReply, 'the investigation is closed without a measure'],
  [
    ...toInvestigation,
    'a home for care is granted',
    ...toPlacement,
    'the care rests on another law',
    'contact is restricted, or that is considered',
  ],
  [...toInvestigation, 'help at home is granted', 'the help ends', 'the case is closed', ...toInvestigation],
]

/** Days on which counting goes wrong if it can: leap days, ends of months, the clocks change, the law changes. */
const awkward = [
  '2024-02-29',
  '2024-08-31',
  '2024-10-27',
  '2024-12-31',
  '2025-03-30',
  '2025-05-31',
  '2025-06-30',
  '2025-07-01',
  '2025-10-26',
  '2025-12-31',
  '2026-01-01',
  '2026-01-31',
  '2026-03-29',
  '2027-08-31',
  '2028-02-29',
] as const

const startOf = (chance: Chance): string =>
  chance.isOneIn(2) ? chance.pick(awkward) : plusDays('2024-02-01', chance.below(1_300))

const gates = [12, 13, 15, 18, 20, 21] as const

/** A child of any age; some are soon to have a birthday that the law asks about, and some were born on a leap day. */
const birthOf = (chance: Chance, today: string): string => {
  if (chance.isOneIn(6)) return chance.pick(['2008-02-29', '2012-02-29', '2016-02-29', '2020-02-29'])
  if (chance.isOneIn(3)) return plusDays(birthday(today, -chance.pick(gates)), chance.below(300))
  return plusDays(birthday(today, -1), -chance.below(18 * 365))
}

/** The days to come on which something may change: a clock's last day and the day after, birthdays, new law, odd nights. */
const daysToCome = ({ life, look }: Story): string[] =>
  [
    ...look.clocks.flatMap(({ due }) => [due, plusDays(due, 1)]),
    ...gates.map((age) => birthday(life.birthOn, age)),
    lastOfMonth(life.today),
    nextClockChange(life.today),
    nextLeapDay(life.today),
    '2025-06-30',
    '2025-07-01',
    '2026-01-01',
  ].filter((on) => on > life.today && on <= plusDays(life.today, 420))

const wait = (story: Story): Promise<void> => {
  const { chance, life } = story
  const how = chance.below(10)
  if (how < 5) return Promise.resolve()
  if (how < 8) return waitUntil(story, plusDays(life.today, 1 + chance.below(12)))
  const soon = daysToCome(story)
  return soon.length === 0 ? Promise.resolve() : waitUntil(story, chance.pick(soon))
}

const choose = (story: Story, begun: string | undefined): Act | undefined => {
  const { chance } = story
  const first = acts.find((act) => act.name === begun && act.when(story))
  if (first) return first
  const isLawful = !chance.isOneIn(5)
  const possible = acts.filter((act) => act.isLawful === isLawful && act.when(story))
  const bag = possible.flatMap((act) => Array.from({ length: act.weight }, () => act))
  return bag.length === 0 ? undefined : chance.pick(bag)
}

/** One step: time passes or does not, somebody does something, and all that stands is compared with the law. */
const step = async (story: Story, names: string[], begun: string | undefined): Promise<void> => {
  if (begun === undefined || story.chance.isOneIn(3)) await wait(story)
  const act = choose(story, begun)
  if (!act) return
  names.push(act.name)
  story.told.push(`${story.life.today} — ${act.name}`)
  await act.run(story)
  await settleAndCheck(story)
}

/** Tells one history in a municipality of its own. A fault is answered; anything else that is thrown is our own. */
export const tell = async (place: Place, { seed, steps }: Plan): Promise<Told> => {
  const chance = chanceOf(seed, -1)
  const today = startOf(chance)
  const story = await begin(place, { today, birthOn: birthOf(chance, today), chance })
  const names: string[] = []
  const beginning = chance.pick(beginnings)
  try {
    for (const at of steps) {
      story.chance = chanceOf(seed, at)
      await step(story, names, beginning[at])
    }
    return { ...story.counts, names }
  } catch (error) {
    if (!(error instanceof Fault)) throw new Error(story.told.join('\n'), { cause: error })
    return { ...story.counts, names, fault: `born ${story.life.birthOn}: ${error.message}` }
  }
}

/** The same fault in as few steps as can be found: each step is left out once, and stays out if the fault stays. */
export const shortest = async (place: Place, plan: Plan): Promise<{ plan: Plan; fault: string }> => {
  let kept = plan
  let fault = (await tell(place, plan)).fault ?? 'it was not told again'
  for (const at of plan.steps.toReversed()) {
    const fewer = { ...kept, steps: kept.steps.filter((one) => one !== at) }
    const again = (await tell(place, fewer)).fault
    if (again === undefined) continue
    kept = fewer
    fault = again
  }
  return { plan: kept, fault }
}
