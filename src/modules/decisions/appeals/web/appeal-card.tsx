import { useFormat } from '#web/format.ts'
import { Badge } from '#web/ui/badge.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import type { AppealView, StepView } from '../contract.ts'
import { type Act, isOver } from '../rules.ts'
import { FurtherForm, LeaveForm, ResultForm } from './court-forms.tsx'
import { LateForms } from './late-forms.tsx'
import { ReviewForm } from './review-form.tsx'
import { SendForm, WithdrawForm } from './send-forms.tsx'
import { type AppealProps, useAppealText } from './use-appeal.tsx'

type Words = ReturnType<typeof useAppealText>

const wordIn = (words: Readonly<Record<string, string>>, outcome: string): string => words[outcome] ?? ''

/** What a step came to, in words. */
const outcomeOf = (words: Words, { step, outcome }: StepView): string => {
  if (step === 'time') return wordIn(words.times, outcome) || wordIn(words.grounds, outcome)
  if (step === 'reexamined') return wordIn(words.reviews, outcome)
  if (step === 'further') return wordIn(words.further, outcome)
  if (step === 'leave') return wordIn(words.leaves, outcome)
  return wordIn(words.results, outcome)
}

/** The step and what it came to; that an appeal came in time says itself. */
const titleOf = (words: Words, step: StepView): string => {
  const outcome = outcomeOf(words, step)
  if (outcome === '' || step.step === 'time') return outcome === '' ? words.steps[step.step] : outcome
  return `${words.steps[step.step]}: ${outcome}`
}

const Course = ({ appeal }: { readonly appeal: AppealView }) => {
  const words = useAppealText()
  const { section: text } = words
  const format = useFormat()
  return (
    <Timeline
      label={text.course}
      items={appeal.steps.map((step) => {
        return {
          key: step.id,
          at: step.takenOn,
          when: format.day(step.takenOn),
          title: titleOf(words, step),
          by: text.by(step.by, format.moment(step.at)),
          children: (
            <>
              {step.court !== '' && <p>{step.court}</p>}
              {step.courtNumber !== '' && <p>{text.number(step.courtNumber)}</p>}
              {step.enclosed.length > 0 && (
                <p>{text.enclosed(step.enclosed.map((one) => words.enclosures[one]).join(', '))}</p>
              )}
              {step.note !== '' && <p className="prose">{step.note}</p>}
              {step.decisionId !== null && (
                <p>
                  <Link to={`/beslut/${step.decisionId}`}>{text.theDecision}</Link>
                </p>
              )}
            </>
          ),
        }
      })}
    />
  )
}

const NextAct = (props: AppealProps) => {
  const { appeal } = props
  const has = (act: Act): boolean => appeal.acts.includes(act)
  return (
    <>
      {has('dismiss') && <LateForms {...props} />}
      {has('reexamine') && <ReviewForm {...props} />}
      {has('send') && <SendForm {...props} />}
      {has('result') && <ResultForm {...props} />}
      {has('leave') && <LeaveForm {...props} />}
      {has('further') && <FurtherForm {...props} />}
      {has('withdraw') && <WithdrawForm {...props} />}
    </>
  )
}

/** One party's appeal: where it is, what has happened, and what is to be done now. */
export const AppealCard = ({ appeal, shown, isNext }: AppealProps) => {
  const { section: text, stages, ways, meanings } = useAppealText()
  const format = useFormat()
  const { representative, meaning } = appeal
  const facts: (readonly [string, string])[] = [
    [text.arrived, text.arrivedFacts(format.day(appeal.arrivedOn), ways[appeal.how])],
    ...(appeal.appealUntil === null ? [] : [[text.until, format.weekday(appeal.appealUntil)] as const]),
    [text.wants, appeal.asks],
    ...(appeal.sendBy === null ? [] : [[text.sendBy, format.weekday(appeal.sendBy)] as const]),
  ]
  return (
    <article className="stack">
      <h3>
        {text.of(appeal.person)} {representative !== '' && <>{text.byRepresentative(representative)} </>}
        <Badge tone={isOver(appeal.stage) ? 'done' : 'accent'}>{stages[appeal.stage]}</Badge>
      </h3>
      <KeyFacts facts={facts} />
      {appeal.sendBy !== null && <p className="soft">{text.sendByNote}</p>}
      {appeal.steps.length > 0 && <Course appeal={appeal} />}
      {meaning !== null && (
        <Notice kind={meaning === 'stands' ? 'info' : 'warn'}>
          {meanings[meaning]}{' '}
          {meaning !== 'stands' && <Link to={`/arenden/${appeal.caseId}`}>{text.toCase}</Link>}
        </Notice>
      )}
      {shown.can.handle && <NextAct key={appeal.version} appeal={appeal} shown={shown} isNext={isNext} />}
    </article>
  )
}
