import type { Client } from 'pg'
import type { Route } from '#kernel/route.ts'
import { systemActor } from '#kernel/actor.ts'
import { run } from '#platform/run.ts'
import { z } from 'zod'
import { rooms } from '../../src/rooms.ts'
import { type Login, newUuid, type Sent, type Town } from '#test/support/town.ts'
import { fingerprintOf, lookAt, type Look } from './look.ts'
import { ageAt, birthday, plusDays } from './oracle/calendar.ts'
import { clocksOfCase, expectedClocks, followUpsOf, isOpenReport } from './oracle/clocks.ts'
import { isRightWording } from './oracle/law.ts'
import { type Case, type Day, type Life, openCase } from './oracle/state.ts'
import type { Chance } from './random.ts'
import type { Place } from './towns.ts'

/** What the product did is not what the law, as the oracle reads it, says. */
export class Fault extends Error {}

/** One history while it is told: its town, what the oracle knows, and what stands in the database. */
export type Story = {
  readonly town: Town
  readonly owner: Client
  readonly life: Life
  look: Look
  chance: Chance
  /** What was done, for the one who reads of a fault. */
  readonly told: string[]
  counts: { acts: number; refused: number }
}

const at = (on: Day, time: string): string =>
  Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime('Europe/Stockholm').toInstant().toString()

export const begin = async (
  place: Place,
  { today, birthOn, chance }: { today: Day; birthOn: Day; chance: Chance },
): Promise<Story> => {
  const town = await place.fresh(birthOn)
  town.at(at(today, '09:00'))
  const { childId, motherId } = place
  const life: Life = {
    today,
    birthOn,
    childId,
    motherId,
    reports: [],
    cases: [],
    decisions: [],
    homes: place.homes,
  }
  const look = await lookAt(place.owner, town.tenantId)
  return { town, owner: place.owner, life, look, chance, told: [], counts: { acts: 0, refused: 0 } }
}

export const ageToday = ({ life }: Story): number => ageAt(life.birthOn, life.today)

/** Guardians until 18, and the child itself from 15 (SoL 3:4, 20:4; FB 6:2). */
export const parties = (story: Story): string[] => [
  story.life.motherId,
  ...(ageToday(story) >= 15 ? [story.life.childId] : []),
]

/** The version that a screen would have loaded with the thing. */
export const versionOf = ({ look }: Story, id: string): number => look.versions[id] ?? 0

export const watchVersion = ({ look }: Story, matterId: string): number =>
  look.watches.find((one) => one.matter === matterId)?.version ?? 0

export const unitOf = ({ owner }: { readonly owner: Login }): 'intake' | 'one' | 'two' =>
  owner === 'maja' ? 'intake' : owner === 'eva' ? 'two' : 'one'

/** Who leads the unit that has the case. */
export const leadOf = (of: Case): Login => (unitOf(of) === 'two' ? 'ulla' : 'cilla')
export const managerOf = (of: Case): Login => (unitOf(of) === 'two' ? 'ulla' : 'dag')

const told = (story: Story, as: Login, route: Route, sent: Sent): string => {
  const what = `${story.life.today} ${as} ${route.name}: ${sent.status}`
  story.told.push(what)
  return what
}

const fault = (story: Story, what: string): never => {
  throw new Fault(`${what}\n  ${story.told.join('\n  ')}`)
}

/** What the law allows is done. */
export const lawful = async (story: Story, as: Login, route: Route, input: object): Promise<Sent> => {
  const sent = await story.town.send(as, route, input)
  const said = told(story, as, route, sent)
  story.counts.acts++
  if (sent.status >= 300) fault(story, `refused what is lawful: ${said} ${sent.text.slice(0, 400)}`)
  return sent
}

/** What the law does not allow is refused in words, and nothing has changed. */
export const unlawful = async (story: Story, as: Login, route: Route, input: object): Promise<void> => {
  const before = await fingerprintOf(story.owner, story.town.tenantId)
  const sent = await story.town.send(as, route, input)
  const said = told(story, as, route, sent)
  story.counts.acts++
  story.counts.refused++
  if (sent.status < 400 || sent.status >= 500) fault(story, `not refused: ${said} ${sent.text.slice(0, 200)}`)
  const after = await fingerprintOf(story.owner, story.town.tenantId)
  if (after !== before) fault(story, `refused, and yet something changed: ${said}`)
}

const listed = (rows: readonly string[]): string => rows.toSorted().join('\n    ')

const line = (code: string, matter: string, about: string, from: string, due: string): string =>
  `${code} from ${from} until ${due} (${matter.slice(-6)} ${about.slice(-6)})`

const sameClocks = (story: Story): void => {
  const { look, life } = story
  const actual = look.clocks.map((one) => line(one.code, one.matter, one.about, one.from, one.due))
  const expected = expectedClocks(life).map((one) =>
    line(one.code, one.matterId, one.aboutId, one.from, one.due),
  )
  const [a, e] = [listed(actual), listed(expected)]
  if (a === e) return
  const missing = expected.filter((one) => !actual.includes(one))
  const tooMany = actual.filter((one) => !expected.includes(one))
  fault(
    story,
    `the clocks are not those of the law\n  missing:\n    ${listed(missing)}\n  too many:\n    ${listed(tooMany)}\n  done:`,
  )
}

