import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { tryAssignment, type WhatIf as Tried } from '../contract.ts'
import { bandTones } from './load-section.tsx'
import { useWorkloadText } from './use-words.ts'

const isTooMuch = ({ after }: Tried): boolean => after === 'talk' || after === 'act'

/** What the matter would do, said before anybody has it. */
const Answer = ({ tried }: { readonly tried: Tried }) => {
  const { whatIf: text, bands } = useWorkloadText()
  return (
    <>
      <Notice
        kind={isTooMuch(tried) ? 'warn' : 'done'}
        title={isTooMuch(tried) ? text.warning(tried.name) : text.fine(tried.name)}
        isNews
      >
        <p>
          {text.before}: <Badge tone={bandTones[tried.before]}>{bands[tried.before]}</Badge> {text.after}:{' '}
          <Badge tone={bandTones[tried.after]}>{bands[tried.after]}</Badge>
        </p>
        {tried.percents && <p>{text.percents(tried.percents.before, tried.percents.after)}</p>}
        {isTooMuch(tried) && <p>{text.warnText}</p>}
      </Notice>
      {!tried.mayOwnAlone && (
        <Notice kind="warn" title={text.alone(tried.name)}>
          {text.aloneText}
        </Notice>
      )}
      {tried.isAway && <Notice kind="warn" title={text.away(tried.name)} />}
    </>
  )
}

type WhatIfProps = {
  readonly matterId: string
  readonly workerId: string
  readonly part: 'owner' | 'coworker'
}

export const WhatIf = (asked: WhatIfProps) => {
  const answer = useCall(tryAssignment, asked)
  return (
    <Loaded answer={answer} lines={2}>
      {(tried) => <Answer tried={tried} />}
    </Loaded>
  )
}

/** In the dialog in which a matter is handed out. Who leads neither of the two units is told nothing, and nothing is missing. */
export const BeforeAssign = (asked: WhatIfProps) => {
  const { data } = useCall(tryAssignment, asked)
  return data ? <Answer tried={data} /> : null
}
