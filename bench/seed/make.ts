import pg from 'pg'
import { type Table, readTables } from './catalogue.ts'
import { cloneSql, type Kind, type Plan, planOf, tablesOf } from './clone.ts'
import { workplace } from './functions.ts'
import { fillBirths, fillNames } from './people.ts'
import { progressOf, type Say, secondsSince } from './progress.ts'
import { prove } from './proof.ts'
import { copiesElsewhere, type Size } from './sizes.ts'

type Town = { readonly id: string; readonly at: number; readonly copies: number; readonly share: number }

/** So many rows in one statement, and so many statements at a time. */
const rowsAtOnce = 40_000
const lines = 2

/**
 * Keys are not checked row by row: the copies refer to each other as the source does, and `prove` looks for every key in
 * one reading at the end. For the superuser only.
 */
const openLine = async (ownerUrl: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(
    `set session_replication_role = replica; set synchronous_commit = off; set work_mem = '128MB'; set jit = off`,
  )
  return client
}

/** Their ids come after the first one's: the house's first municipality is the one that one signs in to. */
const makeTowns = async (owner: pg.Client, source: string, size: Size): Promise<Town[]> => {
  const { rows } = await owner.query<{ id: string }>(
    `insert into tenants (id, municipality_code, name, slug, demo)
     select ('f' || substr(bench.other_id($1, n::text)::text, 2))::uuid, code, 'Mätkommun ' || n, 'matkommun-' || n, true
     from (select code, row_number() over (order by code) as n from municipalities) m where n <= $2 returning id`,
    [source, size.others],
  )
  const copies = copiesElsewhere(size)
  const elsewhere = rows.map(({ id }, n): Town => ({ id, at: n + 1, copies, share: size.otherShare }))
  return [{ id: source, at: 0, copies: size.copies, share: 1 }, ...elsewhere]
}

type Copy = {
  readonly ordinal: number
  readonly own: string | null
  readonly ref: string | null
}

/** The first municipality's first copy is the demo itself, which stands there. */
const wholeCopies = ({ at, copies }: Town): Copy[] =>
  Array.from({ length: copies }, (_, n) => n)
    .filter((n) => at > 0 || n > 0)
    .map((n) => ({ ordinal: n, own: `${at}.${n}`, ref: `${at}.${n}` }))

const partCopies = (town: Town, kind: Kind, times: number): Copy[] =>
  Array.from({ length: times }, (_, n) =>
    kind === 'people'
      ? [{ ordinal: town.copies + n, own: `${town.at}.p${n}`, ref: town.at === 0 ? null : `${town.at}.0` }]
      : Array.from({ length: town.copies }, (_none, copy) => ({
          ordinal: copy,
          own: `${town.at}.${copy}.n${n}`,
          ref: town.at === 0 && copy === 0 ? null : `${town.at}.${copy}`,
        })),
  ).flat()

const numberOfCopies = async (owner: pg.Client, kind: Kind): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from bench.copies where kind = $1',
    [kind],
  )
  return rows[0]?.n ?? 0
}

const addCopies = async (
  owner: pg.Client,
  kind: Kind,
  town: Town,
  copies: readonly Copy[],
): Promise<void> => {
  await owner.query(
    `insert into bench.copies
     select $1, $2 + place, $3, $4, ordinal, own, ref, $5
     from unnest($6::int[], $7::text[], $8::text[]) with ordinality as u(ordinal, own, ref, place)`,
    [
      kind,
      await numberOfCopies(owner, kind),
      town.id,
      town.at === 0,
      town.at === 0 ? null : `${town.at}.0`,
      copies.map(({ ordinal }) => ordinal),
      copies.map(({ own }) => own),
      copies.map(({ ref }) => ref),
    ],
  )
}

/** How many more copies of a part are needed for what was asked, when the demo brings `each` per copy. */
const timesFor = (wanted: number, has: number, each: number): number =>
  wanted <= has || each === 0 ? 0 : Math.ceil((wanted - has) / each)

const orderCopies = async (
  owner: pg.Client,
  { source, size, towns }: { source: string; size: Size; towns: readonly Town[] },
): Promise<void> => {
  const { rows } = await owner.query<{ notes: number; plain: number; persons: number; adults: number }>(
    `select (select count(*)::int from notes where tenant_id = $1) as notes,
       (select count(*)::int from notes where tenant_id = $1 and original_id is null) as plain,
       (select count(*)::int from persons where tenant_id = $1) as persons,
       (select count(*)::int from persons p where tenant_id = $1 and birth_on < current_date - 7300
          and to_jsonb(p) ->> 'dead_on' is null) as adults`,
    [source],
  )
  const [has] = rows
  if (has === undefined) return
  for (const town of towns) {
    if (town.at > 0) {
      const once = `${town.at}.0`
      await addCopies(owner, 'once', town, [{ ordinal: 0, own: once, ref: once }])
    }
    await addCopies(owner, 'whole', town, wholeCopies(town))
    const people = timesFor(size.persons * town.share, has.persons * town.copies, has.adults)
    await addCopies(owner, 'people', town, partCopies(town, 'people', people))
    const notes = timesFor(size.notes * town.share, has.notes * town.copies, has.plain * town.copies)
    await addCopies(owner, 'notes', town, partCopies(town, 'notes', notes))
  }
  await owner.query('analyze bench.copies')
}

