import type { FastifyInstance } from 'fastify'
import type { Method, Route } from '#kernel/route.ts'
import { rooms } from '../../src/rooms.ts'
import type { AskerName, Thing, Who } from './actors.ts'
import { type Answer, ask, gotOf } from './ask.ts'
import { isLetIn } from './oracle.ts'
import type { Entry } from './registry.ts'
import { inputOf } from './samples.ts'
import { askerOf, names, type Stage } from './stage.ts'

export type Cell = {
  readonly name: AskerName
  readonly method: Method | 'HEAD'
  readonly path: string
  /** undefined: an address beside the rooms, as a door of the sign-in. */
  readonly route: Route | undefined
}

export type Wrong = Cell & {
  readonly expected: boolean | undefined
  readonly answer: Answer
  readonly leaked: readonly string[]
}

const served: readonly Route[] = rooms.flatMap((room) => room.routes.map(({ route }) => route))
const isMethod = (method: string): method is Method | 'HEAD' =>
  ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'].includes(method)

/** Every address of the server's own list, for each who may ask. */
export const cellsOf = (entries: readonly Entry[], askers: readonly AskerName[] = names): Cell[] =>
  entries.flatMap(({ method, path }) => {
    if (!isMethod(method)) throw new Error(`a method that nobody tries: ${method} ${path}`)
    const contract = method === 'HEAD' ? 'GET' : method
    const route = served.find((one) => one.path === path && one.method === contract)
    return askers.map((name) => ({ name, method, path, route }))
  })

/** Tables of rows that are about no child: the house's, the staff's and the board's own. */
const aboutNobody = new Set(
  `homes home_records units workers duties own_fields visit_checklists meetings sessions assessment_structures bag_devices
   absences handovers incomingTransfer worker_persons staff_changes worker_suspensions opening_stops
   log_reviewers duty_turns passkeys passkey_challenges outside_sessions workload_models workload_duties
   workload_months workload_ratings workload_talks workload_actions time_waves time_moments child_time_targets
   posts post_holders occupancies stay_plan_items staffing_measures reorganisations unit_needs hr_mappings`.split(
    /\s+/,
  ),
)

export const inputOfCell = ({ name, route }: Cell, stage: Stage): Record<string, unknown> =>
  route === undefined ? {} : inputOf(route, stage, name)

const isStaffs = ({ town }: Stage, id: string): boolean =>
  [...Object.values(town.workers), ...Object.values(town.units)].includes(id)

/** The ids of what is about the child and its family. */
const childIds = (stage: Stage): string[] =>
  Object.entries(stage.world)
    .filter(([table, id]) => !aboutNobody.has(table) && !isStaffs(stage, id))
    .map(([, id]) => id)

export const thingOf = (input: unknown, stage: Stage): Thing => {
  const { town, world, more, workerIds } = stage
  const said = JSON.stringify(input)
  const isNamed = (ids: readonly string[]): boolean => ids.some((id) => said.includes(id))
  return {
    mine: town.workers.amira,
    responsible: [town.workers.amira, workerIds.get('co-worker of another unit') ?? ''],
    units: [town.units.one],
    formerUnits: [],
    isProtected: false,
    namesChild: isNamed(childIds(stage)),
    namesHere: isNamed([
      ...Object.values(world),
      ...Object.values(town.workers),
      ...Object.values(town.units),
      ...Object.values(more),
      town.slug,
    ]),
  }
}

const whoIs = (name: AskerName, { town, workerIds }: Stage): Who => {
  const who = askerOf(name)
  return { ...who, id: workerIds.get(name) ?? '', unit: who.at === 'here' ? town.units[who.unit] : '' }
}

export const expectedOf = ({ method, path, name }: Cell, input: unknown, stage: Stage): boolean | undefined =>
  isLetIn(method, path, whoIs(name, stage), thingOf(input, stage))

