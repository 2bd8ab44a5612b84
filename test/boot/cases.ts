import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { makeKeyRing } from '#platform/sealed/keys.ts'
import { copyOf } from '#test/support/database.ts'
import { without } from '#test/support/sign-in/without.ts'
import { newUuid } from '#test/support/town.ts'

type Settings = Record<string, unknown>

/** A start that must be refused: what is changed, from a start that is as it should be, and what is said about it. */
export type UnsafeStart = {
  readonly name: string
  readonly says: RegExp
  /** What lies in the file of the sealed store's keys; undefined: whole keys; null: there is no file. */
  readonly sealed?: string | null
  readonly sealedMode?: number
  /** Seen before the database is asked. */
  readonly isOfSettings?: true
  readonly env?: Readonly<Record<string, string>>
  readonly publicUrl?: string
  readonly provider?: (right: Settings) => Settings
  readonly file?: string
  readonly secretMode?: number
  readonly sql?: string
  /** The application logs in as the owner. */
  readonly asOwner?: true
}

const town = (slug: string, demo: boolean): string =>
  `insert into tenants (id, municipality_code, name, slug, demo) values ('${newUuid()}', '0780', 'Påhittad', '${slug}', ${demo})`

/** Each by itself: the sentence that it must call forth names it alone. */
export const unsafeStarts: readonly UnsafeStart[] = [
  {
    name: 'no provider, so only the demo’s sign-in',
    isOfSettings: true,
    env: { BARNTID_SIGN_IN: '' },
    says: /BARNTID_SIGN_IN/,
  },
  {
    name: 'a file of settings that is not there',
    isOfSettings: true,
    env: { BARNTID_SIGN_IN: '/nowhere/sign-in.json' },
    says: /cannot be read/,
  },
  { name: 'a file of settings that is no JSON', isOfSettings: true, file: '{', says: /is not JSON/ },
  {
    name: 'a setting that is misspelt',
    isOfSettings: true,
    provider: (right) => ({ ...right, claims: 'sub' }),
    says: /not as it should be/,
  },
  {
    name: 'reached without encryption',
    isOfSettings: true,
    publicUrl: 'http://barntid.exempel.se',
    says: /publicUrl is not https/,
  },
  {
    name: 'a provider without encryption',
    isOfSettings: true,
    provider: (right) => ({ ...right, issuer: 'http://127.0.0.1:9' }),
    says: /issuer is not https/,
  },
  {
    name: 'a secret that others on the machine may read',
    isOfSettings: true,
    secretMode: 0o644,
    says: /others on this machine may read/,
  },
  {
    name: 'no strength of sign-in asked for',
    isOfSettings: true,
    provider: (right) => without(right, 'acr'),
    says: /no strength is asked for/,
  },
  {
    name: 'passkeys at an address without a name',
    isOfSettings: true,
    publicUrl: 'https://192.0.2.7',
    provider: (right) => ({ ...right, passkeys: 'when_away' }),
    says: /passkeys are bound to a name/,
  },
  {
    name: 'models of passkeys that no maker proves',
    isOfSettings: true,
    provider: (right) => ({ ...right, passkeyModels: ['0bb43545-fd2c-4185-87dd-feb0b2916ace'] }),
    says: /passkeyModels and passkeyRootsFile together/,
  },
  {
    name: 'a database on another machine, reached without encryption',
    isOfSettings: true,
    env: { DATABASE_URL: 'postgres://barntid@databas.exempel.se/barntid' },
    says: /connection to the database is not encrypted/,
  },
  {
    name: 'a password that anybody can derive',
    isOfSettings: true,
    env: { DATABASE_APP_URL: '' },
    says: /password of the application’s login can be guessed/,
  },
  {
    name: 'a proxy that anybody could be',
    isOfSettings: true,
    env: { BARNTID_PROXIES: '0.0.0.0/0' },
    says: /not everybody/,
  },
  {
    name: 'no keys of the sealed store',
    isOfSettings: true,
    sealed: null,
    says: /keys of the sealed store are missing/,
  },
  {
    name: 'keys of the sealed store that others on the machine may read',
    isOfSettings: true,
    sealedMode: 0o640,
    says: /Others may read the keys of the sealed store/,
  },
  {
    name: 'keys of the sealed store that are damaged',
    isOfSettings: true,
    sealed: '{}',
    says: /BARNTID_SEALED_KEYS is damaged/,
  },
  {
    name: 'files from an address without encryption',
    isOfSettings: true,
    env: { BARNTID_FILES_URL: 'http://handlingar.exempel.se' },
    says: /second origin of their own/,
  },
  {
    name: 'files from the address of the product itself',
    isOfSettings: true,
    env: { BARNTID_FILES_URL: 'https://barntid.exempel.se' },
    says: /address of Barntid itself/,
  },
  { name: 'an invented municipality among real ones', sql: town('pahittad', true), says: /marked as a demo/ },
  { name: 'a municipality into which nobody can', sql: town('utan', false), says: /utan has no sign-in/ },
  {
    name: 'the demo on a real municipality’s data',
    sql: town('riktig', false),
    env: { BARNTID_MODE: 'demo' },
    says: /does not start as a demo/,
  },
  { name: 'the application as owner of the database', asOwner: true, says: /superuser/ },
  {
    name: 'saving that does not wait for the disk',
    sql: `do $$ begin execute format('alter role barntid_app in database %I set synchronous_commit = off', current_database()); end $$`,
    says: /synchronous_commit is off/,
  },
  {
    name: 'broken pages read as if they were whole',
    sql: `do $$ begin execute format('alter role barntid_app in database %I set zero_damaged_pages = on', current_database()); end $$`,
    says: /Broken pages/,
  },
  {
    name: 'a table without its fence',
    sql: 'alter table notes no force row level security',
    says: /Row-level security is not enabled and forced/,
  },
  {
    name: 'a log that the application may change',
    sql: 'grant update on audit_log to barntid_app',
    says: /may change or delete rows of the access log/,
  },
  {
    name: 'a table that the application owns',
    sql: 'alter table counters owner to barntid_app',
    says: /owns tables/,
  },
]

