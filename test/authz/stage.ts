import { Client } from 'pg'
import { instant } from '#kernel/day.ts'
import { cookieStyle } from '#platform/http/routes.ts'
import { makeSession } from '#platform/http/session.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { newUuid, type Opened, settle, type Town, townIn } from '#test/support/town.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { makeOwnCalendar } from '#modules/visits/calendar/contract.ts'
import { copyRow } from './copy-row.ts'
import { guestCookie, inviteAll } from './guests.ts'
import { type Asker, type AskerName, askers, penOf } from './actors.ts'

/** A municipality with one row in every table, everybody who may ask about it, and another municipality beside it. */
export type Stage = {
  readonly town: Town
  readonly world: World
  readonly elsewhere: { readonly town: Town; readonly world: World }
  readonly workerIds: ReadonlyMap<AskerName, string>
  /** Rows beside the one of each table. */
  readonly more: {
    readonly home: string
    readonly proposal: string
    readonly tab: string
    readonly token: string
    /** Somebody whose file is old enough to be asked about. */
    readonly old: string
  }
  /** The header that each sends; undefined: none. */
  readonly cookieOf: (name: AskerName) => string | undefined
  /** The invitation of one outside that is to this child; undefined: none of the own. */
  readonly invitationOf: (name: AskerName) => string | undefined
}

const nowAt = instant('2026-11-23T09:00:00.000Z')
const longAgo = instant('2026-11-23T08:00:00.000Z')

export const names = Object.keys(askers).filter((name): name is AskerName => name in askers)

export const askerOf = (name: AskerName): Asker => askers[name]

