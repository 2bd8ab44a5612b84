import { dayOf } from '#kernel/day.ts'
import { en as organisationEn } from '#modules/organisation/text.en.ts'
import { sv as organisationSv } from '#modules/organisation/text.sv.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import type { StaffChangeView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Turn = StaffChangeView['changes'][number]

/** What a value is called: a role and an education have names, the rest is as it was written. */
const useNames = (): ((field: Turn['field'], value: string) => string) => {
  const text = useText({ sv, en })
  const words = useText({ sv: organisationSv, en: organisationEn })
  const roles: Readonly<Record<string, string>> = words.roles
  const degrees: Readonly<Record<string, string>> = words.qualifications
  return (field, value) => {
    if (field === 'mayActAlone') return value === 'true' ? text.yes : text.no
    if (field === 'role') return roles[value] ?? value
    if (field === 'qualification') return degrees[value] ?? value
    return field === 'employmentPercent' ? `${value}\u00a0%` : value
  }
}

/** What a proposal gives, from what to what, and why. */
export const Turns = ({ change }: { readonly change: StaffChangeView }) => {
  const { waiting: text, fields } = useText({ sv, en })
  const format = useFormat()
  const named = useNames()
  return (
    <>
      <p>
        {change.kind === 'begin' && text.isNew(change.unit, format.day(change.startedOn))}
        {change.kind === 'change' && text.isChange(change.unit)}
        {change.reviews &&
          text.isReviewer(change.unit, format.day(change.reviews.fromOn), format.day(change.reviews.untilOn))}
      </p>
      {change.changes.length > 0 && (
        <ul>
          {change.changes.map(({ field, from, to }) => (
            <li key={field}>
              {from === ''
                ? text.set(fields[field], named(field, to))
                : text.turn(fields[field], named(field, from), named(field, to))}
            </li>
          ))}
        </ul>
      )}
      <p>{change.reason}</p>
      <p className="soft">{text.by(change.proposedBy, format.day(dayOf(change.proposedAt)))}</p>
    </>
  )
}
