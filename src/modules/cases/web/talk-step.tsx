import { useRouter } from '@tanstack/react-router'
import { newKey } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/button.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import type { CaseView } from '../views.ts'
import { useCaseText } from './use-case.ts'

/** SoL 20:7: talks with the child are notes in the journal, which comes after this room: it is reached by its address. */
export const TalkStep = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText().talk
  const format = useFormat()
  const router = useRouter()
  const talkedOn = view.investigation?.talkedOn
  const isNext = view.next[0]?.step === 'talk'
  const write = () =>
    router.history.push(`/journal/${view.child.id}/${newKey()}?slag=talk_with_child&arende=${view.caseId}`)
  return (
    <>
      <p className="soft">{text.lead}</p>
      <p>{talkedOn ? text.last(format.day(talkedOn)) : text.none}</p>
      <div className="cluster">
        {view.can.work && (
          <Button icon="pen" kind={isNext ? 'primary' : 'quiet'} onPress={write}>
            {text.write}
          </Button>
        )}
        <LinkButton to={`/barn/${view.child.id}`}>{text.toJournal}</LinkButton>
      </div>
    </>
  )
}
