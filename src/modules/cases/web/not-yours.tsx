import { askMayDecide } from '#modules/organisation/contract.ts'
import type { InputOf } from '#kernel/route.ts'
import { useCall } from '#web/query.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useCaseText } from './use-case.ts'

// Nearest first, so the first few are those whom one would ask.
const mostNames = 3

/** KL 6:37: not this level. Says who may instead. */
export const NotYours = ({ decisionKind }: InputOf<typeof askMayDecide>) => {
  const text = useCaseText().common
  const { data } = useCall(askMayDecide, { decisionKind })
  const names = (data?.who ?? [])
    .slice(0, mostNames)
    .map(({ name, title }) => `${name} (${title})`)
    .join(', ')
  return (
    <Notice kind="warn">
      {text.notYours} {names !== '' && text.who(names)}
    </Notice>
  )
}
