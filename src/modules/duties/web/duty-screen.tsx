import { useState } from 'react'
import { ProcessCard, useProcessWords } from '#modules/clocks/web/process-card.tsx'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { type DutyView, listDuties, readDuty, takeDutyStep } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AssignDutyDialog } from './assign-dialog.tsx'

const About = ({ duty }: { readonly duty: DutyView }) => {
  const { facts, kinds, nobody } = useText({ sv, en })
  const format = useFormat()
  const { watch } = duty
  return (
    <KeyFacts
      facts={[
        [facts.kind, kinds[duty.kind]],
        [facts.owner, watch === null ? nobody : watch.owner],
        ...(watch === null || watch.coworker === '' ? [] : [[facts.coworker, watch.coworker] as const]),
        [facts.opened, facts.openedBy(duty.openedBy, format.day(duty.openedOn))],
        ...(duty.closedOn === null ? [] : [[facts.closed, format.day(duty.closedOn)] as const]),
      ]}
    />
  )
}

const Duty = ({ duty }: { readonly duty: DutyView }) => {
  const text = useText({ sv, en })
  const words = useProcessWords(duty.kind)
  const refresh = useRefresh()
  const [isAssigning, assign] = useState(false)
  return (
    <Page
      title={duty.title}
      tab={text.tab}
      aside={<About duty={duty} />}
      actions={duty.can.assign && <Button onPress={() => assign(true)}>{text.assign.open}</Button>}
    >
      {!duty.can.work && <Notice>{text.reported}</Notice>}
      {duty.account !== '' && (
        <Section title={text.facts.account}>
          <div className="prose">
            {duty.account.split(/\n{2,}/).map((paragraph, place) => (
              <p key={place}>{paragraph}</p>
            ))}
          </div>
        </Section>
      )}
      <ProcessCard
        view={duty.process}
        title={words.name}
        schema={takeDutyStep.input}
        also={{ dutyId: duty.dutyId, version: duty.version }}
        onStep={async (values, key) => {
          await call(takeDutyStep, values, key)
          await refresh(readDuty, listDuties)
        }}
      />
      {isAssigning && <AssignDutyDialog duty={duty} onClose={() => assign(false)} />}
    </Page>
  )
}

/** One duty: what it is about, who answers for it, what runs, what may happen next and what has happened. */
export const DutyScreen = ({ params: { dutyId = '' } }: ScreenProps) => {
  const answer = useCall(readDuty, { dutyId })
  return <Loaded answer={answer}>{(duty) => <Duty duty={duty} />}</Loaded>
}
