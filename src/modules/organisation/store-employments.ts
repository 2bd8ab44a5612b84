import type { Day } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'

export const employedWithin = prepared((tx, from: Day, until: Day) =>
  tx
    .selectFrom('workers')
    .select(['id', 'unit_id', 'role', 'employment_percent', 'started_on', 'ended_on'])
    .where('started_on', '<', until)
    .where((w) => w.or([w('ended_on', 'is', null), w('ended_on', '>', from)]))
    .orderBy('id'),
)

export const absencesWithin = prepared((tx, from: Day, until: Day) =>
  tx
    .selectFrom('absences')
    .select(['worker_id', 'from_on', 'until_on'])
    .where('kind', 'in', ['absence', 'leave'])
    .where('cancelled_at', 'is', null)
    .where('from_on', '<', until)
    .where((a) => a.or([a('until_on', 'is', null), a('until_on', '>=', from)]))
    .orderBy('from_on'),
)
