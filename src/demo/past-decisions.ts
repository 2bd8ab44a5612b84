import type { Day } from '#kernel/day.ts'
import { officeHour } from './days.ts'
import type { Invented } from './families.ts'
import { dayIn, type Told } from './past-course.ts'
import { type Decided, decisionRow, lastDay } from './past-records.ts'
import type { Rows } from './past-rows.ts'
import * as reasons from './texts/reasons.ts'

/** The decision to open, the one that ended the investigation, and the help that it gave. */
export const addDecisions = (rows: Rows, it: Told): void => {
  const { dice, days, course, people, tell, ids, of, organisation } = it
  const about = {
    child: of.child,
    caseId: ids.case,
    investigationId: ids.investigation,
    caseNumber: of.caseNumber,
  }
  const add = (one: Omit<Decided, 'about' | 'ruleId' | 'at' | 'id'> & { readonly on: Day }): string => {
    const id = dice.id(one.on)
    const at = officeHour(dice, one.on)
    rows.decisions.push(
      decisionRow({ ...one, id, at, about, ruleId: organisation.ruleOf.get(one.kind) ?? null }),
    )
    return id
  }
  add({
    kind: 'open_investigation',
    matterId: ids.reportChild,
    content: 'Utredning inleds.',
    reasons: tell.from(reasons.openReasons),
    paragraph: 'SoL 14:2',
    by: people.intake,
    on: days.ago(course.openedAgo),
    help: undefined,
  })
  const endedOn = days.ago(course.endedAgo)
  if (course.outcome === 'no_measure') {
    add({
      kind: 'close_without_measure',
      matterId: ids.case,
      content: 'Utredningen avslutas utan insats.',
      reasons: tell.from(reasons.noMeasureReasons),
      paragraph: 'SoL 20:3',
      by: people.lead,
      on: endedOn,
      help: undefined,
    })
    return
  }
  const help = dice.pick(reasons.interventions)
  const decisionId = add({
    kind: help.decision,
    matterId: ids.case,
    content: `${help.name} beviljas.`,
    reasons: tell.from(reasons.grantReasons),
    paragraph: help.paragraph,
    by: help.decision === 'grant_open_care' ? people.owner : people.lead,
    on: endedOn,
    help,
  })
  rows.interventions.push({
    id: ids.intervention,
    case_id: ids.case,
    decision_id: decisionId,
    kind: help.kind,
    name: help.name,
    decided_on: endedOn,
    ...helpGiven(it),
  })
  if (of.granted !== undefined)
    addService(rows, it, { decisionId, on: endedOn, guardians: of.granted.guardians })
}

/** When the help began and ended; not yet, of a case that goes on. */
const helpGiven = (it: Told) => {
  const { course, days, tell } = it
  if (course.closedAgo === undefined) return { started_on: null, ended_on: null, end_reason: '' }
  return {
    started_on: dayIn(it, course.endedAgo - 5, Math.max(course.closedAgo, course.endedAgo - 50)),
    ended_on: days.ago(course.closedAgo),
    end_reason: tell.from(reasons.closingReasons),
  }
}

type Service = { readonly decisionId: string; readonly on: Day; readonly guardians: readonly Invented[] }

const addService = (rows: Rows, { dice, people }: Told, { decisionId, on, guardians }: Service): void => {
  for (const guardian of guardians) {
    rows.decision_services.push({
      id: dice.id(on),
      decision_id: decisionId,
      person_id: guardian.id,
      served_on: on,
      how: 'meeting',
      appeal_until: lastDay('appeal', on),
      by_id: people.owner.id,
    })
  }
}
