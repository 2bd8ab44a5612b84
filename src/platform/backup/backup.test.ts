import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appLogin, knownMigrations, migrate } from '#platform/db/migrate.ts'
import { aBackedUpTown, asOwner, type BackedUpTown, clock } from '#test/support/backup.ts'
import { walkCatalogue } from '#test/support/catalogue.ts'
import { makeEmpty } from '#test/support/database.ts'
import { newUuid } from '#test/support/town.ts'
import { BackupRefused } from './manifest.ts'
import { measure } from './tables.ts'
import { makeBackup } from './write.ts'

/** Words that stand in the municipality's records and must not be found in the file. */
const canaries = [
  'Kanariefågel',
  'Nils vågar inte gå hem',
  'Lena Påhittad',
  '070-000 00 00',
  'Påhittade kommun',
]

let at: BackedUpTown

beforeAll(async () => {
  at = await aBackedUpTown()
})
afterAll(() => at.clear())

describe('a backup is restored', () => {
  test('every table has the rows and values that it had, the fence holds, and nobody is signed in', async () => {
    await at.withEmpty(async (ownerUrl) => {
      const restored = await at.restore(ownerUrl, at.made.file)
      expect(restored.manifest).toEqual(at.made.manifest)
      expect(restored.rows).toBeGreaterThan(300)
      expect(restored.foreignKeys).toBeGreaterThan(100)
      expect(restored.logRows).toBeGreaterThan(2)
      expect(restored.newerMigrations).toBe(0)
      expect(restored.endedSessions).toBeGreaterThan(0)
      await asOwner(ownerUrl, async (owner) => {
        expect((await walkCatalogue(owner)).faults).toEqual([])
        for (const table of at.made.manifest.tables.filter(({ name }) => name !== 'sessions'))
          expect({ ...table, ...(await measure(owner, table)) }).toEqual(table)
        const { rows } = await owner.query('select count(*)::int as n from sessions where ended_at is null')
        expect(rows).toEqual([{ n: 0 }])
      })
      const app = new Client({ connectionString: appLogin(ownerUrl).url })
      await app.connect()
      expect((await app.query('select from cases')).rowCount).toBe(0)
      await app.end()
    })
  })

  test('a foreign key that is broken in the copy is found when it is put back', async () => {
    await asOwner(at.town.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ definition: string }>(
        `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'own_fields_owner'`,
      )
      await owner.query('alter table own_fields drop constraint own_fields_owner')
      const [tenant, field] = [at.town.tenantId, newUuid()]
      await owner.query(
        `insert into own_fields (tenant_id, id, form, kind, label, is_mandatory, purpose, owner_id, reader, begins_on, ends_on, made_by, made_at)
         values ($1, $2, 'note', 'line', 'x', false, 'x', $2, 'x', '2026-11-23', '2026-11-24', $3, now())`,
        [tenant, field, at.town.workers.amira],
      )
      const broken = await at.backup('broken')
      await owner.query('delete from own_fields where id = $1', [field])
      await owner.query(`alter table own_fields add constraint own_fields_owner ${rows[0]?.definition ?? ''}`)
      await at.withEmpty(async (ownerUrl) => {
        await expect(at.restore(ownerUrl, broken.file)).rejects.toThrow('own_fields_owner')
        const app = new Client({ connectionString: appLogin(ownerUrl).url })
        await expect(app.connect()).rejects.toThrow('permission denied for database')
      })
    })
  })

  test('a log from which a row was taken is found, and the copy stays closed', async () => {
    await asOwner(at.town.ownerUrl, async (owner) => {
      await owner.query('create temporary table kept as select * from audit_log where false')
      await owner.query(
        `with gone as (delete from audit_log where id = (select row_ids[1] from audit_seals limit 1) returning *)
         insert into kept select * from gone`,
      )
      const cut = await at.backup('cut-log')
      await owner.query('insert into audit_log select * from kept')
      await at.withEmpty(async (ownerUrl) => {
        await expect(at.restore(ownerUrl, cut.file)).rejects.toThrow('does not hold: 1 faults')
        const app = new Client({ connectionString: appLogin(ownerUrl).url })
        await expect(app.connect()).rejects.toThrow('permission denied for database')
      })
    })
  })

  test('migrations that are newer than the backup are run after it', async () => {
    const names = [...(await knownMigrations()).keys()]
    const older = new Set(names.slice(0, -1))
    const source = await makeEmpty(at.town.ownerUrl)
    try {
      await migrate({
        ownerUrl: source.ownerUrl,
        appPassword: appLogin(source.ownerUrl).password,
        only: older,
      })
      const old = await makeBackup({
        ownerUrl: source.ownerUrl,
        recipients: [at.keys.recipient],
        to: join(at.folder, 'older'),
        clock,
      })
      expect(old.manifest.migrations).toHaveLength(older.size)
      await at.withEmpty(async (ownerUrl) => {
        expect((await at.restore(ownerUrl, old.file)).newerMigrations).toBe(1)
        await asOwner(ownerUrl, async (owner) => {
          const { rows } = await owner.query('select name from schema_migrations order by name')
          expect(rows.map(({ name }: { name: string }) => name)).toEqual(names)
        })
      })
    } finally {
      await source.drop()
    }
  })

  test('files beside the database come along, keys do not', async () => {
    const dataDir = join(at.folder, 'data')
    await mkdir(join(dataDir, 'uploads'), { recursive: true })
    await mkdir(join(dataDir, 'postgres'))
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 256))
    await writeFile(join(dataDir, 'uploads', 'a.bin'), bytes)
    await writeFile(join(dataDir, 'empty'), '')
    await writeFile(join(dataDir, 'audit-heads.jsonl'), '\n{}')
    await writeFile(join(dataDir, 'postgres', 'x'), 'x')
    await writeFile(join(dataDir, 'sign.json'), '-----BEGIN PRIVATE KEY-----\nx')
    await writeFile(join(dataDir, 'oidc-secret.txt'), 'x')
    const withFiles = await at.backup('files', dataDir)
    expect(withFiles.manifest.files.map(({ path }) => path)).toEqual([
      'audit-heads.jsonl',
      'empty',
      'uploads/a.bin',
    ])
    expect(withFiles.secretFiles).toEqual(['oidc-secret.txt', 'sign.json'])
    const filesTo = join(at.folder, 'restored-files')
    await at.withEmpty((ownerUrl) => at.restore(ownerUrl, withFiles.file, { filesTo }))
    expect((await readFile(join(filesTo, 'uploads', 'a.bin'))).equals(bytes)).toBe(true)
    expect((await readdir(filesTo)).sort()).toEqual(['audit-heads.jsonl', 'empty', 'uploads'])
  })
})

