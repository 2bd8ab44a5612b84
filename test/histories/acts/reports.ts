import * as intake from '#modules/intake/contract.ts'
import { newUuid } from '#test/support/town.ts'
import { lawful, type Story, unlawful, versionOf } from '../life.ts'
import { plusDays } from '../oracle/calendar.ts'
import { lastDay } from '../oracle/law.ts'
import { type Case, openCase, type Report } from '../oracle/state.ts'
import { type Act, lawfulAct, unlawfulAct } from './act.ts'

const waiting = ({ life }: Story, fits: (report: Report) => boolean): Report[] => life.reports.filter(fits)

const pick = (story: Story, fits: (report: Report) => boolean): Report =>
  story.chance.pick(waiting(story, fits))

const isUndecided = (report: Report): boolean => report.stage === 'received'
const isDecidable = (report: Report): boolean => isUndecided(report) && report.isProtected
const isUnprotected = (report: Report): boolean => !report.isProtected
const isToAnswer = ({ feedback }: Report): boolean => feedback?.from !== undefined && !feedback.isGiven

/** SoL 20:2: no preliminary assessment beside an open investigation. SoL 19:6: who asked is told at once. */
const join = (report: Report, of: Case, on: string): void => {
  report.stage = 'joined'
  // It belongs to those who have the child's case.
  report.joinedTo = of.id
  report.owner = of.owner
  report.pressedOn = null
  if (report.feedback && !report.feedback.isGiven) Object.assign(report.feedback, { from: on, by: on })
}

const registration = (story: Story, more: object) => ({
  id: newUuid(),
  channel: 'phone',
  category: 'school',
  reporterName: 'Lena Påhittad',
  reporterOrganisation: 'Påhittade skolan',
  concern: 'Nils vågar inte gå hem.',
  children: [{ id: newUuid(), childId: story.life.childId }],
  ...more,
})

const register = async (story: Story): Promise<void> => {
  const { life, chance } = story
  const receivedOn = plusDays(life.today, -(chance.isOneIn(3) ? chance.below(9) : 0))
  const wantsFeedback = chance.isOneIn(2)
  const [id, reportId] = [newUuid(), newUuid()]
  await lawful(
    story,
    'maja',
    intake.registerReport,
    registration(story, {
      id: reportId,
      receivedOn,
      wantsFeedback,
      children: [{ id, childId: life.childId }],
    }),
  )
  const report: Report = {
    id,
    reportId,
    receivedOn,
    stage: 'received',
    owner: 'maja',
    joinedTo: null,
    isProtected: false,
    pressedOn: null,
    longer: [],
    feedback: wantsFeedback ? { askedOn: receivedOn, isGiven: false } : null,
  }
  life.reports.push(report)
  const of = openCase(life)
  if (of?.investigation) join(report, of, life.today)
}

const about = (story: Story, { id }: Report) => ({ reportChildId: id, version: versionOf(story, id) })

const protect = async (story: Story): Promise<void> => {
  const report = pick(story, isUnprotected)
  const needed = story.chance.isOneIn(3)
  await lawful(story, report.owner, intake.assessProtection, {
    ...about(story, report),
    needed,
    reason: 'Skolan har barnet hos sig.',
    action: needed ? 'Morfar hämtar barnet.' : '',
  })
  report.isProtected = true
  if (needed && isUndecided(report)) report.pressedOn = story.life.today
}

/** SoL 19:6: within a week of the decision. */
const answerWithin = (report: Report, decidedOn: string): void => {
  const { feedback } = report
  if (feedback && !feedback.isGiven)
    Object.assign(feedback, { from: decidedOn, by: lastDay('reporterFeedback', decidedOn) })
}

const newCase = (id: string, today: string): Case => ({
  id,
  openedOn: today,
  owner: 'amira',
  coworker: 'bo',
  closedOn: null,
  investigation: null,
  investigatedUntil: null,
  helps: [],
  placements: [],
  cares: [],
  smalls: [],
  transfers: [],
  services: [],
  chair: [],
  restsFrom: null,
  followedFrom: null,
})

/** SoL 14:2: a child with an open case keeps it. What was followed or waited for is over: it is investigated anew (23:5). */
const opened = ({ life }: Story, ids: { caseId: string; investigationId: string }): void => {
  const of = openCase(life) ?? newCase(ids.caseId, life.today)
  if (!life.cases.includes(of)) life.cases.push(of)
  of.investigation = {
    id: ids.investigationId,
    openedOn: life.today,
    longer: [],
    isEverybodyTold: false,
    told: new Set(),
    letters: [],
    hasText: false,
  }
  of.restsFrom = null
  of.followedFrom = null
  for (const placed of of.placements) Object.assign(placed, { after: null, lvuOverOn: null })
  for (const report of life.reports.filter(isUndecided)) join(report, of, life.today)
}

const opening = ({ town }: Story, more: object = {}) => ({
  outcome: 'open',
  reason: 'Det som har kommit fram kan leda till en insats.',
  ownerId: town.workers.amira,
  coworkerId: town.workers.bo,
  caseId: newUuid(),
  investigationId: newUuid(),
  ...more,
})

