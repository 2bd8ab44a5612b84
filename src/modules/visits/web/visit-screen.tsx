import type { ScreenProps } from '#web/screens.ts'
import { Loaded } from '#web/ui/loaded.tsx'
import type { VisitView } from '../contract.ts'
import { AfterVisit } from './after-visit.tsx'
import { HoldVisit } from './hold-visit.tsx'
import { PlannedVisit } from './planned-visit.tsx'
import { useRefusedSignatures } from './signed-line.tsx'
import { useFollow, useTeller, useVisit } from './use-visit.ts'
import './visits.css'

const Shown = ({ visit }: { readonly visit: VisitView }) => {
  const teller = useTeller(visit.id)
  useFollow(visit)
  const refused = useRefusedSignatures(visit.notes)
  const { phase } = visit.course
  if (phase === 'planned' || phase === 'here') return <PlannedVisit visit={visit} teller={teller} />
  if (phase === 'over')
    return <AfterVisit key={`${visit.course.endedAt} ${refused}`} visit={visit} teller={teller} />
  return <HoldVisit visit={visit} teller={teller} />
}

/** A meeting: before, while it goes on, and after. */
export const Screen = ({ params: { meetingId = '' } }: ScreenProps) => (
  <Loaded answer={useVisit(meetingId)} lines={8}>
    {(visit) => <Shown key={visit.id} visit={visit} />}
  </Loaded>
)
