import './handover.css'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { addDays } from '#kernel/day.ts'
import { carryOutHandover, type LeaverView, planHandover, readStaffing } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { useWhen } from './absence-rows.tsx'
import { changedRows, faultyRow } from './changed.ts'
import { type Chosen, movesOf, seatsOf } from './choices.ts'
import { LoadTable } from './load-table.tsx'
import { MoveRow } from './move-row.tsx'
import { PassOnRow } from './pass-on-row.tsx'

export type Plan = z.output<typeof planHandover.reply>

type Asked = z.input<typeof planHandover.input>

/** Notes that only their author can sign are told about and stay. */
const Beside = ({ leavers }: { readonly leavers: readonly LeaverView[] }) => {
  const { plan: text } = useText({ sv, en })
  const format = useFormat()
  const writing = leavers.filter((one) => one.drafts > 0)
  const presents = leavers.reduce((sum, one) => sum + one.presents, 0)
  return (
    <>
      {writing.length > 0 && (
        <Notice kind="warn" title={text.draftsTitle}>
          {writing.map((one) => (
            <p key={one.workerId}>
              {text.drafts(one.drafts, one.name)}{' '}
              {one.oldestDraftAt !== null && text.draftsSince(format.moment(one.oldestDraftAt))}
            </p>
          ))}
        </Notice>
      )}
      {presents > 0 && <Notice>{text.presents(presents)}</Notice>}
    </>
  )
}

type RowFault = { readonly matterId: string; readonly message: string }

/** To the field that has to be mended: with forty rows nobody finds it alone. */
const showRow = (matterId: string): void => document.getElementsByName(`owner-${matterId}`)[0]?.focus()

const useCarryOut = (
  asked: Asked,
  onChanged: (ids: ReadonlyMap<string, string>) => void,
  onFaulty: (row: RowFault) => void,
) => {
  const { plan: text } = useText({ sv, en })
  const router = useRouter()
  const toast = useToast()
  return useAct(carryOutHandover, {
    refresh: [planHandover, readStaffing],
    onDone: ({ moved }) => {
      toast(text.done(moved), { kind: 'done' })
      void router.navigate({ to: '/overlamning' })
    },
    onFault: ({ code, message, current, details }) => {
      if (code === 'handover_changed') return onChanged(changedRows(current))
      const matterId = faultyRow(details)
      if (matterId === undefined) return toast(message, { kind: 'warn' })
      onFaulty({ matterId, message })
      showRow(matterId)
    },
  })
}

type PlanProps = {
  readonly asked: Asked
  readonly plan: Plan
  readonly onMovers: (way: 'follow' | 'stay') => void
  readonly onReread: () => void
}

