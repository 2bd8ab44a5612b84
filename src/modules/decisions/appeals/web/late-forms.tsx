import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { dismissLateAppeal, excuseLateAppeal } from '../contract.ts'
import { lateGrounds } from '../rules.ts'
import {
  aboutOf,
  type AppealProps,
  useAppealRefresh,
  useAppealText,
  useChangedNotice,
} from './use-appeal.tsx'

const Dismiss = ({ appeal, shown: { mayDismiss } }: AppealProps) => {
  const { late: text } = useAppealText()
  const refresh = useAppealRefresh()
  const changed = useChangedNotice()
  if (!mayDismiss.allowed)
    return (
      <p>
        {mayDismiss.who.length === 0
          ? text.nobody
          : text.byOther(mayDismiss.who.map(({ name }) => name).join(', '))}
      </p>
    )
  return (
    <Form
      schema={dismissLateAppeal.input.omit({ id: true })}
      also={aboutOf(appeal)}
      label={text.dismiss}
      submit={text.dismiss}
      submitKind="danger"
      done={text.dismissed}
      renderConflict={changed}
      onSubmit={async (values, key) => {
        await call(dismissLateAppeal, { ...values, id: key }, key)
        await refresh()
      }}
    >
      <TextArea name="reasons" label={text.reasons} rows={3} />
    </Form>
  )
}

/** FL 45: it came late. It is dismissed by the one who may, or taken up on a ground that is chosen. */
export const LateForms = ({ appeal, shown }: AppealProps) => {
  const { late: text, grounds } = useAppealText()
  const format = useFormat()
  const refresh = useAppealRefresh()
  const changed = useChangedNotice()
  return (
    <>
      <Notice kind="warn">
        {text.lead(
          format.weekday(appeal.arrivedOn),
          appeal.appealUntil === null ? '' : format.weekday(appeal.appealUntil),
        )}
      </Notice>
      <Dismiss appeal={appeal} shown={shown} />
      <Disclosure title={text.excuse}>
        <Form
          schema={excuseLateAppeal.input}
          also={aboutOf(appeal)}
          label={text.excuse}
          submit={text.save}
          submitKind="quiet"
          done={text.saved}
          renderConflict={changed}
          onSubmit={async (values, key) => {
            await call(excuseLateAppeal, values, key)
            await refresh()
          }}
        >
          <RadioGroup
            name="ground"
            label={text.ground}
            choices={lateGrounds.map((value) => ({ value, label: grounds[value] }))}
          />
          <TextArea name="note" label={text.note} hint={text.noteHint} rows={2} optional />
        </Form>
      </Disclosure>
    </>
  )
}
