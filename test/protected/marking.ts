import { Client } from 'pg'
import { isReading, type Route } from '#kernel/route.ts'
import { openSealed, writeSealed } from '#modules/people/sealed/contract.ts'
import { sealedFields } from '#modules/sealed/contract.ts'
import { pdfText } from '#test/support/pdf-text.ts'
import { sampleInput } from '#test/support/sample.ts'
import { aTown, type Login, type Sent, type Town } from '#test/support/town.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { rooms } from '../../src/rooms.ts'

/** Every reading there is, without a list kept by hand. */
export const readings: readonly Route[] = rooms
  .flatMap((room) => room.routes.map(({ route }) => route))
  .filter((route) => isReading(route) && !(typeof route.may === 'object' && 'public' in route.may))

/** Who reads about the child in the course of a day: those who have it, lead, take in, decide, and see the whole. */
export const readers = [
  'amira',
  'bo',
  'cilla',
  'dag',
  'hedda',
  'maja',
  'mats',
  'nora',
] as const satisfies Login[]

/** The child's name and the guardian's: they stand in no other word of the invented world. */
export const givenName = 'Kanariebarnet'
export const guardianName = 'Kanariemodern'

export type ProtectedWorld = {
  readonly town: Town
  readonly world: World
  readonly canaries: readonly string[]
}

/** A row in every table about a child with a protected identity, and all seven values sealed of the child and of the guardian. */
export const aProtectedWorld = async (): Promise<ProtectedWorld> => {
  const town = await aTown()
  const world = await aWorld(town)
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query(
    `update persons set protection = 'marking', given_name = $2, family_name = '' where id = $1`,
    [world['persons'], givenName],
  )
  await owner.query(`update persons set given_name = $2, family_name = '' where id = $1`, [
    world['guardian'],
    guardianName,
  ])
  await owner.query(
    `insert into person_names (tenant_id, part, person_id) values ($1, 'kanariebarnet', $2)`,
    [town.tenantId, world['persons']],
  )
  await owner.end()
  const canaries: string[] = []
  for (const personId of [world['persons'], world['guardian']]) {
    const values = Object.fromEntries(
      sealedFields.map((field) => [
        field,
        field === 'email' ? `dold${canaries.length}${field}@exempel.se` : `Dold${canaries.length}${field}`,
      ]),
    )
    canaries.push(...Object.values(values))
    await town.call('amira', writeSealed, { personId: personId ?? '', values })
  }
  return { town, world, canaries }
}

/** Two kinds of text are written together: each route has a document of its own kind. */
const worldOf = ({ path }: Route, world: World): World => {
  const { noteDocument } = world
  return path.startsWith('/api/visits/') && noteDocument !== undefined
    ? { ...world, shared_documents: noteDocument }
    : world
}

export type Read = {
  readonly route: Route
  readonly login: Login
  readonly sent: Sent
  readonly text: string
}

/** Every reading as every reader, where it is answered. */
export const readAll = async ({ town, world }: ProtectedWorld): Promise<Read[]> => {
  const all: Read[] = []
  for (const route of readings.filter(({ name }) => name !== openSealed.name)) {
    const input = sampleInput(route, worldOf(route, world))
    // A search finds the child by the name.
    const asked = 'q' in input ? { ...input, q: givenName } : input
    for (const login of readers) {
      const sent = await town.send(login, route, asked)
      if (sent.status !== 200) continue
      const text = route.produces === 'application/pdf' ? pdfText(sent.bytes) : sent.text
      all.push({ route, login, sent, text })
    }
  }
  return all
}

const isMarked = (one: object): boolean =>
  ('protection' in one && typeof one.protection === 'string' && one.protection !== 'none') ||
  ('isProtected' in one && one.isProtected === true)

/** Where in an answer somebody is named without the marking in the object that has the name, or around it. */
export const unmarkedIn = (value: unknown, names: readonly string[], marked = false, at = ''): string[] => {
  if (typeof value === 'string') return !marked && names.some((name) => value.includes(name)) ? [at] : []
  if (Array.isArray(value)) return value.flatMap((one, i) => unmarkedIn(one, names, marked, `${at}[${i}]`))
  if (typeof value !== 'object' || value === null) return []
  const isHere = marked || isMarked(value)
  return Object.entries(value).flatMap(([key, one]) => unmarkedIn(one, names, isHere, `${at}.${key}`))
}

export const namesSomebody = (text: string): boolean =>
  [givenName, guardianName].some((name) => text.includes(name))
