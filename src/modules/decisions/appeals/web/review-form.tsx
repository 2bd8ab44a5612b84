import { useState } from 'react'
import { decisionKindNames } from '#modules/organisation/contract.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { reexamineAppealed, type ShownAppeals } from '../contract.ts'
import { reviews } from '../rules.ts'
import { AppealForm } from './appeal-form.tsx'
import { HelpWon } from './help-won.tsx'
import { type AppealProps, useAppealText } from './use-appeal.tsx'

/** What is changed: here by an official, or by the politicians in a decision that already stands. SoL 30:6–8. */
const Change = ({ shown }: { readonly shown: ShownAppeals }) => {
  const { review: text, answers } = useAppealText()
  const { kinds } = useText({ sv: { kinds: decisionKindNames.sv }, en: { kinds: decisionKindNames.en } })
  const format = useFormat()
  const { boardChanges, laterDecisions, caseIsOpen } = shown
  return (
    <>
      {boardChanges && (
        <>
          <p className="soft">{answers.appeal_board_changes}</p>
          {laterDecisions.length === 0 ? (
            <p>{text.noBoardDecision}</p>
          ) : (
            <Select
              name="changedById"
              label={text.boardDecision}
              choices={laterDecisions.map(({ id, kind, decidedOn }) => ({
                value: id,
                label: `${kinds[kind]}, ${format.day(decidedOn)}`,
              }))}
            />
          )}
        </>
      )}
      <Checkbox name="isAllowed" label={text.isAllowed} />
      {!boardChanges && <TextArea name="content" label={text.content} />}
      {!boardChanges && caseIsOpen && <HelpWon />}
    </>
  )
}

/** FL 37–39: the board looks at its own decision again. Most often nothing changes, and then two answers are enough. */
export const ReviewForm = (props: AppealProps) => {
  const { shown } = props
  const { review: text, reviews: names } = useAppealText()
  const [outcome, setOutcome] = useState('unchanged')
  const mayChange = shown.boardChanges || shown.mayChange.allowed
  const who = text.byOther(shown.mayChange.who.map(({ name }) => name).join(', '))
  return (
    <>
      <p className="soft">{text.lead}</p>
      <AppealForm
        {...props}
        schema={reexamineAppealed.input.omit({ id: true })}
        act={(values, key) => call(reexamineAppealed, { ...values, id: key }, key)}
        submit={text.save}
        done={text.saved}
      >
        <RadioGroup
          name="outcome"
          label={text.outcome}
          value={outcome}
          onChange={setOutcome}
          choices={reviews.map((value) => {
            const isRefused = value !== 'unchanged' && !mayChange
            return { value, label: names[value], ...(isRefused && { disabled: true, note: who }) }
          })}
        />
        <TextArea name="note" label={text.note} rows={3} />
        {outcome !== 'unchanged' && <Change shown={shown} />}
      </AppealForm>
    </>
  )
}
