import { useState } from 'react'
import { useText } from '#web/language.ts'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { type ProposalView } from '../contract.ts'
import { interventionsOf, proposalKinds } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** Only what the chosen kind of decision needs: a refusal asks for its rule, a grant for the name of the help. */
export const ProposalFields = ({ proposal }: { readonly proposal?: ProposalView }) => {
  const { form, kinds, interventionKinds } = useText({ sv, en })
  const [chosen, setChosen] = useState<string>(proposal?.kind ?? '')
  const kind = proposalKinds.find((one) => one === chosen)
  const given = kind === undefined ? [] : interventionsOf(kind)
  return (
    <>
      <RadioGroup
        name="kind"
        label={form.kind}
        choices={proposalKinds.map((value) => ({ value, label: kinds[value] }))}
        value={chosen}
        onChange={setChosen}
      />
      {given.length > 1 && (
        <RadioGroup
          name="interventionKind"
          label={form.interventionKind}
          choices={given.map((value) => ({ value, label: interventionKinds[value] }))}
          defaultValue={given.find((one) => one === proposal?.interventionKind) ?? given[0] ?? ''}
        />
      )}
      {given.length > 0 && (
        <TextField
          name="interventionName"
          label={form.interventionName}
          hint={form.interventionHint}
          defaultValue={proposal?.interventionName ?? ''}
        />
      )}
      <TextArea
        name="content"
        label={form.content}
        hint={form.contentHint}
        rows={3}
        defaultValue={proposal?.content ?? ''}
      />
      {kind === 'refuse_application' && (
        <TextField
          name="ruleApplied"
          label={form.ruleApplied}
          hint={form.ruleHint}
          defaultValue={proposal?.ruleApplied ?? ''}
        />
      )}
      <TextArea
        name="reasons"
        label={form.reasons}
        hint={form.reasonsHint}
        rows={6}
        defaultValue={proposal?.reasons ?? ''}
      />
    </>
  )
}
