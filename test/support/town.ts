import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { z } from 'zod'
import type { Role } from '#kernel/actor.ts'
import { type Instant, instant } from '#kernel/day.ts'
import { uuidv7At } from '#kernel/id.ts'
import type { Route } from '#kernel/route.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import { openHouseFiles } from '#platform/files/house-files.ts'
import { cookieStyle } from '#platform/http/routes.ts'
import { makeSession } from '#platform/http/session.ts'
import type { House } from '#platform/run.ts'
import { openHouse, serveHouse } from '../../src/house.ts'
import { copyOf } from './database.ts'

/** Invented workers of every test town; see `staff` for unit and role. */
export const logins = [
  'maja',
  'moa',
  'mats',
  'amira',
  'bo',
  'cilla',
  'dag',
  'eva',
  'ulla',
  'hedda',
  'tove',
  'adam',
  'nora',
] as const
export type Login = (typeof logins)[number]

type Person = {
  readonly unit: 'intake' | 'one' | 'two'
  readonly role: Role
  readonly title: string
  readonly alone?: false
  readonly unqualified?: true
}

const staff: Readonly<Record<Login, Person>> = {
  maja: { unit: 'intake', role: 'social_worker', title: 'Socialsekreterare' },
  moa: { unit: 'intake', role: 'lead', title: '1:e socialsekreterare' },
  mats: { unit: 'intake', role: 'unit_manager', title: 'Enhetschef' },
  amira: { unit: 'one', role: 'social_worker', title: 'Socialsekreterare' },
  bo: { unit: 'one', role: 'social_worker', title: 'Socialsekreterare' },
  cilla: { unit: 'one', role: 'lead', title: '1:e socialsekreterare' },
  dag: { unit: 'one', role: 'unit_manager', title: 'Enhetschef' },
  eva: { unit: 'two', role: 'social_worker', title: 'Socialsekreterare' },
  ulla: { unit: 'two', role: 'unit_manager', title: 'Enhetschef' },
  hedda: { unit: 'one', role: 'head', title: 'Verksamhetschef' },
  tove: { unit: 'one', role: 'trainee', title: 'Trainee', alone: false },
  adam: { unit: 'one', role: 'administrator', title: 'Administratör', alone: false, unqualified: true },
  nora: { unit: 'one', role: 'board_secretary', title: 'Nämndsekreterare', alone: false, unqualified: true },
}

export const newUuid = (): string => uuidv7At(Temporal.Now.instant().epochMilliseconds)

export type Sent = {
  readonly status: number
  readonly body: unknown
  readonly text: string
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, unknown>>
}

