import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useAct } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { Opener } from '../../web/opener.tsx'
import { contactWays, noteContact, placeContact, type PlacementView, readPlacement } from '../contract.ts'
import { careAreas } from '../rules/following.ts'
import { usePlacementText, useSavePlacement } from './use-placement.ts'

type Contact = PlacementView['contacts'][number]

const shownAtFirst = 4

/** SoL 22:11: which day, with whom, alone or not; a few words only where there is something. */
const ContactForm = ({ view, onClose }: { readonly view: PlacementView; readonly onClose: () => void }) => {
  const text = usePlacementText()
  const today = useToday()
  const [id] = useState(newKey)
  const [withChild, setWithChild] = useState(false)
  return (
    <Form
      schema={noteContact.input}
      also={{ placementId: view.id, id }}
      submit={text.follow.saveContact}
      done={text.common.saved}
      label={text.follow.add}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      onSubmit={useSavePlacement(noteContact, onClose)}
    >
      <DayField
        name="heldOn"
        label={text.follow.heldOn}
        defaultValue={today}
        earliest={view.startedOn}
        latest={today}
      />
      <CheckboxGroup
        name="what"
        label={text.follow.what}
        choices={contactWays.map((value) => ({ value, label: text.follow.ways[value] }))}
        onChange={(value, isChosen) => value === 'child' && setWithChild(isChosen)}
      />
      {withChild && <Checkbox name="childAlone" label={text.follow.alone} />}
      <TextField name="place" label={text.follow.place} optional />
      <Disclosure title={text.follow.areasTitle}>
        <div className="stack">
          <p className="soft">{text.follow.areasHint}</p>
          {careAreas.map((area) => (
            <TextArea key={area} name={area} label={text.follow.areas[area]} rows={2} optional />
          ))}
        </div>
      </Disclosure>
    </Form>
  )
}

/** A signed note tells of a visit; only the one who was there knows whether it was where the child lives. */
const WasInHome = ({ view, contact }: { readonly view: PlacementView; readonly contact: Contact }) => {
  const text = usePlacementText().follow
  const act = useAct(placeContact, { refresh: [readPlacement] })
  if (contact.inHome !== null || !view.can.work) return null
  const say = (inHome: boolean) => () => act.run({ placementId: view.id, contactId: contact.id, inHome })
  return (
    <div className="cluster">
      <span>{text.wasInHome}</span>
      <Button onPress={say(true)} pending={act.pending}>
        {text.yes}
      </Button>
      <Button onPress={say(false)} pending={act.pending}>
        {text.no}
      </Button>
    </div>
  )
}

const ContactRow = ({ view, contact }: { readonly view: PlacementView; readonly contact: Contact }) => {
  const text = usePlacementText().follow
  const format = useFormat()
  const words = [
    ...(contact.inHome === true ? [text.visit] : []),
    ...(contact.withChild ? [text.child] : []),
    ...(contact.withCarers ? [text.carers] : []),
    ...(contact.withGuardians ? [text.guardians] : []),
  ]
  return (
    <li className="stack">
      <span className="cluster">
        <time dateTime={contact.heldOn}>{format.day(contact.heldOn)}</time>
        <span>{words.length === 0 ? text.homeVisit : words.join(', ')}</span>
        {contact.childAlone && <Badge tone="done">{text.aloneMark}</Badge>}
        <span className="soft">{contact.by}</span>
        {contact.place !== '' && <span className="soft">{contact.place}</span>}
        {contact.noteId && <span className="soft">{text.fromNote}</span>}
      </span>
      {contact.areas.map(({ area, words: said }) => (
        <p key={area}>
          <span className="soft">{`${text.areas[area]}: `}</span>
          {said}
        </p>
      ))}
      <WasInHome view={view} contact={contact} />
    </li>
  )
}

const Contacts = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText().follow
  const { contacts } = view
  if (contacts.length === 0) return <p className="soft">{text.none}</p>
  const rows = (some: readonly Contact[]) => (
    <ul className="plain stack">
      {some.map((contact) => (
        <ContactRow key={contact.id} view={view} contact={contact} />
      ))}
    </ul>
  )
  return (
    <>
      {rows(contacts.slice(0, shownAtFirst))}
      {contacts.length > shownAtFirst && (
        <Disclosure title={text.all(contacts.length)}>{rows(contacts.slice(shownAtFirst))}</Disclosure>
      )}
    </>
  )
}

/** SoL 22:11, LVU 13 a: when each thing was last done; what nobody has done is said plainly. */
export const FollowSection = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText()
  const format = useFormat()
  const router = useRouter()
  const when = (on: Day | null) => (on === null ? text.follow.never : format.day(on))
  const isOpen = view.endedOn === null
  const write = () =>
    router.history.push(`/journal/${view.child.id}/${newKey()}?slag=talk_with_child&arende=${view.caseId}`)
  return (
    <Section title={text.follow.title} lead={text.follow.lead}>
      {isOpen && view.lastTalkAloneOn === null && <Notice kind="danger">{text.follow.neverAlone}</Notice>}
      {isOpen && view.lastVisitOn === null && <Notice kind="warn">{text.follow.neverVisited}</Notice>}
      <KeyFacts
        layout="grid"
        facts={[
          [text.follow.lastVisit, when(view.lastVisitOn)],
          [text.follow.lastAlone, when(view.lastTalkAloneOn)],
          [text.follow.lastTalk, when(view.lastTalkOn)],
          [text.follow.lastCarers, when(view.lastCarersOn)],
          [text.follow.lastGuardians, when(view.lastGuardiansOn)],
        ]}
      />
      {view.can.work && (
        <>
          <div className="cluster">
            <Button kind="primary" icon="pen" onPress={write}>
              {text.follow.write}
            </Button>
          </div>
          <p className="soft">{text.follow.writeHint}</p>
          <div className="stack">
            <Opener label={text.follow.add}>{(close) => <ContactForm view={view} onClose={close} />}</Opener>
          </div>
        </>
      )}
      <Contacts view={view} />
    </Section>
  )
}
