import { useState } from 'react'
import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { endOwnField, listAskedFields, listOwnFields, type OwnFieldView } from '../own/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { RenewDialog } from './renew-dialog.tsx'

type CardProps = {
  readonly field: OwnFieldView
  readonly view: z.output<typeof listOwnFields.reply>
  readonly isEnded?: boolean
}

const secondsPerMinute = 60

const Facts = ({ field }: { readonly field: OwnFieldView }) => {
  const { own: text } = useText({ sv, en })
  const format = useFormat()
  const { cost } = field
  return (
    <KeyFacts
      layout="grid"
      facts={[
        [text.facts.form, text.forms[field.form]],
        [
          text.facts.kind,
          field.kind === 'choice'
            ? `${text.kinds.choice}: ${field.choices.join(' / ')}`
            : text.kinds[field.kind],
        ],
        [text.facts.purpose, field.purpose],
        [text.facts.owner, field.owner],
        [text.facts.reader, text.roles[field.reader]],
        [
          text.facts.cost,
          cost === null
            ? text.costTooSmall
            : text.cost(cost.shown, format.number(cost.seconds / secondsPerMinute, 0), cost.filled),
        ],
        [text.facts.reads, text.reads(field.reads)],
      ]}
    />
  )
}

const History = ({ field }: { readonly field: OwnFieldView }) => {
  const { own: text } = useText({ sv, en })
  const format = useFormat()
  return (
    <Disclosure title={text.history}>
      <ul className="plain stack">
        {field.terms.map((term) => (
          <li key={`${term.kind} ${term.on} ${term.endsOn}`}>
            {text.term(text.terms[term.kind], format.day(term.on), term.by)}{' '}
            <span className="soft">{term.kind === 'ended' ? '' : term.purpose}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

const EndDialog = ({ field, onClose }: { readonly field: OwnFieldView; readonly onClose: () => void }) => {
  const { own } = useText({ sv, en })
  const toast = useToast()
  const act = useAct(endOwnField, {
    refresh: [listOwnFields, listAskedFields],
    onDone: () => {
      toast(own.end.done)
      onClose()
    },
  })
  return (
    <Dialog
      title={own.end.title}
      kind="alert"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{own.end.no}</Button>
          <Button kind="danger" onPress={() => act.run({ ownFieldId: field.id, version: field.version })}>
            {own.end.yes}
          </Button>
        </>
      }
    >
      <p>
        <b>{field.label}</b>
      </p>
      <p>{own.end.lead}</p>
    </Dialog>
  )
}

/** An own field: what it is for, who answers for it, until when, and what it costs. */
export const OwnFieldCard = ({ field, view, isEnded = false }: CardProps) => {
  const { own: text } = useText({ sv, en })
  const format = useFormat()
  const [open, setOpen] = useState<'renew' | 'end'>()
  const close = (): void => setOpen(undefined)
  const day = format.day(field.endsOn)
  return (
    <li className="stack">
      <p className="cluster">
        <b>{field.label}</b>
        {field.isMandatory && <Badge tone="accent">{text.mandatory}</Badge>}
        <span className="soft">{isEnded ? text.endedOn(day) : text.until(day)}</span>
      </p>
      {field.isOrphan && !isEnded && <Notice kind="warn">{text.orphan}</Notice>}
      <Facts field={field} />
      <History field={field} />
      {view.can.configure && (
        <p className="cluster">
          <Button onPress={() => setOpen('renew')} label={`${text.renew.open}: ${field.label}`}>
            {text.renew.open}
          </Button>
          {!isEnded && (
            <Button kind="bare" onPress={() => setOpen('end')} label={`${text.end.open}: ${field.label}`}>
              {text.end.open}
            </Button>
          )}
        </p>
      )}
      {open === 'renew' && <RenewDialog field={field} view={view} onClose={close} />}
      {open === 'end' && <EndDialog field={field} onClose={close} />}
    </li>
  )
}
