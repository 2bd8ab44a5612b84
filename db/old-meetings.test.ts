import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { appLogin, migrate, statementsOf } from '#platform/db/migrate.ts'
import { makeEmpty } from '#test/support/database.ts'
import { newUuid } from '#test/support/town.ts'

/** The last schema in which each worker of a meeting had a note of her own. */
const lastBefore = '0026'
const folder = join(import.meta.dirname, 'migrations')

let empty: Awaited<ReturnType<typeof makeEmpty>>
let owner: Client

const bringTo = async (last: string): Promise<void> => {
  await owner.query(
    'create table schema_migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
  )
  for (const name of (await readdir(folder)).sort()) {
    if (name.slice(0, 4) > last) return
    const text = await readFile(join(folder, name), 'utf8')
    for (const statement of statementsOf(text)) await owner.query(statement)
    const hash = createHash('sha256').update(text).digest('hex')
    await owner.query('insert into schema_migrations (name, hash) values ($1, $2)', [name, hash])
  }
}

beforeEach(async () => {
  empty = await makeEmpty(inject('template'))
  owner = new Client({ connectionString: empty.ownerUrl })
  await owner.connect()
  await bringTo(lastBefore)
  // Rows of notes alone: whom and what they are about is not asked by this migration.
  await owner.query('set session_replication_role = replica')
})

afterEach(async () => {
  await owner.end()
  await empty.drop()
})

const tenant = newUuid()
const [amira, bo] = [newUuid(), newUuid()].toSorted()

type Note = { readonly author: string | undefined; readonly isBegun: boolean; readonly child?: string }

/** What a meeting had of notes, each with an id after those before it. */
const oldNotes = async (notes: readonly Note[]): Promise<string[]> => {
  const visit = newUuid()
  const sameChild = newUuid()
  const ids = notes.map(() => newUuid()).toSorted()
  for (const [at, { author, isBegun, child = sameChild }] of notes.entries())
    await owner.query(
      'insert into visit_notes (tenant_id, id, visit_id, child_id, author_id, filled) values ($1, $2, $3, $4, $5, $6)',
      [tenant, ids[at], visit, child, author, isBegun ? '{}' : null],
    )
  return ids
}

const bring = (): Promise<void> =>
  migrate({ ownerUrl: empty.ownerUrl, appPassword: appLogin(empty.ownerUrl).password })

const sharedAmong = async (ids: readonly string[]): Promise<boolean[]> => {
  const { rows } = await owner.query<{ id: string; is_shared: boolean }>(
    'select id, is_shared from visit_notes where id = any($1::uuid[])',
    [ids],
  )
  const byId = new Map(rows.map((row) => [row.id, row.is_shared]))
  return ids.map((id) => byId.get(id) === true)
}

describe('meetings that were planned and held before notes were written together', () => {
  test('a planned one gets one note for each child, the first that it had; a sibling’s is its own', async () => {
    const sibling = newUuid()
    const ids = await oldNotes([
      { author: amira, isBegun: false },
      { author: bo, isBegun: false },
      { author: amira, isBegun: false, child: sibling },
      { author: bo, isBegun: false, child: sibling },
    ])
    await bring()
    expect(await sharedAmong(ids)).toEqual([true, false, true, false])
  })

  test('two drafts that two workers had begun about one meeting stay two, each its author’s alone', async () => {
    const ids = await oldNotes([
      { author: amira, isBegun: true },
      { author: bo, isBegun: true },
    ])
    await bring()
    expect(await sharedAmong(ids)).toEqual([false, false])
  })

  test('one that was begun stays its author’s alone, and what the colleague had not begun is no second note', async () => {
    const first = await oldNotes([
      { author: amira, isBegun: true },
      { author: bo, isBegun: false },
    ])
    const second = await oldNotes([
      { author: amira, isBegun: false },
      { author: bo, isBegun: true },
    ])
    await bring()
    expect(await sharedAmong(first)).toEqual([false, false])
    expect(await sharedAmong(second)).toEqual([false, false])
  })

  test('a meeting of another municipality with the same child’s id is not counted', async () => {
    const [mine = ''] = await oldNotes([{ author: amira, isBegun: false }])
    await owner.query(
      `insert into visit_notes (tenant_id, id, visit_id, child_id, author_id, filled)
       select $1, $2, visit_id, child_id, author_id, '{}' from visit_notes where id = $3`,
      [newUuid(), newUuid(), mine],
    )
    await bring()
    expect(await sharedAmong([mine])).toEqual([true])
  })

  test('a note signed before has nobody beside its signer, its words and its hash; a draft is its author’s', async () => {
    const [note, draft] = [newUuid(), newUuid()]
    const words = `child_id, kind, event_on, place, participants, happened, child_words, assessment, agreed, correction_reason, started_at`
    const values = `$3, 'home_visit', '2026-11-20', '', '[]', 'Vi satt i köket.', '', '', '', '', now()`
    await owner.query(
      `insert into notes (tenant_id, id, ${words}, signed_at, signed_by, signed_name, signed_title, hash)
       values ($1, $2, ${values}, now(), $4, 'Amira Påhittad', 'socialsekreterare', 'hash')`,
      [tenant, note, newUuid(), amira],
    )
    await owner.query(
      `insert into note_drafts (tenant_id, id, ${words}, author_id, saved_at, revision, tab_id, tab_seq)
       values ($1, $2, ${values}, $4, now(), 3, $4, 1)`,
      [tenant, draft, newUuid(), amira],
    )
    await bring()
    const signed = await owner.query('select happened, hash, written_with from notes where id = $1', [note])
    expect(signed.rows).toEqual([{ happened: 'Vi satt i köket.', hash: 'hash', written_with: [] }])
    const begun = await owner.query('select author_id, saved_by, happened from note_drafts where id = $1', [
      draft,
    ])
    expect(begun.rows).toEqual([{ author_id: amira, saved_by: null, happened: 'Vi satt i köket.' }])
    expect((await owner.query('select from note_writers')).rowCount).toBe(0)
  })
})
