import type { ReactNode } from 'react'
import { useFormat } from '#web/format.ts'
import { Badge } from '#web/ui/badge.tsx'
import type { ActionView } from '../contract.ts'
import { useWorkloadText } from './use-words.ts'

type ActionListProps = {
  readonly actions: readonly ActionView[]
  readonly children?: (action: ActionView) => ReactNode
}

/** What was agreed: the words, who, until when, and what became of it. */
export const ActionList = ({ actions, children }: ActionListProps) => {
  const { action: text } = useWorkloadText()
  const format = useFormat()
  return (
    <ul className="plain stack">
      {actions.map((one) => (
        <li key={one.id} className="agreed">
          <p>
            <strong>{one.words}</strong>{' '}
            {one.outcome !== null && (
              <Badge tone={one.outcome === 'done' ? 'done' : 'plain'}>
                {one.outcome === 'done' ? text.wasDone : text.wasNotDone}
              </Badge>
            )}
            {one.isLate && <Badge tone="warn">{text.late}</Badge>}
          </p>
          <p className="soft">
            {one.kind === 'drop' ? text.drop : text.by(one.owner, format.day(one.dueOn))}
          </p>
          {children?.(one)}
        </li>
      ))}
    </ul>
  )
}
