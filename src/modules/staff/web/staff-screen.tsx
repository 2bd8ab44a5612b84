import { useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { useToast } from '#web/ui/toast.tsx'
import {
  readStaff,
  type StaffChangeView,
  type StaffMember,
  type SuspensionView,
  withdrawStaffChange,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AnswerDialog, LiftDialog, SuspendDialog } from './answer-dialogs.tsx'
import { PasskeysDialog } from './passkeys-dialog.tsx'
import { AddDialog, ChangeDialog } from './propose-dialogs.tsx'
import { StaffList } from './staff-list.tsx'
import { Turns } from './turns.tsx'

/** What waits for a second person. */
const Waiting = ({
  changes,
  onAnswer,
}: {
  readonly changes: readonly StaffChangeView[]
  readonly onAnswer: (change: StaffChangeView) => void
}) => {
  const { waiting: text } = useText({ sv, en })
  const toast = useToast()
  const withdraw = useAct(withdrawStaffChange, {
    refresh: [readStaff],
    onDone: () => toast(text.withdrawn),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  return changes.map((change) => (
    <section key={change.id} aria-label={change.name} className="stack">
      <h3>{change.name}</h3>
      <Turns change={change} />
      <div className="cluster">
        {change.can.confirm && (
          <Button label={`${text.answer}: ${change.name}`} onPress={() => onAnswer(change)}>
            {text.answer}
          </Button>
        )}
        {change.can.withdraw && (
          <Button
            kind="bare"
            label={`${text.withdraw}: ${change.name}`}
            pending={withdraw.pending}
            onPress={() => withdraw.run({ staffChangeId: change.id })}
          >
            {text.withdraw}
          </Button>
        )}
        {!change.can.confirm && <span className="soft">{text.another}</span>}
      </div>
    </section>
  ))
}

const Suspended = ({
  all,
  onLift,
}: {
  readonly all: readonly SuspensionView[]
  readonly onLift: (one: SuspensionView) => void
}) => {
  const { suspended: text } = useText({ sv, en })
  const format = useFormat()
  return all.map((one) => (
    <section key={one.id} aria-label={one.name} className="stack">
      <h3>{one.name}</h3>
      <p>
        {one.unit}. {one.reason}
      </p>
      <p className="soft">{text.by(one.suspendedBy, format.day(dayOf(one.suspendedAt)))}</p>
      {one.liftAskedBy !== '' && <p>{text.asked(one.liftAskedBy)}</p>}
      {one.can.lift && (
        <div>
          <Button label={`${text.lift}: ${one.name}`} onPress={() => onLift(one)}>
            {one.liftAskedBy === '' ? text.lift : text.confirmLift}
          </Button>
        </div>
      )}
    </section>
  ))
}

const Decided = ({ changes }: { readonly changes: readonly StaffChangeView[] }) => {
  const { decided: text, list } = useText({ sv, en })
  const format = useFormat()
  return (
    <Table
      caption={text.heading}
      items={changes}
      itemKey={(one) => one.id}
      columns={[
        { key: 'who', label: list.who, render: (one) => one.name },
        { key: 'what', label: text.what, render: (one) => <Turns change={one} /> },
        {
          key: 'outcome',
          label: text.outcome,
          render: (one) => (
            <>
              {one.outcome !== null && text.outcomes[one.outcome]}
              <div>{one.outcomeReason}</div>
              {one.decidedAt !== null && (
                <div className="soft">{text.by(one.decidedBy, format.day(dayOf(one.decidedAt)))}</div>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

type Opened =
  | { readonly add: true }
  | { readonly change: StaffMember }
  | { readonly suspend: StaffMember }
  | { readonly passkeys: StaffMember }
  | { readonly answer: StaffChangeView }
  | { readonly lift: SuspensionView }

type Units = readonly { readonly id: string; readonly name: string }[]

const OpenedDialog = ({
  opened,
  units,
  onClose,
}: {
  readonly opened: Opened
  readonly units: Units
  readonly onClose: () => void
}) => {
  if ('add' in opened) return <AddDialog units={units} onClose={onClose} />
  if ('change' in opened) return <ChangeDialog member={opened.change} onClose={onClose} />
  if ('suspend' in opened) return <SuspendDialog member={opened.suspend} onClose={onClose} />
  if ('passkeys' in opened) return <PasskeysDialog member={opened.passkeys} onClose={onClose} />
  if ('answer' in opened) return <AnswerDialog change={opened.answer} onClose={onClose} />
  return <LiftDialog suspension={opened.lift} onClose={onClose} />
}

/** Who may sign in and with what right: given by two, taken by one. */
export const Screen = () => {
  const text = useText({ sv, en })
  const answer = useCall(readStaff, {})
  const [opened, setOpened] = useState<Opened>()
  return (
    <Page
      title={text.title}
      tab={text.title}
      lead={text.lead}
      actions={answer.data && <Button onPress={() => setOpened({ add: true })}>{text.add.open}</Button>}
    >
      <Loaded answer={answer} lines={10}>
        {({ units, staff, waiting, suspended, decided }) => (
          <>
            {waiting.length > 0 && (
              <Section title={text.waiting.heading} count={waiting.length}>
                <Waiting changes={waiting} onAnswer={(one) => setOpened({ answer: one })} />
              </Section>
            )}
            {suspended.length > 0 && (
              <Section title={text.suspended.heading} count={suspended.length}>
                <Suspended all={suspended} onLift={(one) => setOpened({ lift: one })} />
              </Section>
            )}
            <StaffList
              staff={staff}
              onChange={(one) => setOpened({ change: one })}
              onSuspend={(one) => setOpened({ suspend: one })}
              onRemovePasskeys={(one) => setOpened({ passkeys: one })}
            />
            {decided.length > 0 && (
              <Section title={text.decided.heading} count={decided.length}>
                <Decided changes={decided} />
              </Section>
            )}
            {opened && <OpenedDialog opened={opened} units={units} onClose={() => setOpened(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
