import { useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import { PersonPicker, type PickedPerson } from '#modules/people/web/person-picker.tsx'
import { call, newKey } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import {
  holdFile,
  type HoldView,
  liftDisposalHold,
  readDisposalFiles,
  readDisposalHolds,
} from '../contract.ts'
import { holdKinds } from '../rules/verdict.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const HoldDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { holds: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  const [id] = useState(newKey)
  const [person, setPerson] = useState<PickedPerson>()
  return (
    <Dialog title={text.open} isOpen width="wide" onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={holdFile.input}
        also={{ id }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(holdFile, values, key)
          await refresh(readDisposalHolds, readDisposalFiles)
          onClose()
        }}
      >
        <PersonPicker label={text.person} value={person} onChange={setPerson} />
        <RadioGroup
          name="kind"
          label={text.kind}
          choices={holdKinds.map((value) => ({ value, label: text.kinds[value] }))}
        />
        <TextArea name="reason" label={text.reason} max={2000} />
      </Form>
    </Dialog>
  )
}

const LiftDialog = ({ hold, onClose }: { readonly hold: HoldView; readonly onClose: () => void }) => {
  const { holds: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.lift} isOpen onClose={onClose}>
      <Form
        schema={liftDisposalHold.input}
        also={{ disposalHoldId: hold.disposalHoldId }}
        submit={text.lift}
        done={text.lifted}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(liftDisposalHold, values, key)
          await refresh(readDisposalHolds, readDisposalFiles)
          onClose()
        }}
      >
        <TextArea name="reason" label={text.liftReason} max={2000} />
      </Form>
    </Dialog>
  )
}

/** What is held and why, and how one holds a file or lets it go. */
export const HoldsTab = () => {
  const { holds: text, tabs, files } = useText({ sv, en })
  const format = useFormat()
  const answer = useCall(readDisposalHolds, {})
  const [isHolding, setHolding] = useState(false)
  const [lifted, setLifted] = useState<HoldView>()
  const numberOf = ({ numbers }: HoldView): string =>
    numbers.length === 0 ? files.noNumber : numbers.join(', ')
  return (
    <>
      <div className="disposal-choice">
        <Button onPress={() => setHolding(true)}>{text.open}</Button>
      </div>
      <Loaded answer={answer} lines={4}>
        {({ holds, more }) =>
          holds.length === 0 ? (
            <EmptyState title={text.none}>{text.noneLead}</EmptyState>
          ) : (
            <Table
              caption={tabs.holds}
              items={holds}
              itemKey={(one) => one.disposalHoldId}
              {...(more > 0 ? { foot: text.more(more) } : {})}
              columns={[
                { key: 'number', label: text.number, render: numberOf },
                {
                  key: 'kind',
                  label: text.kind,
                  render: (one) => (
                    <>
                      {text.kinds[one.kind]}
                      <div className="soft">{one.reason}</div>
                    </>
                  ),
                },
                {
                  key: 'who',
                  label: text.who,
                  render: (one) => text.by(one.placedBy, format.day(dayOf(one.placedAt))),
                },
                {
                  key: 'next',
                  label: text.next,
                  render: (one) => (
                    <Button kind="bare" label={text.liftFor(numberOf(one))} onPress={() => setLifted(one)}>
                      {text.lift}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {isHolding && <HoldDialog onClose={() => setHolding(false)} />}
      {lifted && <LiftDialog hold={lifted} onClose={() => setLifted(undefined)} />}
    </>
  )
}
