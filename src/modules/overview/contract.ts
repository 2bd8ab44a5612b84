import { z } from 'zod'
import { PlacementBrief } from '#modules/cases/placements/contract.ts'
import { ClockCodeSchema, ClockView, WatchView } from '#modules/clocks/contract.ts'
import { PersonBrief } from '#modules/people/contract.ts'
import { lanes, storyKinds } from './rules.ts'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'

const route = routesUnder<typeof may>()

/** One row of a worklist; `href` is where the act is done, one click away. */
export const TaskView = z.object({
  key: z.string(),
  kind: z.enum([
    'clock',
    'draft',
    'proposal',
    'report_proposal',
    'consent_withdrawn',
    'board_decided',
    'proposal_returned',
    'conflict_to_answer',
    'conflict_to_give',
    'break_glass',
    'opening_stop',
    'log_review_late',
  ]),
  code: ClockCodeSchema.nullable(),
  paragraph: z.string(),
  childId: Id.nullable(),
  childName: z.string(),
  protection: z.enum(['none', 'marking', 'protected_registration', 'fictitious']),
  matterKind: z.enum(['report', 'case', 'duty', 'transfer']).nullable(),
  part: z.enum(['owner', 'coworker', 'decider', 'author']),
  owner: z.string(),
  dueOn: DaySchema,
  standing: z.enum(['late', 'today', 'soon', 'calm']),
  risk: z.number(),
  href: z.string(),
})
export type TaskView = z.output<typeof TaskView>

/** "Idag": what matters today for the one who asks, in order of risk and time. */
export const readToday = route({
  name: 'readToday',
  method: 'GET',
  path: '/api/today',
  may: 'see own day',
  input: z.strictObject({}),
  reply: z.object({
    today: DaySchema,
    tasks: z.array(TaskView),
    openMatters: z.number().int(),
  }),
})

/** The manager's view: who has what, what is late. By name, never ranked. */
export const readTeam = route({
  name: 'readTeam',
  method: 'GET',
  path: '/api/team',
  may: 'see team',
  input: z.strictObject({ unitId: Id.optional() }),
  reply: z.object({
    unitId: Id,
    unit: z.string(),
    units: z.array(z.object({ id: Id, name: z.string() })),
    workers: z.array(
      z.object({
        id: Id,
        name: z.string(),
        title: z.string(),
        employmentPercent: z.number().int(),
        owns: z.number().int(),
        shares: z.number().int(),
        late: z.number().int(),
      }),
    ),
    tasks: z.array(TaskView),
  }),
})

/** What has happened, in one word and one day. `words` fills the sentence: a receipt, a case number, a kind, a name. */
export const StoryEvent = z.object({
  key: z.string(),
  on: DaySchema,
  kind: z.enum(storyKinds),
  words: z.string(),
  href: z.string(),
})
export type StoryEvent = z.output<typeof StoryEvent>

/** What went on, or goes on (`to` null). `words`: a case number, the name of the help, the name of the home. */
export const StorySpan = z.object({
  key: z.string(),
  lane: z.enum(lanes),
  from: DaySchema,
  to: DaySchema.nullable(),
  words: z.string(),
  href: z.string(),
})
export type StorySpan = z.output<typeof StorySpan>

/** The child's page: who is responsible, what happens next, and the line of time from the first report until today. */
export const readChild = route({
  name: 'readChild',
  method: 'GET',
  path: '/api/children/:childId',
  may: 'read child',
  input: z.strictObject({ childId: Id }),
  reply: z.object({
    child: PersonBrief,
    age: z.number().int().nullable(),
    responsible: z.array(WatchView.extend({ unit: z.string(), href: z.string() })),
    clocks: z.array(ClockView.extend({ href: z.string() })),
    matters: z.array(
      z.object({
        id: Id,
        kind: z.enum(['report', 'case']),
        number: z.string(),
        on: DaySchema,
        closedOn: DaySchema.nullable(),
        href: z.string(),
      }),
    ),
    openCaseId: Id.nullable(),
    openReportChildId: Id.nullable(),
    story: z.array(StoryEvent),
    spans: z.array(StorySpan),
    placements: z.array(PlacementBrief),
    /** Granted placements that wait to be carried out, or carried out again (SoL 34:1): the obvious next step. */
    toCarryOut: z.array(
      z.object({
        interventionId: Id,
        name: z.string(),
        decidedOn: DaySchema,
        interruptedOn: DaySchema.nullable(),
        /** The last day of the three months; null where the law has none. */
        beginBy: DaySchema.nullable(),
        href: z.string(),
        mayWork: z.boolean(),
      }),
    ),
    /** Birthdays ahead that change what the law asks. */
    gates: z.array(z.object({ age: z.number().int(), on: DaySchema, paragraph: z.string() })),
    can: z.object({ write: z.boolean() }),
  }),
})
export type ChildPage = z.output<typeof readChild.reply>
