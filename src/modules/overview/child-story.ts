import type { Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/day.ts'
import type { ChildMeasure, casesOfChild, placementsOfChild } from '#modules/cases/index.ts'
import { interventionRules, interventionKinds } from '#modules/cases/contract.ts'
import type { decisionsOfChild } from '#modules/decisions/index.ts'
import type { talksWithChild } from '#modules/journal/index.ts'
import type { StoryEvent, StorySpan } from './contract.ts'
import { newestFirst, type StoryKind } from './rules.ts'
import type { reportsOfChild } from './store.ts'

type Placement = Awaited<ReturnType<typeof placementsOfChild>>[number]
type Talk = Awaited<ReturnType<typeof talksWithChild>>[number]
type Report = Awaited<ReturnType<typeof reportsOfChild>>[number]
type Case = Awaited<ReturnType<typeof casesOfChild>>[number]
type Decision = Awaited<ReturnType<typeof decisionsOfChild>>[number]

const told = (
  kind: StoryKind,
  on: Day | null,
  about: { id: string; words: string; href: string },
): StoryEvent[] =>
  on === null ? [] : [{ key: `${kind}-${about.id}`, kind, on, words: about.words, href: about.href }]

const toldOfReport = (report: Report): StoryEvent[] => {
  const about = { id: report.id, words: report.receipt_number, href: `/inflode/${report.report_id}` }
  const decidedOn = report.decided_at === null ? null : dayOf(report.decided_at)
  return [
    ...told('report', report.received_on, about),
    ...(report.protection_at === null
      ? []
      : told(
          report.protection_needed === true ? 'protection_needed' : 'protection_not_needed',
          dayOf(report.protection_at),
          about,
        )),
    ...(report.stage === 'not_opened' ? told('not_opened', decidedOn, about) : []),
    ...(report.stage === 'joined' ? told('joined', report.received_on, about) : []),
  ]
}

const isPlacement = (kind: string): boolean =>
  interventionKinds.some((one) => one === kind && interventionRules[one].isPlacement)

const toldOfCase = (one: Case): StoryEvent[] => {
  const href = `/arenden/${one.caseId}`
  const about = { id: one.caseId, words: one.number, href }
  return [
    ...one.investigations.flatMap((investigation) => [
      ...told('case_opened', investigation.openedOn, { ...about, id: investigation.id }),
      ...told('investigation_ended', investigation.endedOn, { ...about, id: investigation.id }),
    ]),
    ...one.interventions
      .filter((help) => !isPlacement(help.kind))
      .flatMap((help) => [
        ...told('intervention_started', help.startedOn, { id: help.id, words: help.name, href }),
        ...told('intervention_ended', help.endedOn, { id: help.id, words: help.name, href }),
      ]),
    ...told('case_closed', one.closedOn, about),
  ]
}

const toldOfTalk = (talk: Talk, childId: string): StoryEvent[] =>
  told(talk.childAlone ? 'talk_alone' : 'talk', talk.on, {
    id: talk.noteId,
    words: '',
    href: `/barn/${childId}`,
  })

const toldOfPlacement = (placement: Placement): StoryEvent[] => {
  const href = `/placeringar/${placement.id}`
  const moves = placement.stays.flatMap((stay, place) =>
    told(place === 0 ? 'placement_started' : 'home_changed', stay.fromOn, {
      id: `${placement.id}-${place}`,
      words: stay.home,
      href,
    }),
  )
  return [
    ...moves,
    ...placement.talks.flatMap((talk) =>
      told(talk.childAlone ? 'talk_alone' : 'talk', talk.on, { id: talk.id, words: '', href }),
    ),
    ...told('placement_ended', placement.endedOn, { id: placement.id, words: placement.home, href }),
  ]
}

const toldOfMeasure = (measure: ChildMeasure): StoryEvent[] => {
  const about = { id: measure.id, words: measure.kind, href: `/arenden/${measure.caseId}/atgarder` }
  return [
    ...told('measure_opened', measure.openedOn, about),
    ...told('measure_closed', measure.closedOn, about),
  ]
}

const toldOfDecision = (decision: Decision): StoryEvent[] =>
  told('decision', decision.decidedOn, {
    id: decision.id,
    words: decision.kind,
    href: `/beslut/${decision.id}`,
  })

const spansOfCase = (one: Case): StorySpan[] => {
  const href = `/arenden/${one.caseId}`
  return [
    ...one.investigations.map((investigation) => ({
      key: investigation.id,
      lane: 'inquiry' as const,
      from: investigation.openedOn,
      to: investigation.endedOn,
      words: one.number,
      href,
    })),
    ...one.interventions.flatMap((help) =>
      help.startedOn === null || isPlacement(help.kind)
        ? []
        : [
            {
              key: help.id,
              lane: 'help' as const,
              from: help.startedOn,
              to: help.endedOn,
              words: help.name,
              href,
            },
          ],
    ),
  ]
}

const spansOfPlacement = (placement: Placement): StorySpan[] =>
  placement.stays.map((stay, place) => ({
    key: `${placement.id}-${place}`,
    lane: 'home' as const,
    from: stay.fromOn,
    to: stay.untilOn ?? placement.endedOn,
    words: stay.home,
    href: `/placeringar/${placement.id}`,
  }))

const spanOfMeasure = (measure: ChildMeasure): StorySpan => ({
  key: measure.id,
  lane: 'measure',
  from: measure.openedOn,
  to: measure.closedOn,
  words: measure.kind,
  href: `/arenden/${measure.caseId}/atgarder`,
})

export type Known = {
  readonly childId: string
  readonly reports: readonly Report[]
  readonly cases: readonly Case[]
  readonly placements: readonly Placement[]
  readonly measures: readonly ChildMeasure[]
  readonly decisions: readonly Decision[]
  readonly talks: readonly Talk[]
}

/** What has happened, newest first, and what went on meanwhile: the line of time from the first report until today. */
export const storyOf = ({
  childId,
  reports,
  cases,
  placements,
  measures,
  decisions,
  talks,
}: Known): { readonly story: StoryEvent[]; readonly spans: StorySpan[] } => ({
  story: newestFirst([
    ...reports.flatMap(toldOfReport),
    ...cases.flatMap(toldOfCase),
    ...placements.flatMap(toldOfPlacement),
    ...measures.flatMap(toldOfMeasure),
    ...decisions.flatMap(toldOfDecision),
    ...talks.flatMap((talk) => toldOfTalk(talk, childId)),
  ]),
  spans: [
    ...cases.flatMap(spansOfCase),
    ...placements.flatMap(spansOfPlacement),
    ...measures.map(spanOfMeasure),
  ],
})
