import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'
import { differences } from './rules/compare.ts'
import { definitionIds, denominators, methods, numerators, populations } from './rules/definitions.ts'

const route = routesUnder<typeof may>()

export const Interval = z.object({ lower: z.number(), upper: z.number() })

/** A share with all that tells how sure it is. `people`: how many it is about; never under five. */
export const ShareView = z.object({
  share: z.number(),
  /** null where there are too few to say. */
  interval: Interval.nullable(),
  people: z.number().int(),
  withChildMinutes: z.number().int(),
  countedMinutes: z.number().int(),
  minutesPerDay: z.number(),
})
export type ShareView = z.output<typeof ShareView>

export const ChangeView = z.object({
  points: z.number(),
  interval: Interval,
  people: z.number().int(),
})
export type ChangeView = z.output<typeof ChangeView>

export const verdicts = ['reached', 'not_reached', 'cannot_be_told'] as const

const Minutes = z.object({
  child: z.number().int(),
  childAdult: z.number().int(),
  adult: z.number().int(),
  travel: z.number().int(),
  /** Planned time that no held meeting tells about. */
  rest: z.number().int(),
})

const MonthView = z.object({ monthOn: DaySchema, figure: ShareView.nullable(), minutes: Minutes.nullable() })

export const TargetView = z.object({ perMille: z.number().int(), fromOn: DaySchema })

/** What one unit, or the whole municipality, gave children by the held meetings. Nothing under five people. */
export const readUnitTime = route({
  name: 'readUnitTime',
  method: 'GET',
  path: '/api/childtime',
  may: 'see child time',
  input: z.strictObject({ unitId: Id.optional() }),
  reply: z.object({
    units: z.array(z.object({ id: Id, name: z.string(), isShown: z.boolean() })),
    unitId: Id.nullable(),
    definition: z.object({ id: z.enum(definitionIds), version: z.number().int() }),
    from: DaySchema,
    until: DaySchema,
    earlierFrom: DaySchema,
    /** `few`: under five people. `complement`: it could be counted out from the others. */
    hidden: z.enum(['few', 'complement']).nullable(),
    figure: ShareView.nullable(),
    earlier: ShareView.nullable(),
    change: ChangeView.nullable(),
    target: TargetView.nullable(),
    verdict: z.enum(verdicts).nullable(),
    /** Minutes to the target, for each person and week; null where there is none or it is reached. */
    missingPerWeek: z.number().nullable(),
    minutes: Minutes.nullable(),
    /** What the children got: each minute of a child once. */
    children: z
      .object({ minutes: z.number().int(), alone: z.number().int(), meetings: z.number().int() })
      .nullable(),
    months: z.array(MonthView),
    can: z.object({ setTarget: z.boolean(), planWave: z.boolean() }),
  }),
})
export type UnitTime = z.output<typeof readUnitTime.reply>

/** One's own time with children. Nobody else can ask for it: there is no id in the question. */
export const readOwnTime = route({
  name: 'readOwnTime',
  method: 'GET',
  path: '/api/childtime/own',
  may: 'see own child time',
  input: z.strictObject({}),
  reply: z.object({
    months: z.array(
      z.object({
        monthOn: DaySchema,
        minutes: Minutes,
        plannedMinutes: z.number().int(),
      }),
    ),
    share: z.number().nullable(),
    minutesPerDay: z.number().nullable(),
    /** The last meetings: what each was, and for the child. */
    meetings: z.array(
      z.object({
        visitId: Id,
        on: DaySchema,
        workers: z.number().int(),
        workerMinutes: z.number().int(),
        childMinutes: z.number().int(),
        aloneMinutes: z.number().int(),
        travel: z.number().int(),
      }),
    ),
    /** Meetings that cannot be so: told, never taken away. */
    odd: z.array(
      z.object({
        kind: z.enum(['overlap', 'long']),
        visitId: Id,
        otherId: Id.nullable(),
        on: DaySchema,
        minutes: z.number().int(),
      }),
    ),
  }),
})
export type OwnTime = z.output<typeof readOwnTime.reply>

export const setTarget = route({
  name: 'setChildTimeTarget',
  method: 'POST',
  path: '/api/childtime/targets',
  may: 'set child time target',
  input: z.strictObject({ id: Id, percent: z.number().min(0.1).max(100).multipleOf(0.1) }),
  reply: TargetView,
})

const PointRef = z.string().regex(/^[a-z0-9-]+( [a-z-]+)?@\d{1,3}#[a-z0-9-]{4,20}$/)

/** A figure that may be set beside another: of a publication, or the municipality's own. */
const PointView = z.object({
  ref: PointRef,
  on: z.string(),
  kind: z.enum(['value', 'target']),
  perMille: z.number(),
  interval: Interval.nullable(),
})

export const DefinitionView = z.object({
  id: z.enum(definitionIds),
  version: z.number().int(),
  numerator: z.enum(numerators),
  denominator: z.enum(denominators),
  population: z.enum(populations),
  method: z.enum(methods),
  period: z.string(),
  isUnverified: z.boolean(),
  points: z.array(PointView),
})
export type DefinitionView = z.output<typeof DefinitionView>

export const listDefinitions = route({
  name: 'listChildTimeDefinitions',
  method: 'GET',
  path: '/api/childtime/definitions',
  may: 'see child time',
  input: z.strictObject({}),
  reply: z.object({ definitions: z.array(DefinitionView) }),
})

/** Two figures beside each other: only when they are of one definition, whoever asks. */
export const compareFigures = route({
  name: 'compareChildTime',
  method: 'GET',
  path: '/api/childtime/comparison',
  may: 'see child time',
  input: z.strictObject({ one: PointRef, other: PointRef }),
  reply: z.object({
    one: PointView,
    other: PointView,
    points: z.number(),
    /** How far on the way to the target of the source; null without one. */
    way: z.number().nullable(),
  }),
})

export { differences }
