import { Client } from 'pg'
import { copyOf } from '#test/support/database.ts'
import { newUuid } from '#test/support/town.ts'
import { definers, type Table, tablesOf, unknownTables } from './tables.ts'
import { type Ids, type Way, ways } from './ways.ts'

export type Tried = {
  readonly tables: readonly string[]
  readonly tries: number
  /** Rows of others that were seen or changed, and tries that prove nothing since they do not work. */
  readonly faults: readonly string[]
}

/** From where it is tried. `own` is the row that may be reached. */
type Place = { readonly name: string; readonly begin: string; readonly own: boolean; readonly denied?: true }

const at = (tenant: string): string => `begin; set local app.tenant_id = '${tenant}'`

const placesFor = ({ ours }: Ids, table: Table, row: Row): Place[] => {
  const denied = table.hides
    ? table.uuids.flatMap((column) => {
        const named = row[column]
        const begin = `${at(ours)}; set local app.denied = '{${newUuid()},${named}}'`
        return named === null
          ? []
          : [{ name: `denied by ${column}`, begin, own: false, denied: true as const }]
      })
    : []
  const others = table.hides
    ? [{ name: 'others denied', begin: `${at(ours)}; set local app.denied = '{${newUuid()}}'`, own: true }]
    : []
  return [
    { name: 'no municipality', begin: 'begin', own: false },
    { name: 'an empty municipality', begin: `begin; set local app.tenant_id = ''`, own: false },
    { name: 'a third municipality', begin: at(newUuid()), own: false },
    { name: 'the own municipality', begin: at(ours), own: true },
    ...others,
    ...denied,
  ]
}

type Row = Readonly<Record<string, string | null>>

/** A database in which two municipalities have a row in every table, and only the fence is left to keep them apart. */
export type Fenced = {
  readonly owner: Client
  readonly app: Client
  readonly appUrl: string
  readonly tables: readonly Table[]
  readonly ids: Ids
  readonly close: () => Promise<void>
}

const insert = (table: Table, tenant: string): string =>
  `insert into ${table.name} (tenant_id, ${table.columns.join(', ')}) values ('${tenant}', ${table.values.join(', ')});`

/**
 * Takes away checks and keys, and grants every verb. What the own municipality has is kept aside, to be put back.
 * `only`: rows in these tables alone.
 */
export const openFenced = async (template: string, only?: readonly string[]): Promise<Fenced> => {
  const copy = await copyOf(template)
  const [owner, app] = [copy.ownerUrl, copy.appUrl].map(
    (connectionString) => new Client({ connectionString, pipeline: true }),
  )
  if (!owner || !app) throw new Error('unreachable')
  await owner.connect()
  await app.connect()
  const ids = { ours: newUuid(), theirs: newUuid() }
  const tables = (await tablesOf(owner)).filter(({ name }) => only?.includes(name) ?? true)
  await owner.query(`do $$ declare c record; begin
    for c in select conrelid::regclass as t, conname from pg_constraint
      where contype in ('f', 'c') and connamespace = 'public'::regnamespace and conrelid <> 0
    loop execute format('alter table %s drop constraint %I', c.t, c.conname); end loop; end $$;
    create schema kept; insert into municipalities (code, name, county_code, county) values ('0000', 'x', '00', 'x') on conflict do nothing;`)
  await owner.query(
    `insert into tenants (id, municipality_code, name, slug) select id, '0000', 'Påhittad', id::text from unnest($1::uuid[]) as n (id)`,
    [[ids.ours, ids.theirs]],
  )
  for (const table of tables)
    await owner.query(`grant select, insert, update, delete on ${table.name} to barntid_app;
      ${insert(table, ids.ours)} ${insert(table, ids.theirs)}
      create table kept.${table.name} as select * from ${table.name} where tenant_id = '${ids.ours}'`)
  await owner.query(`analyze ${tables.map(({ name }) => name).join(', ')}`)
  const close = async () => {
    await app.end()
    await owner.end()
    await copy.drop()
  }
  return { owner, app, appUrl: copy.appUrl, tables, ids, close }
}

const refusals = [
  /row-level security policy/,
  /permission denied/,
  /COPY FROM not supported with row-level security/,
]

type Outcome = { readonly n: number } | { readonly refused: string } | { readonly broken: string }

type Result = { readonly rows: readonly unknown[]; readonly rowCount: number | null }

const has = <K extends string>(row: unknown, key: K): row is Record<K, unknown> =>
  typeof row === 'object' && row !== null && key in row

