import { useState } from 'react'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { newKey } from '#web/call.ts'
import { addDays } from '#kernel/day.ts'
import { readUnitTime, setTarget, type UnitTime } from '../contract.ts'
import { useTime } from './words.ts'

type Props = { readonly time: UnitTime }

const TargetDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { unit: text } = useTime().text
  const refresh = useRefresh()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.setTarget} isOpen onClose={onClose}>
      <Form
        schema={setTarget.input}
        also={{ id }}
        submit={text.save}
        done={text.saved}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(setTarget, values, key)
          await refresh(readUnitTime)
          onClose()
        }}
      >
        <TextField name="percent" label={text.targetLabel} hint={text.targetHint} kind="number" width={6} />
      </Form>
    </Dialog>
  )
}

const Target = ({ time }: Props) => {
  const { text, percent } = useTime()
  const [isOpen, setOpen] = useState(false)
  const { target, verdict, can } = time
  const said = target && percent(target.perMille / 1000)
  return (
    <>
      {said === null ? text.unit.noTarget : verdict === null ? said : text.verdicts[verdict](said)}
      {can.setTarget && (
        <>
          {' '}
          <Button kind="bare" onPress={() => setOpen(true)}>
            {target === null ? text.unit.setTarget : text.unit.changeTarget}
          </Button>
        </>
      )}
      {isOpen && <TargetDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** The share with all that belongs to it: how sure, against what, since when, by which definition. */
export const UnitFigures = ({ time }: Props) => {
  const { text, percent, points, one, whole } = useTime()
  const format = useFormat()
  const { figure, earlier, change } = time
  const { unit } = text
  if (figure === null) return null
  const sure =
    figure.interval === null
      ? unit.noInterval(figure.people)
      : unit.interval(percent(figure.interval.lower), percent(figure.interval.upper), figure.people)
  return (
    <KeyFacts
      layout="grid"
      facts={[
        [unit.facts.share, <strong key="share">{unit.share(percent(figure.share))}</strong>],
        [unit.facts.sure, sure],
        [unit.facts.perDay, unit.perDay(Math.round(figure.minutesPerDay))],
        [unit.facts.target, <Target key="target" time={time} />],
        ...(time.missingPerWeek === null
          ? []
          : [[unit.facts.missing, unit.missing(whole(Math.round(time.missingPerWeek)))] as const]),
        [unit.facts.earlier, earlier === null ? unit.notShown : unit.share(percent(earlier.share))],
        [
          unit.facts.change,
          change === null
            ? unit.noChange
            : unit.change(
                points(change.points),
                one(change.interval.lower * 100),
                one(change.interval.upper * 100),
                change.people,
              ),
        ],
        [unit.facts.period, unit.period(format.day(time.from), format.day(addDays(time.until, -1)))],
        [
          unit.facts.definition,
          <Link key="definition" to="/barntid/definitioner">
            {`${text.definitions.names[time.definition.id]}, ${text.definitions.card.version.toLowerCase()} ${time.definition.version}`}
          </Link>,
        ],
      ]}
    />
  )
}
