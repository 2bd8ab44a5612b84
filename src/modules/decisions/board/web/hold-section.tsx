import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { line, prose } from '#kernel/input.ts'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useAct, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useToast } from '#web/ui/toast.tsx'
import {
  cancelMeeting,
  holdMeeting,
  listMeetingDays,
  listMeetings,
  type MeetingView,
  moveMeeting,
  readMeeting,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type SectionProps = { readonly meeting: MeetingView }

/** The names as they are typed, one on each line. */
const Present = z.strictObject({ chair: line(120), members: prose(5000) })

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')

const HoldForm = ({ meeting }: SectionProps) => {
  const { meeting: text } = useText({ sv, en })
  const refresh = useRefresh()
  const { id: meetingId, version, usual } = meeting
  return (
    <Form
      schema={Present}
      label={text.hold}
      submit={text.hold}
      done={text.holdDone}
      onSubmit={async ({ chair, members }, key) => {
        await call(holdMeeting, { meetingId, version, chair, members: linesOf(members) }, key)
        await refresh(readMeeting, listMeetings, listMeetingDays)
      }}
    >
      <TextField name="chair" label={text.chair} defaultValue={usual.chair} />
      <TextArea
        name="members"
        label={text.members}
        hint={text.membersHint}
        rows={5}
        defaultValue={usual.members.join('\n')}
      />
    </Form>
  )
}

const MoveForm = ({ meeting: { id: meetingId, version, heldOn } }: SectionProps) => {
  const { meeting: text, list } = useText({ sv, en })
  const today = useToday()
  const refresh = useRefresh()
  return (
    <Form
      key={version}
      schema={moveMeeting.input}
      also={{ meetingId, version }}
      label={text.move}
      submit={text.move}
      submitKind="quiet"
      done={text.moved}
      onSubmit={async (values, key) => {
        await call(moveMeeting, values, key)
        await refresh(readMeeting, listMeetings, listMeetingDays)
      }}
    >
      <DayField name="heldOn" label={list.on} earliest={today} defaultValue={heldOn} />
    </Form>
  )
}

const Cancel = ({ meeting: { id: meetingId, version } }: SectionProps) => {
  const { meeting: text } = useText({ sv, en })
  const [isOpen, setOpen] = useState(false)
  const router = useRouter()
  const toast = useToast()
  const refresh = useRefresh()
  const cancel = useAct(cancelMeeting, {
    onDone: () => {
      toast(text.cancelled)
      void router.navigate({ to: '/namnd' }).then(() => refresh(listMeetings, listMeetingDays))
    },
  })
  return (
    <>
      <Button kind="bare" onPress={() => setOpen(true)}>
        {text.cancel}
      </Button>
      <Dialog
        title={text.cancel}
        kind="alert"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button kind="danger" pending={cancel.pending} onPress={() => cancel.run({ meetingId, version })}>
              {text.cancel}
            </Button>
            <Button onPress={() => setOpen(false)}>{text.keep}</Button>
          </>
        }
      >
        <p>{text.cancelAsk}</p>
        {cancel.fault && <ErrorState error={cancel.fault} />}
      </Dialog>
    </>
  )
}

/** What is done with a planned meeting: it is held, moved or cancelled. */
export const HoldSection = ({ meeting }: SectionProps) => {
  const { meeting: text } = useText({ sv, en })
  const today = useToday()
  return (
    <div className="no-print">
      {meeting.heldOn <= today && (
        <Section title={text.hold} lead={text.holdLead}>
          <HoldForm meeting={meeting} key={meeting.version} />
        </Section>
      )}
      <Disclosure title={text.move}>
        <MoveForm meeting={meeting} />
        {meeting.items.length === 0 && <Cancel meeting={meeting} />}
      </Disclosure>
    </div>
  )
}
