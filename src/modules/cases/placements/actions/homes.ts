import { ageOn, type Day } from '#kernel/day.ts'
import { BadInput, found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { type HomeKind, obstacleParagraphs, obstaclesToHome } from '../../homes/rules.ts'
import * as homes from '../../homes/store.ts'
import { homeState } from '../../homes/view.ts'
import type { HomeChoice } from '../contract.ts'

type Asked = {
  readonly kinds: readonly HomeKind[]
  readonly on: Day
  readonly birthOn: Day | null
}

const ageAt = ({ birthOn, on }: Asked): number | null => (birthOn === null ? null : ageOn(birthOn, on))

/** A bed is taken whoever sleeps in it, also by a child who is denied to the one who asks. */
const livingIn = (ctx: Ctx, homeIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  beyondDenial(ctx.tx, () => homes.countResidents(ctx.tx, homeIds))

/** Homes of the kinds that fit, those that can be used first; of the others what is missing, with the paragraph. */
export const homeChoices = async (ctx: Ctx, asked: Asked): Promise<HomeChoice[]> => {
  const rows = (await homes.readHomeRows(ctx.tx, 'open')).filter((row) => asked.kinds.includes(row.kind))
  const ids = rows.map((row) => row.id)
  const records = await homes.readRecords(ctx.tx, ids)
  const children = await livingIn(ctx, ids)
  return rows
    .map((row) => {
      const state = homeState(row, records, children.get(row.id) ?? 0)
      return {
        id: row.id,
        name: row.name,
        kind: row.kind,
        municipality: row.municipality,
        languages: row.languages,
        free: Math.max(0, state.capacity - state.childrenNow),
        obstacles: obstaclesToHome(state, { ...asked, age: ageAt(asked) }).map((code) => ({
          code,
          paragraph: obstacleParagraphs[code],
        })),
      }
    })
    .toSorted((a, b) => Math.min(a.obstacles.length, 1) - Math.min(b.obstacles.length, 1))
}

/** The home that was chosen, locked; refused at the field with what is missing. Gives how many will live there. */
export const chosenHome = async (ctx: Ctx, homeId: string, asked: Asked) => {
  const row = await homes.lockHome(ctx.tx, homeId)
  if (!row) throw new BadInput([{ path: 'homeId', code: 'choose' }])
  const records = await homes.readRecords(ctx.tx, [homeId])
  const childrenNow = (await livingIn(ctx, [homeId])).get(homeId) ?? 0
  const obstacles = obstaclesToHome(homeState(row, records, childrenNow), { ...asked, age: ageAt(asked) })
  if (obstacles.length > 0) throw new BadInput(obstacles.map((code) => ({ path: 'homeId', code })))
  return { home: found(row), childrenInHome: childrenNow + 1 }
}
