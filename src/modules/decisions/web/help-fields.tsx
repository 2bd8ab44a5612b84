import {
  ageLimitOf,
  asksForKinFirst,
  basesOf,
  interventionKinds,
  type InterventionKind,
  interventionRules,
  isWithoutConsent,
  needsSpecialReasons,
} from '#modules/cases/contract.ts'
import type { Day } from '#kernel/day.ts'
import { useState } from 'react'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import type { ProposalView } from '../contract.ts'
import { interventionsOf, type ProposalKind } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type HelpFieldsProps = {
  readonly kind: ProposalKind
  readonly birthOn: Day | null
  readonly proposal: ProposalView | undefined
}

type AskedProps = {
  readonly given: InterventionKind
  readonly birthOn: Day | null
  readonly proposal: ProposalView | undefined
}

/** On what the help rests, and what the law asks of this kind: only what this kind needs. */
const AskedByLaw = ({ given, birthOn, proposal }: AskedProps) => {
  const { form, bases } = useText({ sv, en })
  const today = useToday()
  const possible = basesOf(given)
  const stored = possible.find((one) => one === proposal?.legalBasis) ?? possible[0] ?? 'sol'
  const [basis, setBasis] = useState<string>(stored)
  const { home } = interventionRules[given]
  const isForced = possible.some((one) => one === basis && isWithoutConsent(one))
  return (
    <>
      {possible.length > 1 && (
        <Select
          name="legalBasis"
          label={form.legalBasis}
          choices={possible.map((value) => ({ value, label: bases[value] }))}
          value={basis}
          onChange={setBasis}
          empty="none"
        />
      )}
      {isForced && <Notice>{form.withoutConsent}</Notice>}
      {needsSpecialReasons(given, { birthOn, on: today }) && (
        <Checkbox
          name="specialReasons"
          label={form.specialReasons}
          hint={form.specialReasonsHint}
          defaultChecked={proposal?.specialReasons ?? false}
        />
      )}
      {given === 'qualified_contact_person' && (
        <Checkbox
          name="riskBehaviour"
          label={form.riskBehaviour}
          hint={form.riskHint}
          defaultChecked={proposal?.riskBehaviour ?? false}
        />
      )}
      {asksForKinFirst(given) && (
        <TextArea
          name="kinship"
          label={form.kinship}
          hint={form.kinshipHint}
          rows={2}
          defaultValue={proposal?.kinship ?? ''}
        />
      )}
      {home !== 'none' && <Notice>{form.willBeNeeded[home]}</Notice>}
    </>
  )
}

/** Which help, of those that the kind of decision can give. What the child is too old or too young for cannot be chosen. */
export const HelpFields = ({ kind, birthOn, proposal }: HelpFieldsProps) => {
  const { form, interventionKinds: names, answers } = useText({ sv, en })
  const today = useToday()
  const possible = interventionsOf(kind)
  const choices = possible.map((value) => {
    const limit = ageLimitOf(value, { birthOn, on: today })
    return {
      value,
      label: names[value],
      note: limit === undefined ? interventionRules[value].paragraph : answers[limit],
      disabled: limit !== undefined,
    }
  })
  const stored = possible.find((one) => one === proposal?.interventionKind)
  // Where a child is to live is chosen, never taken because it stood first.
  const usual = choices.find(({ value, disabled }) => !disabled && !interventionRules[value].isPlacement)
  const [chosen, setChosen] = useState<string>(stored ?? usual?.value ?? '')
  const given = interventionKinds.find((one) => one === chosen)
  return (
    <>
      <RadioGroup
        name="interventionKind"
        label={form.interventionKind}
        choices={choices}
        value={chosen}
        onChange={setChosen}
      />
      {given && <AskedByLaw key={given} given={given} birthOn={birthOn} proposal={proposal} />}
      <TextField
        name="interventionName"
        label={form.interventionName}
        hint={form.interventionHint}
        defaultValue={proposal?.interventionName ?? ''}
      />
    </>
  )
}