export type Start = { readonly code: number | null; readonly said: string }

const main = join(import.meta.dirname, '../../src/main.ts')

const start = (env: Readonly<Record<string, string>>): Promise<Start> =>
  new Promise((done) => {
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, [main], { env: { PATH, HOME, ...env } })
    let said = ''
    const hear = (part: unknown): void => {
      said += String(part)
      if (said.includes('Barntid: http')) child.kill('SIGTERM')
    }
    for (const stream of [child.stdout, child.stderr]) stream.on('data', hear)
    // A start that is not refused would go on for ever.
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 30_000)
    child.on('close', (code) => {
      clearTimeout(tooLong)
      done({ code, said })
    })
  })

/** The tests' own server is in a hurry; a start that is as it should be waits for the disk. */
const waits = `do $$ begin execute format('alter role barntid_app in database %I set synchronous_commit = on', current_database()); end $$`

/** Starts the real server, in a process of its own, with one thing changed; it is not left running. */
export const tryStart = async (template: string, unsafe: Partial<UnsafeStart>): Promise<Start> => {
  const folder = await mkdtemp(join(tmpdir(), 'barntid-boot-'))
  const database = unsafe.isOfSettings ? undefined : await copyOf(template)
  try {
    const signIn = join(folder, 'sign-in.json')
    const secret = join(folder, 'secret')
    await writeFile(secret, 'ett uppfunnet ord')
    await chmod(secret, unsafe.secretMode ?? 0o600)
    const sealed = join(folder, 'sealed-store.key')
    if (unsafe.sealed !== null) makeKeyRing(sealed)
    if (typeof unsafe.sealed === 'string') await writeFile(sealed, unsafe.sealed)
    if (unsafe.sealed !== null) await chmod(sealed, unsafe.sealedMode ?? 0o600)
    const right = {
      issuer: 'https://inloggning.exempel.se',
      clientId: 'barntid',
      clientSecretFile: 'secret',
      acr: ['loa3'],
    }
    const settings = {
      publicUrl: unsafe.publicUrl ?? 'https://barntid.exempel.se',
      municipalities: { exempel: unsafe.provider?.(right) ?? right },
    }
    await writeFile(signIn, unsafe.file ?? JSON.stringify(settings))
    if (database) {
      const owner = new Client({ connectionString: database.ownerUrl })
      await owner.connect()
      await owner.query(waits)
      if (unsafe.sql !== undefined) await owner.query(unsafe.sql)
      await owner.end()
    }
    const env: Record<string, string> = {
      BARNTID_MODE: 'production',
      BARNTID_SIGN_IN: signIn,
      BARNTID_DATA: folder,
      BARNTID_FILES_URL: 'https://handlingar.exempel.se',
      PORT: '0',
      DATABASE_URL: database?.ownerUrl ?? 'postgres://nobody@127.0.0.1:9/nothing',
      DATABASE_APP_URL:
        (unsafe.asOwner ? database?.ownerUrl : database?.appUrl) ?? 'postgres://nobody:x@127.0.0.1:9/nothing',
      ...unsafe.env,
    }
    if (env['DATABASE_APP_URL'] === '') delete env['DATABASE_APP_URL']
    if (env['BARNTID_SIGN_IN'] === '') delete env['BARNTID_SIGN_IN']
    return await start(env)
  } finally {
    await database?.drop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Refused, with its sentence, and with no stack in it. */
export const isRefused = ({ code, said }: Start, { says }: UnsafeStart): boolean =>
  code === 1 && says.test(said) && !/\n\s+at /.test(said)
