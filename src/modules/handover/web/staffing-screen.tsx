import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { enterAbsence, keepHandedOver, readStaffing, type ReturnView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AbsenceDialog, UnitDialog } from './absence-form.tsx'
import { AbsenceRows, hasToMove } from './absence-rows.tsx'

export type Staffing = z.output<typeof readStaffing.reply>

/** The time of a handover is out: somebody says who has it from now on. */
const Returning = ({ one }: { readonly one: ReturnView }) => {
  const { staffing: text } = useText({ sv, en })
  const format = useFormat()
  const toast = useToast()
  const keep = useAct(keepHandedOver, {
    refresh: [readStaffing],
    onDone: () => toast(text.kept),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  return (
    <Notice
      title={one.worker}
      actions={
        <>
          <LinkButton to={`/overlamning/forslag?tillbaka=${one.handoverId}`}>{text.giveBack}</LinkButton>
          <Button kind="bare" pending={keep.pending} onPress={() => keep.run({ handoverId: one.handoverId })}>
            {text.keep}
          </Button>
        </>
      }
    >
      {text.returned(one.matters, format.day(one.returnOn))}
    </Notice>
  )
}

/** Somebody who has gone and still has a child: the most urgent of all. */
const Gone = ({ left }: { readonly left: Staffing['left'] }) => {
  const { staffing: text } = useText({ sv, en })
  const router = useRouter()
  const toast = useToast()
  const plan = async (one: Staffing['left'][number]): Promise<void> => {
    const id = newKey()
    try {
      await call(enterAbsence, { id, workerId: one.workerId, kind: 'ending', fromOn: one.endedOn })
      await router.navigate({ to: `/overlamning/forslag?for=${id}` })
    } catch (fault) {
      toast(fault instanceof Error ? fault.message : '', { kind: 'warn' })
    }
  }
  return left.map((one) => (
    <Notice
      key={one.workerId}
      kind="danger"
      title={one.name}
      actions={<Button onPress={() => void plan(one)}>{text.planFor(one.name)}</Button>}
    >
      {text.gone(one.unit, one.matters)}
    </Notice>
  ))
}

const Staff = ({ staffing }: { readonly staffing: Staffing }) => {
  const { staffing: text } = useText({ sv, en })
  const today = useToday()
  const together = staffing.absences.filter(
    (one) => hasToMove(one) && (one.kind !== 'moving' || one.fromOn <= today),
  )
  return (
    <>
      {staffing.left.length > 0 && (
        <Section title={text.goneWithMatters} lead={text.goneLead} count={staffing.left.length}>
          <Gone left={staffing.left} />
        </Section>
      )}
      {staffing.returns.length > 0 && (
        <Section title={text.returns} lead={text.returnsLead} count={staffing.returns.length}>
          {staffing.returns.map((one) => (
            <Returning key={one.handoverId} one={one} />
          ))}
        </Section>
      )}
      <Section title={text.absences} count={staffing.absences.length}>
        {staffing.absences.length === 0 ? (
          <EmptyState title={text.none}>{text.noneLead}</EmptyState>
        ) : (
          <>
            <AbsenceRows absences={staffing.absences} />
            {together.length > 1 && (
              <p>
                <LinkButton to={`/overlamning/forslag?for=${together.map((one) => one.id).join('.')}`}>
                  {text.planAll(together.length)}
                </LinkButton>
              </p>
            )}
          </>
        )}
      </Section>
    </>
  )
}

/** Who is away, who leaves, and who comes back: from here everything moves to somebody who is here. */
export const Screen = () => {
  const { staffing: text } = useText({ sv, en })
  const answer = useCall(readStaffing, {})
  const [opened, setOpened] = useState<'one' | 'unit'>()
  const close = (): void => setOpened(undefined)
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      actions={
        answer.data && (
          <>
            <Button onPress={() => setOpened('one')}>{text.add}</Button>
            <Button kind="bare" onPress={() => setOpened('unit')}>
              {text.addWhole}
            </Button>
          </>
        )
      }
    >
      <Loaded answer={answer} lines={8}>
        {(staffing) => (
          <>
            <Staff staffing={staffing} />
            {opened === 'one' && <AbsenceDialog staffing={staffing} onClose={close} />}
            {opened === 'unit' && <UnitDialog staffing={staffing} onClose={close} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
