import { useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import { call, newKey } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { endWorkerPerson, enterWorkerPerson, readWorkerPersons } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Missing = readonly { readonly id: string; readonly name: string; readonly unit: string }[]

const AddDialog = ({ missing, onClose }: { readonly missing: Missing; readonly onClose: () => void }) => {
  const { identities: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.add} isOpen onClose={onClose}>
      <Form
        schema={enterWorkerPerson.input}
        also={{ id }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(enterWorkerPerson, values, key)
          await refresh(readWorkerPersons)
          onClose()
        }}
      >
        <ComboBox
          name="workerId"
          label={text.worker}
          choices={missing.map((one) => ({ value: one.id, label: one.name, note: one.unit }))}
        />
        <TextField name="number" label={text.number} hint={text.numberHint} />
      </Form>
    </Dialog>
  )
}

/** Who the workers are: by number, so that the own family is out of reach without anybody being told who that is. */
export const Screen = () => {
  const { identities: text } = useText({ sv, en })
  const format = useFormat()
  const toast = useToast()
  const answer = useCall(readWorkerPersons, {})
  const [isAdding, setAdding] = useState(false)
  const end = useAct(endWorkerPerson, {
    refresh: [readWorkerPersons],
    onDone: () => toast(text.ended),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  return (
    <Page
      title={text.title}
      tab={text.title}
      lead={text.lead}
      actions={answer.data && <Button onPress={() => setAdding(true)}>{text.add}</Button>}
    >
      <Loaded answer={answer} lines={6}>
        {({ known, missing }) => (
          <>
            {missing.length > 0 && <p>{text.missing(missing.length)}</p>}
            <Section title={text.known} count={known.length}>
              {known.length === 0 ? (
                <EmptyState title={text.none}>{text.noneLead}</EmptyState>
              ) : (
                <Table
                  caption={text.known}
                  items={known}
                  itemKey={(one) => one.id}
                  columns={[
                    {
                      key: 'worker',
                      label: text.worker,
                      render: (one) => (
                        <>
                          {one.name}
                          <div className="soft">
                            {one.title}, {one.unit}
                          </div>
                        </>
                      ),
                    },
                    {
                      key: 'since',
                      label: text.since,
                      render: (one) => format.day(dayOf(one.enteredAt)),
                    },
                    {
                      key: 'next',
                      label: text.next,
                      render: (one) => {
                        const what = one.endAskedBy === '' ? text.end : text.confirmEnd
                        return (
                          <>
                            {one.endAskedBy !== '' && <div>{text.endAsked(one.endAskedBy)}</div>}
                            {one.canEnd && (
                              <Button
                                kind="bare"
                                label={text.endFor(what, one.name)}
                                pending={end.pending}
                                onPress={() => end.run({ workerPersonId: one.workerPersonId })}
                              >
                                {what}
                              </Button>
                            )}
                          </>
                        )
                      },
                    },
                  ]}
                />
              )}
            </Section>
            {isAdding && <AddDialog missing={missing} onClose={() => setAdding(false)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
