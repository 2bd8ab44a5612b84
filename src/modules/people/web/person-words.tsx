import type { PersonBrief } from '#modules/people/contract.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Link } from '#web/ui/link.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { stampOf } from './hit-words.tsx'

/** A name that leads to the person, with number or day of birth, and the stamp. */
export const PersonWords = ({ person }: { readonly person: PersonBrief }) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const born = person.birthOn
    ? `${text.born.toLowerCase()} ${format.shortDay(person.birthOn)}`
    : text.noNumber
  return (
    <span className="cluster">
      <Link to={`/personer/${person.id}`}>{person.name}</Link>
      <span className="soft figures">
        {person.number === '' ? born : format.identityNumber(person.number)}
      </span>
      {person.isProtected && <Protected level={stampOf(person)} />}
    </span>
  )
}