const open = async (story: Story): Promise<void> => {
  const report = pick(story, isDecidable)
  const ids = { caseId: newUuid(), investigationId: newUuid() }
  await lawful(story, 'maja', intake.decideReport, { ...about(story, report), ...opening(story, ids) })
  report.stage = 'opened'
  answerWithin(report, story.life.today)
  opened(story, ids)
}

const notOpen = { outcome: 'not_open', reason: 'Familjen har redan stöd.' }

const doNotOpen = async (story: Story): Promise<void> => {
  const report = pick(story, isDecidable)
  await lawful(story, 'moa', intake.decideReport, { ...about(story, report), ...notOpen })
  report.stage = 'not_opened'
  answerWithin(report, story.life.today)
}

const isLateBy = (story: Story, report: Report): number =>
  report.longer.reduce(plusDays, lastDay('preliminaryAssessment', report.receivedOn)) < story.life.today
    ? 1
    : 0

const lengthen = async (story: Story): Promise<void> => {
  const report = pick(story, (one) => isDecidable(one) && isLateBy(story, one) === 0)
  const days = 1 + story.chance.below(30)
  await lawful(story, 'moa', intake.extendPreliminaryAssessment, {
    ...about(story, report),
    days,
    reason: 'Barnet är utomlands.',
  })
  report.longer.push(days)
}

const mayBeAsked = (report: Report): boolean => report.feedback === null

/** SoL 19:6: asked later, at the latest a week after the decision; at once when that week has gone or it was open already. */
const ask = async (story: Story): Promise<void> => {
  const report = pick(story, (one) => mayBeAsked(one) && isUndecided(one))
  await lawful(story, 'maja', intake.askForFeedback, about(story, report))
  report.feedback = { askedOn: story.life.today, isGiven: false }
}

const answer = async (story: Story): Promise<void> => {
  const report = pick(story, isToAnswer)
  await lawful(story, report.owner, intake.giveFeedback, {
    ...about(story, report),
    outcome: story.chance.isOneIn(4) ? 'unsuitable' : 'told',
    how: 'Per telefon.',
  })
  if (report.feedback) report.feedback.isGiven = true
}

const some = (fits: (report: Report) => boolean) => (story: Story) => story.life.reports.some(fits)

/** A new report is never unlawful; after a while there are enough of them in one history. */
const mayBeReported = ({ life }: Story): boolean => life.reports.length < 4

export const reportActs: readonly Act[] = [
  lawfulAct('a report comes in', mayBeReported, register),
  lawfulAct('the child is protected or needs none', some(isUnprotected), protect, 8),
  lawfulAct('an investigation is opened', some(isDecidable), open, 10),
  lawfulAct('no investigation is opened', some(isDecidable), doNotOpen, 1),
  lawfulAct(
    'the preliminary assessment gets more time',
    (story) => story.life.reports.some((one) => isDecidable(one) && isLateBy(story, one) === 0),
    lengthen,
  ),
  lawfulAct(
    'the reporter asks before it is decided',
    some((one) => mayBeAsked(one) && isUndecided(one)),
    ask,
    1,
  ),
  lawfulAct('the reporter is answered', some(isToAnswer), answer),
  unlawfulAct(
    'it is decided before the child was protected',
    some((one) => isUndecided(one) && isUnprotected(one)),
    (story) => {
      const report = pick(story, (one) => isUndecided(one) && isUnprotected(one))
      return unlawful(story, 'maja', intake.decideReport, { ...about(story, report), ...opening(story) })
    },
  ),
  unlawfulAct(
    'it is decided twice',
    some((one) => !isUndecided(one)),
    (story) => {
      const report = pick(story, (one) => !isUndecided(one))
      return unlawful(story, 'moa', intake.decideReport, { ...about(story, report), ...notOpen })
    },
  ),
  unlawfulAct('a social worker alone decides not to open', some(isDecidable), (story) =>
    unlawful(story, 'maja', intake.decideReport, { ...about(story, pick(story, isDecidable)), ...notOpen }),
  ),
  unlawfulAct('somebody of another unit decides', some(isDecidable), (story) =>
    unlawful(story, 'adam', intake.decideReport, {
      ...about(story, pick(story, isDecidable)),
      ...opening(story),
    }),
  ),
  unlawfulAct('an older screen is saved', some(isUnprotected), (story) => {
    const report = pick(story, isUnprotected)
    return unlawful(story, report.owner, intake.assessProtection, {
      reportChildId: report.id,
      version: versionOf(story, report.id) - 1,
      needed: false,
      reason: 'Påhittat.',
      action: '',
    })
  }),
  unlawfulAct('a report is received tomorrow', mayBeReported, (story) =>
    unlawful(
      story,
      'maja',
      intake.registerReport,
      registration(story, { receivedOn: plusDays(story.life.today, 1) }),
    ),
  ),
  unlawfulAct('a report is received on a day that does not exist', mayBeReported, (story) =>
    unlawful(story, 'maja', intake.registerReport, registration(story, { receivedOn: '2025-02-29' })),
  ),
]
