import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { goOnOpening } from '../contract-stops.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export type Stopped = {
  readonly openingStopId: string
  readonly words: string
  readonly tell: (mayGoOn: boolean) => void
}

/** Says what happened, asks why, and goes on. */
export const StoppedDialog = ({ openingStopId, words, tell }: Stopped) => {
  const { stopped: text } = useText({ sv, en })
  return (
    <Dialog title={text.title} isOpen onClose={() => tell(false)}>
      <p>{words}</p>
      <Form
        schema={goOnOpening.input}
        also={{ openingStopId }}
        submit={text.goOn}
        actions={<Button onPress={() => tell(false)}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(goOnOpening, values, key)
          tell(true)
        }}
      >
        <TextField name="reason" label={text.reason} hint={text.reasonHint} />
      </Form>
    </Dialog>
  )
}
