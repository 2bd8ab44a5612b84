import { Client } from 'pg'
import { day } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { type Login, logins, newUuid, type Opened, settle, type Town, townIn } from '#test/support/town.ts'
import { rooms } from '../../src/rooms.ts'
import { type Chance, chanceOf } from '../histories/random.ts'
import { ask, gotOf } from './ask.ts'
import { type Graph, randomGraph } from './graph.ts'
import { around, deniedTo, isProtected, thingOf } from './kin.ts'
import type { Who } from './actors.ts'
import { isLetIn } from './oracle.ts'

export type Compared = {
  readonly graphs: number
  readonly asked: number
  readonly letIn: number
  readonly denied: number
  readonly disagreements: readonly string[]
}

const away: Login = 'bo'
const number = makeTestNumber({ birthOn: day('1985-03-04'), serial: 982 })
const asked =
  `readChild readPerson listNotes readChildDecisions listPlacementsOfChild readNextVisit readPersonLogs
  readConsents readMeasures readTransfers readCaseDecisions readVisitPlan`.split(/\s+/)
const readings = rooms
  .flatMap((room) => room.routes.map(({ route }) => route))
  .filter(({ name }) => asked.includes(name))

type Row = Readonly<Record<string, unknown>>
type Table = readonly [name: string, rows: readonly Row[]]

const at = '2026-11-02T09:00:00Z'

const tablesOf = (graph: Graph, eva: string): Table[] => {
  const { children, adults, marked, ties, matters, denials, workerIs } = graph
  return [
    [
      'persons',
      [...children, ...adults].map((id) => ({
        id,
        given_name: 'Påhittad',
        family_name: 'Påhittsson',
        protection: marked.has(id) ? 'marking' : 'none',
        address: '',
        phone: '',
        email: '',
        language: '',
        needs_interpreter: false,
        version: 1,
      })),
    ],
    [
      'relations',
      ties.map((tie) => ({
        id: newUuid(),
        child_id: tie.childId,
        person_id: tie.personId,
        kind: tie.kind,
        note: '',
        from_on: '2020-01-01',
      })),
    ],
    [
      'watches',
      matters
        .filter((one) => one.isOpen)
        .map((one) => ({
          matter_id: one.caseId,
          matter_kind: 'case',
          child_id: one.childId,
          unit_id: one.unit,
          owner_id: one.ownerId,
          coworker_id: one.coworkerId,
          next_on: '2026-12-01',
          since_at: at,
          version: 1,
        })),
    ],
    [
      'cases',
      matters.map((one) => ({
        id: one.caseId,
        number: one.caseId,
        child_id: one.childId,
        unit_id: one.unit,
        opened_on: '2026-11-02',
        closed_on: one.isOpen ? null : '2026-11-09',
        closed_by: one.isOpen ? null : one.ownerId,
        closing_reason: one.isOpen ? '' : 'påhittad',
        version: 1,
      })),
    ],
    [
      'assignments',
      matters.map((one) => ({
        id: newUuid(),
        matter_id: one.caseId,
        child_id: one.childId,
        unit_id: one.unit,
        worker_id: one.ownerId,
        part: 'owner',
        from_at: at,
        until_at: one.isOpen ? null : '2026-11-09T09:00:00Z',
      })),
    ],
    [
      'access_denials',
      denials.map((one) => ({
        id: newUuid(),
        worker_id: one.workerId,
        person_id: one.personId,
        kind: 'conflict',
        reason: 'påhittat',
        from_on: '2026-11-02',
        entered_by: eva,
        entered_at: at,
        end_reason: '',
        version: 1,
      })),
    ],
    [
      'worker_persons',
      workerIs
        ? [{ id: newUuid(), worker_id: workerIs.workerId, number, entered_by: eva, entered_at: at }]
        : [],
    ],
    [
      'person_numbers',
      workerIs
        ? [{ id: newUuid(), person_id: workerIs.personId, number, kind: 'personal', from_on: '1985-03-04' }]
        : [],
    ],
  ]
}

const columnsSql = `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
  where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`
const columns = new Map<string, string>()

