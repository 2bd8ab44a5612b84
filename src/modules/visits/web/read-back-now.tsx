import type { VisitView } from '../contract.ts'
import { useTyped } from './child-note.tsx'
import { ReadBack } from './read-back.tsx'
import type { NoteDraft } from './use-drafts.ts'
import type { Teller } from './use-visit.ts'

type ReadBackNowProps = {
  readonly visit: VisitView
  readonly teller: Teller
  readonly notes: readonly NoteDraft[]
  readonly onBack: () => void
}

/** What is read to those present, as it stands while it is read: also what the colleague writes meanwhile. */
export const ReadBackNow = ({ visit, teller, notes, onBack }: ReadBackNowProps) => (
  <ReadBack visit={visit} teller={teller} typed={useTyped(notes)} onBack={onBack} />
)
