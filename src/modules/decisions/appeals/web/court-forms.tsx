import { useState } from 'react'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { recordCourtResult, recordFurtherAppeal, recordLeave } from '../contract.ts'
import { courtResults } from '../rules.ts'
import { HelpWon } from './help-won.tsx'
import {
  aboutOf,
  type AppealProps,
  useAppealRefresh,
  useAppealText,
  useChangedNotice,
} from './use-appeal.tsx'

const lastDay = ({ appeal }: AppealProps) => appeal.steps.at(-1)?.takenOn ?? appeal.arrivedOn

/** What the court said, with its case number; help that it gave is carried out from here. */
export const ResultForm = ({ appeal, shown }: AppealProps) => {
  const { result: text, results } = useAppealText()
  const today = useToday()
  const refresh = useAppealRefresh()
  const changed = useChangedNotice()
  const [outcome, setOutcome] = useState('')
  const mayGiveHelp = outcome === 'granted' || outcome === 'changed'
  return (
    <Form
      schema={recordCourtResult.input}
      also={aboutOf(appeal)}
      label={text.save}
      submit={text.save}
      done={text.saved}
      renderConflict={changed}
      onSubmit={async (values, key) => {
        await call(recordCourtResult, values, key)
        await refresh()
      }}
    >
      <RadioGroup
        name="outcome"
        label={text.outcome}
        value={outcome}
        onChange={setOutcome}
        choices={courtResults.map((value) => ({ value, label: results[value] }))}
      />
      <DayField name="decidedOn" label={text.on} earliest={lastDay({ appeal, shown })} latest={today} />
      <TextField name="courtNumber" label={text.number} width={12} />
      <TextArea name="note" label={text.note} rows={3} optional />
      {mayGiveHelp && (shown.caseIsOpen ? <HelpWon /> : <Notice>{text.caseClosed}</Notice>)}
    </Form>
  )
}

/** SoL 35:1: the judgment goes on to the court of appeal, by the party or by the board. */
export const FurtherForm = ({ appeal, shown }: AppealProps) => {
  const { goOn: text, further } = useAppealText()
  const today = useToday()
  const refresh = useAppealRefresh()
  const changed = useChangedNotice()
  return (
    <Disclosure title={text.open}>
      <p className="soft">{text.lead}</p>
      <Form
        schema={recordFurtherAppeal.input}
        also={aboutOf(appeal)}
        label={text.open}
        submit={text.save}
        submitKind="quiet"
        done={text.saved}
        renderConflict={changed}
        onSubmit={async (values, key) => {
          await call(recordFurtherAppeal, values, key)
          await refresh()
        }}
      >
        <RadioGroup
          name="by"
          label={text.by}
          choices={(['by_party', 'by_board'] as const).map((value) => ({ value, label: further[value] }))}
        />
        <DayField name="appealedOn" label={text.on} earliest={lastDay({ appeal, shown })} latest={today} />
        <TextField name="court" label={text.court} />
      </Form>
    </Disclosure>
  )
}

/** Prövningstillstånd, SoL 35:1. */
export const LeaveForm = ({ appeal, shown }: AppealProps) => {
  const { leave: text, leaves, result } = useAppealText()
  const today = useToday()
  const refresh = useAppealRefresh()
  const changed = useChangedNotice()
  return (
    <Form
      schema={recordLeave.input}
      also={aboutOf(appeal)}
      label={text.outcome}
      submit={text.save}
      done={text.saved}
      renderConflict={changed}
      onSubmit={async (values, key) => {
        await call(recordLeave, values, key)
        await refresh()
      }}
    >
      <RadioGroup
        name="outcome"
        label={text.outcome}
        choices={(['granted', 'refused'] as const).map((value) => ({ value, label: leaves[value] }))}
      />
      <DayField name="decidedOn" label={text.on} earliest={lastDay({ appeal, shown })} latest={today} />
      <TextField name="courtNumber" label={result.number} width={12} />
    </Form>
  )
}
