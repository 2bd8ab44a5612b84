import type { Instant } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { isWithheld, partOf } from './rules/routes.ts'
import { readingsAbout } from './store-person-log.ts'
import { basisWords, sv } from './text-person-log.ts'

/** One opening, as the person it was about is told of it: never the name of whoever read (trust.md 3). */
export type ToldReading = {
  readonly at: Instant
  readonly what: string
  readonly unit: string
  readonly role: string
  readonly why: string
}

/** Who has read about somebody since a moment, the last first; what would itself tell something is counted and left out. */
export const readingsTold = async (
  ctx: Pick<Ctx, 'tx' | 'now'>,
  personId: string,
  from: Instant,
): Promise<{ readonly told: readonly ToldReading[]; readonly withheld: number }> => {
  const rows = await readingsAbout(ctx.tx, { personId, from, until: ctx.now })
  // One press asks for several things; the same thing at the same press is told once. Lists are no openings.
  const once = new Map(
    rows
      .filter((row) => partOf[row.action] !== undefined)
      .map((row) => [`${row.request_id} ${row.action}`, row]),
  )
  const all = [...once.values()]
  const shown = all.filter((row) => isWithheld(row.action) === undefined)
  return {
    told: shown.toReversed().map((row) => {
      const part = partOf[row.action]
      return {
        at: row.at,
        what: part === undefined ? sv.inAList : sv.parts[part],
        unit: row.unit ?? '',
        role: sv.roles[row.actor_role] ?? '',
        why: basisWords[row.basis] ?? sv.otherTask,
      }
    }),
    withheld: all.length - shown.length,
  }
}
