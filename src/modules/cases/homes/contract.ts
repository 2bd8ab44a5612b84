import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { PersonBrief } from '#modules/people/contract.ts'
import type { may } from './policy.ts'
import { homeKinds, obstacles, recordKinds, runners } from './rules.ts'

export type { HomeKind, RecordKind, RunBy } from './rules.ts'

const route = routesUnder<typeof may>()

export const HomeKindSchema = z.enum(homeKinds)
export const HomeObstacleSchema = z.enum(obstacles)
const version = z.number().int().min(0)

/** A home as lists show it: never an address, never who lives there (OSL 26:14 c, LVU 14). */
export const HomeRow = z.object({
  id: Id,
  kind: HomeKindSchema,
  name: z.string(),
  municipality: z.string(),
  languages: z.string(),
  ageFrom: z.number().int().nullable(),
  ageBelow: z.number().int().nullable(),
  capacity: z.number().int(),
  childrenNow: z.number().int(),
  closedOn: DaySchema.nullable(),
  /** What keeps it from being used today, with the paragraph; empty when it may be used. */
  obstacles: z.array(z.object({ code: HomeObstacleSchema, paragraph: z.string() })),
  /** More than three children, and IVO has not been told (SoF 16:2). */
  noticeWanted: z.boolean(),
})
export type HomeRow = z.output<typeof HomeRow>

const Resident = z.object({
  placementId: Id,
  child: PersonBrief,
  fromOn: DaySchema,
  untilOn: DaySchema.nullable(),
})

export const HomeView = HomeRow.omit({ obstacles: true }).extend({
  runBy: z.enum(runners),
  /** null: not for the reader's eyes. */
  contact: z
    .object({ contactName: z.string(), phone: z.string(), email: z.string(), address: z.string() })
    .nullable(),
  secretBecause: z.enum(['shelter', 'child']).nullable(),
  closedReason: z.string(),
  needs: z.array(
    z.object({
      kind: z.enum(recordKinds),
      paragraph: z.string(),
      standing: z.enum(['there', 'missing', 'over', 'unsuitable']),
      madeOn: DaySchema.nullable(),
      untilOn: DaySchema.nullable(),
    }),
  ),
  records: z.array(
    z.object({
      id: Id,
      kind: z.enum(recordKinds),
      madeOn: DaySchema,
      untilOn: DaySchema.nullable(),
      conclusion: z.enum(['suitable', 'unsuitable']).nullable(),
      madeBy: z.string(),
      note: z.string(),
      by: z.string(),
    }),
  ),
  /** Those whom the reader may know of; the numbers tell how many there are besides. */
  livesHere: z.array(Resident),
  livedHere: z.array(Resident),
  othersHere: z.number().int(),
  othersBefore: z.number().int(),
  version: z.number().int(),
  can: z.object({ change: z.boolean(), close: z.boolean() }),
})
export type HomeView = z.output<typeof HomeView>

export const listHomes = route({
  name: 'listHomes',
  method: 'GET',
  path: '/api/homes',
  may: 'see homes',
  input: z.strictObject({ view: z.enum(['open', 'closed']).default('open') }),
  reply: z.object({ homes: z.array(HomeRow), can: z.object({ change: z.boolean(), register: z.boolean() }) }),
})

export const readHome = route({
  name: 'readHome',
  method: 'GET',
  path: '/api/homes/:homeId',
  may: 'see homes',
  input: z.strictObject({ homeId: Id }),
  reply: HomeView,
})

const age = (least: number, most: number) => z.number().int().min(least).max(most).nullable().default(null)

const entered = {
  name: line(200),
  municipality: optionalLine(200),
  languages: optionalLine(300),
  capacity: z.number().int().min(1).max(200),
  ageFrom: age(0, 20),
  ageBelow: age(1, 21),
  /** Left out by one from whom it is hidden: it stays as it is. */
  contact: z
    .strictObject({
      contactName: optionalLine(200),
      phone: optionalLine(100),
      email: z.union([z.literal(''), z.email()]).default(''),
      address: optionalLine(500),
    })
    .optional(),
}

/** `runBy` is asked for facilities only; a family runs its own home. */
export const enterHome = route({
  name: 'enterHome',
  method: 'POST',
  path: '/api/homes',
  may: 'change homes',
  input: z.strictObject({
    id: Id,
    kind: HomeKindSchema,
    runBy: z.enum(['municipality', 'private']).nullable().default(null),
    ...entered,
  }),
  reply: HomeView,
})

export const changeHome = route({
  name: 'changeHome',
  method: 'PUT',
  path: '/api/homes/:homeId',
  may: 'change homes',
  input: z.strictObject({ homeId: Id, ...entered, version }),
  reply: HomeView,
})

/** SoL 22:2–3, SoF 3:3, SoL 26:1, SoF 16:2. Written once; a new one follows the old one. */
export const recordOfHome = route({
  name: 'recordOfHome',
  method: 'POST',
  path: '/api/homes/:homeId/records',
  may: 'change homes',
  input: z.strictObject({
    homeId: Id,
    id: Id,
    kind: z.enum(recordKinds),
    madeOn: DaySchema,
    untilOn: DaySchema.nullable().default(null),
    conclusion: z.enum(['suitable', 'unsuitable']).nullable().default(null),
    madeBy: optionalLine(300),
    note: optionalProse(20_000),
  }),
  reply: HomeView,
})

export const closeHome = route({
  name: 'closeHome',
  method: 'POST',
  path: '/api/homes/:homeId/close',
  may: 'change homes',
  input: z.strictObject({ homeId: Id, closedOn: DaySchema, reason: prose(5000), version }),
  reply: HomeView,
})

export const FosterRegisterRow = z.object({
  placementId: Id,
  /** null: another unit's child whose identity is protected or whose whereabouts are hidden; `home` is '' then. */
  child: PersonBrief.nullable(),
  home: z.string(),
  kind: HomeKindSchema,
  municipality: z.string(),
  fromOn: DaySchema,
  legalBasis: z.string(),
  namedWorker: z.string(),
})
export type FosterRegisterRow = z.output<typeof FosterRegisterRow>

/** SoF 3:4: the children in family homes on a day. The copy to IVO is the list of 31 December. */
export const readFosterRegister = route({
  name: 'readFosterRegister',
  method: 'GET',
  path: '/api/foster-register',
  may: 'see foster register',
  input: z.strictObject({ asOn: DaySchema }),
  reply: z.object({ asOn: DaySchema, rows: z.array(FosterRegisterRow) }),
})

export const fosterRegisterDocument = route({
  name: 'fosterRegisterDocument',
  method: 'GET',
  path: '/api/foster-register/document.pdf',
  may: 'see foster register',
  input: z.strictObject({ asOn: DaySchema }),
  reply: z.unknown(),
  produces: 'application/pdf',
  leaves: {
    to: ['supervision'],
    names: 'people',
    lawfully: { field: 'placement', law: 'SoF 3:4' },
  },
})
