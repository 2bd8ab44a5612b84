import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { type Column, Table } from '#web/ui/table.tsx'
import type { FormView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { useNames } from './names.ts'

type FormsTableProps = { readonly forms: readonly FormView[]; readonly foot: string | undefined }

const secondsPerMinute = 60

/** 45 s, 3 min 20 s: as a person says it. */
const durationOf = (seconds: number): string => {
  const minutes = Math.floor(seconds / secondsPerMinute)
  const left = seconds % secondsPerMinute
  if (minutes === 0) return `${left} s`
  return left === 0 ? `${minutes} min` : `${minutes} min ${left} s`
}

type Figure = { readonly key: keyof typeof sv.columns; readonly of: (form: FormView) => number }

/** Every form on a row of its own. */
export const FormsTable = ({ forms, foot }: FormsTableProps) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const names = useNames()
  const figure = ({ key, of }: Figure, shown: (value: number) => string): Column<FormView> => ({
    key,
    label: text.columns[key],
    isNumber: true,
    sortBy: of,
    render: (form) => shown(of(form)),
  })
  const whole = (value: number): string => format.number(value)
  const tenth = (value: number): string => format.number(value, 1)
  return (
    <Table
      caption={text.table}
      items={forms}
      itemKey={({ form }) => form}
      foot={foot}
      columns={[
        {
          key: 'form',
          label: text.columns.form,
          sortBy: ({ form }) => names.form(form),
          render: (form) => (
            <>
              {names.form(form.form)}
              {form.changedOn !== null && (
                <span className="soft"> {text.changed(format.shortDay(form.changedOn))}</span>
              )}
            </>
          ),
        },
        figure({ key: 'hours', of: (form) => form.hoursPerMonth }, tenth),
        figure({ key: 'uses', of: (form) => form.uses }, whole),
        figure({ key: 'median', of: (form) => form.medianSeconds }, durationOf),
        figure({ key: 'ninety', of: (form) => form.ninetySeconds }, durationOf),
        figure({ key: 'clicks', of: (form) => form.clicks }, tenth),
        figure({ key: 'fields', of: (form) => form.fields }, tenth),
        figure({ key: 'filled', of: (form) => form.filledShare }, (share) => `${whole(share * 100)} %`),
        figure({ key: 'abandoned', of: (form) => form.abandoned }, whole),
      ]}
    />
  )
}
