import type { Database } from './db/database.ts'

/** What the database says of itself and of the login that the application has. */
export type Safety = {
  readonly fsync: string
  readonly fullPageWrites: string
  readonly synchronousCommit: string
  readonly dataChecksums: string
  readonly ignoresBrokenPages: boolean
  readonly isSuperuser: boolean
  readonly passesTheFence: boolean
  readonly mayMakeRolesOrDatabases: boolean
  readonly mayBecomeAnother: boolean
  readonly ownsTables: boolean
  readonly mayChangeTheLog: boolean
  readonly openTables: number
}

const safetySql = `
  select current_setting('fsync') as "fsync", current_setting('full_page_writes') as "fullPageWrites",
         current_setting('synchronous_commit') as "synchronousCommit", current_setting('data_checksums') as "dataChecksums",
         exists (select from pg_settings where name in ('zero_damaged_pages', 'ignore_checksum_failure') and setting = 'on')
           as "ignoresBrokenPages",
         rolsuper as "isSuperuser", rolbypassrls as "passesTheFence",
         rolcreaterole or rolcreatedb or rolreplication as "mayMakeRolesOrDatabases",
         exists (select from pg_auth_members where member = r.oid) as "mayBecomeAnother",
         exists (select from pg_class where relowner = r.oid and relkind in ('r', 'p', 'v') and relnamespace <> 'pg_toast'::regnamespace)
           as "ownsTables",
         has_table_privilege('audit_log', 'update, delete, truncate') as "mayChangeTheLog",
         (select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            and not (relrowsecurity and relforcerowsecurity)) as "openTables"
  from pg_roles r where rolname = current_user`

/** Asked on the application's own connection: what it is told is what holds for it. */
export const readSafety = async (db: Database): Promise<Safety> => {
  const { rows } = await db.pool.query<Safety>(safetySql)
  const [safety] = rows
  if (!safety) throw new Error('the database does not know the login of the application')
  return safety
}

const dangers: readonly (readonly [(safety: Safety) => boolean, string])[] = [
  [(s) => s.fsync !== 'on', 'fsync is off: a power cut destroys the database. Set fsync = on.'],
  [
    (s) => s.fullPageWrites !== 'on',
    'full_page_writes is off: a power cut leaves half pages. Set full_page_writes = on.',
  ],
  [
    (s) => s.synchronousCommit === 'off',
    'synchronous_commit is off: what was answered as saved may be gone. Set synchronous_commit = on.',
  ],
  [
    (s) => s.dataChecksums !== 'on',
    'Data checksums are missing: a failing disk is not noticed. Run pg_checksums --enable while the server is down.',
  ],
  [
    (s) => s.ignoresBrokenPages,
    'Broken pages are read as if they were whole. Set zero_damaged_pages and ignore_checksum_failure to off.',
  ],
  [
    (s) => s.isSuperuser,
    'The application logs in as a superuser. Give DATABASE_APP_URL the login barntid_app.',
  ],
  [
    (s) => s.passesTheFence,
    'The login of the application has BYPASSRLS: nothing keeps municipalities apart.',
  ],
  [
    (s) => s.mayMakeRolesOrDatabases,
    'The login of the application may make roles or databases, or replicate.',
  ],
  [(s) => s.mayBecomeAnother, 'The login of the application is a member of another role and may become it.'],
  [
    (s) => s.ownsTables,
    'The login of the application owns tables. They must belong to the login of DATABASE_URL.',
  ],
  [(s) => s.mayChangeTheLog, 'The login of the application may change or delete rows of the access log.'],
  [(s) => s.openTables > 0, 'Row-level security is not enabled and forced on every table of a municipality.'],
]

/** What is not safe enough for real people's data, each with what to do about it (trust.md G23). */
export const dangersIn = (safety: Safety): string[] =>
  dangers.filter(([isDangerous]) => isDangerous(safety)).map(([, told]) => told)

