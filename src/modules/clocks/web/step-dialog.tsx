import type { z } from 'zod'
import type { Day } from '#kernel/day.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import type { ProcessView } from '../processes/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type StepDialogProps<S extends z.ZodType> = {
  readonly step: ProcessView['next'][number]
  readonly title: string
  readonly earliest?: Day | undefined
  readonly schema: S
  readonly also: Readonly<Record<string, unknown>>
  readonly onStep: (values: z.output<S>, key: string) => Promise<unknown>
  readonly onClose: () => void
}

/** What the law wants to know of a step: its day, and no last day, which is counted out. */
export const StepDialog = <S extends z.ZodType>(props: StepDialogProps<S>) => {
  const { process: text } = useText({ sv, en })
  const today = useToday()
  const { step, earliest, onClose } = props
  return (
    <Dialog title={props.title} isOpen onClose={onClose}>
      <p className="soft">{step.paragraph}</p>
      <Form
        schema={props.schema}
        also={{ ...props.also, step: step.step }}
        submit={text.save}
        done={text.saved}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          await props.onStep(values, key)
          onClose()
        }}
      >
        <DayField
          name="on"
          label={text.on}
          defaultValue={today}
          latest={today}
          {...(earliest === undefined ? {} : { earliest })}
        />
        {step.asks === 'moment' && <TextField name="time" label={text.time} hint={text.timeHint} width={6} />}
        {step.asks === 'meeting' && <DayField name="meetingOn" label={text.meetingOn} earliest={today} />}
        {step.asks === 'days' && (
          <TextField name="days" kind="number" label={text.days} hint={text.daysHint} width={5} />
        )}
        <TextArea
          name="note"
          label={text.note}
          rows={4}
          optional={!step.needsNote}
          {...(step.needsNote ? { hint: text.noteNeeded } : {})}
        />
      </Form>
    </Dialog>
  )
}
