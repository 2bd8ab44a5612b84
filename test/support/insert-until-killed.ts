/**
 * Run by embedded.test.ts as a process of its own, to be killed hard: starts the database in the folder given as
 * argument, adds rows one by one and prints each number once PostgreSQL has acknowledged it.
 */
import { Client } from 'pg'
import { startEmbedded } from '#platform/db/embedded.ts'

const { ownerUrl } = await startEmbedded({ dataDir: process.argv[2] ?? '' })
const client = new Client({ connectionString: ownerUrl })
client.on('error', () => undefined)
await client.connect()
await client.query('create table acknowledged (n int primary key)')
for (let n = 1; ; n += 1) {
  // Told to end, PostgreSQL cuts the connection: the row is then not acknowledged, and that is all.
  const done = await client.query('insert into acknowledged values ($1)', [n]).catch(() => undefined)
  if (!done) break
  process.stdout.write(`${n}\n`)
}
