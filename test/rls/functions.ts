import { Client } from 'pg'
import { settle, openOn, townIn } from '#test/support/town.ts'
import { aWorld } from '#test/support/world.ts'
import { sql } from 'kysely'

/** The database's own functions that read, each called with what belongs to another municipality. */
type Call = {
  readonly sql: string
  /** What it gives the one to whom these belong is more than this. */
  readonly nothing: readonly string[] | null
}

const day = `'2026-11-20'`

type Theirs = {
  readonly tenant: string
  readonly person: string
  readonly worker: string
  readonly list: string
}

const yes = (question: string): string => `case when ${question} then array['yes'] else array[]::text[] end`

/** Whose it is in the world of both municipalities; each finds what it has denied itself. */
const number = '197001019803'

const callsOf = ({ tenant, person, worker, list }: Theirs): Readonly<Record<string, Call>> => ({
  entries_of: { sql: `entries_of('${tenant}', array['${person}']::uuid[])`, nothing: [person] },
  file_things: { sql: `file_things('${tenant}', array['${person}']::uuid[])`, nothing: [] },
  file_days: {
    sql: `array(select last_on::text from file_days('${tenant}', array['${person}']::uuid[]))`,
    nothing: [],
  },
  file_is_open: { sql: yes(`file_is_open('${tenant}', array['${person}']::uuid[])`), nothing: [] },
  file_is_held: { sql: yes(`file_is_held('${tenant}', array['${person}']::uuid[])`), nothing: [] },
  disposal_list_hash: {
    sql: yes(`disposal_list_hash('${tenant}', '${list}') <> encode(sha256(''), 'hex')`),
    nothing: [],
  },
  same_people: { sql: `same_people(array['${person}']::uuid[])`, nothing: [person] },
  kin_of: { sql: `kin_of(array['${person}']::uuid[], 4)`, nothing: [person] },
  things_about: { sql: `things_about(array['${person}']::uuid[])`, nothing: [person] },
  denied_people: { sql: `denied_people('${worker}', ${day})`, nothing: [] },
  threatens: { sql: `threatens('${number}', ${day})`, nothing: null },
  denied_to: { sql: `denied_to('${worker}', ${day})`, nothing: null },
})

/** Reads no table, or is attacked as a whole by test/disposal/misuse.test.ts. */
const triedElsewhere: Readonly<Record<string, string>> = {
  disposal_plan: 'a list of names',
  disposal_plan_before_invitations: 'a list of names',
  disposal_condition: 'makes a text',
  file_leaving: 'a step of walk_file',
  walk_file: 'counts, and takes away nothing that the login may not: misuse.test.ts',
  dispose_file: 'asks again for exactly this list: misuse.test.ts',
  replay_disposal: 'for the owner alone: misuse.test.ts',
}

/** Make and change tables: the application owns none, and is refused. */
const onlyTheOwners = ['fence_tenant', 'hide_denied']

export type Called = { readonly functions: number; readonly faults: readonly string[] }

/** Calls every function there is, in one municipality about another one's child and worker, and in that one to see that it works. */
export const callAll = async (template: string): Promise<Called> => {
  const opened = await openOn(template)
  const owner = new Client({ connectionString: opened.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select distinct proname as name from pg_proc where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype
         and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`,
    )
    const ours = townIn(opened, await settle(opened.ownerUrl))
    const theirs = townIn(opened, await settle(opened.ownerUrl))
    const world = await aWorld(theirs)
    const calls = callsOf({
      tenant: theirs.tenantId,
      person: world['persons'] ?? '',
      worker: theirs.workers.amira,
      list: world['disposals'] ?? '',
    })
    await owner.query(`update access_denials set kind = 'threat' where tenant_id = $1`, [theirs.tenantId])
    // One more name for the child, so that there is something to find.
    await owner.query(
      'insert into person_aliases (tenant_id, alias_id, person_id, merge_id) values ($1, $2, $3, $4) on conflict do nothing',
      [theirs.tenantId, world['guardian'], world['persons'], world['person_merges']],
    )
    const faults: string[] = []
    const ask = (town: typeof ours, call: string) =>
      town.inTx(
        async (tx) =>
          (await sql<{ ids: string[] | null }>`select ${sql.raw(call)} as ids`.execute(tx)).rows[0]?.ids ??
          null,
      )
    for (const { name } of rows) {
      const call = calls[name]
      if (onlyTheOwners.includes(name) || name in triedElsewhere) continue
      if (!call) {
        faults.push(`${name}: a function that is not tried`)
        continue
      }
      const [here, there] = [await ask(ours, call.sql), await ask(theirs, call.sql)]
      if (JSON.stringify(here) !== JSON.stringify(call.nothing))
        faults.push(`${name}: gave ${JSON.stringify(here)}`)
      if ((there ?? []).length <= (call.nothing ?? []).length)
        faults.push(`${name}: finds nothing at home, and proves nothing`)
    }
    for (const name of onlyTheOwners) {
      const words = name === 'fence_tenant' ? `fence_tenant('cases', 'select')` : `hide_denied('cases')`
      const refused = await ask(ours, words).then(
        () => false,
        () => true,
      )
      if (!refused) faults.push(`${name}: the application may change a fence`)
    }
    return { functions: rows.length, faults }
  } finally {
    await owner.end()
    await opened.close()
  }
}