const PlanForm = ({ asked, plan, onMovers, onReread }: PlanProps) => {
  const { plan: text } = useText({ sv, en })
  const format = useFormat()
  const isBack = asked.returnOf !== undefined
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const [deciders, setDeciders] = useState<ReadonlyMap<string, string>>(new Map())
  const [changed, setChanged] = useState<ReadonlyMap<string, string>>(new Map())
  const [faulty, setFaulty] = useState<RowFault>()
  const takeChanged = (ids: ReadonlyMap<string, string>): void => {
    setChanged(ids)
    // What somebody else changed is shown as it stands now; the other rows keep what was chosen.
    setChosen((old) => new Map([...old].filter(([id]) => !ids.has(id))))
    onReread()
  }
  const act = useCarryOut(asked, takeChanged, setFaulty)
  const decider = (one: Plan['proposals'][number]): string =>
    deciders.get(one.proposalId) ?? one.receivers[0]?.id ?? ''
  const moves = movesOf(plan, chosen, isBack)
  const isMissing = moves.some((one) => one.ownerId === '')
  const until = plan.leavers.find((one) => one.untilOn !== null)?.untilOn
  const send = (): void =>
    act.run({
      ...asked,
      moves,
      passOn: plan.proposals
        .filter((one) => decider(one) !== '')
        .map((one) => ({ proposalId: one.proposalId, version: one.version, toId: decider(one) })),
    })
  return (
    <>
      <Beside leavers={plan.leavers} />
      {plan.mattersOfMovers && (
        <RadioGroup
          name="movers"
          label={text.movers}
          value={plan.mattersOfMovers}
          choices={(['follow', 'stay'] as const).map((value) => ({
            value,
            label: text.moversChoices[value],
          }))}
          onChange={(way) => onMovers(way === 'follow' ? 'follow' : 'stay')}
        />
      )}
      {plan.matters.length > 0 ? (
        <Section title={text.matters} count={plan.matters.length}>
          <ul className="plain moves" aria-label={text.matters}>
            {plan.matters.map((matter) => (
              <MoveRow
                key={matter.matterId}
                matter={matter}
                staff={plan.staff}
                isBack={isBack}
                changed={changed.get(matter.matterId)}
                seats={seatsOf(matter, chosen)}
                fault={faulty?.matterId === matter.matterId ? faulty.message : undefined}
                onSeats={(seats) => {
                  setFaulty((old) => (old?.matterId === matter.matterId ? undefined : old))
                  setChosen((old) => new Map(old).set(matter.matterId, seats))
                }}
              />
            ))}
          </ul>
        </Section>
      ) : (
        <EmptyState title={text.nothing}>{text.nothingLead}</EmptyState>
      )}
      {plan.proposals.length > 0 && (
        <Section title={text.proposals} lead={text.proposalsLead} count={plan.proposals.length}>
          <ul className="plain moves" aria-label={text.proposals}>
            {plan.proposals.map((one) => (
              <PassOnRow
                key={one.proposalId}
                proposal={one}
                value={decider(one)}
                onChange={(toId) => setDeciders((old) => new Map(old).set(one.proposalId, toId))}
              />
            ))}
          </ul>
        </Section>
      )}
      <LoadTable plan={plan} chosen={chosen} />
      {isMissing && <Notice kind="warn">{text.missing}</Notice>}
      {!isBack && moves.length > 0 && (
        <p className="soft">
          {text.pressing} {until && text.temporary(format.day(addDays(until, 1)))}
        </p>
      )}
      {changed.size > 0 && (
        <Notice kind="danger" title={text.changedTitle} isNews>
          {text.changedLead(changed.size)}
        </Notice>
      )}
      <div className="form-actions">
        <Button kind="primary" pending={act.pending} disabled={isMissing} onPress={send}>
          {isBack ? text.actBack(moves.length) : text.act(moves.length)}
        </Button>
        <LinkButton kind="bare" to="/overlamning">
          {text.toList}
        </LinkButton>
      </div>
    </>
  )
}

const words = (search: unknown): string => (typeof search === 'string' ? search : '')

/** Everything that must move, with a proposal for each row. Nothing is moved before the one button is pressed. */
export const Screen = ({ search }: ScreenProps) => {
  const { plan: text } = useText({ sv, en })
  const when = useWhen()
  const [way, setWay] = useState<'follow' | 'stay'>()
  const returnOf = words(search['tillbaka'])
  const asked: Asked =
    returnOf === ''
      ? {
          absenceIds: words(search['for'])
            .split('.')
            .filter((id) => id !== ''),
          ...(way ? { matters: way } : {}),
        }
      : { returnOf }
  const answer = useCall(planHandover, asked)
  const leavers = answer.data?.leavers ?? []
  const [first] = leavers
  const names = leavers.length === 1 && first ? first.name : text.several(leavers.length)
  return (
    <Page
      title={answer.data ? (returnOf === '' ? text.title(names) : text.titleBack(names)) : text.tab}
      tab={text.tab}
      lead={returnOf === '' ? text.lead : text.leadBack}
      above={
        leavers.length === 1 && first && first.kind !== 'returning'
          ? when({ ...first, kind: first.kind })
          : undefined
      }
    >
      <Loaded answer={answer} lines={10}>
        {(plan) => (
          <PlanForm
            key={way ?? ''}
            asked={asked}
            plan={plan}
            onMovers={setWay}
            onReread={() => void answer.refetch()}
          />
        )}
      </Loaded>
    </Page>
  )
}
