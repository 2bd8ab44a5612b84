import { useState } from 'react'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Due } from '#web/ui/due.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { Opener } from '../../web/opener.tsx'
import { endFollowUpAfter, noteHealthNeedless, noteHealthNotice, type PlacementView } from '../contract.ts'
import { needlessReasons } from '../rules/health.ts'
import { usePlacementText, useSavePlacement } from './use-placement.ts'

type Acts = ReturnType<typeof usePlacementText>['screen']['acts']
const isAct = (code: string, acts: Acts): code is keyof Acts => Object.hasOwn(acts, code)

/** SoL 22:7. */
const HealthForm = ({ view, onClose }: { readonly view: PlacementView; readonly onClose: () => void }) => {
  const text = usePlacementText()
  const today = useToday()
  const [version] = useState(view.version)
  return (
    <Form
      schema={noteHealthNotice.input}
      also={{ placementId: view.id, version }}
      submit={text.common.save}
      done={text.common.saved}
      label={text.health.act}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      onSubmit={useSavePlacement(noteHealthNotice, onClose)}
    >
      <p className="soft">{text.health.lead}</p>
      <DayField
        name="sentOn"
        label={text.health.sentOn}
        defaultValue={today}
        earliest={view.startedOn}
        latest={today}
      />
    </Form>
  )
}

/** SoL 22:7: the region need not be told; which reason is chosen, and told where the list does not say it. */
const NeedlessForm = ({ view, onClose }: { readonly view: PlacementView; readonly onClose: () => void }) => {
  const text = usePlacementText()
  const [version] = useState(view.version)
  return (
    <Form
      schema={noteHealthNeedless.input}
      also={{ placementId: view.id, version }}
      submit={text.common.save}
      done={text.common.saved}
      label={text.health.needless}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      onSubmit={useSavePlacement(noteHealthNeedless, onClose)}
    >
      <p className="soft">{text.health.needlessLead}</p>
      <RadioGroup
        name="why"
        label={text.health.why}
        choices={needlessReasons.map((value) => ({ value, label: text.health.reasons[value] }))}
      />
      <TextArea name="note" label={text.health.note} rows={2} optional />
    </Form>
  )
}

/** SoL 23:5, LVU 21 c: the follow-up after the placement ends; what was seen stands in the journal. */
const EndFollowUp = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText()
  return (
    <Form
      schema={endFollowUpAfter.input}
      also={{ placementId: view.id, version: view.version }}
      submit={text.followUpAfter.end}
      submitKind="quiet"
      done={text.followUpAfter.ended}
      label={text.followUpAfter.end}
      onSubmit={useSavePlacement(endFollowUpAfter)}
    >
      <p className="soft">{text.followUpAfter.lead}</p>
    </Form>
  )
}

/** What is next and what is late, the soonest first, each with its paragraph. */
export const NextSection = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText()
  const format = useFormat()
  const { acts } = text.screen
  return (
    <Section title={text.screen.next}>
      {view.clocks.length === 0 && <p className="soft">{text.screen.nextNone}</p>}
      <ul className="list" aria-label={text.screen.next}>
        {view.clocks.map((clock) => (
          <li key={clock.id} className="row">
            <span className="row-mark" />
            <span className="row-title">{isAct(clock.code, acts) ? acts[clock.code] : acts.other}</span>
            <span className="row-what" />
            <span className="row-meta">{clock.paragraph}</span>
            <span className="row-due">
              <Due on={clock.dueOn} rule={clock.paragraph} />
            </span>
          </li>
        ))}
      </ul>
      {view.clocks.some(({ code }) => code === 'careVisit') && (
        <p className="soft">{text.screen.localRule}</p>
      )}
      {view.can.work && view.needsHealthNotice && (
        <div className="stack">
          <Opener label={text.health.act}>{(close) => <HealthForm view={view} onClose={close} />}</Opener>
          <Opener label={text.health.needless}>
            {(close) => <NeedlessForm view={view} onClose={close} />}
          </Opener>
        </div>
      )}
      {view.can.endFollowUp && <EndFollowUp view={view} />}
      {view.healthNoticeOn && <p className="soft">{text.health.sent(format.day(view.healthNoticeOn))}</p>}
      {view.healthNeedless && (
        <p className="soft">
          {text.health.isNeedless(
            format.day(view.healthNeedless.on),
            [text.health.reasons[view.healthNeedless.why], view.healthNeedless.note]
              .filter(Boolean)
              .join('. '),
          )}
        </p>
      )}
    </Section>
  )
}
