import { ageOn, type Day } from '#kernel/day.ts'
import { officeHour } from './days.ts'
import { namesIn } from './families.ts'
import type { Worker } from './organisation.ts'
import { courseOf, dayIn, type PastCase, peopleOf, type Place, type Told } from './past-course.ts'
import { addDecisions } from './past-decisions.ts'
import { noteRow } from './past-records.ts'
import type { Rows } from './past-rows.ts'
import { addNotices, addResponsible, addWatch } from './past-watch.ts'
import { isMandated, reporterFor } from './reporters.ts'
import { teller } from './story-texts.ts'
import * as reasons from './texts/reasons.ts'
import { themesFor } from './texts/themes.ts'

const addReport = (rows: Rows, it: Told): void => {
  const { dice, days, of, course, people, tell, ids } = it
  const reporter = reporterFor(dice)
  const receivedOn = days.ago(course.receivedAgo)
  const openedOn = days.ago(course.openedAgo)
  const receivedAt = officeHour(dice, receivedOn)
  rows.reports.push({
    id: ids.report,
    receipt_number: of.receiptNumber,
    channel: dice.pick(['web', 'web', 'web', 'phone', 'letter']),
    received_on: receivedOn,
    registered_at: receivedAt,
    reporter_category: reporter.category,
    reporter_name: reporter.name,
    reporter_organisation: reporter.organisation,
    reporter_phone: reporter.phone,
    relation_to_child: reporter.relation,
    wants_feedback: isMandated(reporter),
    concern: tell.concern(),
  })
  rows.report_children.push({
    id: ids.reportChild,
    report_id: ids.report,
    child_id: of.child.id,
    told_name: `${of.child.givenName} ${of.child.familyName}`,
    unit_id: people.intake.unitId,
    stage: 'opened',
    protection_at: receivedAt,
    protection_by: people.intake.id,
    protection_needed: false,
    protection_reason: tell.from(reasons.protectionNotNeeded),
    decided_at: officeHour(dice, openedOn),
    decided_by: people.intake.id,
    decision_reason: tell.from(reasons.openReasons),
    case_id: ids.case,
    closed_on: openedOn,
  })
}

/** Who closed it when, and why; nothing of an open case. */
const closingOf = ({ course, days, people, tell }: Told) =>
  course.closedAgo === undefined
    ? { closed_on: null, closed_by: null, closing_reason: '' }
    : {
        closed_on: days.ago(course.closedAgo),
        closed_by: course.outcome === 'intervention' ? people.owner.id : people.lead.id,
        closing_reason: tell.from(reasons.closingReasons),
      }

const addCase = (rows: Rows, it: Told): void => {
  const { dice, days, of, course, people, tell, ids } = it
  rows.cases.push({
    id: ids.case,
    number: of.caseNumber,
    child_id: of.child.id,
    unit_id: people.owner.unitId,
    opened_on: days.ago(course.openedAgo),
    ...closingOf(it),
  })
  rows.investigations.push({
    id: ids.investigation,
    case_id: ids.case,
    report_child_id: ids.reportChild,
    opened_on: days.ago(course.openedAgo),
    opened_by: people.intake.id,
    opening_reason: tell.from(reasons.openReasons),
    plan_purpose: tell.from(reasons.purposes),
    plan_questions: dice
      .some(tell.theme.questions, 2)
      .map((q) => ({ question: tell.say(q), how: '', from: '' })),
    plan_with_child: tell.from(reasons.withChild),
    plan_made_on: days.ago(days.office(Math.max(course.endedAgo, course.openedAgo - dice.int(2, 9)))),
    outcome: course.outcome,
    ended_on: days.ago(course.endedAgo),
  })
}

const addNotes = (rows: Rows, it: Told): void => {
  const { dice, course, people, tell, ids, of } = it
  const isSmall = tell.theme.code === 'infant'
  const add = (
    on: Day,
    kind: 'talk_with_child' | 'home_visit' | 'meeting' | 'phone_call',
    by: Worker,
  ): void => {
    rows.notes.push(
      noteRow(dice, {
        on,
        kind,
        by,
        tell,
        childId: of.child.id,
        caseId: ids.case,
        withWords: kind === 'talk_with_child' || isSmall,
      }),
    )
  }
  add(
    dayIn(it, course.openedAgo - 3, course.endedAgo),
    isSmall ? 'home_visit' : 'talk_with_child',
    people.owner,
  )
  add(
    dayIn(it, course.openedAgo - 1, course.endedAgo),
    dice.pick(['home_visit', 'meeting', 'phone_call']),
    people.owner,
  )
  if (course.closedAgo !== undefined && dice.chance(0.5))
    add(dayIn(it, course.endedAgo, course.closedAgo), 'meeting', people.coworker)
}

/** Everything that is stored of one case of the past, closed or still going on. */
export const addPastCase = (rows: Rows, place: Place, of: PastCase): void => {
  const { dice, days } = place
  const openedOn = days.ago(of.openedAgo)
  const age = Math.min(17, Math.max(0, ageOn(of.child.birthOn, openedOn)))
  const it: Told = {
    ...place,
    of,
    course: courseOf(place, of),
    people: of.granted?.people ?? peopleOf(place, of.openedAgo),
    tell: teller(dice, of.granted?.theme ?? dice.pick(themesFor(age)), namesIn(of.child, of.guardian)),
    ids: {
      report: dice.id(openedOn),
      reportChild: dice.id(openedOn),
      case: of.granted?.id ?? dice.id(openedOn),
      investigation: dice.id(openedOn),
      intervention: dice.id(openedOn),
    },
  }
  addReport(rows, it)
  addCase(rows, it)
  addDecisions(rows, it)
  addNotes(rows, it)
  addResponsible(rows, it)
  if (of.granted === undefined) return
  addNotices(rows, it, of.granted)
  addWatch(rows, it, of.granted)
}
