import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { readStructures, useOwnStructure } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** The way back to our own headings, from a day. */
export const OwnHeadings = ({ newest }: { readonly newest: number }) => {
  const text = useText({ sv, en }).load
  const today = useToday()
  const refresh = useRefresh()
  const [id] = useState(newKey)
  const [isOpen, setOpen] = useState(false)
  return (
    <p>
      <Button onPress={() => setOpen(true)}>{text.useOwn}</Button>
      <Dialog title={text.useOwn} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Form
          schema={useOwnStructure.input}
          also={{ id, version: newest }}
          submit={text.useOwnSave}
          done={text.useOwnDone}
          actions={<Button onPress={() => setOpen(false)}>{text.cancel}</Button>}
          onSubmit={async (values, key) => {
            await call(useOwnStructure, values, key)
            await refresh(readStructures)
            setOpen(false)
          }}
        >
          <DayField
            name="validFrom"
            label={text.validFrom}
            hint={text.validFromHint}
            earliest={today}
            defaultValue={today}
          />
        </Form>
      </Dialog>
    </p>
  )
}
