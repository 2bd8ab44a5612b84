import { useState } from 'react'
import type { z } from 'zod'
import {
  confirmMerge,
  declineMerge,
  listDoubles,
  mergeFields,
  readMerge,
  undoMerge,
} from '#modules/people/merge/contract.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { useEntryWords } from './merge-entries.tsx'
import { PersonWords } from './person-words.tsx'

type Merge = z.output<typeof readMerge.reply>

const UndoDialog = ({ mergeId, onClose }: { readonly mergeId: string; readonly onClose: () => void }) => {
  const all = useText({ sv, en })
  const text = all.doubles
  const refresh = useRefresh()
  return (
    <Dialog title={text.undo} isOpen kind="alert" onClose={onClose}>
      <p>{text.undoLead}</p>
      <Form
        schema={undoMerge.input}
        also={{ mergeId }}
        submit={text.undo}
        submitKind="danger"
        done={text.undone}
        actions={<Button onPress={onClose}>{all.dialog.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(undoMerge, values, key)
          await refresh(readMerge, listDoubles)
          onClose()
        }}
      >
        <TextArea name="reason" label={text.undoReason} rows={2} />
      </Form>
    </Dialog>
  )
}

const Choices = ({ merge }: { readonly merge: Merge }) => {
  const text = useText({ sv, en }).doubles
  const words = useEntryWords()
  const { entries, choices } = merge
  const facts = mergeFields.map((field) => {
    if (entries === null)
      return [text.fields[field], choices[field] === 'kept' ? text.fromKept : text.fromMerged] as const
    const [wanted, other] =
      choices[field] === 'kept' ? [entries.kept, entries.merged] : [entries.merged, entries.kept]
    return [text.fields[field], words(wanted, field) || words(other, field)] as const
  })
  return <KeyFacts layout="grid" facts={facts} />
}

const Shown = ({ merge }: { readonly merge: Merge }) => {
  const text = useText({ sv, en }).doubles
  const [isUndoing, setUndoing] = useState(false)
  const toast = useToast()
  const refresh = [readMerge, listDoubles]
  const confirm = useAct(confirmMerge, { refresh, onDone: () => toast(text.confirmed) })
  const decline = useAct(declineMerge, { refresh, onDone: () => toast(text.declined) })
  const fault = confirm.fault ?? decline.fault
  return (
    <>
      {fault && <ErrorState error={fault} />}
      {merge.status === 'proposed' && !merge.can.confirm && <Notice>{text.ownProposal}</Notice>}
      <Section title={text.keep}>
        <PersonWords person={merge.kept} />
      </Section>
      <Section title={text.goes}>
        <PersonWords person={merge.merged} />
      </Section>
      <Section title={text.chosen}>
        <Choices merge={merge} />
        <KeyFacts
          layout="grid"
          facts={[
            [text.reason, merge.reason],
            ...(merge.undoReason === '' ? [] : [[text.undoReason, merge.undoReason] as const]),
          ]}
        />
        <div className="cluster">
          {merge.can.confirm && (
            <Button
              kind="primary"
              pending={confirm.pending}
              onPress={() => confirm.run({ mergeId: merge.id })}
            >
              {text.confirm}
            </Button>
          )}
          {merge.can.decline && (
            <Button pending={decline.pending} onPress={() => decline.run({ mergeId: merge.id })}>
              {text.decline}
            </Button>
          )}
          {merge.can.undo && <Button onPress={() => setUndoing(true)}>{text.undo}</Button>}
        </div>
      </Section>
      {isUndoing && <UndoDialog mergeId={merge.id} onClose={() => setUndoing(false)} />}
    </>
  )
}

/** A proposal that two entries are one person: somebody else confirms, and it can be undone. */
export const Screen = ({ params: { mergeId = '' } }: ScreenProps) => {
  const text = useText({ sv, en }).doubles
  const format = useFormat()
  const answer = useCall(readMerge, { mergeId })
  return (
    <Loaded answer={answer}>
      {(merge) => (
        <Page
          title={text.mergeTitle}
          tab={text.tab}
          lead={text.mergeLead(merge.proposedBy, format.day(merge.proposedOn))}
          above={<Badge tone="plain">{text.statuses[merge.status]}</Badge>}
        >
          <Shown merge={merge} />
        </Page>
      )}
    </Loaded>
  )
}
