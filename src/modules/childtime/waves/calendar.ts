import { addDays, type Day, type Instant } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { meetingsOfWorker } from '#modules/visits/index.ts'
import type { VisitBrief } from '#modules/visits/contract.ts'
import type { Category } from '../rules/categories.ts'
import { meetingsOf } from '../store.ts'
import { minuteOf, momentAt } from './rules.ts'
import type { Busy } from './rules-diary.ts'

/** What a planned meeting of that kind most often is; the tile is chosen in advance, and one press changes it. */
const categoryOf: Readonly<Record<VisitBrief['kind'], Category>> = {
  home_visit: 'child_adult',
  talk_with_child: 'child',
  talk_with_guardian: 'adult',
  meeting: 'partner',
  phone_call: 'adult',
  other_event: 'other',
}

/** A stretch of a worker's own time: what the calendar says it is, without whom it is about. */
export type OwnStretch = {
  readonly from: Instant
  readonly until: Instant
  readonly category: Category
  /** It was told, tap by tap, and a child took part. */
  readonly isHeldWithChild: boolean
}

export type OwnCalendar = {
  readonly stretches: readonly OwnStretch[]
  /** Somebody sits in a meeting now: nothing may disturb it. */
  readonly isQuiet: boolean
}

const later = (at: Instant, minutes: number): Instant =>
  Temporal.Instant.from(at).add({ minutes }).toString({ smallestUnit: 'millisecond' }) as Instant

/** The own meetings of these days. What was held stands as it was held; what is planned, as planned. */
export const ownCalendar = async (ctx: Ctx, from: Day, until: Day): Promise<OwnCalendar> => {
  const [planned, held] = await Promise.all([
    meetingsOfWorker(ctx, ctx.actor.workerId, from, until),
    meetingsOf(ctx.tx, ctx.actor.workerId, from),
  ])
  const heldIds = new Set(held.map(({ visit_id: id }) => id))
  const stretches = [
    ...held.map((row): OwnStretch => {
      const isHeldWithChild = row.child + row.child_adult > 0
      const category = row.child > row.child_adult ? 'child' : row.child_adult > 0 ? 'child_adult' : 'adult'
      return { from: row.began_at, until: row.ended_at, category, isHeldWithChild }
    }),
    ...planned
      .filter(({ id, cancelled }) => cancelled === null && !heldIds.has(id))
      .map((one): OwnStretch => ({
        from: one.startsAt,
        until: later(one.startsAt, one.minutes),
        category: categoryOf[one.kind],
        isHeldWithChild: false,
      })),
  ]
  return {
    stretches,
    isQuiet: planned.some(({ phase }) => phase === 'here' || phase === 'going' || phase === 'paused'),
  }
}

export const stretchAt = ({ stretches }: OwnCalendar, at: Instant): OwnStretch | undefined =>
  stretches.find(({ from, until }) => from <= at && at < until)

/** The part of the day that each meeting takes, in minutes after midnight; what goes on over midnight ends with the day. */
export const busyOn = ({ stretches }: OwnCalendar, on: Day): readonly Busy[] => {
  const [begins, ends] = [momentAt(on, 0), momentAt(addDays(on, 1), 0)]
  return stretches.flatMap(({ from, until, category }): Busy[] =>
    from < begins || from >= ends
      ? []
      : [{ from: minuteOf(from), until: until >= ends ? 24 * 60 : minuteOf(until), category }],
  )
}
