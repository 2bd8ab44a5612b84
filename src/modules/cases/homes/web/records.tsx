import { useState } from 'react'
import { newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { type HomeView, recordOfHome } from '../contract.ts'
import type { RecordKind } from '../rules.ts'
import { useHomeText, useSaveHome } from './use-homes.ts'

const tones: Readonly<Record<HomeView['needs'][number]['standing'], Tone>> = {
  there: 'done',
  missing: 'warn',
  over: 'warn',
  unsuitable: 'danger',
}

type RecordFormProps = {
  readonly home: HomeView
  readonly kind: RecordKind
  readonly onClose: () => void
}

/** SoL 22:2–3, SoF 3:3, SoL 26:1: only what the record itself needs is asked. */
const RecordForm = ({ home, kind, onClose }: RecordFormProps) => {
  const text = useHomeText().home
  const form = useHomeText().form
  const today = useToday()
  const [id] = useState(newKey)
  const isAssessment = kind === 'suitability'
  const mayEnd = kind === 'suitability' || kind === 'contract' || kind === 'licence'
  return (
    <Form
      schema={recordOfHome.input}
      also={{ homeId: home.id, id, kind }}
      submit={text.saveRecord}
      done={text.recorded}
      label={text.record[kind]}
      actions={<Button onPress={onClose}>{form.cancel}</Button>}
      onSubmit={useSaveHome(recordOfHome, onClose)}
    >
      {kind === 'extracts' && <p className="soft">{text.extractsHint}</p>}
      <DayField name="madeOn" label={text.madeOn[kind]} defaultValue={today} latest={today} />
      {isAssessment && (
        <>
          <RadioGroup
            name="conclusion"
            label={text.conclusion}
            choices={(['suitable', 'unsuitable'] as const).map((value) => ({
              value,
              label: text.conclusions[value],
            }))}
          />
          <TextField name="madeBy" label={text.madeBy} hint={text.madeByHint} />
          <TextArea name="note" label={text.note.suitability} rows={3} />
        </>
      )}
      {mayEnd && <DayField name="untilOn" label={text.untilOn} optional />}
    </Form>
  )
}

/** What the law wants of the home before a child moves in, and what is there. */
export const Needs = ({ home }: { readonly home: HomeView }) => {
  const text = useHomeText()
  const format = useFormat()
  const [recording, setRecording] = useState<RecordKind>()
  const isReady = home.needs.every(({ standing }) => standing === 'there')
  const close = () => setRecording(undefined)
  const renewable = home.needs
    .filter(({ standing }) => standing === 'there')
    .map(({ kind }) => ({ key: kind, label: text.home.record[kind], onPick: () => setRecording(kind) }))
  const first = home.needs.find(({ standing }) => standing !== 'there')
  return (
    <Section
      title={text.home.needs}
      actions={home.can.change && renewable.length > 0 && <Menu label={text.home.renew} items={renewable} />}
      lead={home.needs.length === 0 ? text.home.needsNone : isReady ? text.home.ready : text.home.notReady}
    >
      {home.noticeWanted && (
        <Notice
          kind="danger"
          actions={
            home.can.change && (
              <Button kind="primary" onPress={() => setRecording('over_three_notice')}>
                {text.home.record.over_three_notice}
              </Button>
            )
          }
        >
          {text.home.notice}
        </Notice>
      )}
      <ul className="plain stack">
        {home.needs.map((need) => (
          <li key={need.kind} className="cluster">
            <Badge tone={tones[need.standing]}>{text.home.standing[need.standing]}</Badge>
            <span>
              {text.records[need.kind]} <span className="soft">{need.paragraph}</span>
            </span>
            {need.madeOn && (
              <span className="soft">
                {need.untilOn
                  ? text.home.fromUntil(format.day(need.madeOn), format.day(need.untilOn))
                  : text.home.from(format.day(need.madeOn))}
              </span>
            )}
            {home.can.change && need.standing !== 'there' && (
              <Button
                kind={need === first && !home.noticeWanted ? 'primary' : 'quiet'}
                icon="pen"
                onPress={() => setRecording(need.kind)}
              >
                {text.home.record[need.kind]}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <History home={home} />
      {recording && (
        <Dialog title={text.home.record[recording]} isOpen onClose={close}>
          <RecordForm home={home} kind={recording} onClose={close} />
        </Dialog>
      )}
    </Section>
  )
}

/** Written once, and all of it readable. */
const History = ({ home }: { readonly home: HomeView }) => {
  const text = useHomeText()
  const format = useFormat()
  if (home.records.length === 0) return null
  return (
    <Disclosure title={text.home.history}>
      <ul className="plain stack">
        {home.records.map((one) => (
          <li key={one.id}>
            <span className="cluster">
              <b>{text.records[one.kind]}</b>
              <span>{format.day(one.madeOn)}</span>
              {one.conclusion && <span>{text.home.conclusions[one.conclusion]}</span>}
              {one.untilOn && <span className="soft">{text.home.until(format.day(one.untilOn))}</span>}
              {one.madeBy !== '' && <span className="soft">{text.home.made(one.madeBy)}</span>}
              <span className="soft">{text.home.by(one.by)}</span>
            </span>
            {one.note !== '' && <p className="prose">{one.note}</p>}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
