import { Client } from 'pg'
import { newUuid, type Settled, type Town } from './town.ts'
import { words } from './world-words.ts'

/**
 * One row in every table of a municipality, as the rooms would have left them: a child with an open case in Utredning 1
 * that Amira has, and a report that Maja has. Made from the catalogue, so that a new table or column is there by itself.
 */
export type World = Readonly<Record<string, string>>

type Column = {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly needed: boolean
  readonly filled: boolean
}

const columnsSql = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
         a.attnotnull and not a.atthasdef as needed, a.attnotnull as filled
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = ''
    and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
  order by c.relname, a.attnum`

const checksSql = `
  select conrelid::regclass || '.' || (regexp_match(pg_get_constraintdef(oid), '^CHECK \\(\\((\\w+) = ANY \\(ARRAY\\[''([^'']+)'''))[1] as column,
         (regexp_match(pg_get_constraintdef(oid), '^CHECK \\(\\((\\w+) = ANY \\(ARRAY\\[''([^'']+)'''))[2] as word
  from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace and conrelid <> 0`

const plain: Readonly<Record<string, string>> = {
  text: 'påhittad',
  date: '2026-11-20',
  'timestamp with time zone': '2026-11-20T09:00:00.000Z',
  integer: '1',
  bigint: '1',
  boolean: 'true',
  jsonb: '[]',
  bytea: '\\x0000',
  'uuid[]': '{}',
}

/** Made with the town itself, or by the platform at each request. */
const leftOut = new Set([
  'units',
  'workers',
  'delegation_rules',
  'handled_commands',
  'counters',
  'audit_log',
  'audit_unsealed',
  'audit_seals',
  'audit_checkpoints',
  'audit_exports',
  'outbox',
  'bag_keys',
])

/** What an id column or a path's `:caseId` is about, by its name: `case_id` is a row of `cases`. */
export const tableOf = (name: string, tables: readonly string[]): string | undefined => {
  const stem = name.replaceAll(/([A-Z])/g, (letter) => `_${letter.toLowerCase()}`).replace(/_id$/, '')
  const known: Readonly<Record<string, string>> = {
    child: 'persons',
    person: 'guardian',
    matter: 'cases',
    about: 'cases',
    request: 'information_requests',
    original: 'notes',
    kept: 'persons',
    merged: 'guardian',
    alias: 'alias',
    merge: 'person_merges',
    draft: 'note_drafts',
    document: 'shared_documents',
    subject: 'investigations',
    part: 'assessment_parts',
    quote: 'assessment_quotes',
    note: 'notes',
    structure: 'assessment_structures',
    duty: 'duties',
    proposal: 'decision_proposals',
    submission: 'report_submissions',
    colleague: 'workers',
    worker: 'workers',
    named_worker: 'workers',
    contact: 'care_contacts',
    owner: 'workers',
    coworker: 'workers',
    author: 'workers',
    asked: 'workers',
    unit: 'units',
    incoming_transfer: 'incomingTransfer',
    device: 'bag_devices',
    permit: 'bag_permits',
    quarantined: 'bag_quarantine',
    denial: 'access_denials',
    log_item: 'log_review_items',
    occupancy: 'occupancies',
    holder: 'post_holders',
    break_glass: 'break_glasses',
    wave: 'time_waves',
    moment: 'time_moments',
  }
  const wanted = known[stem] ?? [`${stem}s`, `${stem}ren`, stem].find((table) => tables.includes(table))
  return wanted !== undefined && tables.includes(wanted) ? wanted : undefined
}

/** Where a name says too little: the same word leads to another table in each of these. */
const pointsTo: Readonly<Record<string, string>> = {
  'decision_reports.item_id': 'agenda_items',
  'minutes.item_id': 'agenda_items',
  'minutes_corrections.item_id': 'agenda_items',
  'log_review_looks.item_id': 'log_review_items',
  'log_review_outcomes.item_id': 'log_review_items',
  'own_drafts.thing_id': 'note_drafts',
  'own_values.thing_id': 'notes',
  'report_submissions.report_id': 'reports',
}

type Made = {
  readonly columns: readonly Column[]
  readonly first: ReadonlyMap<string, string>
  readonly ids: World
  readonly town: Settled
  readonly own?: OwnValues | undefined
}

/** What a test puts in instead: by column, and for everything that is text. */
export type OwnValues = {
  readonly words: Readonly<Record<string, string | null>>
  readonly plain: Readonly<Record<string, string>>
  readonly text: (column: string) => string
}

const valueOf = (column: Column, { first, ids, town, own }: Made): unknown => {
  const { table, name, type, needed, filled } = column
  const full = `${table}.${name}`
  if (name === 'tenant_id') return town.tenantId
  if (name === 'id') return ids[table]
  if (own && full in own.words) return own.words[full]
  if (full in words) return words[full]
  if (own && filled && type === 'text' && !first.has(full)) return own.text(full)
  if (own && filled && type === 'jsonb') return JSON.stringify({ words: own.text(full) })
  if (type === 'uuid') {
    const about = pointsTo[full] ?? tableOf(name, Object.keys(ids))
    if (about === 'workers' || about === undefined)
      return needed
        ? name.startsWith('asked_') && name.endsWith('_id')
          ? town.workers.bo
          : town.workers.amira
        : null
    return about === 'units' ? town.units.one : ids[about]
  }
  if (!needed) return null
  return first.get(full) ?? own?.plain[type] ?? plain[type]
}

const readCatalogue = async (owner: Client): Promise<[readonly Column[], ReadonlyMap<string, string>]> => {
  const { rows: columns } = await owner.query<Column>(columnsSql)
  const { rows: checks } = await owner.query<{ column: string | null; word: string }>(checksSql)
  return [
    columns,
    new Map(checks.flatMap(({ column, word }) => (column === null ? [] : [[column, word] as const]))),
  ]
}

export const insert = async (
  owner: Client,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const filled = Object.entries(row).filter(([, value]) => value !== null)
  await owner.query(
    `insert into ${table} (${filled.map(([name]) => name).join(', ')}) values (${filled.map((_, i) => `$${i + 1}`).join(', ')})`,
    filled.map(([, value]) => value),
  )
}

/** Rows of any table for these ids, as a test wants them. */
export const rowMaker = async (
  owner: Client,
  town: Settled,
  own: OwnValues,
): Promise<(table: string, ids: World) => Record<string, unknown>> => {
  const [columns, first] = await readCatalogue(owner)
  return (table, ids) =>
    Object.fromEntries(
      columns
        .filter((column) => column.table === table)
        .map((column) => [column.name, valueOf(column, { columns, first, ids, town, own })]),
    )
}

/** Fills a town. Keys between rows are checked at the end, so the order of the tables does not matter. */
export const aWorld = async (town: Town): Promise<World> => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  try {
    const [columns, first] = await readCatalogue(owner)
    const tables = [...new Set(columns.map(({ table }) => table))]
    const draft = newUuid()
    const ids: World = {
      ...Object.fromEntries(tables.map((table) => [table, newUuid()])),
      // The note of the meeting is the draft, and has words that are written together.
      note_drafts: draft,
      visit_notes: draft,
      noteDocument: newUuid(),
      units: town.units.one,
      workers: town.workers.amira,
      guardian: newUuid(),
      // Another entry of the child, that leads to the one that was kept.
      alias: newUuid(),
      incomingTransfer: newUuid(),
    }
    const made: Made = { columns, first, ids, town }
    const rowOf = (table: string) =>
      Object.fromEntries(
        columns
          .filter((column) => column.table === table)
          .map((column) => [column.name, valueOf(column, made)]),
      )
    await owner.query('begin')
    // The one who owns the tables may do this; the keys hold because every id points to the one row of its table.
    await owner.query('set local session_replication_role = replica')
    for (const table of tables.filter((name) => !leftOut.has(name))) await insert(owner, table, rowOf(table))
    await insert(owner, 'watches', {
      ...rowOf('watches'),
      matter_id: ids['report_children'],
      matter_kind: 'report',
      owner_id: town.workers.maja,
      unit_id: town.units.intake,
    })
    await insert(owner, 'watches', {
      ...rowOf('watches'),
      matter_id: ids['duties'],
      matter_kind: 'duty',
      child_id: null,
    })
    await insert(owner, 'clocks', {
      ...rowOf('clocks'),
      id: newUuid(),
      code: 'lexSarah',
      rule_version: 'lexSarah@2025-07-01',
      matter_id: ids['duties'],
      about_id: ids['duties'],
    })
    for (const code of ['protectionAssessment', 'preliminaryAssessment']) {
      await insert(owner, 'clocks', {
        ...rowOf('clocks'),
        id: newUuid(),
        code,
        rule_version: `${code}@2025-07-01`,
        matter_id: ids['report_children'],
        about_id: ids['report_children'],
      })
    }
    await insert(owner, 'shared_documents', {
      ...rowOf('shared_documents'),
      id: ids['noteDocument'],
      kind: 'note',
      subject_id: draft,
    })
    for (const entry of ['guardian', 'alias'])
      await insert(owner, 'persons', { ...rowOf('persons'), id: ids[entry] })
    await insert(owner, 'person_names', { tenant_id: town.tenantId, part: 'namn', person_id: ids['persons'] })
    await insert(owner, 'transfers', {
      ...rowOf('transfers'),
      id: ids['incomingTransfer'],
      direction: 'in',
      case_id: null,
      child_id: null,
      answer: null,
    })
    await insert(owner, 'watches', {
      ...rowOf('watches'),
      matter_id: ids['incomingTransfer'],
      matter_kind: 'transfer',
      child_id: null,
    })
    await owner.query('commit')
    return ids
  } finally {
    await owner.end()
  }
}