/** How many rows a statement reached: told by a number, by rows, or by how many it says it changed. */
const countOf = (results: unknown, ids: Ids): number => {
  const last: unknown = Array.isArray(results) ? results.at(-1) : results
  const { rows, rowCount } = last as Result
  const [row] = rows
  if (has(row, 'n')) return Number(row.n)
  // One row that is not the own one counts as two: it is one too many.
  const foreign = rows.filter((one) => has(one, 'tenant_id') && one.tenant_id !== ids.ours)
  return Math.max(rows.length, rowCount ?? 0) + foreign.length
}

/** The three leave together: a commit after a refusal is a rollback. */
const tryOne = async ({ app, ids }: Fenced, begin: string, sql: string): Promise<Outcome> => {
  const saidTo = [app.query(begin), app.query(sql)]
  // Were it taken in, it would wait for its rows, and read what comes behind it as such.
  if (sql.includes('from stdin')) await Promise.allSettled(saidTo)
  const [, outcome] = await Promise.allSettled([...saidTo, app.query('commit')])
  if (!outcome) throw new Error('unreachable')
  if (outcome.status === 'fulfilled') return { n: countOf(outcome.value, ids) }
  const said = outcome.reason instanceof Error ? outcome.reason.message : String(outcome.reason)
  return refusals.some((one) => one.test(said)) ? { refused: said } : { broken: said }
}

const printOf = async ({ owner }: Fenced, table: Table, where = 'true'): Promise<string> => {
  const { rows } = await owner.query<{ print: string }>(
    `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${table.name} t where ${where}`,
  )
  return rows[0]?.print ?? ''
}

const putBack = ({ owner, ids }: Fenced, table: Table): Promise<unknown> => {
  const columns = ['tenant_id', ...table.columns].join(', ')
  return owner.query(
    `delete from ${table.name} where tenant_id = '${ids.ours}'; insert into ${table.name} (${columns}) select ${columns} from kept.${table.name}`,
  )
}

const faultOf = (way: Way, place: Place, outcome: Outcome): string | undefined => {
  if ('broken' in outcome) return `does not work: ${outcome.broken}`
  // A change that nothing is there for is refused as little as it does anything.
  const mayBeRefused = way.reaches === 'refused' || way.refusedBySome === true || !place.own
  if ('refused' in outcome) return mayBeRefused ? undefined : `was refused its own row: ${outcome.refused}`
  const most = place.own && way.reaches === 'own' ? 1 : 0
  if (outcome.n > most) return `reached ${outcome.n - most} rows of others`
  return outcome.n < most ? 'did not reach the own row, and proves nothing' : undefined
}

/** Tries a table from everywhere by every way. What was written in the own municipality is put back after each. */
const tryTable = async (
  fenced: Fenced,
  table: Table,
  few: boolean,
): Promise<{ tries: number; faults: string[] }> => {
  const faults: string[] = []
  let tries = 0
  const { owner, ids } = fenced
  const { rows } = await owner.query<Row>(`select * from kept.${table.name}`)
  const elsewhere = `tenant_id <> '${ids.ours}'`
  const places = placesFor(ids, table, rows[0] ?? {})
  for (const place of few ? places.filter((one) => isOfTheFew(one, places)) : places) {
    const theirs = await printOf(fenced, table, place.own ? elsewhere : 'true')
    for (const way of ways) {
      // The second net hides; what may be written is the first one's.
      if (place.denied && way.verb === 'insert') continue
      const outcome = await tryOne(fenced, place.begin, way.sql(table, ids))
      tries += 1
      const fault = faultOf(way, place, outcome)
      if (fault !== undefined) faults.push(`${table.name}, ${place.name}, ${way.verb} ${way.name}: ${fault}`)
      if (place.own && way.verb !== 'select') await putBack(fenced, table)
    }
    if ((await printOf(fenced, table, place.own ? elsewhere : 'true')) !== theirs)
      faults.push(`${table.name}, ${place.name}: rows of others are not what they were`)
  }
  return { tries, faults }
}

/** One place of each kind: the others begin in other words, and meet the same fence. */
const isOfTheFew = ({ name, own, denied }: Place, places: readonly Place[]): boolean =>
  denied
    ? places.find((one) => one.denied)?.name === name
    : own
      ? name === 'the own municipality'
      : name === 'no municipality'

/** Every table × verb × way × place. `few`: one place of each kind. */
export const tryAll = async (fenced: Fenced, few = false): Promise<Tried> => {
  const faults = [
    ...(await unknownTables(fenced.owner)).map((name) => `${name}: neither fenced nor on the list`),
    ...(await definers(fenced.owner)).map((name) => `${name}: runs with another’s rights`),
  ]
  let tries = 0
  for (const table of fenced.tables) {
    const tried = await tryTable(fenced, table, few)
    tries += tried.tries
    faults.push(...tried.faults)
  }
  return { tables: fenced.tables.map(({ name }) => name), tries, faults }
}