/** The municipalities of a database, as the start must know them. */
export type Town = { readonly slug: string; readonly demo: boolean }

export const readTowns = async (db: Database): Promise<Town[]> =>
  (await db.pool.query<Town>('select slug, demo from tenants order by slug')).rows

/** In production: a municipality that anybody may enter as anybody, and one into which nobody can. */
export const dangersOfTowns = (towns: readonly Town[], withSignIn: ReadonlySet<string>): string[] => [
  ...towns
    .filter(({ demo }) => demo)
    .map(({ slug }) => `The municipality ${slug} is marked as a demo. It must not stand in this database.`),
  ...towns
    .filter(({ demo, slug }) => !demo && !withSignIn.has(slug))
    .map(({ slug }) => `The municipality ${slug} has no sign-in. Add it to the file of BARNTID_SIGN_IN.`),
]

/** The other way round: in a demo anybody is let in, so it refuses real people's data. */
export const refuseRealTowns = (towns: readonly Town[]): void => {
  const real = towns.filter(({ demo }) => !demo).map(({ slug }) => slug)
  if (real.length > 0)
    throw new Error(
      `Barntid does not start as a demo on this database: ${real.join(', ')} is no demo. Set BARNTID_MODE=production.`,
    )
}

const refuseAll = (where: string, told: readonly string[]): void => {
  if (told.length > 0)
    throw new Error(`Barntid does not start in production ${where}:\n- ${told.join('\n- ')}`)
}

const isHere = (host: string): boolean =>
  ['', 'localhost', '127.0.0.1', '[::1]'].includes(host) || host.startsWith('%2F')

/** A database on another machine is reached encrypted, and only after its certificate was checked (OWASP ASVS 12.3.1–2). */
export const dangersOfAddresses = (addresses: readonly (string | undefined)[]): string[] => {
  const open = addresses.some((address) => {
    if (address === undefined || !URL.canParse(address)) return false
    const { hostname, searchParams } = new URL(address)
    const isSocket = hostname === '' || searchParams.get('host')?.startsWith('/') === true
    return !isSocket && !isHere(hostname) && searchParams.get('sslmode') !== 'verify-full'
  })
  return open
    ? [
        'The connection to the database is not encrypted and checked. Add ?sslmode=verify-full (and sslrootcert) to DATABASE_URL and DATABASE_APP_URL.',
      ]
    : []
}

/** The application's password is derived from the owner's address where none is chosen: of one that holds no secret, anybody can. */
export const dangersOfPassword = (owner: string | undefined, application: string | undefined): string[] => {
  const isChosen = application !== undefined || owner === undefined
  const isSecret = isChosen || !URL.canParse(owner) || new URL(owner).password !== ''
  return isSecret
    ? []
    : [
        'The password of the application’s login can be guessed: DATABASE_URL holds none to derive it from. Name the login barntid_app with a password of its own in DATABASE_APP_URL.',
      ]
}

/** What is said of the settings before the database is asked. */
export const refuseSettings = (
  signIn: { readonly dangers: readonly string[] } | undefined,
  [owner, application]: readonly [owner?: string | undefined, application?: string | undefined] = [],
): void =>
  refuseAll('with these settings', [
    ...(signIn?.dangers ?? [
      'Nobody can sign in. Name the file of the providers in BARNTID_SIGN_IN (docs/guides/sign-in.md); the demo’s sign-in cannot be switched on here.',
    ]),
    ...dangersOfAddresses([owner, application]),
    ...dangersOfPassword(owner, application),
  ])

/** Refuses to go on: a production start on a database that may lose or leak data is worse than none. */
export const refuseDangers = async (
  db: Database,
  withSignIn: ReadonlySet<string> = new Set(),
): Promise<void> => {
  const safety = dangersIn(await readSafety(db))
  refuseAll('on this database', [...safety, ...dangersOfTowns(await readTowns(db), withSignIn)])
}
