import { useState } from 'react'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Table } from '#web/ui/table.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { type AbsenceView, cancelAbsence, changeAbsence, readStaffing } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** "Frånvaro 1 dec till 12 dec", "Slutar 31 dec", "Byter enhet till Utredning 2 1 jan". */
export const useWhen = () => {
  const { staffing: text, kinds } = useText({ sv, en })
  const format = useFormat()
  return (one: Pick<AbsenceView, 'fromOn' | 'untilOn' | 'toUnit'> & { kind: keyof typeof kinds }): string =>
    one.kind === 'ending' || one.kind === 'moving'
      ? text.onDay(kinds[one.kind], format.day(one.fromOn), one.toUnit)
      : text.when(
          kinds[one.kind],
          format.day(one.fromOn),
          one.untilOn === null ? '' : format.day(one.untilOn),
        )
}

const ChangeDialog = ({
  absence,
  onClose,
}: {
  readonly absence: AbsenceView
  readonly onClose: () => void
}) => {
  const { staffing: text } = useText({ sv, en })
  const refresh = useRefresh()
  const toast = useToast()
  const remove = useAct(cancelAbsence, {
    refresh: [readStaffing],
    onDone: () => {
      toast(text.removed)
      onClose()
    },
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  const { id: absenceId, version } = absence
  const removing = (
    <Button kind="bare" pending={remove.pending} onPress={() => remove.run({ absenceId, version })}>
      {text.remove}
    </Button>
  )
  const isForATime = absence.kind === 'absence' || absence.kind === 'leave'
  return (
    <Dialog
      title={text.changeTitle(absence.worker)}
      isOpen
      onClose={onClose}
      actions={isForATime ? undefined : removing}
    >
      {isForATime && (
        <Form
          schema={changeAbsence.input}
          also={{ absenceId, version }}
          submit={text.saveChange}
          done={text.saved}
          actions={removing}
          onSubmit={async (values, key) => {
            await call(changeAbsence, values, key)
            await refresh(readStaffing)
            onClose()
          }}
        >
          <DayField
            name="untilOn"
            label={text.back}
            hint={text.backHint}
            defaultValue={absence.untilOn ?? ''}
            optional
          />
        </Form>
      )}
    </Dialog>
  )
}

/** Who is away or leaves, what is still theirs, and the way to the proposal. */
export const AbsenceRows = ({ absences }: { readonly absences: readonly AbsenceView[] }) => {
  const { staffing: text } = useText({ sv, en })
  const when = useWhen()
  const [changing, setChanging] = useState<AbsenceView>()
  return (
    <>
      <Table
        caption={text.absences}
        items={absences}
        itemKey={(one) => one.id}
        columns={[
          {
            key: 'who',
            label: text.who,
            render: (one) => (
              <>
                {one.worker}
                <div className="soft">
                  {one.title}, {one.unit}
                </div>
              </>
            ),
          },
          { key: 'when', label: text.kind, render: when },
          { key: 'left', label: text.leftTitle, render: (one) => text.left(one.matters) },
          {
            key: 'next',
            label: text.next,
            render: (one) => (
              <span className="cluster">
                {hasToMove(one) && (
                  <LinkButton to={`/overlamning/forslag?for=${one.id}`}>{text.plan}</LinkButton>
                )}
                <Button kind="bare" label={text.changeTitle(one.worker)} onPress={() => setChanging(one)}>
                  {text.change}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {changing && <ChangeDialog absence={changing} onClose={() => setChanging(undefined)} />}
    </>
  )
}

/** Somebody who leaves or changes unit is handed over also when nothing is left: that carries it out. */
export const hasToMove = ({ kind, matters }: AbsenceView): boolean =>
  matters > 0 || kind === 'ending' || kind === 'moving'
