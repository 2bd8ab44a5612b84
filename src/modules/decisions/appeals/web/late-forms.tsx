import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { dismissLateAppeal, excuseLateAppeal } from '../contract.ts'
import { lateGrounds } from '../rules.ts'
import { AppealForm } from './appeal-form.tsx'
import { type AppealProps, useAppealText } from './use-appeal.tsx'

const Dismiss = (props: AppealProps) => {
  const { late: text } = useAppealText()
  const { allowed, who } = props.shown.mayDismiss
  if (!allowed)
    return <p>{who.length === 0 ? text.nobody : text.byOther(who.map(({ name }) => name).join(', '))}</p>
  return (
    <AppealForm
      {...props}
      schema={dismissLateAppeal.input.omit({ id: true })}
      act={(values, key) => call(dismissLateAppeal, { ...values, id: key }, key)}
      submit={text.dismiss}
      kind="danger"
      done={text.dismissed}
    >
      <TextArea name="reasons" label={text.reasons} rows={3} />
    </AppealForm>
  )
}

/** FL 45: it came late. It is dismissed by the one who may, or taken up on a ground that is chosen. */
export const LateForms = (props: AppealProps) => {
  const { late: text, grounds } = useAppealText()
  const format = useFormat()
  const { arrivedOn, appealUntil } = props.appeal
  return (
    <>
      <Notice kind="warn">
        {text.lead(format.weekday(arrivedOn), appealUntil === null ? '' : format.weekday(appealUntil))}
      </Notice>
      <Dismiss {...props} />
      <AppealForm
        {...props}
        schema={excuseLateAppeal.input}
        act={(values, key) => call(excuseLateAppeal, values, key)}
        folded={text.excuse}
        label={text.excuse}
        submit={text.save}
        done={text.saved}
      >
        <RadioGroup
          name="ground"
          label={text.ground}
          choices={lateGrounds.map((value) => ({ value, label: grounds[value] }))}
        />
        <TextArea name="note" label={text.note} hint={text.noteHint} rows={2} optional />
      </AppealForm>
    </>
  )
}
