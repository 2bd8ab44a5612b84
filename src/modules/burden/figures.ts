import type { FormView } from './contract.ts'
import { formsOfContracts } from './forms.ts'
import type { StoredField } from './own/store.ts'
import {
  fewestShown,
  fieldBurdenHours,
  isNeverFilled,
  perMonth,
  quantile,
  unitsThatMayBeShown,
} from './rules.ts'
import type * as store from './store.ts'

type Rows<F extends (...given: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<F>>

type Counted = {
  readonly uses: Rows<typeof store.usesBetween>
  readonly times: Rows<typeof store.timesBetween>
  readonly fields: Rows<typeof store.fieldsBetween>
  readonly reads: ReadonlyMap<string, number>
}

type Asked = {
  readonly counted: Counted
  readonly units: readonly { readonly id: string; readonly workers: number }[]
  /** undefined: the whole municipality. */
  readonly unitId: string | undefined
  readonly weeks: number
  /** For how many whole weeks readings have been counted: without them nothing is said of what was read. */
  readonly readWeeks: number
  readonly own: readonly StoredField[]
}

const sum = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((all, row) => all + of(row), 0)

const oneDecimal = (value: number): number => Math.round(value * 10) / 10

const fieldSums = (rows: Counted['fields']) =>
  [...Map.groupBy(rows, ({ field }) => field)].map(([name, of]) => ({
    name,
    shown: sum(of, (row) => row.shown),
    filled: sum(of, (row) => row.filled),
  }))

/** Filled in, and nothing that shows it has answered once. A field that no route shows cannot be told about. */
const neverRead = (form: string, names: readonly string[], reads: Counted['reads']): string[] => {
  const { fields = {} } = formsOfContracts.get(form) ?? {}
  return names.filter((name) => {
    const routes = fields[name] ?? []
    return routes.length > 0 && routes.every((route) => (reads.get(route) ?? 0) === 0)
  })
}

type OfForm = Asked & { readonly form: string; readonly of: Counted }

const viewOf = ({ form, of, weeks, readWeeks, own }: OfForm): FormView => {
  const sent = sum(of.uses, (row) => row.sent)
  const shown = sum(of.uses, (row) => row.shown)
  const seconds = sum(of.uses, (row) => row.seconds)
  const histogram = new Map(
    [...Map.groupBy(of.times, ({ bucket }) => bucket)].map(([bucket, rows]) => [
      bucket,
      sum(rows, (row) => row.uses),
    ]),
  )
  const fields = shown / sent
  const sums = fieldSums(of.fields)
  const firsts = [...Map.groupBy(of.uses, ({ version }) => version).values()]
    .map((rows) => rows.map(({ first_on }) => first_on).sort()[0])
    .filter((first) => first !== undefined)
    .sort()
  const labelled = (name: string) => ({
    name,
    label: own.find(({ id }) => `own.${id}` === name)?.label ?? '',
  })
  return {
    form,
    room: formsOfContracts.get(form)?.room ?? '',
    uses: sent,
    abandoned: sum(of.uses, (row) => row.abandoned),
    medianSeconds: quantile(histogram, 0.5),
    ninetySeconds: quantile(histogram, 0.9),
    clicks: oneDecimal(sum(of.uses, (row) => row.clicks) / sent),
    presses: oneDecimal(sum(of.uses, (row) => row.presses) / sent),
    fields: oneDecimal(fields),
    hoursPerMonth: oneDecimal(
      fieldBurdenHours({
        fields,
        secondsPerField: shown === 0 ? 0 : seconds / shown,
        usesPerMonth: perMonth(sent, weeks),
      }),
    ),
    filledShare: shown === 0 ? 0 : sum(of.uses, (row) => row.filled) / shown,
    changedOn: firsts.length > 1 ? (firsts.at(-1) ?? null) : null,
    neverFilled: sums.filter(isNeverFilled).map(({ name }) => labelled(name)),
    neverRead:
      readWeeks === 0
        ? []
        : neverRead(
            form,
            sums.filter(({ filled }) => filled >= fewestShown).map(({ name }) => name),
            of.reads,
          ).map(labelled),
  }
}

/** Whether what was counted for a form may be shown for the one that is asked about. */
const mayBeShown = ({ units, unitId }: Asked, rows: Counted['uses']): boolean => {
  if (unitId === undefined) return sum(rows, ({ sent }) => sent) >= fewestShown
  const counts = units.map(({ id, workers }) => ({
    unitId: id,
    workers,
    uses: sum(
      rows.filter((row) => row.unit_id === id),
      ({ sent }) => sent,
    ),
  }))
  return unitsThatMayBeShown(counts).includes(unitId)
}

/** The figures of every form that was used often enough, the costliest first; how many were used too seldom. */
export const figuresOf = (asked: Asked): { readonly forms: FormView[]; readonly hidden: number } => {
  const { counted, unitId } = asked
  const ofUnit = <T extends { readonly unit_id: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => unitId === undefined || row.unit_id === unitId)
  const used = [...Map.groupBy(counted.uses, ({ form }) => form)].filter(
    ([form, rows]) => formsOfContracts.has(form) && ofUnit(rows).some(({ sent }) => sent > 0),
  )
  const shown = used.filter(([, rows]) => mayBeShown(asked, rows))
  const forms = shown.map(([form, rows]) =>
    viewOf({
      ...asked,
      form,
      of: {
        uses: ofUnit(rows),
        times: ofUnit(counted.times).filter((row) => row.form === form),
        fields: ofUnit(counted.fields).filter((row) => row.form === form),
        reads: counted.reads,
      },
    }),
  )
  return {
    forms: forms.toSorted((a, b) => b.hoursPerMonth - a.hoursPerMonth),
    hidden: used.length - shown.length,
  }
}

export const hoursOf = (forms: readonly FormView[]): number =>
  oneDecimal(sum(forms, ({ hoursPerMonth }) => hoursPerMonth))
