import { useState } from 'react'
import type { z } from 'zod'
import type { Day } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Due } from '#web/ui/due.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Section } from '#web/ui/section.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import type { ProcessView, StepView } from '../processes/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { StepDialog } from './step-dialog.tsx'

type Words = {
  readonly name: string
  readonly states: Readonly<Record<string, string>>
  readonly steps: Readonly<Record<string, string>>
}

/** A process in the reader's language: its name, and the words of a state and of a step. */
export const useProcessWords = (kind: ProcessView['kind']) => {
  const { process } = useText({ sv, en })
  const words: Words = process.words[kind]
  return {
    name: words.name,
    state: (state: string, over: ProcessView['over'] = null): string =>
      over === null ? (words.states[state] ?? '') : process.over(over.age, over.paragraph),
    step: (step: string): string => (step === 'reopened' ? process.reopened : (words.steps[step] ?? '')),
  }
}

/** A step of a process in a line: the name of the process, and what happened. */
export const ProcessName = ({
  kind,
  step,
}: {
  readonly kind: ProcessView['kind']
  readonly step: string
}) => {
  const words = useProcessWords(kind)
  return (
    <>
      {words.name}: {words.step(step)}
    </>
  )
}

const Running = ({ clocks }: { readonly clocks: ProcessView['clocks'] }) => {
  const text = useText({ sv, en })
  const format = useFormat()
  if (clocks.length === 0) return <p className="soft">{text.process.noRunning}</p>
  return (
    <KeyFacts
      layout="grid"
      facts={clocks.map(({ code, dueOn, dueAt, paragraph }) => [
        text.clocks[code].name,
        <span key={code}>
          <Due on={dueOn} rule={paragraph} />
          {dueAt !== null && <span className="soft"> {text.process.due(format.moment(dueAt))}</span>}
          <span className="soft"> {paragraph}</span>
        </span>,
      ])}
    />
  )
}

const History = ({ kind, steps, over }: Pick<ProcessView, 'kind' | 'steps' | 'over'>) => {
  const { process: text } = useText({ sv, en })
  const words = useProcessWords(kind)
  const format = useFormat()
  const more = (step: StepView): string =>
    [
      step.meetingOn === null ? '' : text.meeting(format.day(step.meetingOn)),
      step.days === null ? '' : text.number(step.days),
      step.note,
    ]
      .filter(Boolean)
      .join('. ')
  const item = (step: StepView, place: number) => ({
    key: String(place),
    at: step.on,
    when: step.at === null ? format.shortDay(step.on) : `${format.shortDay(step.on)} ${format.time(step.at)}`,
    title: words.step(step.step),
    by: text.by(step.by),
    children: more(step) === '' ? undefined : <p className="prose">{more(step)}</p>,
  })
  // Nobody took that step: the law did.
  const ending = (end: NonNullable<ProcessView['over']>) => ({
    key: 'over',
    at: end.on,
    when: format.shortDay(end.on),
    title: text.over(end.age, end.paragraph),
    by: text.by(''),
    children: undefined,
  })
  return (
    <Timeline label={text.history} items={[...steps.map(item), ...(over === null ? [] : [ending(over)])]} />
  )
}

type Next = ProcessView['next'][number]

const NextSteps = ({
  kind,
  next,
  onPick,
}: Pick<ProcessView, 'kind' | 'next'> & { readonly onPick: (step: Next) => void }) => {
  const { process: text } = useText({ sv, en })
  const words = useProcessWords(kind)
  const [first, ...others] = next
  const button = (step: Next, isFirst: boolean) => (
    <li key={step.step}>
      <Button kind={isFirst ? 'primary' : 'quiet'} onPress={() => onPick(step)}>
        {words.step(step.step)}
      </Button>{' '}
      <span className="soft">{step.paragraph}</span>
    </li>
  )
  if (first === undefined) return null
  const near = others.filter(({ meets }) => meets)
  const rest = others.filter(({ meets }) => !meets)
  const isLong = rest.length > 3
  return (
    <div className="stack">
      <div>
        <h3>{text.next}</h3>
        <p className="soft">{text.nextLead}</p>
      </div>
      <ul className="plain stack">
        {button(first, true)}
        {(isLong ? near : others).map((step) => button(step, false))}
      </ul>
      {isLong && (
        <Disclosure title={text.others}>
          <ul className="plain stack">{rest.map((step) => button(step, false))}</ul>
        </Disclosure>
      )}
    </div>
  )
}

type ProcessCardProps<S extends z.ZodType> = {
  readonly view: ProcessView
  /** The input of the room's own route: `stepFields` and the room's ids. */
  readonly schema: S
  /** Ids and version, without fields of their own. */
  readonly also: Readonly<Record<string, unknown>>
  readonly onStep: (values: z.output<S>, key: string) => Promise<unknown>
  readonly title?: string
  /** No step is before this day. */
  readonly earliest?: Day
}

/** A legal course in one place: where it stands, what runs, what may happen next by which paragraph, what has happened. */
export const ProcessCard = <S extends z.ZodType>({
  view,
  schema,
  also,
  onStep,
  title,
  earliest,
}: ProcessCardProps<S>) => {
  const { process: text } = useText({ sv, en })
  const words = useProcessWords(view.kind)
  const [picked, pick] = useState<Next>()
  return (
    <Section title={title ?? words.name} actions={<span className="soft">{view.paragraph}</span>}>
      <div className="stack">
        <KeyFacts facts={[[text.state, <strong key="state">{words.state(view.state, view.over)}</strong>]]} />
        {!view.closed && <Running clocks={view.clocks} />}
        <NextSteps kind={view.kind} next={view.next} onPick={pick} />
        <h3>{text.history}</h3>
        <History kind={view.kind} steps={view.steps} over={view.over} />
      </div>
      {picked && (
        <StepDialog
          step={picked}
          title={words.step(picked.step)}
          earliest={view.steps.at(-1)?.on ?? earliest}
          schema={schema}
          also={also}
          onStep={onStep}
          onClose={() => pick(undefined)}
        />
      )}
    </Section>
  )
}
