import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { Certificate } from './certificate.ts'
import type { may } from './policy.ts'
import { retentionReasons } from './rules/files.ts'
import { holdKinds, standings, verdictReasons } from './rules/verdict.ts'

const route = routesUnder<typeof may>()

export const mostOnAList = 100
const page = z.coerce.number().int().min(1).max(100_000).default(1)
const Count = z.number().int().min(0)

export const Reason = z.object({
  code: z.enum([...verdictReasons, ...retentionReasons]),
  paragraph: z.string(),
})
export const Counts = z.record(z.string(), Count)

/** A file by its numbers: who it is about is not told here. `isOpenable`: the one who looks may open the child's page. */
export const FileView = z.object({
  personId: Id,
  numbers: z.array(z.string()),
  birthYear: z.string(),
  unit: z.string(),
  lastOn: DaySchema,
  standing: z.enum(standings),
  reasons: z.array(Reason),
  earliestOn: DaySchema.nullable(),
  doneBy: DaySchema.nullable(),
  isListed: z.boolean(),
  isOpenable: z.boolean(),
})
export type FileView = z.output<typeof FileView>

export const filters = ['due', 'held', 'never', 'later', 'unknown'] as const

/** Files whose last note is five years old or more, by where they stand, a page at a time. */
export const readDisposalFiles = route({
  name: 'readDisposalFiles',
  method: 'GET',
  path: '/api/disposals/files',
  may: 'see disposals',
  input: z.strictObject({ filter: z.enum(filters).default('due'), page }),
  reply: z.object({
    version: z.string(),
    isKeptWhole: z.boolean(),
    totals: z.record(z.enum(filters), Count),
    /** Of those that are due: how many should have gone by now (SoL 16:1). */
    overdue: Count,
    files: z.array(FileView),
    page: z.number().int(),
    pages: z.number().int(),
    can: z.object({ hold: z.boolean() }),
  }),
})

/** What would go with one file: rows per table, and how many people leave the register with it. */
export const previewDisposal = route({
  name: 'previewDisposal',
  method: 'GET',
  path: '/api/disposals/preview',
  may: 'see disposals',
  input: z.strictObject({ personId: Id }),
  reply: z.object({ file: FileView, counts: Counts, rows: Count, leaving: Count }),
})

export const proposeDisposal = route({
  name: 'proposeDisposal',
  method: 'POST',
  path: '/api/disposals/lists',
  may: 'propose disposal',
  stepUp: true,
  input: z.strictObject({ id: Id, personIds: z.array(Id).min(1).max(mostOnAList) }),
  reply: z.object({ id: Id, number: z.string(), files: Count }),
})

export const listStandings = ['waiting', 'approved', 'done', 'stopped'] as const

const ListView = z.object({
  disposalId: Id,
  number: z.string(),
  version: z.string(),
  standing: z.enum(listStandings),
  proposedBy: z.string(),
  proposedAt: InstantSchema,
  approvals: z.array(z.object({ by: z.string(), at: InstantSchema })),
  stopped: z.object({ by: z.string(), at: InstantSchema, reason: z.string() }).nullable(),
  files: Count,
  done: Count,
})
export type ListView = z.output<typeof ListView>

/** The latest lists. `more`: how many older ones there are. */
export const readDisposalLists = route({
  name: 'readDisposalLists',
  method: 'GET',
  path: '/api/disposals/lists',
  may: 'see disposals',
  input: z.strictObject({}),
  reply: z.object({ lists: z.array(ListView), more: Count }),
})

const ItemView = z.object({
  itemId: Id,
  number: z.string(),
  reasons: z.array(Reason),
  lastOn: DaySchema,
  earliestOn: DaySchema,
  doneBy: DaySchema,
  rows: Count,
  counts: Counts,
  doneAt: InstantSchema.nullable(),
  /** For a file that has not gone yet: its numbers, and what stands against it now. */
  numbers: z.array(z.string()),
  stops: z.array(Reason),
})
export type ItemView = z.output<typeof ItemView>

export const readDisposalList = route({
  name: 'readDisposalList',
  method: 'GET',
  path: '/api/disposals/lists/:disposalId',
  may: 'see disposals',
  input: z.strictObject({ disposalId: Id }),
  reply: z.object({
    list: ListView,
    items: z.array(ItemView),
    /** Why the one who looks cannot approve; null when nothing stands against it. */
    whyNotApprove: z.string().nullable(),
    can: z.object({ approve: z.boolean(), stop: z.boolean() }),
  }),
})

export const approveDisposal = route({
  name: 'approveDisposal',
  method: 'POST',
  path: '/api/disposals/lists/:disposalId/approve',
  may: 'approve disposal',
  stepUp: true,
  input: z.strictObject({ disposalId: Id }),
  reply: z.object({ standing: z.enum(listStandings) }),
})

export const stopDisposal = route({
  name: 'stopDisposal',
  method: 'POST',
  path: '/api/disposals/lists/:disposalId/stop',
  may: 'stop disposal',
  input: z.strictObject({ disposalId: Id, reason: prose(2000) }),
  reply: z.object({ standing: z.enum(listStandings) }),
})

/** Stops a file, or marks what only people know of it. In force from this minute, also for a list that is approved. */
export const holdFile = route({
  name: 'holdFile',
  method: 'POST',
  path: '/api/disposal-holds',
  may: 'hold file',
  input: z.strictObject({ id: Id, personId: Id, kind: z.enum(holdKinds), reason: prose(2000) }),
  reply: z.object({ id: Id }),
})

const HoldView = z.object({
  disposalHoldId: Id,
  kind: z.enum(holdKinds),
  reason: z.string(),
  numbers: z.array(z.string()),
  placedBy: z.string(),
  placedAt: InstantSchema,
})
export type HoldView = z.output<typeof HoldView>

export const readDisposalHolds = route({
  name: 'readDisposalHolds',
  method: 'GET',
  path: '/api/disposal-holds',
  may: 'hold file',
  input: z.strictObject({}),
  reply: z.object({ holds: z.array(HoldView), more: Count }),
})

export const liftDisposalHold = route({
  name: 'liftDisposalHold',
  method: 'POST',
  path: '/api/disposal-holds/:disposalHoldId/lift',
  may: 'hold file',
  input: z.strictObject({ disposalHoldId: Id, reason: prose(2000) }),
  reply: z.object({ id: Id }),
})

const CertificateView = z.object({
  certificateId: Id,
  seq: z.number().int(),
  hash: z.string(),
  disposedAt: InstantSchema,
  certificate: Certificate,
  after: z.object({ size: Count, root: z.string() }).nullable(),
})
export type CertificateView = z.output<typeof CertificateView>

/** The proofs, the newest first, a page at a time. */
export const readDisposalCertificates = route({
  name: 'readDisposalCertificates',
  method: 'GET',
  path: '/api/disposal-certificates',
  may: 'see disposals',
  input: z.strictObject({ page }),
  reply: z.object({
    certificates: z.array(CertificateView),
    total: Count,
    page: z.number().int(),
    pages: z.number().int(),
  }),
})
