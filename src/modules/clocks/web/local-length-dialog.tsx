import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { listClockRules, setLocalLength } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import type { Rule } from './clock-rule.tsx'

type LocalLengthDialogProps = {
  readonly rule: Rule
  readonly unit: 'days' | 'months'
  readonly usual: number
  readonly onClose: () => void
}

/** Where the law gives no number, the one who leads the service sets one and says why. */
export const LocalLengthDialog = ({ rule, unit, usual, onClose }: LocalLengthDialogProps) => {
  const { clocks, local: text, process } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.title(clocks[rule.code].name)} isOpen onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={setLocalLength.input}
        also={{ code: rule.code, version: rule.local?.version ?? 0 }}
        submit={text.save}
        done={text.saved}
        actions={<Button onPress={onClose}>{process.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(setLocalLength, values, key)
          await refresh(listClockRules)
          onClose()
        }}
      >
        <TextField
          name="amount"
          kind="number"
          label={text.amount[unit]}
          defaultValue={rule.local?.amount ?? usual}
          width={5}
        />
        <TextArea name="reason" label={text.reason} rows={3} defaultValue={rule.local?.reason ?? ''} />
      </Form>
    </Dialog>
  )
}
