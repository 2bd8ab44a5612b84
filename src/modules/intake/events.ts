import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'

/** A report stands in the books, with its receipt number. */
export const reportReceived = eventType(
  'intake.report-received',
  z.object({ reportId: Id, reportChildIds: z.array(Id), receivedOn: DaySchema }),
)

/** A child of a report is known. If an investigation of the child is open, `cases` lets the report join it (SoL 20:2). */
export const childIdentified = eventType(
  'intake.child-identified',
  z.object({ reportChildId: Id, reportId: Id, childId: Id }),
)

/** SoL 20:1. Told again when a child is identified after the assessment: it belongs in the child's file. */
export const protectionAssessed = eventType(
  'intake.protection-assessed',
  z.object({ reportChildId: Id, reportId: Id, childId: Id.nullable(), needed: z.boolean() }),
)

/** SoL 14:2: an investigation is to be opened. `cases` opens it in the same transaction. */
export const investigationOpening = eventType(
  'intake.investigation-opening',
  z.object({
    reportChildId: Id,
    reportId: Id,
    childId: Id,
    caseId: Id,
    investigationId: Id,
    unitId: Id,
    ownerId: Id,
    coworkerId: Id.optional(),
    reason: z.string(),
    openedOn: DaySchema,
  }),
)

/** The inflow has gone quiet, or a form was sent and never stored. */
export const inflowAlarmRaised = eventType(
  'intake.inflow-alarm-raised',
  z.object({ alarmId: Id, kind: z.enum(['silence_web', 'silence_all', 'unfinished']) }),
)