const withOwner = async <T>(ownerUrl: string, work: (owner: Client) => Promise<T>): Promise<T> => {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

const addWorker = async (owner: Client, town: Town, [name, who]: readonly [string, Asker]) => {
  const id = newUuid()
  await copyRow(owner, 'workers', {
    where: { tenant_id: town.tenantId, login: 'bo' },
    but: {
      id,
      login: `x-${id}`,
      name: `${name} Påhittad`,
      unit_id: town.units[who.unit],
      role: who.role,
      ended_on: who.at === 'left' ? '2026-11-20' : null,
    },
  })
  return id
}

const standing = async (
  owner: Client,
  { town, world }: { town: Town; world: World },
  id: string,
  who: Asker,
) => {
  const { tenantId } = town
  const insert = (table: string, row: Record<string, unknown>): Promise<unknown> =>
    owner.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`, [
      JSON.stringify({ tenant_id: tenantId, id: newUuid(), ...row }),
    ])
  const by = town.workers.eva
  if (who.has === 'coworker')
    await owner.query('update watches set coworker_id = $2 where tenant_id = $1', [tenantId, id])
  if (who.has === 'former owner')
    await copyRow(owner, 'assignments', {
      where: { tenant_id: tenantId, id: world['assignments'] ?? '' },
      but: { id: newUuid(), worker_id: id, until_at: longAgo },
    })
  // The one absence that there is: it is not the owner's.
  if (who.isAway) await owner.query('update absences set worker_id = $2 where tenant_id = $1', [tenantId, id])
  if (who.isReviewer)
    await insert('log_reviewers', {
      worker_id: id,
      from_on: '2026-11-01',
      until_on: '2026-12-31',
      appointed_by: by,
      agreed_by: town.workers.adam,
      appointed_at: longAgo,
    })
  if (who.isDenied)
    await insert('access_denials', {
      worker_id: id,
      person_id: world['persons'],
      kind: 'threat',
      reason: 'påhittad',
      end_reason: '',
      from_on: '2026-11-23',
      entered_by: by,
      entered_at: longAgo,
      ended_alone: false,
      version: 1,
    })
}

const sessionOf = async (town: Town, workerId: string, who: Asker): Promise<string> => {
  const now = who.at === 'idle' ? longAgo : nowAt
  const token = await inTenant(town.db, town.tenantId, (tx) =>
    makeSession(tx, { id: newUuid(), workerId, now }),
  )
  return `${cookieStyle(false).name}=${town.tenantId}.${token}`
}

const answers = ['how', 'childView', 'guardianView', 'carerView', 'stillNeeded']

/** `opened` must commit: this is what all the cells find. */
export const makeStage = async (opened: Opened): Promise<Stage> => {
  const town = townIn(opened, await settle(opened.ownerUrl))
  const other = townIn(opened, await settle(opened.ownerUrl))
  const world = await aWorld(town)
  const elsewhere = { town: other, world: await aWorld(other) }
  const more = { home: newUuid(), proposal: newUuid(), tab: newUuid(), token: 'b'.repeat(43), old: newUuid() }
  await town.call('amira', makeOwnCalendar, { origin: 'https://exempel.se', token: more.token })
  const workerIds = new Map<AskerName, string>()
  const cookies = new Map<AskerName, string>()
  const invitations = new Map<AskerName, string>()
  await withOwner(opened.ownerUrl, async (owner) => {
    // All that is about the child lies with one owner in one unit: each asker has one relation to all of it.
    await owner.query('update watches set owner_id = $2, unit_id = $3 where tenant_id = $1', [
      town.tenantId,
      town.workers.amira,
      town.units.one,
    ])
    await copyRow(owner, 'homes', {
      where: { tenant_id: town.tenantId, id: world['homes'] ?? '' },
      but: { id: more.home },
    })
    await copyRow(owner, 'decision_proposals', {
      where: { tenant_id: town.tenantId, id: world['decision_proposals'] ?? '' },
      but: { id: more.proposal, kind: 'consider_care' },
    })
    await copyRow(owner, 'persons', {
      where: { tenant_id: town.tenantId, id: world['persons'] ?? '' },
      but: { id: more.old },
    })
    await copyRow(owner, 'cases', {
      where: { tenant_id: town.tenantId, id: world['cases'] ?? '' },
      but: {
        id: newUuid(),
        child_id: more.old,
        number: '2015-1',
        opened_on: '2015-01-07',
        closed_on: '2015-03-02',
        closed_by: town.workers.amira,
        closing_reason: 'påhittat',
      },
    })
    // Names a worker as the former entry of the child: all that names her would be hidden from who is denied the child.
    await owner.query('delete from person_aliases where tenant_id = $1', [town.tenantId])
    // A question about somebody else, so that the owner may still decide; a request that no report came of yet.
    await owner.query('update case_conflicts set worker_id = $2 where tenant_id = $1', [
      town.tenantId,
      town.workers.moa,
    ])
    await owner.query('update transfers set report_id = null where tenant_id = $1 and id = $2', [
      town.tenantId,
      world['incomingTransfer'],
    ])
    await owner.query('update absences set worker_id = $2 where tenant_id = $1', [
      other.tenantId,
      other.workers.eva,
    ])
    await owner.query(`update notes set happened = 'påhittad' where tenant_id = $1`, [town.tenantId])
    await owner.query(`update care_reviews set answers = $2 where tenant_id = $1`, [
      town.tenantId,
      JSON.stringify(Object.fromEntries(answers.map((one) => [one, 'påhittat']))),
    ])
    const guests = await inviteAll(owner, { town, world })
    for (const name of names) {
      const who = askerOf(name)
      const guest = guests.get(name)
      if (guest) {
        cookies.set(name, await guestCookie(town, guest.number))
        if (guest.invitationId !== undefined) invitations.set(name, guest.invitationId)
      }
      if (who.at === 'nowhere' || who.at === 'outside') continue
      if (who.at === 'elsewhere') {
        const login = who.role === 'head' ? 'hedda' : 'amira'
        workerIds.set(name, other.workers[login])
        cookies.set(name, await sessionOf(other, other.workers[login], who))
        continue
      }
      const id = who.login === undefined ? await addWorker(owner, town, [name, who]) : town.workers[who.login]
      workerIds.set(name, id)
      await standing(owner, { town, world }, id, who)
      for (const documentId of [world['shared_documents'], world['noteDocument']])
        await owner.query(
          `insert into shared_clients (tenant_id, document_id, client_id, worker_id, device_id, assigned_at) values ($1, $2, $3, $4, $5, $6)`,
          [town.tenantId, documentId, penOf(name), id, newUuid(), longAgo],
        )
      cookies.set(name, await sessionOf(town, id, who))
    }
  })
  return {
    town,
    world,
    elsewhere,
    more,
    workerIds,
    cookieOf: (name) => cookies.get(name),
    invitationOf: (name) => invitations.get(name),
  }
}