const sameMatters = (story: Story): void => {
  const { look, life, town } = story
  const open = [
    ...life.reports.filter(isOpenReport).map((one) => one.id),
    ...life.cases.filter((one) => one.closedOn === null).map((one) => one.id),
  ].toSorted()
  const watched = look.watches.map((one) => one.matter).toSorted()
  if (open.join() !== look.openMatters.toSorted().join())
    fault(story, 'a matter is open or closed against the law')
  if (watched.join() !== open.join()) fault(story, 'an open matter is not watched, or a closed one is')
  for (const watch of look.watches) {
    if (!watch.isStaff) fault(story, 'an open matter without an owner')
    if (watch.next !== watch.soonest)
      fault(story, `the next date ${watch.next} is not that of the soonest clock ${watch.soonest}`)
  }
  if (look.doubled > 0) fault(story, 'a clock runs twice for the same matter')
  for (const { id, owner } of [...life.reports, ...life.cases]) {
    const watch = look.watches.find((one) => one.matter === id)
    if (!watch) continue
    if (watch.owner !== town.workers[owner]) fault(story, 'a matter has another owner')
    if (watch.unit !== town.units[unitOf({ owner })])
      fault(story, 'a matter is in another unit than its owner')
  }
}

const rightWordings = (story: Story): void => {
  for (const { code, wording, from } of story.look.clocks)
    // SoL 19:6: told later, the answer is still counted from the decision that it is about.
    if (code !== 'reporterFeedback' && !isRightWording(code, wording, from))
      fault(story, `${code} of ${from} is counted by ${wording}`)
}

/** No child drops off: when nothing but a party's time to appeal is left, somebody looks at the case within a month. */
const rest = ({ life }: Story): void => {
  const of = openCase(life)
  if (of && of.restsFrom === null && clocksOfCase(of, life).length === 0) of.restsFrom = life.today
}

/** After every act: what stands is what the law says, no more and no less. */
export const settleAndCheck = async (story: Story): Promise<void> => {
  rest(story)
  story.look = await lookAt(story.owner, story.town.tenantId)
  sameMatters(story)
  sameClocks(story)
  rightWordings(story)
}

const Nothing = { input: z.object({}), reply: z.null() }

/** The jobs of the night that move clocks, as the server runs them. */
const jobs = rooms.flatMap((room) => room.jobs ?? []).filter(({ name }) => /^(cases|decisions)\./.test(name))

const runJobs = async ({ town }: Story): Promise<void> => {
  for (const job of jobs) {
    const route = {
      ...Nothing,
      name: job.name,
      method: 'POST' as const,
      path: '/',
      may: { signedIn: 'a job of the server' },
    }
    await run(
      town.house,
      { route, act: async (ctx) => (await job.run(ctx), null) },
      { actor: systemActor(town.tenantId) },
      { input: {}, now: town.now(), requestId: newUuid(), language: 'sv' },
    )
  }
}

/** FL 44: nobody appealed in time. The law gives the day itself to the party. */
const endAppeals = ({ life, look }: Story): void => {
  for (const of of life.cases)
    for (const service of of.services) {
      const due = look.clocks.find((one) => one.about === service.id)?.due
      if (due !== undefined && due < life.today) service.isOver = true
    }
}

/** SoL 23:1 speaks of a child, and care by LVU 2 § is for those under 18 (LVU 1, 21): both are over that day. */
const growUp = (story: Story): void => {
  if (ageToday(story) < 18) return
  for (const of of story.life.cases) {
    of.followedFrom = null
    for (const care of of.cares) care.closedOn ??= story.life.today
  }
}

const times = ['00:10', '02:30', '09:00', '12:00', '23:50'] as const

/** A night that passes: the jobs run, and the oracle knows what the day itself changes. */
const night = async (story: Story, on: Day, time: string): Promise<void> => {
  story.life.today = on
  story.town.at(at(on, time))
  await runJobs(story)
  endAppeals(story)
  growUp(story)
  story.told.push(`${on} (a night has passed)`)
  await settleAndCheck(story)
}

/** Nights on which something of the law changes by itself; the jobs of a missed month are not caught up. */
const stops = ({ life }: Story, until: Day): Day[] => {
  const found = [18, 21]
    .map((age) => birthday(life.birthOn, age))
    .filter((on) => on > life.today && on < until)
  for (let on = plusDays(life.today, 25); on < until; on = plusDays(on, 25)) found.push(on)
  return [...found, until].toSorted()
}

/** Time goes on to that day. Jobs run on it when something may end by itself, and now and then anyway. */
export const waitUntil = async (story: Story, until: Day): Promise<void> => {
  const { life, chance } = story
  if (until <= life.today) return
  const time = chance.pick(times)
  const somethingRuns = life.cases.some(
    (one) =>
      one.closedOn === null &&
      (one.followedFrom !== null ||
        one.cares.some((care) => care.closedOn === undefined) ||
        one.services.some((service) => !service.isOver) ||
        one.placements.some((placed) => !placed.endedOn || followUpsOf(placed, life).length > 0)),
  )
  if (!somethingRuns && !chance.isOneIn(8)) {
    life.today = until
    story.town.at(at(until, time))
    return
  }
  for (const on of stops(story, until)) await night(story, on, time)
}
