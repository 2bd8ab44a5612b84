import { useState } from 'react'
import { call } from '#web/call.ts'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { recordCourtResult, recordFurtherAppeal, recordLeave } from '../contract.ts'
import { courtResults } from '../rules.ts'
import { AppealForm, StepDay } from './appeal-form.tsx'
import { HelpWon } from './help-won.tsx'
import { type AppealProps, useAppealText } from './use-appeal.tsx'

/** What the court said, with its case number; help that it gave is carried out from here. */
export const ResultForm = (props: AppealProps) => {
  const { result: text, results } = useAppealText()
  const [outcome, setOutcome] = useState('')
  const mayGiveHelp = outcome === 'granted' || outcome === 'changed'
  return (
    <AppealForm
      {...props}
      schema={recordCourtResult.input}
      act={(values, key) => call(recordCourtResult, values, key)}
      submit={text.save}
      done={text.saved}
    >
      <RadioGroup
        name="outcome"
        label={text.outcome}
        value={outcome}
        onChange={setOutcome}
        choices={courtResults.map((value) => ({ value, label: results[value] }))}
      />
      <StepDay appeal={props.appeal} name="decidedOn" label={text.on} />
      <TextField name="courtNumber" label={text.number} width={12} />
      <TextArea name="note" label={text.note} rows={3} optional />
      {mayGiveHelp && (props.shown.caseIsOpen ? <HelpWon /> : <Notice>{text.caseClosed}</Notice>)}
    </AppealForm>
  )
}

/** SoL 35:1: the judgment goes on to the court of appeal, by the party or by the board. */
export const FurtherForm = (props: AppealProps) => {
  const { goOn: text, further } = useAppealText()
  return (
    <AppealForm
      {...props}
      schema={recordFurtherAppeal.input}
      act={(values, key) => call(recordFurtherAppeal, values, key)}
      folded={text.open}
      lead={text.lead}
      label={text.open}
      submit={text.save}
      done={text.saved}
    >
      <RadioGroup
        name="by"
        label={text.by}
        choices={(['by_party', 'by_board'] as const).map((value) => ({ value, label: further[value] }))}
      />
      <StepDay appeal={props.appeal} name="appealedOn" label={text.on} />
      <TextField name="court" label={text.court} />
    </AppealForm>
  )
}

/** Prövningstillstånd, SoL 35:1. */
export const LeaveForm = (props: AppealProps) => {
  const { leave: text, leaves, result } = useAppealText()
  return (
    <AppealForm
      {...props}
      schema={recordLeave.input}
      act={(values, key) => call(recordLeave, values, key)}
      label={text.outcome}
      submit={text.save}
      done={text.saved}
    >
      <RadioGroup
        name="outcome"
        label={text.outcome}
        choices={(['granted', 'refused'] as const).map((value) => ({ value, label: leaves[value] }))}
      />
      <StepDay appeal={props.appeal} name="decidedOn" label={text.on} />
      <TextField name="courtNumber" label={result.number} width={12} />
    </AppealForm>
  )
}
