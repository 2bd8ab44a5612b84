import { useOwnText } from '../language.ts'
import { Icon } from './icon.tsx'

/** The levels of the room `people`; `none` draws nothing, so that a list can hand on what it has. */
export type ProtectionLevel = 'none' | 'marking' | 'protected_registration' | 'fictitious'

type ProtectedProps = {
  readonly level: ProtectionLevel
  /** `mark` beside a name, `banner` at the top of everything about the person. */
  readonly size?: 'mark' | 'banner'
}

/** The stamp that stands wherever a person with protected identity is named. OSL 22 kap. 1 §, 21 kap. 3 och 3 a §§, lag (1991:483). */
export const Protected = ({ level, size = 'mark' }: ProtectedProps) => {
  const text = useOwnText().protection
  if (level === 'none') return null
  if (size === 'mark')
    return (
      <span className="stamp">
        <Icon name="shield" />
        {text.marked}
      </span>
    )
  return (
    <div className="protected" role="note">
      <span className="stamp">
        <Icon name="shield" />
        {text.marked}
      </span>
      <p>
        <b>{text.levels[level]}.</b> {text.advice}
      </p>
    </div>
  )
}
