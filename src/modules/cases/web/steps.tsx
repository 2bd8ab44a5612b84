import type { ReactNode } from 'react'
import { paragraphs, type StepName } from '../rules.ts'
import type { CaseView } from '../views.ts'
import { CloseStep } from './close-step.tsx'
import { CommunicateStep } from './communicate-step.tsx'
import { DecideStep } from './decide-step.tsx'
import { FollowUpStep } from './follow-up-step.tsx'
import { FollowChildStep } from '../follow-up/web/follow-child-step.tsx'
import { GatherStep } from './gather-step.tsx'
import { HelpStep } from './help-step.tsx'
import { MeasureStep } from '../measures/web/measure-step.tsx'
import { NotifyStep } from './notify-step.tsx'
import { PlanStep } from './plan-step.tsx'
import { Step, type StepStanding } from './step.tsx'
import { TalkStep } from './talk-step.tsx'
import { useCaseText } from './use-case.ts'

type Shown = keyof ReturnType<typeof useCaseText>['steps']

/** Three of the lawful steps are drawn in one: help is agreed to, begins and gets its plan in the same place. */
const placeOf = (step: StepName): Shown =>
  step === 'consent' || step === 'start' || step === 'make_plan' ? 'help' : step

const ofInvestigation: readonly Shown[] = ['notify', 'plan', 'talk', 'gather', 'communicate', 'decide']

/** What has been done, where nothing more of it is asked for. */
const donePlaces: Readonly<Record<Shown, (view: CaseView) => boolean>> = {
  notify: ({ concerned }) => concerned.every(({ mustBeTold, notice }) => !mustBeTold || notice !== null),
  plan: ({ investigation }) => investigation?.plan.madeOn !== null,
  talk: ({ investigation }) => investigation?.talkedOn !== null,
  communicate: ({ investigation }) => (investigation?.communications.length ?? 0) > 0,
  gather: ({ investigation }) => (investigation?.requests.length ?? 0) > 0,
  decide: ({ investigation }) => investigation?.endedOn !== null,
  help: ({ interventions }) => interventions.some((one) => one.startedOn !== null),
  follow_up: ({ interventions }) => interventions.some((one) => one.followUps.length > 0),
  measure: () => false,
  follow_child: ({ childFollowUp }) => childFollowUp?.endedOn !== null,
  close: ({ closedOn }) => closedOn !== null,
}

const isFirst = (view: CaseView, place: Shown): boolean =>
  view.next.slice(0, 1).some(({ step }) => placeOf(step) === place)

/** What a step is now: the first lawful one is next, the rest wait for somebody, are to be done, done, or come later. */
const standingOf = (view: CaseView, place: Shown): StepStanding => {
  const mine = view.next.filter(({ step }) => placeOf(step) === place)
  if (isFirst(view, place)) return view.next[0]?.waits ? 'waits' : 'next'
  if (mine.some(({ waits }) => waits)) return 'waits'
  if (mine.length > 0) return 'todo'
  return donePlaces[place](view) ? 'done' : 'later'
}

const paragraphOf = (view: CaseView, place: Shown): string => {
  if (place !== 'help') return paragraphs[place]
  const wanted = view.next.find(({ step }) => placeOf(step) === 'help')
  return wanted?.paragraph ?? paragraphs.make_plan
}

/** The steps of a case in the order of the law. The next one is open, the others are folded. */
export const Steps = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText().steps
  const drawn: readonly (readonly [Shown, ReactNode])[] = [
    ['notify', <NotifyStep key="notify" view={view} />],
    ['plan', <PlanStep key="plan" view={view} />],
    ['talk', <TalkStep key="talk" view={view} />],
    ['gather', <GatherStep key="gather" view={view} />],
    ['communicate', <CommunicateStep key="communicate" view={view} />],
    ['decide', <DecideStep key="decide" view={view} isNext={standingOf(view, 'decide') === 'next'} />],
    ['help', <HelpStep key="help" view={view} />],
    ['follow_up', <FollowUpStep key="follow_up" view={view} />],
    ['measure', <MeasureStep key="measure" caseId={view.caseId} running={view.openMeasures} />],
    ['follow_child', <FollowChildStep key="follow_child" view={view} />],
    ['close', <CloseStep key="close" view={view} />],
  ]
  return drawn
    .filter(([place]) => view.investigation !== null || !ofInvestigation.includes(place))
    .filter(([place]) => place !== 'follow_child' || view.childFollowUp !== null)
    .map(([place, content]) => (
      <Step
        key={place}
        title={text[place]}
        paragraph={paragraphOf(view, place)}
        standing={standingOf(view, place)}
        isOpen={isFirst(view, place)}
      >
        {content}
      </Step>
    ))
}
