import { useCall } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { listOwnVisits, type VisitBrief } from '../contract.ts'
import { CalendarSection } from './calendar-section.tsx'
import { useVisitText } from './use-visit.ts'
import { VisitRow } from './visit-row.tsx'

/** The own meetings: what is held and not written down, today's, and what comes. */
export const Screen = () => {
  const text = useVisitText().own
  const { worker } = useSession()
  const answer = useCall(listOwnVisits, {})
  return (
    <Page
      title={text.title}
      tab={text.tab}
      actions={<LinkButton to="/moten/checklistor">{text.checklists}</LinkButton>}
    >
      <Loaded answer={answer} lines={6}>
        {({ today, visits }) => {
          const waits = visits.filter((one) => one.waitsForNote && one.phase === 'over')
          const others = visits.filter((one) => !waits.includes(one))
          const parts: readonly (readonly [string, readonly VisitBrief[]])[] = [
            [text.waits, waits],
            [text.today, others.filter(({ on }) => on === today)],
            [text.coming, others.filter(({ on }) => on > today)],
          ]
          const shown = parts.filter(([, list]) => list.length > 0)
          return (
            <>
              {shown.length === 0 && <EmptyState title={text.none}>{text.noneLead}</EmptyState>}
              {shown.map(([title, list]) => (
                <Section key={title} title={title} count={list.length}>
                  <List label={title}>
                    {list.map((visit) => (
                      <VisitRow key={visit.id} visit={visit} me={worker.id} />
                    ))}
                  </List>
                </Section>
              ))}
            </>
          )
        }}
      </Loaded>
      <CalendarSection />
    </Page>
  )
}
