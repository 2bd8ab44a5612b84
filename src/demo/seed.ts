import { type Instant, dayOf } from '#kernel/day.ts'
import type { Clock } from '#platform/clock.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import type { House } from '#platform/run.ts'
import { doorOf } from './act.ts'
import { tellOfCare } from './care/tell.ts'
import type { Place } from './past-course.ts'
import { insertOldReports } from './past-reports.ts'
import { insertBurden } from './burden.ts'
import { insertChildTime } from './childtime.ts'
import { insertStaffing } from './staffing.ts'
import { closedPerYear, insertClosed } from './closed.ts'
import { type Days, daysBefore } from './days.ts'
import { type Dice, diceOf } from './dice.ts'
import { insertGranted } from './granted.ts'
import { tellStories } from './open/open.ts'
import { defaultOpen } from './open/orders.ts'
import { planStories, wasGrantedBefore } from './open/plan.ts'
import { insertOrganisation, type Organisation, planOrganisation } from './organisation.ts'
import { doneMark, makeTenantOnce } from './tenant.ts'
import { tellOfInvitations } from './invitations.ts'
import { tellOfVisits } from './visits.ts'
import { insertWorkload } from './workload.ts'

export type SeedOptions = {
  /** Owner of the tables: only that login may write the tenant's own row. */
  readonly ownerUrl: string
  readonly clock: Clock
  readonly say: (text: string) => void
  /** Closed cases, and how many times as many. */
  readonly closed?: number
  readonly times?: number
  /** About how many open matters. */
  readonly open?: number
}

const seed = 20_271_122
const streams = {
  organisation: 1,
  open: 2,
  closed: 3,
  granted: 4,
  care: 5,
  visits: 6,
  burden: 9,
  oldReports: 10,
  invitations: 12,
  workload: 70,
  childTime: 26,
  staffing: 18,
} as const

export type Plan = {
  readonly tenantId: string
  readonly now: Instant
  readonly days: Days
  readonly dice: Dice
  readonly organisation: Organisation
}

/** What the seed and the day decide, before anything is stored. */
export const planDemo = (now: Instant): Plan => {
  const dice = diceOf(seed)
  const days = daysBefore(dayOf(now))
  const tenantId = dice.id(days.today)
  return { tenantId, now, days, dice, organisation: planOrganisation(dice.fork(streams.organisation), days) }
}

/** What is done by real actions takes the numbers that follow on those of the rows in bulk. */
const startCounters = async (tx: Tx, perYear: ReadonlyMap<string, number>): Promise<void> => {
  for (const [year, value] of perYear) {
    for (const name of [`case-${year}`, `report-${year}`]) {
      await tx.insertInto('counters').values({ name, value }).execute()
    }
  }
}

/**
 * A pool of its own; the server's is left as it is. It does not wait for the disk at each commit: the mark at the end is
 * written with waiting, and what was committed before it is on the disk then. Statements and the checks of foreign keys
 * are planned once per connection, here on tables that are about to grow: without sequential scans, and after an `analyze`
 * of the first rows, which tells the planner that all rows are of one tenant (else it takes any index with tenant_id).
 */
const quickDatabase = (house: House): Database => {
  const { connectionString } = house.db.pool.options
  if (connectionString === undefined) return house.db
  const quick = openDatabase({ url: connectionString })
  quick.pool.on(
    'connect',
    (client) => void client.query('set synchronous_commit = off; set enable_seqscan = off'),
  )
  return quick
}

type Filling = { readonly closed: number; readonly open: number; readonly analyze: () => Promise<void> }

const fill = async (house: House, plan: Plan, { closed, open, analyze }: Filling): Promise<void> => {
  const { tenantId, days, dice, organisation } = plan
  const place = (stream: number): Place => ({ dice: dice.fork(stream), days, organisation })
  const stories = planStories(dice.fork(streams.open), { days, organisation, open })
  const perYear = closedPerYear(place(streams.closed), closed)
  const quick = quickDatabase(house)
  try {
    await inTenant(quick, tenantId, async (tx) => {
      await insertOrganisation(tx, days, organisation)
      await insertBurden(tx, place(streams.burden))
      await insertWorkload(tx, place(streams.workload))
      await insertChildTime(tx, place(streams.childTime))
      await insertStaffing(tx, place(streams.staffing))
      const running = stories.filter(({ order }) => wasGrantedBefore(order))
      await insertGranted(tx, place(streams.granted), { stories: running, perYear })
      await insertOldReports(tx, place(streams.oldReports), { perYear })
      await startCounters(tx, perYear)
    })
    await analyze()
    const setting = { ...plan, door: doorOf({ ...house, db: quick }, tenantId) }
    const tellAll = async (): Promise<void> => {
      await tellStories(setting, stories)
      await tellOfCare({ ...setting, dice: dice.fork(streams.care) })
      await tellOfVisits({ ...setting, dice: dice.fork(streams.visits) })
      await tellOfInvitations({ ...setting, dice: dice.fork(streams.invitations) })
    }
    await Promise.all([
      tellAll(),
      inTenant(quick, tenantId, (tx) => insertClosed(tx, place(streams.closed), { count: closed })),
    ])
  } finally {
    if (quick !== house.db) await quick.close()
  }
  await analyze()
  await inTenant(house.db, tenantId, (tx) =>
    tx.insertInto('counters').values({ name: doneMark, value: 1 }).execute(),
  )
}

/**
 * Makes the demo municipality on a first start: the same people and stories for the same day, relative to today.
 * Does nothing when it is there; what a killed process left half done is made again from nothing.
 */
export const seedDemo = async (
  house: House,
  { ownerUrl, clock, say, closed = 12_000, times = 1, open = defaultOpen }: SeedOptions,
): Promise<void> => {
  const plan = planDemo(clock.now())
  const tenant = { id: plan.tenantId, slug: 'demo', name: 'Demokommunen (påhittad)' }
  await makeTenantOnce(ownerUrl, tenant, ({ analyze }) => {
    say('Demokommunen skapas. Det tar ungefär en minut, bara första gången.')
    return fill(house, plan, { closed: closed * times, open, analyze })
  })
}
