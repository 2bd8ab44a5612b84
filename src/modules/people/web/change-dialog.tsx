import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { changePerson, changeReasons, PersonView, readPerson } from '#modules/people/contract.ts'
import { call, type CallError } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { ContactFields, WhoFields } from './person-fields.tsx'

type Written = z.output<typeof changePerson.input>

const Current = PersonView.omit({ version: true })
type Current = z.output<typeof Current>

/** What somebody else saved, field by field where it is not what was written here. */
const Differences = ({ current, written }: { readonly current: Current; readonly written: Written }) => {
  const all = useText({ sv, en })
  const { person, contact } = current
  const rows: readonly (readonly [string, string, string | null | undefined])[] = [
    [all.dialog.given, person.givenName, written.givenName],
    [all.dialog.family, person.familyName, written.familyName],
    [all.dialog.number, person.number, written.number],
    [all.dialog.birth, person.birthOn ?? '', written.birthOn ?? person.birthOn],
    [all.dialog.deadOn, person.deadOn ?? '', written.deadOn],
    [all.dialog.protection, all.protection[person.protection], all.protection[written.protection]],
    [all.dialog.address, contact?.address ?? '', written.contact?.address],
    [all.dialog.phone, contact?.phone ?? '', written.contact?.phone],
    [all.dialog.email, contact?.email ?? '', written.contact?.email],
    [all.dialog.language, current.language, written.language],
    [
      all.person.interpreter,
      current.needsInterpreter ? all.person.needsInterpreter : all.person.noInterpreter,
      written.needsInterpreter ? all.person.needsInterpreter : all.person.noInterpreter,
    ],
  ]
  // The act that failed stands at the bottom: what is told at the top must come into sight, and be heard.
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const different = rows.filter(([, theirs, mine]) => mine !== undefined && theirs !== (mine ?? ''))
  return (
    <div ref={box} tabIndex={-1}>
      <Notice kind="warn" title={all.person.conflict} isNews>
        <p>{different.length === 0 ? all.person.conflictSame : all.person.conflictLead}</p>
        <KeyFacts layout="grid" facts={different.map(([label, theirs]) => [label, theirs] as const)} />
      </Notice>
    </div>
  )
}

/** Changes what is known of a person. When somebody else was faster, both are seen and nothing is overwritten unseen. */
export const ChangeDialog = ({
  view,
  onClose,
}: {
  readonly view: PersonView
  readonly onClose: () => void
}) => {
  const all = useText({ sv, en })
  const text = all.person
  const refresh = useRefresh()
  const today = useToday()
  const current = view.numbers.find((one) => one.untilOn === null)
  const [version, setVersion] = useState(view.version)
  const [known, setKnown] = useState({
    givenName: view.person.givenName,
    familyName: view.person.familyName,
    number: current?.kind === 'reserve' ? '' : view.person.number,
    birthOn: view.person.birthOn ?? '',
    deadOn: view.person.deadOn ?? '',
    certainty: current?.certainty ?? '',
    protection: view.person.protection,
  })
  const isRenamed = known.givenName !== view.person.givenName || known.familyName !== view.person.familyName
  const isReborn = view.person.birthOn !== null && known.birthOn !== view.person.birthOn
  const isRenumbered = current !== undefined && current.kind !== 'reserve' && known.number !== current.number
  const renderConflict = (fault: CallError, written: Written) => {
    const theirs = Current.safeParse(fault.current)
    const now = fault.details['version']
    if (typeof now === 'number') setVersion(now)
    return theirs.success ? (
      <Differences key={String(now)} current={theirs.data} written={written} />
    ) : undefined
  }
  return (
    <Dialog title={text.change} isOpen width="wide" onClose={onClose}>
      <Form
        schema={changePerson.input}
        also={{ personId: view.person.id, version }}
        submit={text.save}
        done={text.changed}
        actions={<Button onPress={onClose}>{all.dialog.cancel}</Button>}
        renderConflict={renderConflict}
        onSubmit={async (values, key) => {
          await call(changePerson, values, key)
          await refresh(readPerson)
          onClose()
        }}
      >
        <WhoFields
          known={known}
          offersReserve={current === undefined}
          numberHint={current?.kind === 'reserve' ? `${current.number}. ${text.reserveNote}` : undefined}
          onChange={(change) => setKnown((old) => ({ ...old, ...change, protection: old.protection }))}
        />
        {(isRenamed || isRenumbered || isReborn) && (
          <RadioGroup
            name="why"
            label={all.dialog.whyChanged}
            hint={all.dialog.whyHint}
            defaultValue="new"
            choices={changeReasons.map((one) => ({ value: one, label: all.dialog.whys[one] }))}
          />
        )}
        <DayField
          name="deadOn"
          label={all.dialog.deadOn}
          optional
          defaultValue={known.deadOn}
          latest={today}
        />
        <ContactFields
          contact={view.contact}
          elsewhere={view.sealed?.can.open ? all.sealedHere : undefined}
          language={view.language}
          needsInterpreter={view.needsInterpreter}
        />
      </Form>
    </Dialog>
  )
}
