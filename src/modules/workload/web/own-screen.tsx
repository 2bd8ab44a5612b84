import { useFormat } from '#web/format.ts'
import { useAct, useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { type ActionView, readOwnWorkload, settleAction } from '../contract.ts'
import { ActionList } from './action-list.tsx'
import { LoadHead, LoadSection, SampleNotice } from './load-section.tsx'
import { MonthsSection } from './months-section.tsx'
import { RateSection } from './rate-section.tsx'
import { useWorkloadText } from './use-words.ts'
import './workload.css'

const Settle = ({ action }: { readonly action: ActionView }) => {
  const { action: text } = useWorkloadText()
  const toast = useToast()
  const settle = useAct(settleAction, {
    refresh: [readOwnWorkload],
    onDone: () => toast(text.settled),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  if (!action.can.settle) return null
  const press = (outcome: 'done' | 'not_done') => () => settle.run({ workloadActionId: action.id, outcome })
  return (
    <p className="presses">
      <Button pending={settle.pending} onPress={press('done')} label={`${text.done}: ${action.words}`}>
        {text.done}
      </Button>
      <Button kind="bare" onPress={press('not_done')} label={`${text.notDone}: ${action.words}`}>
        {text.notDone}
      </Button>
    </p>
  )
}

/** The own load: what weighs, why, and what was agreed. The rating is two presses; nothing else is asked for. */
export const Screen = () => {
  const text = useWorkloadText()
  const format = useFormat()
  const answer = useCall(readOwnWorkload, {})
  return (
    <Page title={text.own.title} tab={text.own.tab} lead={text.own.lead}>
      <Loaded answer={answer} lines={8}>
        {(own) => (
          <>
            <LoadHead load={own.load} />
            <RateSection rating={own.rating} flex={own.flex} />
            <Section
              title={text.own.actions}
              lead={
                own.talkHeldOn === null ? text.own.talkMissing : text.own.talkHeld(format.day(own.talkHeldOn))
              }
            >
              {own.actions.length === 0 ? (
                <p>{text.own.noActions}</p>
              ) : (
                <ActionList actions={own.actions}>{(action) => <Settle action={action} />}</ActionList>
              )}
            </Section>
            <LoadSection load={own.load} />
            {own.matters.length > 0 && (
              <Section title={text.own.matters} lead={text.own.mattersLead} count={own.matters.length}>
                <Table
                  caption={text.own.matters}
                  items={own.matters}
                  itemKey={({ matterId }) => matterId}
                  columns={[
                    {
                      key: 'number',
                      label: text.own.number,
                      render: (one) => (
                        <Link to={one.href}>{`${text.kinds[one.kind]} ${one.number}`.trim()}</Link>
                      ),
                    },
                    {
                      key: 'type',
                      label: text.load.what,
                      render: (one) =>
                        [text.types[one.type], ...one.factors.map((factor) => text.factors[factor])].join(
                          ', ',
                        ),
                    },
                    {
                      key: 'part',
                      label: text.own.part,
                      render: (one) =>
                        one.isSibling
                          ? `${text.parts[one.part]}, ${text.load.sibling}`
                          : text.parts[one.part],
                    },
                    {
                      key: 'points',
                      label: text.load.points,
                      isNumber: true,
                      render: (one) => format.number(one.points),
                    },
                  ]}
                />
              </Section>
            )}
            <MonthsSection months={own.months} />
            {own.load.model.isSample && <SampleNotice />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
