import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appLogin } from '#platform/db/migrate.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { type Filled, filler } from './fill.ts'

/**
 * dispose_file runs with its owner's rights. Here the application's own login does all it can to misuse it, past every policy:
 * it writes the rows of the decision itself, wrong in one point each time.
 */
let town: Town
let other: Town
let app: Client
let owner: Client
let fill: Awaited<ReturnType<typeof filler>>
let file: Filled
let next = 0

beforeAll(async () => {
  town = await aTown()
  other = await aTown()
  app = new Client({ connectionString: appLogin(town.ownerUrl).url })
  owner = new Client({ connectionString: town.ownerUrl })
  await Promise.all([app.connect(), owner.connect()])
  fill = await filler(owner, town)
})
afterAll(() => Promise.all([app.end(), owner.end()]))

beforeEach(async () => {
  next += 1
  file = await fill({ at: next, birthOn: '1985-03-04', on: '2019-03-01' })
})

type Decision = {
  readonly list: string
  readonly item: string
  readonly proposedBy: string
  readonly approvedBy: readonly string[]
}

const salt = 'a'.repeat(64)
const at = '2026-11-23T10:00:00Z'

const inTown = async <T>(work: () => Promise<T>, tenantId = town.tenantId): Promise<T> => {
  await app.query('begin')
  await app.query(`set local app.tenant_id = '${tenantId}'`)
  try {
    const result = await work()
    await app.query('commit')
    return result
  } catch (error) {
    await app.query('rollback')
    throw error
  }
}

const addItem = async (list: string, personId: string | undefined): Promise<string> => {
  const item = newUuid()
  await app.query(
    `insert into disposal_items (tenant_id, id, disposal_id, number, person_id, reasons, last_on, earliest_on, done_by, counts)
     values ($1, $2, $3, $4, $5, '[]', '2019-03-01', '2024-03-01', '2025-12-31', '{}')`,
    [town.tenantId, item, list, `x-${item}`, personId],
  )
  return item
}

const approve = (list: string, workerId: string) =>
  app.query(
    `insert into disposal_approvals (tenant_id, disposal_id, worker_id, list_hash, approved_at)
     values ($1, $2, $3, disposal_list_hash($1, $2), '2026-11-23T09:30:00Z')`,
    [town.tenantId, list, workerId],
  )

/** A decision as it should be, or wrong in what `more` says. */
const decided = (more: Partial<Decision> = {}): Promise<Decision> =>
  inTown(async () => {
    const list = newUuid()
    const { adam, dag, hedda } = town.workers
    const { proposedBy = adam, approvedBy = [dag, hedda] } = more
    await app.query(
      `insert into disposals (tenant_id, id, number, rule_version, proposed_by, proposed_at)
       values ($1, $2, $3, 'SoL', $4, '2026-11-23T09:00:00Z')`,
      [town.tenantId, list, `G-${list}`, proposedBy],
    )
    const item = await addItem(list, file.ids['persons'])
    for (const worker of approvedBy) await approve(list, worker)
    return { list, item, proposedBy, approvedBy }
  })

const dispose = ({ item }: Pick<Decision, 'item'>, tenantId?: string, with_ = salt) =>
  inTown(() => app.query('select dispose_file($1, $2, $3) as done', [item, with_, at]), tenantId)

const isThere = async (): Promise<boolean> => {
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from notes where tenant_id = $1 and child_id = $2',
    [town.tenantId, file.ids['persons']],
  )
  return (rows[0]?.n ?? 0) > 0
}

const refused = async (attempt: Promise<unknown>, words: RegExp | string): Promise<void> => {
  await expect(attempt).rejects.toThrow(words)
  expect(await isThere()).toBe(true)
}

