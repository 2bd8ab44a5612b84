import { useState } from 'react'
import { call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { endLowThreshold, listLowThreshold, type LowThresholdView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Opener } from '../../web/opener.tsx'
import { NoteForm } from './note-form.tsx'

const EndForm = ({ one, onClose }: { readonly one: LowThresholdView; readonly onClose: () => void }) => {
  const text = useText({ sv, en }).end
  const today = useToday()
  const refresh = useRefresh()
  return (
    <Form
      schema={endLowThreshold.input}
      also={{ lowThresholdServiceId: one.id, version: one.version }}
      label={text.act(one.name)}
      submit={text.save}
      submitKind="quiet"
      done={text.saved}
      actions={<Button onPress={onClose}>{text.cancel}</Button>}
      onSubmit={async (values, key) => {
        await call(endLowThreshold, values, key)
        await refresh(listLowThreshold)
      }}
    >
      <DayField
        name="endedOn"
        label={text.endedOn}
        earliest={one.startedOn}
        latest={today}
        defaultValue={today}
      />
    </Form>
  )
}

const Service = ({ one }: { readonly one: LowThresholdView }) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const [isEnding, setEnding] = useState(false)
  const until = one.endedOn === null ? '' : format.day(one.endedOn)
  return (
    <li className="stack">
      <span className="cluster">
        <b>{one.name}</b>
        <span className="soft">{text.kinds[one.kind]}</span>
        <span className="soft">{text.since(format.day(one.startedOn), until)}</span>
      </span>
      <span className="cluster">
        {one.person ? (
          <>
            <Link to={`/personer/${one.person.id}`}>{one.person.name}</Link>
            <Protected level={one.person.protection} />
          </>
        ) : (
          <span>{text.unnamed}</span>
        )}
        <span className="soft">{text.ages[one.ageGroup]}</span>
        {one.consent !== 'not_needed' && <span className="soft">{text.consents[one.consent]}</span>}
        <span className="soft">{text.notedBy(one.notedBy)}</span>
        {one.endedOn === null && !isEnding && (
          <Button kind="bare" label={text.end.act(one.name)} onPress={() => setEnding(true)}>
            {text.end.short}
          </Button>
        )}
      </span>
      {isEnding && <EndForm one={one} onClose={() => setEnding(false)} />}
    </li>
  )
}

type View = 'running' | 'ended'

const Register = ({ view }: { readonly view: View }) => {
  const text = useText({ sv, en })
  const answer = useCall(listLowThreshold, { view })
  return (
    <Loaded answer={answer} lines={6}>
      {({ rows, hasMore }) =>
        rows.length === 0 ? (
          <EmptyState title={text.none[view]}>{text.noneLead}</EmptyState>
        ) : (
          <>
            <ul className="plain stack" aria-label={text.views[view]}>
              {rows.map((one) => (
                <Service key={one.id} one={one} />
              ))}
            </ul>
            {hasMore && <p className="soft">{text.hasMore}</p>}
          </>
        )
      }
    </Loaded>
  )
}

/** SoL 11:5: the unit's register of help that is given without an assessment of needs. */
export const Screen = () => {
  const text = useText({ sv, en })
  const tab = (id: View) => ({ id, label: text.views[id], render: () => <Register key={id} view={id} /> })
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      above={<Link to="/arenden">{text.toCases}</Link>}
    >
      <Opener label={text.add}>
        {(close) => (
          <Section title={text.add}>
            <NoteForm onClose={close} />
          </Section>
        )}
      </Opener>
      <Tabs label={text.title} tabs={[tab('running'), tab('ended')]} />
    </Page>
  )
}
