import type pg from 'pg'
import { type Column, fixedKey, readForeignKeys, type Table, uniqueTexts } from './catalogue.ts'

/** whole: a copy of the demo. people and notes: more of those alone. once: what a municipality has once. */
export type Kind = 'whole' | 'people' | 'notes' | 'once'

/** Of the house and not of the matters: the log and its chain (a copied row would break it), who is signed in, what was sent. */
const notCopied = new Set([
  'audit_log',
  'audit_unsealed',
  'audit_seals',
  'audit_checkpoints',
  'audit_exports',
  'sessions',
  'handled_commands',
  'outbox',
])
/** The municipality's own duties are yearly and about nobody: the first municipality keeps its own, the copies have none. */
const ownDuties = new Set(['duties', 'duty_steps'])
/** Settings: there is one of each in a municipality. */
const settings = new Set(['counters', 'delegation_rules'])

const peopleTables: ReadonlySet<string> = new Set(['persons', 'person_numbers', 'person_names'])
const noteTables: ReadonlySet<string> = new Set(['notes'])

/** What the columns of the source hold, so far as the catalogue does not say it. */
export type Contents = {
  /** `table.column` → the tables whose ids stand in it. */
  readonly pointsTo: Map<string, ReadonlySet<string>>
  /** `table.column` of texts and jsonb with ids inside. */
  readonly idsWithin: ReadonlySet<string>
  /** `table.column` of numbered texts → a step that is larger than the last number in it. */
  readonly strides: ReadonlyMap<string, number>
  readonly rowsOf: ReadonlyMap<string, number>
}

export type Plan = {
  readonly tables: readonly Table[]
  readonly once: ReadonlySet<string>
  readonly contents: Contents
}

export const tablesOf = (plan: Plan, kind: Kind): Table[] =>
  plan.tables.filter(({ name }) =>
    kind === 'whole'
      ? !plan.once.has(name)
      : kind === 'once'
        ? plan.once.has(name)
        : (kind === 'people' ? peopleTables : noteTables).has(name),
  )

const idPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

const quoted = (text: string): string => `"${text}"`

/** The source's rows as they were: the first municipality's own table grows while it is copied. */
const sourceOf = ({ name }: Table): string => `bench.source_${name}`

const readContents = async (owner: pg.Client, tables: readonly Table[]): Promise<Contents> => {
  const pointsTo = new Map<string, ReadonlySet<string>>()
  const idsWithin = new Set<string>()
  const strides = new Map<string, number>()
  const rowsOf = new Map<string, number>()
  await owner.query('create temp table ids (id uuid, holder text)')
  for (const table of tables) {
    const { rowCount } = await owner.query(`select from ${sourceOf(table)}`)
    rowsOf.set(table.name, rowCount ?? 0)
    if (table.columns.some((column) => column.name === 'id' && column.type === 'uuid'))
      await owner.query(`insert into ids select id, $1 from ${sourceOf(table)}`, [table.name])
  }
  await owner.query('create index on ids (id)')
  await owner.query('analyze ids')
  for (const table of tables) {
    for (const column of table.columns) {
      const place = `${table.name}.${column.name}`
      const from = sourceOf(table)
      if (column.type === 'uuid' && !['tenant_id', 'id'].includes(column.name)) {
        const { rows } = await owner.query<{ holder: string }>(
          `select distinct holder from ids where id in (select ${quoted(column.name)} from ${from})`,
        )
        pointsTo.set(place, new Set(rows.map(({ holder }) => holder)))
      }
      if (column.type === 'text' || column.type === 'jsonb') {
        const { rowCount } = await owner.query(
          `select from ${from} where ${quoted(column.name)}::text ~ '${idPattern}' limit 1`,
        )
        if (rowCount !== 0) idsWithin.add(place)
      }
      if (uniqueTexts(table).has(column.name)) {
        const { rows } = await owner.query<{ most: string | null }>(
          `select max(substring(${quoted(column.name)} from '[0-9]{1,9}$')::bigint) as most from ${from}`,
        )
        strides.set(place, 10 ** String(rows[0]?.most ?? 0).length)
      }
    }
  }
  await owner.query('drop table ids')
  return { pointsTo, idsWithin, strides, rowsOf }
}

/** Lays the source's rows aside and reads what stands in them; says which tables are not multiplied. */
export const planOf = async (
  owner: pg.Client,
  source: string,
  all: readonly Table[],
  say: (text: string) => void,
): Promise<Plan> => {
  const tables = all.filter(({ name }) => !notCopied.has(name) && !ownDuties.has(name))
  for (const table of tables)
    await owner.query(
      `create unlogged table ${sourceOf(table)} as select * from ${table.name} where tenant_id = '${source}'`,
    )
  for (const table of tables.filter(({ columns }) => columns.some(({ name }) => name === 'matter_id')))
    await owner.query(`delete from ${sourceOf(table)} where matter_id in (select id from duties)`)
  await owner.query('create index on bench.source_person_numbers (person_id)')
  await owner.query('analyze')
  const contents = await readContents(owner, tables)
  for (const { child, parent, columns } of await readForeignKeys(owner)) {
    const place = `${child}.${columns.at(-1) ?? ''}`
    contents.pointsTo.set(place, new Set([...(contents.pointsTo.get(place) ?? []), parent]))
  }
  return { tables, once: onceOf(tables, contents, say), contents }
}

