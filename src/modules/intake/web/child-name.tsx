import { useText } from '#web/language.ts'
import { Protected, type ProtectionLevel } from '#web/ui/protected.tsx'
import type { ReportRow } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export type Named = Pick<ReportRow, 'child' | 'told'>

/** A child goes by its name; before it is known, by what the reporter called it. */
export const useChildName = (): ((named: Named) => string) => {
  const text = useText({ sv, en })
  return ({ child, told }) => child?.name ?? (told.name === '' ? text.unknownChild : told.name)
}

/** Two children of one report have the same forms: each form is named with its child. */
export const useFormName = (): ((title: string, child: Named) => string) => {
  const name = useChildName()
  return (title, child) => `${title} – ${name(child)}`
}

/** Also when it is somebody else in the family who is protected. */
export const stampFor = ({ child }: Pick<Named, 'child'>): ProtectionLevel =>
  child === null ? 'none' : child.isProtected && child.protection === 'none' ? 'marking' : child.protection

/** The stamp at the top of everything about a protected child. */
export const ChildStamp = ({ child }: Pick<Named, 'child'>) => (
  <Protected level={stampFor({ child })} size="banner" />
)
