import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'

/** The server that the tests run on: DATABASE_URL when it is set, otherwise an embedded one that lives as long as the run. */
export const startServer = async (): Promise<{ ownerUrl: string; stop: () => Promise<void> }> => {
  const external = process.env['DATABASE_URL']
  if (external !== undefined && external !== '') return { ownerUrl: external, stop: async () => {} }
  const dataDir = await mkdtemp(join(tmpdir(), 'barntid-test-'))
  const server = await startEmbedded({ dataDir: join(dataDir, 'pg'), durability: 'test' })
  return {
    ownerUrl: server.ownerUrl,
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const withName = (ownerUrl: string, name: string): string => {
  const url = new URL(ownerUrl)
  url.pathname = `/${name}`
  return url.toString()
}

const onServer = async (ownerUrl: string, sql: string): Promise<void> => {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const newName = (): string => `barntid_test_${randomBytes(6).toString('hex')}`

/** A database with nothing in it, on the server that `ownerUrl` is on. */
export const makeEmpty = async (
  ownerUrl: string,
): Promise<{ readonly ownerUrl: string; readonly drop: () => Promise<void> }> => {
  const name = newName()
  const maintenance = withName(ownerUrl, 'postgres')
  await onServer(maintenance, `create database ${name} template template0 encoding 'UTF8'`)
  return {
    ownerUrl: withName(ownerUrl, name),
    drop: () => onServer(maintenance, `drop database if exists ${name} with (force)`),
  }
}

/** A fresh, migrated database that others are copied from. */
export const makeTemplate = async (ownerUrl: string): Promise<string> => {
  const { ownerUrl: url } = await makeEmpty(ownerUrl)
  await migrate({ ownerUrl: url, appPassword: appLogin(url).password })
  return url
}

/** A test leaves nothing on a server that was there before it. */
export const dropDatabase = (url: string): Promise<void> =>
  onServer(
    withName(url, 'postgres'),
    `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`,
  )

/** A copy of the template, 20 ms; ends with `drop`. */
export const copyOf = async (
  template: string,
): Promise<{ ownerUrl: string; appUrl: string; drop: () => Promise<void> }> => {
  const name = newName()
  const maintenance = withName(template, 'postgres')
  await onServer(maintenance, `create database ${name} template ${new URL(template).pathname.slice(1)}`)
  const ownerUrl = withName(template, name)
  return { ownerUrl, appUrl: appLogin(ownerUrl).url, drop: () => dropDatabase(ownerUrl) }
}

/** For tools: a server, a migrated database, and everything gone afterwards. */
export const withMigratedDatabase = async (work: (ownerUrl: string) => Promise<void>): Promise<void> => {
  const server = await startServer()
  try {
    const template = await makeTemplate(server.ownerUrl)
    await work(template)
    await dropDatabase(template)
  } finally {
    await server.stop()
  }
}