const insert = async (owner: Client, tenantId: string, [name, rows]: Table): Promise<void> => {
  if (rows.length === 0) return
  const [known] = columns.has(name) ? [] : (await owner.query<{ columns: string }>(columnsSql, [name])).rows
  const all = columns.get(name) ?? known?.columns ?? ''
  columns.set(name, all)
  // What is not said here has the value of the column itself.
  const said = all
    .split(', ')
    .filter((one) => one === 'tenant_id' || rows.some((row) => one in row))
    .join(', ')
  await owner.query(
    `insert into ${name} (${said}) select ${said} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
    [JSON.stringify(rows.map((row) => ({ ...row, tenant_id: tenantId })))],
  )
}

/** Denials and numbers of the family before: of this town only one family at a time is somebody's own. */
const forget = async (owner: Client, tenantId: string): Promise<void> => {
  for (const table of ['access_denials', 'worker_persons', 'person_numbers'])
    await owner.query(`delete from ${table} where tenant_id = $1`, [tenantId])
}

const roles: Readonly<Record<Login, readonly [role: Who['role'], unit: 'intake' | 'one' | 'two']>> = {
  maja: ['social_worker', 'intake'],
  moa: ['lead', 'intake'],
  mats: ['unit_manager', 'intake'],
  amira: ['social_worker', 'one'],
  bo: ['social_worker', 'one'],
  cilla: ['lead', 'one'],
  dag: ['unit_manager', 'one'],
  eva: ['social_worker', 'two'],
  ulla: ['unit_manager', 'two'],
  hedda: ['head', 'one'],
  tove: ['trainee', 'one'],
  adam: ['administrator', 'one'],
  nora: ['board_secretary', 'one'],
}

const whoIs = (town: Town, login: Login): Who => {
  const [role, unit] = roles[login]
  const isAway = login === away ? { isAway: true as const } : {}
  return { at: 'here', id: town.workers[login], role, unit: town.units[unit], ...isAway }
}

/** A person is read by whoever may read one of those she is around; and never where one of them is denied. */
const expectedOf = (
  graph: Graph,
  who: Who,
  { path, id }: { readonly path: string; readonly id: string },
): boolean => {
  const denied = deniedTo(graph, who.id)
  const isPerson = path.startsWith('/api/people/')
  const of = isPerson ? around(graph, id) : [id]
  if (of.some((one) => denied.has(one))) return false
  const marked = isProtected(graph, id)
  const things = of
    .map((one) => thingOf(graph, one))
    .map((one) => ({ ...one, isProtected: one.isProtected || marked }))
  if (things.some((thing) => isLetIn('GET', path, who, thing) === true)) return true
  // SoLPuL 10: somebody who was entered and whom no matter is about yet is taken in by those who take in, a marked one by who leads.
  const isNobodys = things.every(({ units, formerUnits }) => units.length + formerUnits.length === 0)
  const leads = who.role === 'lead' || who.role === 'unit_manager'
  const takesIn =
    ['trainee', 'social_worker'].includes(who.role) && things.every((thing) => !thing.isProtected)
  return isPerson && isNobodys && (leads || takesIn)
}

type Question = {
  readonly login: Login
  readonly route: (typeof readings)[number]
  readonly id: string
  readonly input: Row
}

const questionOf = (graph: Graph, chance: Chance): Question => {
  const cases = graph.matters.length > 0
  const route = chance.pick(readings.filter(({ path }) => cases || !path.includes(':caseId')))
  const login = chance.pick(logins)
  if (route.path.includes(':caseId')) {
    const { caseId, childId } = chance.pick(graph.matters)
    return { login, route, id: childId, input: { caseId } }
  }
  const isPerson = route.path.includes(':personId')
  const id = chance.pick(isPerson ? [...graph.children, ...graph.adults] : graph.children)
  return { login, route, id, input: isPerson ? { personId: id } : { childId: id } }
}

const questionsOfEach = 8
const graphsOfTown = 40

/** Random families, random people who ask, random readings: what the oracle says against what the product answers. */
export const compareGraphs = async (opened: Opened, count: number, seed: number): Promise<Compared> => {
  const owner = new Client({ connectionString: opened.ownerUrl })
  await owner.connect()
  const total = { graphs: 0, asked: 0, letIn: 0, denied: 0 }
  const disagreements: string[] = []
  let town = townIn(opened, await settle(opened.ownerUrl))
  try {
    for (let step = 0; step < count; step++) {
      if (step % graphsOfTown === 0) {
        town = townIn(opened, await settle(opened.ownerUrl))
        const absence = {
          id: newUuid(),
          worker_id: town.workers[away],
          kind: 'absence',
          from_on: '2026-11-20',
          entered_by: town.workers.eva,
          entered_at: at,
          version: 1,
        }
        await insert(owner, town.tenantId, ['absences', [absence]])
      }
      const chance = chanceOf(seed, step)
      const graph = randomGraph(chance, {
        workers: logins.map((login) => town.workers[login]),
        units: Object.values(town.units),
      })
      await owner.query('begin')
      await forget(owner, town.tenantId)
      for (const table of tablesOf(graph, town.workers.eva)) await insert(owner, town.tenantId, table)
      await owner.query('commit')
      for (let i = 0; i < questionsOfEach; i++) {
        const { login, route, id, input } = questionOf(graph, chance)
        const who = whoIs(town, login)
        const expected = expectedOf(graph, who, { path: route.path, id })
        const cookie = Object.entries(await town.cookie(login))
          .map(([name, value]) => `${name}=${value}`)
          .join('; ')
        const answer = await ask(opened.app, { method: 'GET', route, input, cookie })
        total.asked += 1
        total.letIn += expected ? 1 : 0
        total.denied += deniedTo(graph, who.id).has(id) ? 1 : 0
        if (gotOf(answer) !== (expected ? 'in' : 'out'))
          disagreements.push(
            `seed ${seed}, graph ${step}: ${login} ${route.name}: expected ${expected ? 'let in' : 'refused'}, got ${answer.status}`,
          )
      }
      total.graphs += 1
    }
    return { ...total, disagreements }
  } finally {
    await owner.end()
  }
}
