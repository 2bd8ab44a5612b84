import { TextField } from '#web/ui/text-field.tsx'
import type { Model } from '../models/contract.ts'
import { factors, matterTypes, pointDuties } from '../rules/model.ts'
import { useWorkloadText } from './use-words.ts'

type FigureProps = { readonly name: string; readonly label: string; readonly value: number }

const Figure = ({ name, label, value }: FigureProps) => (
  <TextField name={`model.${name}`} label={label} kind="number" width={6} defaultValue={value} />
)

/** Every figure of a model, as it is today. */
export const EditorFields = ({ model }: { readonly model: Model }) => {
  const words = useWorkloadText()
  const { models: text } = words
  return (
    <>
      <h2>{text.weights}</h2>
      <div className="figures">
        {matterTypes.map((type) => (
          <Figure key={type} name={`matters.${type}`} label={words.types[type]} value={model.matters[type]} />
        ))}
      </div>
      <h2>{text.extras}</h2>
      <div className="figures">
        {factors.map((one) => (
          <Figure key={one} name={`factors.${one}`} label={words.factors[one]} value={model.factors[one]} />
        ))}
        {pointDuties.map((one) => (
          <Figure key={one} name={`duties.${one}`} label={words.duties[one]} value={model.duties[one]} />
        ))}
        <Figure name="coworkerPercent" label={text.coworkerPercent} value={model.coworkerPercent} />
        <Figure name="siblingPercent" label={text.siblingPercent} value={model.siblingPercent} />
        <Figure name="newDays" label={text.newDays} value={model.newDays} />
        <Figure name="travelMinutes" label={text.travelMinutes} value={model.travelMinutes} />
      </div>
      <h2>{text.capacity}</h2>
      <div className="figures">
        <Figure name="fullTime" label={text.fullTime} value={model.fullTime} />
        <Figure name="stable" label={text.stable} value={model.stable} />
        {model.experience.flatMap(({ fromMonths, percent }, i) => [
          <Figure
            key={`from-${fromMonths}`}
            name={`experience.${i}.fromMonths`}
            label={text.fromMonths(i + 1)}
            value={fromMonths}
          />,
          <Figure
            key={`percent-${fromMonths}`}
            name={`experience.${i}.percent`}
            label={text.stepPercent(i + 1)}
            value={percent}
          />,
        ])}
      </div>
      <h2>{text.bands}</h2>
      <div className="figures">
        {(['low', 'calm', 'talk', 'act'] as const).map((band) => (
          <Figure key={band} name={`bands.${band}`} label={text[band]} value={model.bands[band]} />
        ))}
      </div>
    </>
  )
}