describe('a backup is taken', () => {
  test('nothing that stands in the records can be read in the file', async () => {
    const bytes = await readFile(at.made.file)
    const found = await asOwner(at.town.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ n: number }>(
        `select count(*)::int as n from reports r where r::text like '%Kanariefågel%'`,
      )
      return rows[0]?.n
    })
    expect(found).toBe(5)
    for (const word of [...canaries, at.town.tenantId, at.town.slug, 'tenants', 'copy public'])
      for (const encoding of ['utf8', 'latin1', 'utf16le'] as const)
        expect(bytes.includes(Buffer.from(word, encoding)), word).toBe(false)
    expect(at.made.file).toMatch(/barntid-20261123T100000000Z\.age$/)
  })

  test('a file of the same name is not written over, and nothing unfinished is left behind', async () => {
    const before = await readFile(at.made.file)
    await expect(at.backup('first')).rejects.toThrow('never written over')
    expect((await readFile(at.made.file)).equals(before)).toBe(true)
    await expect(
      makeBackup({
        ownerUrl: at.town.ownerUrl,
        recipients: ['age1wrong'],
        to: join(at.folder, 'wrong'),
        clock,
      }),
    ).rejects.toThrow(BackupRefused)
    expect(await readdir(join(at.folder, 'wrong'))).toEqual([])
    expect(await readdir(join(at.folder, 'first'))).toEqual(['barntid-20261123T100000000Z.age'])
  })

  test('what the copy would leave behind stops it', async () => {
    await asOwner(at.town.ownerUrl, async (owner) => {
      await owner.query('create sequence left_behind')
      await expect(at.backup('sequence')).rejects.toThrow('left_behind')
      await owner.query('drop sequence left_behind')
    })
  })

  test('a login that does not see all rows takes no half backup', async () => {
    const ownerUrl = appLogin(at.town.ownerUrl).url
    await expect(
      makeBackup({ ownerUrl, recipients: [at.keys.recipient], to: join(at.folder, 'half'), clock }),
    ).rejects.toThrow('does not see all rows')
  })

  test('while people write, the copy is one moment: every transfer is in it whole or not at all', async () => {
    const [from, to] = ['transfer-a', 'transfer-b']
    const sum = 1_000_000
    await at.town.inTx((tx) =>
      tx
        .insertInto('counters')
        .values([
          { name: from, value: sum },
          { name: to, value: 0 },
        ])
        .execute(),
    )
    const work = { goesOn: true }
    let transfers = 0
    // Each takes one from a, gives one to b, and tells it in a table that is copied much later than the counters.
    const transferring = async () => {
      while (work.goesOn) {
        await at.town.inTx(async (tx) => {
          const step = (name: string, by: number) =>
            tx
              .updateTable('counters')
              .set((u) => ({ value: u('value', '+', by) }))
              .where('name', '=', name)
              .execute()
          await step(from, -1)
          await tx
            .insertInto('handled_commands')
            .values({
              id: newUuid(),
              worker_id: newUuid(),
              route: 'transfer',
              handled_at: at.town.now(),
              reply: null,
            })
            .execute()
          await step(to, 1)
        })
        transfers += 1
      }
    }
    const writers = [transferring(), transferring(), transferring()]
    const files: string[] = []
    const during: number[] = []
    for (let round = 0; round < 2; round++) {
      const before = transfers
      files.push((await at.backup(`moment-${round}`)).file)
      during.push(transfers - before)
    }
    work.goesOn = false
    await Promise.all(writers)
    expect(Math.min(...during)).toBeGreaterThan(3)
    for (const file of files) {
      await at.withEmpty(async (ownerUrl) => {
        await at.restore(ownerUrl, file)
        const { rows } = await asOwner(ownerUrl, (owner) =>
          owner.query<{ sum: number; moved: number; told: number }>(
            `select sum(value)::int as sum, (sum(value) filter (where name = $1))::int as moved,
                    (select count(*)::int from handled_commands where route = 'transfer') as told
             from counters where name in ($1, $2)`,
            [to, from],
          ),
        )
        expect(rows[0]?.sum).toBe(sum)
        expect(rows[0]?.told).toBe(rows[0]?.moved)
        expect(rows[0]?.moved).toBeGreaterThan(0)
      })
    }
  }, 120_000)
})
