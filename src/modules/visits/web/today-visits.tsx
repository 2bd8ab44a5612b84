import { useCall } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { Link } from '#web/ui/link.tsx'
import { List } from '#web/ui/list.tsx'
import { Section } from '#web/ui/section.tsx'
import { listOwnVisits } from '../contract.ts'
import { PackHint } from './pack-hint.tsx'
import { useVisitText } from './use-visit.ts'
import { VisitRow } from './visit-row.tsx'

/** On Idag: the meetings of the day, in the order of the clock. */
export const TodayVisits = () => {
  const text = useVisitText().own
  const { worker } = useSession()
  const { data } = useCall(listOwnVisits, {})
  const visits = (data?.visits ?? []).filter(({ on, cancelled }) => on === data?.today && cancelled === null)
  if (visits.length === 0) return null
  return (
    <Section title={text.todayTitle} count={visits.length} actions={<Link to="/moten">{text.all}</Link>}>
      <List label={text.todayTitle}>
        {visits.map((visit) => (
          <VisitRow key={visit.id} visit={visit} me={worker.id} day={false} />
        ))}
      </List>
      <PackHint visits={visits} />
    </Section>
  )
}
