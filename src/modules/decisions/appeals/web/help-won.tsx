import { useState } from 'react'
import { basesOf, helpTexts, interventionKinds } from '#modules/cases/contract.ts'
import { useText } from '#web/language.ts'
import { Select } from '#web/ui/select.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useAppealText } from './use-appeal.tsx'

const possible = interventionKinds.filter((kind) => basesOf(kind).includes('sol'))

/** Help that a change or a judgment gives; most give none, and then no name is asked for. */
export const HelpWon = () => {
  const { review: text } = useAppealText()
  const { kinds } = useText(helpTexts)
  const [chosen, setChosen] = useState('')
  return (
    <>
      <Select
        name="interventionKind"
        label={text.kind}
        optional
        empty={text.noHelp}
        value={chosen}
        onChange={setChosen}
        choices={possible.map((value) => ({ value, label: kinds[value] }))}
      />
      {chosen !== '' && <TextField name="interventionName" label={text.name} />}
    </>
  )
}
