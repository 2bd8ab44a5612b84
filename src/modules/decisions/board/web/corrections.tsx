import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import type { CorrectionView } from '../../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type CorrectionsProps = { readonly corrections: readonly z.output<typeof CorrectionView>[] }

/** FL 36: what was put right stands beside what was written. */
export const Corrections = ({ corrections }: CorrectionsProps) => {
  const { entered: text } = useText({ sv, en })
  const format = useFormat()
  return (
    <ul>
      {corrections.map((one) => (
        <li key={one.id}>
          {one.correction} <span className="soft">({one.reason})</span>{' '}
          <span className="soft">{text.correctedBy(one.by, format.moment(one.at))}</span>
        </li>
      ))}
    </ul>
  )
}