/**
 * What the politicians read stands on the agenda, for those who prepare it and those who present to them (KL 5, 6:40), and the
 * register of children in family homes is the board's own, for those who lead (SoL 22). Not for whoever is denied the child.
 */
const isOfTheBoard = ({ path }: Cell): boolean =>
  path.startsWith('/api/board') || path.startsWith('/api/foster-register')

/** A list of files for disposal holds numbers, days and ids that name nobody to those who may not read the child (SoL 16). */
const isOfDisposal = ({ path }: Cell): boolean => path.startsWith('/api/disposal')

/** The owner's own address, which is the secret itself; the number of a meeting stands in it, and nothing else. */
const isSecretAddress = ({ path }: Cell): boolean => path.startsWith('/kalender/')

/** Ids of the child, in an answer to somebody who may not read the child and has not named them. */
const leakedIn = (
  cell: Cell,
  input: unknown,
  { stage, answer }: { stage: Stage; answer: Answer },
): string[] => {
  const child = { ...thingOf(input, stage), namesChild: true, namesHere: true }
  const who = whoIs(cell.name, stage)
  if (isLetIn('GET', '/api/children/:childId', who, child) === true) return []
  if (isSecretAddress(cell) || isOfDisposal(cell)) return []
  if (isOfTheBoard(cell) && who.isDenied !== true && who.at === 'here') return []
  const said = JSON.stringify(input)
  // That somebody opened the child in an emergency is told to those who look after it, by an id that is nobody's.
  const told = childIds(stage).filter((id) => id !== stage.world['break_glasses'])
  return told.filter((id) => answer.text.includes(id) && !said.includes(id))
}

export type Asking = (cell: Cell, input: Readonly<Record<string, unknown>>) => Promise<Answer>

/** `app` undoes what it commits, `committing` does not. */
export type Apps = { readonly app: FastifyInstance; readonly committing: FastifyInstance }

/** A report from the public form is kept first and sorted then: the second finds what the first has committed. */
const twoTransactions = new Set(['sendReportForm', 'sendReportFormTo'])

export const askingAt =
  ({ app, committing }: Apps, stage: Stage): Asking =>
  ({ method, path, name, route }, input) =>
    ask(twoTransactions.has(route?.name ?? '') ? committing : app, {
      method,
      route: { path },
      input,
      cookie: stage.cookieOf(name),
    })

/** Asks every cell and gives those whose answer is another one than the law's; `most`: how many are enough. */
export const wrongCells = async (
  cells: readonly Cell[],
  stage: Stage,
  { asking, most = Number.POSITIVE_INFINITY }: { readonly asking: Asking; readonly most?: number },
): Promise<Wrong[]> => {
  const wrong: Wrong[] = []
  for (const cell of cells) {
    if (wrong.length >= most) break
    const input = inputOfCell(cell, stage)
    const expected = expectedOf(cell, input, stage)
    // HEAD tells no reason: what its 400 means is what GET says.
    const first = await asking(cell, input)
    const isMute = cell.method === 'HEAD' && first.status === 400
    const answer = isMute ? await asking({ ...cell, method: 'GET' }, input) : first
    const got = gotOf(answer, cell.route === undefined)
    const right = expected === true ? 'in' : expected === false ? 'out' : undefined
    const leaked = leakedIn(cell, input, { stage, answer })
    if (got !== right || leaked.length > 0) wrong.push({ ...cell, expected, answer, leaked })
  }
  return wrong
}

/** One line of a report: which address, who, what the law says, and what was answered. */
export const told = ({ method, path, name, expected, answer, leaked }: Wrong): string => {
  const said = expected === undefined ? 'no law for it' : expected ? 'let in' : 'refused'
  return `${method} ${path} · ${name} · expected: ${said} · got: ${answer.status} ${answer.text.slice(0, 420)}${leaked.length > 0 ? ` · names ${leaked.length} ids of the child` : ''}`
}
