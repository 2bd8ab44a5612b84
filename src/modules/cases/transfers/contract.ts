import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may as caseMay } from '../policy.ts'
import type { may } from './policy.ts'
import { transferSteps } from './rules.ts'

const caseRoute = routesUnder<typeof caseMay>()
const route = routesUnder<typeof may>()

const version = z.number().int().min(0)
const code = z.string().regex(/^[0-9]{4}$/, { message: 'choose' })

export const MunicipalityView = z.object({ code: z.string(), name: z.string() })

/** The 289 others, by name. */
export const listMunicipalities = route({
  name: 'listMunicipalities',
  method: 'GET',
  path: '/api/municipalities',
  may: 'list transfers',
  input: z.strictObject({}),
  reply: z.array(MunicipalityView),
})

export const TransferView = z.object({
  id: Id,
  municipality: z.string(),
  requestedOn: DaySchema,
  request: z.string(),
  requestedBy: z.string(),
  state: z.enum(['waiting', 'refused', 'atIvo', 'handedOver', 'stays', 'withdrawn']),
  answer: z.enum(['yes', 'no']).nullable(),
  answeredOn: DaySchema.nullable(),
  answerText: z.string(),
  ivoAppliedOn: DaySchema.nullable(),
  ivoDecision: z.enum(['moves', 'stays']).nullable(),
  ivoDecidedOn: DaySchema.nullable(),
  ivoText: z.string(),
  withdrawnOn: DaySchema.nullable(),
  withdrawnNote: z.string(),
  /** The last day of what waits: their answer, or IVO's decision. */
  dueOn: DaySchema.nullable(),
  next: z.array(z.enum(transferSteps)),
  version: z.number().int(),
})
export type TransferView = z.output<typeof TransferView>

export const TransfersView = z.object({
  caseId: Id,
  openedOn: DaySchema,
  /** SoL 29:9: an investigation that was opened here is finished here, wherever the child lives now. */
  finishesHere: z.boolean(),
  moves: z.array(
    z.object({ id: Id, municipality: z.string(), movedOn: DaySchema, by: z.string(), isHere: z.boolean() }),
  ),
  transfers: z.array(TransferView),
  can: z.object({ work: z.boolean(), request: z.boolean(), close: z.boolean() }),
  /** The case as it is closed when it has been handed over; null when it has not. */
  closing: z.object({ reason: z.string(), version: z.number().int() }).nullable(),
})
export type TransfersView = z.output<typeof TransfersView>

export const readTransfers = caseRoute({
  name: 'readTransfers',
  method: 'GET',
  path: '/api/cases/:caseId/transfers',
  may: 'see case',
  input: z.strictObject({ caseId: Id }),
  reply: TransfersView,
})

/** The child lives in another municipality from a day on. */
export const noteMove = caseRoute({
  name: 'noteMove',
  method: 'POST',
  path: '/api/cases/:caseId/moves',
  may: 'work on case',
  input: z.strictObject({ caseId: Id, id: Id, municipalityCode: code, movedOn: DaySchema }),
  reply: TransfersView,
})

/** SoL 29:10: in writing. Their month is counted from the day it was sent. */
export const requestTransfer = caseRoute({
  name: 'requestTransfer',
  method: 'POST',
  path: '/api/cases/:caseId/transfers',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    id: Id,
    municipalityCode: code,
    requestedOn: DaySchema,
    request: prose(20_000),
  }),
  reply: TransfersView,
})

/** SoL 29:10–11: their answer, our application to IVO, IVO's decision, or that we ask no more. */
export const stepTransfer = caseRoute({
  name: 'stepTransfer',
  method: 'POST',
  path: '/api/cases/:caseId/transfers/:transferId/steps',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    transferId: Id,
    step: z.enum(transferSteps),
    on: DaySchema,
    text: optionalProse(20_000),
    version,
  }),
  reply: TransfersView,
})

export const IncomingView = z.object({
  id: Id,
  municipality: z.string(),
  toldChild: z.string(),
  requestedOn: DaySchema,
  request: z.string(),
  owner: z.string(),
  answer: z.enum(['yes', 'no']).nullable(),
  answeredOn: DaySchema.nullable(),
  answerText: z.string(),
  answeredBy: z.string(),
  /** From this day the other municipality may ask IVO. */
  ivoFrom: DaySchema,
  reportId: Id.nullable(),
  version: z.number().int(),
  can: z.object({ answer: z.boolean() }),
})
export type IncomingView = z.output<typeof IncomingView>

/** Requests from other municipalities: those that wait, and the answered ones of the last year. */
export const listIncoming = route({
  name: 'listIncoming',
  method: 'GET',
  path: '/api/transfers',
  may: 'list transfers',
  input: z.strictObject({}),
  reply: z.object({ waiting: z.array(IncomingView), answered: z.array(IncomingView) }),
})

export const readIncoming = route({
  name: 'readIncoming',
  method: 'GET',
  path: '/api/transfers/:incomingTransferId',
  may: 'see transfer',
  input: z.strictObject({ incomingTransferId: Id }),
  reply: IncomingView,
})

/** Another municipality asks us to take over. Somebody has it from the first moment, and it is answered at once. */
export const registerIncoming = route({
  name: 'registerIncoming',
  method: 'POST',
  path: '/api/transfers',
  may: 'register transfer',
  input: z.strictObject({
    id: Id,
    municipalityCode: code,
    toldChild: line(300),
    requestedOn: DaySchema,
    request: prose(20_000),
  }),
  reply: z.object({ id: Id }),
})

/** SoL 29:10: in writing, without delay. A yes makes it a report here in the same act, with its owner and its clocks. */
export const answerIncoming = route({
  name: 'answerIncoming',
  method: 'POST',
  path: '/api/transfers/:incomingTransferId/answer',
  may: 'answer transfer',
  input: z.strictObject({
    incomingTransferId: Id,
    answer: z.enum(['yes', 'no']),
    text: prose(20_000),
    contact: optionalLine(300),
    version,
  }),
  reply: IncomingView,
})
