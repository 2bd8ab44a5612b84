import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { readFlow } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Flow = z.output<typeof readFlow.reply>
type Quiet = Flow['silence']['all']

const SilenceOf = ({ label, silence }: { readonly label: string; readonly silence: Quiet }) => {
  const text = useText({ sv, en }).flow
  const format = useFormat()
  const { lastAt, usual, isUnusual } = silence
  return (
    <KeyFacts
      layout="grid"
      facts={[
        [label, lastAt === null ? text.never : format.moment(lastAt)],
        [
          text.compared,
          usual === null
            ? text.tooEarly
            : `${text.usual(format.number(usual, Number.isInteger(usual) ? 0 : 1))} ${isUnusual ? '' : text.normal}`,
        ],
      ]}
    />
  )
}

const Silence = ({ flow }: { readonly flow: Flow }) => {
  const text = useText({ sv, en }).flow
  const format = useFormat()
  const isQuiet = flow.silence.forms.isUnusual || flow.silence.all.isUnusual
  return (
    <Section title={text.silence}>
      <div className="stack">
        {flow.alarms.map((alarm) => (
          <Notice key={alarm.kind} kind="danger" title={text.alarmKinds[alarm.kind]}>
            {text.since(format.moment(alarm.sinceAt))}
          </Notice>
        ))}
        {isQuiet && <Notice kind="warn">{text.quiet}</Notice>}
        <SilenceOf label={text.silenceForms} silence={flow.silence.forms} />
        <SilenceOf label={text.silenceAll} silence={flow.silence.all} />
      </div>
    </Section>
  )
}

/** From sent to assessed: nothing may be lost on the way. */
export const Screen = () => {
  const all = useText({ sv, en })
  const text = all.flow
  const format = useFormat()
  return (
    <Loaded answer={useCall(readFlow, {})}>
      {(flow) => (
        <Page
          title={text.title}
          tab={text.title}
          lead={text.lead(format.day(flow.fromOn), format.day(flow.untilOn))}
          above={<Link to="/inflode">{all.title}</Link>}
        >
          <Notice kind={flow.isBalanced ? 'done' : 'danger'}>
            {flow.isBalanced ? text.balanced : text.unbalanced}
          </Notice>
          <Section title={text.forms}>
            <KeyFacts
              layout="grid"
              facts={[
                [text.sent, format.number(flow.forms.sent)],
                [text.received, format.number(flow.forms.received)],
                [text.refused, format.number(flow.forms.refused)],
                [text.gaveUp, format.number(flow.forms.gaveUp)],
                [text.unfinished, format.number(flow.forms.unfinished)],
              ]}
            />
          </Section>
          <Section title={text.reports}>
            <KeyFacts
              layout="grid"
              facts={[
                [text.fromForms, format.number(flow.reports.fromForms)],
                [text.byStaff, format.number(flow.reports.byStaff)],
                [text.children, format.number(flow.reports.children)],
                [text.assessed, format.number(flow.reports.assessed)],
                [text.waiting, format.number(flow.reports.waiting)],
              ]}
            />
          </Section>
          <Silence flow={flow} />
        </Page>
      )}
    </Loaded>
  )
}
