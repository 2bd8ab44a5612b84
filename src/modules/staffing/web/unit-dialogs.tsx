import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { useToday } from '#web/clock.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { type HavingView, noteTalk, readUnitPosts, tellNeed } from '../contract.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'
import type { Unit } from './unit-screen.tsx'

/** The day, and nothing of what was said. */
export const TalkDialog = ({
  unitId,
  one,
  onClose,
}: {
  readonly unitId: string
  readonly one: HavingView
  readonly onClose: () => void
}) => {
  const { unit: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const today = useToday()
  return (
    <Dialog title={text.talkFor(one.name)} isOpen onClose={onClose}>
      <Form
        schema={noteTalk.input}
        also={{ unitId, holderId: one.holderId }}
        submit={text.save}
        done={text.talkSaved}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(noteTalk, values, key)
          await refresh(readUnitPosts)
          onClose()
        }}
      >
        <DayField
          name="talkedOn"
          label={text.talkOn}
          hint={text.talkHint}
          defaultValue={today}
          latest={today}
        />
      </Form>
    </Dialog>
  )
}

/** How many posts the work asks for: told with its source, kept from a day on. */
export const NeedDialog = ({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) => {
  const { unit: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const today = useToday()
  const [id] = useState(newKey)
  const { needed, supervisionMinutes } = unit.figures
  return (
    <Dialog title={text.changeNeed} isOpen onClose={onClose}>
      <Form
        schema={tellNeed.input}
        also={{ id, unitId: unit.id }}
        submit={text.save}
        done={text.needSaved}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(tellNeed, values, key)
          await refresh(readUnitPosts)
          onClose()
        }}
      >
        <TextField
          name="neededPosts"
          kind="number"
          width={6}
          label={text.neededPosts}
          defaultValue={needed === null ? '' : needed / 1000}
        />
        <TextField
          name="supervisionHours"
          kind="number"
          width={6}
          label={text.supervisionHours}
          defaultValue={supervisionMinutes === null ? '' : Math.round(supervisionMinutes / 6) / 10}
        />
        <TextField name="source" label={text.source} hint={text.sourceHint} defaultValue="" />
        <DayField name="fromOn" label={text.from} defaultValue={today} />
      </Form>
    </Dialog>
  )
}
