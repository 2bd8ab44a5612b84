import type { z } from 'zod'
import { useText } from '#web/language.ts'
import type { Reason } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** Why a file may go or stays, each with its paragraph. */
export const Reasons = ({ reasons }: { readonly reasons: readonly z.output<typeof Reason>[] }) => {
  const { reasons: words } = useText({ sv, en })
  return (
    <ul className="disposal-reasons">
      {reasons.map(({ code, paragraph }) => (
        <li key={code}>
          {words[code]}
          {paragraph !== '' && <span className="soft"> ({paragraph})</span>}
        </li>
      ))}
    </ul>
  )
}
