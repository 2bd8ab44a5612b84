import { z } from 'zod'
import { roles } from '#kernel/actor.ts'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'
import { deciders, decisionKinds } from './rules.ts'

export { type AbsenceKind, absenceKinds } from './rules/absence.ts'

export { decisionKindNames } from './text-kinds.ts'
export { mayBeDelegated, reservedBy } from './rules/reserved.ts'
export { type Decider, proposedKinds } from './rules.ts'

const route = routesUnder<typeof may>()

export const RoleSchema = z.enum(roles)
export const DecisionKindSchema = z.enum(decisionKinds)

export const WorkerView = z.object({
  id: Id,
  name: z.string(),
  title: z.string(),
  unitId: Id,
  unit: z.string(),
  role: RoleSchema,
  employmentPercent: z.number().int(),
  startedOn: DaySchema,
  qualification: z.enum(['social_work_degree', 'other_relevant_degree', 'none']),
  mayActAlone: z.boolean(),
  mayInvestigate: z.boolean(),
  /** Away today. Why, and until when, is for the manager. */
  isAway: z.boolean(),
})

export const UnitView = z.object({ id: Id, name: z.string(), kind: z.enum(['intake', 'investigation']) })

/** Everybody at work, with units. */
export const readOrganisation = route({
  name: 'readOrganisation',
  method: 'GET',
  path: '/api/organisation',
  may: 'see organisation',
  input: z.strictObject({}),
  reply: z.object({
    municipality: z.string(),
    units: z.array(UnitView),
    workers: z.array(WorkerView),
    delegation: z.array(
      z.object({
        decisionKind: z.string(),
        paragraph: z.string(),
        lowestRole: z.enum(deciders),
        validFrom: DaySchema,
        validUntil: DaySchema.nullable(),
        /** The paragraph that keeps this with the politicians: then the rule does not count. null when it counts. */
        againstLaw: z.string().nullable(),
      }),
    ),
  }),
})

export const MayDecideView = z.object({
  allowed: z.boolean(),
  paragraph: z.string(),
  lowestRole: z.enum(deciders),
  /** Who may, when the asker may not: nearest first (own unit), at most eight. */
  who: z.array(z.object({ id: Id, name: z.string(), title: z.string(), unit: z.string() })),
})

/** "May I decide this?": yes, or who may. */
export const askMayDecide = route({
  name: 'askMayDecide',
  method: 'GET',
  path: '/api/organisation/may-decide/:decisionKind',
  may: 'see who may decide',
  input: z.strictObject({ decisionKind: DecisionKindSchema }),
  reply: MayDecideView,
})

export const readSession = route({
  name: 'readSession',
  method: 'GET',
  path: '/api/session',
  may: { signedIn: 'it is about the caller' },
  input: z.strictObject({}),
  reply: z.object({
    worker: z.object({
      id: Id,
      name: z.string(),
      title: z.string(),
      unitId: Id,
      unit: z.string(),
      role: RoleSchema,
    }),
    municipality: z.string(),
    demo: z.boolean(),
    /** Where one signs in again, outside of the demo. */
    signInAt: z.string(),
    today: DaySchema,
    /** Until the session ends by itself; no moment, since the clock of a device may be wrong. */
    secondsLeft: z.number().int(),
    /** What the menu shows; each act is decided again by its own policy. */
    can: z.array(
      z.enum([
        'see team',
        'take in reports',
        'hand over',
        'prepare the board',
        'review the log',
        'see disposals',
        'in an emergency',
        'hears of passkeys',
        'import people',
        'configure structures',
        'keep the staff',
      ]),
    ),
  }),
})

export const endOwnSession = route({
  name: 'endOwnSession',
  method: 'DELETE',
  path: '/api/session',
  may: { signedIn: 'it is about the caller' },
  input: z.strictObject({}),
  reply: z.object({
    ended: z.boolean(),
    /** Where the browser goes to sign out from the provider too; null where it did not sign in there. */
    goTo: z.string().nullable(),
  }),
})

export const listDemoPeople = route({
  name: 'listDemoPeople',
  method: 'GET',
  path: '/api/demo/people',
  may: { public: 'the invented people of the demo; refused elsewhere' },
  input: z.strictObject({}),
  reply: z.array(
    z.object({ login: z.string(), name: z.string(), title: z.string(), unit: z.string(), role: RoleSchema }),
  ),
})

export const startDemoSession = route({
  name: 'startDemoSession',
  method: 'POST',
  path: '/api/demo/session',
  may: { public: 'sign-in of the demo; refused elsewhere' },
  input: z.strictObject({ person: line(80) }),
  reply: z.object({ name: z.string(), title: z.string() }),
})
