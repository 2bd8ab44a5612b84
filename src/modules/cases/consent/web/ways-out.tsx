import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useAct } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { readCase } from '../../contract.ts'
import { chooseConsentGround, endConsentGround, type HelpConsent, readConsents } from '../contract.ts'
import { useConsentText, useSaveConsent } from './use-consents.ts'

type WaysProps = { readonly caseId: string; readonly openedOn: Day; readonly help: HelpConsent }

/** The paragraph is chosen; where it takes the board, its day and number are asked for, and nothing else. */
const GroundForm = ({ caseId, openedOn, help }: WaysProps) => {
  const text = useConsentText().exception
  const today = useToday()
  const [id, setId] = useState(newKey)
  const save = useSaveConsent(chooseConsentGround, () => setId(newKey()))
  const [chosen, setChosen] = useState('')
  const ground = help.possible.find((one) => one.ground === chosen)
  const guardians = help.people.flatMap(({ part, need, personId, name }) =>
    part === 'guardian' && need === 'must' && personId !== null ? [{ value: personId, label: name }] : [],
  )
  return (
    <Form
      schema={chooseConsentGround.input}
      also={{ caseId, id, interventionId: help.interventionId }}
      label={text.open}
      submit={text.save}
      submitKind="quiet"
      onSubmit={save}
    >
      <RadioGroup
        name="ground"
        label={text.which}
        choices={help.possible.map((one) => ({
          value: one.ground,
          label: text.names[one.ground],
          note: one.paragraph,
        }))}
        value={chosen}
        onChange={setChosen}
      />
      {ground?.isUnverified && <Notice kind="warn">{text.unverified}</Notice>}
      {ground?.forOne && <RadioGroup name="personId" label={text.person} choices={guardians} />}
      {ground && (
        <DayField
          name="decidedOn"
          label={text.decidedOn}
          defaultValue={today}
          earliest={openedOn}
          latest={today}
        />
      )}
      {ground?.byBoard && <TextField name="reference" label={text.reference} hint={text.referenceHint} />}
    </Form>
  )
}

type ChosenProps = {
  readonly caseId: string
  readonly one: HelpConsent['chosen'][number]
  readonly mayWork: boolean
}

const Chosen = ({ caseId, one, mayWork }: ChosenProps) => {
  const text = useConsentText().exception
  const format = useFormat()
  const end = useAct(endConsentGround, { refresh: [readConsents, readCase] })
  const input = { caseId, consentGroundId: one.id, version: one.version }
  return (
    <li className="stack">
      <span>
        {text.standing(text.names[one.ground], one.paragraph)}{' '}
        {one.person !== '' && <span>{text.about(one.person)} </span>}
        <span className="soft">{text.since(format.day(one.decidedOn), one.chosenBy, one.reference)}</span>
      </span>
      {mayWork && (
        <Button kind="bare" pending={end.pending} onPress={() => end.run(input)}>
          {text.end}
        </Button>
      )}
      {end.fault && <ErrorState error={end.fault} />}
    </li>
  )
}

/** The exceptions that the law has: those that were chosen, and those that could be. */
export const WaysOut = ({ mayWork, ...props }: WaysProps & { readonly mayWork: boolean }) => {
  const text = useConsentText().exception
  const { help, caseId } = props
  return (
    <>
      {help.chosen.length > 0 && (
        <ul className="plain stack" aria-label={text.open}>
          {help.chosen.map((one) => (
            <Chosen key={one.id} caseId={caseId} one={one} mayWork={mayWork} />
          ))}
        </ul>
      )}
      {mayWork && help.possible.length > 0 && help.standing !== 'complete' && (
        <Disclosure title={text.open} isOpen={help.standing === 'disagree'}>
          <div className="stack">
            <p className="soft">{text.lead}</p>
            <GroundForm key={help.possible.length} {...props} />
          </div>
        </Disclosure>
      )}
    </>
  )
}