export type Town = {
  readonly tenantId: string
  readonly slug: string
  readonly house: House
  readonly db: Database
  readonly ownerUrl: string
  readonly app: FastifyInstance
  readonly units: Readonly<Record<Person['unit'], string>>
  readonly workers: Readonly<Record<Login, string>>
  /** Sets what time it is in the town. */
  readonly at: (now: string) => void
  readonly now: () => Instant
  /** Calls a contract as somebody, through HTTP, and gives the reply; throws with the answer when it is not 2xx. */
  readonly call: <R extends Route>(
    as: Login,
    route: R,
    input: z.input<R['input']>,
  ) => Promise<z.output<R['reply']>>
  /** The same, for answers of any status. */
  readonly send: (
    as: Login | 'nobody',
    route: Route,
    input: unknown,
    options?: { readonly key?: string },
  ) => Promise<Sent>
  /** A session of somebody, as cookies for a request that a test writes itself. */
  readonly cookie: (as: Login) => Promise<Record<string, string>>
  readonly inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

/** A house on a database of its own, in which towns are settled; `clock` tells the time of the one that acts. */
export type Opened = {
  readonly db: Database
  readonly ownerUrl: string
  readonly house: House
  readonly app: FastifyInstance
  readonly clock: { now: () => Instant }
  /** Another process takes over on the same database: what the former had in memory is gone. */
  readonly restart: () => Promise<FastifyInstance>
  readonly close: () => Promise<void>
}

let opened: Promise<Opened> | undefined

/** A copy of the migrated template with the house on it. The one who opens it closes it. */
export const openOn = async (template: string): Promise<Opened> => {
  const copy = await copyOf(template)
  const db = openDatabase({ url: copy.appUrl, maxConnections: 8 })
  const folder = await mkdtemp(join(tmpdir(), 'barntid-files-'))
  const files = await openHouseFiles({
    dataDir: folder,
    keyFile: undefined,
    mayMakeKey: true,
    scannerAt: undefined,
    url: 'https://handlingar.exempel.se',
  })
  const house = openHouse(db, { demo: true, files })
  const clock = { now: (): Instant => instant('2026-11-23T09:00:00.000Z') }
  const serve = () =>
    serveHouse({
      house,
      clock: { now: () => clock.now() },
      https: false,
      logLevel: 'silent',
      webFolder: '/nowhere',
    })
  const app = await serve()
  let running = app
  const restart = async () => {
    // The first is what the towns of this house call by themselves.
    if (running !== app) await running.close()
    running = await serve()
    return running
  }
  const close = async () => {
    await running.close()
    await app.close()
    await db.close()
    await copy.drop()
    await rm(folder, { recursive: true, force: true })
  }
  return { db, ownerUrl: copy.ownerUrl, house, app, clock, restart, close }
}

const open = async (): Promise<Opened> => {
  const made = await openOn(inject('template'))
  afterAll(made.close)
  return made
}

const delegation: readonly (readonly [string, string, string])[] = [
  ['open_investigation', 'SoL 14:2', 'social_worker'],
  ['not_open_investigation', 'SoL 14:2', 'lead'],
  ['extend_preliminary_assessment', 'SoL 20:2', 'lead'],
  ['extend_investigation', 'SoL 20:3', 'lead'],
  ['grant_open_care', 'SoL 11:1', 'social_worker'],
  ['grant_contact_person', 'SoL 13:7', 'lead'],
  ['refuse_application', 'SoL 11:1', 'unit_manager'],
  ['close_without_measure', 'SoL 20:3', 'lead'],
  ['close_case', 'SoL 14:3', 'social_worker'],
  ['grant_foster_care', 'SoL 22:2', 'committee'],
  ['grant_residential_care', 'SoL 11:1', 'unit_manager'],
  ['end_intervention', 'SoL 14:9', 'unit_manager'],
  ['consider_care', 'SoL 22:13', 'committee'],
  ['consider_custody_transfer', 'SoL 22:14', 'committee'],
  ['extend_emergency_home', 'SoL 22:4', 'committee'],
  ['cross_border_placement', 'SoL 22:17–18', 'board'],
  ['adoption', 'SoL 24', 'committee'],
  ['apply_for_compulsory_care', 'LVU 4', 'committee'],
  ['immediate_custody', 'LVU 6', 'committee'],
  ['care_content', 'LVU 11', 'committee'],
  ['reconsider_care', 'LVU 13', 'committee'],
  ['contact_restriction', 'LVU 14', 'committee'],
  ['end_compulsory_care', 'LVU 21', 'committee'],
  ['preventive_measures', 'LVU 22', 'committee'],
  ['moving_ban', 'LVU 24–26', 'committee'],
  ['temporary_moving_ban', 'LVU 27', 'committee'],
  ['exit_ban', 'LVU 31 b–c', 'committee'],
  ['temporary_exit_ban', 'LVU 31 d', 'committee'],
  ['tests_before_contact', 'LVU 32 a–b', 'committee'],
  ['police_assistance', 'LVU 43', 'committee'],
  ['shelter_without_consent', 'lag (2024:79) 4:1', 'committee'],
  ['dismiss_late_appeal', 'FL 45', 'lead'],
  ['change_decision', 'FL 36–38', 'unit_manager'],
]

const insert = async (
  owner: pg.Client,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const names = Object.keys(row)
  await owner.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  )
}

export type Settled = Pick<Town, 'tenantId' | 'slug' | 'units' | 'workers'>

