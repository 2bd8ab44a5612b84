import { useState } from 'react'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { closeHome, type HomeView, readHome } from '../contract.ts'
import { ChangeHomeForm } from './home-form.tsx'
import { Needs } from './records.tsx'
import { useHomeText, useSaveHome } from './use-homes.ts'

const CloseForm = ({ home, onClose }: { readonly home: HomeView; readonly onClose: () => void }) => {
  const text = useHomeText()
  const today = useToday()
  const [version] = useState(home.version)
  return (
    <Form
      schema={closeHome.input}
      also={{ homeId: home.id, version }}
      submit={text.home.close}
      submitKind="danger"
      label={text.home.close}
      actions={<Button onPress={onClose}>{text.form.cancel}</Button>}
      onSubmit={useSaveHome(closeHome, onClose)}
    >
      <p>{text.home.closeLead}</p>
      <DayField name="closedOn" label={text.home.closedOn} defaultValue={today} latest={today} />
      <TextArea name="reason" label={text.home.closeReason} rows={2} />
    </Form>
  )
}

/** Who lives there, so far as the reader may know; the others are a number. */
const Residents = ({ home }: { readonly home: HomeView }) => {
  const text = useHomeText().home
  const format = useFormat()
  return (
    <>
      <Section title={text.livesHere} count={home.childrenNow}>
        {home.childrenNow === 0 && <p className="soft">{text.nobody}</p>}
        <ul className="plain stack">
          {home.livesHere.map((one) => (
            <li key={one.placementId} className="cluster">
              <Link to={`/placeringar/${one.placementId}`}>{one.child.name}</Link>
              <Protected level={one.child.protection} />
              <span className="soft">{text.from(format.day(one.fromOn))}</span>
            </li>
          ))}
        </ul>
        {home.othersHere > 0 && <p className="soft">{text.others(home.othersHere)}</p>}
      </Section>
      {(home.livedHere.length > 0 || home.othersBefore > 0) && (
        <Section title={text.livedHere}>
          <ul className="plain stack">
            {home.livedHere.map((one) => (
              <li key={`${one.placementId} ${one.fromOn}`} className="cluster">
                <Link to={`/placeringar/${one.placementId}`}>{one.child.name}</Link>
                <span className="soft">
                  {one.untilOn && text.fromUntil(format.day(one.fromOn), format.day(one.untilOn))}
                </span>
              </li>
            ))}
          </ul>
          {home.othersBefore > 0 && <p className="soft">{text.othersBefore(home.othersBefore)}</p>}
        </Section>
      )}
    </>
  )
}

const Margin = ({ home }: { readonly home: HomeView }) => {
  const text = useHomeText()
  const { contact } = home
  return (
    <>
      <KeyFacts
        facts={[
          [text.home.runBy, text.runners[home.runBy]],
          [text.home.places, text.list.places(home.childrenNow, home.capacity)],
          [text.home.ages, text.list.ages(home.ageFrom, home.ageBelow)],
          [text.home.municipality, home.municipality],
          [text.home.languages, home.languages],
        ]}
      />
      {contact && (
        <KeyFacts
          facts={[
            [text.form.contactName, contact.contactName],
            [text.form.phone, contact.phone],
            [text.form.email, contact.email],
            [text.form.address, contact.address],
          ]}
        />
      )}
      {home.secretBecause && !contact && <Notice>{text.home.hidden[home.secretBecause]}</Notice>}
    </>
  )
}

const Home = ({ home }: { readonly home: HomeView }) => {
  const text = useHomeText()
  const format = useFormat()
  const [opened, setOpened] = useState<'change' | 'close'>()
  const close = () => setOpened(undefined)
  const items = [
    ...(home.can.change
      ? [{ key: 'change', label: text.form.change, onPick: () => setOpened('change') }]
      : []),
    ...(home.can.close ? [{ key: 'close', label: text.home.close, onPick: () => setOpened('close') }] : []),
  ]
  return (
    <Page
      title={home.name}
      tab={text.home.tab}
      above={text.kinds[home.kind]}
      lead={
        home.closedOn ? `${text.home.closed(format.day(home.closedOn))}. ${home.closedReason}` : undefined
      }
      actions={items.length > 0 && <Menu label={text.form.change} items={items} />}
      aside={<Margin home={home} />}
    >
      <Needs home={home} />
      <Residents home={home} />
      {opened === 'change' && (
        <Dialog title={text.form.change} isOpen onClose={close}>
          <ChangeHomeForm home={home} onClose={close} />
        </Dialog>
      )}
      {opened === 'close' && (
        <Dialog title={text.home.close} isOpen onClose={close}>
          <CloseForm home={home} onClose={close} />
        </Dialog>
      )}
    </Page>
  )
}

/** A home: what the law wants of it and what is there, and who lives there. */
export const Screen = ({ params: { homeId = '' } }: ScreenProps) => (
  <Loaded answer={useCall(readHome, { homeId })} lines={8}>
    {(home) => <Home key={home.id} home={home} />}
  </Loaded>
)