/** What hangs on something that a municipality has once, and by nothing else, is there once too. */
const onceOf = (
  tables: readonly Table[],
  { pointsTo }: Contents,
  say: (text: string) => void,
): Set<string> => {
  const once = new Set(settings)
  for (let before = -1; before < once.size;) {
    before = once.size
    for (const table of tables) {
      if (once.has(table.name) || peopleTables.has(table.name)) continue
      const isFixed = (column: string): boolean =>
        [...(pointsTo.get(`${table.name}.${column}`) ?? [])].some((name) => once.has(name))
      const key = fixedKey(table, isFixed)
      if (key === undefined) continue
      once.add(table.name)
      say(`${table.name} is not multiplied: (${key.join(', ')}) can be there once only.`)
    }
  }
  return once
}

/** Which of the copy's keys an id in this column is made with. */
const keyOf = (plan: Plan, kind: Kind, table: Table, column: Column): string => {
  if (column.name === 'id') return 'c.own_key'
  const points = plan.contents.pointsTo.get(`${table.name}.${column.name}`) ?? new Set()
  if ([...points].some((name) => plan.once.has(name))) return 'c.once_key'
  return kind === 'people' && [...points].some((name) => peopleTables.has(name)) ? 'c.own_key' : 'c.ref_key'
}

const nameColumns = new Set(['given_name', 'family_name'])
const isName = (table: Table, { name, type }: Column): boolean =>
  type === 'text' && (nameColumns.has(name) || (table.name === 'person_names' && name === 'part'))

/** What is not like anywhere else: days of birth and numbers must agree, and be there once. */
const ofPeople: Readonly<Record<string, string>> = {
  'persons.birth_on': 'b.birth_on',
  'person_numbers.number': `case when t.kind = 'reserve' then bench.other_text(t.number, c.ordinal, 10000)
     when t.until_on is null then b.number else t.number end`,
  'person_numbers.kind': `case when t.kind = 'reserve' or t.until_on is not null then t.kind else b.kind end`,
  'person_numbers.certainty': `case when b.kind = 'coordination' or t.until_on is not null then t.certainty end`,
}

const expressionOf = (plan: Plan, kind: Kind, table: Table, column: Column): string => {
  const place = `${table.name}.${column.name}`
  const value = `t.${quoted(column.name)}`
  const special = ofPeople[place]
  if (special !== undefined) return special
  if (column.name === 'tenant_id') return 'c.tenant_id'
  if (column.type === 'uuid') return `bench.other_id(${value}, ${keyOf(plan, kind, table, column)})`
  if (column.type === 'uuid[]') return `bench.other_ids(${value}, c.ref_key)`
  if (isName(table, column)) return `coalesce(n_${column.name}.new, ${value})`
  if (column.name === 'address' && column.type === 'text') return `bench.other_address(${value}, c.ordinal)`
  const stride = plan.contents.strides.get(place)
  if (stride !== undefined && kind !== 'once') return `bench.other_text(${value}, c.ordinal, ${stride})`
  if (plan.contents.idsWithin.has(place)) return `bench.ids_within(${value}::text, c.ref_key)::${column.type}`
  return value
}

const birthsJoin = (table: Table): string =>
  peopleTables.has(table.name)
    ? `join bench.births b on b.key = c.own_key and b.person_id = t.${table.name === 'persons' ? 'id' : 'person_id'}`
    : ''

/** A number that would be there twice is left out: that person has none. */
const numbered = (table: Table): string =>
  table.name === 'person_numbers'
    ? `and (b.number is not null or t.until_on is not null or t.kind = 'reserve')`
    : ''

/** Copies number `$2` to `$3` of the kind `$1`. */
export const cloneSql = (plan: Plan, kind: Kind, table: Table): string => {
  const columns = table.columns.filter((column) => !column.isGenerated)
  const names = columns
    .filter((column) => isName(table, column))
    .map(
      ({ name }) =>
        `left join bench.names n_${name} on n_${name}.key = c.own_key and n_${name}.old = t.${name}`,
    )
  // Two words of a name may have become one.
  const onConflict = table.name === 'person_names' ? 'on conflict do nothing' : ''
  return `insert into ${table.name} (${columns.map(({ name }) => quoted(name)).join(', ')})
    select ${columns.map((column) => expressionOf(plan, kind, table, column)).join(', ')}
    from bench.copies c cross join ${sourceOf(table)} t
    ${birthsJoin(table)} ${names.join(' ')}
    where c.kind = $1 and c.n between $2 and $3 ${numbered(table)}
      ${kind === 'notes' ? 'and t.original_id is null' : ''}
    ${onConflict}`
}
