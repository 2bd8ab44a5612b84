import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { answerStayPlanItem, type ItemView, readStayPlan } from '../plan/contract.ts'
import { en } from '../text-changes.en.ts'
import { sv } from '../text-changes.sv.ts'

/** Planned needs somebody and a day; dropped needs a word. */
export const AnswerDialog = ({
  item,
  workers,
  onClose,
}: {
  readonly item: ItemView
  readonly workers: readonly { readonly id: string; readonly name: string; readonly title: string }[]
  readonly onClose: () => void
}) => {
  const { plan: text } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.answer} isOpen width="wide" onClose={onClose}>
      <p>{item.proposal}</p>
      <Form
        schema={answerStayPlanItem.input}
        also={{ stayPlanItemId: item.id, version: item.version }}
        submit={text.saveAnswer}
        done={text.answered}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        renderConflict={() => <Notice kind="warn">{text.changed}</Notice>}
        onSubmit={async (values, key) => {
          await call(answerStayPlanItem, values, key)
          await refresh(readStayPlan)
          onClose()
        }}
      >
        <RadioGroup
          name="standing"
          label={text.standing}
          {...(item.standing === 'proposed' ? {} : { defaultValue: item.standing })}
          choices={(['planned', 'done', 'dropped'] as const).map((value) => ({
            value,
            label: text.standings[value],
          }))}
        />
        <Select
          name="ownerId"
          label={text.owner}
          optional
          {...(item.ownerId === null ? {} : { defaultValue: item.ownerId })}
          choices={workers.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
        />
        <DayField
          name="dueOn"
          label={text.due}
          optional
          {...(item.dueOn === null ? {} : { defaultValue: item.dueOn })}
        />
        <TextArea name="answer" label={text.words} rows={3} max={1000} optional defaultValue={item.answer} />
      </Form>
    </Dialog>
  )
}
