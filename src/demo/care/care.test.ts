import { beforeAll, describe, expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { fixedClock } from '#platform/clock.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import { interventionKinds } from '#modules/cases/contract.ts'
import { readConsents } from '#modules/cases/consent/contract.ts'
import { listHomes } from '#modules/cases/homes/contract.ts'
import { HomeKindSchema } from '#modules/cases/homes/contract.ts'
import { readMeasures } from '#modules/cases/measures/contract.ts'
import { MeasureKindSchema } from '#modules/cases/measures/contract.ts'
import { listPlacementsOfChild, readPlacement } from '#modules/cases/placements/contract.ts'
import { listIncoming, readTransfers } from '#modules/cases/transfers/contract.ts'
import { ClockCodeSchema } from '#modules/clocks/contract.ts'
import { listOpenAppeals } from '#modules/decisions/appeals/contract.ts'
import { listMeetings } from '#modules/decisions/board/contract.ts'
import { listDuties } from '#modules/duties/contract.ts'
import { readStaffing } from '#modules/handover/contract.ts'
import { listDoubles } from '#modules/people/merge/contract.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { doorOf } from '../act.ts'
import { planDemo, seedDemo } from '../seed.ts'

const now = instant('2026-11-23T09:00:00.000Z')
const { tenantId, organisation } = planDemo(now)

let town: Town

const look = <T>(read: (tx: Tx) => Promise<T>): Promise<T> => inTenant(town.db, tenantId, read)

beforeAll(async () => {
  town = await aTown()
  await seedDemo(town.house, {
    ownerUrl: town.ownerUrl,
    clock: fixedClock(now),
    say: () => {},
    closed: 60,
    open: 20,
  })
}, 240_000)

const missing = (all: readonly string[], there: readonly string[]): string[] =>
  all.filter((one) => !there.includes(one))

describe('the demo municipality has at least one matter of everything', () => {
  test('every time of the law (law.md 9) runs or has run', async () => {
    const rows = await look((tx) => tx.selectFrom('clocks').select('code').distinct().execute())
    expect(
      missing(
        ClockCodeSchema.options,
        rows.map(({ code }) => code),
      ),
    ).toEqual([])
  })

  test('every kind of help (law.md 1.4) has been granted', async () => {
    const rows = await look((tx) => tx.selectFrom('interventions').select('kind').distinct().execute())
    expect(
      missing(
        interventionKinds,
        rows.map(({ kind }) => kind),
      ),
    ).toEqual([])
  })

  test('every legal course that a case can hold has been begun', async () => {
    const rows = await look((tx) => tx.selectFrom('measures').select('kind').distinct().execute())
    expect(
      missing(
        MeasureKindSchema.options,
        rows.map(({ kind }) => kind),
      ),
    ).toEqual([])
  })

  test('every kind of home is there, and one more that lacks its contract', async () => {
    const rows = await look((tx) => tx.selectFrom('homes').select('kind').distinct().execute())
    expect(
      missing(
        HomeKindSchema.options,
        rows.map(({ kind }) => kind),
      ),
    ).toEqual([])
  })
})

const as = (login: string) => {
  const found = organisation.workers.find((one) => one.login === login)
  if (!found) throw new Error(login)
  return found
}
const act = () => doorOf(town.house, tenantId).act

/** The child of a family that the guide names, and its case. */
const caseOf = (familyName: string) =>
  look((tx) =>
    tx
      .selectFrom('cases')
      .innerJoin('persons', 'persons.id', 'cases.child_id')
      .select(['cases.id', 'cases.child_id', 'persons.birth_on'])
      .where('persons.family_name', '=', familyName)
      .orderBy('persons.birth_on')
      .executeTakeFirstOrThrow(),
  )

describe('what the guide tells of is as it is told', () => {
  test('Gullviva has lived three years in the same home and has been considered every half year', async () => {
    const { child_id: childId } = await caseOf('Gullviva')
    const [brief] = await act()(as('bo'), listPlacementsOfChild, { childId }, now)
    const placementId = brief?.id ?? ''
    const view = await act()(as('bo'), readPlacement, { placementId }, now)
    expect(view.startedOn <= '2023-11-23').toBe(true)
    const considered = view.reviews.filter((one) => one.kind === 'consider_care' && one.decidedOn !== null)
    expect(considered.length).toBeGreaterThanOrEqual(6)
    expect(view.reviews.filter((one) => one.kind === 'consider_custody_transfer')).toHaveLength(2)
    expect(view.carePlan?.isRevision).toBe(true)
    expect(view.clocks.filter((clock) => clock.standing === 'late')).toEqual([])
  })

  test('Harsyra: one guardian agrees and the other does not, so the help cannot begin', async () => {
    const { id: caseId } = await caseOf('Harsyra')
    const { helps } = await act()(as('amira'), readConsents, { caseId }, now)
    expect(helps[0]?.standing).toBe('disagree')
  })

  test('Ängslyckan has four children, and IVO has been told', async () => {
    const { homes } = await act()(as('cilla'), listHomes, {}, now)
    const home = homes.find((one) => one.name === 'Familjehemmet Ängslyckan')
    expect([home?.childrenNow, home?.noticeWanted]).toEqual([4, false])
  })

  test('Fanny is away, and her matters wait for a handover', async () => {
    const { absences } = await act()(as('dagmar'), readStaffing, {}, now)
    expect(absences).toHaveLength(1)
    expect(absences[0]?.matters).toBeGreaterThan(0)
  })

  test('the committee has met, and has an agenda for next time', async () => {
    const { planned, held } = await act()(as('nora'), listMeetings, {}, now)
    expect(held.length).toBeGreaterThan(10)
    expect(planned.map(({ body }) => body)).toEqual(expect.arrayContaining(['committee', 'board']))
    expect(planned.find(({ body }) => body === 'committee')?.items).toBe(3)
  })

  test('Järnek has a day before the court, and none of its times is late', async () => {
    const { id: caseId } = await caseOf('Järnek')
    const { measures } = await act()(as('amira'), readMeasures, { caseId }, now)
    const clocks = measures.flatMap(({ process }) => process.clocks)
    expect(clocks.map(({ code }) => code)).toEqual(['lvuHearing'])
    expect(clocks[0]?.standing).not.toBe('late')
  })

  test('numbers of our own and coordination numbers of each certainty that the demo has are stored', async () => {
    const rows = await look((tx) =>
      tx.selectFrom('person_numbers').select(['kind', 'certainty']).distinct().execute(),
    )
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['personal', 'coordination', 'reserve']),
    )
    expect(rows.map(({ certainty }) => certainty)).toEqual(
      expect.arrayContaining(['proven', 'probable', 'uncertain']),
    )
  })

  test('a double has been merged by two people, an appeal waits, and a transfer waits each way', async () => {
    const { merges } = await act()(as('amira'), listDoubles, {}, now)
    expect(merges.map(({ status }) => status)).toContain('confirmed')
    expect((await act()(as('ulla'), listOpenAppeals, {}, now)).appeals.length).toBeGreaterThan(0)
    expect((await act()(as('maja'), listIncoming, {}, now)).waiting).toHaveLength(1)
    const { id: caseId } = await caseOf('Snödroppe')
    const { transfers, finishesHere } = await act()(as('cilla'), readTransfers, { caseId }, now)
    expect([finishesHere, transfers[0]?.state]).toEqual([true, 'waiting'])
  })

  test('what the board owes runs, and what the year asked for was sent', async () => {
    const { running, closed } = await act()(as('hedda'), listDuties, {}, now)
    expect(running.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['lexSarah', 'incident', 'gdprBreach', 'otherDuty']),
    )
    expect(closed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['fosterRegister', 'statistics']))
  })
})
