import { useCall } from '#web/query.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Link } from '#web/ui/link.tsx'
import { listOwnDrafts, noteAddress } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** The own unsigned notes about the child: nobody else sees them. */
export const OwnDrafts = ({ childId }: { readonly childId: string }) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const { data = [] } = useCall(listOwnDrafts, {})
  const drafts = data.filter((draft) => draft.childId === childId)
  if (drafts.length === 0) return null
  return (
    <ul className="plain stack" aria-label={text.drafts.title}>
      {drafts.map((draft) => (
        <li key={draft.id} className="cluster">
          <Badge tone={draft.isOverdue ? 'warn' : 'plain'}>{text.drafts.one}</Badge>
          <Link to={noteAddress({ childId, draftId: draft.id })}>{text.kinds[draft.kind]}</Link>
          <span className="soft">
            {draft.isOverdue ? text.drafts.overdue : text.drafts.begun(format.moment(draft.startedAt))}
          </span>
        </li>
      ))}
    </ul>
  )
}
