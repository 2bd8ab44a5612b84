import type { Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import { type EndReason, type fundings, fullTime, type OccupancyKind, type Post } from '../rules/post.ts'
import { dayOfCell, dutyOfTitle, fundingOfCell, kindOfCell, permilleOfCell, reasonOfCell } from './cells.ts'
import { folded, type HrField } from './fields.ts'

export type Values = Partial<Record<HrField, string>>

export type HrFiller = {
  readonly number: string
  readonly name: string
  readonly kind: OccupancyKind
  readonly permille: number
  readonly lastOn: Day | null
  readonly coversNumber: string
  readonly leaveFrom: Day | null
  readonly leaveLast: Day | null
  readonly resignedOn: Day | null
  readonly reason: EndReason | null
  readonly experiencedFrom: Day | null
}

/** A row as it would be stored: a post, and who fills it unless it is vacant. */
export type HrRow = {
  readonly postNumber: string
  readonly unitId: string
  readonly title: string
  readonly duty: Post['duty']
  /** undefined: the file does not say, and what is known stays. */
  readonly postPermille: number | undefined
  readonly funding: (typeof fundings)[number] | undefined
  readonly fundingUntil: Day | null
  readonly fromOn: Day | null
  readonly filler: HrFiller | undefined
}

export type Units = readonly { readonly id: string; readonly name: string }[]

const longest = 120

const dayFields = [
  'fromOn',
  'lastOn',
  'leaveFrom',
  'leaveLast',
  'resignedOn',
  'experiencedFrom',
  'fundingUntil',
] as const

const neededOf = (values: Values, isVacant: boolean): Issue[] =>
  (isVacant
    ? (['postNumber', 'unit', 'title'] as const)
    : (['postNumber', 'unit', 'title', 'holderNumber', 'name', 'percent', 'fromOn'] as const)
  )
    .filter((field) => (values[field] ?? '').trim() === '')
    .map((path) => ({ path, code: 'required' }))

const tooLong = (values: Values): Issue[] =>
  (['postNumber', 'title', 'holderNumber', 'name'] as const)
    .filter((field) => (values[field] ?? '').length > longest)
    .map((path) => ({ path, code: `too_long:${longest}` }))

const percentIssues = (values: Values): Issue[] =>
  (['percent', 'postPercent'] as const).flatMap((path) => {
    const cell = (values[path] ?? '').trim()
    if (cell === '') return []
    const permille = permilleOfCell(cell)
    if (permille === undefined) return [{ path, code: 'hr_not_a_percent' }]
    if (permille < 1) return [{ path, code: 'hr_no_percent' }]
    return permille > fullTime ? [{ path, code: 'hr_over_full_time' }] : []
  })

const orderIssues = (day: (field: (typeof dayFields)[number]) => Day | null): Issue[] => {
  const [from, last, leaveFrom, leaveLast] = [
    day('fromOn'),
    day('lastOn'),
    day('leaveFrom'),
    day('leaveLast'),
  ]
  return [
    ...(from !== null && last !== null && last < from ? [{ path: 'lastOn', code: 'hr_leaves_before' }] : []),
    ...(leaveFrom !== null && leaveLast !== null && leaveLast < leaveFrom
      ? [{ path: 'leaveLast', code: 'hr_leave_ends_before' }]
      : []),
    ...(leaveFrom === null && leaveLast !== null ? [{ path: 'leaveFrom', code: 'hr_leave_from' }] : []),
    ...(day('resignedOn') !== null && last === null
      ? [{ path: 'lastOn', code: 'hr_resigned_without_last' }]
      : []),
  ]
}

/** One row as it would be stored, or every fault at its field. */
export const readRow = (
  values: Values,
  units: Units,
): { readonly row: HrRow } | { readonly issues: readonly Issue[] } => {
  const text = (field: HrField): string => (values[field] ?? '').trim()
  const kind = kindOfCell(text('kind'))
  const reason = text('reason') === '' ? null : reasonOfCell(text('reason'))
  const funding = values.funding === undefined ? undefined : fundingOfCell(text('funding'))
  const unit = units.find(({ name }) => folded(name) === folded(text('unit')))
  const days = new Map(dayFields.map((field) => [field, dayOfCell(text(field))]))
  const day = (field: (typeof dayFields)[number]): Day | null => days.get(field) ?? null
  const issues: Issue[] = [
    ...neededOf(values, kind === 'vacant'),
    ...tooLong(values),
    ...(unit === undefined && text('unit') !== '' ? [{ path: 'unit', code: 'hr_unit_unknown' }] : []),
    ...(kind === undefined ? [{ path: 'kind', code: 'hr_kind_unknown' }] : []),
    ...(reason === undefined ? [{ path: 'reason', code: 'hr_reason_unknown' }] : []),
    ...(values.funding !== undefined && funding === undefined
      ? [{ path: 'funding', code: 'hr_funding_unknown' }]
      : []),
    ...dayFields
      .filter((field) => days.get(field) === undefined)
      .map((path) => ({ path, code: 'not_a_day' })),
    ...percentIssues(values),
    ...orderIssues(day),
  ]
  if (issues.length > 0 || unit === undefined || kind === undefined || reason === undefined) return { issues }
  const filler = kind === 'vacant' ? undefined : fillerOf(text, { kind, reason, day })
  return {
    row: {
      postNumber: text('postNumber'),
      unitId: unit.id,
      title: text('title'),
      duty: dutyOfTitle(text('title')),
      postPermille: text('postPercent') === '' ? undefined : permilleOfCell(text('postPercent')),
      funding,
      fundingUntil: day('fundingUntil'),
      fromOn: day('fromOn'),
      filler,
    },
  }
}

type Read = {
  readonly kind: OccupancyKind
  readonly reason: EndReason | null
  readonly day: (field: (typeof dayFields)[number]) => Day | null
}

const fillerOf = (text: (field: HrField) => string, { kind, reason, day }: Read): HrFiller => ({
  number: text('holderNumber'),
  name: text('name'),
  kind,
  permille: permilleOfCell(text('percent')) ?? fullTime,
  lastOn: day('lastOn'),
  coversNumber: text('coversNumber'),
  leaveFrom: day('leaveFrom'),
  leaveLast: day('leaveLast'),
  resignedOn: day('resignedOn'),
  // A reason without an end is what the HR system keeps of an earlier employment.
  reason: day('lastOn') === null ? null : reason,
  experiencedFrom: day('experiencedFrom'),
})
