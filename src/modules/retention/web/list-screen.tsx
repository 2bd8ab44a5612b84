import { useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { approveDisposal, type ItemView, type ListView, readDisposalList, stopDisposal } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { ListStanding } from './lists-tab.tsx'
import { Reasons } from './reasons.tsx'
import './retention.css'

const perStep = 25

const Items = ({ items }: { readonly items: readonly ItemView[] }) => {
  const { list: text, files } = useText({ sv, en })
  const format = useFormat()
  const [shown, setShown] = useState(perStep)
  return (
    <>
      <Table
        caption={text.items}
        items={items.slice(0, shown)}
        itemKey={(one) => one.itemId}
        {...(items.length > shown ? { foot: text.shown(shown, items.length) } : {})}
        columns={[
          {
            key: 'number',
            label: files.number,
            render: (one) => (
              <>
                {one.number}
                {one.numbers.length > 0 && <div className="soft">{one.numbers.join(', ')}</div>}
              </>
            ),
          },
          { key: 'last', label: files.last, render: (one) => format.day(one.lastOn) },
          { key: 'why', label: files.why, render: (one) => <Reasons reasons={one.reasons} /> },
          { key: 'rows', label: text.rows, isNumber: true, render: (one) => one.rows },
          {
            key: 'now',
            label: files.when,
            render: (one) =>
              one.doneAt !== null ? (
                text.gone(format.day(dayOf(one.doneAt)))
              ) : one.stops.length > 0 ? (
                <>
                  {text.stays}
                  <Reasons reasons={one.stops} />
                </>
              ) : (
                text.waits
              ),
          },
        ]}
      />
      {items.length > shown && <Button onPress={() => setShown(shown + perStep)}>{text.showMore}</Button>}
    </>
  )
}

type DialogProps = { readonly list: ListView; readonly onClose: () => void }

const ApproveDialog = ({ list, onClose }: DialogProps) => {
  const { list: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.approve} isOpen kind="alert" onClose={onClose}>
      <p>{text.approveLead}</p>
      <Form
        schema={approveDisposal.input}
        also={{ disposalId: list.disposalId }}
        submit={text.approve}
        submitKind="danger"
        done={text.approved}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(approveDisposal, values, key)
          await refresh(readDisposalList)
          onClose()
        }}
      >
        {null}
      </Form>
    </Dialog>
  )
}

const StopDialog = ({ list, onClose }: DialogProps) => {
  const { list: text, cancel } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Dialog title={text.stop} isOpen onClose={onClose}>
      <Form
        schema={stopDisposal.input}
        also={{ disposalId: list.disposalId }}
        submit={text.stop}
        done={text.stopped}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(stopDisposal, values, key)
          await refresh(readDisposalList)
          onClose()
        }}
      >
        <TextArea name="reason" label={text.stopReason} hint={text.stopHint} max={2000} />
      </Form>
    </Dialog>
  )
}

/** One list: what is on it, who has approved it, and what stays for now and why. */
export const ListScreen = ({ params }: ScreenProps) => {
  const { list: text, lists, answers } = useText({ sv, en })
  const format = useFormat()
  const answer = useCall(readDisposalList, { disposalId: params['disposalId'] ?? '' })
  const [opened, setOpened] = useState<'approve' | 'stop'>()
  const view = answer.data
  const why = Object.entries(answers).find(([code]) => code === view?.whyNotApprove)?.[1]
  return (
    <Page
      title={view ? text.title(view.list.number) : text.tab}
      tab={text.tab}
      above={<Link to="/gallring">{text.back}</Link>}
      actions={
        view && (
          <>
            {view.can.approve && (
              <Button kind="primary" onPress={() => setOpened('approve')}>
                {text.approve}
              </Button>
            )}
            {view.can.stop && <Button onPress={() => setOpened('stop')}>{text.stop}</Button>}
          </>
        )
      }
    >
      <Loaded answer={answer} lines={8}>
        {({ list, items }) => (
          <>
            <KeyFacts
              layout="grid"
              facts={[
                [lists.standing, <ListStanding key="standing" standing={list.standing} />],
                [lists.files, lists.done(list.done, list.files)],
                [text.version, list.version],
                [lists.by, `${list.proposedBy}, ${format.day(dayOf(list.proposedAt))}`],
                [
                  lists.approved,
                  list.approvals.length === 0
                    ? lists.noOne
                    : list.approvals.map(({ by, at }) => `${by}, ${format.day(dayOf(at))}`).join('; '),
                ],
              ]}
            />
            {list.standing === 'waiting' && why !== undefined && <Notice>{why}</Notice>}
            {list.stopped && (
              <Notice title={text.stoppedBy(list.stopped.by, format.day(dayOf(list.stopped.at)))}>
                {list.stopped.reason}
              </Notice>
            )}
            <Section title={text.items} count={items.length}>
              <Items items={items} />
            </Section>
            {opened === 'approve' && <ApproveDialog list={list} onClose={() => setOpened(undefined)} />}
            {opened === 'stop' && <StopDialog list={list} onClose={() => setOpened(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
