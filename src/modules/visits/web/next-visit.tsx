import { useBag } from '#web/offline/state.ts'
import { useCall } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { LinkButton } from '#web/ui/link-button.tsx'
import { List } from '#web/ui/list.tsx'
import { Section } from '#web/ui/section.tsx'
import { readNextVisit } from '../contract.ts'
import { useVisitText } from './use-visit.ts'
import { VisitRow } from './visit-row.tsx'

/** "Nästa möte" on the pages of the case and the child, for those who may hold it. */
export const NextVisit = ({ childId }: { readonly childId: string }) => {
  const text = useVisitText().next
  const { worker } = useSession()
  const { isReached } = useBag()
  const { data } = useCall(readNextVisit, { childId })
  if (!data || (data.next === null && data.caseId === null)) return null
  const { next, caseId } = data
  return (
    <Section
      title={text.title}
      actions={
        caseId !== null &&
        isReached && (
          <LinkButton to={`/moten/nytt?arende=${caseId}`} icon="calendar">
            {text.plan}
          </LinkButton>
        )
      }
    >
      {caseId !== null && !isReached && <p className="soft">{text.needsNetwork}</p>}
      {next === null ? (
        <p className="soft">{text.none}</p>
      ) : (
        <List label={text.title}>
          <VisitRow visit={next} me={worker.id} />
        </List>
      )}
    </Section>
  )
}
