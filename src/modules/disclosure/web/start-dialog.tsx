import { useState } from 'react'
import type { z } from 'zod'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { listDisclosures, startDisclosure } from '../contract.ts'
import { identityWays, requesters } from '../kinds.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type People = z.output<typeof listDisclosures.reply>['people']

/** Who asks, how it was seen who that is, and for what. */
export const StartDialog = ({
  childId,
  people,
  onClose,
}: {
  readonly childId: string
  readonly people: People
  readonly onClose: () => void
}) => {
  const { start: text, requesters: names, identity, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const today = useToday()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <Form
        schema={startDisclosure.input}
        also={{ childId, id }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(startDisclosure, values, key)
          await refresh(listDisclosures)
          onClose()
        }}
      >
        <Select
          name="requester"
          label={text.requester}
          choices={requesters.map((value) => ({ value, label: names[value] }))}
        />
        {people.length > 0 && (
          <Select
            name="personId"
            label={text.person}
            optional
            empty={text.nobody}
            choices={people.map((one) => ({ value: one.personId, label: one.name }))}
          />
        )}
        <TextField name="requesterName" label={text.name} />
        <Select
          name="identityBy"
          label={text.identity}
          choices={identityWays.map((value) => ({ value, label: identity[value] }))}
        />
        <DayField name="askedOn" label={text.askedOn} defaultValue={today} latest={today} />
        <TextArea name="askedFor" label={text.askedFor} rows={3} max={2000} />
      </Form>
    </Dialog>
  )
}
