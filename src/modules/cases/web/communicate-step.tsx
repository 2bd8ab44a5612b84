import { useState } from 'react'
import { newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Due } from '#web/ui/due.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { noteReply, sendCommunication } from '../contract.ts'
import type { CaseView, CommunicationView, InvestigationView } from '../views.ts'
import { Opener } from './opener.tsx'
import { conflictOf } from './saved-meanwhile.tsx'
import { useCaseText, useSave } from './use-case.ts'

const usualDays = 14

type SendFormProps = {
  readonly view: CaseView
  readonly investigation: InvestigationView
  readonly onClose: () => void
}

const SendForm = ({ view, investigation, onClose }: SendFormProps) => {
  const text = useCaseText()
  const today = useToday()
  const [id] = useState(newKey)
  const first = view.concerned.find((one) => one.mustBeTold)
  return (
    <Form
      schema={sendCommunication.input}
      also={{ caseId: view.caseId, id }}
      label={text.communicate.send}
      submit={text.communicate.save}
      done={text.common.saved}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      onSubmit={useSave(sendCommunication, onClose)}
    >
      <Select
        name="personId"
        label={text.communicate.person}
        defaultValue={first?.person.id ?? ''}
        choices={view.concerned.map(({ person, relation }) => ({
          value: person.id,
          label: `${person.name}, ${text.notify.relations[relation]}`,
        }))}
      />
      <TextArea
        name="material"
        label={text.communicate.material}
        hint={text.communicate.materialHint}
        rows={2}
      />
      <TextField name="how" label={text.communicate.how} hint={text.notify.howHint} />
      <DayField
        name="sentOn"
        label={text.communicate.sentOn}
        defaultValue={today}
        earliest={investigation.openedOn}
        latest={today}
      />
      <TextField
        name="replyDays"
        kind="number"
        width={4}
        label={text.communicate.replyDays}
        hint={text.communicate.replyDaysHint}
        defaultValue={usualDays}
      />
      <Checkbox name="toldOfOralRight" label={text.communicate.oral} />
    </Form>
  )
}

type ReplyProps = {
  readonly caseId: string
  readonly letter: CommunicationView
  readonly onClose: () => void
}

const ReplyForm = ({ caseId, letter, onClose }: ReplyProps) => {
  const text = useCaseText()
  const today = useToday()
  const [version, setVersion] = useState(letter.version)
  return (
    <Form
      schema={noteReply.input}
      also={{ caseId, communicationId: letter.id, version }}
      label={text.communicate.noteReply}
      submit={text.communicate.saveReply}
      done={text.common.saved}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      renderConflict={conflictOf(setVersion, onClose)}
      onSubmit={useSave(noteReply, onClose)}
    >
      <DayField
        name="repliedOn"
        label={text.communicate.repliedOn}
        defaultValue={letter.repliedOn ?? today}
        earliest={letter.sentOn}
        latest={today}
      />
      <TextArea
        name="reply"
        label={text.communicate.reply}
        hint={text.communicate.replyHint}
        defaultValue={letter.reply}
        optional
      />
    </Form>
  )
}

/** Only when the time is out: until then the party may still reply (FL 25). */
const NoReplyForm = ({ caseId, letter }: Omit<ReplyProps, 'onClose'>) => {
  const text = useCaseText()
  return (
    <Form
      schema={noteReply.input}
      also={{ caseId, communicationId: letter.id, repliedOn: null, version: letter.version }}
      label={text.communicate.noteNone}
      submit={text.communicate.noteNone}
      done={text.common.saved}
      onSubmit={useSave(noteReply)}
    >
      {null}
    </Form>
  )
}

const Letter = ({ letter }: { readonly letter: CommunicationView }) => {
  const text = useCaseText().communicate
  const format = useFormat()
  return (
    <>
      <span className="cluster">
        <b>{text.sent(letter.person, format.day(letter.sentOn))}</b>
        {letter.replyBy && <Due on={letter.replyBy} rule="FL 25" />}
        {letter.repliedOn && <span className="soft">{text.replied(format.day(letter.repliedOn))}</span>}
        {letter.noReply && <span className="soft">{text.noReply}</span>}
      </span>
      <p className="prose">{letter.material}</p>
      {letter.reply !== '' && <blockquote className="prose">{letter.reply}</blockquote>}
    </>
  )
}

/** FL 25: what was sent to whom, until when they may reply, and what they said. */
export const CommunicateStep = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText()
  const today = useToday()
  const { investigation, caseId } = view
  if (!investigation) return null
  const mayAct = view.can.work && investigation.endedOn === null
  const letters = investigation.communications
  return (
    <>
      <p className="soft">{text.communicate.lead}</p>
      {letters.length === 0 && <p>{text.communicate.none}</p>}
      <ul className="plain stack">
        {letters.map((letter) => (
          <li key={letter.id} className="stack">
            <Letter letter={letter} />
            {mayAct && (
              <div className="cluster">
                <Opener label={letter.repliedOn ? text.common.change : text.communicate.noteReply}>
                  {(close) => <ReplyForm caseId={caseId} letter={letter} onClose={close} />}
                </Opener>
                {letter.replyBy && letter.replyBy < today && <NoReplyForm caseId={caseId} letter={letter} />}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayAct && (
        <Opener key={letters.length} label={text.communicate.send}>
          {(close) => <SendForm view={view} investigation={investigation} onClose={close} />}
        </Opener>
      )}
    </>
  )
}
