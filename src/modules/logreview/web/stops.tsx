import { useState } from 'react'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { answerOpeningStop, readOpeningStops, stopOutcomes, type StopView } from '../contract-stops.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import './logreview.css'

const AnswerStop = ({ stop, onClose }: { readonly stop: StopView; readonly onClose: () => void }) => {
  const { answer: text, cancel, outcomes: words } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <Form
        schema={answerOpeningStop.input}
        also={{ openingStopId: stop.openingStopId }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(answerOpeningStop, values, key)
          await refresh(readOpeningStops)
          onClose()
        }}
      >
        <RadioGroup
          name="outcome"
          label={text.outcome}
          choices={stopOutcomes.map((value) => ({ value, label: words[value] }))}
        />
        <TextArea name="reason" label={text.reason} hint={text.reasonHint} rows={3} />
      </Form>
    </Dialog>
  )
}

const StopCard = ({ stop, onAnswer }: { readonly stop: StopView; readonly onAnswer: () => void }) => {
  const all = useText({ sv, en })
  const { stops: text } = all
  const format = useFormat()
  const { outcome } = stop
  return (
    <article className="log-item" aria-label={`${stop.worker}, ${format.moment(stop.stoppedAt)}`}>
      <h3>{stop.worker}</h3>
      <p className="meta">{stop.unit}</p>
      <p>{text.what(format.moment(stop.stoppedAt), stop.peopleThatDay)}</p>
      <p>{stop.wentOnAt === null ? text.didNotGoOn : text.said(stop.reason)}</p>
      {outcome === null ? (
        <Button kind="quiet" label={text.answerFor(stop.worker)} onPress={onAnswer}>
          {all.answer.open}
        </Button>
      ) : (
        <p>
          <b>{all.outcomeBy(all.outcomes[outcome.outcome], outcome.by, format.moment(outcome.at))}</b>
          <br />
          {outcome.reason}
        </p>
      )}
    </article>
  )
}

/** Who opened very many people in an hour. Nothing while nobody did. */
export const Stops = () => {
  const { stops: text } = useText({ sv, en })
  const { data } = useCall(readOpeningStops, {})
  const [answering, setAnswering] = useState<StopView>()
  if (!data || data.stops.length === 0) return null
  return (
    <Section title={text.title} lead={text.lead} count={data.all}>
      {data.stops.map((stop) => (
        <StopCard key={stop.openingStopId} stop={stop} onAnswer={() => setAnswering(stop)} />
      ))}
      {data.all > data.stops.length && <p className="soft">{text.more(data.stops.length, data.all)}</p>}
      {answering && <AnswerStop stop={answering} onClose={() => setAnswering(undefined)} />}
    </Section>
  )
}
