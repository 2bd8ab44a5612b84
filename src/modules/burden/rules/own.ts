import { addMonths, type Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'

/** Where a municipality may add a field of its own. */
export const ownForms = ['note', 'closing', 'follow_up'] as const
export type OwnForm = (typeof ownForms)[number]

export const ownKinds = ['line', 'yes_no', 'choice'] as const
export type OwnKind = (typeof ownKinds)[number]

export const longestMonths = 12
export const mostChoices = 8
export const mostMandatory = 5
export const longestAnswer = 500

/** What the rules need to know of an own field. */
export type OwnField = {
  readonly id: string
  readonly form: OwnForm
  readonly kind: OwnKind
  readonly choices: readonly string[]
  readonly isMandatory: boolean
  readonly beginsOn: Day
  readonly endsOn: Day
}

/** Asked from its first day to its last: the day after, it is off by itself, and nobody has to switch it off. */
export const isAsked = ({ beginsOn, endsOn }: Pick<OwnField, 'beginsOn' | 'endsOn'>, today: Day): boolean =>
  beginsOn <= today && today <= endsOn

/** The last day that may be chosen. */
export const latestEnd = (today: Day): Day => addMonths(today, longestMonths)

export type Wanted = {
  readonly kind: OwnKind
  readonly choices: readonly string[]
  readonly purpose: string
  readonly endsOn: Day
}

/** What is wrong with the end of an own field. */
export const endFaults = (endsOn: Day, today: Day): Issue[] => {
  if (endsOn < today) return [{ path: 'endsOn', code: 'own_past_day' }]
  return endsOn > latestEnd(today) ? [{ path: 'endsOn', code: 'own_end_too_late' }] : []
}

/** What is missing or too much before an own field can be asked. Purpose, owner and end are demanded by the contract. */
export const fieldFaults = ({ kind, choices, endsOn }: Wanted, today: Day): Issue[] => {
  const different = new Set(choices.map((one) => one.toLowerCase()))
  return [
    ...endFaults(endsOn, today),
    ...(kind === 'choice' && choices.length < 2 ? [{ path: 'choices', code: 'own_two_choices' }] : []),
    ...(kind === 'choice' && choices.length > mostChoices
      ? [{ path: 'choices', code: 'own_eight_choices' }]
      : []),
    ...(kind === 'choice' && different.size < choices.length
      ? [{ path: 'choices', code: 'own_same_choice' }]
      : []),
  ]
}

/** One in, one out: the mandatory fields that stand in the way of another one; none as long as there are fewer than five. */
export const inTheWay = <F extends OwnField>(fields: readonly F[], today: Day): readonly F[] => {
  const asked = fields.filter((field) => field.isMandatory && isAsked(field, today))
  return asked.length < mostMandatory ? [] : asked
}

export type Answers = Readonly<Record<string, string>>

const isAnAnswer = ({ kind, choices }: OwnField, answer: string): boolean =>
  kind === 'line' || (kind === 'yes_no' ? ['yes', 'no'].includes(answer) : choices.includes(answer))

/** What is wrong with answers that are to be locked, by the names that the fields have on the screen. */
export const answerFaults = (
  fields: readonly OwnField[],
  answers: Answers,
  { today, demands }: { readonly today: Day; readonly demands: 'all' | 'none' },
): Issue[] =>
  fields.flatMap((field) => {
    const answer = (answers[field.id] ?? '').trim()
    const path = `own.${field.id}`
    if (answer === '')
      return demands === 'all' && field.isMandatory && isAsked(field, today)
        ? [{ path, code: field.kind === 'line' ? 'required' : 'choose' }]
        : []
    return isAnAnswer(field, answer) ? [] : [{ path, code: 'choose' }]
  })