describe('the application’s login cannot misuse the disposal', () => {
  test('a file that two others have approved goes, once', async () => {
    const decision = await decided()
    await dispose(decision)
    expect(await isThere()).toBe(false)
    await expect(dispose(decision)).rejects.toThrow('no such file')
  })

  test('without an approval, with one, or with its own, nothing goes', async () => {
    const { adam, dag, hedda } = town.workers
    await refused(decided({ approvedBy: [] }).then(dispose), 'not approved by two others')
    await refused(decided({ approvedBy: [dag] }).then(dispose), 'not approved by two others')
    await refused(decided({ proposedBy: dag, approvedBy: [dag, hedda] }).then(dispose), 'not approved')
    await refused(decided({ approvedBy: [adam, dag] }).then(dispose), 'not approved by two others')
  })

  test('one person cannot be two, nor somebody who leads nothing', async () => {
    const { dag, amira, bo } = town.workers
    await refused(decided({ approvedBy: [dag, dag] }), 'disposal_approvals_pkey')
    await refused(decided({ approvedBy: [amira, bo] }).then(dispose), 'not approved by two others')
  })

  test('what is put on the list after the approvals takes them away', async () => {
    const decision = await decided()
    const stranger = await fill({ at: 500 + next, birthOn: '1985-03-04', on: '2019-03-01' })
    const added = await inTown(() => addItem(decision.list, stranger.ids['persons']))
    await refused(dispose({ item: added }), 'not approved by two others')
    await refused(dispose(decision), 'not approved by two others')
  })

  test('an item cannot be pointed at somebody else, marked as not done, or taken off its list', async () => {
    const { item } = await decided()
    for (const change of [
      `update disposal_items set person_id = person_id where id = '${item}'`,
      `update disposal_items set done_at = null where id = '${item}'`,
      `update disposal_approvals set list_hash = list_hash`,
      `update disposals set proposed_by = proposed_by`,
      `delete from disposal_items where id = '${item}'`,
    ])
      await refused(
        inTown(() => app.query(change)),
        'permission denied',
      )
  })

  test('a hold, an open matter or a note since then stops it, after the approvals too', async () => {
    const decision = await decided()
    await owner.query(
      `insert into disposal_holds (tenant_id, id, person_id, kind, reason, placed_by, placed_at)
       values ($1, $2, $3, 'inquiry', 'påhittat', $4, $5)`,
      [town.tenantId, newUuid(), file.ids['persons'], town.workers.dag, at],
    )
    await refused(dispose(decision), 'the file is held')
    await owner.query(`delete from disposal_holds where person_id = $1`, [file.ids['persons']])
    await owner.query(
      `insert into watches (tenant_id, matter_id, matter_kind, child_id, unit_id, owner_id, next_on, since_at)
       values ($1, $2, 'case', $3, $4, $5, '2026-12-01', $6)`,
      [town.tenantId, newUuid(), file.ids['persons'], town.units.one, town.workers.amira, at],
    )
    await refused(dispose(decision), 'a matter is open')
    await owner.query('delete from watches where child_id = $1', [file.ids['persons']])
    await owner.query(`update notes set signed_at = '2026-11-22T10:00:00Z' where child_id = $1`, [
      file.ids['persons'],
    ])
    await refused(dispose(decision), 'something was written since')
  })

  test('a list that was stopped, a salt that is none, another municipality: no', async () => {
    const decision = await decided()
    await refused(dispose(decision, other.tenantId), 'no such file')
    await refused(dispose(decision, undefined, 'short'), 'no salt')
    await inTown(() =>
      app.query(
        `update disposals set stop_reason = 'x', stopped_by = proposed_by, stopped_at = $2 where id = $1`,
        [decision.list, at],
      ),
    )
    await refused(dispose(decision), 'the list was stopped')
  })

  test('tables of its own in the way are not taken for ours', async () => {
    const decision = await decided({ approvedBy: [] })
    await refused(
      inTown(async () => {
        await app.query(
          `create temporary table disposal_approvals on commit drop as
           select $1::uuid as tenant_id, $2::uuid as disposal_id, w as worker_id, public.disposal_list_hash($1, $2) as list_hash,
             '2026-11-23T09:30:00Z'::timestamptz as approved_at from unnest(array[$3::uuid, $4::uuid]) as w`,
          [town.tenantId, decision.list, town.workers.dag, town.workers.hedda],
        )
        await app.query(`set local search_path = pg_temp, public`)
        return app.query('select public.dispose_file($1, $2, $3)', [decision.item, salt, at])
      }),
      'not approved by two others',
    )
  })

  test('the replay is not for the application, and counting takes nothing away', async () => {
    const person = file.ids['persons']
    await refused(
      inTown(() => app.query('select replay_disposal($1, array[$2::uuid])', [town.tenantId, person])),
      'permission denied',
    )
    await refused(
      inTown(() => app.query('select walk_file($1, array[$2::uuid], true, null)', [town.tenantId, person])),
      'permission denied',
    )
    await inTown(() =>
      app.query('select walk_file($1, array[$2::uuid], false, null)', [town.tenantId, person]),
    )
    expect(await isThere()).toBe(true)
  })
})
