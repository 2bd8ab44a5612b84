import { en as clocksEn } from '#modules/clocks/text.en.ts'
import { sv as clocksSv } from '#modules/clocks/text.sv.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Due } from '#web/ui/due.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Section } from '#web/ui/section.tsx'
import type { ReportChildView } from '../contract.ts'
import type { Stage } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { ChildStamp, useChildName } from './child-name.tsx'
import { Decide } from './decide.tsx'
import { Done } from './done.tsx'
import {
  AskForFeedback,
  Extend,
  Identify,
  Meeting,
  Protection,
  type StepProps,
  TellReporter,
} from './steps.tsx'

const tones: Readonly<Record<Stage, Tone>> = {
  received: 'plain',
  proposed: 'warn',
  joined: 'accent',
  opened: 'accent',
  not_opened: 'done',
}

const NextStep = ({ child, kind }: StepProps) => {
  const { can, next } = child
  if (next === 'protection' && can.assess) return <Protection child={child} kind={kind} />
  if (next === 'identify' && can.identify) return <Identify child={child} kind={kind} />
  if (next === 'decide' || next === 'confirm') return <Decide child={child} kind={kind} />
  if (next === 'feedback' && can.tellReporter) return <TellReporter child={child} kind={kind} />
  return null
}

const withLaw = (title: string, law: string) => (
  <span>
    {title} <span className="soft">{law}</span>
  </span>
)

/** What may also be done, folded away: the next step is the one that is seen. */
const More = ({ child }: { readonly child: ReportChildView }) => {
  const text = useText({ sv, en })
  const { can, next } = child
  const isPreliminary = child.clocks.some((c) => c.code === 'preliminaryAssessment' && c.endedOn === null)
  const isDecidable = next === 'decide' || next === 'confirm'
  return (
    <div>
      {can.meeting && (
        <Disclosure title={withLaw(text.meeting.title, text.meeting.law)}>
          <Meeting child={child} kind="quiet" />
        </Disclosure>
      )}
      {isDecidable && isPreliminary && (
        <Disclosure title={withLaw(text.extend.title, text.extend.law)}>
          <Extend child={child} kind="quiet" />
        </Disclosure>
      )}
      {can.askForFeedback && (
        <Disclosure title={withLaw(text.feedback.ask, text.feedback.law)}>
          <AskForFeedback child={child} kind="quiet" />
        </Disclosure>
      )}
      {can.identify && next !== 'identify' && (
        <Disclosure title={child.child === null ? text.identify.title : text.identify.change}>
          <Identify child={child} kind="quiet" />
        </Disclosure>
      )}
    </div>
  )
}

const Standing = ({ child }: { readonly child: ReportChildView }) => {
  const text = useText({ sv, en })
  const clocks = useText({ sv: clocksSv, en: clocksEn })
  const format = useFormat()
  const running = child.clocks.filter((clock) => clock.endedOn === null)
  const { watch, told } = child
  const owners = watch && [watch.owner, watch.coworker].filter((one) => one !== '').join(', ')
  const shown = useChildName()(child)
  const asTold = [told.name, told.birth, told.details].filter((one) => one !== '' && one !== shown)
  return (
    <KeyFacts
      layout="grid"
      facts={[
        [
          text.report.ownerAndCoworker,
          owners ?? text.report.closedOn(child.closedOn ? format.day(child.closedOn) : ''),
        ],
        ...running.map(
          (clock) =>
            [
              clocks.clocks[clock.code].name,
              <Due key={clock.id} on={clock.dueOn} rule={clock.paragraph} />,
            ] as const,
        ),
        ...(asTold.length === 0 ? [] : [[text.report.told, asTold.join(', ')] as const]),
      ]}
    />
  )
}

/** One child of a report: how it stands, the next step, what is done. */
export const ChildSection = ({ child, kind }: StepProps) => {
  const text = useText({ sv, en })
  const name = useChildName()
  return (
    <Section
      title={name(child)}
      actions={
        <>
          {child.child && <LinkButton to={`/barn/${child.child.id}`}>{text.report.openChild}</LinkButton>}
          {child.caseId && <LinkButton to={`/arenden/${child.caseId}`}>{text.report.openCase}</LinkButton>}
        </>
      }
    >
      <div className="stack">
        <ChildStamp child={child.child} />
        <Badge tone={tones[child.stage]}>{text.stages[child.stage]}</Badge>
        <Standing child={child} />
        <NextStep child={child} kind={kind} />
        <Done child={child} />
        <More child={child} />
      </div>
    </Section>
  )
}
