import { useState } from 'react'
import { newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { askForInformation, noteAnswer } from '../contract.ts'
import { type CaseView, type InvestigationView, type RequestView, sourceKinds } from '../views.ts'
import { Opener } from './opener.tsx'
import { conflictOf } from './saved-meanwhile.tsx'
import { useCaseText, useSave } from './use-case.ts'

type FormProps = { readonly caseId: string; readonly onClose: () => void }

const AskForm = ({
  caseId,
  investigation,
  onClose,
}: FormProps & { readonly investigation: InvestigationView }) => {
  const text = useCaseText()
  const today = useToday()
  const [id] = useState(newKey)
  return (
    <Form
      schema={askForInformation.input}
      also={{ caseId, id }}
      label={text.gather.ask}
      submit={text.gather.saveAsk}
      done={text.common.saved}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      onSubmit={useSave(askForInformation, onClose)}
    >
      <Select
        name="sourceKind"
        label={text.gather.kind}
        choices={sourceKinds.map((value) => ({ value, label: text.gather.sources[value] }))}
      />
      <TextField name="sourceName" label={text.gather.name} />
      <TextArea name="question" label={text.gather.question} rows={2} />
      <DayField
        name="askedOn"
        label={text.gather.askedOn}
        defaultValue={today}
        earliest={investigation.openedOn}
        latest={today}
      />
    </Form>
  )
}

const AnswerForm = ({ caseId, request, onClose }: FormProps & { readonly request: RequestView }) => {
  const text = useCaseText()
  const today = useToday()
  const [version, setVersion] = useState(request.version)
  return (
    <Form
      schema={noteAnswer.input}
      also={{ caseId, requestId: request.id, version }}
      label={text.gather.noteAnswer}
      submit={text.gather.saveAnswer}
      done={text.common.saved}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      renderConflict={conflictOf(setVersion, onClose)}
      onSubmit={useSave(noteAnswer, onClose)}
    >
      <DayField
        name="answeredOn"
        label={text.gather.answeredOn}
        defaultValue={request.answeredOn ?? today}
        earliest={request.askedOn}
        latest={today}
      />
      <TextArea name="answer" label={text.gather.answer} defaultValue={request.answer} />
    </Form>
  )
}

const Request = ({ request }: { readonly request: RequestView }) => {
  const text = useCaseText().gather
  const format = useFormat()
  return (
    <>
      <span className="cluster">
        <b>{request.sourceName}</b>
        <span className="soft">{text.sources[request.sourceKind]}</span>
        {request.answeredOn ? (
          <span className="soft">{text.answered(format.day(request.answeredOn))}</span>
        ) : (
          <Badge tone="warn">{text.waits}</Badge>
        )}
      </span>
      <p className="prose">{request.question}</p>
      <p className="soft">{text.asked(request.askedBy, format.day(request.askedOn))}</p>
      {request.answer !== '' && <blockquote className="prose">{request.answer}</blockquote>}
    </>
  )
}

/** SoL 20:5–6: what others have been asked, and what they answered. */
export const GatherStep = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText()
  const { investigation, caseId } = view
  if (!investigation) return null
  const mayAct = view.can.work && investigation.endedOn === null
  return (
    <>
      <p className="soft">{text.gather.lead}</p>
      {investigation.requests.length === 0 && <p>{text.gather.none}</p>}
      <ul className="plain stack">
        {investigation.requests.map((request) => (
          <li key={request.id} className="stack">
            <Request request={request} />
            {mayAct && (
              <Opener label={request.answeredOn ? text.common.change : text.gather.noteAnswer}>
                {(close) => <AnswerForm caseId={caseId} request={request} onClose={close} />}
              </Opener>
            )}
          </li>
        ))}
      </ul>
      {mayAct && (
        <Opener label={text.gather.ask}>
          {(close) => <AskForm caseId={caseId} investigation={investigation} onClose={close} />}
        </Opener>
      )}
    </>
  )
}
