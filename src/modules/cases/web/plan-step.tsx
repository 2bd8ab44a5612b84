import { useFormat } from '#web/format.ts'
import type { CaseView, InvestigationView } from '../views.ts'
import { Opener } from './opener.tsx'
import { PlanForm } from './plan-form.tsx'
import { useCaseText } from './use-case.ts'

const PlanText = ({ plan }: { readonly plan: InvestigationView['plan'] }) => {
  const text = useCaseText().plan
  const format = useFormat()
  return (
    <>
      <p className="prose">{plan.purpose}</p>
      <ol className="stack" aria-label={text.questions}>
        {plan.questions.map((one, at) => (
          <li key={`${at} ${one.question}`}>
            {one.question}
            <div className="soft">{[one.how, one.from].filter(Boolean).join(' · ')}</div>
          </li>
        ))}
      </ol>
      {plan.withChild !== '' && <p className="prose">{plan.withChild}</p>}
      {plan.madeOn && <p className="soft">{text.madeOn(format.day(plan.madeOn))}</p>}
    </>
  )
}

/** What the investigation asks, before it begins to ask. */
export const PlanStep = ({ view }: { readonly view: CaseView }) => {
  const text = useCaseText()
  const { investigation, caseId } = view
  if (!investigation) return null
  const { plan } = investigation
  const isMade = plan.madeOn !== null
  return (
    <>
      <p className="soft">{text.plan.lead}</p>
      {isMade && <PlanText plan={plan} />}
      {view.can.work && investigation.endedOn === null && (
        <Opener key={String(isMade)} label={text.plan.changePlan} isOpen={!isMade}>
          {(close) => <PlanForm caseId={caseId} investigation={investigation} onClose={close} />}
        </Opener>
      )}
    </>
  )
}