type Piece = { readonly table: Table; readonly kind: Kind; readonly from: number; readonly until: number }

const piecesOf = async (owner: pg.Client, plan: Plan, kind: Kind): Promise<Piece[]> => {
  const copies = await numberOfCopies(owner, kind)
  return tablesOf(plan, kind).flatMap((table) => {
    const rows = plan.contents.rowsOf.get(table.name) ?? 0
    if (rows === 0 || copies === 0) return []
    const step = Math.max(1, Math.floor(rowsAtOnce / rows))
    return Array.from({ length: Math.ceil(copies / step) }, (_, n) => ({
      table,
      kind,
      from: n * step + 1,
      until: Math.min(copies, (n + 1) * step),
    }))
  })
}

/** Of the people only the grown-ups are there again. */
const shareOf = async (owner: pg.Client, kind: Kind): Promise<number> => {
  if (kind !== 'people') return 1
  const { rows } = await owner.query<{ share: number }>(`
    select count(*)::float / (select count(*) from bench.source_persons) as share from bench.births
    where key = (select own_key from bench.copies where kind = 'people' limit 1)`)
  return rows[0]?.share ?? 1
}

/** Copies everything in pieces, two at a time. */
const copyAll = async (ownerUrl: string, owner: pg.Client, plan: Plan, say: Say) => {
  const clients = await Promise.all(Array.from({ length: lines }, () => openLine(ownerUrl)))
  for (const kind of ['once', 'whole', 'people', 'notes'] as const) {
    const pieces = await piecesOf(owner, plan, kind)
    const perTable = Map.groupBy(pieces, ({ table }) => table.name)
    for (const [name, those] of perTable) {
      const each = (plan.contents.rowsOf.get(name) ?? 0) * (await shareOf(owner, kind))
      const total = those.reduce((sum, { from, until }) => sum + (until - from + 1) * each, 0)
      const progress = progressOf(say, kind === 'whole' ? name : `${name} (${kind})`, total)
      const waiting = [...those]
      const work = async (client: pg.Client): Promise<void> => {
        for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
          const sql = cloneSql(plan, kind, piece.table)
          const { rowCount } = await client
            .query(sql, [kind, piece.from, piece.until])
            .catch((cause: unknown) => {
              throw new Error(`${name} cannot be multiplied as bench/seed/clone.ts does it:\n${sql}`, {
                cause,
              })
            })
          progress.add(rowCount ?? 0)
        }
      }
      await Promise.all(clients.map(work))
      progress.end()
    }
  }
  for (const client of clients) await client.end()
}

/** Numbers of cases and receipts go on after those of the copies. */
const raiseCounters = async (owner: pg.Client, plan: Plan): Promise<void> => {
  const stride = Math.max(1, ...plan.contents.strides.values())
  await owner.query(
    `update counters t set value = t.value + $1 * (select max(ordinal) from bench.copies c where c.tenant_id = t.tenant_id and kind = 'whole')
     where name ~ '-[0-9]{4}$' and exists (select from bench.copies c where c.tenant_id = t.tenant_id and kind = 'whole')`,
    [stride],
  )
}

/** Multiplies the demo that stands in the database, inside of it. */
export const multiply = async (ownerUrl: string, source: string, size: Size, say: Say): Promise<void> => {
  const owner = await openLine(ownerUrl)
  try {
    for (const statement of workplace) await owner.query(statement)
    const tables = await readTables(owner)
    const plan = await planOf(owner, source, tables, say)
    const towns = await makeTowns(owner, source, size)
    await orderCopies(owner, { source, size, towns })
    const start = performance.now()
    await fillNames(owner, tables)
    await fillBirths(owner)
    say(`Names, days of birth and numbers of the copies: ${secondsSince(start)}.`)
    await copyAll(ownerUrl, owner, plan, say)
    await raiseCounters(owner, plan)
    await prove(owner, say)
    await owner.query('drop schema bench cascade')
    const vacuum = performance.now()
    await owner.query('vacuum (freeze, analyze)')
    say(`vacuum analyze: ${secondsSince(vacuum)}.`)
  } finally {
    await owner.end()
  }
}
