import { useState } from 'react'
import { ageOn, type Day } from '#kernel/day.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { type ProposalView } from '../contract.ts'
import { asksGround, careGrounds, interventionsOf, kindRules, kindSubjects, proposalKinds } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { FollowUpFields } from './follow-up-fields.tsx'
import { HelpFields } from './help-fields.tsx'

type ProposalFieldsProps = {
  readonly proposal?: ProposalView
  readonly birthOn: Day | null
  /** Without an open investigation only what is decided beside one can be proposed. */
  readonly hasInvestigation?: boolean
}

/** FL 25, where no letters of an investigation tell it. */
const ToldFields = ({ proposal }: { readonly proposal: ProposalView | undefined }) => {
  const { form } = useText({ sv, en })
  const today = useToday()
  return (
    <>
      <DayField
        name="toldOn"
        label={form.toldOn}
        hint={form.toldHint}
        latest={today}
        optional
        defaultValue={proposal?.toldOn ?? ''}
      />
      <TextArea
        name="toldNote"
        label={form.toldNote}
        rows={2}
        optional
        defaultValue={proposal?.toldNote ?? ''}
      />
    </>
  )
}

/** SoL 23:1 speaks of a child. */
const isAdult = (birthOn: Day | null, today: Day): boolean => birthOn !== null && ageOn(birthOn, today) >= 18

/** LVU 2 or 3: chosen, never taken because it stood first. */
const GroundField = ({ proposal }: { readonly proposal: ProposalView | undefined }) => {
  const { form, bases } = useText({ sv, en })
  return (
    <RadioGroup
      name="legalBasis"
      label={form.ground}
      hint={form.groundHint}
      choices={careGrounds.map((value) => ({ value, label: bases[value] }))}
      defaultValue={careGrounds.find((one) => one === proposal?.legalBasis) ?? ''}
    />
  )
}

/** So many can be seen at one glance; more of them become a list. */
const mostRadios = 6

/** Only what the chosen kind of decision needs: a refusal asks for its rule, a grant for the name of the help. */
export const ProposalFields = ({ proposal, birthOn, hasInvestigation = true }: ProposalFieldsProps) => {
  const { form, kinds, kindSubjects: subjectNames } = useText({ sv, en })
  const [chosen, setChosen] = useState<string>(proposal?.kind ?? '')
  const first = hasInvestigation ? 'investigation' : 'running'
  const [subject, setSubject] = useState<string>(proposal ? kindRules[proposal.kind].subject : first)
  const today = useToday()
  const kind = proposalKinds.find((one) => one === chosen)
  const choices = proposalKinds
    .filter((value) => kindRules[value].subject === subject)
    .map((value) => ({ value, label: kinds[value] }))
  const Kinds = choices.length > mostRadios ? Select : RadioGroup
  return (
    <>
      <Select
        name=""
        label={form.subject}
        value={subject}
        onChange={setSubject}
        empty="none"
        choices={kindSubjects.map((value) => ({
          value,
          label:
            value === 'investigation' && !hasInvestigation
              ? `${subjectNames[value]} (${form.noInvestigation.toLowerCase()})`
              : subjectNames[value],
          disabled: value === 'investigation' && !hasInvestigation,
        }))}
      />
      <Kinds
        key={subject}
        name="kind"
        label={form.kind}
        choices={choices}
        value={choices.some(({ value }) => value === chosen) ? chosen : ''}
        onChange={setChosen}
      />
      {kind !== undefined && interventionsOf(kind).length > 0 && (
        <HelpFields key={kind} kind={kind} birthOn={birthOn} proposal={proposal} />
      )}
      {kind !== undefined && asksGround(kind) && <GroundField proposal={proposal} />}
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
      {kind !== undefined && kindRules[kind].followedBy !== undefined && !isAdult(birthOn, today) && (
        <FollowUpFields isChosen={proposal?.followUp ?? false} offer={proposal?.followUpOffer ?? ''} />
      )}
      {kind !== undefined && kindRules[kind].communication === 'told' && <ToldFields proposal={proposal} />}
    </>
  )
}
