import { LinkButton } from '#web/ui/link-button.tsx'
import type { CaseView } from '../views.ts'
import { useCaseText } from './use-case.ts'

/** Decisions are made in their own room; the way there, and what to wait for before. */
export const DecideStep = ({ view, isNext }: { readonly view: CaseView; readonly isNext: boolean }) => {
  const text = useCaseText().decide
  const waits = view.next.some(({ step, waits: isWaiting }) => step === 'communicate' && isWaiting)
  return (
    <>
      <p className="soft">{text.lead}</p>
      {waits && <p>{text.waits}</p>}
      <LinkButton to={`/arenden/${view.caseId}/beslut`} kind={isNext ? 'primary' : 'quiet'}>
        {text.open}
      </LinkButton>
    </>
  )
}
