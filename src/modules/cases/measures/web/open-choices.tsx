import { useState } from 'react'
import { grounds } from '#modules/clocks/processes/contract.ts'
import { ProcessName } from '#modules/clocks/web/process-card.tsx'
import { StepDialog } from '#modules/clocks/web/step-dialog.tsx'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { type MeasuresView, openMeasure } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Choice = MeasuresView['canOpen'][number]
type Picked = Choice & { readonly id: string }

type OpenChoicesProps = {
  readonly caseId: string
  readonly choices: readonly Choice[]
  readonly show: (view: MeasuresView) => Promise<void>
}

const withGrounds = (choice: Choice): readonly Choice[] =>
  choice.asksForGround ? grounds.map((ground) => ({ ...choice, ground })) : [choice]

/** A course begins by what has happened: one press says what, the dialog asks for its day. Last days are counted, never typed. */
export const OpenChoices = ({ caseId, choices, show }: OpenChoicesProps) => {
  const { page: text } = useText({ sv, en })
  const [picked, pick] = useState<Picked>()
  return (
    <>
      <ul className="plain stack">
        {choices.flatMap(withGrounds).map((choice) => (
          <li key={`${choice.kind}-${choice.step}-${choice.ground ?? ''}`}>
            <Button onPress={() => pick({ ...choice, id: newKey() })}>
              <ProcessName kind={choice.kind} step={choice.step} />
              {choice.ground !== null && ` (${text.grounds[choice.ground]})`}
            </Button>{' '}
            <span className="soft">{choice.paragraph}</span>
          </li>
        ))}
      </ul>
      {picked && (
        <StepDialog
          step={{ ...picked, needsNote: false, meets: false }}
          title={text.open}
          schema={openMeasure.input}
          also={{ caseId, id: picked.id, kind: picked.kind, ground: picked.ground }}
          onStep={async (values, key) => show(await call(openMeasure, values, key))}
          onClose={() => pick(undefined)}
        />
      )}
    </>
  )
}
