import { useState } from 'react'
import { readOrganisation } from '#modules/organisation/contract.ts'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { endDutyTurn, enterDutyTurn, readDutyTurns } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import './logreview.css'
import { WorkerChoice } from './worker-choice.tsx'

const Turns = () => {
  const { turns: text } = useText({ sv, en })
  const format = useFormat()
  const toast = useToast()
  const answer = useCall(readDutyTurns, {})
  const end = useAct(endDutyTurn, {
    refresh: [readDutyTurns],
    onDone: () => toast(text.ended),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  return (
    <Loaded answer={answer}>
      {(turns) => (
        <Section title={text.listed} count={turns.length}>
          {turns.length === 0 ? (
            <p className="soft">{text.none}</p>
          ) : (
            turns.map((one) => (
              <article key={one.dutyTurnId} className="log-item">
                <h3>{one.worker}</h3>
                <p>{`${one.unit === '' ? text.all : one.unit} · ${text.row(format.moment(one.fromAt), format.moment(one.untilAt))}`}</p>
                <Button
                  kind="quiet"
                  label={text.endFor(one.worker)}
                  pending={end.pending}
                  onPress={() => end.run({ dutyTurnId: one.dutyTurnId })}
                >
                  {text.end}
                </Button>
              </article>
            ))
          )}
        </Section>
      )}
    </Loaded>
  )
}

/** A manager writes down who has the duty. */
export const TurnScreen = () => {
  const { turns: text } = useText({ sv, en })
  const today = useToday()
  const organisation = useCall(readOrganisation, {})
  const refresh = useRefresh()
  const [round, setRound] = useState(0)
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Loaded answer={organisation}>
        {({ units }) => (
          <Form
            key={round}
            schema={enterDutyTurn.input}
            submit={text.save}
            done={text.done}
            onSubmit={async (values, key) => {
              await call(enterDutyTurn, values, key)
              await refresh(readDutyTurns)
              setRound(round + 1)
            }}
          >
            <WorkerChoice label={text.who} />
            <Select
              name="unitId"
              label={text.unit}
              empty={text.all}
              optional
              choices={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            />
            <DayField name="fromOn" label={text.from} defaultValue={today} />
            <DayField name="untilOn" label={text.until} hint={text.untilHint} defaultValue={today} />
          </Form>
        )}
      </Loaded>
      <Turns />
    </Page>
  )
}
