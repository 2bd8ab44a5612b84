import { useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import type { CaseView, ConflictView } from '../../views.ts'
import { Opener } from '../../web/opener.tsx'
import { useSave } from '../../web/use-case.ts'
import { allowInConflict, answerConflict } from '../contract.ts'
import { conflictAnswers } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type FormProps = {
  readonly view: CaseView
  readonly one: ConflictView
  readonly onClose: () => void
}

const about = (view: CaseView, { id, version }: ConflictView) => ({
  caseId: view.caseId,
  caseConflictId: id,
  version,
})

/** FL 18 § 2 st. */
const AnswerForm = ({ view, one, onClose }: FormProps) => {
  const { answer: text, given, givenNotes, cancel } = useText({ sv, en })
  const [also] = useState(about(view, one))
  return (
    <Form
      schema={answerConflict.input}
      also={also}
      label={text.open}
      submit={text.save}
      submitKind="quiet"
      done={text.done}
      actions={<Button onPress={onClose}>{cancel}</Button>}
      onSubmit={useSave(answerConflict, onClose)}
    >
      <RadioGroup
        name="answer"
        label={text.outcome}
        choices={conflictAnswers.map((value) => ({ value, label: given[value], note: givenNotes[value] }))}
      />
      <TextArea name="reasons" label={text.reasons} rows={2} />
    </Form>
  )
}

/** FL 17: what nobody else can do in time. */
const AllowForm = ({ view, one, onClose }: FormProps) => {
  const { allow: text, cancel } = useText({ sv, en })
  const [also] = useState(about(view, one))
  return (
    <Form
      schema={allowInConflict.input}
      also={also}
      label={text.open}
      submit={text.save}
      submitKind="quiet"
      done={text.done}
      actions={<Button onPress={onClose}>{cancel}</Button>}
      onSubmit={useSave(allowInConflict, onClose)}
    >
      <TextArea name="reason" label={text.reason} rows={3} />
    </Form>
  )
}

const useTitle = () => {
  const { shown: text } = useText({ sv, en })
  return ({ answer, worker, isMine }: ConflictView): string => {
    if (answer === null) return isMine ? text.askedMine : text.asked(worker)
    if (answer === 'conflict') return isMine ? text.foundMine : text.found(worker)
    return answer === 'no_conflict' ? text.notFound(worker) : text.noWeight(worker)
  }
}

type NoticeProps = Omit<FormProps, 'onClose'> & { readonly onGive: () => void }

const Conflict = ({ view, one, onGive }: NoticeProps) => {
  const { shown: text, grounds, points, answer, allow } = useText({ sv, en })
  const format = useFormat()
  const titleOf = useTitle()
  const stands = one.answer === null || one.answer === 'conflict'
  return (
    <Notice kind={stands ? 'warn' : 'info'} title={titleOf(one)}>
      <div className="stack">
        <p>
          {grounds[one.ground]} <span className="soft">({points[one.ground]})</span>
        </p>
        {one.words !== '' && <p className="prose">{one.words}</p>}
        {one.answer === null && <p>{one.isMine ? text.waitsMine : text.waits}</p>}
        {one.reasons !== '' && <p className="prose">{one.reasons}</p>}
        {one.exception !== '' && <p className="prose">{text.exception(one.exception)}</p>}
        <p className="soft">
          {text.told(one.toldBy, format.day(dayOf(one.toldAt)))}
          {one.answeredAt !== null &&
            ` · ${text.answered(one.answeredBy, format.day(dayOf(one.answeredAt)))}`}
        </p>
        {one.answer === 'conflict' && one.hasCase && view.can.assign && (
          <p>
            <Button onPress={onGive}>{text.give}</Button>
          </p>
        )}
        {one.can.answer && (
          <Opener label={answer.open}>
            {(close) => <AnswerForm view={view} one={one} onClose={close} />}
          </Opener>
        )}
        {one.can.allow && one.exception === '' && (
          <Opener label={allow.open}>{(close) => <AllowForm view={view} one={one} onClose={close} />}</Opener>
        )}
      </div>
    </Notice>
  )
}

/** FL 16–18: questions of conflict of interest in the case, those that stand first. */
export const ConflictNotices = ({ view, onGive }: Pick<NoticeProps, 'view' | 'onGive'>) =>
  view.conflicts.map((one) => (
    <Conflict key={`${one.id} ${one.version}`} view={view} one={one} onGive={onGive} />
  ))