/** The rows of a new municipality: three units, thirteen people, and who may decide what. */
export const settle = async (ownerUrl: string): Promise<Settled> => {
  const tenantId = newUuid()
  const slug = `t-${tenantId}`
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await insert(owner, 'tenants', {
    id: tenantId,
    municipality_code: '0780',
    name: 'Påhittade kommun',
    slug,
    demo: true,
  })
  const units = { intake: newUuid(), one: newUuid(), two: newUuid() }
  const names = { intake: 'Mottagningen', one: 'Utredning 1', two: 'Utredning 2' }
  for (const key of ['intake', 'one', 'two'] as const) {
    await insert(owner, 'units', {
      tenant_id: tenantId,
      id: units[key],
      name: names[key],
      kind: key === 'intake' ? 'intake' : 'investigation',
    })
  }
  const workers: Partial<Record<Login, string>> = {}
  for (const login of logins) {
    const person = staff[login]
    const id = newUuid()
    workers[login] = id
    await insert(owner, 'workers', {
      tenant_id: tenantId,
      id,
      login,
      name: `${login.charAt(0).toUpperCase()}${login.slice(1)} Påhittad`,
      title: person.title,
      unit_id: units[person.unit],
      role: person.role,
      employment_percent: 100,
      started_on: '2019-01-07',
      experienced_from: '2015-01-07',
      qualification: person.unqualified ? 'none' : 'social_work_degree',
      may_act_alone: person.alone ?? true,
    })
  }
  for (const [kind, paragraph, lowest] of delegation) {
    await insert(owner, 'delegation_rules', {
      tenant_id: tenantId,
      id: newUuid(),
      decision_kind: kind,
      paragraph,
      lowest_role: lowest,
      valid_from: '2013-01-01',
    })
  }
  await owner.end()
  return { tenantId, slug, units, workers: workers as Record<Login, string> }
}

/** A settled municipality as tests act in it. */
export const townIn = (
  { db, ownerUrl, house, app, clock }: Opened,
  { tenantId, slug, units, workers }: Settled,
): Town => {
  let now = instant('2026-11-23T09:00:00.000Z')
  clock.now = () => now
  const cookies = new Map<Login, { value: string; at: Instant }>()
  const cookieOf = async (login: Login): Promise<string> => {
    const known = cookies.get(login)
    if (known && known.at === now) return known.value
    const token = await inTenant(db, tenantId, (tx) =>
      makeSession(tx, { id: newUuid(), workerId: workers[login], now }),
    )
    const value = `${tenantId}.${token}`
    cookies.set(login, { value, at: now })
    return value
  }
  const send: Town['send'] = async (as, route, input, options) => {
    const fields: Record<string, unknown> = typeof input === 'object' && input !== null ? { ...input } : {}
    const url = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
      const value = fields[name]
      delete fields[name]
      return encodeURIComponent(String(value))
    })
    clock.now = () => now
    const response = await app.inject({
      method: route.method,
      url,
      ...(route.method === 'GET'
        ? { query: Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, String(v)])) }
        : { payload: typeof input === 'object' ? fields : (input as string) }),
      ...(as === 'nobody' ? {} : { cookies: { [cookieStyle(false).name]: await cookieOf(as) } }),
      headers: options?.key === undefined ? {} : { 'idempotency-key': options.key },
    })
    const isJson = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      body: isJson ? response.json() : undefined,
      text: response.body,
      bytes: response.rawPayload,
      headers: response.headers,
    }
  }
  return {
    tenantId,
    slug,
    house,
    db,
    ownerUrl,
    app,
    units,
    workers,
    at: (text) => {
      now = instant(text)
      clock.now = () => now
    },
    now: () => now,
    send,
    cookie: async (as) => ({ [cookieStyle(false).name]: await cookieOf(as) }),
    call: async (as, route, input) => {
      const sent = await send(as, route, input)
      if (sent.status >= 300) throw new Error(`${route.name}: ${sent.status} ${sent.text}`)
      return route.reply.parse(sent.body) as z.output<(typeof route)['reply']>
    },
    inTx: (work) => inTenant(db, tenantId, work),
  }
}

/** A new municipality with three units and thirteen people: each test has its own, and row-level security keeps them apart. */
export const aTown = async (): Promise<Town> => {
  opened ??= open()
  const house = await opened
  return townIn(house, await settle(house.ownerUrl))
}
