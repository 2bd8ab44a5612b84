import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Actor } from '#kernel/actor.ts'
import type { Permission } from '#kernel/policy.ts'
import { rooms } from '../../src/rooms.ts'
import type { Authz } from './house.ts'
import { askingAt, type Cell, expectedOf, inputOfCell, wrongCells } from './matrix.ts'
import { names } from './stage.ts'

export type Planted = { readonly planted: number; readonly found: number; readonly missed: readonly string[] }

type May = Record<string, Permission<Actor, unknown>>

const root = join(import.meta.dirname, '../../src/modules')

/** The permissions of every room, as they stand in memory: the server asks these very objects. */
const policies = async (): Promise<May[]> => {
  const found: May[] = []
  for await (const path of glob('**/policy.ts', { cwd: root })) {
    const { may }: { may?: May } = await import(pathToFileURL(join(root, path)).href)
    if (may !== undefined) found.push(may)
  }
  return found
}

/** Asked only of what is looked up by its owner, a device or a question: what this lets in is not there to be found. */
const heldTwice = new Set(['use device', 'take part in wave'])

const wider: Permission<Actor, unknown> = ({ role }) =>
  role === 'public' ? { allowed: false } : { allowed: true, basis: 'planted' }
const narrower: Permission<Actor, unknown> = () => ({ allowed: false })

const cellsAsking = (key: string): Cell[] =>
  rooms
    .flatMap((room) => room.routes.map(({ route }) => route))
    .filter(({ may }) => may === key)
    .flatMap((route) => names.map((name) => ({ name, method: route.method, path: route.path, route })))

/** Is there somebody of this municipality who is signed in and whom the law refuses? Otherwise nothing can be widened. */
const refusesSome = ({ stage }: Authz, cells: readonly Cell[]): boolean =>
  cells.some((cell) => {
    const id = stage.workerIds.get(cell.name)
    const isHere = Object.values(stage.town.workers).some((worker) => worker === id)
    return isHere && expectedOf(cell, inputOfCell(cell, stage), stage) === false
  })

/** Makes one permission after the other too wide and too narrow, and asks the matrix whether it notices. Every `share`th only. */
export const plantedFaults = async (authz: Authz, share = 1): Promise<Planted> => {
  const { stage, apps } = authz
  const asking = askingAt(apps, stage)
  const missed: string[] = []
  let planted = 0
  const keys = (await policies()).flatMap((may) => Object.keys(may).map((key) => ({ may, key })))
  for (const { may, key } of keys.filter((_, at) => at % share === 0)) {
    const cells = cellsAsking(key)
    const right = may[key]
    if (right === undefined || cells.length === 0) continue
    for (const [how, fault] of [
      ['wider', wider],
      ['narrower', narrower],
    ] as const) {
      if (how === 'wider' && (heldTwice.has(key) || !refusesSome(authz, cells))) continue
      planted += 1
      may[key] = fault
      try {
        if ((await wrongCells(cells, stage, { asking, most: 1 })).length === 0) missed.push(`${how}: ${key}`)
      } finally {
        may[key] = right
      }
    }
  }
  return { planted, found: planted - missed.length, missed }
}
