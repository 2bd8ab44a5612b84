import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

const investigationColumns = [
  'id',
  'case_id',
  'report_child_id',
  'opened_on',
  'opened_by',
  'opening_reason',
  'plan_purpose',
  'plan_questions',
  'plan_with_child',
  'plan_made_on',
  'child_talked_on',
  'outcome',
  'ended_on',
  'version',
] as const

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids})`

export const readInvestigation = preparedOne((tx, id: string) =>
  tx.selectFrom('investigations').select(investigationColumns).where('id', '=', id),
)

export const readOpenInvestigation = preparedOne((tx, caseId: string) =>
  tx
    .selectFrom('investigations')
    .select(investigationColumns)
    .where('case_id', '=', caseId)
    .where('ended_on', 'is', null),
)

/** The newest first. */
export const readInvestigationsOf = prepared((tx, caseIds: readonly string[]) =>
  tx
    .selectFrom('investigations')
    .select(investigationColumns)
    .where('case_id', '=', anyOf(caseIds))
    .orderBy('opened_on', 'desc')
    .orderBy('id', 'desc'),
)

export type NewInvestigation = {
  readonly id: string
  readonly caseId: string
  readonly reportChildId: string
  readonly openedOn: Day
  readonly openedBy: string
  readonly reason: string
}

/** False when the case has an open investigation already, or the id is taken. */
export const insertInvestigation = async (tx: Tx, one: NewInvestigation): Promise<boolean> => {
  const done = await tx
    .insertInto('investigations')
    .values({
      id: one.id,
      case_id: one.caseId,
      report_child_id: one.reportChildId,
      opened_on: one.openedOn,
      opened_by: one.openedBy,
      opening_reason: one.reason,
      plan_questions: '[]',
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const savePlanRow = (
  tx: Tx,
  id: string,
  plan: { purpose: string; questions: readonly object[]; withChild: string; madeOn: Day; version: number },
) =>
  tx
    .updateTable('investigations')
    .set({
      plan_purpose: plan.purpose,
      plan_questions: JSON.stringify(plan.questions),
      plan_with_child: plan.withChild,
      plan_made_on: plan.madeOn,
      version: plan.version + 1,
    })
    .where('id', '=', id)
    .execute()

export const setTalkedOn = (tx: Tx, id: string, on: Day) =>
  tx
    .updateTable('investigations')
    .set({ child_talked_on: on })
    .where('id', '=', id)
    .where((w) => w.or([w('child_talked_on', 'is', null), w('child_talked_on', '<', on)]))
    .execute()

export const raiseVersion = (tx: Tx, id: string, version: number) =>
  tx
    .updateTable('investigations')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute()

export const endInvestigationRow = (
  tx: Tx,
  id: string,
  end: { outcome: 'intervention' | 'no_measure' | 'refused'; on: Day },
) =>
  tx
    .updateTable('investigations')
    .set({ outcome: end.outcome, ended_on: end.on })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .execute()

export const readNotices = prepared((tx, investigationId: string) =>
  tx
    .selectFrom('opening_notices')
    .select(['id', 'person_id', 'told_on', 'how', 'withheld_reason', 'by_id'])
    .where('investigation_id', '=', investigationId)
    .orderBy('id'),
)

/** False when the id was there before: sent again, or somebody else's. */
export const insertNotice = async (
  tx: Tx,
  one: {
    id: string
    investigationId: string
    personId: string
    toldOn: Day | null
    how: string
    withheldReason: string
    byId: string
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('opening_notices')
    .values({
      id: one.id,
      investigation_id: one.investigationId,
      person_id: one.personId,
      told_on: one.toldOn,
      how: one.how,
      withheld_reason: one.withheldReason,
      by_id: one.byId,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const readRequests = prepared((tx, investigationId: string) =>
  tx
    .selectFrom('information_requests')
    .select([
      'id',
      'source_kind',
      'source_name',
      'question',
      'asked_on',
      'asked_by',
      'answered_on',
      'answer',
      'version',
    ])
    .where('investigation_id', '=', investigationId)
    .orderBy('asked_on')
    .orderBy('id'),
)

/** False when the id was there before: sent again, or somebody else's. */
export const insertRequest = async (
  tx: Tx,
  one: {
    id: string
    investigationId: string
    sourceKind: string
    sourceName: string
    question: string
    askedOn: Day
    askedBy: string
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('information_requests')
    .values({
      id: one.id,
      investigation_id: one.investigationId,
      source_kind: one.sourceKind,
      source_name: one.sourceName,
      question: one.question,
      asked_on: one.askedOn,
      asked_by: one.askedBy,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const saveAnswer = (tx: Tx, id: string, one: { answeredOn: Day; answer: string; version: number }) =>
  tx
    .updateTable('information_requests')
    .set({ answered_on: one.answeredOn, answer: one.answer, version: one.version + 1 })
    .where('id', '=', id)
    .execute()

export const readCommunications = prepared((tx, investigationId: string) =>
  tx
    .selectFrom('communications')
    .select([
      'id',
      'person_id',
      'material',
      'how',
      'sent_on',
      'sent_by',
      'reply_days',
      'told_of_oral_right',
      'replied_on',
      'reply',
      'no_reply',
      'noted_at',
      'version',
    ])
    .where('investigation_id', '=', investigationId)
    .orderBy('sent_on')
    .orderBy('id'),
)

/** False when the id was there before: sent again, or somebody else's. */
export const insertCommunication = async (
  tx: Tx,
  one: {
    id: string
    investigationId: string
    personId: string
    material: string
    how: string
    sentOn: Day
    sentBy: string
    replyDays: number
    notedAt: Instant
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('communications')
    .values({
      id: one.id,
      investigation_id: one.investigationId,
      person_id: one.personId,
      material: one.material,
      how: one.how,
      sent_on: one.sentOn,
      sent_by: one.sentBy,
      reply_days: one.replyDays,
      told_of_oral_right: true,
      noted_at: one.notedAt,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const saveReply = (
  tx: Tx,
  id: string,
  one: { repliedOn: Day | null; reply: string; noReply: boolean; version: number },
) =>
  tx
    .updateTable('communications')
    .set({
      replied_on: one.repliedOn,
      reply: one.reply,
      no_reply: one.noReply,
      version: one.version + 1,
    })
    .where('id', '=', id)
    .execute()
