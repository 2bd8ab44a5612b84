import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { useCan } from '#web/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { readStaffingFigures } from '../contract.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'
import { useFigures } from './figures-text.ts'
import { LeaverCost } from './leaver-cost.tsx'
import { Rates, Retention, Series, Turnover } from './rates.tsx'
import { UnitsTable } from './units-table.tsx'

export type Figures = z.output<typeof readStaffingFigures.reply>

const Alarms = ({ units }: Pick<Figures, 'units'>) => {
  const { alarm: text } = useText({ sv, en })
  const format = useFormat()
  return units.map(({ id, name, figures }) =>
    figures === null || figures.alarmOn === null ? null : (
      <Notice key={id} kind="warn" title={text.title(name)}>
        {text.body(figures.resignations, format.day(figures.alarmOn))}
      </Notice>
    ),
  )
}

/** First those who are here: how many, with which experience, and who is hired in. */
const Having = ({ figures }: { readonly figures: Figures }) => {
  const { have: text, hidden } = useText({ sv, en })
  const { percentOr, verdict } = useFigures()
  const format = useFormat()
  const { total, tenure, consultants } = figures
  if (total === null) return <p className="soft">{hidden}</p>
  return (
    <>
      <p>{verdict(total)}</p>
      {consultants.since !== null && (
        <p>{text.consultants(consultants.now, consultants.ever, format.day(consultants.since))}</p>
      )}
      {tenure !== null && (
        <>
          <h3>{text.tenure}</h3>
          <KeyFacts
            layout="grid"
            facts={[
              [text.underOne, percentOr(tenure.underOne)],
              [text.threeOrMore, percentOr(tenure.threeOrMore)],
              [text.fiveOrMore, percentOr(tenure.fiveOrMore)],
            ]}
          />
        </>
      )}
    </>
  )
}

const All = ({ figures }: { readonly figures: Figures }) => {
  const text = useText({ sv, en })
  const { units, total, turnover } = figures
  if (units.every((unit) => unit.figures?.decided === 0))
    return <EmptyState title={text.have.noPosts}>{text.have.noPostsLead}</EmptyState>
  const left = turnover === null ? 0 : turnover.leavers - turnover.internal
  return (
    <>
      <Alarms units={units} />
      <Section title={text.have.title} {...(total === null ? {} : { count: total.people })}>
        <Having figures={figures} />
      </Section>
      <UnitsTable figures={figures} />
      {total !== null && <Rates total={total} />}
      <Turnover turnover={turnover} />
      {figures.retention.length > 0 && <Retention years={figures.retention} />}
      {figures.series.length > 0 && <Series months={figures.series} />}
      <LeaverCost leavers={left} />
    </>
  )
}

/** Posts and people of the municipality: those we have before those we lack. */
export const Screen = () => {
  const text = useText({ sv, en })
  const can = useCan()
  const answer = useCall(readStaffingFigures, {})
  return (
    <Page
      title={text.title}
      tab={text.title}
      lead={text.lead}
      actions={
        <>
          <LinkButton to="/bemanning/plan">{text.links.plan}</LinkButton>
          {can('hand over') && <LinkButton to="/bemanning/atgarder">{text.links.changes}</LinkButton>}
          {can('import people') && <LinkButton to="/bemanning/inlasning">{text.links.import}</LinkButton>}
        </>
      }
    >
      <Loaded answer={answer} lines={12}>
        {(figures) => <All figures={figures} />}
      </Loaded>
    </Page>
  )
}
