import { ageOn } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { numbersOf, storeRows } from './closed.ts'
import { officeHour } from './days.ts'
import { inventFamily, namesIn } from './families.ts'
import { peopleOf, type Place } from './past-course.ts'
import { addFamily } from './past-people.ts'
import { clockRow } from './past-records.ts'
import { noRows, type Rows } from './past-rows.ts'
import { isMandated, reporterFor } from './reporters.ts'
import { teller } from './story-texts.ts'
import * as reasons from './texts/reasons.ts'
import { themesFor } from './texts/themes.ts'

/** Reports from five to seven years ago that led to no investigation: these are what disposal is about now (SoL 16:1, 16:2 a). */
const count = 60
const youngest = 5 * 365 + 40
const oldest = 7 * 365
const daysToDecide = 9
const knownBefore = 5

/** Nobody looks a child up by number here, and the numbers of the test range are used up by others. */
const noNumbers = { take: () => undefined }

const addReport = (rows: Rows, place: Place, ago: number, receiptNumber: string): void => {
  const { dice, days } = place
  const receivedAgo = days.office(ago)
  const decidedOn = days.ago(days.office(receivedAgo - dice.int(1, daysToDecide)))
  const receivedOn = days.ago(receivedAgo)
  const family = inventFamily(
    { dice, days, book: noNumbers },
    { ages: [Math.ceil(ago / 365) + dice.int(0, 9)], bornBefore: ago },
  )
  const [child] = family.children
  if (child === undefined) return
  addFamily(rows, dice, family, { knownFrom: days.ago(ago + knownBefore) })
  const { intake, lead } = peopleOf(place, receivedAgo)
  const age = Math.max(0, ageOn(child.birthOn, receivedOn))
  const tell = teller(dice, dice.pick(themesFor(age)), namesIn(child, family.guardians[0]))
  const reporter = reporterFor(dice)
  const [reportId, reportChildId] = [dice.id(receivedOn), dice.id(receivedOn)]
  const receivedAt = officeHour(dice, receivedOn)
  rows.reports.push({
    id: reportId,
    receipt_number: receiptNumber,
    channel: dice.pick(['web', 'phone', 'letter']),
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
    id: reportChildId,
    report_id: reportId,
    child_id: child.id,
    told_name: `${child.givenName} ${child.familyName}`,
    unit_id: intake.unitId,
    stage: 'not_opened',
    protection_at: receivedAt,
    protection_by: intake.id,
    protection_needed: false,
    protection_reason: tell.from(reasons.protectionNotNeeded),
    decided_at: officeHour(dice, decidedOn),
    decided_by: lead.id,
    decision_reason: tell.from(reasons.notOpenReasons),
    closed_on: decidedOn,
  })
  rows.assignments.push({
    id: dice.id(receivedOn),
    matter_id: reportChildId,
    child_id: child.id,
    unit_id: intake.unitId,
    worker_id: intake.id,
    part: 'owner',
    from_at: receivedAt,
    until_at: officeHour(dice, decidedOn),
  })
  rows.clocks.push(
    clockRow(dice, {
      matterId: reportChildId,
      code: 'preliminaryAssessment',
      from: receivedOn,
      endedOn: decidedOn,
    }),
  )
}

/** Puts them there in bulk. `perYear` counts on, so that no number is given twice. */
export const insertOldReports = async (
  tx: Tx,
  place: Place,
  { perYear }: { readonly perYear: Map<string, number> },
): Promise<void> => {
  const rows = noRows()
  for (let n = 0; n < count; n++) {
    const ago = oldest - Math.floor((n * (oldest - youngest)) / count)
    const year = place.days.ago(place.days.office(ago)).slice(0, 4)
    const number = (perYear.get(year) ?? 0) + 1
    perYear.set(year, number)
    addReport(rows, place, ago, numbersOf(year, number).receiptNumber)
  }
  await storeRows(tx, rows)
}
