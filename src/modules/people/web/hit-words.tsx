import type { PersonBrief, PersonHit } from '#modules/people/contract.ts'
import { useText } from '#web/language.ts'
import { Protected, type ProtectionLevel } from '#web/ui/protected.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** The stamp beside a name, also when it is somebody else in the family who is protected. */
export const stampOf = ({
  isProtected,
  protection = 'none',
}: Pick<PersonBrief, 'isProtected'> & { readonly protection?: ProtectionLevel }): ProtectionLevel =>
  isProtected && protection === 'none' ? 'marking' : protection

/** What stands after the name of a hit: number or year of birth, and whom to ask when it is somebody else's. */
export const useHitWords = () => {
  const text = useText({ sv, en })
  return {
    name: (hit: Pick<PersonHit, 'name'>): string => (hit.name === '' ? text.unknownPerson : hit.name),
    note: (hit: PersonHit): string =>
      [
        hit.formerName === '' ? '' : text.formerly(hit.formerName),
        hit.number !== '' ? hit.number : hit.birthYear === '' ? '' : text.bornIn(hit.birthYear),
        hit.isOpenable ? '' : hit.units.length > 0 ? text.at(hit.units.join(', ')) : text.notYours,
      ]
        .filter(Boolean)
        .join(', '),
  }
}

/** The name of a hit with its stamp and what is known. */
export const HitWords = ({ hit }: { readonly hit: PersonHit }) => {
  const words = useHitWords()
  return (
    <>
      <span>{words.name(hit)}</span>
      {hit.isProtected && <Protected level={stampOf(hit)} />}
      <span className="soft">{words.note(hit)}</span>
    </>
  )
}
