import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { ClockCodeSchema } from '#modules/clocks/contract.ts'
import { absenceKinds } from '#modules/organisation/contract.ts'
import { reasons } from './rules/propose.ts'

const MatterKindSchema = z.enum(['case', 'report', 'duty', 'transfer'])
const Protection = z.enum(['none', 'marking', 'protected_registration', 'fictitious'])

/** Somebody who is away or leaves, as the manager sees it. */
export const AbsenceView = z.object({
  id: Id,
  workerId: Id,
  worker: z.string(),
  title: z.string(),
  unitId: Id,
  unit: z.string(),
  kind: z.enum(absenceKinds),
  fromOn: DaySchema,
  untilOn: DaySchema.nullable(),
  toUnit: z.string(),
  /** Open matters that are still theirs, as owner or co-worker. */
  matters: z.number().int(),
  version: z.number().int(),
})
export type AbsenceView = z.output<typeof AbsenceView>

/** Handed over for a time that is out: somebody decides who has it from now on. Nothing goes back by itself. */
export const ReturnView = z.object({
  handoverId: Id,
  workerId: Id,
  worker: z.string(),
  returnOn: DaySchema,
  /** How many of them are still where they were put. */
  matters: z.number().int(),
})
export type ReturnView = z.output<typeof ReturnView>

export const LeaverView = z.object({
  workerId: Id,
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  kind: z.enum([...absenceKinds, 'returning']),
  fromOn: DaySchema,
  untilOn: DaySchema.nullable(),
  toUnit: z.string(),
  /** Notes that only the author can sign: told, not moved. */
  drafts: z.number().int(),
  oldestDraftAt: InstantSchema.nullable(),
  /** Items of coming meetings, which follow the case. */
  presents: z.number().int(),
})
export type LeaverView = z.output<typeof LeaverView>

const Due = z.object({ code: ClockCodeSchema, paragraph: z.string(), dueOn: DaySchema })

export const MatterView = z.object({
  matterId: Id,
  kind: MatterKindSchema,
  number: z.string(),
  href: z.string(),
  /** Empty when the one who asks leads another unit: then the number must do. */
  childName: z.string(),
  protection: Protection,
  unitId: Id,
  unit: z.string(),
  ownerId: Id,
  owner: z.string(),
  coworkerId: Id.nullable(),
  coworker: z.string(),
  leaving: z.object({ owner: z.boolean(), coworker: z.boolean() }),
  /** The leaver is the placed child's own social worker (SoL 22:12): whoever takes the seat is that too. */
  isNamedWorker: z.boolean(),
  late: z.array(Due),
  next: Due.nullable(),
  points: z.number().int(),
  /** Who may not have it because of a conflict of interest (FL 17). */
  barredIds: z.array(Id),
  version: z.number().int(),
  proposed: z.object({ ownerId: Id.nullable(), coworkerId: Id.nullable(), why: z.enum(reasons) }),
})
export type MatterView = z.output<typeof MatterView>

export const ProposalView = z.object({
  proposalId: Id,
  fromId: Id,
  childName: z.string(),
  protection: Protection,
  kind: z.string(),
  proposedBy: z.string(),
  sentAt: InstantSchema,
  version: z.number().int(),
  receivers: z.array(z.object({ id: Id, name: z.string(), title: z.string(), unit: z.string() })),
})
export type ProposalView = z.output<typeof ProposalView>

/** Who stays, with what each one has already. By name, never ranked. */
export const StaffView = z.object({
  workerId: Id,
  name: z.string(),
  title: z.string(),
  unitId: Id,
  unit: z.string(),
  employmentPercent: z.number().int(),
  mayInvestigate: z.boolean(),
  mayOwnAlone: z.boolean(),
  mayGet: z.boolean(),
  isLead: z.boolean(),
  isAway: z.boolean(),
  owns: z.number().int(),
  shares: z.number().int(),
  late: z.number().int(),
  points: z.number().int(),
})
export type StaffView = z.output<typeof StaffView>

export const TakenOverView = z.object({
  matterId: Id,
  kind: MatterKindSchema,
  number: z.string(),
  href: z.string(),
  childId: Id.nullable(),
  childName: z.string(),
  protection: Protection,
  part: z.enum(['owner', 'coworker']),
  /** Who had it before, and whether that one is here to be asked. */
  from: z.string(),
  canBeAsked: z.boolean(),
  /** The other of the two, who may know the child. */
  beside: z.string(),
  movedAt: InstantSchema,
  late: z.array(Due),
  next: Due.nullable(),
  talkedOn: DaySchema.nullable(),
  visitedOn: DaySchema.nullable(),
  isRead: z.boolean(),
})
export type TakenOverView = z.output<typeof TakenOverView>
