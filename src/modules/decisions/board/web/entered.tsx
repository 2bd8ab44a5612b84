import { addressOf, call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { Prose } from '../../web/words.tsx'
import { correctMinutes, type ItemView, minutesExtract, readMeeting } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Corrections } from './corrections.tsx'

const Schema = correctMinutes.input.omit({ id: true })

const CorrectForm = ({
  agendaItemId,
  number,
}: {
  readonly agendaItemId: string
  readonly number: number
}) => {
  const { entered: text } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Disclosure title={text.correct}>
      <p className="soft">{text.correctLead}</p>
      <Form
        schema={Schema}
        also={{ agendaItemId }}
        label={`${text.correct}, ${text.number(number)}`}
        submit={text.saveCorrection}
        submitKind="quiet"
        done={text.corrected}
        afterwards="clear"
        onSubmit={async (values, key) => {
          await call(correctMinutes, { ...values, id: key }, key)
          await refresh(readMeeting)
        }}
      >
        <TextArea name="correction" label={text.correction} rows={2} />
        <TextField name="reason" label={text.why} />
      </Form>
    </Disclosure>
  )
}

type EnteredProps = {
  readonly item: ItemView
  readonly minutes: NonNullable<ItemView['minutes']>
}

/** What the meeting decided, for good. */
export const Entered = ({ item, minutes }: EnteredProps) => {
  const { entered: text, outcomes, meeting } = useText({ sv, en })
  const format = useFormat()
  return (
    <>
      <Notice kind="done" title={`${text.number(minutes.number)} ${outcomes[minutes.outcome]}`}>
        {minutes.content !== '' && <Prose text={minutes.content} />}
        {minutes.reasons !== '' && <Prose text={minutes.reasons} />}
        {minutes.note !== '' && <p>{minutes.note}</p>}
        {minutes.steppedOut.length > 0 && <p>{text.steppedOut(minutes.steppedOut.join(', '))}</p>}
        {minutes.reservations !== '' && (
          <p>
            {text.reservations}: {minutes.reservations}
          </p>
        )}
        {item.corrections.length > 0 && (
          <>
            <h4>{text.corrections}</h4>
            <Corrections corrections={item.corrections} />
          </>
        )}
        <p className="soft">{text.correctedBy(minutes.recordedBy, format.moment(minutes.recordedAt))}</p>
        <p className="no-print">
          <a
            className="button bare"
            href={addressOf(minutesExtract, { agendaItemId: item.id })}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="print" />
            {meeting.extract}
          </a>
        </p>
      </Notice>
      {item.can.enter && <CorrectForm agendaItemId={item.id} number={minutes.number} />}
    </>
  )
}
