import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** A form was sent. Sent again after a refusal it is sent anew; one that was received stays so. */
export const noteSent = (tx: Tx, sent: { id: string; formId: string; at: Instant }) =>
  tx
    .insertInto('report_submissions')
    .values({ id: sent.id, form_id: sent.formId, sent_at: sent.at, outcome: 'sent' })
    .onConflict((c) =>
      c
        .columns(['tenant_id', 'id'])
        .doUpdateSet({ outcome: 'sent', sent_at: sent.at })
        .where('report_submissions.outcome', '<>', 'received'),
    )
    .execute()

/** Of two that were sent in the same moment the second waits here until the first is through. */
export const lockSubmission = (tx: Tx, id: string) =>
  tx
    .selectFrom('report_submissions')
    .select(['id', 'outcome', 'report_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const noteOutcome = (
  tx: Tx,
  id: string,
  outcome: { outcome: 'refused' } | { outcome: 'received'; report_id: string },
) => tx.updateTable('report_submissions').set(outcome).where('id', '=', id).execute()

/** What became of the forms that were sent since then. */
export const countForms = async (tx: Tx, since: Instant) =>
  tx
    .selectFrom('report_submissions')
    .select((s) => ['outcome', s.fn.countAll<number>().as('forms')])
    .where('sent_at', '>=', since)
    .groupBy('outcome')
    .execute()

/** Forms that were refused and then never received: the person gave up, or sent from another page. */
export const countGivenUp = async (tx: Tx, since: Instant): Promise<number> => {
  const { forms } = await tx
    .selectFrom('report_submissions')
    .select((s) => s.fn.count<number>('form_id').distinct().as('forms'))
    .where('sent_at', '>=', since)
    .where('outcome', '=', 'refused')
    .where((w) =>
      w.not(
        w.exists(
          w
            .selectFrom('report_submissions as later')
            .select('later.id')
            .whereRef('later.form_id', '=', 'report_submissions.form_id')
            .where('later.outcome', '=', 'received'),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return forms
}

/** Received forms whose report is there: must be all of them. */
export const countStoredForms = async (tx: Tx, since: Instant): Promise<number> => {
  const { forms } = await tx
    .selectFrom('report_submissions')
    .innerJoin('reports', 'reports.id', 'report_submissions.report_id')
    .select((s) => s.fn.countAll<number>().as('forms'))
    .where('report_submissions.sent_at', '>=', since)
    .where('report_submissions.outcome', '=', 'received')
    .executeTakeFirstOrThrow()
  return forms
}

/** Children of the reports since then, by the report's channel and whether protection is assessed. */
export const countChildren = (tx: Tx, since: Instant) =>
  tx
    .selectFrom('report_children')
    .innerJoin('reports', 'reports.id', 'report_children.report_id')
    .select((s) => [
      'reports.channel',
      s.fn.count<number>('report_children.report_id').distinct().as('reports'),
      s.fn.countAll<number>().as('children'),
      s.fn.count<number>('report_children.protection_at').as('assessed'),
    ])
    .where('reports.registered_at', '>=', since)
    .groupBy('reports.channel')
    .execute()

/** When reports came, since then. */
export const readReceived = (tx: Tx, since: Instant) =>
  tx
    .selectFrom('reports')
    .select(['registered_at', 'channel'])
    .where('registered_at', '>=', since)
    .orderBy('registered_at')
    .execute()

export const readUnfinished = (tx: Tx, before: Instant) =>
  tx
    .selectFrom('report_submissions')
    .select(['id', 'sent_at'])
    .where('outcome', '=', 'sent')
    .where('sent_at', '<', before)
    .orderBy('sent_at')
    .executeTakeFirst()

export type AlarmKind = 'silence_web' | 'silence_all' | 'unfinished'

/** True the first time that this fault is seen. */
export const raiseAlarm = async (
  tx: Tx,
  alarm: { id: string; kind: AlarmKind; sinceAt: Instant; at: Instant },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('intake_alarms')
    .values({ id: alarm.id, kind: alarm.kind, since_at: alarm.sinceAt, raised_at: alarm.at })
    .onConflict((c) => c.columns(['tenant_id', 'kind', 'since_at']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The fault is over, or another has taken its place. */
export const endAlarms = (
  tx: Tx,
  { kind, except, at }: { kind: AlarmKind; except: Instant | undefined; at: Instant },
) => {
  const open = tx
    .updateTable('intake_alarms')
    .set({ ended_at: at })
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
  return (except === undefined ? open : open.where('since_at', '<>', except)).execute()
}

export const readAlarms = (tx: Tx) =>
  tx
    .selectFrom('intake_alarms')
    .select(['kind', 'since_at', 'raised_at'])
    .where('ended_at', 'is', null)
    .orderBy('raised_at')
    .orderBy('kind')
    .execute()
