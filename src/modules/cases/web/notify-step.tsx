import { useState } from 'react'
import { newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { notifyConcerned } from '../contract.ts'
import type { CaseView, ConcernedView } from '../views.ts'
import { Opener } from './opener.tsx'
import { useCaseText, useSave } from './use-case.ts'

type NoticeFormProps = {
  readonly caseId: string
  readonly one: ConcernedView
  readonly openedOn: NonNullable<CaseView['investigation']>['openedOn']
  readonly onClose: () => void
}

const NoticeForm = ({ caseId, one, openedOn, onClose }: NoticeFormProps) => {
  const text = useCaseText()
  const today = useToday()
  const save = useSave(notifyConcerned, onClose)
  const [isTold, setTold] = useState(true)
  const [id] = useState(newKey)
  const also = { caseId, id, personId: one.person.id }
  return (
    <Form
      key={String(isTold)}
      schema={notifyConcerned.input}
      also={isTold ? also : { ...also, toldOn: null }}
      label={text.notify.act(one.person.name)}
      submit={isTold ? text.notify.saveTold : text.notify.saveWithheld}
      done={text.common.saved}
      actions={
        <Button kind="bare" onPress={() => setTold(!isTold)}>
          {isTold ? text.notify.switchToWithheld : text.notify.switchToTold}
        </Button>
      }
      onSubmit={save}
    >
      {isTold ? (
        <>
          <DayField
            name="toldOn"
            label={text.notify.toldOn}
            defaultValue={today}
            earliest={openedOn}
            latest={today}
          />
          <TextField name="how" label={text.notify.how} hint={text.notify.howHint} optional />
        </>
      ) : (
        <TextArea name="withheldReason" label={text.notify.withheldReason} rows={2} />
      )}
    </Form>
  )
}

const Standing = ({ one }: { readonly one: ConcernedView }) => {
  const text = useCaseText().notify
  const format = useFormat()
  if (one.notice?.toldOn) return <span>{text.told(one.notice.how, format.day(one.notice.toldOn))}</span>
  if (one.notice) return <span>{text.withheld(one.notice.withheldReason)}</span>
  return <span className="soft">{one.mustBeTold ? text.waits : text.mustNot}</span>
}

/** SoL 20:4: everyone around the child, what they know, and the form for the first who waits. */
export const NotifyStep = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText()
  const { investigation, concerned, caseId } = view
  if (!investigation) return null
  const first = concerned.find((one) => one.mustBeTold && !one.notice)
  const mayAct = view.can.work && investigation.endedOn === null
  return (
    <>
      <p className="soft">{text.notify.lead}</p>
      {concerned.every((one) => !one.mustBeTold) && investigation.endedOn === null && (
        <Notice>{text.notify.nobody}</Notice>
      )}
      <ul className="plain stack">
        {concerned
          .filter((one) => one.mustBeTold || one.notice || one.relation !== 'child')
          .map((one) => (
            <li key={one.person.id} className="stack">
              <span className="cluster">
                <b>{one.person.name}</b>
                <span className="soft">{text.notify.relations[one.relation]}</span>
                <Protected level={one.person.protection} />
                <Standing one={one} />
              </span>
              {mayAct && !one.notice?.toldOn && (
                <Opener
                  key={`${one.person.id} ${one === first}`}
                  label={text.notify.act(one.person.name)}
                  isOpen={one === first}
                >
                  {(close) => (
                    <NoticeForm caseId={caseId} one={one} openedOn={investigation.openedOn} onClose={close} />
                  )}
                </Opener>
              )}
            </li>
          ))}
      </ul>
    </>
  )
}
