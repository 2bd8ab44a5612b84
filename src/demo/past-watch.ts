import type { Day } from '#kernel/day.ts'
import { officeHour } from './days.ts'
import type { Worker } from './organisation.ts'
import type { Granted, Told } from './past-course.ts'
import { clockRow } from './past-records.ts'
import type { Rows } from './past-rows.ts'
import * as reasons from './texts/reasons.ts'

/** Who had the report and the case, and the clocks that were kept. */
export const addResponsible = (rows: Rows, it: Told): void => {
  const { dice, days, course, people, ids, of } = it
  const received = days.ago(course.receivedAgo)
  const opened = days.ago(course.openedAgo)
  const closed = course.closedAgo === undefined ? null : days.ago(course.closedAgo)
  const had = (
    matterId: string,
    worker: Worker,
    part: 'owner' | 'coworker',
    from: Day,
    until: Day | null,
  ): void => {
    rows.assignments.push({
      id: dice.id(from),
      matter_id: matterId,
      child_id: of.child.id,
      unit_id: worker.unitId,
      worker_id: worker.id,
      part,
      from_at: officeHour(dice, from),
      until_at: until && officeHour(dice, until),
    })
  }
  had(ids.reportChild, people.intake, 'owner', received, opened)
  had(ids.case, people.owner, 'owner', opened, closed)
  had(ids.case, people.coworker, 'coworker', opened, closed)
  const ended = days.ago(course.endedAgo)
  rows.clocks.push(
    clockRow(dice, {
      matterId: ids.reportChild,
      code: 'preliminaryAssessment',
      from: received,
      endedOn: opened,
    }),
    clockRow(dice, { matterId: ids.case, code: 'investigation', from: opened, endedOn: ended }),
  )
}

/** What makes a case one that goes on: it is watched, and the help must begin within three months (SoL 34:1). */
export const addWatch = (rows: Rows, it: Told, { people }: Granted): void => {
  const { dice, days, course, ids, of } = it
  const from = days.ago(course.endedAgo)
  const aboutId = ids.intervention
  const clock = clockRow(dice, {
    matterId: ids.case,
    aboutId,
    code: 'nonExecutedDecision',
    from,
    endedOn: null,
  })
  rows.clocks.push(clock)
  rows.watches.push({
    matter_id: ids.case,
    matter_kind: 'case',
    child_id: of.child.id,
    unit_id: people.owner.unitId,
    owner_id: people.owner.id,
    coworker_id: people.coworker.id,
    next_on: clock.due_on,
    since_at: officeHour(dice, days.ago(course.openedAgo)),
    version: 1,
  })
}

/** SoL 20:4 in the investigation, FL 33 after the decision: the guardians were told. */
export const addNotices = (
  rows: Rows,
  { dice, days, course, people, tell, ids }: Told,
  { guardians }: Granted,
): void => {
  const toldOn = days.ago(course.openedAgo)
  for (const guardian of guardians) {
    rows.opening_notices.push({
      id: dice.id(toldOn),
      investigation_id: ids.investigation,
      person_id: guardian.id,
      told_on: toldOn,
      how: tell.from(reasons.howTold),
      withheld_reason: '',
      by_id: people.owner.id,
    })
  }
}
