import { Client } from 'pg'
import type { Writing } from './writers.ts'

type Row = { readonly id: string; readonly happened: string }

/** Everybody in the demo who has an open case of their own, one case each. */
export const whoWrites = async (ownerUrl: string) => {
  const { rows } = await inDatabase(ownerUrl, (client) =>
    client.query<{ login: string; childId: string; caseId: string }>(
      `select distinct on (w.login) w.login, c.child_id as "childId", c.id as "caseId"
       from cases c join watches a on a.tenant_id = c.tenant_id and a.child_id = c.child_id
       join workers w on w.tenant_id = a.tenant_id and w.id = a.owner_id
       join persons p on p.tenant_id = c.tenant_id and p.id = c.child_id
       where c.closed_on is null and w.role = 'social_worker' and a.matter_id = c.id
       order by w.login, c.id`,
    ),
  )
  return rows
}

const inDatabase = async <T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Cuts every connection to the database but this one. */
export const cutConnections = (ownerUrl: string) =>
  inDatabase(ownerUrl, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
    ),
  )

/**
 * Holds what is stored against what was acknowledged. Each gives sentences, none when all is well:
 * `lost`: acknowledged and not there; `half`: an effect without its log row, a log row without its effect, a note that is
 * signed and a draft at once, or an act that was done twice.
 */
export const judge = async (ownerUrl: string, writing: Writing, since: string) => {
  // As it is now: more may be acknowledged while the database is asked.
  const acknowledged = structuredClone(writing.acknowledged)
  return inDatabase(ownerUrl, async (client) => {
    const ids = acknowledged.notes.map((one) => one.draftId)
    const [drafts, notes, handled, effects] = [
      await client.query<Row>('select id, happened from note_drafts where id = any($1)', [ids]),
      await client.query<Row>('select id, happened from notes where id = any($1)', [ids]),
      await client.query<{ id: string }>('select id from handled_commands where id = any($1)', [
        acknowledged.keys,
      ]),
      await client.query<{ action: string; done: number; logged: number }>(
        `select route as action, count(*)::int as done,
                (select count(distinct request_id)::int from audit_log a
                 where a.action = h.route and a.kind = 'write' and a.basis <> 'same command' and a.at >= $1) as logged
         from handled_commands h where route in ('saveDraft', 'signDraft') and handled_at >= $1 group by route`,
        [since],
      ),
    ]
    const draft = new Map(drafts.rows.map((row) => [row.id, row.happened]))
    const note = new Map(notes.rows.map((row) => [row.id, row.happened]))
    const known = new Set(handled.rows.map((row) => row.id))
    const lost: string[] = acknowledged.keys.filter((key) => !known.has(key)).map((key) => `command ${key}`)
    const half: string[] = []
    for (const { draftId, words, isSigned } of acknowledged.notes) {
      const stored = note.get(draftId) ?? draft.get(draftId)
      // The next save may have been done without its answer having come.
      if (stored === undefined || !stored.startsWith(words)) lost.push(`words of ${draftId}`)
      if (isSigned && !note.has(draftId)) lost.push(`signature of ${draftId}`)
      if (note.has(draftId) && draft.has(draftId)) half.push(`${draftId} is signed and a draft`)
    }
    for (const { action, done, logged } of effects.rows)
      if (done !== logged) half.push(`${action}: ${done} done and ${logged} in the log`)
    return { lost, half }
  })
}
