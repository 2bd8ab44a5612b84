import { openingPurposes } from '#modules/sealed/contract.ts'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { openSealed, readOpenings } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import type { Opened } from './use-opened.ts'

/** Why somebody opens: chosen, and in the own words. */
export const OpenDialog = ({
  personId,
  onOpened,
  onClose,
}: {
  readonly personId: string
  readonly onOpened: (values: Opened, seconds: number) => void
  readonly onClose: () => void
}) => {
  const { dialog: text, purposes } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={openSealed.input}
        also={{ personId }}
        submit={text.save}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (input) => {
          const { values, seconds } = await call(openSealed, input)
          onOpened(values, seconds)
          await refresh(readOpenings)
        }}
      >
        <RadioGroup
          name="purpose"
          label={text.purpose}
          choices={openingPurposes.map((value) => ({ value, label: purposes[value] }))}
        />
        <TextArea name="words" label={text.words} hint={text.wordsHint} rows={2} max={500} />
      </Form>
    </Dialog>
  )
}
