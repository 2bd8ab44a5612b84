import { useAct } from '#web/query.ts'
import { Section } from '#web/ui/section.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { Toggle } from '#web/ui/toggle.tsx'
import { flexSteps, rateOwnMonth, readOwnWorkload } from '../contract.ts'
import { useWorkloadText } from './use-words.ts'

type RateProps = {
  readonly rating: number | null
  readonly flex: (typeof flexSteps)[number] | null
}

/** Two presses: each is saved at once and can be changed by another. */
export const RateSection = ({ rating, flex }: RateProps) => {
  const text = useWorkloadText()
  const toast = useToast()
  const rate = useAct(rateOwnMonth, {
    refresh: [readOwnWorkload],
    onDone: () => toast(text.own.saved),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  return (
    <Section title={text.own.rate} lead={text.own.rateLead}>
      <fieldset className="one-press">
        <legend>{text.own.rating}</legend>
        <div className="presses">
          {text.ratings.map((word, i) => (
            <Toggle key={word} isOn={rating === i + 1} onPress={() => rate.run({ rating: i + 1 })}>
              {`${i + 1} ${word}`}
            </Toggle>
          ))}
        </div>
      </fieldset>
      <fieldset className="one-press">
        <legend>{text.own.flex}</legend>
        <div className="presses">
          {flexSteps.map((step) => (
            <Toggle key={step} isOn={flex === step} onPress={() => rate.run({ flex: step })}>
              {text.flex[step]}
            </Toggle>
          ))}
        </div>
      </fieldset>
    </Section>
  )
}
