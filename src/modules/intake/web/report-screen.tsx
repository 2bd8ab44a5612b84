import { FilesPart } from '#modules/files/web/files-part.tsx'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { readReport, type ReportView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { ChildSection } from './child-section.tsx'
import { useChildName } from './child-name.tsx'
import { Reporter } from './reporter.tsx'

/** The report in the reporter's own words, line by line as it was written. */
const Concern = ({ report }: { readonly report: ReportView }) => {
  const text = useText({ sv, en }).report
  return (
    <Section title={text.concern}>
      <div className="prose">
        {report.concern.split(/\n+/).map((line, at) => (
          <p key={`${at} ${line.slice(0, 20)}`}>{line}</p>
        ))}
      </div>
    </Section>
  )
}

const Facts = ({ report }: { readonly report: ReportView }) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const { report: words } = text
  const informed =
    report.guardiansInformed === null ? words.unknown : report.guardiansInformed ? words.yes : words.no
  return (
    <Section title={words.facts}>
      <KeyFacts
        facts={[
          [words.received, format.day(report.receivedOn)],
          [words.channel, text.channels[report.channel]],
          [words.category, text.categories[report.category]],
          [words.informed, informed],
          ...(report.isMandated
            ? [[words.wantsFeedback, report.wantsFeedback ? words.yes : words.no] as const]
            : []),
          ...(report.registeredBy === '' ? [] : [[words.registeredBy, report.registeredBy] as const]),
        ]}
      />
      <Reporter report={report} />
    </Section>
  )
}

/** One thing stands out on the page: what is next for the first child who waits for something. */
const nextChild = ({ children }: ReportView) => children.find((child) => child.next !== 'none')

/** One report: what was said, and for each child the one next step. */
export const Screen = ({ params: { reportId = '' } }: ScreenProps) => {
  const text = useText({ sv, en })
  const name = useChildName()
  return (
    <Loaded answer={useCall(readReport, { reportId })} lines={10}>
      {(report) => (
        <Page
          title={text.report.title(report.receiptNumber)}
          tab={text.report.tab}
          lead={text.report.about(report.children.map(name).join(', '))}
          above={<Link to="/inflode">{text.title}</Link>}
          aside={<Facts report={report} />}
        >
          <Concern report={report} />
          {report.children.map((child) => (
            <ChildSection
              key={child.id}
              child={child}
              kind={child === nextChild(report) ? 'primary' : 'quiet'}
            />
          ))}
          <FilesPart aboutType="report" aboutId={report.id} />
        </Page>
      )}
    </Loaded>
  )
}
