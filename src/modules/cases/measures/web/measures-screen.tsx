import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ProtectionSchema } from '#modules/people/contract.ts'
import { ProcessCard, useProcessWords } from '#modules/clocks/web/process-card.tsx'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { readCase } from '../../contract.ts'
import { type MeasuresView, type MeasureView, readMeasures, stepMeasure } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { GroundForm, StrikeDialog } from './change-dialogs.tsx'
import { OpenChoices } from './open-choices.tsx'

const useShow = (caseId: string) => {
  const client = useQueryClient()
  const refresh = useRefresh()
  return async (view: MeasuresView): Promise<void> => {
    client.setQueryData([readMeasures.name, { caseId }], view)
    await refresh(readCase)
  }
}

const Struck = ({ measure }: { readonly measure: MeasureView }) => {
  const { page: text } = useText({ sv, en })
  const words = useProcessWords(measure.kind)
  const format = useFormat()
  if (measure.struck.length === 0) return null
  return (
    <Disclosure title={`${text.struck} (${measure.struck.length})`}>
      <ul className="plain stack">
        {measure.struck.map((one) => (
          <li key={`${one.step}-${one.on}-${one.reason}`}>
            <s>
              {format.day(one.on)}: {words.step(one.step)}
            </s>
            <br />
            <span className="soft">
              {one.reason} ({one.by})
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

type OneProps = {
  readonly caseId: string
  readonly measure: MeasureView
  readonly mayWork: boolean
  readonly show: (view: MeasuresView) => Promise<void>
}

const One = ({ caseId, measure, mayWork, show }: OneProps) => {
  const { page: text } = useText({ sv, en })
  const format = useFormat()
  const [isStriking, setStriking] = useState(false)
  const { version } = measure
  const also = { caseId, measureId: measure.process.processId, version }
  const facts = [
    ...(measure.ground === null ? [] : [text.grounds[measure.ground]]),
    ...(measure.lastsUntil === null || measure.closedOn !== null
      ? []
      : [text.lastsUntil(format.day(measure.lastsUntil))]),
  ]
  return (
    <>
      <ProcessCard
        view={measure.process}
        schema={stepMeasure.input}
        also={also}
        onStep={async (values, key) => show(await call(stepMeasure, values, key))}
      />
      {facts.length > 0 && <p className="soft">{facts.join('. ')}</p>}
      {measure.asksForGround && measure.ground === null && mayWork && (
        <Notice kind="warn" title={text.groundMissing}>
          <GroundForm also={also} show={show} />
        </Notice>
      )}
      {mayWork && measure.canStrike && (
        <div className="cluster no-print">
          <Button kind="bare" icon="undo" onPress={() => setStriking(true)}>
            {text.strike}
          </Button>
        </div>
      )}
      <Struck measure={measure} />
      {isStriking && <StrikeDialog also={also} show={show} onClose={() => setStriking(false)} />}
    </>
  )
}

/** The legal courses of one case: what runs, what may happen next, and what can be opened. */
export const Screen = ({ params: { caseId = '' } }: ScreenProps) => {
  const { page: text } = useText({ sv, en })
  const answer = useCall(readMeasures, { caseId })
  const show = useShow(caseId)
  return (
    <Loaded answer={answer} lines={8}>
      {(found) => {
        const open = found.measures.filter((one) => one.closedOn === null)
        const closed = found.measures.filter((one) => one.closedOn !== null)
        const drawn = (measure: MeasureView) => (
          <One
            key={`${measure.process.processId}-${measure.version}`}
            {...{ caseId, measure, show }}
            mayWork={found.can.work}
          />
        )
        return (
          <Page
            title={text.title(found.child.name)}
            tab={text.tab}
            lead={text.lead}
            above={<Protected level={ProtectionSchema.parse(found.child.protection)} size="banner" />}
            actions={<LinkButton to={`/arenden/${caseId}`}>{text.toCase}</LinkButton>}
          >
            {open.length === 0 && <EmptyState title={text.none}>{text.noneLead}</EmptyState>}
            {open.map(drawn)}
            {found.canOpen.length > 0 && (
              <Section title={text.open} lead={text.openLead}>
                <OpenChoices caseId={caseId} choices={found.canOpen} show={show} />
              </Section>
            )}
            {closed.length > 0 && (
              <Disclosure title={`${text.closed} (${closed.length})`}>{closed.map(drawn)}</Disclosure>
            )}
          </Page>
        )
      }}
    </Loaded>
  )
}
