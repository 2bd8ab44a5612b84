import { useFormat } from '#web/format.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import type { InterventionView } from '../views.ts'
import { useCaseText } from './use-case.ts'

/** The goals are always seen; the rest of the plan is one press away. */
export const HelpPlanText = ({
  intervention: { plan, goals, isHidden },
}: {
  readonly intervention: InterventionView
}) => {
  const text = useCaseText().help
  const format = useFormat()
  if (!plan) return null
  if (isHidden)
    return (
      <>
        <p className="soft">{text.hiddenWords}</p>
        <p className="soft">{text.madeOn(plan.madeBy, format.day(plan.madeOn))}</p>
      </>
    )
  const rest = (
    ['childView', 'guardianView', 'followUpHow', 'othersDo', 'familyContact', 'childContact'] as const
  )
    .filter((name) => plan[name] !== '')
    .map(
      (name) =>
        [
          text[name],
          <span key={name} className="prose">
            {plan[name]}
          </span>,
        ] as const,
    )
  return (
    <>
      <ol className="stack" aria-label={text.goals}>
        {goals.map((one) => (
          <li key={one.id}>
            {one.goal}
            {one.sign !== '' && <div className="soft">{one.sign}</div>}
          </li>
        ))}
      </ol>
      <p className="prose">{plan.how}</p>
      <Disclosure title={text.more}>
        <KeyFacts facts={[...rest, [text.followUpMonths, text.followUpMonthsValue(plan.followUpMonths)]]} />
      </Disclosure>
      <p className="soft">{text.madeOn(plan.madeBy, format.day(plan.madeOn))}</p>
    </>
  )
}
