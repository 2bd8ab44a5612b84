import type { ReactNode } from 'react'
import type { z } from 'zod'
import { useToday } from '#web/clock.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { aboutOf, type AppealProps, useAppealRefresh, useChangedNotice } from './use-appeal.tsx'

type AppealFormProps<S extends z.ZodType> = AppealProps & {
  readonly schema: S
  /** `(values, key) => call(sendAppeal, values, key)`. What the screen shows is read again afterwards. */
  readonly act: (values: z.output<S>, key: string) => Promise<unknown>
  readonly submit: string
  readonly done: string
  /** Names the form; the words of its button when nothing else is said. */
  readonly label?: string
  readonly kind?: 'quiet' | 'danger'
  /** Folded behind these words: what is seldom done. */
  readonly folded?: string
  readonly lead?: string
  readonly children: ReactNode
}

/** One step of an appeal: sent with the version that was seen, and told when somebody else was first. */
export const AppealForm = <S extends z.ZodType>({
  appeal,
  isNext,
  schema,
  act,
  submit,
  done,
  label = submit,
  kind,
  folded,
  lead,
  children,
}: AppealFormProps<S>) => {
  const refresh = useAppealRefresh()
  const changed = useChangedNotice()
  const form = (
    <Form
      schema={schema}
      also={aboutOf(appeal)}
      label={label}
      submit={submit}
      submitKind={kind ?? (isNext && folded === undefined ? 'primary' : 'quiet')}
      done={done}
      renderConflict={changed}
      onSubmit={async (values, key) => {
        await act(values, key)
        await refresh()
      }}
    >
      {children}
    </Form>
  )
  if (folded === undefined) return form
  return (
    <Disclosure title={folded}>
      {lead !== undefined && <p className="soft">{lead}</p>}
      {form}
    </Disclosure>
  )
}

/** The day of a step: never in the future. `ofBoard`: our own act, which may be noted after a later step and most often is of today. */
export const StepDay = ({
  appeal,
  name,
  label,
  ofBoard = false,
}: Pick<AppealProps, 'appeal'> & {
  readonly name: string
  readonly label: string
  readonly ofBoard?: boolean
}) => {
  const today = useToday()
  return (
    <DayField
      name={name}
      label={label}
      earliest={ofBoard ? appeal.arrivedOn : (appeal.steps.at(-1)?.takenOn ?? appeal.arrivedOn)}
      latest={today}
      {...(ofBoard && { defaultValue: today })}
    />
  )
}
