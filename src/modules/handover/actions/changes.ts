import { Conflict } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type { OpenMatter } from './matters.ts'
import type { Move } from './move.ts'

type Changed = { readonly matterId: string; readonly what: 'changed' | 'new' | 'gone' }

/** Tells which, and who has them now. */
export const refuseChanged = async (
  ctx: Ctx,
  changed: readonly Changed[],
  open: readonly OpenMatter[],
): Promise<void> => {
  if (changed.length === 0) return
  const byId = new Map(open.map((one) => [one.watch.matterId, one.watch]))
  const names = await workerNames(
    ctx.tx,
    [...byId.values()].flatMap((watch) => [watch.ownerId, watch.coworkerId]),
  )
  const nameOf = (id: string | null | undefined): string => names.get(id ?? '') ?? ''
  throw new Conflict('handover_changed', {
    current: {
      changed: changed.map((one) => ({
        ...one,
        owner: nameOf(byId.get(one.matterId)?.ownerId),
        coworker: nameOf(byId.get(one.matterId)?.coworkerId),
      })),
    },
  })
}

/** What is not as the manager saw it. Nothing is moved then: the screen reads anew and keeps what was chosen. */
export const changesSince = (
  moves: readonly Move[],
  open: readonly OpenMatter[],
  isWhole: boolean,
): Changed[] => {
  const now = new Map(open.map((one) => [one.watch.matterId, one.watch.version]))
  const asked = new Set(moves.map((one) => one.matterId))
  return [
    ...moves.flatMap(({ matterId, version }): Changed[] => {
      const stored = now.get(matterId)
      if (stored === undefined) return [{ matterId, what: 'gone' }]
      return stored === version ? [] : [{ matterId, what: 'changed' }]
    }),
    ...(isWhole
      ? open.flatMap(({ watch }): Changed[] =>
          asked.has(watch.matterId) ? [] : [{ matterId: watch.matterId, what: 'new' }],
        )
      : []),
  ]
}
