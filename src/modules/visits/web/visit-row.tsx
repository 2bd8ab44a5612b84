import { useFormat } from '#web/format.ts'
import { Row } from '#web/ui/row.tsx'
import type { VisitBrief } from '../contract.ts'
import { useVisitText } from './use-visit.ts'

type VisitRowProps = { readonly visit: VisitBrief; readonly me?: string | undefined; readonly day?: boolean }

const worst = (visit: VisitBrief) =>
  visit.children.find(({ protection }) => protection !== 'none')?.protection ?? 'none'

/** One meeting on one line: when, with whom, and what it waits for. */
export const VisitRow = ({ visit, me, day = true }: VisitRowProps) => {
  const text = useVisitText()
  const format = useFormat()
  const others = visit.workers.filter(({ workerId }) => workerId !== me).map(({ name }) => name)
  const state =
    visit.waitsForNote && visit.phase === 'over'
      ? text.own.waitsWhat
      : visit.cancelled !== null
        ? text.own.cancelled
        : visit.phase === 'over'
          ? text.own.held
          : visit.phase === 'planned'
            ? ''
            : text.own.goesOn
  const when = day ? text.next.when(format.shortDay(visit.on), visit.at) : visit.at
  return (
    <Row
      to={`/moten/${visit.id}`}
      title={visit.children.map(({ name }) => name).join(', ')}
      what={[`${when} ${text.kinds[visit.kind]}`, state].filter(Boolean).join(' · ')}
      meta={others.length > 0 ? text.own.with(others.join(', ')) : ''}
      protection={worst(visit)}
    />
  )
}
