import { useEffect, useRef, useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import type { PersonView } from '#modules/people/contract.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { OpenDialog } from './open-dialog.tsx'
import { Openings } from './openings.tsx'
import { type Opened, useOpened } from './use-opened.ts'
import { WriteDialog } from './write-dialog.tsx'

type Sealed = NonNullable<PersonView['sealed']>

const Values = ({ values }: { readonly values: Opened }) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const written = ({ writtenBy, writtenAt }: Opened[number]): string => {
    const day = format.day(dayOf(writtenAt))
    return writtenBy === '' ? text.opened.writtenByItself(day) : text.opened.written(writtenBy, day)
  }
  // The button that was pressed is gone: whoever listens or goes by keys is led here.
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="stack">
      <p>{text.opened.advice}</p>
      <KeyFacts
        layout="grid"
        facts={values.map((one) => [
          text.fields[one.field],
          <>
            <b>{one.value}</b>
            <div className="soft">{written(one)}</div>
          </>,
        ])}
      />
    </div>
  )
}

/** What is sealed about a person: "Skyddad", until somebody who may opens it for a purpose, for sixty seconds. */
export const SealedSection = ({ view, sealed }: { readonly view: PersonView; readonly sealed: Sealed }) => {
  const text = useText({ sv, en })
  const [dialog, setDialog] = useState<'open' | 'write'>()
  const { opened, left, show, close } = useOpened()
  const { fields, can } = sealed
  const personId = view.person.id
  const closeDialog = () => setDialog(undefined)
  return (
    <Section
      title={text.title}
      lead={view.person.isProtected ? text.lead : text.ended}
      actions={
        can.open && (
          <>
            <Button onPress={() => setDialog('write')}>{text.write.open}</Button>
            {fields.length > 0 && opened === undefined && (
              <Button onPress={() => setDialog('open')}>{text.open}</Button>
            )}
          </>
        )
      }
    >
      {opened ? (
        <Notice
          kind="warn"
          title={text.opened.left(left)}
          actions={<Button onPress={close}>{text.opened.close}</Button>}
        >
          <Values values={opened} />
        </Notice>
      ) : (
        fields.length > 0 && (
          <KeyFacts layout="grid" facts={fields.map((field) => [text.fields[field], text.closed])} />
        )
      )}
      {can.open && fields.length === 0 && <p className="soft">{text.none}</p>}
      {!can.open && <p className="soft">{text.notYours}</p>}
      {can.seeOpenings && <Openings personId={personId} />}
      {dialog === 'open' && (
        <OpenDialog
          personId={personId}
          onOpened={(values, seconds) => {
            show(values, seconds)
            closeDialog()
          }}
          onClose={closeDialog}
        />
      )}
      {dialog === 'write' && <WriteDialog personId={personId} fields={fields} onClose={closeDialog} />}
    </Section>
  )
}
